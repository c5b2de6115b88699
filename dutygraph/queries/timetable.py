"""Deadlines by date, each with the sentence that sets it and how far the work is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Clause, Deadline, Duty, State, Status, Task
from dutygraph.queries.progress import reported, state
from dutygraph.queries.shares import shares

#: How many days ahead what is due counts as due soon.
SOON = 90


class When(StrEnum):
    """How a deadline stands on a day. Declared from the most pressing to the least."""

    LATE = "late"  # past, or said to be late, and not said to be done
    SOON = "soon"  # due in the next SOON days
    LATER = "later"
    UNDATED = "undated"  # standing work, or a date that nobody can tell
    DONE = "done"


class Due(NamedTuple):
    """A deadline of a duty, or (``duty`` is None) of a clause, with the clauses that say for whom it is. ``state`` is None
    where nobody said and it is not past."""

    task: Task
    deadline: Deadline
    duty: Duty | None
    clauses: tuple[Clause, ...]
    state: State | None

    @property
    def sentence(self) -> str:
        """The duty that it stands in, '' for a deadline of a clause."""
        return self.duty.text if self.duty else ""

    def when(self, on: dt.date) -> When:
        """How it stands on the day for which its state was asked."""
        by = self.deadline.by
        if self.state in (State.DONE, State.LATE):
            return When(self.state.value)
        if by is None:
            return When.UNDATED
        return When.SOON if by <= on + dt.timedelta(SOON) else When.LATER

    def is_ahead(self, on: dt.date) -> bool:
        """Whether it is a date that work is still to be done by."""
        return self.deadline.by is not None and self.deadline.by >= on and self.state is not State.DONE


def timetable(graph: DutyGraph, on: dt.date, unit: str | None = None) -> list[Due]:
    """Every deadline, the earliest first; those without a date come last, in the order of the plans.

    Parameters
    ----------
    on : the day on which it is asked how far the work is
    unit : only deadlines of the clauses that charge this unit, and of the duties that these govern

    Raises
    ------
    UnknownName

    Examples
    --------
    >>> import dutygraph
    >>> [(due.task.number, str(due.deadline.by)) for due in timetable(dutygraph.load(), dt.date(2024, 1, 1))][:2]
    [('三（四）', '2021-12-31'), ('五（四）', '2022-12-31')]
    """
    said = {key: status for plan in graph.plans for key, status in reported(plan).items()}
    if unit is None:
        found = [due for task in graph.tasks.values() for due in _of(task, task.duties, task.clauses, said, on)]
    else:
        found = [due for held in shares(graph, unit) for due in _of(held.task, held.duties, held.clauses, said, on)]
    return sorted(found, key=lambda due: due.deadline.by or dt.date.max)


def _of(
    task: Task,
    duties: Sequence[Duty],
    clauses: Iterable[Clause],
    said: Mapping[tuple[str, int], Status],
    on: dt.date,
) -> Iterator[Due]:
    for duty in duties:
        for deadline in duty.deadlines:
            yield Due(
                task, deadline, duty, task.clauses_of(duty), state(said.get((task.id, duty.order)), deadline.by, on)
            )
    for clause in clauses:
        orders = clause.duties or [duty.order for duty in task.duties]
        for deadline in clause.deadlines:
            states = [state(said.get((task.id, order)), deadline.by, on) for order in orders]
            yield Due(task, deadline, None, (clause,), _of_all(states or [state(None, deadline.by, on)]))


def _of_all(states: Sequence[State | None]) -> State | None:
    """How far a whole is by how far its parts are: late as soon as one of them is."""
    if State.LATE in states:
        return State.LATE
    if len(set(states)) == 1:
        return states[0]
    return State.UNDER_WAY if {State.UNDER_WAY, State.DONE} & set(states) else None

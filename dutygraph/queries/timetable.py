"""Deadlines by date, each with the sentence that sets it and how far the work is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.progress import Latest, reported
from dutygraph.model import Clause, Deadline, Duty, Span, State, Status, Task
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
    """A deadline of a duty, or (``duty`` is None) of a clause, with the clauses that say for whom it is, how far the work
    is on a day, and what was last reported of it. ``state`` is None where nobody said and it is not past."""

    task: Task
    deadline: Deadline
    duty: Duty | None
    clauses: tuple[Clause, ...]
    state: State | None
    said: Status | None

    @property
    def sentence(self) -> str:
        """The duty that it stands in, '' for a deadline of a clause."""
        return self.duty.text if self.duty else ""

    @property
    def span(self) -> Span:
        """The words that set it."""
        return self.duty.span if self.duty else self.clauses[0].span

    def when(self, on: dt.date) -> When:
        """How it stands on the day for which its state was asked."""
        by = self.deadline.by
        if self.state in (State.DONE, State.LATE):
            return When(self.state.value)
        if by is None:
            return When.UNDATED
        return When.SOON if by <= on + dt.timedelta(SOON) else When.LATER

    def is_late(self, on: dt.date) -> bool:
        """Whether the day is past and nobody said that the work is done."""
        return self.deadline.by is not None and self.deadline.by < on and self.state is State.LATE

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
    said = {key: status for plan in graph.plans for key, status in reported(plan, on).items()}
    if unit is None:
        found = [due for task in graph.tasks.values() for due in dues_of(task, said, on)]
    else:
        found = [due for held in shares(graph, unit) for due in _dues(held.task, held.duties, held.clauses, said, on)]
    return sorted(found, key=lambda due: due.deadline.by or dt.date.max)


def dues_of(task: Task, said: Latest, on: dt.date) -> list[Due]:
    """Every deadline of a task, in the order of :meth:`Task.deadlines`; ``said`` is what was reported by the day ``on``."""
    return list(_dues(task, task.duties, task.clauses, said, on))


def state(status: Status | None, by: dt.date | None, on: dt.date) -> State | None:
    """How far work that is due ``by`` a day is ``on`` another: late when it is past and not said to be done; None when
    nobody said anything and it is not past.

    >>> state(None, dt.date(2024, 6, 30), dt.date(2024, 7, 1))
    <State.LATE: 'late'>
    """
    said = status.state if status else None
    is_past = by is not None and by < on
    return State.LATE if is_past and said is not State.DONE else said


def together(states: Iterable[State | None]) -> State | None:
    """How far a whole is by how far its parts are: late as soon as one of them is.

    >>> together([State.DONE, None]), together([State.DONE, State.DONE])
    (<State.UNDER_WAY: 'under-way'>, <State.DONE: 'done'>)
    """
    parts = set(states)
    if State.LATE in parts:
        return State.LATE
    if len(parts) == 1:
        return parts.pop()
    return State.UNDER_WAY if {State.UNDER_WAY, State.DONE} & parts else None


def _dues(task: Task, duties: Sequence[Duty], clauses: Sequence[Clause], latest: Latest, on: dt.date) -> Iterator[Due]:
    for duty in duties:
        said = latest.get((task.id, duty.order))
        for deadline in duty.deadlines:
            yield Due(task, deadline, duty, task.clauses_of(duty), state(said, deadline.by, on), said)
    for clause in clauses:
        orders = clause.duties or tuple(duty.order for duty in task.duties) or (0,)
        every = [latest.get((task.id, order)) for order in orders]
        newest = max((said for said in every if said), key=lambda said: said.on, default=None)
        for deadline in clause.deadlines:
            how_far = together(state(said, deadline.by, on) for said in every)
            yield Due(task, deadline, None, (clause,), how_far, newest)

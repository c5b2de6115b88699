"""Every deadline of the plans, with the duties that it is set for and how far they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from dutygraph.model import Clause, Deadline, Plan, State, Task
from dutygraph.queries.progress import reported, state
from dutygraph.text.marks import mend


class Due(NamedTuple):
    """A deadline: the task it stands in, the sentence that sets it, the clauses that say for whom, how far the work is."""

    plan: Plan
    task: Task
    deadline: Deadline
    sentence: str
    clauses: tuple[Clause, ...]
    state: State | None

    def is_ahead(self, on: dt.date) -> bool:
        """Whether it is a date that work is still to be done by."""
        return self.deadline.by is not None and self.deadline.by >= on and self.state is not State.DONE


def read_dates(plan: Plan, on: dt.date) -> Iterator[Due]:
    """The deadlines of a plan in the order of its tasks: of their duties, then of their clauses."""
    said = reported(plan)
    for task in plan.tasks:
        for duty in task.duties:
            for deadline in duty.deadlines:
                how_far = state(said.get((task.id, duty.order)), deadline.by, on)
                yield Due(plan, task, deadline, duty.text, task.clauses_of(duty), how_far)
        for clause in task.clauses:
            orders = clause.duties or tuple(duty.order for duty in task.duties) or (0,)
            for deadline in clause.deadlines:
                states = {state(said.get((task.id, order)), deadline.by, on) for order in orders}
                yield Due(plan, task, deadline, mend(clause.span.quote), (clause,), _together(states))


def _together(states: set[State | None]) -> State | None:
    """How far duties with one deadline are together: late as soon as one is, under way where they differ and one began."""
    if State.LATE in states:
        return State.LATE
    if len(states) == 1:
        return next(iter(states))
    return State.UNDER_WAY if {State.UNDER_WAY, State.DONE} & states else None

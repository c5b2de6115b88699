"""What would happen to the duties if units or leads changed. The graph stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

import msgspec

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Plan, Task
from dutygraph.queries.what_if.changes import Abolish, Change, Merge, Move, Rename, Step, StepKind
from dutygraph.queries.what_if.consequences import Consequence, Double, Effect, consequences_of
from dutygraph.queries.what_if.load import Load, changed_loads
from dutygraph.queries.what_if.reading import Reform, understand
from dutygraph.queries.what_if.tasks import change_task

__all__ = [
    "Abolish",
    "Change",
    "Consequence",
    "Double",
    "Effect",
    "Load",
    "Merge",
    "Move",
    "Outcome",
    "Rename",
    "Step",
    "StepKind",
    "what_if",
]


class Outcome(msgspec.Struct, frozen=True):
    """The changes as they were understood, what they do to the duties, the weightiest first, and whose load changes."""

    steps: tuple[Step, ...]
    consequences: tuple[Consequence, ...]
    loads: tuple[Load, ...]

    @property
    def counts(self) -> dict[Effect, int]:
        """In how many tasks each thing happens: those that happen, the weightiest first."""
        tasks = {effect: {c.task.id for c in self.consequences if effect in c.effects} for effect in Effect}
        return {effect: len(found) for effect, found in tasks.items() if found}


def what_if(graph: DutyGraph, changes: Iterable[Change]) -> Outcome:
    """What would happen to the duties if these changes were made, in the order given.

    It costs what the changed units hold, not the graph.

    Raises
    ------
    UnknownName
        when no unit or task has a name, or several have
    ContradictoryReform
        when a change cannot be made, or is about a group

    Examples
    --------
    >>> import dutygraph
    >>> outcome = what_if(dutygraph.load(), [Abolish("省大数据局")])
    >>> [(c.task.number, c.effects[0].value) for c in outcome.consequences if c.effects[0] is Effect.SOLE_LEAD]
    [('五（四）', 'sole-lead')]
    """
    reform = understand(graph, changes)
    changed = [
        (plan, task, reduce(lambda one, turn: change_task(reform.cast, plan, one, turn), reform.turns, task))
        for plan, task in _touched(graph, reform)
    ]
    found = [c for plan, task, after in changed for c in consequences_of(reform.cast, plan, task, after)]
    weight = {effect: weight for weight, effect in enumerate(Effect)}
    found.sort(key=lambda consequence: weight[consequence.effects[0]])
    return Outcome(reform.steps, tuple(found), tuple(changed_loads(graph, reform.cast, changed)))


def _touched(graph: DutyGraph, reform: Reform) -> list[tuple[Plan, Task]]:
    """The tasks that a changed unit holds or whose lead moves, in the order of the plans."""
    changed = {who for turn in reform.turns for who in turn.units if who in graph.units}
    found = {held.task.id: held.task for who in changed for held in graph.held(who)}
    found |= {step.task.id: step.task for step in reform.steps if step.task}
    of_plan: dict[str, list[Task]] = {}
    for task in found.values():
        of_plan.setdefault(task.plan, []).append(task)
    ordered = (sorted(of_plan.get(plan.id, ()), key=lambda task: task.span.start) for plan in graph.plans)
    return [(graph.plan_by_id[task.plan], task) for tasks in ordered for task in tasks]

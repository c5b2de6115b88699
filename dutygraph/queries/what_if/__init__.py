"""What would happen to the duties if units changed. The graph stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Basis, Plan, Task
from dutygraph.queries.gaps.rule import noted_in
from dutygraph.queries.what_if.clauses import FIRST_LEADS, Reformed, reform_task
from dutygraph.queries.what_if.consequences import Consequence, Double, Kind, Part, kinds_of, parts_of
from dutygraph.queries.what_if.load import Load, changed_load
from dutygraph.queries.what_if.reform import Abolish, Change, Merge, Move, Reform, Rename, Step, StepKind, understand

__all__ = [
    "Abolish",
    "Change",
    "Consequence",
    "Double",
    "Kind",
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
    """The reform as it was understood, what it does to the duties, the weightiest first, and to the load of units."""

    steps: tuple[Step, ...]
    consequences: tuple[Consequence, ...]
    loads: tuple[Load, ...]

    def counts(self, plan: str | None = None) -> dict[Kind, int]:
        """How often each thing happens, in one plan or in all: those that happen, the weightiest first."""
        found = [c.kinds for c in self.consequences if plan is None or c.task.plan == plan]
        return {kind: count for kind in Kind if (count := sum(kind in kinds for kinds in found))}


def what_if(graph: DutyGraph, changes: Iterable[Change]) -> Outcome:
    """What would happen to the duties if all these changes were made, as one reform.

    It costs what the changed units hold, not the graph.

    Raises
    ------
    UnknownName
        when no unit or task has a name, or several have
    ContradictoryReform
        when the changes cannot all be made, or one is about a group

    Examples
    --------
    >>> import dutygraph
    >>> outcome = what_if(dutygraph.load(), [Abolish("省大数据局")])
    >>> [(c.kinds[0].value, c.task.number) for c in outcome.consequences if c.kinds[0] is Kind.SOLE_LEAD]
    [('sole-lead', '五（四）'), ('sole-lead', '九（三）')]
    """
    reform = understand(graph, changes)
    plans = {plan.id: plan for plan in graph.plans}
    tasks = [(plans[task.plan], task) for task in _touched(graph, reform, plans)]
    reformed = [reform_task(graph, plan, task, reform) for plan, task in tasks]
    consequences = [
        consequence
        for (plan, task), clauses in zip(tasks, reformed, strict=True)
        for part in parts_of(task, clauses)
        if (consequence := _consequence(graph, plan, task, part, reform))
    ]
    weight = {kind: weight for weight, kind in enumerate(Kind)}
    consequences.sort(key=lambda consequence: weight[consequence.kinds[0]])
    return Outcome(reform.steps, tuple(consequences), tuple(changed_load(graph, reformed)))


def _touched(graph: DutyGraph, reform: Reform, plans: Mapping[str, Plan]) -> list[Task]:
    """The tasks that a changed unit holds or whose lead moves, in the order of the plans."""
    found = {held.task.id: held.task for identity in reform.heirs for held in graph.held(identity)}
    found |= {step.task.id: step.task for step in reform.steps if step.task}
    position = {plan: position for position, plan in enumerate(plans)}
    return sorted(found.values(), key=lambda task: (position[task.plan], task.span.start))


def _consequence(graph: DutyGraph, plan: Plan, task: Task, part: Part, reform: Reform) -> Consequence | None:
    doubles = _doubles(graph, plan, part, reform)
    lost = {identity for identity, heir in reform.heirs.items() if heir is None}
    kinds = kinds_of(part, lost, doubles, is_unsure=not part.after and _may_be_charged(plan, task, part))
    if not kinds:
        return None
    given = next((clause.given for clause in part.clauses if clause.given), None) if Kind.NEW_LEAD in kinds else None
    quotes = [clause.old.span for clause in part.clauses if clause.old] or [task.span]
    if given is Basis.RULE:
        quotes += [convention.span for convention in plan.conventions if convention.kind in FIRST_LEADS]
    before, after = (tuple(held for _, held in parties) for parties in (part.before, part.after))
    return Consequence(kinds, task, part.duties, before, after, doubles, given, tuple(quotes))


def _doubles(graph: DutyGraph, plan: Plan, part: Part, reform: Reform) -> tuple[Double, ...]:
    """The units that come to stand where several did."""
    former: dict[str, dict[str, None]] = {}  # who stands there then → who stood there
    for who, _ in part.before:
        heir = reform.heirs.get(who)
        if heir or who not in reform.heirs:
            former.setdefault(heir.in_plan(graph, plan)[0] if heir else who, {})[who] = None
    return tuple(
        Double(held.party, tuple(p.held for p in part.before if p.who in former[who]), held.role)
        for who, held in {party.who: party for party in reversed(part.after)}.items()
        if len(former.get(who, ())) > 1
    )


def _may_be_charged(plan: Plan, task: Task, part: Part) -> bool:
    """Whether words behind the duties that were not understood may charge somebody, as the rule no-owner has it."""
    ends = [span.end for noted, span in noted_in(plan, "unread-clause") if noted.id == task.id]
    return bool(ends) and (not part.duties or any(duty.span.start < max(ends) for duty in part.duties))

"""A task after a change: its clauses with the parties that they would name, and who leads them by the conventions then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from dutygraph.model import Assignment, Basis, Clause, Plan, Role, Task
from dutygraph.queries.what_if.reading import Cast, Turn

#: Roles from the strongest to the weakest.
STRENGTH = {role: strength for strength, role in enumerate(Role)}
#: Roles of 负责.
_CHARGED = (Role.SHARED, Role.SUPPORT)
#: Conventions by which the first named leads, and what the others then are.
FIRST_LEADS = {"first-leads": Role.SUPPORT, "first-leads-others-cooperate": Role.COOPERATE}


def change_task(cast: Cast, plan: Plan, task: Task, turn: Turn) -> Task:
    """The task as a change leaves it."""
    if turn.task:
        return _led_by(cast, plan, task, turn.heir) if task.id == turn.task else task
    is_moved = any(clause.basis is Basis.INFERRED for clause in task.clauses)
    return replace(task, clauses=tuple(_handed_on(cast, plan, c, turn, is_moved=is_moved) for c in task.clauses))


def _led_by(cast: Cast, plan: Plan, task: Task, leader: str) -> Task:
    """The task with another lead; who led or shared it supports it. No text says so: the basis is ``inferred``."""
    clauses = [
        replace(
            clause,
            basis=Basis.NONE,
            assignments=_ranked(
                replace(a, role=Role.SUPPORT) if a.role in (Role.LEAD, Role.SHARED) else a
                for a in clause.assignments
                if cast.who(plan, a.party) != leader
            ),
        )
        for clause in task.clauses
    ]
    lead = Assignment(cast.name_in(plan, leader), is_group=False, role=Role.LEAD, rank=1)
    return replace(task, clauses=(*clauses, Clause(task.span, (lead,), Basis.INFERRED)))


def _handed_on(cast: Cast, plan: Plan, clause: Clause, turn: Turn, *, is_moved: bool) -> Clause:
    """The clause with the heir in the places of the units, or without them.

    Once the lead of a task moved, no list in its text says who leads.
    """
    held = [(cast.who(plan, assignment.party), assignment) for assignment in clause.assignments]
    if not any(who in turn.units for who, _ in held):
        return clause
    handed: dict[tuple[str, Role, str], Assignment] = {}  # who would stand twice in one role stands there once
    for who, one in held:
        if who not in turn.units:
            handed.setdefault((who, one.role, one.scope), one)
        elif turn.heir:
            heir = replace(one, party=cast.name_in(plan, turn.heir))
            handed.setdefault((turn.heir, one.role, one.scope), heir)
    parties = list(handed.values())
    parties, basis = (parties, clause.basis) if is_moved else _with_lead(parties, clause, plan)
    return replace(clause, assignments=_ranked(parties), basis=basis)


def _with_lead(parties: list[Assignment], clause: Clause, plan: Plan) -> tuple[list[Assignment], Basis]:
    """The parties, with the lead that they have as the clauses of the plan are read, and its basis.

    Where a closed list comes down to one unit that does the work, that is the sole one; where a rule of the document
    made the first named lead, the next one leads.
    """
    if any(party.role is Role.LEAD for party in parties):
        return parties, clause.basis
    if len(parties) == 1 and not parties[0].is_group and parties[0].role in _CHARGED and not clause.open_list:
        return [replace(parties[0], role=Role.LEAD)], Basis.SOLE
    first = _first_by_rule(parties, clause, plan)
    if first is not None:
        return [replace(party, role=Role.LEAD) if party is first else party for party in parties], Basis.RULE
    return parties, Basis.NONE


def _first_by_rule(parties: Sequence[Assignment], clause: Clause, plan: Plan) -> Assignment | None:
    """Who leads because they are the first named now; None where no rule says so."""
    beside = next((FIRST_LEADS[rule.kind] for rule in plan.conventions if rule.kind in FIRST_LEADS), None)
    if clause.basis is not Basis.RULE or beside is None:
        return None
    if beside is Role.COOPERATE and "配合" in clause.span.quote:
        return None  # some of them were never in the list that the rule is about, and nobody can tell which
    first = next((party for party in parties if party.role is beside), None)
    return None if first is None or first.is_group else first


def _ranked(parties: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """The parties by role, as a plan lists them, their ranks counted anew."""
    ranks: dict[Role, int] = {}
    listed = []
    for party in sorted(parties, key=lambda party: STRENGTH[party.role]):
        ranks[party.role] = ranks.get(party.role, 0) + 1
        listed.append(replace(party, rank=ranks[party.role]))
    return tuple(listed)

"""A task after a reform: its clauses with the parties that they would name, and who leads them by the conventions then."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Assignment, Basis, Clause, Plan, Role, Task
from dutygraph.queries.what_if.reform import Reform, identity_of

_STRENGTH = {role: strength for strength, role in enumerate(Role)}
#: Conventions by which the first named leads, and what the others then are.
FIRST_LEADS = {"first-leads": Role.SUPPORT, "first-leads-others-cooperate": Role.COOPERATE}


class Party(NamedTuple):
    """A party of a clause, and who that is."""

    who: str
    held: Assignment


class Reformed(NamedTuple):
    """A clause before and after; there is none before for what a lead that moves to a task adds to it.

    ``given`` is the basis of the lead where only a convention makes it lead: ``rule`` or ``sole``.
    """

    old: Clause | None
    before: tuple[Party, ...]
    after: tuple[Party, ...]
    given: Basis | None = None

    def governs(self, duty: int) -> bool:
        """Whether it governs the duty with this order."""
        return self.old is None or not self.old.duties or duty in self.old.duties


def reform_task(graph: DutyGraph, plan: Plan, task: Task, reform: Reform) -> list[Reformed]:
    """The clauses of a task, and behind them what a lead that moves there adds."""
    lead = reform.leads.get(task.id)
    mover = lead.in_plan(graph, plan) if lead else None
    clauses = [_reform_clause(graph, plan, clause, reform, mover) for clause in task.clauses]
    if mover:
        clauses.append(Reformed(None, (), (_led_by(*mover),)))
    return clauses


def _reform_clause(
    graph: DutyGraph, plan: Plan, clause: Clause, reform: Reform, mover: tuple[str, str] | None
) -> Reformed:
    before = tuple(Party(identity_of(graph, plan, a.party), a) for a in clause.assignments)
    printed = {who: held.party for who, held in before if who not in reform.heirs}
    kept: list[Party] = []
    heirs: set[str] = set()
    for party in before:
        if party.who not in reform.heirs:
            kept.append(party)
        elif heir := reform.heirs[party.who]:
            who, name = heir.in_plan(graph, plan)
            heirs.add(who)
            kept.append(Party(who, replace(party.held, party=printed.get(who, name))))
    if not heirs and len(kept) == len(before) and not mover:
        return Reformed(clause, before, before)
    kept = _without_doubles(kept, heirs)
    if mover:
        return Reformed(clause, before, _ranked(_led_anew(kept, _led_by(*mover))))
    after, given = _with_lead(kept, clause, plan)
    return Reformed(clause, before, _ranked(after), given)


def _led_by(who: str, name: str) -> Party:
    return Party(who, Assignment(name, is_group=False, role=Role.LEAD, rank=1))


def _without_doubles(parties: list[Party], heirs: set[str]) -> list[Party]:
    """An heir that stands twice keeps its strongest role; a weaker one only beyond the scope of the stronger."""
    kept: list[Party] = []
    for party in sorted(parties, key=lambda party: (_STRENGTH[party.held.role], party.held.scope != "")):
        scope = party.held.scope
        if party.who not in heirs or not any(
            other.who == party.who and other.held.scope in ("", scope) for other in kept
        ):
            kept.append(party)
    return [party for party in parties if any(party is one for one in kept)]


def _led_anew(parties: list[Party], lead: Party) -> list[Party]:
    """The lead, then the others: who led or shared the work supports it."""
    others = [
        party if _STRENGTH[party.held.role] > _STRENGTH[Role.SHARED] else _with_role(party, Role.SUPPORT)
        for party in parties
        if party.who != lead.who
    ]
    return [lead, *others]


def _with_lead(parties: list[Party], clause: Clause, plan: Plan) -> tuple[list[Party], Basis | None]:
    """The parties, with the lead that a convention gives where the former lead is gone, and its basis.

    Where a rule of the document made the first named lead, the next one leads; where a closed list comes down to one
    unit, that is the sole one. Else nobody leads, and those who supported the lead share the work.
    """
    if any(party.held.role is Role.LEAD for party in parties):
        return parties, None
    if not any(a.role is Role.LEAD for a in clause.assignments):
        units = [party for party in parties if not party.held.is_group]
        is_sole = len(parties) == len(units) == 1 and parties[0].held.role is Role.SHARED and not clause.open_list
        return ([_with_role(parties[0], Role.LEAD)], Basis.SOLE) if is_sole else (parties, None)
    position = _next_by_rule(parties, clause, plan)
    if position is not None:
        return [_with_role(p, Role.LEAD) if n == position else p for n, p in enumerate(parties)], Basis.RULE
    return [_with_role(p, Role.SHARED) if p.held.role is Role.SUPPORT else p for p in parties], None


def _next_by_rule(parties: list[Party], clause: Clause, plan: Plan) -> int | None:
    """Where the party stands that leads because it is the first named now; None where no rule says so."""
    beside = next((FIRST_LEADS[rule.kind] for rule in plan.conventions if rule.kind in FIRST_LEADS), None)
    if clause.basis is not Basis.RULE or beside is None:
        return None
    if beside is Role.COOPERATE and "配合" in clause.span.quote:
        return None  # some of them were never in the list that the rule is about, and nobody can tell which
    first = next((n for n, party in enumerate(parties) if party.held.role is beside), None)
    return None if first is None or parties[first].held.is_group else first


def _with_role(party: Party, role: Role) -> Party:
    return Party(party.who, replace(party.held, role=role))


def _ranked(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties by role, as a plan lists them, their ranks counted anew."""
    ranks: dict[Role, int] = {}
    listed = []
    for who, held in sorted(parties, key=lambda party: _STRENGTH[party.held.role]):
        ranks[held.role] = ranks.get(held.role, 0) + 1
        listed.append(Party(who, replace(held, rank=ranks[held.role])))
    return tuple(listed)

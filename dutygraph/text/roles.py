"""Who leads: what 负责 means for the names before it hangs on the whole clause, and on the rules of its document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dutygraph.model import Assignment, Basis, Role
from dutygraph.text.parties import Party

#: Roles of runs that are charged with the work, before the whole clause decides who of them leads.
_CHARGED = {None, Role.SHARED}
#: Rules of a document by which the first named leads, and what the others then are.
_FIRST_LEADS = {"first-leads": Role.SUPPORT, "first-leads-others-cooperate": Role.COOPERATE}
_ROLE_ORDER = {role: position for position, role in enumerate(Role)}


class Run(NamedTuple):
    """Names with one role. ``is_listed`` where only a label charges them (责任单位：X), and no 负责 of their own."""

    parties: tuple[Party, ...]
    role: Role | None
    scope: str = ""
    is_listed: bool = False


def decide(runs: list[Run], is_open: bool, rules: Mapping[str, str]) -> tuple[list[Run], Basis]:
    """Gives the runs that only say 负责 their role, from what the clause says beside them, or the document's rules.

    Parameters
    ----------
    runs : the clause, in order
    is_open : whether a list in it ends with 等
    rules : the kinds of the conventions in force (:class:`dutygraph.text.conventions.Convention`), with their party
    """
    roles = {run.role for run in runs}
    charged = [run for run in runs if run.role in _CHARGED]
    parties = [party for run in charged for party in run.parties]
    units = [party for party in parties if not party.is_group]
    if any(party.mark == rules.get("marked-leads") for party in units):
        return list(_by_mark(runs, rules["marked-leads"])), Basis.RULE
    if charged and Role.LEAD not in roles and all(run.scope for run in charged) and units:
        return [run._replace(role=Role.LEAD) if run in charged else run for run in runs], Basis.STATED
    if Role.LEAD in roles:
        runs = [run._replace(role=Role.SUPPORT) if run.role in _CHARGED else run for run in runs]
        led = any(not party.is_group for run in runs if run.role is Role.LEAD for party in run.parties)
        return runs, Basis.STATED if led else Basis.NONE
    may_lead = len(units) == 1 or (Role.COOPERATE in roles and not any(run.is_listed for run in charged))
    if units and may_lead and Role.SHARED not in roles and roles & {Role.COOPERATE, Role.GUIDE}:
        return list(_with_lead(runs, units, Role.SHARED)), Basis.STATED
    is_sole = len(parties) == 1 and not is_open and roles <= _CHARGED
    if units and is_sole:
        return [run._replace(role=Role.LEAD) for run in runs], Basis.SOLE
    for rule, beside in _FIRST_LEADS.items():
        # A group is no lead; and beside one who guides nobody can tell who is the first.
        if rule in rules and parties and not parties[0].is_group and Role.GUIDE not in roles:
            return list(_with_lead(runs, parties[:1], beside)), Basis.RULE
    return [run._replace(role=run.role or Role.SHARED) for run in runs], Basis.NONE


def _with_lead(runs: list[Run], leads: list[Party], beside: Role) -> Iterator[Run]:
    """Makes these parties of 负责 lead, the others what stands ``beside``."""
    for run in runs:
        if run.role not in _CHARGED:
            yield run
            continue
        for party in run.parties:
            yield Run((party,), Role.LEAD if party in leads else beside, run.scope)


def _by_mark(runs: list[Run], mark: str) -> Iterator[Run]:
    """Makes the marked parties lead and the others that are charged support them."""
    for run in runs:
        for party in run.parties:
            role = Role.LEAD if party.mark == mark else Role.SUPPORT if run.role in _CHARGED else run.role
            yield Run((party,), role, run.scope)


def assignments_of(runs: list[Run]) -> tuple[Assignment, ...]:
    """Parties by role and rank, as the plan file lists them; a party named twice keeps its first role."""
    ranks: dict[Role, int] = {}
    seen: dict[str, Assignment] = {}
    for run in runs:
        role = run.role or Role.SHARED
        for party in run.parties:
            if party.name not in seen:
                ranks[role] = ranks.get(role, 0) + 1
                seen[party.name] = Assignment(party.name, party.is_group, role, ranks[role], run.scope)
    return tuple(sorted(seen.values(), key=lambda assignment: _ROLE_ORDER[assignment.role]))

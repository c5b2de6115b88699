"""How many tasks the units hold before and after a reform."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Role
from dutygraph.queries.what_if.clauses import Party, Reformed

_STRENGTH = {role: strength for strength, role in enumerate(Role)}


class Load(msgspec.Struct, frozen=True):
    """A unit whose load changes: the tasks it leads, and those where it has another role, before and after."""

    unit: str
    name: str
    """Its canonical name."""
    leads: tuple[int, int]
    others: tuple[int, int]


def changed_load(graph: DutyGraph, tasks: Iterable[Sequence[Reformed]]) -> list[Load]:
    """The units whose load the changed tasks change: those that come to lead most first.

    As everywhere, a unit holds a task once, in its strongest role there.
    """
    change: dict[str, list[int]] = {}  # unit → more or fewer tasks that it leads, and holds otherwise
    names: dict[str, str] = {}
    for clauses in tasks:
        before = _strongest(party for clause in clauses for party in clause.before)
        after = _strongest(party for clause in clauses for party in clause.after)
        for held, step in ((before, -1), (after, 1)):
            for who, party in held.items():
                change.setdefault(who, [0, 0])[party.held.role is not Role.LEAD] += step
                names[who] = party.held.party
    loads = []
    for who, (leads, others) in change.items():
        if leads or others:
            count = graph.count(who) if who in graph.units else dict.fromkeys(Role, 0)
            led, held = count[Role.LEAD], sum(count.values()) - count[Role.LEAD]
            loads.append(Load(names[who], who, (led, led + leads), (held, held + others)))
    return sorted(loads, key=lambda load: (load.leads[0] - load.leads[1], load.others[0] - load.others[1]))


def _strongest(parties: Iterable[Party]) -> dict[str, Party]:
    """Each party in its strongest role."""
    held: dict[str, Party] = {}
    for party in parties:
        known = held.get(party.who)
        if known is None or _STRENGTH[party.held.role] < _STRENGTH[known.held.role]:
            held[party.who] = party
    return held

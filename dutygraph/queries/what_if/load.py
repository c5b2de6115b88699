"""How many tasks the units hold before and after changes."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Plan, Role, Task
from dutygraph.queries.what_if.reading import Cast
from dutygraph.queries.what_if.tasks import STRENGTH


class Load(msgspec.Struct, frozen=True):
    """A unit or group whose load changes: the tasks it leads, and those where it has another role, before and after."""

    unit: str
    leads: tuple[int, int]
    others: tuple[int, int]


def changed_loads(graph: DutyGraph, cast: Cast, tasks: Iterable[tuple[Plan, Task, Task]]) -> list[Load]:
    """Whose load the changed tasks change: those that come to lead most first.

    As everywhere, a unit holds a task once, in its strongest role there.
    """
    change: dict[str, list[int]] = {}  # who → more or fewer tasks that they lead, and hold otherwise
    for plan, task, changed in tasks:
        for one, step in ((task, -1), (changed, 1)):
            for who, role in _strongest(cast, plan, one).items():
                change.setdefault(who, [0, 0])[role is not Role.LEAD] += step
    loads = []
    for who, (leads, others) in change.items():
        if leads or others:
            count = dict.fromkeys(Role, 0) if cast.is_new(who) else graph.count(who)
            led = count.pop(Role.LEAD)
            held = sum(count.values())
            loads.append(Load(cast.name(who), (led, led + leads), (held, held + others)))
    return sorted(loads, key=lambda load: (load.leads[0] - load.leads[1], load.others[0] - load.others[1]))


def _strongest(cast: Cast, plan: Plan, task: Task) -> dict[str, Role]:
    """Who holds the task, each in their strongest role."""
    held: dict[str, Role] = {}
    for clause in task.clauses:
        for party in clause.assignments:
            who = cast.who(plan, party.party)
            held[who] = min(held.get(who, party.role), party.role, key=STRENGTH.__getitem__)
    return held

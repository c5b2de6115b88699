"""Which units share tasks with one."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Role


class Shared(NamedTuple):
    """A number of tasks that two units share: the other's canonical name, the asked unit's role there, and the other's."""

    other: str
    role: Role
    other_role: Role
    tasks: int


def co_working(graph: DutyGraph, unit: str) -> list[Shared]:
    """The units and groups that hold tasks of this one, for each pair of roles how many; the most tasks first.

    Raises
    ------
    UnknownName

    Examples
    --------
    >>> import dutygraph
    >>> [(shared.other, shared.tasks) for shared in co_working(dutygraph.load(), "省大数据局")][0]
    ('山东省应急管理厅', 2)
    """
    asked = graph.find_unit(unit).name
    shared: Counter[tuple[str, Role, Role]] = Counter()
    for held in graph.held(unit):
        roles: dict[str, Role] = {}
        plan = graph.plan_by_id[held.task.plan]
        for clause in held.task.clauses:
            for party in clause.assignments:
                other = graph.registry.party_of(plan, party.party).name
                roles[other] = min(party.role, roles.get(other, party.role), key=list(Role).index)
        shared.update((other, held.role, role) for other, role in roles.items() if other != asked)
    return [Shared(*pair, tasks) for pair, tasks in shared.most_common()]

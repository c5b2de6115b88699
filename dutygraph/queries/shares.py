"""A unit's share of each task that it holds: the clauses that charge it, and the duties that these govern."""

from __future__ import annotations

from typing import NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Clause, Duty, Role, Task


class Share(NamedTuple):
    """What a unit has to do in a task: its strongest role there, and whether it leads with others."""

    task: Task
    role: Role
    joint: bool
    clauses: tuple[Clause, ...]
    duties: tuple[Duty, ...]


def shares(graph: DutyGraph, unit: str) -> list[Share]:
    """The unit's shares in the order of the plans. Raises UnknownName.

    >>> import dutygraph
    >>> [(share.task.number, len(share.duties)) for share in shares(dutygraph.load(), "青岛海关")]
    [('六（八）', 6)]
    """
    wanted = graph.find_unit(unit).name
    found = []
    for held in graph.held(unit):
        task, plan = held.task, graph.plan_by_id[held.task.plan]
        clauses = tuple(
            clause
            for clause in task.clauses
            if any(graph.registry.party_of(plan, a.party).name == wanted for a in clause.assignments)
        )
        duties = tuple(duty for duty in task.duties if any(clause in clauses for clause in task.clauses_of(duty)))
        found.append(Share(task, held.role, held.joint, clauses, duties))
    return found

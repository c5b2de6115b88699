"""task-parties: whom the clauses of a task charge."""

from __future__ import annotations

from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.queries.catalogue.query import NUMBER, Query, Row


def rows(graph: DutyGraph, number: str) -> Iterator[Row]:
    """A row for each party of each clause: which clause of the task, which place in it, the role, the name printed there
    and the canonical one."""
    for task in graph.find_tasks(number):
        plan = graph.plan_by_id[task.plan]
        for clause_order, clause in enumerate(task.clauses, 1):
            for order, party in enumerate(clause.assignments, 1):
                name = graph.registry.party_of(plan, party.party).name
                yield task.id, clause_order, order, party.role.value, party.party, name


QUERY = Query(
    meaning=Text("一项任务的责任单位", "the units and groups of one task"),
    columns=("task", "clause", "order", "role", "printed", "unit"),
    rows=rows,
    parameters=(NUMBER,),
)

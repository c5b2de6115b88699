"""co-working: the units that share tasks with one."""

from __future__ import annotations

from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.queries.catalogue.query import UNIT, Query, Row
from dutygraph.queries.co_working import co_working


def rows(graph: DutyGraph, unit: str) -> Iterator[Row]:
    """A row for each unit or group and each pair of roles: its role, the asked unit's role, and in how many tasks."""
    for shared in co_working(graph, unit):
        yield shared.other, graph.printed[shared.other], shared.other_role.value, shared.role.value, shared.tasks


QUERY = Query(
    meaning=Text("与一个单位共同承担任务的单位", "the units that share tasks with a unit"),
    columns=("other", "printed", "other_role", "role", "tasks"),
    rows=rows,
    parameters=(UNIT,),
)

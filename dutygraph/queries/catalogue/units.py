"""units: who holds how many tasks in which role."""

from __future__ import annotations

from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Role
from dutygraph.queries.catalogue.query import OF_UNIT, Query, Row


def rows(graph: DutyGraph, unit: str | None = None) -> Iterator[Row]:
    """A row for each unit and group: how many tasks it holds in each role, counted in its strongest role there."""
    for one in [graph.find_unit(unit)] if unit is not None else graph.units.values():
        counts = graph.count(one.name)
        yield one.name, graph.printed[one.name], one.kind, *(counts[role] for role in Role)


QUERY = Query(
    meaning=Text("单位和泛称，及各角色的任务数", "units and groups, with how many tasks they hold in each role"),
    columns=("unit", "printed", "kind", *(role.value for role in Role)),
    rows=rows,
    parameters=(OF_UNIT,),
)

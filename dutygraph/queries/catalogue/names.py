"""names: what units and groups may be called."""

from __future__ import annotations

from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.queries.catalogue.query import Kind, Parameter, Query, Row


def rows(graph: DutyGraph, name: str | None = None) -> Iterator[Row]:
    """A row for each name and each of those whom it may mean."""
    for called in graph.names if name is None else [name]:
        for canonical in graph.names.get(called, ()):
            yield called, canonical, graph.printed[canonical]


QUERY = Query(
    meaning=Text("单位和泛称的各种名称", "the names that units and groups may be called by"),
    columns=("name", "canonical", "printed"),
    rows=rows,
    parameters=(Parameter("name", Kind.TEXT, Text("只要这个名称", "only this name"), None, True),),
)

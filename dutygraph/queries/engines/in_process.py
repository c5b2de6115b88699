"""The catalogue on the graph in process: nothing to install, nothing to start."""

from __future__ import annotations

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.queries.catalogue import Row, find_query
from dutygraph.queries.engines import in_order
from dutygraph.queries.engines.parameters import Given, checked


class InProcess:
    """The engine of a graph."""

    def __init__(self, graph: DutyGraph) -> None:
        self._graph = graph

    def rows(self, query: str, /, **parameters: Given) -> list[Row]:
        """The rows of a query; see :class:`dutygraph.queries.engines.Engine`."""
        asked = find_query(query).query
        return in_order(asked.rows(self._graph, **checked(asked, parameters)))

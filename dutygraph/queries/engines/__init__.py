"""Engines that run the queries of the catalogue: the graph in process, SPARQL, Neo4j. Each gives the same rows.

>>> import dutygraph
>>> from dutygraph.queries.engines.in_process import InProcess
>>> InProcess(dutygraph.load()).rows("unit-tasks", unit="省大数据局", role="lead")[0]
('山东省十四五安全生产规划/九（三）', '九（三）', '安全生产信息化建设工程', 'lead', True)
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from dutygraph.queries.catalogue import Row
from dutygraph.queries.engines.parameters import Given

__all__ = ["Engine", "Given", "Row", "in_order"]


class Engine(Protocol):
    """What answers the queries of the catalogue."""

    def rows(self, query: str, /, **parameters: Given) -> list[Row]:
        """The rows of a query, each once, in one order on every engine.

        Raises
        ------
        UnknownName
            when there is no such query, unit or task, or a name may mean several units
        TypeError
            when a parameter is missing, unknown, or no value of its kind
        DutyGraphError
            when a server does not answer
        """


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Rows in the order in which every engine gives them."""
    return sorted(set(rows))

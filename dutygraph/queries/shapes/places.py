"""Where the nodes of a graph stand, by their IRIs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.rdf.write import iri
from dutygraph.model import Role, Span, Task

_Found = TypeVar("_Found")
#: Edges to what stands elsewhere than the edge itself.
_ELSEWHERE = {*(role.value for role in Role), "governs", "cites"}


class Places:
    """Where each node stands. A part of a node by its IRI (an assignment, a quote) stands where the node does."""

    def __init__(self, graph: DutyGraph) -> None:
        self._plans = {iri(plan.id): plan.id for plan in graph.plans}
        self._tasks = {iri(identity): task for identity, task in graph.tasks.items()}
        self._order = {iri(node.id): order for order, node in enumerate(graph.nodes())}
        self._spans: dict[str, Span] = {}
        for edge in graph.edges():
            if edge.kind == "may_charge":  # words that were not understood stand in a task, not below it
                if edge.target in graph.tasks:
                    self._tasks[iri(edge.source)] = graph.tasks[edge.target]
            elif edge.span and edge.kind not in _ELSEWHERE:
                self._spans[iri(edge.target)] = edge.span

    def task(self, node: str) -> Task | None:
        """The task that it is, or is part of."""
        return _first(self._tasks, node)

    def span(self, node: str) -> Span | None:
        """The words that it was read from."""
        return _first(self._spans, node)

    def plan(self, node: str) -> str:
        """The id of its plan, '' where it belongs to none."""
        return _first(self._plans, node) or ""

    def order(self, node: str) -> int:
        """Its place among all nodes; behind them where it is none."""
        found = _first(self._order, node)
        return len(self._order) if found is None else found


def _first(known: dict[str, _Found], node: str) -> _Found | None:
    return next((known[each] for each in _wholes(node) if each in known), None)


def _wholes(node: str) -> Iterator[str]:
    """An IRI, and those of the things that it is a part of."""
    while node:
        yield node
        node = node.rpartition("/")[0]

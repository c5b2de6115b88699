"""A graph and a server, compared plan by plan. What the server has of other plans is no difference."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.neo4j.connect import Server
from dutygraph.graph.neo4j.mapping import IDENTIFYING, Properties, edge_properties, key, node_properties
from dutygraph.graph.neo4j.portions import Portion, portions, shared_nodes
from dutygraph.graph.neo4j.stored import StoredEdge, StoredNode, edges_of, nodes_by_id, nodes_of
from dutygraph.graph.walk import Edge, Node

#: Differences that a comparison keeps; it counts all.
_MOST_KEPT = 1_000


class How(StrEnum):
    """How a server differs: what it lacks, what it has beside the plan, what it has otherwise."""

    MISSING = "missing"
    EXTRA = "extra"
    DIFFERENT = "different"


class Difference(NamedTuple):
    """A node, or the edge from ``id`` to ``target``, that server and graph do not have alike, and the properties in which
    they differ. ``element`` is the server's name for an edge that it has beside the plan."""

    how: How
    kind: str
    id: str
    target: str = ""
    properties: tuple[str, ...] = ()
    element: str = ""


class Comparison(NamedTuple):
    """How many differences there are of each sort, and the first thousand of them."""

    counts: Counter[How]
    first: list[Difference]


def compare(server: Server, graph: DutyGraph) -> Comparison:
    """Whether the server has the graph's plans as they are. Raises DutyGraphError."""
    counts: Counter[How] = Counter()
    first: list[Difference] = []
    for difference in differences(server, graph):
        counts[difference.how] += 1
        if len(first) < _MOST_KEPT:
            first.append(difference)
    return Comparison(counts, first)


def differences(server: Server, graph: DutyGraph) -> Iterator[Difference]:
    """Every difference, found while asking for one plan after the other. Raises DutyGraphError."""
    by_kind: dict[str, list[Node]] = defaultdict(list)
    for node in shared_nodes(graph).values():
        by_kind[node.kind].append(node)
    for kind, nodes in by_kind.items():
        yield from _between_nodes(None, nodes, nodes_by_id(server, kind, [key(node.id) for node in nodes]))
    for portion in portions(graph):
        yield from _of_plan(server, portion)


def _of_plan(server: Server, portion: Portion) -> Iterator[Difference]:
    plan = key(portion.plan)
    yield from _between_nodes(portion.plan, portion.nodes.values(), nodes_of(server, plan))
    yield from _between_edges(portion.edges, edges_of(server, plan))


def _between_nodes(plan: str | None, nodes: Iterable[Node], stored: Iterable[StoredNode]) -> Iterator[Difference]:
    found = {(node.kind, str(node.has["id"])): node.has for node in stored}
    for node in nodes:
        has = found.pop((node.kind, key(node.id)), None)
        if has is None:
            yield Difference(How.MISSING, node.kind, node.id)
        elif differing := _differing(node_properties(node, plan), has):
            yield Difference(How.DIFFERENT, node.kind, node.id, properties=differing)
    for kind, identity in found:
        yield Difference(How.EXTRA, kind, identity)


def _between_edges(edges: Iterable[Edge], stored: Iterable[StoredEdge]) -> Iterator[Difference]:
    found: dict[tuple[object, ...], StoredEdge] = {}
    for edge in stored:
        identity = (edge.kind, key(edge.source), key(edge.target), *map(edge.has.get, IDENTIFYING))
        if found.setdefault(identity, edge) is not edge:
            yield Difference(How.EXTRA, edge.kind, edge.source, edge.target, element=edge.element)
    for wanted in edges:
        has = edge_properties(wanted)
        identity = (wanted.kind, key(wanted.source), key(wanted.target), *map(has.get, IDENTIFYING))
        there = found.pop(identity, None)
        if there is None:
            yield Difference(How.MISSING, wanted.kind, wanted.source, wanted.target)
        elif differing := _differing(has, there.has):
            yield Difference(How.DIFFERENT, wanted.kind, wanted.source, wanted.target, differing)
    for edge in found.values():
        yield Difference(How.EXTRA, edge.kind, edge.source, edge.target, element=edge.element)


def _differing(wanted: Properties, has: Properties) -> tuple[str, ...]:
    if wanted == has:
        return ()
    return tuple(sorted(name for name in wanted.keys() | has.keys() if wanted.get(name) != has.get(name)))

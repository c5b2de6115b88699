"""The graph in portions: what plans share, then plan by plan, so that no more than one plan is held at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.neo4j.mapping import SHARED
from dutygraph.graph.walk import Edge, Node


class Portion(NamedTuple):
    """The nodes that belong to one plan, by identity, and the edges that begin or end at them."""

    plan: str
    nodes: dict[str, Node]
    edges: list[Edge]

    def ends(self, edge: Edge, shared: dict[str, Node]) -> tuple[Node, Node]:
        """The nodes that an edge leads from and to, each of the plan or shared."""
        nodes = self.nodes
        return nodes.get(edge.source) or shared[edge.source], nodes.get(edge.target) or shared[edge.target]


def shared_nodes(graph: DutyGraph) -> dict[str, Node]:
    """The units, groups and documents of the graph, by identity."""
    return {node.id: node for node in graph.nodes() if node.kind in SHARED}


def portions(graph: DutyGraph) -> Iterator[Portion]:
    """The plans, one after the other, as the graph is walked: all of a plan's nodes and edges before those of the next."""
    edges = graph.edges()
    waiting: Iterator[Edge] = iter(())
    for nodes in _nodes_by_plan(graph):
        plan = next(iter(nodes))
        own: list[Edge] = []
        for edge in chain(waiting, edges):
            if edge.source not in nodes and edge.target not in nodes:
                waiting = iter((edge,))
                break
            own.append(edge)
        else:
            waiting = iter(())
        yield Portion(plan, nodes, own)


def _nodes_by_plan(graph: DutyGraph) -> Iterator[dict[str, Node]]:
    nodes: dict[str, Node] = {}
    for node in graph.nodes():
        if node.kind == "plan" and nodes:
            yield nodes
            nodes = {}
        if node.kind not in SHARED:
            nodes[node.id] = node
    if nodes:
        yield nodes

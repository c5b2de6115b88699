"""DutyGraph → networkx MultiDiGraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from dutygraph.graph.duty_graph import DutyGraph


def build(graph: DutyGraph) -> nx.MultiDiGraph[str]:
    """All nodes and edges with their properties; ``kind`` tells the kind, and edges are keyed by it."""
    built: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in graph.nodes():
        built.add_node(node.id, kind=node.kind, **node.properties)
    for edge in graph.edges():
        built.add_edge(edge.source, edge.target, kind=edge.kind, **edge.flat)
    return built

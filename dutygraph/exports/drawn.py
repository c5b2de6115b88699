"""The graph as networkx has it, made fit for files of XML: clean text, and for each node and edge how it looks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from dutygraph.exports.looks import Look, edge_label, looks
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang
from dutygraph.text.characters import without_controls

if TYPE_CHECKING:
    import networkx as nx


class Drawn(NamedTuple):
    """The graph, and the look of its nodes by their names there."""

    graph: nx.MultiDiGraph[str]
    looks: dict[str, Look]


def drawn(graph: DutyGraph, lang: Lang) -> Drawn:
    """A networkx graph whose texts are clean and whose nodes and edges have a ``label``.

    Nodes whose identities differ only in characters that XML cannot hold stay apart.
    """
    import networkx as nx

    built: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    look_of = looks(graph, graph.nodes(), graph.edges())
    names: dict[str, str] = {}
    for node in graph.nodes():
        name = without_controls(node.id)
        while name in built:
            name += "~"
        names[node.id] = name
        built.add_node(name, kind=node.kind, label=look_of[node.id].label, **_clean(node.properties))
    for edge in graph.edges():
        label = edge_label(edge.kind, lang)
        built.add_edge(names[edge.source], names[edge.target], kind=edge.kind, label=label, **_clean(edge.flat))
    return Drawn(built, {names[identity]: look for identity, look in look_of.items()})


def _clean(properties: Mapping[str, object]) -> dict[str, object]:
    """The values as plain ones: a list as one text."""
    joined = {key: "、".join(value) if isinstance(value, tuple) else value for key, value in properties.items()}
    return {key: without_controls(value) if isinstance(value, str) else value for key, value in joined.items()}

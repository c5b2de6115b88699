"""The networkx graph made fit for files: every node and edge with a label, no character that XML cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.schema import EDGE_KINDS
from dutygraph.messages import Lang
from dutygraph.text.characters import without_controls

if TYPE_CHECKING:
    import networkx as nx


def labelled(graph: DutyGraph, lang: Lang) -> nx.MultiDiGraph[str]:
    """A copy of the graph's networkx form whose texts are clean and whose nodes and edges have a ``label``."""
    import networkx as nx

    built: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for identity, attributes in graph.networkx.nodes(data=True):
        clean = {key: _clean(value) for key, value in attributes.items()}
        built.add_node(_clean(identity), label=clean.get("number") or clean.get("title") or identity, **clean)
    for source, target, attributes in graph.networkx.edges(data=True):
        kind = EDGE_KINDS[attributes["kind"]]
        label = kind.label if lang == "zh" else kind.name
        built.add_edge(_clean(source), _clean(target), label=label, **{k: _clean(v) for k, v in attributes.items()})
    return built


def _clean(value: object) -> object:
    if isinstance(value, tuple):
        value = "、".join(value)
    return without_controls(value) if isinstance(value, str) else value

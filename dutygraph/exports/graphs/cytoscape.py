"""Cytoscape JSON: for Cytoscape (a .cyjs file) and for pages that draw with Cytoscape.js."""

from __future__ import annotations

import msgspec

from dutygraph.exports.looks import edge_colour, edge_label, looks
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang
from dutygraph.text.characters import without_lone_surrogates

#: Cytoscape.js draws with it; Cytoscape has styles of its own.
_STYLE = [
    {
        "selector": "node",
        "style": {
            "label": "data(label)",
            "background-color": "data(colour)",
            "width": "data(size)",
            "height": "data(size)",
            "text-halign": "right",
            "text-valign": "center",
            "font-family": '"Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif',
        },
    },
    {
        "selector": "edge",
        "style": {
            "line-color": "data(colour)",
            "target-arrow-color": "data(colour)",
            "target-arrow-shape": "triangle",
            "curve-style": "straight",
            "width": 1,
        },
    },
]


def render(graph: DutyGraph, lang: Lang) -> bytes:
    """Nodes with their places (layout ``preset``) and edges, each with its properties and look as ``data``."""
    look_of = looks(graph, graph.nodes(), graph.edges())
    nodes = [
        {
            "data": {
                **node.properties,
                "id": node.id,
                "kind": node.kind,
                "label": look_of[node.id].label,
                "colour": look_of[node.id].colour,
                "size": look_of[node.id].size,
            },
            "position": {"x": look_of[node.id].x, "y": look_of[node.id].y},
        }
        for node in graph.nodes()
    ]
    edges = [
        {
            "data": {
                **edge.flat,
                "source": edge.source,
                "target": edge.target,
                "kind": edge.kind,
                "label": edge_label(edge.kind, lang),
                "colour": edge_colour(edge.kind),
            }
        }
        for edge in graph.edges()
    ]
    document = {
        "format_version": "1.0",
        "generated_by": "dutygraph",
        "target_cytoscapejs_version": "~3.0",
        "data": {"name": "、".join(plan.title for plan in graph.plans)},
        "elements": {"nodes": nodes, "edges": edges},
        "layout": {"name": "preset"},
        "style": _STYLE,
    }
    return msgspec.json.format(msgspec.json.encode(_encodable(document)), indent=1) + b"\n"


def _encodable(value: object) -> object:
    """The document without halves of characters, which no JSON in UTF-8 holds."""
    if isinstance(value, str):
        return without_lone_surrogates(value)
    if isinstance(value, dict):
        return {key: _encodable(item) for key, item in value.items()}
    return [_encodable(item) for item in value] if isinstance(value, list | tuple) else value

"""Nodes and edges as JSON: what a program without a graph library reads."""

from __future__ import annotations

import msgspec

from dutygraph.exports.records import span_record
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang


def render(graph: DutyGraph, lang: Lang) -> str:
    """``{"nodes": [{id, kind, …}], "edges": [{source, target, kind, …, span}]}``, nodes and edges in plan order."""
    document = {
        "nodes": [{"id": node.id, "kind": node.kind, **node.properties} for node in graph.nodes()],
        "edges": [
            {"source": e.source, "target": e.target, "kind": e.kind}
            | e.properties
            | ({"span": span_record(e.span)} if e.span else {})
            for e in graph.edges()
        ],
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=1).decode() + "\n"

"""JSON-LD: RDF that programs read as JSON."""

from __future__ import annotations

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang


def render(graph: DutyGraph, lang: Lang) -> bytes:
    """All nodes and edges as RDF statements, an object a thing; the context is in the file."""
    from dutygraph.graph.rdf import formats, write

    return formats.jsonld(write.quads(graph))

"""Turtle: RDF that people read."""

from __future__ import annotations

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang


def render(graph: DutyGraph, lang: Lang) -> bytes:
    """All nodes and edges as RDF statements, a block a thing."""
    from dutygraph.graph.rdf import formats, write

    return formats.turtle(write.quads(graph))

"""The ontology that the RDF exports are written with, as Turtle. It is the same for every graph."""

from __future__ import annotations

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang


def render(graph: DutyGraph, lang: Lang) -> bytes:
    """Classes, properties and roles, with labels in both languages."""
    from dutygraph.graph.rdf import formats, ontology

    return formats.turtle(ontology.quads())

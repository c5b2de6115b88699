"""RDF/XML, for programs that read nothing newer."""

from __future__ import annotations

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang


def render(graph: DutyGraph, lang: Lang) -> bytes:
    """All nodes and edges as RDF statements; characters that XML cannot hold become U+FFFD."""
    from dutygraph.graph.rdf import formats, write

    return formats.rdfxml(write.quads(graph))

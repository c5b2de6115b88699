"""N-Quads: RDF that servers load, each plan in a named graph of its own, so that it can be replaced there."""

from __future__ import annotations

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang


def render(graph: DutyGraph, lang: Lang) -> bytes:
    """All nodes and edges as RDF statements, a line each. The graph of a plan is named like the plan."""
    from dutygraph.graph.rdf import formats, write

    return formats.nquads(write.quads(graph, by_plan=True))

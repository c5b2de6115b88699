"""GraphML, for Gephi, yEd, igraph and networkx."""

from __future__ import annotations

import networkx as nx

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.labelled import labelled
from dutygraph.messages import Lang


def render(graph: DutyGraph, lang: Lang) -> str:
    """All nodes and edges with their properties; ``label`` is what to show, ``kind`` what it is."""
    return "\n".join(nx.generate_graphml(labelled(graph, lang), named_key_ids=True)) + "\n"

"""GEXF, for Gephi, with a colour for each kind of node."""

from __future__ import annotations

import networkx as nx

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.labelled import labelled
from dutygraph.messages import Lang

_COLOURS = {
    "plan": (64, 64, 64),
    "section": (120, 120, 120),
    "task": (31, 119, 180),
    "duty": (174, 199, 232),
    "unit": (214, 39, 40),
    "group": (255, 152, 150),
    "deadline": (255, 127, 14),
    "target": (44, 160, 44),
    "document": (148, 103, 189),
    "clause": (199, 199, 199),
    "convention": (199, 199, 199),
    "diagnostic": (188, 189, 34),
    "status": (23, 190, 207),
    "acceptance": (158, 218, 229),
}


def render(graph: DutyGraph, lang: Lang) -> str:
    """All nodes and edges with their properties, labels and colours."""
    built = labelled(graph, lang)
    for _, attributes in built.nodes(data=True):
        red, green, blue = _COLOURS[attributes["kind"]]
        attributes["viz"] = {"color": {"r": red, "g": green, "b": blue, "a": 1.0}}
    for *_, attributes in built.edges(data=True):
        # To GEXF ``start`` and ``end`` of an edge are times.
        if "start" in attributes:
            attributes["span_start"], attributes["span_end"] = attributes.pop("start"), attributes.pop("end")
    return "\n".join(nx.generate_gexf(built, version="1.2draft")) + "\n"

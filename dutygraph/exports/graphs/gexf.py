"""GEXF, for Gephi, with the colour, size and place of each node and the colour of each edge."""

from __future__ import annotations

import networkx as nx

from dutygraph.exports.drawn import drawn
from dutygraph.exports.looks import edge_colour, rgb
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang


def render(graph: DutyGraph, lang: Lang) -> str:
    """All nodes and edges with their properties. In Gephi ``y`` grows upwards, so the plan begins at the top there."""
    built, looks = drawn(graph, lang)
    for name, attributes in built.nodes(data=True):
        look = looks[name]
        place = {"x": look.x, "y": 0.0 - look.y, "z": 0.0}
        attributes["viz"] = {"color": _colour(look.colour), "size": look.size, "position": place}
    for *_, attributes in built.edges(data=True):
        attributes["viz"] = {"color": _colour(edge_colour(attributes["kind"]))}
        # To GEXF ``start`` and ``end`` of an edge are times.
        if "start" in attributes:
            attributes["span_start"], attributes["span_end"] = attributes.pop("start"), attributes.pop("end")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(nx.generate_gexf(built, version="1.2draft")) + "\n"


def _colour(colour: str) -> dict[str, float]:
    red, green, blue = rgb(colour)
    return {"r": red, "g": green, "b": blue, "a": 1.0}

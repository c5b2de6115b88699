"""GraphML, for Gephi, yEd, igraph and networkx."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from networkx.readwrite.graphml import GraphMLWriter

from dutygraph.exports.drawn import drawn
from dutygraph.exports.looks import Look, edge_colour, rgb
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang

_YED = "http://www.yworks.com/xml/graphml"
_SHAPE = "yed"


def render(graph: DutyGraph, lang: Lang) -> bytes:
    """All nodes and edges with their properties: ``label`` is what to show, ``kind`` what it is.

    ``x``, ``y``, ``size``, ``r``, ``g`` and ``b`` are as Gephi takes them, ``y`` growing upwards; yEd finds a shape of its
    own at each node.
    """
    built, looks = drawn(graph, lang)
    for name, attributes in built.nodes(data=True):
        look = looks[name]
        attributes.update({"x": look.x, "y": 0.0 - look.y, "size": look.size}, **_channels(look.colour))
    for *_, attributes in built.edges(data=True):
        attributes.update(_channels(edge_colour(attributes["kind"])))
    writer = GraphMLWriter()
    writer.add_graph_element(built)
    root = writer.xml
    root.set("xmlns:y", _YED)
    root.insert(0, Element("key", {"id": _SHAPE, "for": "node", "yfiles.type": "nodegraphics"}))
    for node in root.iter("node"):
        data = Element("data", key=_SHAPE)
        data.append(_shape(looks[node.get("id")]))
        node.insert(0, data)  # before ``x`` and ``y``, which networkx takes from yEd's shape else
    indent(root)
    # A parser takes a bare carriage return for a line break; attributes have none, they are escaped.
    content: bytes = tostring(root, "utf-8", xml_declaration=True)
    return content.replace(b"\r", b"&#13;") + b"\n"


def _channels(colour: str) -> dict[str, int]:
    return dict(zip("rgb", rgb(colour), strict=True))


def _shape(look: Look) -> Element:
    """A node as yEd draws it."""
    shape = Element("y:ShapeNode")
    side = str(look.size)
    SubElement(shape, "y:Geometry", x=str(look.x), y=str(look.y), width=side, height=side)
    SubElement(shape, "y:Fill", color=look.colour, transparent="false")
    label = SubElement(shape, "y:NodeLabel", modelName="sides", modelPosition="e", fontSize="12")
    label.text = look.label
    SubElement(shape, "y:Shape", type="ellipse")
    return shape

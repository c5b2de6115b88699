"""Nodes and edges ↔ what Neo4j holds of them. Labels, relationship types and property names come from the schema, never
from a document; whatever a document says is a value."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from dutygraph.errors import DutyGraphError
from dutygraph.graph.schema import EDGES, NODES, SPAN_PROPERTIES
from dutygraph.graph.walk import Edge, Node, Value
from dutygraph.model import Span
from dutygraph.text.characters import without_lone_surrogates

LABELS = {kind.name: kind.name.capitalize() for kind in NODES}
KINDS = {label: kind for kind, label in LABELS.items()}
TYPES = {kind.name: kind.name.upper() for kind in EDGES}
EDGE_KIND_OF = {type_: kind for kind, type_ in TYPES.items()}

#: Kinds of nodes that belong to no plan: several may refer to them.
SHARED = frozenset({"unit", "group", "document"})
#: Properties that tell edges of one kind between the same nodes apart.
IDENTIFYING = ("clause", "order")

#: Characters of the longest identity that is kept as it is: an index of Neo4j takes no value above 8,167 bytes.
_LONGEST = 2_000
_INTEGERS = range(-(2**63), 2**63)

Properties = dict[str, Any]


def key(identity: str) -> str:
    """The property ``id`` of the node with this identity: the same, but for one too long to be looked up by.

    >>> key("山东/六（二）"), len(key("长" * 5000))
    ('山东/六（二）', 265)
    """
    identity = without_lone_surrogates(identity)
    if len(identity) <= _LONGEST:
        return identity
    return f"{identity[:200]}…{sha256(identity.encode()).hexdigest()}"


def node_properties(node: Node, plan: str | None) -> Properties:
    """What a node has on the server: its own properties, its ``id`` and that of the ``plan`` it belongs to.

    Raises
    ------
    DutyGraphError
        for a number that Neo4j cannot hold
    """
    held = _all_held(node.properties, node.id)
    held["id"] = key(node.id)
    if held["id"] != node.id:
        held["whole_id"] = without_lone_surrogates(node.id)
    if plan is not None and node.kind not in SHARED:
        held["plan"] = key(plan)
    return held


def edge_properties(edge: Edge) -> Properties:
    """What an edge has on the server. Raises DutyGraphError."""
    return _all_held(edge.flat, edge.source)


def node_of(kind: str, properties: Mapping[str, Any]) -> Node:
    """The node that has these properties on the server. Raises KeyError."""
    has = dict(properties)
    identity = str(has.pop("id"))
    has.pop("plan", None)
    return Node(has.pop("whole_id", identity), kind, _values(has))


def edge_of(source: str, target: str, kind: str, properties: Mapping[str, Any]) -> Edge:
    """The edge that has these properties on the server. Raises KeyError."""
    has = _values(properties)
    if "file" not in has:
        return Edge(source, target, kind, has, None)
    file, start, end, quote = (has.pop(name) for name in SPAN_PROPERTIES[:4])
    return Edge(
        source, target, kind, has, Span(str(file), _number(start), _number(end), str(quote), str(has.pop("place", "")))
    )


def _all_held(properties: dict[str, Value], of: str) -> Properties:
    return {
        name: without_lone_surrogates(value) if value.__class__ is str else _held(value, of)
        for name, value in properties.items()
    }


def _held(value: Value, of: str) -> object:
    """A value that is no text, as Neo4j holds it."""
    if isinstance(value, tuple):
        return [without_lone_surrogates(each) for each in value]
    if isinstance(value, int) and value not in _INTEGERS:
        raise DutyGraphError("neo4j_number", of, number=value)
    return value


def _values(properties: Mapping[str, Any]) -> dict[str, Value]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in properties.items()}


def _number(value: Value) -> int:
    return int(str(value))

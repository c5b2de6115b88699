"""What a server has of one plan: the nodes that belong to it, and the edges that begin or end at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dutygraph.graph.neo4j.connect import Server
from dutygraph.graph.neo4j.mapping import LABELS, SHARED, TYPES, Properties
from dutygraph.graph.schema import EDGE_KINDS, EDGES

#: Nodes that are looked up at once.
_AT_ONCE = 5_000


class StoredNode(NamedTuple):
    """A node on the server: its kind and its properties there."""

    kind: str
    has: Properties


class StoredEdge(NamedTuple):
    """An edge on the server: its kind, the identities of its ends, its properties there, and the server's name for it."""

    kind: str
    source: str
    target: str
    has: Properties
    element: str


_OWN = [kind for kind in LABELS if kind not in SHARED]
_NODES = " UNION ALL ".join(
    f"MATCH (n:{LABELS[kind]} {{plan: $plan}}) RETURN '{kind}' AS kind, properties(n) AS has" for kind in _OWN
)
_CITED = " UNION ".join(
    f"MATCH (:{LABELS[kind]} {{plan: $plan}})-[:CITES]->(n:Document) RETURN 'document' AS kind, properties(n) AS has"
    for kind in EDGE_KINDS["cites"].sources
)


def _edges_at(kind: str, own: str, pattern: str) -> str:
    return (
        f"MATCH (own:{LABELS[own]} {{plan: $plan}}){pattern.format(TYPES[kind])}(other) RETURN '{kind}' AS kind, "
        "coalesce(startNode(edge).whole_id, startNode(edge).id) AS source, "
        "coalesce(endNode(edge).whole_id, endNode(edge).id) AS target, properties(edge) AS has, elementId(edge) AS element"
    )


#: An edge belongs to the plan that it begins in; one that begins at what plans share, to the plan that it ends in.
_EDGES = " UNION ALL ".join(
    _edges_at(kind.name, own, pattern)
    for kind in EDGES
    for ends, pattern in [
        (kind.targets, "<-[edge:{}]-") if SHARED.issuperset(kind.sources) else (kind.sources, "-[edge:{}]->")
    ]
    for own in ends
)


def plan_ids(server: Server) -> list[str]:
    """The identities of the plans on the server, in their order. Raises DutyGraphError."""
    return [row["id"] for row in server.read("MATCH (n:Plan) RETURN coalesce(n.whole_id, n.id) AS id ORDER BY id")]


def nodes_of(server: Server, plan: str) -> list[StoredNode]:
    """The nodes that belong to the plan with this ``id``. Raises DutyGraphError."""
    return [StoredNode(**row) for row in server.read(_NODES, plan=plan)]


def edges_of(server: Server, plan: str) -> list[StoredEdge]:
    """The edges of the plan with this ``id``. Raises DutyGraphError."""
    return [StoredEdge(**row) for row in server.read(_EDGES, plan=plan)]


def documents_of(server: Server, plan: str) -> list[StoredNode]:
    """The documents that the plan with this ``id`` cites. Raises DutyGraphError."""
    return [StoredNode(**row) for row in server.read(_CITED, plan=plan)]


def nodes_by_id(server: Server, kind: str, ids: Sequence[str]) -> Iterator[StoredNode]:
    """The nodes of a kind that have one of these ``id``. Raises DutyGraphError."""
    query = f"UNWIND $ids AS id MATCH (n:{LABELS[kind]} {{id: id}}) RETURN properties(n) AS has"
    for start in range(0, len(ids), _AT_ONCE):
        for row in server.read(query, ids=ids[start : start + _AT_ONCE]):
            yield StoredNode(kind, row["has"])

"""Deletes from a server what the plans of a graph no longer have. Other plans stay as they are."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.neo4j.compare import Difference, How, differences
from dutygraph.graph.neo4j.connect import Server
from dutygraph.graph.neo4j.mapping import LABELS, SHARED

#: Nodes or edges that one transaction deletes at most.
_AT_ONCE = 5_000
_DELETE_EDGES = "UNWIND $rows AS element MATCH ()-[edge]->() WHERE elementId(edge) = element DELETE edge"


class Pruned(NamedTuple):
    """How many nodes and edges were deleted, an edge that went with its node not counted."""

    nodes: int
    edges: int


def prune(server: Server, graph: DutyGraph) -> Pruned:
    """Deletes the nodes and edges that the server has beside the graph's plans, then the units, groups and documents that
    nothing refers to any more. Raises DutyGraphError; doing it again carries on."""
    extra = [found for found in differences(server, graph) if found.how is How.EXTRA]
    elements = [found.element for found in extra if found.element]
    _delete(server, _DELETE_EDGES, elements)
    nodes = 0
    for kind, ids in _ids_by_kind(extra).items():
        _delete(server, f"UNWIND $rows AS id MATCH (n:{LABELS[kind]} {{id: id}}) DETACH DELETE n", ids)
        nodes += len(ids)
    for kind in SHARED:
        label = LABELS[kind]
        is_alone = "n.id IS NOT NULL AND NOT EXISTS { (n)--() }"
        alone = [row["id"] for row in server.read(f"MATCH (n:{label}) WHERE {is_alone} RETURN n.id AS id")]
        _delete(server, f"UNWIND $rows AS id MATCH (n:{label} {{id: id}}) WHERE {is_alone} DELETE n", alone)
        nodes += len(alone)
    return Pruned(nodes, len(elements))


def _ids_by_kind(extra: list[Difference]) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = defaultdict(list)
    for found in extra:
        if not found.element:
            ids[found.kind].append(found.id)
    return ids


def _delete(server: Server, statement: str, rows: list[str]) -> None:
    for start in range(0, len(rows), _AT_ONCE):
        server.write(statement, rows=rows[start : start + _AT_ONCE])

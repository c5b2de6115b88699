"""The Cypher that keeps a graph: made of the schema's names; every value is a parameter."""

from __future__ import annotations

from typing import NamedTuple

from dutygraph.graph.neo4j.mapping import IDENTIFYING, LABELS, SHARED, TYPES
from dutygraph.graph.walk import Edge

NAMES_INDEX = "dutygraph_names"

#: Constraints and indexes: a node is found by its id, what belongs to a plan by the plan's, a deadline by its day, a unit or
#: group by any of its names. Of lists only a full-text index finds a member; it is asked for a name's words as they stand,
#: and what it finds is compared with the name.
SCHEMA = (
    *(
        f"CREATE CONSTRAINT dutygraph_{kind}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for kind, label in LABELS.items()
    ),
    *(
        f"CREATE INDEX dutygraph_{kind}_plan IF NOT EXISTS FOR (n:{label}) ON (n.plan)"
        for kind, label in LABELS.items()
        if kind not in SHARED
    ),
    "CREATE INDEX dutygraph_deadline_by IF NOT EXISTS FOR (n:Deadline) ON (n.by)",
    f"CREATE FULLTEXT INDEX {NAMES_INDEX} IF NOT EXISTS FOR (n:Unit|Group) ON EACH [n.names] "
    "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
)
AWAIT_SCHEMA = "CALL db.awaitIndexes(600)"


class EdgeGroup(NamedTuple):
    """Edges that one statement can write: of one kind, between nodes of the same kinds, told apart by the same properties."""

    kind: str
    source: str
    target: str
    told_by: tuple[str, ...]


def group_of(edge: Edge, source: str, target: str) -> EdgeGroup:
    """The group of an edge between nodes of these kinds."""
    return EdgeGroup(edge.kind, source, target, tuple(name for name in IDENTIFYING if name in edge.properties))


def merge_nodes(kind: str) -> str:
    """Writes the nodes in ``$rows``, their properties; each once, however often it runs."""
    return f"UNWIND $rows AS row MERGE (n:{LABELS[kind]} {{id: row.id}}) SET n = row"


def merge_edges(group: EdgeGroup) -> str:
    """Writes the edges in ``$rows``, each its ``source``, ``target`` and what it ``has``; each once."""
    told_by = ", ".join(f"{name}: row.has.{name}" for name in group.told_by)
    return (
        f"UNWIND $rows AS row "
        f"MATCH (source:{LABELS[group.source]} {{id: row.source}}) MATCH (target:{LABELS[group.target]} {{id: row.target}}) "
        f"MERGE (source)-[edge:{TYPES[group.kind]} {{{told_by}}}]->(target) SET edge = row.has"
    )

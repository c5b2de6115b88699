"""A graph on the tests' server, and what the server has."""

from __future__ import annotations

import json

from msgspec.structs import replace

from dutygraph.graph.neo4j.access import Access
from dutygraph.graph.neo4j.connect import Server
from dutygraph.model import Plan
from tests.servers.neo4j_server import PASSWORD, Neo4jServer


def access_to(server: Neo4jServer) -> Access:
    return Access(server.uri, "neo4j", PASSWORD)


def clear(server: Server) -> None:
    """Deletes every node and edge."""
    for found in ("()-[x]->()", "(x)"):
        while server.read(f"MATCH {found} RETURN count(x) AS count")[0]["count"]:
            server.write(f"MATCH {found} WITH x LIMIT 20000 DELETE x")


def content(server: Server) -> list[str]:
    """Everything on the server: equal for equal graphs, each edge as often as it is there."""
    nodes = server.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS has")
    edges = server.read("MATCH (a)-[r]->(b) RETURN a.id AS a, b.id AS b, type(r) AS type, properties(r) AS has")
    return sorted(json.dumps(row, sort_keys=True) for row in nodes + edges)


def renamed(plan: Plan, identity: str) -> Plan:
    """The same plan with another identity."""
    return replace(plan, id=identity, tasks=tuple(replace(task, plan=identity) for task in plan.tasks))

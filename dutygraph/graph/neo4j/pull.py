"""Neo4j → plans, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from dutygraph.errors import DutyGraphError
from dutygraph.graph.neo4j.connect import Server
from dutygraph.graph.neo4j.mapping import edge_of, key, node_of
from dutygraph.graph.neo4j.stored import documents_of, edges_of, nodes_of, plan_ids
from dutygraph.graph.rebuild import plans
from dutygraph.model import Plan


def pull(server: Server) -> Iterator[Plan]:
    """The plans on the server, by identity; no more than one is held at a time.

    Raises
    ------
    DutyGraphError
        when a plan is not whole: part of it was deleted, or its push has not come to an end
    """
    for plan in plan_ids(server):
        stored = [*nodes_of(server, key(plan)), *documents_of(server, key(plan))]
        try:
            nodes = [node_of(node.kind, node.has) for node in stored]
            edges = [edge_of(e.source, e.target, e.kind, e.has) for e in edges_of(server, key(plan))]
        except (KeyError, ValueError) as error:
            raise DutyGraphError("graph_not_whole", plan, reason=error) from None
        yield from plans(nodes, edges)

"""Some tasks of the plans on a Neo4j server, and nothing else of these."""

from __future__ import annotations

from collections.abc import Sequence

from dutygraph.errors import DutyGraphError
from dutygraph.graph.neo4j.connect import Server
from dutygraph.graph.neo4j.mapping import EDGE_KIND_OF, KINDS, TYPES, edge_of, key, node_of
from dutygraph.graph.rebuild import plans
from dutygraph.graph.walk import Edge, Node
from dutygraph.model import Plan, Role

#: Tasks that are fetched at once.
_AT_ONCE = 500

_ROLES = tuple(role.value for role in Role)


def _types(*kinds: str) -> str:
    return "|".join(TYPES[kind] for kind in kinds)


_PATTERNS = (
    f"(task)-[edge:{_types('has_task', 'has_duty', 'has_clause', 'due', *_ROLES)}]-()",
    f"(task)-[:{TYPES['has_duty']}]->()-[edge:{_types('due', 'aims_at', 'cites', 'governs', *_ROLES)}]-()",
    f"(task)-[:{TYPES['has_duty']}*0..1]->()<-[:{TYPES['reports_on']}]-()<-[edge:{TYPES['has_status']}]-()",
    f"(task)<-[:{TYPES['has_task']}]-()<-[edge:{TYPES['has_section']}]-()",
)
#: The edges of tasks, with what they lead from and to.
_EDGES = " UNION ".join(
    f"UNWIND $tasks AS id MATCH (task:Task {{id: id}}) MATCH {pattern} "
    "WITH DISTINCT edge, startNode(edge) AS source, endNode(edge) AS target "
    "RETURN type(edge) AS type, properties(edge) AS has, labels(source)[0] AS source_label, properties(source) AS source, "
    "labels(target)[0] AS target_label, properties(target) AS target"
    for pattern in _PATTERNS
)


def fetch_tasks(server: Server, tasks: Sequence[str]) -> tuple[Plan, ...]:
    """The plans of these tasks by identity, each with no more than these.

    Raises
    ------
    DutyGraphError
        when the server does not answer, or a task is not whole there
    """
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    for start in range(0, len(tasks), _AT_ONCE):
        for row in server.read(_EDGES, tasks=[key(task) for task in tasks[start : start + _AT_ONCE]]):
            try:
                source, target = (node_of(KINDS[row[f"{end}_label"]], row[end]) for end in ("source", "target"))
                edges.append(edge_of(source.id, target.id, EDGE_KIND_OF[row["type"]], row["has"]))
            except (KeyError, ValueError) as error:
                raise DutyGraphError("graph_not_whole", server.access.uri, reason=error) from None
            nodes[source.id], nodes[target.id] = source, target
    return tuple(sorted(plans(nodes.values(), edges), key=lambda plan: plan.id))

"""Several who push at the same time: nothing is written twice, and none of them hears of the others."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from benchmarks.generate import plans_of
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.neo4j.connect import Server, connect
from dutygraph.graph.neo4j.push import push
from tests.graph.on_neo4j import access_to, clear, content, renamed
from tests.servers.neo4j_server import Neo4jServer

#: Plans of two people: many units, which both name, and 984 duties each.
PLANS = [renamed(plan, f"no {number}") for number, plan in enumerate(plans_of(6, 200, random.Random(0)))]
FIRST, SECOND = DutyGraph(PLANS[:3]), DutyGraph(PLANS[3:])


def push_at_once(neo4j_server: Neo4jServer, graphs: list[DutyGraph]) -> None:
    """Pushes each graph over a connection of its own; all begin at the same moment."""
    together = Barrier(len(graphs))

    def begin(graph: DutyGraph) -> None:
        with connect(access_to(neo4j_server)) as server:
            together.wait(60)
            push(server, graph)

    with ThreadPoolExecutor(len(graphs)) as threads:
        for pushed in [threads.submit(begin, graph) for graph in graphs]:
            pushed.result()


def drop_schema(server: Server) -> None:
    """As before the first push: no constraint, no index."""
    for row in server.read("SHOW CONSTRAINTS YIELD name"):
        server.write(f"DROP CONSTRAINT {row['name']}")
    for row in server.read("SHOW INDEXES YIELD name WHERE name STARTS WITH 'dutygraph_'"):
        server.write(f"DROP INDEX {row['name']}")


@pytest.mark.parametrize("graphs", [[FIRST, FIRST], [FIRST, SECOND]], ids=["one", "two"])
def test_plans_pushed_at_once_are_there_once(neo4j_server: Neo4jServer, graphs: list[DutyGraph]) -> None:
    with connect(access_to(neo4j_server)) as server:
        clear(server)
        for graph in (FIRST, SECOND):
            if graph in graphs:
                push(server, graph)
        one_after_the_other = content(server)
        clear(server)
        drop_schema(server)
        push_at_once(neo4j_server, graphs)
        assert content(server) == one_after_the_other

"""Measures ``neo4j push`` beside bare loops around the driver that write the same rows, made before the clock starts.

One loop writes as the push does, with MERGE, so that it can be run again; the other with CREATE, so that it cannot. All
three make the same constraints and indexes in an empty database first, outside of the clock, and send batches of the
same size. The push makes its rows out of the graph while the clock runs. What each has written is compared with the graph.

The server is that of the tests (Java 17 and Maven needed), or the one that DUTYGRAPH_NEO4J_URI and _PASSWORD tell:
EVERYTHING in that database is deleted.
"""

from __future__ import annotations

import argparse
import gc
import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from neo4j import GraphDatabase, Session

from benchmarks.generate import SIZES, generate_plans
from benchmarks.measure import figure, print_table
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.neo4j.access import Access, access
from dutygraph.graph.neo4j.compare import compare
from dutygraph.graph.neo4j.connect import Server, connect
from dutygraph.graph.neo4j.mapping import LABELS, TYPES, edge_properties, node_properties
from dutygraph.graph.neo4j.portions import portions, shared_nodes
from dutygraph.graph.neo4j.push import push
from dutygraph.graph.neo4j.statements import AWAIT_SCHEMA, SCHEMA, group_of, merge_edges, merge_nodes
from tests.servers.neo4j_server import PASSWORD, running

ROUNDS = 3
BATCH = 5_000

Rows = dict[str, list[dict[str, Any]]]


def bare_rows(graph: DutyGraph, *, again: bool) -> Rows:
    """Statement → its rows: nodes, then edges; statements that can be run ``again``, or cannot."""
    rows: Rows = defaultdict(list)
    shared = shared_nodes(graph)
    for node in shared.values():
        rows[_nodes(node.kind, again=again)].append(node_properties(node, None))
    for plan, own, _ in portions(graph):
        for node in own.values():
            rows[_nodes(node.kind, again=again)].append(node_properties(node, plan))
    for portion in portions(graph):
        for edge in portion.edges:
            source, target = (node.kind for node in portion.ends(edge, shared))
            statement = (
                merge_edges(group_of(edge, source, target)) if again else _create_edges(source, edge.kind, target)
            )
            rows[statement].append({"source": edge.source, "target": edge.target, "has": edge_properties(edge)})
    return rows


def _nodes(kind: str, *, again: bool) -> str:
    return merge_nodes(kind) if again else f"UNWIND $rows AS row CREATE (n:{LABELS[kind]}) SET n = row"


def _create_edges(source: str, kind: str, target: str) -> str:
    return (
        f"UNWIND $rows AS row MATCH (a:{LABELS[source]} {{id: row.source}}) MATCH (b:{LABELS[target]} {{id: row.target}}) "
        f"CREATE (a)-[edge:{TYPES[kind]}]->(b) SET edge = row.has"
    )


def write_bare(session: Session, rows: Rows) -> None:
    """The loop that anyone would write."""
    for statement, of_statement in rows.items():
        for start in range(0, len(of_statement), BATCH):
            session.run(statement, rows=of_statement[start : start + BATCH]).consume()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "sizes", nargs="*", type=int, default=[10_000, 100_000], metavar="DUTIES", help=f"of {list(SIZES)}"
    )
    arguments = parser.parse_args()
    table: list[list[str]] = []
    with _access() as where, connect(where) as server:
        _measure(1_000, server, where)  # warms the server up
        for duties in arguments.sizes:
            table += _measure(duties, server, where)
    print_table(["duties, how", "rows", "seconds", "rows a second", "speed of the push"], table)


def _measure(duties: int, server: Server, where: Access) -> list[list[str]]:
    graph = DutyGraph(generate_plans(duties))
    merging, creating = bare_rows(graph, again=True), bare_rows(graph, again=False)
    gc.freeze()  # what was made before the clock started is no garbage to look through
    count = sum(map(len, merging.values()))
    with (
        GraphDatabase.driver(where.uri, auth=(where.user, where.password)) as driver,
        driver.session(database=where.database) as session,
    ):
        ways: dict[str, Callable[[], object]] = {
            "push": lambda: push(server, graph),
            "bare loop, MERGE": lambda: write_bare(session, merging),
            "bare loop, CREATE": lambda: write_bare(session, creating),
        }
        times: dict[str, list[float]] = {way: [] for way in ways}
        for _ in range(ROUNDS):
            for way, write in ways.items():
                _empty(server)
                start = perf_counter()
                write()
                times[way].append(perf_counter() - start)
                different = compare(server, graph).counts
                if different:
                    raise SystemExit(f"{duties:,} duties, {way}: server and graph differ: {different}")
    seconds = {way: median(of_way) for way, of_way in times.items()}
    return [
        [f"{duties:,} {way}", f"{count:,}", figure(taken), f"{count / taken:,.0f}", f"{taken / seconds['push']:.0%}"]
        for way, taken in seconds.items()
    ]


def _empty(server: Server) -> None:
    for statement in SCHEMA:
        server.write(statement)
    server.read(AWAIT_SCHEMA)
    for found in ("()-[x]->()", "(x)"):
        while server.read(f"MATCH {found} RETURN count(x) AS count")[0]["count"]:
            server.write(f"MATCH {found} WITH x LIMIT 20000 DELETE x")


@contextmanager
def _access() -> Iterator[Access]:
    if "DUTYGRAPH_NEO4J_URI" in os.environ:
        yield access()
        return
    with TemporaryDirectory() as folder, running(Path(folder, "neo4j")) as started:
        yield Access(started.uri, "neo4j", PASSWORD)


if __name__ == "__main__":
    main()

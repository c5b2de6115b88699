"""DutyGraph → Neo4j. Every statement can be run again without writing anything twice, so a push that was cut short, at
whatever point, is finished by pushing again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Generic, NamedTuple, TypeVar

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.neo4j.connect import Server
from dutygraph.graph.neo4j.mapping import Properties, edge_properties, key, node_properties
from dutygraph.graph.neo4j.portions import portions, shared_nodes
from dutygraph.graph.neo4j.statements import AWAIT_SCHEMA, SCHEMA, group_of, merge_edges, merge_nodes

#: A transaction writes this many rows at most, or rows with this many characters, which the server holds meanwhile.
_ROWS, _CHARACTERS = 5000, 5_000_000

_Group = TypeVar("_Group", bound=Hashable)


class Pushed(NamedTuple):
    """How many nodes and edges were written."""

    nodes: int
    edges: int


def push(server: Server, graph: DutyGraph, wrote: Callable[[int], None] = lambda rows: None) -> Pushed:
    """Writes the graph: constraints and indexes, then plan by plan nodes before the edges between them. ``wrote`` is told
    each time how many are written.

    Raises
    ------
    DutyGraphError
        when the server refuses, or stays away; a push later carries on
    """
    make_schema(server)
    shared = shared_nodes(graph)
    with ThreadPoolExecutor(max_workers=1) as sender:
        nodes = _Batches(server, merge_nodes, wrote, sender)
        edges = _Batches(server, merge_edges, wrote, sender, needs=nodes)
        for node in shared.values():
            nodes.add(node.kind, node_properties(node, None))
        for portion in portions(graph):
            for node in portion.nodes.values():
                nodes.add(node.kind, node_properties(node, portion.plan))
            for edge in portion.edges:
                source, target = portion.ends(edge, shared)
                row = {"source": key(edge.source), "target": key(edge.target), "has": edge_properties(edge)}
                edges.add(group_of(edge, source.kind, target.kind), row)
        nodes.finish()
        edges.finish()
    return Pushed(nodes.count, edges.count)


def make_schema(server: Server) -> None:
    """Makes the constraints and indexes that are not there yet, and waits until they serve. Raises DutyGraphError."""
    for statement in SCHEMA:
        server.write(statement)
    server.read(AWAIT_SCHEMA)


class _Batches(Generic[_Group]):
    """Rows that wait until there are enough of their group for a transaction; those that they need are sent before. While
    one is sent, the next are made."""

    def __init__(
        self,
        server: Server,
        statement: Callable[[_Group], str],
        wrote: Callable[[int], None],
        sender: ThreadPoolExecutor,
        needs: _Batches[Any] | None = None,
    ) -> None:
        self.count = 0
        self._server = server
        self._statement = statement
        self._wrote = wrote
        self._sender = sender
        self._needs = needs
        self._sent: tuple[Future[None], int] | None = None
        self._rows: dict[_Group, list[Properties]] = defaultdict(list)
        self._characters: dict[_Group, int] = defaultdict(int)

    def add(self, group: _Group, row: Properties) -> None:
        self.count += 1
        rows = self._rows[group]
        rows.append(row)
        self._characters[group] += _length(row)
        if len(rows) >= _ROWS or self._characters[group] >= _CHARACTERS:
            self._send(group)

    def finish(self) -> None:
        for group in list(self._rows):
            self._send(group)
        self._wait()

    def _send(self, group: _Group) -> None:
        if self._needs:
            self._needs.finish()
        self._wait()
        rows = self._rows.pop(group)
        del self._characters[group]
        self._sent = self._sender.submit(self._server.write, self._statement(group), rows=rows), len(rows)

    def _wait(self) -> None:
        if self._sent:
            sent, count = self._sent
            self._sent = None
            sent.result()
            self._wrote(count)


def _length(row: Properties) -> int:
    """How many characters the values of a row have."""
    return sum([len(value) for value in row.get("has", row).values() if value.__class__ is str])

"""DutyGraph → Neo4j. Every statement can be run again without writing anything twice, so a push that was cut short, at
whatever point, is finished by pushing again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.neo4j.connect import Server
from dutygraph.graph.neo4j.mapping import Properties, edge_properties, key, node_properties
from dutygraph.graph.neo4j.portions import portions, shared_nodes
from dutygraph.graph.neo4j.statements import AWAIT_SCHEMA, SCHEMA, EdgeGroup, group_of, merge_edges, merge_nodes
from dutygraph.graph.walk import Node

#: A transaction writes this many rows at most, or rows with this many characters, which the server holds meanwhile.
_ROWS, _CHARACTERS = 5000, 5_000_000

_Group = TypeVar("_Group", bound=Hashable)


def push(server: Server, graph: DutyGraph, wrote: Callable[[int], None] = lambda rows: None) -> None:
    """Writes the graph: constraints and indexes, then nodes, then edges. ``wrote`` is told each time how many are written.

    Raises
    ------
    DutyGraphError
        when the server refuses, or stays away; a push later carries on
    """
    for statement in SCHEMA:
        server.write(statement)
    server.read(AWAIT_SCHEMA)
    shared = shared_nodes(graph)
    with ThreadPoolExecutor(max_workers=1) as sender:
        _push_nodes(_Batches(server, merge_nodes, wrote, sender), graph, shared)
        _push_edges(_Batches(server, merge_edges, wrote, sender), graph, shared)


def _push_nodes(batches: _Batches[str], graph: DutyGraph, shared: dict[str, Node]) -> None:
    for node in shared.values():
        batches.add(node.kind, node_properties(node, None))
    for plan, nodes, _ in portions(graph):
        for node in nodes.values():
            batches.add(node.kind, node_properties(node, plan))
    batches.finish()


def _push_edges(batches: _Batches[EdgeGroup], graph: DutyGraph, shared: dict[str, Node]) -> None:
    for portion in portions(graph):
        for edge in portion.edges:
            source, target = portion.ends(edge, shared)
            row = {"source": key(edge.source), "target": key(edge.target), "has": edge_properties(edge)}
            batches.add(group_of(edge, source.kind, target.kind), row)
    batches.finish()


class _Batches(Generic[_Group]):
    """Rows that wait until there are enough of their group for a transaction. While one is sent, the next are made."""

    def __init__(
        self,
        server: Server,
        statement: Callable[[_Group], str],
        wrote: Callable[[int], None],
        sender: ThreadPoolExecutor,
    ) -> None:
        self._server = server
        self._statement = statement
        self._wrote = wrote
        self._sender = sender
        self._sent: tuple[Future[None], int] | None = None
        self._rows: dict[_Group, list[Properties]] = defaultdict(list)
        self._characters: dict[_Group, int] = defaultdict(int)

    def add(self, group: _Group, row: Properties) -> None:
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

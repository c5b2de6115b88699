"""The catalogue in Cypher, on a Neo4j server."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dutygraph.graph.neo4j.connect import Server
from dutygraph.queries.catalogue import Entry, Row
from dutygraph.queries.engines.elsewhere import Elsewhere
from dutygraph.queries.engines.parameters import Value


def on_neo4j(server: Server) -> Elsewhere:
    """The engine of a server, which is only read from; values go to it beside the query, never in it."""

    def ask(entry: Entry, values: Mapping[str, Value]) -> Iterator[Row]:
        for record in server.read(entry.text("cypher"), **values):
            yield tuple(record.values())

    return Elsewhere(ask)

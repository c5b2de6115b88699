"""The engines: each holds a graph for a while, and answers the queries of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from urllib.parse import unquote

from benchmarks.engines.embedded_cypher import on_ladybug
from benchmarks.measure import peak_mb
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.queries.catalogue import Entry, Row
from dutygraph.queries.engines import Engine
from dutygraph.queries.engines.elsewhere import Elsewhere
from dutygraph.queries.engines.in_process import InProcess
from dutygraph.queries.engines.neo4j import on_neo4j
from dutygraph.queries.engines.parameters import Value
from dutygraph.queries.engines.sparql import on_store, with_values


class Held(NamedTuple):
    """An engine that holds a graph, and how much memory the process has that holds it, at most so far."""

    engine: Engine
    peak_mb: Callable[[], float] = peak_mb


@contextmanager
def in_process(graph: DutyGraph) -> Iterator[Held]:
    """The graph as it is."""
    yield Held(InProcess(graph))


@contextmanager
def pyoxigraph(graph: DutyGraph) -> Iterator[Held]:
    """A store in memory."""
    from dutygraph.graph.rdf.ask import store_of

    yield Held(on_store(store_of(graph)))


@contextmanager
def rdflib(graph: DutyGraph) -> Iterator[Held]:
    """An rdflib Graph, and its own SPARQL."""
    from dutygraph.graph.rdf import vocabulary as v

    built = graph.rdflib

    def ask(entry: Entry, values: Mapping[str, Value]) -> Iterator[Row]:
        found: Any = built.query(with_values(entry, values), initNs=v.PREFIXES)
        for row in found:
            yield tuple(map(_plain, row))

    yield Held(Elsewhere(ask))


def _plain(term: object) -> str | int | bool:
    """What a term of rdflib says, as a row of the catalogue has it."""
    from rdflib import Literal, URIRef

    from dutygraph.graph.rdf import vocabulary as v

    if isinstance(term, URIRef):
        return unquote(str(term).removeprefix(v.BASE))
    if isinstance(term, Literal) and isinstance(term.value, bool | int):
        return term.value
    return "" if term is None else str(term)


@contextmanager
def ladybug(graph: DutyGraph) -> Iterator[Held]:
    """A database on disk, in this process."""
    with TemporaryDirectory() as folder:
        yield Held(on_ladybug(graph, Path(folder)))


#: From so many duties on the server is filled by its own import of CSV files, which is made for large loads.
IMPORTED_FROM = 100_000


@contextmanager
def neo4j(graph: DutyGraph) -> Iterator[Held]:
    """A server on this machine; its jars are those of the tests."""
    from dutygraph.graph.neo4j.access import Access
    from dutygraph.graph.neo4j.connect import connect
    from dutygraph.graph.neo4j.csv_files import ARGUMENTS, write_csv
    from dutygraph.graph.neo4j.push import make_schema, push
    from tests.servers.neo4j_server import PASSWORD, Neo4jServer

    is_large = sum(len(task.duties) for task in graph.tasks.values()) >= IMPORTED_FROM / 2
    with TemporaryDirectory() as folder:
        server = Neo4jServer(Path(folder, "neo4j"), heap="4g", page_cache="2g")
        try:
            if is_large:
                write_csv(graph, Path(folder, "csv"))
                server.admin("database", "import", "full", "neo4j", f"@{ARGUMENTS}", folder=Path(folder, "csv"))
            server.start()
            with connect(Access(server.uri, "neo4j", PASSWORD)) as connected:
                if is_large:
                    make_schema(connected)
                else:
                    push(connected, graph)
                yield Held(on_neo4j(connected), lambda: _peak_of(server.pid))
        finally:
            server.stop(at_once=True)


def _peak_of(process: int) -> float:
    """The most memory that another process has held so far, where the system tells it (Linux)."""
    status = Path(f"/proc/{process}/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) / 1_000 if found else float("nan")


HOLDERS: dict[str, Callable[[DutyGraph], AbstractContextManager[Held]]] = {
    "in-process": in_process,
    "pyoxigraph": pyoxigraph,
    "ladybug": ladybug,
    "neo4j": neo4j,
    "rdflib": rdflib,
}
"""The graph in process first: the others are compared with it."""

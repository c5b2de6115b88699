"""A unit is found on a server by an index, and a query about it touches no more than what is its."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import dutygraph
from dutygraph.errors import DutyGraphError
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.neo4j.connect import Server, connect
from dutygraph.graph.neo4j.push import push
from dutygraph.model import Assignment, Basis, Clause, Plan, Role, Span, Task
from dutygraph.queries.catalogue import Entry, queries
from dutygraph.queries.catalogue.query import Kind
from dutygraph.queries.engines.neo4j import on_neo4j
from tests.graph.on_neo4j import access_to, clear
from tests.servers.neo4j_server import PASSWORD, Neo4jServer

OF_UNIT = [
    entry
    for entry in queries().values()
    if any(one.kind in (Kind.UNIT, Kind.BODY) or one.name == "name" for one in entry.query.parameters)
]


@pytest.fixture(scope="module")
def server(neo4j_server: Neo4jServer) -> Iterator[Server]:
    with connect(access_to(neo4j_server)) as connected:
        clear(connected)
        push(connected, dutygraph.load())
        yield connected


def steps(profile: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """What the server did, and how many rows came of it."""
    yield profile["operatorType"].partition("@")[0], profile["args"].get("Rows", 0)
    for child in profile.get("children", ()):
        yield from steps(child)


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("entry", OF_UNIT, ids=lambda entry: entry.name)
def test_a_unit_is_found_by_its_names_and_no_label_is_walked_through(neo4j_server: Neo4jServer, entry: Entry) -> None:
    from neo4j import GraphDatabase

    given = {one.name: None for one in entry.query.parameters}
    given |= {name: "省应急厅" for name in ("unit", "name") if name in given}
    if "due_before" in given:
        given["due_before"] = "2030-12-31"
    with GraphDatabase.driver(neo4j_server.uri, auth=("neo4j", PASSWORD)) as driver, driver.session() as session:
        profile = session.run(f"PROFILE {entry.text('cypher')}", given).consume().profile
    assert profile
    done = list(steps(profile))
    assert ("ProcedureCall", 1) in done  # the one unit of this name
    assert [step for step in done if ("Scan" in step[0] or "Seek" in step[0]) and step[1]] == []


#: Names that the index would take for a query of its own, for several words, or for none.
NAMES = [
    'a "b" c', "\\", 'a\\"b', "省 公安厅", "省\u3000公安厅", " 省公安厅 ", "AND", "NOT a", "*", "?", "a*", "names:省公安厅", "a\0b", "。",
    "🚒" * 300, "长" * 20_000, "x" * 40_000, "x" * 254 + " y", "省公安厅~", "(省公安厅", "[a TO b]", "省/公安厅", "(公安)", "\u200b",
]  # fmt: skip


def test_any_name_is_found_and_no_other(neo4j_server: Neo4jServer) -> None:
    span = Span("plan.txt", 0, 1, "q")
    tasks = [
        Task("p", str(number), "t", "", span, (Clause(span, (Assignment(name, False, Role.LEAD, 1),), Basis.SOLE),), ())
        for number, name in enumerate(NAMES)
    ]
    graph = DutyGraph([Plan("p", "p", "", "", None, "plan.txt", tasks=tuple(tasks))])
    with connect(access_to(neo4j_server)) as server:
        clear(server)
        push(server, graph)
        rows = on_neo4j(server).rows
        for number, name in enumerate(NAMES):
            assert rows("unit-tasks", unit=name) == [(f"p/{number}", str(number), "t", "lead", False)], name


def test_a_database_without_the_index_is_told(neo4j_server: Neo4jServer) -> None:
    with connect(access_to(neo4j_server)) as server:
        push(server, dutygraph.load())
        server.write("DROP INDEX dutygraph_names")
        with pytest.raises(DutyGraphError, match=r"has no index of units' names: .* run dutygraph neo4j push"):
            on_neo4j(server).rows("units", unit="省应急厅")
        push(server, dutygraph.load())
        assert on_neo4j(server).meant("省应急厅") == "山东省应急管理厅"

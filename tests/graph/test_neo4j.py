"""What is pushed to Neo4j is there once, comes back equal, and leaves when it is pruned."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import dutygraph
from dutygraph.errors import DutyGraphError
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.neo4j.compare import Difference, How, compare
from dutygraph.graph.neo4j.connect import Server, connect
from dutygraph.graph.neo4j.mapping import edge_of, node_of
from dutygraph.graph.neo4j.prune import Pruned, prune
from dutygraph.graph.neo4j.pull import pull
from dutygraph.graph.neo4j.push import push
from dutygraph.graph.neo4j.stored import edges_of, nodes_by_id, nodes_of
from dutygraph.graph.walk import Edge
from dutygraph.model import (
    Assignment,
    Basis,
    Citation,
    Clause,
    Diagnostic,
    Duty,
    Plan,
    Role,
    Section,
    SectionKind,
    Span,
    Task,
)
from tests.any_plans import any_plans, comparable
from tests.graph.on_neo4j import access_to, clear, content, renamed
from tests.servers.neo4j_server import Neo4jServer

GRAPH = dutygraph.load()
BUNDLED = GRAPH.plans[0]


@pytest.fixture(scope="module")
def connected(neo4j_server: Neo4jServer) -> Iterator[Server]:
    with connect(access_to(neo4j_server)) as server:
        yield server


@pytest.fixture
def server(connected: Server) -> Server:
    clear(connected)
    return connected


def told(edge: Edge) -> str:
    return repr((*edge[:3], sorted(edge.flat.items())))


def plan_of(identity: str, *tasks: Task) -> Plan:
    return Plan(identity, identity, "", "", None, "plan.txt", tasks=tasks)


def task_of(plan: str, number: str, lead: str, *cited: str) -> Task:
    """A task with one duty, led by one unit; the duty cites documents."""
    span = Span("plan.txt", 0, 4, "quote")
    duty = Duty(1, "duty", span, citations=tuple(Citation(title, "", span) for title in cited))
    clause = Clause(span, (Assignment(lead, False, Role.LEAD, 1),), Basis.STATED)
    return Task(plan, number, "title", "", span, (clause,), (duty,))


# --- there and back -----------------------------------------------------------------------------------------


def test_every_node_and_edge_of_the_bundled_plan_comes_back(server: Server) -> None:
    push(server, GRAPH)
    shared = {kind: [node.id for node in GRAPH.nodes() if node.kind == kind] for kind in ("unit", "group", "document")}
    stored = nodes_of(server, BUNDLED.id)
    for kind, ids in shared.items():
        stored += nodes_by_id(server, kind, ids)
    nodes = [node_of(node.kind, node.has) for node in stored]
    edges = [edge_of(e.source, e.target, e.kind, e.has) for e in edges_of(server, BUNDLED.id)]
    assert {node.id: node for node in nodes} == {node.id: node for node in GRAPH.nodes()}
    assert sorted(map(told, edges)) == sorted(map(told, GRAPH.edges()))
    assert list(pull(server)) == [replace(BUNDLED, as_read=())]
    assert compare(server, GRAPH).first == []


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(drawn=st.lists(any_plans(), min_size=2, max_size=5))
def test_any_plans_come_back(connected: Server, drawn: list[Plan]) -> None:
    clear(connected)
    plans = [renamed(plan, f"no {number}") for number, plan in enumerate(drawn)]
    graph = DutyGraph(plans)
    push(connected, graph)
    assert list(pull(connected)) == list(map(comparable, plans))
    assert compare(connected, graph).first == []


HOSTILE = (
    "'}) DETACH DELETE n //",
    '"}) MATCH (n) DETACH DELETE n WITH 1 AS x //',
    "`) SET n:Admin //",
    "Unit`:`Owned",
    "$rows",
    "{id: 1}",
    "\\u0027}) RETURN 1 //",
    "]->() DELETE r /*",
)


def test_words_of_cypher_arrive_as_words(server: Server) -> None:
    labels = server.read("CALL db.labels()")
    plans = []
    for number, words in enumerate(HOSTILE):
        identity = f"{words} {number}"
        span = Span(words, 1, 2, words)
        plan = plan_of(identity, task_of(identity, words, words, words))
        plans.append(
            replace(plan, sections=(Section(words, words, SectionKind.WORK, span),), title=words, issuer=words)
        )
    push(server, DutyGraph(plans))
    assert {plan.id: plan for plan in pull(server)} == {plan.id: comparable(plan) for plan in plans}
    push(server, GRAPH)  # so that all labels have been met
    assert {*map(str, server.read("CALL db.labels()"))} >= {*map(str, labels)}
    assert not server.read("CALL db.labels() YIELD label WHERE label IN ['Admin', 'Owned'] RETURN label")


def test_identities_too_long_for_an_index_and_odd_characters_come_back(server: Server) -> None:
    for odd in ("长" * 5_000, "a\0b", "🚒" * 2_001, "🚒" * 1_980):
        clear(server)
        plan = plan_of(odd, task_of(odd, odd, odd, odd))
        push(server, DutyGraph([plan]))
        assert list(pull(server)) == [comparable(plan)]
        assert compare(server, DutyGraph([plan])).first == []


def test_half_a_character_becomes_the_sign_for_a_damaged_one(server: Server) -> None:
    graph = DutyGraph([plan_of("p", task_of("p", "1", "a\ud800b"))])
    push(server, graph)
    assert [u["name"] for u in server.read("MATCH (u:Unit) RETURN u.name AS name")] == ["a\ufffdb"]
    assert compare(server, graph).first == []


def test_a_number_beyond_64_bits_is_refused(server: Server) -> None:
    diagnostic = Diagnostic("unread-clause", 2**63, Span("plan.txt", 0, 1, "q"))
    with pytest.raises(DutyGraphError, match=rf"p/diagnostic/1: the number {2**63} "):
        push(server, DutyGraph([replace(plan_of("p"), diagnostics=(diagnostic,))]))


# --- again, and after changes -----------------------------------------------------------------------------------


def test_pushing_again_changes_nothing(server: Server) -> None:
    push(server, GRAPH)
    once = content(server)
    assert len(once) == len(list(GRAPH.nodes())) + len(list(GRAPH.edges()))
    push(server, GRAPH)
    assert content(server) == once


def test_a_change_in_the_plan_arrives(server: Server) -> None:
    push(server, DutyGraph([plan_of("p", replace(task_of("p", "1", "省甲厅"), chapter="一"))]))
    now = DutyGraph([plan_of("p", replace(task_of("p", "1", "省甲厅"), title="now"))])
    assert compare(server, now).first == [Difference(How.DIFFERENT, "task", "p/1", properties=("chapter", "title"))]
    push(server, now)
    assert server.read("MATCH (t:Task) RETURN properties(t) AS has") == [
        {"has": {"id": "p/1", "plan": "p", "number": "1", "title": "now"}}
    ]


def test_prune_deletes_what_left_the_plans_and_nothing_else(server: Server) -> None:
    other = plan_of("other", task_of("other", "1", "省乙厅", "《乙》"))
    push(server, DutyGraph([other]))
    alone = content(server)
    before = plan_of(
        "p", task_of("p", "1", "省甲厅"), task_of("p", "2", "省乙厅", "《乙》"), task_of("p", "3", "省丙厅", "《丙》")
    )
    push(server, DutyGraph([before]))
    server.write("MATCH (u:Unit {name: '省丙厅'}) CREATE (:Note {text: 'mine'})-[:ABOUT]->(u)")
    after = DutyGraph([plan_of("p", task_of("p", "1", "省甲厅"))])
    push(server, after)
    # tasks 2 and 3 with a duty and a clause each; has_task, has_duty, has_clause, lead and cites of each
    assert compare(server, after).counts == {How.EXTRA: 6 + 10}
    # 《丙》 has nothing that refers to it any more; a note refers to 省丙厅, the other plan to 省乙厅 and 《乙》
    assert prune(server, after) == Pruned(6 + 1, 10)
    assert compare(server, after).first == []
    assert {row["name"] for row in server.read("MATCH (u:Unit) RETURN u.name AS name")} == {
        "省甲厅",
        "省乙厅",
        "省丙厅",
    }
    server.write("MATCH (n:Note) DETACH DELETE n")
    assert prune(server, after) == Pruned(1, 0)
    clear_of_p = "MATCH (n) WHERE n.plan = 'p' OR n.name = '省甲厅' DETACH DELETE n"
    server.write(clear_of_p)
    assert content(server) == alone


def test_what_was_changed_on_the_server_is_found(server: Server) -> None:
    graph = DutyGraph([plan_of("p", task_of("p", "1", "省甲厅", "《乙》"))])
    push(server, graph)
    server.write(
        "MATCH (:Unit)-[r:LEAD]->(t:Task) CREATE (t)<-[again:LEAD]-(:Unit {id: 'unit/x'}) SET again = r, r.rank = 9"
    )
    server.write("MATCH (a)-[r:CITES]->(b) CREATE (a)-[again:CITES]->(b) SET again = r")
    server.write("MATCH (d:Document) SET d.title = 'other', d.mine = 1")
    server.write("MATCH (c:Clause) DETACH DELETE c")
    comparison = compare(server, graph)
    assert {(d.how, d.kind, d.id, d.target, d.properties) for d in comparison.first} == {
        (How.EXTRA, "lead", "unit/x", "p/1", ()),
        (How.DIFFERENT, "lead", "unit/省甲厅", "p/1", ("rank",)),
        (How.EXTRA, "cites", "p/1/duty/1", "document/《乙》", ()),
        (How.DIFFERENT, "document", "document/《乙》", "", ("mine", "title")),
        (How.MISSING, "clause", "p/1/clause/1", "", ()),
        (How.MISSING, "has_clause", "p/1", "p/1/clause/1", ()),
    }
    server.write("MATCH (c:Task) REMOVE c.id")
    with pytest.raises(DutyGraphError, match="p: this plan is not whole"):
        list(pull(server))

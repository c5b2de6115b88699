"""Every query of the catalogue gives the same rows on every engine: those found there are asked here by themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, serialize

import dutygraph
from dutygraph.errors import DutyGraphError
from dutygraph.graph.duty_graph import DutyGraph, printed_number
from dutygraph.graph.neo4j.connect import Server, connect
from dutygraph.graph.neo4j.push import push
from dutygraph.graph.rdf.ask import store_of
from dutygraph.graph.rdf.write import quads
from dutygraph.model import Assignment, Basis, Clause, Diagnostic, Duty, Plan, Role, Span, Task
from dutygraph.queries.catalogue import Entry, queries
from dutygraph.queries.catalogue.query import Kind
from dutygraph.queries.engines import Engine
from dutygraph.queries.engines.in_process import InProcess
from dutygraph.queries.engines.neo4j import on_neo4j
from dutygraph.queries.engines.sparql import on_endpoint, on_store
from dutygraph.text.marks import mend
from tests.coinciding_plans import DAYS, MARKS, UNITS, WORDS, several_plans
from tests.graph.on_neo4j import access_to, clear
from tests.servers.oxigraph import Server as OxigraphServer
from tests.servers.oxigraph import oxigraph

Fill = Callable[[DutyGraph], Engine]
"""Puts a graph, and nothing else, into an engine."""

PLANS = Path(__file__).parents[2] / "benchmarks" / "plans"
ENTRIES = list(queries().values())


@pytest.fixture(scope="session", params=["sparql", "sparql server", "neo4j"])
def fill(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fill]:
    if request.param == "sparql":
        yield lambda graph: on_store(store_of(graph))
    elif request.param == "sparql server":
        with oxigraph(tmp_path_factory.mktemp("oxigraph")) as endpoint:
            yield lambda graph: _fill_endpoint(endpoint, graph)
    else:
        with connect(access_to(request.getfixturevalue("neo4j_server"))) as server:
            yield lambda graph: _fill_neo4j(server, graph)


def _fill_endpoint(endpoint: OxigraphServer, graph: DutyGraph) -> Engine:
    endpoint.put(serialize(quads(graph, by_plan=True), format=RdfFormat.N_QUADS))
    return on_endpoint(endpoint.query)


def _fill_neo4j(server: Server, graph: DutyGraph) -> Engine:
    clear(server)
    push(server, graph)
    return on_neo4j(server)


def outcome(engine: Engine, name: str, given: dict[str, Any]) -> object:
    """The rows, or what is said instead."""
    try:
        return engine.rows(name, **given)
    except DutyGraphError as error:
        return error.key, str(error)


def values(graph: DutyGraph, kind: Kind) -> list[Any]:
    """What people may ask this graph with: what it has, and what it has not."""
    names = list(graph.names)
    match kind:
        case Kind.UNIT | Kind.BODY:
            return [*names, *(name[1:] for name in names), *UNITS, *MARKS, "应急", "", " 省公安厅 "]
        case Kind.TASK:
            numbers = [task.number for task in graph.tasks.values()]
            return [*numbers, *(number.replace("（", "(") for number in numbers), *graph.tasks, *MARKS, "九十九", ""]
        case Kind.WORDS:
            titles = [task.title for task in graph.tasks.values()]
            return [*WORDS, *titles, *(title.lower() for title in titles), *MARKS, "消防 安全", "人员　密集", "", " "]
        case Kind.ROLE:
            return [role.value for role in Role]
        case Kind.DAY:
            return DAYS
        case Kind.FLAG:
            return [True, False]
        case Kind.TEXT:
            return [*names, *MARKS, ""]


def parameters(graph: DutyGraph, entry: Entry) -> st.SearchStrategy[dict[str, Any]]:
    """What may be given to a query; what is optional is left out as often as not."""
    drawn = {
        one.name: st.none() | st.sampled_from(values(graph, one.kind))
        if one.optional
        else st.sampled_from(values(graph, one.kind))
        for one in entry.query.parameters
    }
    return st.fixed_dictionaries(drawn)


#: Making a failure smaller asks a server thousands of times.
_WITHOUT_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)


@settings(max_examples=40, phases=_WITHOUT_SHRINKING, suppress_health_check=list(HealthCheck))
@given(several_plans(), st.data())
def test_any_graph_gives_the_same_rows(fill: Fill, plans: Any, data: st.DataObject) -> None:
    graph = DutyGraph(plans)
    engine, here = fill(graph), InProcess(graph)
    for entry in ENTRIES:
        asked = data.draw(parameters(graph, entry), entry.name)
        assert outcome(engine, entry.name, asked) == outcome(here, entry.name, asked), (entry.name, asked)


def asked_of(graph: DutyGraph, entry: Entry) -> Iterator[dict[str, Any]]:
    """The example of a query, and one after the other what may be given for each of its parameters."""
    example = {
        one.name: dt.date.fromisoformat(str(one.example)) if one.kind is Kind.DAY and one.example else one.example
        for one in entry.query.parameters
    }
    yield example
    for one in entry.query.parameters:
        some = values(graph, one.kind)
        yield from ({**example, one.name: value} for value in some[:: max(1, len(some) // 25)])


@pytest.mark.parametrize("plan", ["bundled", "others"])
def test_real_plans_give_the_same_rows(fill: Fill, plan: str) -> None:
    graph = dutygraph.load() if plan == "bundled" else dutygraph.load(PLANS)
    engine, here = fill(graph), InProcess(graph)
    for entry in ENTRIES:
        for asked in asked_of(graph, entry):
            assert outcome(engine, entry.name, asked) == outcome(here, entry.name, asked), (entry.name, asked)


def marked_plan() -> Plan:
    """A plan whose every name, number and word a query language would take for its own: a task for each of them."""
    marks = [mark for mark in MARKS if mark.strip() and "/" not in mark]

    def task(mark: str) -> Task:
        span = Span("' OR true //", 1, 1 + len(mark), mark)
        clause = Clause(span, (Assignment(mark, False, Role.LEAD, 1),), Basis.SOLE)
        return Task('c> <d " .', printed_number(mark), mark, "", span, (clause,), (Duty(1, mend(mark), span),))

    return Plan('c> <d " .', "'}) RETURN 1 //", "", "", None, "' OR true //", tasks=tuple(map(task, marks)))


def test_what_looks_like_a_query_is_text_where_it_is_stored_and_where_it_is_asked(fill: Fill) -> None:
    plan = marked_plan()
    graph = DutyGraph([plan])
    engine, here = fill(graph), InProcess(graph)
    for task in plan.tasks:
        row = (task.id, task.number, task.title)
        assert engine.rows("unit-tasks", unit=task.title) == [(*row, "lead", False)]
        assert engine.rows("task", number=task.id) == engine.rows("task", number=task.number) == [(*row, "")]
        assert engine.rows("task-parties", number=task.number) == [(task.id, 1, 1, "lead", task.title, task.title)]
        assert engine.rows("what-if-abolish", unit=task.title) == [(*row, 1, mend(task.title), False)]
        assert (*row, 1, mend(task.title)) in engine.rows("search", words=task.title)
    for entry in ENTRIES:
        for given_values in asked_of(graph, entry):
            assert outcome(engine, entry.name, given_values) == outcome(here, entry.name, given_values)
    assert len(engine.rows("gap-no-deadline")) == len(plan.tasks)


def test_what_was_not_understood_is_no_gap_on_any_engine(fill: Fill) -> None:
    def span(start: int, quote: str) -> Span:
        return Span("plan.txt", start, start + len(quote), quote)

    def duty(order: int, start: int) -> Duty:
        return Duty(order, f"举措{order}。", span(start, f"举措{order}。"))

    clause = Clause(span(215, "（省公安厅）"), (Assignment("省公安厅", False, Role.LEAD, 1),), Basis.SOLE, duties=(1,))
    doubts = [(110, None), (240, None), (310, "")]  # the last one a person accepted
    plan = Plan(
        "规划", "规划", "", "", None, "plan.txt",
        tasks=(
            Task("规划", "1", "有未读懂的", "", span(100, "有未读懂的"), (), (duty(1, 105),)),
            Task("规划", "2", "读懂一半", "", span(200, "读懂一半"), (clause,), (duty(1, 210), duty(2, 230), duty(3, 260))),
            Task("规划", "3", "已认可的", "", span(300, "已认可的"), (), (duty(1, 305),)),
        ),
        diagnostics=tuple(Diagnostic("unread-clause", 1, span(at, "由其负责"), said) for at, said in doubts),
    )  # fmt: skip
    engine, here = fill(DutyGraph([plan])), InProcess(DutyGraph([plan]))
    unowned = [("规划/2", "2", "读懂一半", "举措3。"), ("规划/3", "3", "已认可的", "已认可的")]
    unread = [("规划/1", "1", "有未读懂的", "由其负责"), ("规划/2", "2", "读懂一半", "由其负责")]
    assert here.rows("gap-no-owner") == engine.rows("gap-no-owner") == unowned
    assert here.rows("gap-unread-clause") == engine.rows("gap-unread-clause") == unread
    orphaned = [("规划/2", "2", "读懂一半", 1, "举措1。", True)]
    assert here.rows("what-if-abolish", unit="省公安厅") == engine.rows("what-if-abolish", unit="省公安厅") == orphaned

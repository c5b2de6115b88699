"""SPARQL on the plans: queries answer, and nothing a query says reaches the network or changes anything."""

from __future__ import annotations

import gc
import json
import time
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

import dutygraph
from dutygraph.cli import cli
from dutygraph.errors import DutyGraphError
from dutygraph.graph.rdf.ask import Found, ask, store_of
from dutygraph.graph.rdf.tokens import check, with_prefixes
from dutygraph.model import Plan, Role, Task
from tests.any_plans import any_plans
from tests.listening import listening

GRAPH = dutygraph.load()
STORE = store_of(GRAPH)


def run(*args: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["--lang", "en", *map(str, args)], prog_name="dutygraph", input=stdin)


def values(found: Found) -> list[str]:
    return [term.value for row in found.rows for term in row]  # type: ignore[union-attr]


# --- answers --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [*Role])
def test_a_unit_holds_the_same_in_sparql(role: Role) -> None:
    query = f"""SELECT DISTINCT ?number {{
        ?unit skos:altLabel "省应急厅" . ?assignment dg:party ?unit ; dg:role dg:{role} ; dg:in ?held .
        {{ ?held a dg:Task . BIND(?held AS ?task) }} UNION {{ ?task dg:hasDuty ?held }}
        ?task dg:number ?number }}"""
    holdings = {h.task.number for h in GRAPH.held("省应急厅") if role in roles_of(h.task, "省应急厅")}
    assert set(values(ask(STORE, query))) == holdings


def roles_of(task: Task, printed: str) -> set[Role]:
    return {a.role for clause in task.clauses for a in clause.assignments if a.party == printed}


def test_the_four_forms_and_the_formats(tmp_path: Path) -> None:
    count = "SELECT (COUNT(*) AS ?duties) (AVG(?o) AS ?mean) ?none { ?d a dg:Duty ; dg:order ?o }"
    count = count.replace(" ?none", "")
    (tmp_path / "count.rq").write_text(count, "utf-8")
    assert json.loads(run("sparql", tmp_path / "count.rq", "--format", "json").stdout)[0]["duties"] == 202
    assert json.loads(run("sparql", "-", "--format", "jsonl", stdin=count).stdout)["duties"] == 202
    unbound = run("sparql", "SELECT ?a ?b { BIND(dg:Task AS ?a) }", "--format", "json")
    assert json.loads(unbound.stdout) == [{"a": "urn:dutygraph:vocabulary#Task", "b": None}]
    assert run("sparql", "SELECT ?a { BIND(dg:Task AS ?a) }").stdout.split() == ["a", "───────", "dg:Task"]
    assert json.loads(run("sparql", "ASK { ?u a org:Organization }", "--format", "json").stdout) == {"exists": True}
    described = run("sparql", "DESCRIBE <urn:dutygraph:unit/山东省能源局>").stdout
    assert '\n\tskos:prefLabel "山东省能源局"' in described
    made = run("sparql", 'CONSTRUCT { ?t a dg:Task } { ?t dg:number "六（二）" }', "--format", "csv").stdout
    assert "urn:dutygraph:山东省十四五安全生产规划/六（二）,rdf:type,dg:Task" in made
    empty = run("sparql", "SELECT ?x { ?x a dg:None }")
    assert (empty.exit_code, empty.stdout.strip(), empty.stderr) == (0, "", "no results\n")


def test_several_plans_are_one_graph_and_each_is_a_graph(tmp_path: Path) -> None:
    for name, unit in (("a", "省应急厅"), ("b", "省教育厅")):
        (tmp_path / f"{name}.txt").write_text(f"一、任务\n（一）宣传。开展宣传。（责任单位：{unit}）\n", "utf-8")
    data = ("--data", tmp_path)
    assert len(json.loads(run(*data, "sparql", "SELECT ?u { ?u a dg:Unit }", "--format", "json").stdout)) == 2
    only = "SELECT ?u { GRAPH <urn:dutygraph:b> { ?u a dg:Unit } }"
    (found,) = json.loads(run(*data, "sparql", only, "--format", "json").stdout)
    assert found["u"].endswith("教育厅")


@settings(max_examples=30, deadline=None)
@given(any_plans())
def test_words_of_a_plan_arrive_as_words(plan: Plan) -> None:
    graph = dutygraph.DutyGraph([plan])
    found = ask(store_of(graph), "SELECT ?text { ?d a dg:Duty ; dg:text ?text }")
    assert sorted(values(found)) == sorted(duty.text for task in plan.tasks for duty in task.duties if duty.text)


def test_what_is_printed_is_no_control_sequence_and_no_formula() -> None:
    query = r'SELECT ("\u001B[31mred" AS ?a) ("=1+1" AS ?b) { }'
    assert run("sparql", query).stdout.splitlines()[2] == " [31mred  =1+1"
    assert "'=1+1" in run("sparql", query, "--format", "csv").stdout
    assert json.loads(run("sparql", query, "--format", "json").stdout) == [{"a": "\x1b[31mred", "b": "=1+1"}]


# --- what is refused ------------------------------------------------------------------------------------------

UPDATES = [
    "INSERT DATA { <urn:a> <urn:b> 1 }",
    "DELETE WHERE { ?s ?p ?o }",
    "LOAD <URL>",
    "load silent <URL> into graph <urn:a>",
    "CLEAR ALL",
    "DROP GRAPH <urn:a>",
    "CREATE GRAPH <urn:a>",
    "ADD <urn:a> TO DEFAULT",
    "MOVE <urn:a> TO DEFAULT",
    "COPY <urn:a> TO DEFAULT",
    "PREFIX a: <urn:a#>\n# SELECT\nWITH <urn:a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "BASE <urn:SELECT> InSeRt DATA { <urn:a> <urn:b> 1 }",
]


@pytest.mark.parametrize("update", UPDATES)
def test_an_update_is_refused(update: str) -> None:
    with listening() as listener:
        told = run("sparql", update.replace("URL", listener.url))
        assert listener.heard == []
    assert (told.exit_code, told.stdout) == (1, "")
    assert "only queries are run here" in told.stderr


#: Queries that reach URL, each in another guise.
REACHING = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { SeRvIcE\n#x\n<URL> { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<URL>{?s ?p ?o} }",
    "SELECT * { ?s ?p true SERVICE<URL>{?s ?p ?o} }",
    "SELECT * { ?s ?p trueSERVICE<URL>{?s ?p ?o} }",
    "SELECT * { ?s ?p 1SERVICE<URL>{?s ?p ?o} }",
    "SELECT * { ?s ?p 1e5SERVICE<URL>{?s ?p ?o} }",
    "SELECT * { ?s ?p ?o.SERVICE<URL>{?s ?p ?o} }",
    "SELECT * { ?s ?p ?o #\rSERVICE<URL>{?s ?p ?o} \n}",
    "SELECT * { FILTER(1<x:a||true)SERVICE x:#>\n{ ?s ?p ?o } }",
    "SELECT * { FILTER(1<x:a||true)SERVICE:#>\n{ ?s ?p ?o } }",
    "SELECT * { FILTER(x:a=x:a||1<1)SERVICE:#>\n{ ?s ?p ?o } }",
    "SELECT * { SERVICE x: { ?s ?p ?o } }",
    "SELECT * { SERVICE:{ ?s ?p ?o } }",
    "SELECT * { SERVICE:a{ ?s ?p ?o } }",
    "SELECT * { SERVICESILENT:{ ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE:{ ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o BIND(1 AS ?x)SERVICE:{ ?s ?p ?o } }",
    "SELECT * { ?s ?p x:a.b.SERVICE<URL>{?s ?p ?o} }",
    "SELECT * { FILTER EXISTS { SERVICE x: { ?s ?p ?o } } }",
    "ASK { SERVICE <URL> { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "SELECT (EXISTS{SERVICE<URL>{?s ?p ?o}} AS ?x) {}",
    "SELECT * {} ORDER BY EXISTS{SERVICE<URL>{?s ?p ?o}}",
    "SELECT * { ?s ?p ?o MINUS { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { ?s ?p ?o LATERAL { SERVICE <URL> { ?s ?p ?o } } }",
    'SELECT * { ?s ?p "SERVICE" . SERVICE <URL> { ?s ?p ?o } }',
    "SELECT * { ?s ?p '''a''' SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '' SERVICE <URL> { ?s ?p ?o } }",
    r'SELECT * { ?s ?p "\\" SERVICE <URL> { ?s ?p ?o } #"}' + "\n}",
    "SELECT * { ?s ?p <urn:a#b> SERVICE <URL> { ?s ?p ?o } }",
]
PREFIXES = "PREFIX : <URL> PREFIX x: <URL> "


def matching(url: str) -> Store:
    """A store in which the patterns above match, so that what stands behind them is asked for."""
    store = Store()
    objects = [*map(Literal, ("SERVICE", "a", "", "\\", True, 1)), *map(NamedNode, ("urn:a#b", url, url + "a.b"))]
    for term in (*objects, Literal("1e5", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#double"))):
        store.add(Quad(NamedNode("urn:a"), NamedNode("urn:b"), term))
    return store


#: Hidden from an engine that reads words first, and bare to one that takes escapes for their characters first.
ESCAPED = [
    r"SELECT * { \u0053ERVICE <URL> { ?s ?p ?o } }",
    r"SELECT * { \U00000073\u0065rvice <URL> { ?s ?p ?o } }",
    r'SELECT * { ?s ?p "\u0022 SERVICE <URL> { ?s ?p ?o } #" }',
    r"SELECT * { ?s ?p 1 #\u000ASERVICE <URL> { ?s ?p ?o }" + "\n}",
]


@pytest.mark.parametrize("query", [*REACHING, *ESCAPED])
def test_a_query_that_would_ask_another_server_is_refused(query: str) -> None:
    with listening() as listener:
        told = run("sparql", (PREFIXES + query).replace("URL", listener.url))
        assert listener.heard == []
    assert (told.exit_code, told.stdout) == (1, "")
    assert "SERVICE would ask another server" in told.stderr


@pytest.mark.parametrize("query", REACHING)
def test_it_does_reach_the_network_when_nobody_refuses_it(query: str) -> None:
    """Else the test above would show nothing."""
    with listening() as listener:
        with suppress(OSError):
            results = matching(listener.url).query((PREFIXES + query).replace("URL", listener.url))
            bool(results) if query.startswith("ASK") else list(results)
            del results
        gc.collect()  # results may be dropped in their own thread only
        assert listener.heard


ALLOWED = [
    'SELECT * { ?s ?p "SERVICE <http://x/>" }',
    "SELECT * { ?s ?p '''it's a \" SERVICE''' }",
    "SELECT * { ?s ?p ?o } # SERVICE <http://x/> {}\n",
    "SELECT ?service { ?service ?p ?o }",
    "PREFIX service: <urn:service:> SELECT * { ?s service:SERVICE ?o }",
    "SELECT * { <http://127.0.0.1/SERVICE> ?p <urn:service> }",
    'SELECT * { ?s ?p ""@service }',
    'SELECT * { _:service ?p "LOAD", "INSERT" FILTER(?p<?s && ?s>1) }',
    "SELECT * { ?s dg:公共SERVICE（一） ?o }",
    "SELECT*{?s?p?o}",
]


@pytest.mark.parametrize("query", ALLOWED)
def test_the_word_alone_is_no_reason_to_refuse(query: str) -> None:
    with listening() as listener:
        ask(STORE, query.replace("http://127.0.0.1/", listener.url))
        assert listener.heard == []


#: Pieces that may stand before SERVICE and hide it, and ways to go on behind it.
BEFORE = [
    *("?s ?p ?o", "?s ?p ", "true", "1", "1e5", "'a'", '"SERVICE"', "''", "'''a'''", "x:a", "x:a.b."),
    *("x:", ":", "<urn:a#b>", ".", "FILTER(", "BIND(1 AS ?y)", "1<", "x:a", "||true", ")", "<"),
    *(">", "#", "\n", "\r", " ", "'", '"', "\\", "@en", "_:b."),
]
BEHIND = [
    "<URL>{}",
    " <URL>{}",
    " x:{}",
    ":{}",
    ":a{}",
    " x:#>\n{}",
    ":#>\n{}",
    "SILENT<URL>{}",
    " SILENT:{}",
    "#\n:{}",
    "\r:{}",
]


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(BEFORE), max_size=6).map("".join), st.sampled_from(BEHIND))
def test_no_mixture_of_signs_that_is_let_through_reaches_the_network(before: str, behind: str) -> None:
    query = f"{PREFIXES}SELECT * {{ {before}SERVICE{behind} }}"
    with suppress(DutyGraphError):
        check(query)
        with listening() as listener:
            with suppress(DutyGraphError):
                ask(matching(listener.url), query.replace("URL", listener.url), 5)
            assert listener.heard == [], query


def test_a_query_that_runs_away_ends_with_the_time_it_has() -> None:
    begun = time.monotonic()
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f && ?f != ?i) }"
    with pytest.raises(DutyGraphError, match=r"within 0\.5 seconds"):
        ask(STORE, endless, 0.5)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * {\n ?s ?p }", "query:2:9: SPARQL syntax: expected"),
        ("SELECT * { ?s ?p ?o } GROUP BY", "query:1:31: SPARQL syntax: expected"),
        ("SELECT * { ?s nobody:knows ?o }", "query:1:"),
        ("", "query: not a SPARQL query"),
        ("hello", "query: not a SPARQL query"),
        ("SELECT * { " + "{" * 500 + "}" * 501, "query:1:111: brackets nest more than 100 deep"),
    ],
)
def test_a_wrong_query_is_told_with_its_place(query: str, message: str) -> None:
    told = run("sparql", query)
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.startswith(message)
    assert told.stderr.count("\n") == 1
    assert len(told.stderr) < 400


def test_prefixes_are_added_for_a_server_where_they_lack() -> None:
    query = 'PREFIX dg: <urn:x#>\nSELECT * { ?s dg:a skos:b ; ?p "org:c" } # prov:d'
    assert with_prefixes(query) == f"PREFIX skos: <http://www.w3.org/2004/02/skos/core#> {query}"
    assert check(with_prefixes(query)) == "SELECT"


@pytest.mark.parametrize(
    "query", ["SELECT * { ?a ?b ?c . ?d ?e ?f }", "CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f }"]
)
def test_an_answer_without_end_is_refused_while_it_comes(query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dutygraph.graph.rdf.ask.MOST_ROWS", 1_000)
    told = run("sparql", query)
    assert (told.exit_code, told.stdout, told.stderr) == (
        1,
        "",
        "query: more than 1,000 rows; ask for less, or use LIMIT\n",
    )
    assert run("sparql", f"{query} LIMIT 1000").exit_code == 0

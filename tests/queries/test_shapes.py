"""Shapes find what the gap rules find, and what people add to them; nothing in them reaches the network."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings

import dutygraph
from dutygraph.cli import cli
from dutygraph.errors import DutyGraphError
from dutygraph.model import Plan
from dutygraph.queries.gaps import find_gaps
from dutygraph.queries.gaps.rule import Gap
from dutygraph.queries.shapes import find_by_shapes
from dutygraph.queries.shapes.validation import nothing_fetched
from dutygraph.text.document import read_plan
from tests.any_plans import any_plans
from tests.listening import listening

RULES = ("no-owner", "unread-clause", "no-lead", "groups-only", "open-list", "no-deadline", "no-target")
GRAPH = dutygraph.load()
REAL = sorted(Path(__file__).parents[2].joinpath("benchmarks", "plans").iterdir())


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["--lang", "en", *map(str, args)], prog_name="dutygraph")


def found(gaps: list[Gap]) -> list[tuple[object, ...]]:
    """Each finding, wherever it stands in the report: rule, weight, task and the words that show it."""
    return sorted((g.rule.name, g.rule.severity.value, g.task and g.task.id, repr(g.evidence), g.plan) for g in gaps)


def test_shapes_find_in_the_bundled_plan_what_the_rules_find() -> None:
    by_shapes = find_by_shapes(GRAPH)
    assert found(by_shapes) == found(find_gaps(GRAPH, RULES))
    assert [gap.task and gap.task.number for gap in by_shapes[:3]] == ["十（二）", "十（三）", "十（四）"]


@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
def test_shapes_find_in_real_plans_what_the_rules_find(file: Path) -> None:
    graph = dutygraph.load(file)
    assert found(find_by_shapes(graph)) == found(find_gaps(graph, RULES))


#: Each line of it is another way for a duty to be owned, not to be, or not to be known to be.
MIXED = """一、任务
（一）甲。开展宣传。加强检查。（省教育厅负责）组织演练。
（二）乙。开展宣传。（各市人民政府）
（三）丙。开展宣传。加强检查。
（四）丁。开展宣传。（责任单位由省政府另行确定后牵头负责落实）加强检查。
（五）戊。开展宣传，2025年底前覆盖率达到90%以上。（省教育厅、省公安厅等）
（六）己。（省教育厅负责）
"""


def test_shapes_find_in_several_plans_with_every_case_what_the_rules_find() -> None:
    graph = dutygraph.DutyGraph([read_plan(MIXED, "a.txt"), read_plan(MIXED, "b.txt"), GRAPH.plans[0]])
    by_rules = find_gaps(graph, RULES)
    assert {gap.rule.name for gap in by_rules if gap.plan == "a"} >= {*RULES} - {"unread-clause"}
    assert found(find_by_shapes(graph)) == found(by_rules)


@settings(max_examples=40, deadline=None)
@given(any_plans())
def test_shapes_find_in_any_plan_what_the_rules_find(plan: Plan) -> None:
    graph = dutygraph.DutyGraph([plan])
    assert found(find_by_shapes(graph)) == found(find_gaps(graph, RULES))


# --- shapes of one's own --------------------------------------------------------------------------------------

PREFIXES = """
@prefix dg: <urn:dutygraph:vocabulary#> . @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix my: <http://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
OWN = '''
my:short-list a sh:NodeShape ; sh:targetClass dg:Clause ; sh:severity sh:Warning ;
  sh:property [ sh:path [ sh:inversePath dg:statedIn ] ; sh:maxCount 12 ;
    sh:severity sh:Violation ; sh:message "责任单位太多 {x}"@zh , "too many units {x}"@en ] ;
  rdfs:comment "分成几项任务。"@zh .
my:early a sh:NodeShape ; sh:targetClass dg:Deadline ; sh:severity sh:Info ;
  sh:sparql [ sh:select """SELECT $this ?value { $this <urn:dutygraph:vocabulary#by> ?value
      FILTER(STR(?value) > '2025-01-01') }""" ;
    sh:message "late: {?value}" ] .
my:units a sh:NodeShape ; sh:targetClass dg:Unit ; sh:property [ sh:path dg:kind ; sh:minCount 1 ] .
'''


def test_a_shape_of_ones_own_is_in_the_report(tmp_path: Path) -> None:
    (tmp_path / "mine.ttl").write_text(PREFIXES + OWN, "utf-8")
    gaps = find_by_shapes(GRAPH, [tmp_path / "mine.ttl"])
    own = [gap for gap in gaps if gap.rule.name not in RULES]
    assert found([gap for gap in gaps if gap.rule.name in RULES]) == found(find_gaps(GRAPH, RULES))
    lists = [gap for gap in own if gap.rule.name == "short-list"]
    many = [(task, clause) for task in GRAPH.tasks.values() for clause in task.clauses if len(clause.assignments) > 12]
    assert [(gap.task, gap.evidence) for gap in lists] == [(task, clause.span) for task, clause in many]
    assert {gap.rule.severity.value for gap in lists} == {"high"}
    assert lists[0].message("zh").endswith("：责任单位太多 {x}")
    assert lists[0].message("en").endswith(": too many units {x}")
    assert (lists[0].suggestion("zh"), lists[0].suggestion("en")) == ("分成几项任务。", "分成几项任务。")
    late = {gap.message("en").partition(": late: ")[2] for gap in own if gap.rule.name == "early"}
    assert late == {"2025-12-31"}
    units = [gap for gap in own if gap.rule.name == "units"]
    unknown = [unit for unit in GRAPH.units.values() if not unit.kind]
    assert len(units) == len(unknown)
    assert all((gap.task, gap.evidence) == (None, None) for gap in units)


def test_the_command_prints_what_the_gap_report_prints(tmp_path: Path) -> None:
    (tmp_path / "mine.ttl").write_text(PREFIXES + OWN, "utf-8")
    records = json.loads(run("shacl", "--shapes", tmp_path / "mine.ttl", "--format", "json").stdout)
    of_rules = json.loads(run("gaps", "--format", "json").stdout)
    assert set(records[0]) == set(of_rules[0])
    told = run("shacl")
    assert told.stdout.startswith("122 gaps: 3 high, 6 medium, 113 low\n")
    assert "low open-list × 41: the list of units ends in 等" in told.stdout
    assert run("shacl", "--fail-on", "high").exit_code == 3
    assert run("shacl", "--format", "csv").stdout.count("\n") == 123


def test_the_graph_that_is_checked_stays_as_it_is() -> None:
    before = set(GRAPH.rdflib)
    find_by_shapes(GRAPH)
    assert set(GRAPH.rdflib) == before


def query(text: str) -> str:
    return f'my:s a sh:NodeShape ; sh:targetClass dg:Plan ; sh:sparql [ sh:select """{text}""" ] .'


#: What stands in a file of shapes that would reach ADDRESS → what is told, '' where it is simply left alone.
REACHING = {
    "imports": ("<urn:x> a owl:Ontology ; owl:imports <ADDRESS> . my:s a sh:NodeShape .", ""),
    "shapes graph": ("<urn:x> sh:shapesGraph <ADDRESS> . my:s a sh:NodeShape .", ""),
    "a script": (
        'my:l a sh:JSLibrary ; sh:jsLibraryURL "ADDRESS"^^xsd:anyURI . my:s a sh:NodeShape ; sh:targetClass dg:Plan ; '
        'sh:js [ a sh:JSConstraint ; sh:jsLibrary my:l ; sh:jsFunctionName "f" ] .',
        "",
    ),
    "service": (query("SELECT $this { $this a ?c . SERVICE <ADDRESS> { ?s ?p ?o } }"), "SERVICE would ask"),
    "service, odd case": (query("SELECT $this { $this a ?c . sErVicE<ADDRESS>{ ?s ?p ?o } }"), "SERVICE would ask"),
    "service, escaped": (
        query(r"SELECT $this { $this a ?c . \\u0053ERVICE <ADDRESS> { ?s ?p ?o } }"),
        "SERVICE would ask",
    ),
    "from": (query("SELECT $this FROM <ADDRESS> { $this a ?c }"), "says FROM"),
    "from, escaped": (query(r"SELECT $this F\\u0052OM <ADDRESS> { $this a ?c }"), "says FROM"),
    "load": (query("LOAD <ADDRESS>"), "only queries are run here"),
    "a rule": (
        'my:s a sh:NodeShape ; sh:targetClass dg:Plan ; sh:rule [ a sh:SPARQLRule ; sh:construct "CONSTRUCT { $this a $this } '
        'WHERE { SERVICE <ADDRESS> { ?s ?p ?o } }" ] .',
        "SERVICE would ask",
    ),
    "a target": (
        'my:s a sh:NodeShape ; sh:target [ a sh:SPARQLTarget ; sh:select "SELECT ?this { SERVICE <ADDRESS> { ?this ?p ?o } }" ] .',
        "SERVICE would ask",
    ),
    "a component": (
        "my:c a sh:ConstraintComponent ; sh:parameter [ sh:path my:p ] ; "
        'sh:validator [ a sh:SPARQLAskValidator ; sh:ask "ASK { SERVICE <ADDRESS> { ?s ?p ?o } }" ] . '
        "my:s a sh:NodeShape ; sh:targetClass dg:Plan ; my:p 1 .",
        "SERVICE would ask",
    ),
}


@pytest.mark.parametrize("kind", REACHING)
def test_nothing_in_a_shape_reaches_the_network(tmp_path: Path, kind: str) -> None:
    text, message = REACHING[kind]
    with listening() as listener:
        (tmp_path / "mine.ttl").write_text(PREFIXES + text.replace("ADDRESS", listener.url), "utf-8")
        told = run("shacl", "--shapes", tmp_path / "mine.ttl", "--format", "csv")
        assert listener.heard == []
    assert (told.exit_code, bool(told.stdout)) == ((1, False) if message else (0, True))
    assert message in told.stderr


@pytest.mark.parametrize("is_guarded", [True, False])
def test_a_query_that_was_let_through_by_mistake_is_stopped_where_it_would_ask(is_guarded: bool) -> None:
    with listening() as listener:
        service = f"SELECT * {{ SERVICE <{listener.url}> {{ ?s ?p ?o }} }}"
        with (
            nothing_fetched() if is_guarded else nullcontext(),
            pytest.raises(DutyGraphError if is_guarded else OSError),
        ):
            list(GRAPH.rdflib.query(service))
        assert bool(listener.heard) is not is_guarded


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("none.ttl", "dg:Task a owl:Class .", "none.ttl: holds no SHACL shapes"),
        ("broken.ttl", "my:s a", "broken.ttl:5:7: RDF syntax: "),
        ("context.jsonld", '{"@context": "http://127.0.0.1:1/", "@id": "urn:a"}', "its JSON-LD @context points at"),
        ("shapes.txt", "x", "unknown format '.txt'; readable: .ttl .nq"),
        ("wrong.ttl", "my:s a sh:NodeShape ; sh:targetClass dg:Plan ; sh:property [ sh:minCount 1 ] .", "the shapes cannot be used: "),
        ("query.ttl", query("SELECT $this { "), "the shapes cannot be used: "),
        ("self.ttl", "my:s a sh:NodeShape ; sh:targetClass dg:Plan ; sh:node my:s .", ""),
    ],
)  # fmt: skip
def test_a_file_of_shapes_that_is_none_is_one_error(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(("" if name.endswith(".jsonld") else PREFIXES) + text, "utf-8")
    told = run("shacl", "--shapes", tmp_path / name)
    assert told.exception is None or isinstance(told.exception, SystemExit)
    assert (told.exit_code, bool(told.stdout)) == ((1, False) if message else (0, True))
    assert message in told.stderr
    assert told.stderr.count("\n") <= 1

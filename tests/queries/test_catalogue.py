"""The catalogue: each query whole in its three languages, right by a plan read by hand, and never mixed with what it is asked."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import QuerySolutions, Store

import dutygraph
from dutygraph.cli import cli
from dutygraph.errors import ContradictoryReform, UnknownName
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.neo4j.connect import connect
from dutygraph.graph.neo4j.push import push
from dutygraph.graph.rdf.ask import store_of
from dutygraph.queries import catalogue
from dutygraph.queries.catalogue import LANGUAGES, Entry, queries
from dutygraph.queries.catalogue.paste import to_paste
from dutygraph.queries.catalogue.query import Kind
from dutygraph.queries.engines.elsewhere import Elsewhere
from dutygraph.queries.engines.in_process import InProcess
from dutygraph.queries.engines.parameters import Value
from dutygraph.queries.engines.sparql import on_store, with_values
from tests.coinciding_plans import MARKS
from tests.graph.on_neo4j import access_to, clear
from tests.servers.neo4j_server import Neo4jServer

ENTRIES = list(queries().values())
BUNDLED = dutygraph.load()

PLAN = """山东省安全规划（2021—2025年）
一、重点任务
（一）压实责任。建立安全总监制度，2022年底前完成。开展ABC评估。（责任单位：省应急厅牵头，省公安厅、省能源局配合）
（二）宣传教育。开展安全宣传。
（三）电力安全。加强电网风险防控，到2025年，事故起数下降10%。（责任单位：省能源局）
（四）共治。建立共治机制。（责任单位：省公安厅、省能源局等）
（五）属地。落实属地责任。（责任单位：各市人民政府）
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> DutyGraph:
    file = tmp_path_factory.mktemp("plan") / "安全.txt"
    file.write_text(PLAN, "utf-8")
    return dutygraph.load(file)


#: Query, what is asked, and the cells of its answer without those that only repeat the plan's id and a task's title.
BY_HAND: list[tuple[str, dict[str, Any], set[tuple[object, ...]]]] = [
    (
        "unit-tasks",
        {"unit": "省能源局"},
        {("一（一）", "cooperate", False), ("一（三）", "lead", False), ("一（四）", "shared", False)},
    ),
    ("unit-tasks", {"unit": "省能源局", "role": "lead"}, {("一（三）", "lead", False)}),
    ("unit-tasks", {"unit": "省能源局", "joint": True}, set()),
    ("unit-tasks", {"unit": "省应急厅", "due_before": dt.date(2022, 12, 30)}, set()),
    ("unit-tasks", {"unit": "省应急厅", "due_before": dt.date(2022, 12, 31)}, {("一（一）", "lead", False)}),
    ("task-duties", {"number": "一(一)"}, {(1, "建立安全总监制度，2022年底前完成。"), (2, "开展ABC评估。")}),
    (
        "task-parties",
        {"number": "一（一）"},
        {
            (1, 1, "lead", "省应急厅", "山东省应急管理厅"),
            (1, 2, "cooperate", "省公安厅", "山东省公安厅"),
            (1, 3, "cooperate", "省能源局", "山东省能源局"),
        },
    ),
    ("units", {"unit": "省能源局"}, {("山东省能源局", "省能源局", "provincial_agency", 1, 1, 0, 1, 0)}),
    (
        "due",
        {"after": dt.date(2022, 1, 1), "before": dt.date(2022, 12, 31)},
        {("2022-12-31", "2022年底前", "一（一）")},
    ),
    ("due", {"unit": "省公安厅"}, {("2022-12-31", "2022年底前", "一（一）")}),
    ("search", {"words": "abc 评估"}, {("一（一）", 2, "开展ABC评估。")}),
    ("search", {"words": "共治"}, {("一（四）", 1, "建立共治机制。")}),
    ("search", {"words": "属地。"}, set()),
    (
        "co-working",
        {"unit": "省应急厅"},
        {("山东省公安厅", "省公安厅", "cooperate", "lead", 1), ("山东省能源局", "省能源局", "cooperate", "lead", 1)},
    ),
    ("gap-no-owner", {}, {("一（二）", "宣传教育")}),
    ("gap-no-lead", {}, {("一（四）", "（责任单位：省公安厅、省能源局等）")}),
    ("gap-groups-only", {}, {("一（五）", "（责任单位：各市人民政府）")}),
    ("gap-open-list", {}, {("一（四）", "（责任单位：省公安厅、省能源局等）")}),
    ("gap-no-deadline", {}, {("一（二）", "宣传教育"), ("一（四）", "共治"), ("一（五）", "属地")}),
    (
        "gap-no-target",
        {},
        {("一（一）", "压实责任"), ("一（二）", "宣传教育"), ("一（四）", "共治"), ("一（五）", "属地")},
    ),
    ("gap-unread-clause", {}, set()),
    (
        "what-if-abolish",
        {"unit": "省能源局"},
        {("一（三）", 1, "加强电网风险防控，到2025年，事故起数下降10%。", False)},
    ),
    ("what-if-abolish", {"unit": "省公安厅"}, set()),
    ("names", {"name": "省公安厅"}, {("省公安厅", "山东省公安厅", "省公安厅")}),
]


@pytest.mark.parametrize(("name", "asked", "wanted"), BY_HAND)
def test_a_plan_read_by_hand(
    graph: DutyGraph, name: str, asked: dict[str, Any], wanted: set[tuple[object, ...]]
) -> None:
    columns = queries()[name].query.columns
    left_out = {"task", "title"}
    for engine in (InProcess(graph), on_store(store_of(graph))):
        rows = engine.rows(name, **asked)
        assert {
            tuple(cell for column, cell in zip(columns, row, strict=True) if column not in left_out) for row in rows
        } == wanted


def test_every_query_stands_in_three_files_and_no_file_alone() -> None:
    folder = Path(catalogue.__file__).parent
    of_queries = {entry.file.with_suffix(suffix) for entry in ENTRIES for suffix in LANGUAGES.values()}
    assert all(file.is_file() for file in of_queries)
    assert {file for file in folder.iterdir() if file.suffix in (".rq", ".cypher")} <= of_queries


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_what_a_query_says_of_itself_is_so(entry: Entry) -> None:
    names = [one.name for one in entry.query.parameters]
    assert set(re.findall(r"\$(\w+)", entry.text("cypher"))) == set(names)
    lines = re.findall(r"VALUES \(([^)]*)\) \{.*\} # parameters$", entry.text("sparql"), re.MULTILINE)
    assert {name for line in lines for name in re.findall(r"\$(\w+)", line)} - {"task"} == set(names)
    returned = entry.text("cypher").rpartition("RETURN ")[2].removeprefix("DISTINCT ")
    assert [column.split()[-1] for column in re.split(r",\s+(?![^(]*\))", returned.strip())] == list(
        entry.query.columns
    )
    found = Store().query(entry.text("sparql"))
    assert isinstance(found, QuerySolutions)
    assert len(found.variables) == len(entry.query.columns)


def example(entry: Entry) -> dict[str, Any]:
    return {
        one.name: dt.date.fromisoformat(str(one.example)) if one.kind is Kind.DAY else one.example
        for one in entry.query.parameters
        if one.example is not None
    }


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_python_runs_as_pasted(entry: Entry, tmp_path: Path) -> None:
    file = tmp_path / "pasted.py"
    file.write_text(to_paste(entry, "python", "zh"), "utf-8")
    done = subprocess.run(
        [sys.executable, str(file)], capture_output=True, check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    rows = {"\t".join(map(str, row)) for row in InProcess(BUNDLED).rows(entry.name, **example(entry))}
    assert set(done.stdout.decode().splitlines()) == rows


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_sparql_runs_as_pasted(entry: Entry) -> None:
    found = store_of(BUNDLED).query(to_paste(entry, "sparql", "en"), use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    assert len({tuple(row) for row in found}) == len(InProcess(BUNDLED).rows(entry.name, **example(entry)))


def test_cypher_runs_as_pasted(neo4j_server: Neo4jServer) -> None:
    with connect(access_to(neo4j_server)) as server:
        clear(server)
        push(server, BUNDLED)
        for entry in ENTRIES:
            lines = to_paste(entry, "cypher", "en").splitlines()
            given = dict(re.fullmatch(r":param (\w+) => (.*)", line).groups() for line in lines if line[0:1] == ":")  # type: ignore[union-attr]
            query = "\n".join(line for line in lines if line[0:1] != ":")
            answer = server.ask(query, **{name: json.loads(value) for name, value in given.items()})
            assert tuple(answer.columns) == entry.query.columns
            assert len(set(map(tuple, answer.rows))) == len(InProcess(BUNDLED).rows(entry.name, **example(entry)))


@pytest.mark.parametrize("mark", [*MARKS, "".join(MARKS)])
def test_a_value_never_becomes_a_part_of_a_query(mark: str) -> None:
    for entry in ENTRIES:
        values: dict[str, Value] = {one.name: _hostile(one.kind, mark) for one in entry.query.parameters}
        stands, asked = entry.text("sparql").splitlines(), with_values(entry, values).splitlines()
        for line, filled in zip(stands, asked, strict=True):
            if line.endswith("# parameters"):
                assert _PARAMETERS.fullmatch(filled), filled
            else:
                assert filled == line
        Store().query("\n".join(asked))


#: A line whose values are nothing but literals and IRIs of ours, as the SPARQL grammar has them, and UNDEF.
_TERM = r'(?:"(?:[^"\\\n\r]|\\[tbnrf"\'\\]|\\u[0-9A-F]{4})*"(?:\^\^<[^<>\s]+>)?|<urn:dutygraph:[^<>"{}|^`\\\s]*>|UNDEF|true|false)'
_PARAMETERS = re.compile(rf" *VALUES \([^)]*\) {{ (?:\({_TERM}(?: {_TERM})*\) ?)+}} # parameters")


def _hostile(kind: Kind, mark: str) -> Value:
    return (mark,) if kind is Kind.WORDS else mark


def test_cypher_is_sent_as_it_stands_with_the_values_beside_it() -> None:
    sent: list[tuple[str, Mapping[str, Value]]] = []

    def ask(entry: Entry, values: Mapping[str, Value]) -> list[Any]:
        sent.append((entry.name, values))
        return [("x", "x", "x")] if entry.name == "names" else [("x",)]

    Elsewhere(ask).rows("unit-tasks", unit="' OR true //", role="lead")
    assert sent == [
        ("names", {"name": "' OR true //"}),
        ("unit-tasks", {"unit": "' OR true //", "role": "lead", "joint": None, "due_before": None}),
    ]


def test_names_that_mean_nobody_or_several_are_refused_as_in_process(graph: DutyGraph) -> None:
    engine = on_store(store_of(graph))
    for unit in ("省教育厅", "省", ""):
        with pytest.raises(UnknownName) as here:
            InProcess(graph).rows("units", unit=unit)
        with pytest.raises(UnknownName) as there:
            engine.rows("units", unit=unit)
        assert str(there.value) == str(here.value)
    assert engine.rows("units", unit="应急厅") == engine.rows("units", unit="山东省应急管理厅")
    with pytest.raises(ContradictoryReform):
        engine.rows("what-if-abolish", unit="各市人民政府")
    with pytest.raises(UnknownName, match="near: 一（一）"):
        engine.rows("task-duties", number="一（九）")
    with pytest.raises(UnknownName, match="unit-tasks"):
        engine.rows("unit-task")


def test_what_is_no_parameter_or_no_value_of_its_kind_is_refused(graph: DutyGraph) -> None:
    for engine in (InProcess(graph), on_store(store_of(graph))):
        for wrong in (
            {},
            {"unit": None},
            {"unit": "省公安厅", "who": "x"},
            {"unit": "省公安厅", "role": "boss"},
            {"unit": 1},
        ):
            with pytest.raises(TypeError):
                engine.rows("unit-tasks", **wrong)  # type: ignore[arg-type]


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, ["--lang", "en", *args], prog_name="dutygraph")


def test_the_command_lists_them_and_prints_one() -> None:
    listed = json.loads(run("queries", "--format", "json").stdout)
    assert [one["query"] for one in listed] == list(queries())
    assert {one["name"] for one in listed[1]["parameters"]} == {"after", "before", "unit"}
    assert "the tasks of a unit" in run("queries").stdout
    assert run("queries", "units", "--language", "sparql").stdout == to_paste(queries()["units"], "sparql", "en")
    assert run("queries", "units").stdout == to_paste(queries()["units"], "cypher", "en")
    assert run("queries", "unit").exit_code == 1
    assert run("queries", "units", "--language", "sql").exit_code == 2

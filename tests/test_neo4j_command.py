"""The commands on a Neo4j server: what they print, where they end, and what they refuse."""

from __future__ import annotations

import csv
import io
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dutygraph.cli import cli
from dutygraph.errors import DutyGraphError
from dutygraph.graph.neo4j.access import Access, access
from dutygraph.graph.neo4j.connect import connect
from dutygraph.graph.neo4j.reading import check_only_reads
from dutygraph.loaders import BUNDLED, load_plan
from tests.graph.on_neo4j import access_to, clear
from tests.servers.neo4j_server import PASSWORD, Neo4jServer

ROOT = Path(__file__).parents[1]
WRONG = "not-the-password"
LEADERS = "MATCH (u:Unit)-[:LEAD]->(t:Task) RETURN u.title AS unit, count(t) AS tasks ORDER BY tasks DESC, unit LIMIT 1"


def run(*args: str, lang: str = "en", **environment: str) -> Result:
    return CliRunner(env=environment).invoke(cli, ["--lang", lang, *args], prog_name="dutygraph")


@pytest.fixture
def environment(neo4j_server: Neo4jServer) -> dict[str, str]:
    """An empty server, found by the environment."""
    with connect(access_to(neo4j_server)) as server:
        clear(server)
    return neo4j_server.environment


# --- push, verify, pull -------------------------------------------------------------------------------------


def test_push_verify_and_pull(environment: dict[str, str], tmp_path: Path) -> None:
    assert run("neo4j", "verify", "--format", "json", **environment).exit_code == 1
    pushed = run("neo4j", "push", **environment)
    # counted by hand in test_duty_graph: 420 nodes; 27 sections and 45 tasks, 202 duties, 41 clauses, 24 diagnostics, 8
    # deadlines, 21 targets, 11 citations, and 222 assignments
    assert (pushed.exit_code, pushed.stderr) == (0, "written: 420 nodes, 601 relationships\n")
    verified = run("neo4j", "verify", **environment)
    assert (verified.exit_code, verified.stdout.strip()) == (0, "the server has the plans as they are")
    file = tmp_path / "plan.yaml"
    assert run("neo4j", "pull", "-o", str(file), **environment).exit_code == 0
    assert json.loads(run("--data", str(file), "tasks", "省应急厅", "--format", "json").stdout) == json.loads(
        run("tasks", "省应急厅", "--format", "json").stdout
    )
    again = run("neo4j", "pull", "-o", str(file), **environment)
    assert again.exit_code == 1
    assert "not overwritten" in again.stderr
    assert run("neo4j", "pull", **environment).stdout_bytes == file.read_bytes()


def test_what_differs_is_told(environment: dict[str, str], neo4j_server: Neo4jServer) -> None:
    run("neo4j", "push", **environment)
    with connect(access_to(neo4j_server)) as server:
        server.write("MATCH (t:Task {number: '三（一）'}) SET t.title = 'x'")
        server.write("MATCH (t:Task {number: '三（二）'})-[r:HAS_CLAUSE]->() DELETE r")
    told = run("neo4j", "verify", lang="zh", **environment)
    assert told.exit_code == 1
    assert told.stdout.startswith("服务器与规划不一致：缺少 1 处，多出 0 处，不同 1 处。")
    record = json.loads(run("neo4j", "verify", "--format", "json", **environment).stdout)
    assert {key: record[key] for key in ("equal", "missing", "extra", "different")} == {
        "equal": False, "missing": 1, "extra": 0, "different": 1,
    }  # fmt: skip
    assert record["differences"][0] == {
        "how": "different", "kind": "task", "id": "山东省十四五安全生产规划/三（一）", "target": None, "properties": ["title"],
    }  # fmt: skip
    rows = list(
        csv.reader(io.StringIO(run("neo4j", "verify", "--format", "csv", **environment).stdout.lstrip("\ufeff")))
    )
    assert rows[0] == ["difference", "kind", "identity", "properties"]


def test_several_plans_are_pulled_into_a_folder(environment: dict[str, str], tmp_path: Path) -> None:
    for name in ("a/../b", "A--b", "..", "con"):
        plan = BUNDLED.read_text("utf-8").replace("id: 山东省十四五安全生产规划", f'id: "{name}"')
        tmp_path.joinpath("in.yaml").write_text(plan, encoding="utf-8")
        assert run("--data", str(tmp_path / "in.yaml"), "neo4j", "push", **environment).exit_code == 0
    tmp_path.joinpath("out").mkdir()
    refused = run("neo4j", "pull", "-o", str(tmp_path / "out.yaml"), **environment)
    assert refused.exit_code == 1
    assert "the server has 4 plans" in refused.stderr
    assert run("neo4j", "pull", "-o", str(tmp_path / "out"), **environment).exit_code == 0
    pulled = {file.name: load_plan(file).id for file in tmp_path.joinpath("out").iterdir()}
    assert pulled == {"A-b.yaml": "A--b", "a-b~2.yaml": "a/../b", "plan.yaml": "..", "con.yaml": "con"}
    assert {path.name for path in tmp_path.iterdir()} == {"in.yaml", "out"}


def test_what_people_say_comes_back_beside_the_plan(environment: dict[str, str], tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_bytes(BUNDLED.read_bytes())
    said = b'{"number":"x","title":"y","state":"done","on":"2024-01-02","source":"s"}\n'
    plan.with_suffix(".status.jsonl").write_bytes(said)
    assert run("--data", str(plan), "neo4j", "push", **environment).exit_code == 0
    assert run("neo4j", "pull", "-o", str(tmp_path / "pulled.yaml"), **environment).exit_code == 0
    assert load_plan(tmp_path / "pulled.yaml").statuses == load_plan(plan).statuses != ()


# --- queries -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md", "xlsx"])
def test_a_query_answers_in_every_format(environment: dict[str, str], tmp_path: Path, form: str) -> None:
    run("neo4j", "push", **environment)
    file = tmp_path / "leaders.cypher"
    file.write_text(LEADERS, encoding="utf-8")
    for query in (LEADERS, str(file)):
        answer = run("neo4j", "query", query, "--format", form, **environment)
        assert (answer.exit_code, answer.stderr) == (0, "")
        if form == "json":
            assert json.loads(answer.stdout) == [{"unit": "省应急厅", "tasks": 31}]
        elif form == "xlsx":
            assert answer.stdout_bytes.startswith(b"PK")
        else:
            assert "省应急厅" in answer.stdout
            assert "31" in answer.stdout


def test_values_of_every_kind_are_printed(environment: dict[str, str]) -> None:
    run("neo4j", "push", **environment)
    query = (
        "MATCH p=(:Unit {title: '省能源局'})-[r:SUPPORT]->(t:Task) WITH * LIMIT 1 "
        "RETURN p, r.printed AS printed, date('2025-12-31') AS day, duration('P1D') AS long, null AS none, [1.5, {a: 1}] AS list"
    )
    [row] = json.loads(run("neo4j", "query", query, "--format", "json", **environment).stdout)
    unit, support, task = row.pop("p")
    assert (unit["labels"], support["type"], task["labels"]) == (["Unit"], "SUPPORT", ["Task"])
    assert row == {"printed": "省能源局", "day": "2025-12-31", "long": "P1D", "none": None, "list": [1.5, {"a": 1}]}


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n)",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n) SET n.x = 1 RETURN n",
        "MATCH (n) CALL (n) { SET n.x = 1 } IN TRANSACTIONS",
        "FOREACH (i IN [1] | CREATE (:X))",
        "CREATE INDEX i FOR (n:X) ON (n.y)",
        "CREATE USER x SET PASSWORD 'abcdefgh1'",
        "DROP DATABASE neo4j",
    ],
)
def test_the_server_writes_nothing_for_a_query(environment: dict[str, str], query: str) -> None:
    refused = run("neo4j", "query", query, **environment)
    assert refused.exit_code == 1
    assert "only reading is possible here" in refused.stderr
    assert json.loads(run("neo4j", "query", "MATCH (n) RETURN n", "--format", "json", **environment).stdout) == []


REACHING = (
    "LOAD CSV FROM 'URL' AS line RETURN line",
    "load /* */ csv with headers from 'URL' AS line RETURN line",
    "CALL { LOAD // x\n CSV FROM 'URL' AS line RETURN line } RETURN line",
    "RETURN '//' AS a UNION LOAD CSV FROM 'URL' AS a RETURN a",
    'RETURN "\\"" AS a UNION LOAD CSV FROM \'URL\' AS a RETURN a //"',
    "WITH 1 AS `'` LOAD CSV FROM 'URL' AS a RETURN a //'",
    "\\u004cOAD CSV FROM 'URL' AS line RETURN line",
    "RETURN '\\u0027 AS a UNION LOAD CSV FROM \"URL\" AS a RETURN a //'",
    "MATCH (n) WHERE 2 > 1. LOAD CSV FROM 'URL' AS line RETURN line",
    "CALL apoc.load.json('URL')",
    "MATCH (n) WHERE 2 > 1. CALL apoc.load.json('URL') YIELD value RETURN value",
    "CALL `apoc`.`load` . json('URL')",
    "OPTIONAL CALL apoc.load.json('URL') YIELD value RETURN value",
    "RETURN genai.vector.encode('x', 'OpenAI', {endpoint: 'URL'})",
    "RETURN `apoc`./* */`x`('URL')",
    "CALL dbms.killConnection('bolt-1')",
    "CALL db.clearQueryCaches()",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
)


@pytest.mark.parametrize("query", REACHING)
def test_a_query_reaches_nothing_else(environment: dict[str, str], query: str) -> None:
    with listener() as (address, heard):
        refused = run("neo4j", "query", query.replace("URL", f"http://{address}/x.csv"), **environment)
    assert refused.exit_code == 1
    assert "only reading the graph" in refused.stderr or "escapes with \\u" in refused.stderr
    assert heard == []


def test_the_server_itself_would_reach_out(environment: dict[str, str], neo4j_server: Neo4jServer) -> None:
    """Without our refusal the listener hears the request, so the test above can fail."""
    with listener() as (address, heard), connect(access_to(neo4j_server)) as server, pytest.raises(DutyGraphError):
        server.ask(f"LOAD CSV FROM 'http://{address}/x.csv' AS line RETURN line")
    assert heard


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (n) WHERE n.title = 'LOAD CSV' OR n.title = \"it's CALL apoc.x()\" RETURN n // LOAD CSV",
        "MATCH (load)-[:CALL]->(csv) RETURN load.csv, csv.call AS load",
        "CALL db.labels() YIELD label RETURN label",
        "CALL { MATCH (n) RETURN n } CALL (n) { RETURN 1 AS x } RETURN n, x",
        "RETURN date.truncate('year', date()), point.distance(point({x: 1, y: 2}), point({x: 1, y: 3}))",
        "MATCH (n) RETURN n.order IN [1] AND n.x = 2, `a.b`.c",
    ],
)
def test_what_only_reads_is_let_through(query: str) -> None:
    check_only_reads(query)


@contextmanager
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """An address on loopback, and what it hears."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        ended = threading.Event()

        def listen() -> None:
            while not ended.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    heard.append(connection.recv(4096))

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            yield f"127.0.0.1:{server.getsockname()[1]}", heard
        finally:
            ended.set()
            thread.join()


# --- access --------------------------------------------------------------------------------------------------


def test_a_wrong_password_or_database_is_told_and_the_password_never(
    environment: dict[str, str], tmp_path: Path
) -> None:
    wrong = run("neo4j", "push", **environment | {"DUTYGRAPH_NEO4J_PASSWORD": WRONG})
    assert wrong.exit_code == 1
    assert "does not accept this password of user neo4j" in wrong.stderr
    assert WRONG not in wrong.output
    nowhere = run("neo4j", "verify", "--database", "nowhere", **environment)
    assert (nowhere.exit_code, "no database 'nowhere'" in nowhere.stderr) == (1, True)
    file = tmp_path / "password"
    file.write_text(f"{PASSWORD}\n", encoding="utf-8")
    without = environment | {"DUTYGRAPH_NEO4J_PASSWORD": ""}
    assert run("neo4j", "push", "--password-file", str(file), **without).exit_code == 0
    assert "set DUTYGRAPH_NEO4J_PASSWORD" in run("neo4j", "push", **without).stderr
    missing = run("neo4j", "push", "--password-file", str(tmp_path / "none"), **without)
    assert (missing.exit_code, str(tmp_path / "none") in missing.stderr) == (1, True)


def test_nobody_answers_or_somebody_else_does() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        thread = threading.Thread(target=_answer_as_a_web_server, args=(other,))
        thread.start()
        result = run("neo4j", "push", "--uri", f"bolt://127.0.0.1:{port}", DUTYGRAPH_NEO4J_PASSWORD=WRONG)
        thread.join()
    for told in (result, run("neo4j", "push", "--uri", f"bolt://127.0.0.1:{port}", DUTYGRAPH_NEO4J_PASSWORD=WRONG)):
        assert told.exit_code == 1
        assert told.stderr.startswith(f"bolt://127.0.0.1:{port}: the Neo4j server cannot be reached: ")
        assert "Traceback" not in told.stderr
        assert WRONG not in told.output


def _answer_as_a_web_server(server: socket.socket) -> None:
    connection, _ = server.accept()
    with connection:
        connection.recv(4096)
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


@pytest.mark.parametrize(
    "uri", ["localhost:7687", "http://localhost:7474", "bolt://", "bolt://h:x", "bolt://h/db", "neo4j://h?a=b"]
)
def test_an_address_that_is_none_is_told(uri: str) -> None:
    told = run("neo4j", "push", "--uri", uri, DUTYGRAPH_NEO4J_PASSWORD=WRONG)
    assert (told.exit_code, "bolt://localhost:7687 or neo4j+s://" in told.stderr) == (1, True)


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    told = run("neo4j", "push", "--uri", f"bolt://neo4j:{WRONG}@graph.example:7687", DUTYGRAPH_NEO4J_PASSWORD="x")
    assert (told.exit_code, "graph.example: user and password" in told.stderr) == (1, True)
    assert WRONG not in told.output
    assert WRONG not in repr(Access("bolt://h", "u", WRONG))


def test_another_machine_is_spoken_to_encrypted_unless_the_user_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUTYGRAPH_NEO4J_PASSWORD", WRONG)
    assert access("bolt://192.0.2.1").uri == "bolt+s://192.0.2.1"
    assert access("neo4j://graph.example:1").uri == "neo4j+s://graph.example:1"
    assert access("bolt+ssc://graph.example").uri == "bolt+ssc://graph.example"
    assert access("bolt://graph.example", unencrypted=True).uri == "bolt://graph.example"
    assert access("bolt://localhost.example").uri == "bolt+s://localhost.example"
    for here in ("bolt://[::1]:7687", "bolt://127.0.0.9", "bolt://localhost"):
        assert access(here).uri == here
    monkeypatch.setenv("DUTYGRAPH_NEO4J_URI", "bolt://graph.example")
    monkeypatch.setenv("DUTYGRAPH_NEO4J_USER", "reader")
    monkeypatch.setenv("DUTYGRAPH_NEO4J_DATABASE", "plans")
    assert access() == Access("bolt+s://graph.example", "reader", WRONG, "plans")


def test_without_the_driver_one_line_says_what_to_install() -> None:
    code = "import sys; sys.modules['neo4j'] = None; from dutygraph.cli import main; sys.argv[1:] = ['neo4j', 'push']; main()"
    environment = os.environ | {"DUTYGRAPH_NEO4J_PASSWORD": "x", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "pip install 'dutygraph[neo4j]'" in done.stderr

"""A real SPARQL server gives the same rows as the plans themselves; one that misbehaves is told clearly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner, Result

import dutygraph
from dutygraph.cli import cli
from dutygraph.exports.graphs import render
from tests.listening import listening
from tests.servers.oxigraph import Server, oxigraph

GRAPH = dutygraph.load()
QUERIES = [
    'SELECT ?number ?title { ?u skos:altLabel "省应急厅" ; dg:leads ?t . ?t dg:number ?number ; dcterms:title ?title }',
    "SELECT ?u (COUNT(*) AS ?n) { ?u a dg:Unit ; dg:leads|dg:shares|dg:supports ?t } GROUP BY ?u",
    "SELECT ?d ?by { ?d a dg:Deadline . OPTIONAL { ?d dg:by ?by } }",
    "ASK { ?u a org:Organization }",
    "ASK { ?u a dg:None }",
    "CONSTRUCT { ?a dg:party ?u } { ?a dg:party ?u }",
    "DESCRIBE <urn:dutygraph:unit/山东省应急管理厅>",
]


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["--lang", "en", *map(str, args)], prog_name="dutygraph")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as started:
        started.put(render(GRAPH, "nquads", "zh"))
        yield started


def lines(result: Result) -> list[str]:
    assert (result.exit_code, result.stderr) == (0, "")
    return sorted(result.stdout.splitlines())


@pytest.mark.parametrize("query", QUERIES)
def test_a_server_gives_the_same_rows(server: Server, query: str) -> None:
    for form in ("jsonl", "table"):
        here = lines(run("sparql", query, "--format", form))
        assert lines(run("sparql", query, "--format", form, "--endpoint", server.query)) == here
        assert here


def test_one_plan_is_replaced_on_the_server_and_the_other_stays(tmp_path: Path) -> None:
    plans = {
        "a": "一、任务\n（一）宣传。开展宣传。（责任单位：省应急厅）\n",
        "b": "一、任务\n（一）演练。开展演练。（责任单位：省应急厅）\n",
    }
    for name, text in plans.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    shorter = dutygraph.load(tmp_path / "a.txt", tmp_path / "b.txt")
    with oxigraph(tmp_path / "store") as server:
        server.put(render(shorter, "nquads", "zh"))
        (tmp_path / "a.txt").write_text(plans["a"].replace("省应急厅", "省教育厅"), "utf-8")
        server.put_graph("urn:dutygraph:a", render(dutygraph.load(tmp_path / "a.txt"), "turtle", "zh"))
        query = "SELECT ?plan ?name { GRAPH ?plan { ?u a dg:Unit ; dg:printedName ?name } } ORDER BY ?plan"
        found = json.loads(run("sparql", query, "--endpoint", server.query, "--format", "json").stdout)
    assert found == [{"plan": "urn:dutygraph:a", "name": "省教育厅"}, {"plan": "urn:dutygraph:b", "name": "省应急厅"}]


def test_a_query_that_the_server_cannot_read_is_told_in_its_words(server: Server) -> None:
    told = run("sparql", "SELECT * {\n ?s ?p }", "--endpoint", server.query)
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.startswith(f"{server.query}: the server refused the query (HTTP 400): error at 2:9: expected")
    assert "HTTP 404" in run("sparql", "ASK {}", "--endpoint", f"{server.url}/none").stderr


def test_what_is_refused_here_never_goes_to_a_server() -> None:
    with listening() as listener:
        for query in (
            "SELECT * { SERVICE <http://x/> {} }",
            "LOAD <http://x/>",
            "CLEAR ALL",
            r"ASK { \u0053ERVICE <u> {} }",
        ):
            assert run("sparql", query, "--endpoint", listener.url).exit_code == 1
        assert listener.heard == []


@contextmanager
def answering(status: int, headers: dict[str, str], body: bytes) -> Iterator[str]:
    """A server that gives always the same answer."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/sparql"
        server.shutdown()


JSON = {"Content-Type": "application/sparql-results+json"}
MISBEHAVING = [
    (200, {"Content-Type": "text/html"}, b"<html>", "the server's answer is no SPARQL result (text/html"),
    (200, JSON, b"{", "the server's answer is no SPARQL result"),
    (200, JSON, b"\xff\xfe", "the server's answer is no SPARQL result"),
    (500, {}, b"\x1b[31mno\nmemory", "the server refused the query (HTTP 500):  [31mno memory"),
    (
        401,
        {"WWW-Authenticate": "Basic"},
        b"",
        "the server wants a user and password, or does not accept these (HTTP 401)",
    ),
]


@pytest.mark.parametrize(("status", "headers", "body", "message"), MISBEHAVING)
def test_a_server_that_misbehaves_is_one_error(status: int, headers: dict[str, str], body: bytes, message: str) -> None:
    with answering(status, headers, body) as url:
        told = run("sparql", "SELECT * {}", "--endpoint", url)
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.startswith(f"{url}: {message}")
    assert told.stderr.count("\n") == 1


def test_a_server_that_sends_on_is_not_followed() -> None:
    with listening() as listener:
        for status in (301, 302, 303, 307, 308):
            with answering(status, {"Location": listener.url}, b"") as url:
                told = run("sparql", "ASK {}", "--endpoint", url)
            assert f"{url}: the server sends on to another address ({listener.url})" in told.stderr
        assert listener.heard == []


def test_a_server_that_is_silent_or_missing_is_told_in_time() -> None:
    with listening() as listener:
        gone = listener.url
    assert "the server cannot be reached" in run("sparql", "ASK {}", "--endpoint", gone).stderr
    from socket import create_server

    with create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        told = run("sparql", "ASK {}", "--endpoint", url, "--timeout", "0.3")
    assert told.stderr == f"{url}: not answered within 0.3 seconds; ask for less, or allow more time with --timeout\n"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "127.0.0.1:7878",
        "http://",
        "http://u:secret@127.0.0.1/",
        "http://a:b/",
    ],
)
def test_an_address_that_is_none_is_told_without_its_password(url: str) -> None:
    told = run("sparql", "ASK {}", "--endpoint", url)
    assert (told.exit_code, told.stdout) == (1, "")
    assert "must begin with http:// or https://" in told.stderr
    assert "secret" not in told.stderr

"""A push that is killed, a server that stops, a full disk: a clear error, and after another push everything is there once."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.generate import DUTIES, TASKS, plans_of
from dutygraph.errors import DutyGraphError
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.neo4j.access import Access
from dutygraph.graph.neo4j.compare import How, compare
from dutygraph.graph.neo4j.connect import connect
from dutygraph.graph.neo4j.push import push
from tests.graph.on_neo4j import access_to, clear, content
from tests.servers.neo4j_server import PASSWORD, Neo4jServer, NoNeo4j

#: How many duties are pushed and killed ten times; 100000 take eleven minutes.
SIZE = int(os.environ.get("DUTYGRAPH_KILL_DUTIES", "10000"))
KILLS = 10
ROOT = Path(__file__).parents[2]


def graph_of(duties: int) -> DutyGraph:
    return DutyGraph(plans_of(round(duties / (TASKS * DUTIES)), 600, random.Random(0)))


def push_in_this_process(uri: str, duties: int) -> None:
    """What a child process does: says when it begins to push, and when it has ended."""
    graph = graph_of(duties)
    with connect(Access(uri, "neo4j", PASSWORD)) as server:
        print("begins", flush=True)
        push(server, graph)
        print("ended", flush=True)


def start_push(uri: str) -> subprocess.Popen[str]:
    """A push in a process of its own, which has begun."""
    code = f"from tests.graph.{Path(__file__).stem} import push_in_this_process as push; push({uri!r}, {SIZE})"
    child = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout
    assert child.stdout.readline() == "begins\n"
    return child


def test_a_push_killed_at_ten_moments_and_run_again_equals_an_undisturbed_one(neo4j_server: Neo4jServer) -> None:
    graph = graph_of(SIZE)
    with connect(access_to(neo4j_server)) as server:
        clear(server)
        began = time.monotonic()
        assert start_push(neo4j_server.uri).communicate()[0] == "ended\n"
        took = time.monotonic() - began
        undisturbed = content(server)
        clear(server)
        moments = random.Random(1)
        for _ in range(KILLS):
            child = start_push(neo4j_server.uri)
            time.sleep(moments.uniform(0, took))
            child.kill()
            assert child.communicate()[0] in ("", "ended\n")
            assert compare(server, graph).counts.keys() <= {How.MISSING}
        push(server, graph)
        assert content(server) == undisturbed


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Neo4jServer]:
    """A server that a test may stop."""
    pytest.importorskip("neo4j", reason="skipped: no Neo4j")
    try:
        server = Neo4jServer(tmp_path / "home")
    except NoNeo4j:
        pytest.skip("skipped: no Neo4j")
    yield server
    server.stop(at_once=True)


def test_a_server_that_stops_in_the_middle(own_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> None:
    own_server.start()
    graph = graph_of(3_000)
    written = 0

    def stop_after_some(rows: int) -> None:
        nonlocal written
        written += rows
        if written > 5_000:
            own_server.stop(at_once=True)

    monkeypatch.setattr("dutygraph.graph.neo4j.connect.RETRIES_FOR", 3.0)
    with (
        pytest.raises(DutyGraphError, match="the Neo4j server cannot be reached") as raised,
        connect(access_to(own_server)) as server,
    ):
        push(server, graph, stop_after_some)
    assert PASSWORD not in str(raised.value)
    own_server.start()
    with connect(access_to(own_server)) as server:
        assert compare(server, graph).counts.keys() == {How.MISSING}
        push(server, graph)
        assert compare(server, graph).first == []


def test_a_server_that_comes_back_in_time_is_written_to_again(
    own_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_server.start()
    graph = graph_of(3_000)
    restarting = threading.Thread(target=own_server.start)

    def restart_once(rows: int) -> None:
        if not restarting.ident:
            own_server.stop(at_once=True)
            restarting.start()

    monkeypatch.setattr("dutygraph.graph.neo4j.connect.RETRIES_FOR", 120.0)
    with connect(access_to(own_server)) as server:
        push(server, graph, restart_once)
        restarting.join()
        assert compare(server, graph).first == []


@pytest.mark.skipif(sys.platform != "linux", reason="the size of files cannot be limited from outside")
def test_a_full_disk_is_told(own_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> None:
    with own_server.home.joinpath("conf", "neo4j.conf").open("a", encoding="utf-8") as conf:
        conf.write("db.tx_log.preallocate=false\n")
    own_server.start()
    own_server.fill_disk(6_000_000)
    graph = graph_of(6_000)
    monkeypatch.setattr("dutygraph.graph.neo4j.connect.RETRIES_FOR", 3.0)
    with (
        pytest.raises(DutyGraphError, match="Look at its log and its disk space"),
        connect(access_to(own_server)) as server,
    ):
        push(server, graph)
    own_server.stop(at_once=True)
    own_server.start()
    with connect(access_to(own_server)) as server:
        push(server, graph)
        assert compare(server, graph).first == []

"""The CSV files, read by Neo4j's own import, make the same graph as a push."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import dutygraph
from dutygraph.errors import DutyGraphError, UnreadableFile
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.neo4j.compare import compare
from dutygraph.graph.neo4j.connect import connect
from dutygraph.graph.neo4j.csv_files import write_csv
from dutygraph.graph.neo4j.pull import pull
from dutygraph.model import Plan
from tests.any_plans import any_plans, comparable
from tests.graph.on_neo4j import access_to, renamed
from tests.servers.neo4j_server import Neo4jServer, NoNeo4j

GRAPH = dutygraph.load()


def hostile_plans() -> list[Plan]:
    """Three dozen plans of any words, as hypothesis draws them."""
    drawn: list[Plan] = []

    @settings(max_examples=12, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.lists(any_plans(), min_size=3, max_size=3))
    def draw(plans: list[Plan]) -> None:
        drawn.extend(plans)

    draw()
    return [renamed(plan, f"no {number:03}") for number, plan in enumerate(drawn)]


def test_the_import_makes_the_same_graph(tmp_path: Path) -> None:
    pytest.importorskip("neo4j", reason="skipped: no Neo4j")
    plans = hostile_plans()
    graph = DutyGraph([*plans, *GRAPH.plans])
    folder = tmp_path / "csv"
    write_csv(graph, folder)
    try:
        server = Neo4jServer(tmp_path / "home")
    except NoNeo4j:
        pytest.skip("skipped: no Neo4j")
    server.admin("database", "import", "full", "neo4j", "@import.args", folder=folder)
    server.start()
    try:
        with connect(access_to(server)) as connected:
            for statement in folder.joinpath("schema.cypher").read_text(encoding="utf-8").split(";\n")[:-1]:
                connected.write(statement)
            assert compare(connected, graph).first == []
            assert list(pull(connected))[: len(plans)] == list(map(comparable, plans))
    finally:
        server.stop(at_once=True)


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "csv"
    folder.mkdir()
    write_csv(GRAPH, folder)  # an empty one is taken
    first = {file.name: file.read_bytes() for file in folder.iterdir()}
    with pytest.raises(UnreadableFile, match="no empty folder"):
        write_csv(GRAPH, folder)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == first
    with pytest.raises(UnreadableFile, match="does not exist"):
        write_csv(GRAPH, tmp_path / "none" / "csv")


def test_nothing_is_left_of_what_could_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dutygraph.graph.neo4j.csv_files._DELIMITERS", "")
    with pytest.raises(DutyGraphError, match="use neo4j push"):
        write_csv(GRAPH, tmp_path / "csv")
    assert list(tmp_path.iterdir()) == []

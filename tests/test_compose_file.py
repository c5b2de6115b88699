"""The compose file for users, as far as it can be checked without Docker: the server itself judges the settings in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from dutygraph.graph.neo4j.connect import OLDEST
from tests.servers.neo4j_server import Neo4jServer, NoNeo4j

FILE = Path(__file__).parents[1] / "examples" / "neo4j" / "docker-compose.yml"
CONTENT: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
SERVICE: dict[str, Any] = CONTENT["services"]["neo4j"]
PREFIX = "NEO4J_"


def settings() -> list[str]:
    """The lines of neo4j.conf that the image makes of its environment: _ stands for a dot and __ for an underscore
    (https://neo4j.com/docs/operations-manual/5/docker/configuration/); NEO4J_AUTH is its own."""
    variables = {
        name.removeprefix(PREFIX): value for name, value in SERVICE["environment"].items() if name != "NEO4J_AUTH"
    }
    return [
        f"{name.replace('__', '|').replace('_', '.').replace('|', '_')}={value}" for name, value in variables.items()
    ]


def test_it_has_what_compose_knows_and_each_in_its_form() -> None:
    assert CONTENT.keys() == {"services", "volumes"}
    assert SERVICE.keys() == {"image", "restart", "ports", "environment", "volumes"}
    assert SERVICE["restart"] in {"no", "always", "on-failure", "unless-stopped"}
    assert all(isinstance(value, str) for value in SERVICE["environment"].values())
    assert all(name.startswith(PREFIX) for name in SERVICE["environment"])
    assert [volume.split(":") for volume in SERVICE["volumes"]] == [[name, "/data"] for name in CONTENT["volumes"]]


def test_it_opens_this_machine_alone() -> None:
    assert SERVICE["ports"] == ["127.0.0.1:7687:7687", "127.0.0.1:7474:7474"]


def test_it_holds_no_password_and_does_not_start_without_one() -> None:
    assert re.fullmatch(r"neo4j/\$\{DUTYGRAPH_NEO4J_PASSWORD:\?[^{}]+\}", SERVICE["environment"]["NEO4J_AUTH"])


def test_its_server_is_new_enough() -> None:
    version = re.fullmatch(r"neo4j:(\d+)\.(\d+)-community", SERVICE["image"])
    assert version
    assert (int(version[1]), int(version[2])) >= OLDEST


def test_the_server_takes_its_settings(tmp_path: Path) -> None:
    """One that it does not know, or a value that is none, would keep it from starting."""
    pytest.importorskip("neo4j", reason="skipped: no Neo4j")
    assert settings() == [
        "dbms.usage_report.enabled=false", "server.memory.heap.max_size=1g", "server.memory.pagecache.size=512m",
    ]  # fmt: skip
    try:
        server = Neo4jServer(tmp_path / "home")
    except NoNeo4j:
        pytest.skip("skipped: no Neo4j")
    conf = server.home / "conf" / "neo4j.conf"
    names = [line.partition("=")[0] for line in settings()]
    kept = [line for line in conf.read_text("utf-8").splitlines() if line.partition("=")[0] not in names]
    conf.write_text("\n".join([*kept, "server.config.strict_validation.enabled=true", *settings()]) + "\n", "utf-8")
    try:
        server.start()
    finally:
        server.stop(at_once=True)

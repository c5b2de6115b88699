"""Property tests are never timed: a slow machine is no failure. Servers that several tests ask run once, and so does the browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.servers.neo4j_server import Neo4jServer, NoNeo4j, running

settings.register_profile("untimed", parent=settings(), deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A running Neo4j, for tests that leave it as empty as they need it."""
    pytest.importorskip("neo4j", reason="skipped: no Neo4j")
    try:
        with running(tmp_path_factory.mktemp("neo4j") / "home") as server:
            yield server
    except NoNeo4j:
        pytest.skip("skipped: no Neo4j")


_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as started:
        names = ("chromium", "chromium-browser", "google-chrome")
        path = next(filter(None, map(shutil.which, names)), started.chromium.executable_path)
        if not Path(path).exists():
            pytest.skip("no Chromium on this machine")
        chromium = started.chromium.launch(executable_path=path, args=list(_FLAGS))
        yield chromium
        chromium.close()

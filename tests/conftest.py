"""Property tests are never timed: a slow machine is no failure. Servers that several tests ask run once."""

from __future__ import annotations

from collections.abc import Iterator

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

"""What docs/graph-files.md shows is what the program prints and the database answers."""

from __future__ import annotations

import re
import shlex
import sqlite3

import pytest
from click.testing import CliRunner

import dutygraph
from dutygraph.cli import cli
from dutygraph.exports.graphs import kinds, render
from tests.test_readme import ROOT, as_pattern

TEXT = (ROOT / "docs" / "graph-files.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```\n```text\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize(("query", "expected"), QUERIES)
def test_the_queries_to_paste(query: str, expected: str) -> None:
    database = sqlite3.connect(":memory:")
    database.deserialize(render(dutygraph.load(), "sqlite", "en"))
    rows = database.execute(query).fetchall()
    database.close()
    assert "".join("|".join(map(str, row)) + "\n" for row in rows) == expected


def test_the_console() -> None:
    (block,) = re.findall(r"```console\n\$ (.*?)\n(.*?)```", TEXT, re.DOTALL)
    command, expected = block
    result = CliRunner().invoke(cli, shlex.split(command)[1:], prog_name="dutygraph")
    assert re.fullmatch(as_pattern(expected), result.stdout)


def test_every_kind_that_no_other_page_tells_of() -> None:
    elsewhere = {"html", "ics", "turtle", "nquads", "jsonld", "rdfxml", "ontology"}
    assert set(re.findall(r"^\| `(\w+)` \| `plan\.", TEXT, re.MULTILINE)) == set(kinds()) - elsewhere

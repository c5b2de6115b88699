"""What docs/rdf.md shows is what the program prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from dutygraph.cli import cli
from tests.test_readme import ROOT, as_pattern

TEXT = (ROOT / "docs" / "rdf.md").read_text("utf-8")
QUERIES = re.findall(r"```sparql\n(.*?)```\n```text\n(.*?)```", TEXT, re.DOTALL)
SHAPES = re.findall(r"```turtle\n(.*?)```", TEXT, re.DOTALL)
CONSOLE = re.findall(r"```console\n(.*?)```", TEXT, re.DOTALL)


def printed(*args: str) -> str:
    result = CliRunner().invoke(cli, ["--lang", "en", *args], prog_name="dutygraph")
    return result.stderr + result.stdout


@pytest.mark.parametrize(("query", "expected"), QUERIES)
def test_the_queries_to_paste(query: str, expected: str) -> None:
    assert re.fullmatch(as_pattern(expected), printed("sparql", query))


def test_the_commands_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.ttl").write_text(SHAPES[0], "utf-8")
    steps = [step for block in CONSOLE for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    assert len(steps) == 3
    for step in steps:
        command, expected = step.split("\n", 1)
        shown = printed(*shlex.split(command)[1:])
        assert re.fullmatch(as_pattern(expected) if expected else "", shown), f"{command}\n{shown}"

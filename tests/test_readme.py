"""Every console block of the READMEs and of the page about gaps is run, and its output compared; … stands for anything."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from dutygraph.cli import cli

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks() -> list[tuple[str, str]]:
    readmes = [
        ("en", ROOT / "README.md"),
        ("zh", ROOT / "README.zh-CN.md"),
        ("en", ROOT / "docs/gaps.md"),
        ("en", ROOT / "docs/queries.md"),
    ]
    return [(lang, block) for lang, readme in readmes for block in _BLOCK.findall(readme.read_text("utf-8"))]


def as_pattern(expected: str) -> str:
    """A line that is … alone stands for any lines; within a line … stands for the rest of a cell or of the line."""
    lines = [re.escape(line) for line in expected.splitlines()]
    patterns = [r"(?:.*\n)*?" if line == "…" else line.replace("…", ".*") + r" *\n" for line in lines]
    return "".join(patterns)


@pytest.mark.parametrize(("lang", "block"), blocks())
def test_what_a_readme_shows_is_what_the_program_prints(
    lang: str, block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, expected = step.split("\n", 1)
        program, *args = shlex.split(command)
        assert program == "dutygraph"
        result = CliRunner().invoke(cli, ["--lang", lang, *args], prog_name="dutygraph")
        shown = result.stderr + result.stdout
        assert re.fullmatch(as_pattern(expected), shown), f"{command}\n{shown}"


def test_every_command_stands_in_both_readmes() -> None:
    for readme in ("README.md", "README.zh-CN.md"):
        text = (ROOT / readme).read_text("utf-8")
        for name in cli.commands:  # type: ignore[attr-defined]
            assert f"`{name}" in text, (readme, name)

"""The settings file: what it says counts, and every mistake in it is told with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dutygraph import settings
from dutygraph.cli import cli
from dutygraph.errors import InvalidPlan, UnreadableFile
from dutygraph.model import Severity
from dutygraph.queries.gaps import rules

WHOLE = """\
format: settings
rules:
  no-target: off
  no-lead: high  # 本省要求必须明确牵头单位
units: [名录/units.yaml]
sectors: sectors.yaml
"""


def run(*args: str | Path, lang: str = "en") -> Result:
    return CliRunner().invoke(cli, ["--lang", lang, *map(str, args)], prog_name="dutygraph")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "名录").mkdir()
    for name in ("名录/units.yaml", "sectors.yaml"):
        (tmp_path / name).write_text("format: 1\n", "utf-8")
    return tmp_path


def written(folder: Path, text: str) -> Path:
    file = folder / "设置.yaml"
    file.write_text(text, "utf-8")
    return file


def test_what_a_settings_file_says(folder: Path) -> None:
    read = settings.load(written(folder, WHOLE))
    assert read.severities == {"no-target": None, "no-lead": Severity.HIGH}
    assert read.units == (folder / "名录" / "units.yaml",)
    assert read.sectors == folder / "sectors.yaml"
    assert settings.load(written(folder, "format: settings\n")) == settings.Settings()


def test_the_example_is_what_the_page_about_gaps_shows() -> None:
    root = Path(__file__).parents[1]
    example = root / "examples" / "settings" / "settings.yaml"
    lines = [line for line in example.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert "```yaml\n" + "\n".join(lines) + "\n```" in (root / "docs" / "gaps.md").read_text("utf-8")
    assert settings.load(example).severities == {"no-lead": Severity.HIGH, "open-list": None, "no-target": None}


#: The text → what is told behind the file's name.
MISTAKES = [
    ("format: settings\nruels: {}\n", "2:1: unknown key 'ruels'; near: rules"),
    ("format: settings\nrules:\n  no-leed: off\n", "3:3: unknown key 'no-leed'; near: no-lead"),
    ("format: settings\nrules:\n  no-lead: heigh\n", "3:12: no-lead cannot be 'heigh'; one of off, high, medium, low"),
    ("format: settings\nrules:\n  no-lead: off\n  no-lead: low\n", "4:3: the key 'no-lead' stands twice; remove one"),
    ("format: settings\nrules: [no-lead]\n", "2:8: rules must be lines such as no-target: off"),
    ("format: settings\nrules:\n", "2:7: rules must be lines such as no-target: off"),
    ("format: settings\nrules:\n  no-lead: [off]\n", "3:12: expected a single text here"),
    ("format: settings\nunits: units.yaml\n", "2:8: units must be a list"),
    ("format: settings\nunits: [没有.yaml]\n", "2:9: no such file: "),
    ("format: settings\nunits: ['']\n", "2:9: no such file: "),
    ("format: settings\nsectors: 名录\n", "2:10: no such file: "),
    (f"format: settings\nsectors: {'长' * 5000}\n", "2:10: no such file: "),
    ("format: settings\nsectors: {a: b}\n", "2:10: expected a single text here"),
    ("format: 1\nplan: {}\ntasks: []\n", "1:1: not a settings file, which says: format: settings"),
    ("rules: {}\n", "1:1: not a settings file, which says: format: settings"),
    ("[]\n", "1:1: not a settings file, which says: format: settings"),
    ("format: [settings]\n", "1:1: not a settings file, which says: format: settings"),
    ("format: settings\nrules: &a {no-lead: *a}\n", "2:21: YAML aliases (*) are not allowed"),
    ("format: settings\nrules: {no-lead: off\n", "3:1: YAML syntax: "),
]


@pytest.mark.parametrize(("text", "told"), MISTAKES)
def test_a_mistake_is_told_with_its_place(folder: Path, text: str, told: str) -> None:
    file = written(folder, text)
    result = run("--config", file, "gaps")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{file}:{told}")
    with pytest.raises(InvalidPlan):
        settings.load(file)


def test_every_mistake_is_told_at_once(folder: Path) -> None:
    file = written(folder, "format: settings\nrules:\n  no-leed: off\n  no-lead: heigh\nunits: [没有.yaml]\n")
    assert [line.split(": ")[0] for line in run("--config", file, "gaps").stderr.splitlines()] == [
        f"{file}:{place}" for place in ("3:3", "4:12", "5:9")
    ]


def test_a_settings_file_that_cannot_be_read_is_one_error(tmp_path: Path) -> None:
    for file in (tmp_path / "没有.yaml", tmp_path):
        with pytest.raises(UnreadableFile):
            settings.load(file)
        result = run("--config", file, "gaps")
        assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)


# --- what they change ----------------------------------------------------------------------------------------


def test_a_rule_that_is_off_finds_nothing_and_every_report_says_that_it_is_off(folder: Path) -> None:
    config = written(folder, WHOLE.partition("units")[0])
    result = run("--config", config, "gaps", "--format", "json")
    found = {gap["rule"] for gap in json.loads(result.stdout)}
    assert (result.exit_code, "no-target" in found, "no-deadline" in found) == (0, False, True)
    told = "off by the settings, and not looked for: no-target\n"
    assert result.stderr == told
    for command in (["report", "-o", folder / "台账.csv"], ["export", "--to", "html", "-o", folder / "矩阵.html"]):
        assert run("--config", config, *command).stderr == told
    refused = run("--config", config, "gaps", "--rule", "no-target")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "off in the settings, and was not looked for" in refused.stderr


def test_a_severity_that_is_changed_counts_for_the_exit_code_and_the_counts(folder: Path) -> None:
    # Of the Shandong plan: 3 tasks have no owner and 5 no lead, read by hand.
    others = sorted(rules().keys() - {"no-owner", "no-lead"})
    lines = ["no-owner: low", "no-lead: high", *(f"{rule}: off" for rule in others)]
    config = written(folder, f"format: settings\nrules: {{{', '.join(lines)}}}\n")
    assert "8 gaps: 5 high, 0 medium, 3 low" in run("--config", config, "gaps").stdout
    gaps = json.loads(run("--config", config, "gaps", "--format", "json").stdout)
    assert [(gap["rule"], gap["severity"]) for gap in gaps] == [("no-lead", "high")] * 5 + [("no-owner", "low")] * 3
    fails = [run("--config", config, "gaps", "--rule", rule, "--fail-on", "high") for rule in ("no-lead", "no-owner")]
    assert [result.exit_code for result in fails] == [3, 0]


def test_without_the_option_no_settings_file_is_looked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = run("gaps").stdout
    for name in ("dutygraph.yaml", "settings.yaml", ".dutygraph.yaml"):
        (folder / name).write_text(WHOLE, "utf-8")
    monkeypatch.chdir(folder)
    assert run("gaps").stdout == before

"""An office's own lists: registries of units that the settings name, and what ``check`` says of each kind of file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dutygraph.cli import cli
from dutygraph.loaders import BUNDLED
from dutygraph.units import registry

UNITS = """format: 1
units:
- name: 广东省能源和水利厅
  aliases: [省能源水利厅]
  kind: provincial_department
  region: 广东省
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [*map(str, arguments)], env={"LANG": "en_US.UTF-8"})


def test_a_registry_that_the_settings_name_is_asked_too(tmp_path: Path) -> None:
    plan, settings = tmp_path / "方案.txt", tmp_path / "settings.yaml"
    plan.write_text("广东省方案\n一、任务\n（一）供电。保障供电。（省能源水利厅负责）\n", "utf-8")
    (tmp_path / "units.yaml").write_text(UNITS, "utf-8")
    settings.write_text("format: settings\nunits: [units.yaml]\n", "utf-8")
    asked = ("--data", plan, "unit", "省能源水利厅", "--format", "json")
    assert json.loads(run(*asked).stdout)["name"] == "广东省能源水利厅"
    assert json.loads(run("--config", settings, *asked).stdout)["name"] == "广东省能源和水利厅"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (UNITS, "1 units"),
        (registry.BUNDLED.read_text("utf-8"), "172 units"),
        ("format: settings\nrules: {no-target: off}\nunits: []\n", "1 rules"),
        (
            "format: 1\ntitle: 清单\nsectors:\n- {code: X, label: 民航, label_en: Aviation, words: [民航]}\n",
            "1 sectors",
        ),
        (BUNDLED.read_text("utf-8"), "45 tasks"),
    ],
    ids=["units", "bundled units", "settings", "sectors", "plan"],
)
def test_check_knows_each_kind_of_file(text: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "file.yaml"
    file.write_text(text, "utf-8")
    result = run("check", file)
    assert (result.exit_code, told in result.output) == (0, True), result.output


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (UNITS.replace("kind:", "kynd:"), 5),
        ("format: settings\nrules: {no-targets: off}\n", 2),
        ("format: 1\ntitle: 清单\nsectors:\n- {code: X, labell: 民航}\n", 4),
    ],
    ids=["units", "settings", "sectors"],
)
def test_check_tells_the_line_of_a_mistake_in_each_kind_of_file(text: str, line: int, tmp_path: Path) -> None:
    file = tmp_path / "file.yaml"
    file.write_text(text, "utf-8")
    result = run("check", file)
    assert (result.exit_code, f"{file}:{line}:" in result.output) == (1, True), result.output

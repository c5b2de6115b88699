from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dutygraph.cli import cli

OWN = """format: 1
title: 我的清单
sectors:
- {code: X, label: 民航, label_en: Aviation, words: [民航], provincial: {units: [民航监管局], source: unverified}}
- {code: Y, label: 消防, label_en: Fire, words: [消防]}
"""


def run(*args: str, lang: str = "en") -> Result:
    return CliRunner().invoke(cli, ["--lang", lang, *args], prog_name="dutygraph")


def test_the_record_of_a_sector_keeps_the_contract() -> None:
    found = json.loads(run("sectors", "--format", "json").stdout)
    keys = ["code", "sector", "coverage", "leads", "others", "tasks", "evidence"]
    assert all(list(record) == keys for record in found)
    fire = next(record for record in found if record["code"] == "14")
    assert (fire["coverage"], fire["leads"]) == ("led", ["省消防救援总队"])
    assert [task["number"] for task in fire["tasks"]] == ["六（四）"]
    assert set(fire["evidence"][0]) == {"quote", "span", "task", "manner"}
    assert set(fire["evidence"][0]["span"]) == {"file", "start", "end", "quote"}
    assert {record["coverage"] for record in found} == {"led", "unled", "mentioned", "none"}


def test_uncovered_leaves_out_what_is_led() -> None:
    every = json.loads(run("sectors", "--format", "json").stdout)
    found = json.loads(run("sectors", "--uncovered", "--format", "json").stdout)
    assert {record["code"] for record in found} == {r["code"] for r in every if r["coverage"] != "led"}
    assert "民航局" in run("sectors", "--uncovered", lang="zh").stdout


@pytest.mark.parametrize("form", ["table", "jsonl", "csv", "md", "xlsx"])
@pytest.mark.parametrize("args", [(), ("--uncovered",)])
def test_every_format(args: tuple[str, ...], form: str) -> None:
    result = run("sectors", *args, "--format", form)
    assert result.exit_code == 0, result.output
    assert "24" in result.stdout or form == "xlsx"


def settings(own: Path) -> str:
    """A settings file that names a checklist."""
    file = own.with_name("settings.yaml")
    file.write_text(f"format: settings\nsectors: {own.name}\n", encoding="utf-8")
    return str(file)


def test_a_checklist_of_ones_own_is_used_by_sectors_and_gaps(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN, encoding="utf-8")
    found = json.loads(run("--config", settings(own), "sectors", "--format", "json").stdout)
    assert [(record["code"], record["coverage"]) for record in found] == [("X", "none"), ("Y", "led")]
    gaps = json.loads(run("--config", settings(own), "gaps", "--rule", "uncovered-sector", "--format", "json").stdout)
    assert [gap["message"] for gap in gaps] == ["in no task, heading or target (1): Aviation"]


def test_a_wrong_checklist_is_one_error_with_its_place(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN.replace("words: [消防]", "words: [民航]"), encoding="utf-8")
    result = run("--config", settings(own), "sectors")
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{own}:5:" in result.stderr


def test_a_plan_that_is_none_on_safety_says_so(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("某省数字政府规划\n\n一、任务\n（一）平台。建设平台。（省大数据局负责）\n", encoding="utf-8")
    assert "need not be a gap" in run("--data", str(plan), "sectors").stderr
    assert "need not be a gap" not in run("sectors").stderr


def test_words_of_a_plan_are_no_formula_and_no_markup(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "某省规划\n\n一、任务\n（一）=HYPERLINK(1)安全。=cmd|'x'加强民航安全监管<b>。（省交通运输厅负责）\n",
        encoding="utf-8",
    )
    shown = run("--data", str(plan), "sectors", "--format", "csv").stdout
    rows = list(csv.reader(io.StringIO(shown.lstrip("\ufeff"))))
    assert any("民航安全监管" in cell for row in rows for cell in row)
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)

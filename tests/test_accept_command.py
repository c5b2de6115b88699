"""``dutygraph gaps accept``: kept beside the plan, never lost, and gone as a gap until the text changes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from dutygraph.cli import cli
from dutygraph.loaders import BUNDLED
from dutygraph.messages import MESSAGES

TEXT = """某市安全方案
一、任务
（一）煤矿安全。开展排查。（市能源局、市应急局按职责分工负责）
（二）消防安全。2025年底前建成3个站。尽快更新装备。尽快补齐短板。（市应急局负责）
"""


def run(*args: str | Path, lang: str = "en") -> Result:
    return CliRunner().invoke(cli, ["--lang", lang, *map(str, args)], prog_name="dutygraph")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "方案.txt").write_text(TEXT, "utf-8")
    extract(tmp_path)
    return tmp_path / "方案.yaml"


def extract(folder: Path) -> Result:
    return run("extract", folder / "方案.txt", "-o", folder / "方案.yaml")


def gaps(plan: Path, *args: str) -> list[dict[str, Any]]:
    result = run("--data", plan, "gaps", *args, "--format", "json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_an_accepted_gap_is_gone_and_listed_with_its_reason(plan: Path) -> None:
    done = run("--data", plan, "gaps", "accept", "no-lead", "一（一）", "--reason", "两家共管", "--by", "市安委办")
    beside = plan.with_name("方案.accepted.jsonl")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "accepted: 一（一） 煤矿安全: 2 units are named, none as lead",
        f"written to {beside}",
    ]
    assert gaps(plan, "--rule", "no-lead") == []
    assert "accepted and not listed: 1" in run("--data", plan, "gaps").stderr
    (accepted,) = gaps(plan, "--accepted")
    assert set(accepted) == {"rule", "severity", "task", "message", "evidence", "suggestion", "accepted"}
    assert (accepted["accepted"]["reason"], accepted["accepted"]["by"]) == ("两家共管", "市安委办")
    assert accepted["evidence"]["quote"] == "（市能源局、市应急局按职责分工负责）"
    assert re.search("两家共管 +市安委办 +20..-..-..", run("--data", plan, "gaps", "--accepted").stdout)
    (line,) = beside.read_text("utf-8").splitlines()
    assert json.loads(line)["quote"] == "（市能源局、市应急局按职责分工负责）"


def test_it_outlasts_a_new_extraction_and_comes_back_when_the_text_changes(plan: Path) -> None:
    run("--data", plan, "gaps", "accept", "no-lead", "一（一）", "--reason", "两家共管")
    document = plan.with_name("方案.txt")
    document.write_text(TEXT.replace("（一）煤矿", "（一）宣传教育。开展宣传。（市教育局负责）\n（三）煤矿"), "utf-8")
    assert extract(plan.parent).exit_code == 0
    assert gaps(plan, "--rule", "no-lead") == []
    document.write_text(TEXT.replace("市能源局", "市发展改革委"), "utf-8")
    assert extract(plan.parent).exit_code == 0
    (gap,) = gaps(plan, "--rule", "no-lead")
    assert re.search(r"\(accepted here on 20..-..-..: 两家共管; the text has changed since\)$", gap["message"])
    assert "两家共管" in run("--data", plan, "gaps", lang="zh").stdout
    run("--data", plan, "gaps", "accept", "no-lead", "一（一）", "--reason", "改由委管")
    assert gaps(plan, "--rule", "no-lead") == []
    assert len(plan.with_name("方案.accepted.jsonl").read_text("utf-8").splitlines()) == 2


def test_a_light_gap_that_came_back_stands_in_the_table_with_its_note(plan: Path) -> None:
    run("--data", plan, "gaps", "accept", "no-deadline", "一（一）", "--reason", "常年开展")
    plan.write_text(plan.read_text("utf-8").replace("煤矿安全", "矿山安全"), "utf-8")
    (row,) = [line for line in run("--data", plan, "gaps").stdout.splitlines() if "常年开展" in line]
    assert row.startswith("low")


def test_all_findings_of_the_rule_in_the_task_are_accepted_or_those_with_the_words(plan: Path) -> None:
    accept = ["--data", plan, "gaps", "accept", "vague-deadline", "一（二）", "--reason", "随年度计划"]
    assert run(*accept, "--words", "装备").stderr.count("accepted: ") == 1
    assert [gap["evidence"]["quote"] for gap in gaps(plan, "--rule", "vague-deadline")] == ["尽快补齐短板。"]
    assert run(*accept).stderr.count("accepted: ") == 2
    assert gaps(plan, "--rule", "vague-deadline") == []


def test_an_accepted_gap_fails_nothing(plan: Path) -> None:
    fail = ["--data", plan, "gaps", "--fail-on", "medium"]
    assert run(*fail).exit_code == 3
    for rule, task in (("no-lead", "一（一）"), ("vague-deadline", "一（二）")):
        run("--data", plan, "gaps", "accept", rule, task, "--reason", "已议定")
    assert run(*fail).exit_code == 0
    assert run(*fail, "--accepted").exit_code == 0


def test_a_question_says_how_many_were_accepted(plan: Path) -> None:
    run("--data", plan, "gaps", "accept", "no-lead", "一（一）", "--reason", "两家共管")
    asked = run("--data", plan, "ask", "哪些任务没有牵头单位", "--format", "json", lang="zh")
    assert json.loads(asked.stdout)["results"] == []
    assert "（不含已认可的 1 项）" in asked.stderr


def test_a_hostile_reason_stays_one_line_of_text(plan: Path) -> None:
    reason = '=1+1\n{"rule":"no-owner"}\r\n\x1b[31m\u202e<b>{found}</b>'
    assert run("--data", plan, "gaps", "accept", "no-lead", "一（一）", "--reason", reason).exit_code == 0
    (line,) = plan.with_name("方案.accepted.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["reason"] == '=1+1 {"rule":"no-owner"} [31m <b>{found}</b>'
    assert gaps(plan, "--rule", "no-lead") == []
    plan.write_text(plan.read_text("utf-8").replace("市能源局", "市发改局"), "utf-8")
    assert "<b>{found}</b>" in gaps(plan, "--rule", "no-lead")[0]["message"]
    assert "<b>{found}" not in run("--data", plan, "export", "--to", "html").stdout


def test_control_characters_in_an_edited_file_do_not_reach_the_terminal(plan: Path) -> None:
    run("--data", plan, "gaps", "accept", "no-lead", "一（一）", "--reason", "两家共管")
    beside = plan.with_name("方案.accepted.jsonl")
    beside.write_text(beside.read_text("utf-8").replace("两家", r"\u001b[31m两\n家"), "utf-8")
    shown = run("--data", plan, "gaps", "--accepted").stdout
    assert "两 家共管" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_of_the_bundled_plan_nothing_is_accepted_but_told_how(lang: str) -> None:
    before = sorted(BUNDLED.parent.iterdir())
    for data in ([], ["--data", BUNDLED]):
        refused = run(*data, "gaps", "accept", "no-lead", "六（二）", "--reason", "x", lang=lang)
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert f"dutygraph extract {BUNDLED} -o plan.yaml" in refused.stderr
    assert sorted(BUNDLED.parent.iterdir()) == before


@pytest.mark.skipif(os.name == "nt", reason="no pipe with a name")
def test_of_a_plan_that_comes_through_a_pipe_nothing_is_accepted() -> None:
    command = [sys.executable, "-m", "dutygraph", "--lang", "en", "--data", "/dev/stdin", "gaps", "accept", "no-lead"]
    done = subprocess.run(
        [*command, "一（一）", "--reason", "x"], input=TEXT.encode(), capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"make a plan file of your own first" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege")
def test_a_file_that_cannot_be_written_is_one_error(plan: Path) -> None:
    plan.with_name("方案.accepted.jsonl").symlink_to(plan.parent / "没有" / "方案.accepted.jsonl")
    refused = run("--data", plan, "gaps", "accept", "no-lead", "一（一）", "--reason", "x")
    assert (refused.exit_code, len(refused.stderr.splitlines())) == (1, 1)
    assert "nothing was changed" in refused.stderr


def test_what_cannot_be_accepted_writes_nothing(plan: Path) -> None:
    wrong = [
        (1, ["no-boss", "一（一）", "--reason", "x"], "no rule is called"),
        (1, ["no-lead", "一（二）", "--reason", "x"], "it does in the tasks: 一（一）"),
        (1, ["no-lead", "--reason", "x"], "it does in the tasks: 一（一）"),
        (1, ["no-lead", "九（九）", "--reason", "x"], "no task has the number"),
        (1, ["no-lead", "一（一）", "--reason", "x", "--words", "没有的词"], "it does in the tasks: 一（一）"),
        (2, ["no-lead", "一（一）"], "--reason"),
        (2, ["no-lead", "一（一）", "--reason", " \n\x1b "], "say why with --reason"),
        (2, ["--reason", "x"], "Missing argument"),
    ]
    for code, args, told in wrong:
        refused = run("--data", plan, "gaps", "accept", *args)
        assert (refused.exit_code, told in refused.stderr, refused.stdout) == (code, True, ""), refused.output
    before = run("--data", plan, "gaps", "--rule", "no-lead", "accept", "no-lead", "一（一）", "--reason", "x")
    assert (before.exit_code, "cannot stand before accept" in before.stderr) == (2, True)
    assert not plan.with_name("方案.accepted.jsonl").exists()


def test_a_rule_that_is_off_is_not_accepted(plan: Path) -> None:
    config = plan.with_name("settings.yaml")
    config.write_text("format: settings\nrules: {no-lead: off}\n", "utf-8")
    refused = run("--config", config, "--data", plan, "gaps", "accept", "no-lead", "一（一）", "--reason", "x")
    assert (refused.exit_code, "off in the settings" in refused.stderr) == (1, True)


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md", "xlsx"])
def test_accepted_gaps_are_listed_in_every_format(plan: Path, form: str) -> None:
    assert run("--data", plan, "gaps", "--accepted", "--format", form).exit_code == 0
    run("--data", plan, "gaps", "accept", "no-lead", "一（一）", "--reason", "=1+1")
    listed = run("--data", plan, "gaps", "--accepted", "--format", form)
    assert listed.exit_code == 0
    if form == "csv":
        assert "'=1+1" in listed.stdout


def test_accept_has_its_help_in_both_languages() -> None:
    group = cli.commands["gaps"]  # type: ignore[attr-defined]
    assert isinstance(group, click.Group)
    for parameter in group.commands["accept"].params:
        if isinstance(parameter, click.Option):
            assert f"opt_{parameter.name}" in MESSAGES
    assert "原文改动以前" in run("gaps", "accept", "--help", lang="zh").stdout

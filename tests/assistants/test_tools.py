"""What the tools answer, beside what the commands print."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from click.testing import CliRunner

import dutygraph
from dutygraph.assistants.portions import ROOM, portion
from dutygraph.assistants.tools import Tools
from dutygraph.cli import cli
from dutygraph.errors import DutyGraphError, UnknownName
from dutygraph.exports.records import Record
from dutygraph.graph.duty_graph import DutyGraph

TOOLS = Tools(dutygraph.load(), "zh")


def printed(*args: str) -> list[Record]:
    result = CliRunner().invoke(cli, ["--lang", "zh", *args, "--format", "json"], prog_name="dutygraph")
    found: list[Record] = json.loads(result.stdout)
    return found


def of_cli(record: Record) -> Record:
    """The record without what the tool adds to it."""
    return {key: value for key, value in record.items() if key not in ("clauses", "duties")}


def test_a_tool_gives_what_the_command_of_its_name_prints() -> None:
    asked = {
        ("tasks", "省能源局"): TOOLS.tasks(("省能源局",)),
        ("tasks", "省大数据局", "--role", "lead"): TOOLS.tasks(("省大数据局",), "lead"),
        ("due", "--before", "2022-12-31", "--on", "2026-01-01"): TOOLS.due(
            before=dt.date(2022, 12, 31), on=dt.date(2026, 1, 1)
        ),
        ("search", "石膏"): TOOLS.search("石膏"),
        ("gaps", "--rule", "no-owner"): TOOLS.gaps(("no-owner",)),
    }
    for command, answer in asked.items():
        expected = printed(*command)
        assert [of_cli(record) for record in answer["results"]] == expected[: len(answer["results"])]
        assert answer["total"] == len(expected) > 0
    assert [record["number"] for record in asked["tasks", "省大数据局", "--role", "lead"]["results"]] == [
        "五（四）",
        "九（三）",
    ]


def test_a_task_comes_with_the_clause_that_says_who_and_the_words_that_say_what() -> None:
    (found,) = TOOLS.search("石膏")["results"]
    assert found["clauses"][0]["quote"] == "（责任单位：省应急厅牵头，省自然资源厅等按职责分工负责）"
    (duty,) = found["duties"]
    assert "石膏" in duty["span"]["quote"]
    whole = TOOLS.task("六（二）")
    assert [clause["shared"] for clause in whole["clauses"]] == [["省能源局", "山东煤矿安全监察局"]]
    assert whole["duties"]["results"][0]["span"]["start"] == 8173
    assert whole["duties"]["total"] == 5


def test_all_portions_together_are_the_whole_answer() -> None:
    numbers, skip, asked = [], 0, 0
    while True:
        answer = TOOLS.tasks(("省应急厅",), "lead", skip=skip)
        assert len(json.dumps(answer["results"], ensure_ascii=False)) < ROOM + 2_000
        numbers += [record["number"] for record in answer["results"]]
        assert len(numbers) + answer["left_out"] == answer["total"] == 31
        asked += 1
        if answer["next_skip"] is None:
            break
        skip = answer["next_skip"]
    assert asked > 1
    assert numbers == [record["number"] for record in printed("tasks", "省应急厅", "--role", "lead")]


def test_one_record_is_given_however_long_it_is_and_skipping_too_far_gives_none() -> None:
    def long(word: str) -> Record:
        return {"word": word * ROOM}

    assert portion("ab", long)["next_skip"] == 1
    beyond = portion("ab", long, skip=5)
    assert (beyond["results"], beyond["left_out"], beyond["next_skip"]) == ([], 0, None)


def test_gaps_come_with_their_counts_and_with_what_was_not_looked_for() -> None:
    answer = TOOLS.gaps(on=dt.date(2026, 1, 1))
    assert answer["counts"]["high"] == 3
    assert [gap["task"]["number"] for gap in answer["results"][:3]] == ["十（二）", "十（三）", "十（四）"]
    off = Tools(DutyGraph(dutygraph.load().plans, severities={"no-owner": None}), "zh").gaps()
    assert (off["rules_off"], off["counts"]["high"]) == (["no-owner"], 0)


def test_errors_are_those_of_the_queries() -> None:
    with pytest.raises(UnknownName, match="没有厅"):
        TOOLS.unit("没有厅")
    with pytest.raises(DutyGraphError, match="whose role"):
        TOOLS.tasks(role="lead")


def test_a_unit_is_found_by_any_of_its_names() -> None:
    answer = TOOLS.unit("应急厅")
    assert (answer["name"], answer["tasks"]["total"]) == ("山东省应急管理厅", 36)
    units = TOOLS.units()
    assert (units["results"][0]["unit"], units["total"]) == ("省应急厅", 42)

"""Three plans of one region and a national one in a folder, asked together: a unit is one, whichever plan names it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import dutygraph
from dutygraph.cli import cli
from dutygraph.model import Role
from dutygraph.queries.gaps import find_gaps
from dutygraph.queries.tasks import tasks_of
from dutygraph.queries.units import unit, units
from tests.exports.written import report

CHIEF = "建立实施企业安全总监制度，实现安全总监应配尽配。"
PLANS = {
    "安全.txt": f"""山东省“十四五”安全生产规划
一、重点任务
（一）压实企业责任。{CHIEF}（责任单位：省应急厅牵头，省公安厅配合）
（二）电力安全。加强电网安全风险防控。（责任单位：国家能源局牵头，省能源局配合）
""",
    "工业.txt": f"""山东省工业发展规划（2021—2025年）
一、重点任务
（一）本质安全。{CHIEF}（责任单位：省工业和信息化厅牵头，省应急管理厅配合）
（二）电力保供。保障企业用电需求。
""",
    "能源.txt": """山东省能源发展规划（2021—2025年）
一、重点任务
（一）电源建设。建设抽水蓄能电站。（责任单位：省能源局牵头，山东省应急管理厅配合）
""",
    "全国.txt": f"""全国安全生产专项行动方案
一、重点任务
（一）压实企业责任。{CHIEF}（责任单位：应急管理部牵头，国家能源局配合）
""",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plans")
    for name, text in PLANS.items():
        path.joinpath(name).write_text(text, "utf-8")
    ledger = dutygraph.load(path / "能源.txt")  # one of them as its ledger
    path.joinpath("能源.csv").write_bytes(report(ledger, ".csv", "zh"))
    path.joinpath("能源.txt").unlink()
    return path


@pytest.fixture(scope="module")
def graph(folder: Path) -> dutygraph.DutyGraph:
    return dutygraph.load(folder)


def test_a_unit_is_one_across_plans_whatever_they_call_it(graph: dutygraph.DutyGraph) -> None:
    assert [plan.region for plan in graph.plans] == ["全国", "山东省", "山东省", "山东省"]
    counts = {answer.unit.name: answer.total for answer in units(graph)}
    assert counts == {
        "山东省应急管理厅": 3, "国家能源局": 2, "山东省能源局": 2, "山东省工业和信息化厅": 1, "山东省公安厅": 1, "应急管理部": 1,
    }  # fmt: skip
    held = unit(graph, "省应急厅").held
    assert [(h.task.plan, h.role) for h in held] == [
        ("山东省十四五安全生产规划", Role.LEAD),
        ("山东省工业发展规划20212025年", Role.COOPERATE),
        ("山东省能源发展规划20212025年", Role.COOPERATE),
    ]


def test_a_unit_of_the_nation_is_one_in_national_and_provincial_plans(graph: dutygraph.DutyGraph) -> None:
    plans = [answer.task.plan for answer in tasks_of(graph, "国家能源局")]
    assert plans == ["全国安全生产专项行动方案", "山东省十四五安全生产规划"]


def test_gaps_name_the_plan_and_conflicts_only_plans_of_one_region(graph: dutygraph.DutyGraph) -> None:
    (conflict,) = find_gaps(graph, ["conflicting-leads"])
    assert conflict.task.plan == "山东省工业发展规划20212025年"
    assert "《山东省“十四五”安全生产规划》" in conflict.message("zh")
    assert [gap.task.id for gap in find_gaps(graph, ["no-owner"])] == ["山东省工业发展规划20212025年/一（二）"]


def run(folder: Path, *args: str) -> Result:
    return CliRunner().invoke(cli, ["--lang", "en", "--data", str(folder), *args, "--format", "json"])


def test_every_command_answers_across_the_folder(folder: Path) -> None:
    listed = json.loads(run(folder, "units").stdout)
    assert [u["total"] for u in listed if u["name"] == "山东省应急管理厅"] == [3]
    answers = {
        ("tasks", "省应急厅"): 3,
        ("tasks", "国家能源局"): 2,
        ("search", "安全总监"): 3,
        ("gaps", "--rule", "conflicting-leads"): 1,
    }
    for command, count in answers.items():
        found = json.loads(run(folder, *command).stdout)
        tasks = [record.get("task", record) for record in found]
        assert len(tasks) == count, command
        assert all(task["plan"] and task["id"].startswith(f"{task['plan']}/") for task in tasks)
    whole = json.loads(run(folder, "unit", "应急厅").stdout)
    assert len({task["plan"] for task in whole["tasks"]}) == 3
    ambiguous = run(folder, "task", "一（一）")
    assert ambiguous.exit_code == 1
    assert "全国安全生产专项行动方案/一（一）" in ambiguous.stderr

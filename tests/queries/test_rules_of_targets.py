"""Targets that nobody is named for, and targets of change that do not say against what."""

from __future__ import annotations

import pytest

import dutygraph
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Plan
from dutygraph.queries.gaps import find_gaps
from dutygraph.queries.gaps.rule import Gap
from dutygraph.text.document import read_plan

OWNED = "（责任单位：省教育厅牵头）"
RATE, KITCHEN = "校车定位监控率达到95%以上", "校园食堂明厨亮灶率达到90%"
GOALS = f"到2025年，{RATE}，{KITCHEN}。"


def plan(*tasks: str, goals: str = GOALS, title: str = "海东省校园安全规划（2021—2025年）") -> Plan:
    return read_plan("\n".join([title, "", "一、总体目标", goals, "二、主要任务", *tasks]), "plan.txt")


def unowned(read: Plan) -> list[Gap]:
    return find_gaps(DutyGraph([read]), ["unowned-target"])


def quotes(gap: Gap) -> list[str]:
    return [span.quote for span in gap.quotes]


def test_aims_that_no_duty_takes_up_are_told_in_one_finding() -> None:
    (gap,) = unowned(plan(f"（一）校舍。开展排查。{OWNED}"))
    assert quotes(gap) == [RATE, KITCHEN]
    assert gap.task is None
    assert gap.finding.values["count"] == "2"


@pytest.mark.parametrize(
    ("task", "left"),
    [
        (f"（一）校车。提高校车定位监控率。{OWNED}", KITCHEN),  # its name
        (
            f"（一）食堂。推进学校食堂明厨改造和亮灶监督。{OWNED}",
            RATE,
        ),  # 4 of the 7 pairs of its name: 食堂 堂明 明厨 亮灶
        (f"（一）食堂。食堂灶台和明厨改造率达到90%。{OWNED}", RATE),  # its value, and 2 pairs
        (f"（一）校车定位监控。开展排查。{OWNED}", KITCHEN),  # in the title of a task
    ],
)
def test_an_aim_that_a_duty_with_an_owner_takes_up_is_not_told(task: str, left: str) -> None:
    (gap,) = unowned(plan(task))
    assert quotes(gap) == [left]


TRAINED = "到2025年，重点岗位从业人员安全技能培训率达到100%。"


def test_a_sentence_with_both_words_of_a_rate_takes_it_up() -> None:
    taken_up = f"（一）队伍。强化全员培训，提高一线职工操作技能。{OWNED}"
    assert unowned(plan(taken_up, goals=TRAINED)) == []
    assert len(unowned(plan(f"（一）队伍。强化全员培训，提高一线职工素质。{OWNED}", goals=TRAINED))) == 1


@pytest.mark.parametrize(
    "duty",
    [
        "食堂灶台和明厨改造率达到80%。",  # another value
        "加强校园及周边安全巡查。",  # what the title of the plan says
        "加强食堂食品安全监管。",  # 1 of 7 pairs
    ],
)
def test_a_duty_that_is_about_something_else_takes_up_nothing(duty: str) -> None:
    (gap,) = unowned(plan(f"（一）校舍。{duty}{OWNED}"))
    assert quotes(gap) == [RATE, KITCHEN]


def test_an_aim_that_the_heading_above_owned_tasks_names_is_not_told() -> None:
    (gap,) = unowned(plan("（一）校车定位监控。", f"1.车辆。开展排查。{OWNED}", f"2.人员。开展培训。{OWNED}"))
    assert quotes(gap) == [KITCHEN]


def test_a_duty_that_nobody_owns_takes_up_nothing() -> None:
    (gap,) = unowned(plan("（一）校车。提高校车定位监控率。", f"（二）校舍。开展排查。{OWNED}"))
    assert quotes(gap) == [RATE, KITCHEN]


def test_a_duty_with_a_target_and_no_owner_is_told_at_its_task() -> None:
    (gap,) = unowned(plan(f"（一）校舍。开展排查。{OWNED}校舍抗震达标率达到98%。", goals="校园更加安全。"))
    assert gap.task is not None
    assert (gap.task.number, quotes(gap)) == ("二（一）", ["校舍抗震达标率达到98%"])


@pytest.mark.parametrize(
    "read",
    [
        plan(f"（一）校舍。校舍抗震达标率达到98%。{OWNED}", goals="校园更加安全。"),
        plan("（一）校舍。校舍抗震达标率达到98%。（责任单位：）", goals="校园更加安全。"),  # not understood
        plan(f"（一）校舍。开展排查。{OWNED}", goals=GOALS + "（责任单位：）"),  # not understood, among the aims
    ],
)
def test_a_target_with_an_owner_or_with_one_not_understood_is_not_told(read: Plan) -> None:
    assert unowned(read) == []


def test_the_targets_of_the_shandong_plan() -> None:
    whole, *others = find_gaps(dutygraph.load(), ["unowned-target"])
    assert others == []
    # Of eleven indicators, duties with owners work at five: 重特大事故, 执法装备, 风险监测, 自动化控制, 救援队伍.
    assert [quote.replace(" ", "")[:6] for quote in quotes(whole)] == [
        "各类生产安全", "亿元GDP生", "工矿商贸就业", "道路交通万车", "煤矿百万吨死",
    ]  # fmt: skip


def baseless(read: Plan) -> list[str]:
    return [gap.finding.values["target"] for gap in find_gaps(DutyGraph([read]), ["target-without-base"])]


def of_goal(goal: str, title: str = "海东省校园安全规划（2021—2025年）") -> list[str]:
    return baseless(plan(f"（一）校舍。开展排查。{OWNED}", goals=goal, title=title))


@pytest.mark.parametrize("goal", ["校车事故起数下降10%", "学生溺亡人数减少三分之一", "校舍抗震达标率提高5个百分点"])
def test_a_change_against_nothing_is_told(goal: str) -> None:
    assert of_goal(f"到2025年，{goal}。") == [goal]
    assert baseless(plan(f"（一）校舍。到2025年，{goal}。{OWNED}", goals="校园更加安全。")) == [goal]


@pytest.mark.parametrize(
    "goal",
    [
        "校车事故起数较2020年下降10%",
        "校车事故起数比“十三五”期间下降10%",
        "与2020年相比，校车事故起数下降10%",
        "校车事故起数以2020年为基数下降10%",
        "校舍抗震达标率由90%提高到95%",
        "校车事故起数每年下降2%",
        "校车事故起数控制在10起以内",  # no change
        "校舍抗震达标率达到95%以上",
        "校车投入年均增长5%",
    ],
)
def test_a_change_with_its_base_or_a_value_is_not(goal: str) -> None:
    assert of_goal(f"到2025年，{goal}。") == []


def test_what_is_lacking_is_said() -> None:
    goals = "校园安全控制指标（到2025年）\n1. 校车事故起数下降10%；\n2. 溺水事故得到有效遏制。"
    read = plan(f"（一）校舍。开展排查。{OWNED}", goals=goals)
    told = [gap.message("zh") for gap in find_gaps(DutyGraph([read]), ["target-without-base"])]
    where = "海东省校园安全规划（2021—2025年）：“"
    assert told == [
        f"{where}校车事故起数下降10%”没有写明和哪一年（哪个数）比",
        f"{where}溺水事故得到有效遏制”没有写明变化多少",
    ]


def test_the_month_of_a_deadline_is_no_part_of_what_is_measured() -> None:
    assert baseless(plan(f"（一）校舍。2024年5月底前校舍抗震达标率提高8个百分点。{OWNED}", goals="校园安全。")) == [
        "校舍抗震达标率提高8个百分点"
    ]


def test_a_plan_of_one_year_is_against_the_year_before() -> None:
    assert of_goal("校车事故起数下降10%。", title="海东省2024年校园安全工作要点") == []


def test_the_changes_of_the_shandong_plan() -> None:
    gaps = find_gaps(dutygraph.load(), ["target-without-base"])
    assert [gap.finding.values["target"] for gap in gaps] == [
        "重特大事故得到有效遏制", "各类生产安全事故死亡人数下降10%", "全省地下矿山压减三分之一",
        "大型非煤地下矿山井下作业人员下降50%以上", "中小型矿山井下作业人员下降30%以上",
    ]  # fmt: skip

"""The same work in two places: with one owner (duplicate-duty), or with two dates (conflicting-deadlines)."""

from __future__ import annotations

import pytest

import dutygraph
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.queries.gaps import find_gaps
from dutygraph.queries.gaps.rule import Gap
from dutygraph.text.document import read_plan

GOODS = "强化危险货物运输托运、承运、装卸、车辆运行等全链条安全监管。"
REWORDED = "进一步加强危险货物运输的托运、承运、装卸、车辆运行等全链条安全监管工作。"
CHIEF = "{}，建立实施企业安全总监制度，实现安全总监应配尽配。"


def found(rule: str, *duties: tuple[str, str], chapter: str = "重点任务") -> list[Gap]:
    """What a rule finds in a plan whose tasks have one duty and one clause each."""
    titles = ("加强源头治理", "加强日常监管", "加强执法")
    tasks = [
        f"（{number}）{title}。{duty}（责任单位：{clause}）"
        for number, title, (duty, clause) in zip("一二三", titles, duties, strict=False)
    ]
    plan = read_plan("\n".join(["海东省校园安全规划", "", f"一、{chapter}", *tasks]), "plan.txt")
    return find_gaps(DutyGraph([plan]), [rule])


def numbers(gaps: list[Gap]) -> list[tuple[str, str]]:
    return [(gap.task.number, gap.finding.other.number) for gap in gaps if gap.task and gap.finding.other]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("省应急厅牵头", "省应急厅牵头，省公安厅配合"),
        ("省应急厅、省公安厅牵头", "省公安厅牵头"),
        ("省应急厅、省公安厅按职责分工负责", "省公安厅、省财政厅按职责分工负责"),
    ],
)
def test_one_duty_twice_with_one_owner_is_told_at_the_later(one: str, other: str) -> None:
    gaps = found("duplicate-duty", (GOODS, one), (REWORDED, other))
    assert numbers(gaps) == [("一（二）", "一（一）")]
    assert [span.quote for span in gaps[0].quotes] == [REWORDED, GOODS]
    assert gaps[0].rule.severity.value == "low"


def test_each_repetition_is_told_once() -> None:
    lead = "省应急厅牵头"
    assert numbers(found("duplicate-duty", (GOODS, lead), (GOODS, lead), (GOODS, lead))) == [
        ("一（二）", "一（一）"),
        ("一（三）", "一（一）"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "duty"),
    [
        ("省应急厅牵头", "省公安厅牵头", GOODS),  # conflicting-leads
        ("省应急厅牵头，省公安厅配合", "省公安厅牵头", GOODS),
        ("省应急厅负责化工企业监管", "省应急厅负责道路运输监管", GOODS),  # each its part
        ("省应急厅牵头", "省应急厅牵头", "加强组织领导，明确责任分工，强化要素保障，营造良好氛围。"),
        ("省应急厅牵头", "省应急厅牵头", "加强日常监管。"),
    ],
)
def test_another_owner_or_what_every_plan_says_is_no_duplicate(one: str, other: str, duty: str) -> None:
    assert found("duplicate-duty", (duty, one), (duty, other)) == []


AMEND = "加强制度建设，修订《海东省校车安全管理办法》《海东省校园食品安全办法》。"


@pytest.mark.parametrize(
    "other",
    ["落实值守要求，修订完善《海东省校车安全管理办法》。", "修改《海东省校园食品安全办法》，规范食堂采购流程。"],
)
def test_one_document_amended_in_two_tasks_with_one_owner_is_told(other: str) -> None:
    (gap,) = found("duplicate-duty", (AMEND, "省应急厅、省司法厅牵头"), (other, "省应急厅牵头"))
    assert numbers([gap]) == [("一（二）", "一（一）")]
    title = "海东省校车安全管理办法" if "校车" in other else "海东省校园食品安全办法"
    assert gap.message("zh") == f"一（二） 加强日常监管：这项举措与“一（一） 加强源头治理”中的一项都要求修订《{title}》"
    assert gap.message("en").endswith(f"this duty and one in “一（一） 加强源头治理” both ask for 《{title}》 (修订)")


@pytest.mark.parametrize(
    ("other", "lead"),
    [
        ("严格落实《海东省校车安全管理办法》，规范接送秩序。", "省应急厅牵头"),  # everybody carries it out
        ("研究制定《海东省校车安全管理办法》实施细则编写说明。", "省公安厅牵头"),  # another owner
        ("修订《海东省校舍安全管理办法》，规范校舍鉴定流程。", "省应急厅牵头"),  # another document
    ],
)
def test_a_document_that_is_carried_out_or_of_another_owner_is_no_duplicate(other: str, lead: str) -> None:
    assert found("duplicate-duty", (AMEND, "省应急厅牵头"), (other, lead)) == []


def test_a_document_named_twice_in_one_task_is_no_duplicate() -> None:
    assert found("duplicate-duty", (AMEND + "修订《海东省校车安全管理办法》时听取学校意见。", "省应急厅牵头")) == []


def test_safeguards_repeat_themselves() -> None:
    lead = "省应急厅牵头"
    assert found("duplicate-duty", (GOODS, lead), (GOODS, lead), chapter="保障措施") == []


def test_the_shandong_plan_builds_its_exhibition_halls_and_amends_a_regulation_twice() -> None:
    assert numbers(find_gaps(dutygraph.load(), ["duplicate-duty"])) == [
        ("五（三）", "四（一）"),  # amend 山东省生产安全事故隐患排查治理办法
        ("九（八）", "七（一）"),
    ]


def dated(one: str, other: str, *, lead: str = "省应急厅牵头", and_lead: str = "省应急厅牵头") -> list[Gap]:
    return found("conflicting-deadlines", (CHIEF.format(one), lead), (CHIEF.format(other), and_lead))


def test_one_duty_with_two_dates_is_told() -> None:
    (gap,) = dated("2022年底前", "2023年6月底前")
    assert numbers([gap]) == [("一（二）", "一（一）")]
    assert gap.finding.values["dates"] == Text("2023年6月30日", "2023-06-30")
    assert gap.finding.values["other_dates"] == Text("2022年12月31日", "2022-12-31")
    assert gap.rule.severity.value == "medium"


def test_the_date_may_stand_in_the_clause() -> None:
    duty = CHIEF.removeprefix("{}，")
    clauses = [f"省应急厅牵头，完成时限：{year}年底前" for year in (2022, 2023)]
    assert numbers(found("conflicting-deadlines", (duty, clauses[0]), (duty, clauses[1]))) == [("一（二）", "一（一）")]


def test_one_date_no_date_or_a_part_for_each_is_no_conflict() -> None:
    assert dated("2022年底前", "到2022年12月31日") == []
    assert dated("2022年底前", "长期坚持") == []
    assert dated("2022年底前", "2023年底前", lead="省应急厅负责化工企业", and_lead="省应急厅负责道路运输") == []


def test_a_stage_with_a_target_of_its_own_is_no_conflict() -> None:
    lead = "省应急厅牵头"
    work = "{}，建立危险货物运输车辆主动防控装置安装和动态监控制度"
    first, second = work.format("2022年底前") + "。", work.format("2023年底前") + "，上线率达到90%。"
    assert found("conflicting-deadlines", (first, lead), (second, lead)) == []
    assert len(found("conflicting-deadlines", (first, lead), (work.format("2023年底前") + "。", lead))) == 1


def test_two_dates_in_one_task_are_stages() -> None:
    stages = CHIEF.format("2022年底前") + CHIEF.format("2023年底前")
    assert found("conflicting-deadlines", (stages, "省应急厅牵头")) == []

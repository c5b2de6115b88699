"""Names that were out of use when the plan was issued, and names that went out of use since."""

from __future__ import annotations

import datetime as dt

import pytest

import dutygraph
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.queries.gaps import find_gaps
from dutygraph.queries.gaps.rule import Gap
from dutygraph.text.document import read_plan
from dutygraph.units import units_yaml
from dutygraph.units.registry import Registry

REGISTRY = Registry(
    units_yaml.loads(
        """
format: 1
units:
- name: 江南省煤监局
  kind: provincial_agency
  region: 江南省
  aliases: [省煤监局]
  to: '2021-10-31'
  renamed: 江南省矿监局
  sources: {to: 甲文, renamed: 甲文}
- {name: 江南省矿监局, kind: provincial_agency, region: 江南省, aliases: [省矿监局]}
- name: 江南省银监局
  kind: provincial_agency
  region: 江南省
  aliases: [省银监局]
  to: '2018-03'
  successors: [江南省银保监局]
  sources: {to: 乙文, successors: 乙文}
- name: 江南省银保监局
  kind: provincial_agency
  region: 江南省
  from: '2018-03'
  to: '2023-05'
  successors: [江南省金融局]
  sources: {to: 丙文, successors: 丙文}
- {name: 江南省金融局, kind: provincial_agency, region: 江南省, from: '2023-05'}
- name: 江南省人防办
  kind: provincial_agency
  region: 江南省
  aliases: [省人防办]
  to: '2020-01'
  successors: [江南省国动办]
  sources: {successors: 丁文}
- {name: 江南省国动办, kind: provincial_agency, region: 江南省}
- {name: 江南省粮食局, kind: provincial_agency, region: 江南省, aliases: [省粮食局], to: '2019', sources: {to: 戊文}}
- {name: 江南省老局, kind: provincial_agency, region: 江南省, aliases: [省老局], to: '2010', renamed: 江南省新局}
- {name: 江南省新局, kind: provincial_agency, region: 江南省, aliases: [省新局]}
"""
    )
)
TODAY = dt.date(2024, 6, 1)


def gaps(title: str, clause: str, rule: str, day: dt.date = TODAY) -> list[Gap]:
    text = f"{title}\n一、任务\n（一）管理\n加强管理。（责任单位：{clause}）\n（二）检查\n开展检查。（责任单位：{clause}）\n"
    return find_gaps(DutyGraph([read_plan(text, "plan.txt")], REGISTRY), [rule], on=day)


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        (
            "省煤监局牵头",
            "一（一） 管理：“省煤监局”自2021年10月31日起更名为江南省矿监局（来源：甲文；涉及2处分工）",
        ),
        ("省粮食局牵头", None),  # it had ended before this plan: the other rule's
        ("省矿监局牵头", None),  # the new name
        ("省公安厅牵头", None),  # nobody registered it
    ],
)
def test_renamed_unit_is_a_name_that_went_out_of_use_since(clause: str, said: str | None) -> None:
    found = gaps("江南省安全规划（2021—2025年）", clause, "renamed-unit")
    assert [gap.message("zh") for gap in found] == ([said] if said else [])


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("省粮食局牵头", "自2019年起不再保留，承接单位不详（来源：戊文；涉及2处分工）"),
        ("省银监局牵头", "自2018年3月起不再保留，职责归江南省银保监局（来源：乙文；涉及2处分工）"),  # as it was in 2021
        ("省煤监局牵头", None),  # in use when this plan was issued
        ("省人防办牵头", None),  # no source says when it ended
        ("省老局牵头", None),  # nobody verified it at all
    ],
)
def test_outdated_name_is_a_name_that_was_out_of_use_before(clause: str, said: str | None) -> None:
    found = gaps("江南省安全规划（2021—2025年）", clause, "outdated-name")
    assert [gap.message("zh").partition("发布前就已不用，")[2] for gap in found] == ([said] if said else [])


def test_it_is_judged_on_the_day_asked_about() -> None:
    plan = "江南省安全规划（2016—2020年）", "省银监局牵头，省煤监局配合"
    days = ((2018, 3, 31), (2019, 1, 1), (2024, 6, 1))
    told = {day: [gap.message("en") for gap in gaps(*plan, "renamed-unit", dt.date(*day))] for day in days}
    assert told == {
        (2018, 3, 31): [],  # some day of March, for all one knows a later one
        (2019, 1, 1): [
            "一（一） 管理: “省银监局” has been out of use since 2018-03: its work went to 江南省银保监局 "
            "(source: 乙文; clauses: 2)"
        ],
        (2024, 6, 1): [  # whose successor had ended in turn
            "一（一） 管理: “省银监局” has been out of use since 2018-03: its work went to 江南省金融局 "
            "(source: 乙文；丙文; clauses: 2)",
            "一（一） 管理: “省煤监局” has been out of use since 2021-10-31: the unit is called 江南省矿监局 "
            "(source: 甲文; clauses: 2)",
        ],
    }


def test_a_plan_of_the_year_of_the_change_is_not_accused() -> None:
    assert gaps("江南省安全规划（2018—2020年）", "省银监局牵头", "outdated-name") == []
    assert gaps("江南省安全规划（2019—2020年）", "省粮食局牵头", "outdated-name") == []


def test_a_plan_that_does_not_say_when_it_is_from_has_no_outdated_name() -> None:
    assert gaps("江南省安全方案", "省粮食局牵头", "outdated-name") == []
    assert len(gaps("江南省安全方案", "省粮食局牵头", "renamed-unit")) == 1


def test_a_name_is_told_once_a_plan_with_the_first_clause_that_has_it() -> None:
    (gap,) = gaps("江南省安全规划（2021—2025年）", "省煤监局牵头", "renamed-unit")
    assert gap.task
    assert gap.task.number == "一（一）"
    assert gap.evidence
    assert gap.evidence.quote == "（责任单位：省煤监局牵头）"


def test_units_that_hand_their_work_round_in_a_circle_end_the_search() -> None:
    circle = Registry(
        units_yaml.loads(
            "format: 1\nunits:\n"
            "- {name: 江南省甲局, kind: provincial_agency, region: 江南省, aliases: [省甲局], to: '2022', "
            "successors: [江南省乙局], sources: {to: 文, successors: 文}}\n"
            "- {name: 江南省乙局, kind: provincial_agency, region: 江南省, to: '2023', "
            "successors: [江南省甲局], sources: {to: 文, successors: 文}}\n"
        )
    )
    text = "江南省安全规划（2021—2025年）\n一、任务\n（一）管理\n加强管理。（责任单位：省甲局牵头）\n"
    assert find_gaps(DutyGraph([read_plan(text, "plan.txt")], circle), ["renamed-unit"], on=TODAY) == []


def test_the_shandong_plan_has_one_and_only_since_the_reform() -> None:
    graph = dutygraph.load()
    assert find_gaps(graph, ["renamed-unit", "outdated-name"], on=dt.date(2021, 10, 30)) == []
    (gap,) = find_gaps(graph, ["renamed-unit", "outdated-name"], on=dt.date(2021, 11, 1))
    assert "“山东煤矿安全监察局”自2021年10月31日起更名为国家矿山安全监察局山东局" in gap.message("zh")
    assert "6处分工" in gap.message("zh")  # 五（一）—（四）, 六（二）, 六（十三）

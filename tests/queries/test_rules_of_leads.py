"""Rules about who leads: several in one clause, of different levels, one in most clauses, one twice in a clause."""

from __future__ import annotations

import pytest

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.queries.gaps import find_gaps
from dutygraph.queries.gaps.rule import Gap
from dutygraph.text.document import read_plan


def found(rule: str, *paragraphs: str, title: str = "海东省校园安全规划") -> list[Gap]:
    plan = read_plan("\n".join([title, "", "一、主要任务", *paragraphs]), "plan.txt")
    return find_gaps(DutyGraph([plan]), [rule])


def of_clause(rule: str, clause: str, title: str = "海东省校园安全规划") -> list[Gap]:
    return found(rule, f"（一）校车。开展校车专项检查。（责任单位：{clause}）", title=title)


JOINT = {
    "省教育厅、省公安厅牵头，省财政厅配合": "省教育厅、省公安厅",
    "省教育厅、公安厅牵头": "省教育厅、省公安厅",
    "省委编办、省应急厅、省司法厅牵头，各有关部门按职责分工负责": "省委编办、省应急厅、省司法厅",
}


@pytest.mark.parametrize("clause", JOINT)
def test_several_who_lead_all_of_it_are_told(clause: str) -> None:
    (gap,) = of_clause("joint-lead-unranked", clause)
    assert gap.finding.values["leads"] == JOINT[clause]
    assert gap.evidence is not None
    assert gap.evidence.quote == f"（责任单位：{clause}）"
    assert "没有写明以谁为主" in gap.message("zh")


@pytest.mark.parametrize(
    "clause",
    [
        "省教育厅牵头，省公安厅配合",
        "省教育厅会同省公安厅负责",  # the first leads
        "省教育厅、省公安厅负责，省财政厅配合",  # nobody is called the lead
        "省教育厅、省公安厅按职责分工负责",
        "省教育厅牵头负责学校管理，省公安厅牵头负责道路执法",  # each its part
        "东河市人民政府、西山市人民政府牵头",  # each at home
        "省教育厅、各有关部门牵头",  # one unit and a group
    ],
)
def test_one_lead_or_a_part_for_each_is_no_joint_lead(clause: str) -> None:
    assert of_clause("joint-lead-unranked", clause) == []


def test_a_rule_of_the_document_ranks_them() -> None:
    task = "（一）校车。开展检查。（省教育厅、省公安厅牵头）"
    assert len(found("joint-lead-unranked", task)) == 1
    rule = "各项任务责任单位中排在第一位的为牵头单位。"
    plan = read_plan(f"海东省校园安全规划\n\n{rule}\n\n一、主要任务\n{task}", "plan.txt")
    assert [one.kind for one in plan.conventions] == ["first-leads"]
    assert find_gaps(DutyGraph([plan]), ["joint-lead-unranked"]) == []


MIXED = [
    ("省公安厅、青岛市人民政府牵头", "山东省校园安全规划", "省公安厅", "青岛市人民政府"),
    ("省公安厅、平川县政府牵头，省教育厅配合", "海东省校园安全规划", "省公安厅", "平川县政府"),
    ("国家能源局、省能源局牵头", "海东省电力安全规划", "国家能源局", "省能源局"),
    ("市公安局、平川县政府牵头", "青岛市校园安全规划", "市公安局", "平川县政府"),
]


@pytest.mark.parametrize(("clause", "title", "higher", "lower"), MIXED)
def test_leads_of_two_levels_are_told(clause: str, title: str, higher: str, lower: str) -> None:
    (gap,) = of_clause("mixed-level-leads", clause, title)
    assert (gap.finding.values["higher"], gap.finding.values["lower"]) == (higher, lower)
    assert gap.rule.severity.value == "medium"


@pytest.mark.parametrize(
    ("clause", "title"),
    [
        ("省公安厅、省教育厅牵头", "海东省校园安全规划"),
        ("省公安厅牵头，青岛市人民政府负责", "山东省校园安全规划"),  # one leads, the other carries it out
        ("省公安厅牵头负责执法，青岛市人民政府牵头负责建设", "山东省校园安全规划"),  # each its part
        ("省交通运输厅、山东海事局牵头", "山东省水上安全规划"),  # the centre's office in the place
        ("省能源局、国家能源局山东监管办公室牵头", "山东省电力安全规划"),
        ("省公安厅、各市人民政府牵头", "山东省校园安全规划"),  # a group: each at home
        ("平度市政府、枣林区政府牵头", "山东省校园安全规划"),  # a county-level city and a district
        ("公安部、教育部牵头", "国务院关于校园安全的意见"),
        ("省公安厅、省高速集团牵头", "海东省校园安全规划"),  # a company has no level
    ],
)
def test_leads_of_one_level_or_with_parts_are_not(clause: str, title: str) -> None:
    assert of_clause("mixed-level-leads", clause, title) == []


TWICE = {
    "省教育厅牵头，省公安厅、省教育厅配合": "省教育厅",
    "省教育厅牵头，省公安厅、省财政厅、省公安厅配合": "省公安厅",
    "省公安厅牵头，省教育厅、海东省公安厅配合": "省公安厅、海东省公安厅",
}


@pytest.mark.parametrize("clause", TWICE)
def test_one_unit_twice_in_a_clause_is_told(clause: str) -> None:
    (gap,) = of_clause("assigned-twice", clause)
    assert gap.finding.values["names"] == TWICE[clause]


@pytest.mark.parametrize(
    "clause",
    [
        "省教育厅牵头，省公安厅配合",
        "省教育厅负责学校管理，省公安厅负责执法，省教育厅负责宣传",  # two parts
        "省公安厅牵头，省公安厅交警总队配合",  # a part of it
        "省教育厅牵头，各有关部门、各有关部门按职责分工负责",  # groups
    ],
)
def test_two_units_or_two_parts_are_not_one_unit_twice(clause: str) -> None:
    assert of_clause("assigned-twice", clause) == []


def test_a_unit_in_two_tasks_or_behind_two_sentences_is_not_twice() -> None:
    clause = "（责任单位：省教育厅牵头，省公安厅配合）"
    assert found("assigned-twice", f"（一）校车。开展检查。{clause}", f"（二）食堂。开展检查。{clause}") == []
    assert found("assigned-twice", f"（一）校车。开展检查。{clause}开展培训。{clause}") == []


NUMBERS = [f"{ten}{one}" for ten in ("", "十", "二十") for one in "一二三四五六七八九"]


def led_by(*leads: str) -> list[Gap]:
    tasks = [f"（{n}）第{n}项。开展检查。（责任单位：{lead}牵头）" for n, lead in zip(NUMBERS, leads, strict=False)]
    return found("lead-concentration", *tasks)


OTHERS = ("省公安厅", "省公安厅", "省财政厅", "省商务厅", "省司法厅", "省水利厅", "省审计厅", "省民政厅")


def test_one_who_leads_far_more_than_the_others_is_told_with_the_numbers() -> None:
    (gap,) = led_by(*["省教育厅"] * 12, *OTHERS)  # 12 of 20; the seven others lead 2, 1, 1, 1, 1, 1, 1
    values = gap.finding.values
    assert (values["unit"], values["leads"], values["tasks"], values["share"]) == ("省教育厅", "12", "20", "60%")
    assert (values["rank"], values["units"], values["others"]) == ("1", "8", "1")
    assert values["index"] == "0.39"  # (12² + 2² + 6 × 1²) / 20² = 154 / 400
    assert gap.task is None
    assert gap.message("zh").startswith("海东省校园安全规划：省教育厅牵头12项任务")


@pytest.mark.parametrize(
    "leads",
    [
        ["省教育厅"] * 20,  # nobody to compare with
        ["省教育厅"] * 11 + list(OTHERS),  # 19 tasks: too few
        ["省教育厅"] * 10 + ["省公安厅"] * 10,  # as much as the other
        ["省教育厅"] * 9 + ["省公安厅"] * 3 + ["省财政厅"] * 3 + ["省商务厅"] * 5,  # three times their median, not more
    ],
)
def test_an_even_share_or_too_few_tasks_is_no_concentration(leads: list[str]) -> None:
    assert led_by(*leads) == []

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dutygraph.model import Role
from dutygraph.text.clauses import read_clause
from dutygraph.text.conventions import find_conventions
from dutygraph.text.document import read_plan
from dutygraph.text.layout import repair
from dutygraph.text.regions import find_regions, stands_behind_sentence

GOLD: list[dict[str, Any]] = yaml.safe_load(Path(__file__).parents[1].joinpath("gold/clauses.yaml").read_text("utf-8"))


@pytest.mark.parametrize("row", GOLD, ids=lambda row: "".join(row["text"].split())[:30])
def test_a_clause_is_read_as_a_person_reads_it(row: dict[str, Any]) -> None:
    text = repair("推进工作。" + row.get("after", "") + "\n抓好落实。\n" + row["text"]).text
    *_, region = find_regions(text)
    reading = read_clause(text, region, find_conventions(text))
    assert reading is not None
    assert reading.unknown == ()
    read: dict[str, Any] = {role.value: [] for role in Role}
    for assignment in reading.assignments:
        name = f"‹{assignment.party}›" if assignment.is_group else assignment.party
        read[assignment.role.value].append(name)
    read |= {"basis": reading.basis.value, "open": reading.open_list, "scope": reading.scope}
    read |= {"due": [str(d.by) for d in reading.deadlines]}
    expected = {**{role.value: [] for role in Role}, "open": False, "scope": "", "due": []}
    assert read == expected | {key: value for key, value in row.items() if key not in ("text", "after")}


def clauses_of(*paragraphs: str) -> list[str]:
    plan = read_plan("\n".join(["一、主要任务", "（一）任务", *paragraphs]), "plan.txt")
    return [clause.span.quote for task in plan.tasks for clause in task.clauses]


@pytest.mark.parametrize(
    "sentence",
    [
        "明确推进措施、完成时限、责任单位，确保项目快落地、早见效。",
        "加强化工园区管理（园区内由管委会负责）。",
        "加强化工园区管理（园区内由管委会负责），完善制度。",
        "支持行业领军企业牵头组建国际性产业与标准组织。",
        "生产经营单位的主要负责人对安全生产工作全面负责。",
        "坚持分级负责、属地为主，统筹协调、分类管理。",
        "明确乡镇（街道）、开发区和工业园区管理机构安全管理职责，落实属地管理责任。",
        "各级党校（行政学院）组织专题学习和培训，纳入干部培训内容。",
        "落实企业主体责任（含法定代表人、实际控制人及主要负责人）。",
    ],
)
def test_prose_that_only_sounds_like_a_clause_gives_none(sentence: str) -> None:
    assert clauses_of(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "推进改造。（省应急厅牵头，公安、应急配合，形成合力）",
        "推进改造。（园区内由管委会负责）",
    ],
)
def test_what_may_be_a_clause_is_told_rather_than_passed_over(sentence: str) -> None:
    plan = read_plan(f"一、主要任务\n（一）任务\n{sentence}", "plan.txt")
    assert ([d.code for d in plan.diagnostics], plan.tasks[0].clauses) == (["unread-clause"], ())


def test_a_bracket_behind_a_sentence_that_is_not_names_is_not_taken_for_a_clause() -> None:
    assert clauses_of("完善制度。（具体办法由省应急厅另行制定并负责）") == []


@pytest.mark.parametrize("end", ["。", "；", "", "\n"])
def test_a_clause_may_stand_before_the_full_stop(end: str) -> None:
    assert clauses_of(f"完善制度（省应急厅牵头，省公安厅配合）{end}") == ["（省应急厅牵头，省公安厅配合）"]


def test_an_unlabelled_bracket_stands_where_clauses_do_only_behind_a_sentence() -> None:
    text = "完善制度。（省应急厅负责）加强园区（管委会负责）管理。"
    behind = [text[region.start : region.end] for region in find_regions(text) if stands_behind_sentence(text, region)]
    assert behind == ["（省应急厅负责）"]


def test_a_name_that_is_no_unit_is_told() -> None:
    plan = read_plan("一、任务\n（一）甲\n做好工作。（责任单位：省应急厅、鲁能\n泰山）", "plan.txt")
    assert [(d.code, d.span.quote) for d in plan.diagnostics] == [
        ("unknown-party", "鲁能\n泰山"),
        ("joined-line", "能\n泰"),
    ]


def test_a_clause_at_the_very_end_that_never_closes_is_read_too() -> None:
    assert clauses_of("做好工作。（责任单位：省应急厅牵头，省公安厅配合") == ["（责任单位：省应急厅牵头，省公安厅配合"]


def test_the_dashes_before_a_label_are_part_of_the_clause() -> None:
    assert clauses_of("做好工作。", "——责任单位：省应急厅") == ["——责任单位：省应急厅"]


def test_a_clause_that_names_nobody_yet_is_told() -> None:
    plan = read_plan("一、任务\n（一）甲\n做好工作。（责任单位：待定）", "plan.txt")
    assert [d.code for d in plan.diagnostics] == ["unread-clause"]
    assert plan.tasks[0].clauses == ()


def test_a_clause_that_never_closes_is_read_to_its_end_and_told() -> None:
    plan = read_plan(
        "一、任务\n（一）甲\n做好工作。（责任单位：省应急厅牵头，省公安厅配合\n（二）乙\n加强监管。", "plan.txt"
    )
    assert [clause.units(Role.LEAD) for clause in plan.tasks[0].clauses] == [["省应急厅"]]
    assert [diagnostic.code for diagnostic in plan.diagnostics] == ["unclosed-bracket"]
    assert plan.tasks[1].clauses == ()


def test_a_clause_may_stand_in_a_sentence_that_goes_on() -> None:
    assert clauses_of("推进改造（省应急厅牵头，省公安厅配合），抓好落实。") == ["（省应急厅牵头，省公安厅配合）"]

from __future__ import annotations

import datetime as dt

import pytest

import dutygraph
from dutygraph.errors import UnknownName
from dutygraph.model import Role
from dutygraph.queries.tasks import due, find_task, search, shared_tasks, tasks_of
from dutygraph.queries.units import unit, units

GRAPH = dutygraph.load()


def test_joint_and_sole_leads_part_what_a_unit_leads() -> None:
    joint = [answer.task.number for answer in tasks_of(GRAPH, "省应急厅", joint=True)]
    assert joint == ["四（一）", "五（四）", "七（二）", "七（四）", "九（三）", "九（七）"]
    assert len(tasks_of(GRAPH, "省应急厅", joint=False)) == 31 - 6


def test_roles_of_one_unit() -> None:
    roles = {role: len(tasks_of(GRAPH, "省应急厅", role)) for role in Role}
    # Read by hand: it leads 31; shares 六（五）（八）（十二）（十三）; supports 六（七）.
    assert roles == {Role.LEAD: 31, Role.SHARED: 4, Role.SUPPORT: 1, Role.COOPERATE: 0, Role.GUIDE: 0}


def test_due_before_a_day_includes_the_day() -> None:
    assert [a.task.number for a in tasks_of(GRAPH, "省应急厅", due_before=dt.date(2021, 12, 31))] == ["三（四）"]
    assert tasks_of(GRAPH, "省应急厅", due_before=dt.date(2021, 12, 30)) == []


def test_due_is_sorted_by_date_and_takes_both_ends() -> None:
    days = [deadline.by for answer in due(GRAPH) for deadline in answer.due]
    assert len(days) == 8
    assert [a.task.number for a in due(GRAPH, after=dt.date(2023, 1, 1), before=dt.date(2023, 12, 31))] == ["十（四）"]
    assert [a.task.number for a in due(GRAPH)] == [
        "三（四）", "五（四）", "六（九）", "七（四）", "十（四）", "六（二）", "六（三）",
    ]  # fmt: skip


def test_search_finds_words_of_two_characters_and_needs_all_of_them() -> None:
    assert [answer.task.number for answer in search(GRAPH, "石膏")] == ["六（三）"]
    assert [answer.task.number for answer in search(GRAPH, "电梯 维护")] == ["六（十）"]
    assert search(GRAPH, "石膏 电梯") == []


def test_search_sees_through_a_page_break() -> None:
    assert [answer.task.number for answer in search(GRAPH, "检查员队伍")] == ["七（三）"]


def test_tasks_that_units_share() -> None:
    shared = [answer.task.number for answer in shared_tasks(GRAPH, ["省科技厅", "省商务厅"])]
    assert shared == ["六（八）"]


def test_a_task_is_found_by_its_number_in_brackets_of_either_width() -> None:
    assert find_task(GRAPH, "六(十二)").task.title == "油气管道安全"
    with pytest.raises(UnknownName) as caught:
        find_task(GRAPH, "六（二十）")
    assert "六（二）" in caught.value.near


def test_a_number_that_two_plans_have_is_ambiguous() -> None:
    plan = GRAPH.plans[0]
    from msgspec.structs import replace

    other = replace(plan, id="other", tasks=tuple(replace(task, plan="other") for task in plan.tasks))
    both = dutygraph.DutyGraph([plan, other])
    with pytest.raises(UnknownName, match="other/六（二）"):
        find_task(both, "六（二）")
    assert find_task(both, "other/六（二）").task.plan == "other"
    assert len(both.held("省应急厅", Role.LEAD)) == 62


def test_units_are_listed_by_what_they_lead_and_groups_last() -> None:
    listed = units(GRAPH)
    assert len(listed) == 42
    assert (listed[0].printed, listed[0].counts[Role.LEAD]) == ("省应急厅", 31)
    assert {answer.printed for answer in listed[-2:]} == {"省各行业主管部门", "省负有安全生产监管职责的部门"}


def test_a_unit_has_its_identity_and_what_it_holds() -> None:
    answer = unit(GRAPH, "省高院")
    assert (answer.unit.name, answer.printed) == ("山东省高级人民法院", "省法院")
    assert [held.task.number for held in answer.held] == ["四（二）"]

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from dutygraph.errors import UnknownName
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Plan, State
from dutygraph.queries.shares import shares
from dutygraph.queries.timetable import When, timetable
from tests.exports.small_plan import DAY, small_plan, with_statuses

JUNE, AUGUST, NEXT_YEAR = dt.date(2024, 6, 30), dt.date(2024, 8, 31), dt.date(2025, 12, 31)


def stand(plan: Plan, on: dt.date = DAY, unit: str | None = None) -> dict[dt.date | None, When]:
    return {due.deadline.by: due.when(on) for due in timetable(DutyGraph([plan]), on, unit)}


def test_deadlines_stand_as_the_calendar_says_when_nobody_reported() -> None:
    assert stand(small_plan()) == {JUNE: When.LATE, AUGUST: When.SOON, NEXT_YEAR: When.LATER}
    assert list(stand(small_plan())) == [JUNE, AUGUST, NEXT_YEAR]


def test_soon_is_ninety_days_and_the_day_itself_is_not_past() -> None:
    assert stand(small_plan(), JUNE)[JUNE] is When.SOON
    assert stand(small_plan(), AUGUST - dt.timedelta(90))[AUGUST] is When.SOON
    assert stand(small_plan(), AUGUST - dt.timedelta(91))[AUGUST] is When.LATER


def test_what_was_reported_counts() -> None:
    done = with_statuses(small_plan(), 消防安全=State.DONE, 燃气安全=State.LATE)
    assert stand(done) == {JUNE: When.DONE, AUGUST: When.DONE, NEXT_YEAR: When.LATE}
    under_way = with_statuses(small_plan(), 消防安全=State.UNDER_WAY)
    assert stand(under_way) == {JUNE: When.LATE, AUGUST: When.SOON, NEXT_YEAR: When.LATER}


def test_a_unit_has_the_deadlines_of_the_clauses_that_charge_it_and_no_others() -> None:
    sentences = "加固堤防，2024年8月底前完成。（市水利局负责）储备物资，2025年底前完成。（市应急局负责）"
    text = f"某市方案\n一、任务\n（一）防汛\n{sentences}\n"
    plan = small_plan(text)
    assert list(stand(plan, unit="市水利局")) == [AUGUST]
    assert list(stand(plan, unit="市应急局")) == [NEXT_YEAR]
    (share,) = shares(DutyGraph([plan]), "市水利局")
    assert [duty.text for duty in share.duties] == ["加固堤防，2024年8月底前完成。"]
    assert [clause.span.quote for clause in share.clauses] == ["（市水利局负责）"]
    with pytest.raises(UnknownName):
        timetable(DutyGraph([plan]), DAY, "市教育局")


def test_a_deadline_of_a_clause_stands_as_all_its_duties_do() -> None:
    plan = small_plan()
    task = plan.tasks[0]
    deadline = task.duties[1].deadlines[0]
    clause = replace(task.clauses[0], deadlines=(deadline,))
    bare = replace(task, clauses=(clause,), duties=tuple(replace(duty, deadlines=()) for duty in task.duties))
    plan = replace(plan, tasks=(bare,))
    assert stand(plan) == {AUGUST: When.SOON}
    assert stand(plan, dt.date(2024, 9, 1)) == {AUGUST: When.LATE}
    assert stand(with_statuses(plan, 消防安全=State.DONE), dt.date(2024, 9, 1)) == {AUGUST: When.DONE}
    (status,) = with_statuses(plan, 消防安全=State.DONE).statuses
    half = replace(plan, statuses=(replace(status, duties=(task.duties[0].text,)),))
    assert stand(half, dt.date(2024, 9, 1)) == {AUGUST: When.LATE}
    assert [due.state for due in timetable(DutyGraph([half]), DAY)] == [State.UNDER_WAY]


def test_standing_work_comes_last() -> None:
    plan = small_plan(
        "某市方案\n一、任务\n（一）防汛\n开展巡查，长期坚持。加固堤防，2024年8月底前完成。（市水利局负责）\n"
    )
    assert stand(plan) == {AUGUST: When.SOON, None: When.UNDATED}
    assert list(stand(plan)) == [AUGUST, None]

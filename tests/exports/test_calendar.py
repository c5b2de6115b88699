"""The calendar, read back by icalendar, which knows RFC 5545 by itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

import dutygraph
from dutygraph.exports.graphs import render
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Plan
from tests.exports.small_plan import HOSTILE, hostile_plan, small_plan

icalendar = pytest.importorskip("icalendar", reason="icalendar is not installed")


def calendar(*plans: Plan) -> bytes:
    return render(DutyGraph(plans), "ics", "zh")


def events(content: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def test_an_event_is_a_deadline_with_its_sentence_its_leads_and_its_place() -> None:
    first, second, third = events(calendar(small_plan()))
    assert [event["DTSTART"].dt for event in (first, second, third)] == [
        *(dt.date(2024, 6, 30), dt.date(2024, 8, 31), dt.date(2025, 12, 31)),
    ]
    assert str(second["SUMMARY"]) == "一（一）消防安全：2024年8月底前 建设微型消防站，2024年8月底前建成。"
    assert str(second["DESCRIPTION"]).split("\n") == [
        "建设微型消防站，2024年8月底前建成。",
        "牵头单位：市消防救援支队",
        "其他责任单位：市住建局、市公安局",
        "时限原文：2024年8月底前",
        "位置：某市2024年安全工作方案，字符 55–64",
    ]


def test_the_bundled_plan_has_the_eight_dates_that_its_text_sets() -> None:
    dates = sorted(event["DTSTART"].dt for event in events(render(dutygraph.load(), "ics", "zh")))
    years = [2021, 2022, 2022, 2022, 2023, 2025, 2025, 2025]
    assert dates == [dt.date(year, 12, 31) for year in years]


def test_standing_work_has_no_event() -> None:
    assert events(calendar(small_plan("某市方案\n一、任务\n（一）防汛\n长期坚持巡查。（市水利局负责）\n"))) == []


def test_lines_have_75_octets_at_most_and_no_character_is_cut() -> None:
    content = calendar(small_plan())
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        assert b"\n" not in line
        line.decode()


def test_an_event_keeps_its_identity_when_its_sentence_changes_and_no_two_have_the_same() -> None:
    plan = small_plan()
    reworded = small_plan(dutygraph_text(plan).replace("建设微型消防站", "新建微型消防站"))
    before, after = ([str(event["UID"]) for event in events(calendar(one))] for one in (plan, reworded))
    assert before == after
    assert len(set(before)) == 3
    task = plan.tasks[0]
    twice = replace(plan, tasks=(replace(task, duties=(task.duties[0], replace(task.duties[0], order=2))),))
    assert len({str(event["UID"]) for event in events(calendar(twice))}) == 2


def dutygraph_text(plan: Plan) -> str:
    from tests.exports.small_plan import TEXT

    assert plan.title in TEXT
    return TEXT


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\u2028", "\x85", "\x0b"])
def test_hostile_text_ends_neither_a_value_nor_the_calendar(end: str) -> None:
    plan = hostile_plan()
    words = f"{HOSTILE}{end}END:VEVENT{end}END:VCALENDAR{end}BEGIN:VCALENDAR{end}X-EVIL:1;2,3\\n"
    task = plan.tasks[0]
    duty = replace(task.duties[0], text=words)
    plan = replace(plan, tasks=(replace(task, title=words, duties=(duty, *task.duties[1:])), *plan.tasks[1:]))
    content = calendar(plan)
    assert content.count(b"\r\nBEGIN:") == content.count(b"\r\nEND:VEVENT") == 3
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert content.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert content.count(b"\r\nEND:VCALENDAR") == 1
    first, *_ = events(content)
    assert "X-EVIL" not in first
    assert "X-EVIL:1;2,3\\n" in str(first["DESCRIPTION"])


def test_a_plan_without_any_day_of_its_own_still_has_the_same_calendar_each_time() -> None:
    plan = replace(small_plan(), period=None)
    assert calendar(plan) == calendar(plan)
    assert b"DTSTAMP:19700101T000000Z" in calendar(plan)
    assert b"DTSTAMP:20240301T000000Z" in calendar(replace(plan, issued=dt.date(2024, 3, 1)))

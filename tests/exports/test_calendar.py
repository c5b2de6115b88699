"""The calendar, read back line by line as RFC 5545 says, with nothing of the code that wrote it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from msgspec.structs import replace

import dutygraph
from dutygraph.exports.graphs import render
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang
from dutygraph.model import Plan
from tests.exports.small_plan import HOSTILE, TEXT, hostile_plan, small_plan

#: contentline (RFC 5545, 3.1), and the values of type TEXT (3.3.11): no control character, and each special one escaped.
LINE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[^;:,\"]+)*):([^\x00-\x08\x0a-\x1f\x7f]*)")
TEXT_VALUE = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*")
TEXTS = ("SUMMARY", "DESCRIPTION", "X-WR-CALNAME")
SHANDONG = dutygraph.load()


def calendar(*plans: Plan, lang: Lang = "zh") -> bytes:
    return render(DutyGraph(plans), "ics", lang)


def lines(content: bytes) -> list[tuple[str, str]]:
    """Name and value of each line; the lines are unfolded, and their parts, escapes and ends are checked."""
    text = content.decode()
    assert text.endswith("\r\n")
    assert re.sub("\r\n", "", text).isprintable()
    found = []
    for line in text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        parts = LINE.fullmatch(line)
        assert parts, line
        name, _, value = parts.groups()
        if name in TEXTS:
            assert TEXT_VALUE.fullmatch(value), line
            value = re.sub(r"\\(.)", lambda escape: "\n" if escape[1] in "nN" else escape[1], value)
        found.append((name, value))
    return found


def events(content: bytes) -> list[dict[str, str]]:
    """The events, after a look at the frame around them: each opened and closed, with all that it must have, once."""
    first, *inner, last = lines(content)
    assert (first, last) == (("BEGIN", "VCALENDAR"), ("END", "VCALENDAR"))
    assert [name for name, _ in inner[:2]] == ["VERSION", "PRODID"]
    found: list[dict[str, str]] = []
    is_open = False
    for name, value in inner:
        if name in ("BEGIN", "END"):
            assert (value, is_open) == ("VEVENT", name == "END")
            is_open = name == "BEGIN"
            found += [{}] if is_open else []
        elif is_open:
            assert name not in found[-1]
            found[-1][name] = value
    assert not is_open
    assert all({"UID", "DTSTAMP", "DTSTART"} <= event.keys() for event in found)
    return found


def test_an_event_is_a_deadline_with_its_sentence_its_leads_and_its_place() -> None:
    found = events(calendar(small_plan()))
    assert [event["DTSTART"] for event in found] == ["20240630", "20240831", "20251231"]
    assert found[1]["SUMMARY"] == "一（一）消防安全：2024年8月底前 建设微型消防站，2024年8月底前建成。"
    assert found[1]["DESCRIPTION"].split("\n") == [
        "建设微型消防站，2024年8月底前建成。",
        "牵头单位：市消防救援支队",
        "其他责任单位：市住建局、市公安局",
        "时限原文：2024年8月底前",
        "位置：某市2024年安全工作方案，字符 58–67",
    ]


def test_an_event_is_a_whole_day_and_keeps_nobody_busy() -> None:
    content = calendar(small_plan())
    assert content.count(b"\r\nDTSTART;VALUE=DATE:") == content.count(b"\r\nTRANSP:TRANSPARENT\r\n") == 3


def test_the_bundled_plan_has_the_eight_dates_that_its_text_sets() -> None:
    dates = sorted(event["DTSTART"] for event in events(render(SHANDONG, "ics", "zh")))
    assert dates == [f"{year}1231" for year in (2021, 2022, 2022, 2022, 2023, 2025, 2025, 2025)]


def test_standing_work_has_no_event() -> None:
    plan = small_plan("某市方案\n一、任务\n（一）防汛\n开展巡查，长期坚持。（市水利局负责）\n")
    (duty,) = plan.tasks[0].duties
    assert [deadline.text for deadline in duty.deadlines] == ["长期坚持"]
    assert events(calendar(plan)) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_lines_have_75_octets_at_most_and_no_character_is_cut(lang: Lang) -> None:
    found = render(SHANDONG, "ics", lang).removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, found)) == 75
    assert any(line.startswith(b" ") for line in found)
    for line in found:
        line.decode()  # raises where a character is cut


def test_an_event_keeps_its_identity_when_its_sentence_changes_and_no_two_have_the_same() -> None:
    plan = small_plan()
    reworded = small_plan(TEXT.replace("建设微型消防站", "新建微型消防站"))
    before, after = ([event["UID"] for event in events(calendar(one))] for one in (plan, reworded))
    assert before == after
    assert len(set(before)) == 3
    task = plan.tasks[0]
    twice = replace(plan, tasks=(replace(task, duties=(task.duties[0], replace(task.duties[0], order=2))),))
    assert len({event["UID"] for event in events(calendar(twice))}) == 2


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\u2028", "\x85", "\x0b", "\x0c", "\x00"])
def test_hostile_text_ends_neither_a_value_nor_the_calendar(end: str) -> None:
    plan = hostile_plan()
    words = f"{HOSTILE}{end}END:VEVENT{end}END:VCALENDAR{end}BEGIN:VCALENDAR{end}X-EVIL:1;2,3\\n"
    task = plan.tasks[0]
    duty = replace(task.duties[0], text=words)
    plan = replace(plan, title=words, tasks=(replace(task, duties=(duty, *task.duties[1:])), *plan.tasks[1:]))
    found = events(calendar(plan))
    assert len(found) == 3
    assert all(event.keys() == {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "TRANSP"} for event in found)
    assert "X-EVIL:1;2,3\\n" in found[0]["DESCRIPTION"]


def test_a_plan_without_any_day_of_its_own_still_has_the_same_calendar_each_time() -> None:
    plan = replace(small_plan(), period=None)
    assert calendar(plan) == calendar(plan)
    assert b"DTSTAMP:19700101T000000Z" in calendar(plan)
    assert b"DTSTAMP:20240301T000000Z" in calendar(replace(plan, issued=dt.date(2024, 3, 1)))

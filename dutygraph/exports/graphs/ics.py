"""A calendar (RFC 5545) of the deadlines: an event of a whole day each, for Outlook, phones and web calendars."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from typing import NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang, say, say_place
from dutygraph.model import Clause, Deadline, Plan, Role, Task
from dutygraph.text.characters import without_controls

_MOST_OCTETS = 75
#: Characters of a sentence that the title of an event shows.
_LONGEST_TITLE = 60
_LINE_BREAK = re.compile("\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
_SPECIAL = re.compile(r"([\\;,])")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
#: When a plan says neither when it was issued nor which years it is for.
_NO_DAY = dt.date(1970, 1, 1)


class _Event(NamedTuple):
    """A deadline with a date, the sentence that sets it, and the clauses that charge somebody with it."""

    task: Task
    deadline: Deadline
    by: dt.date
    sentence: str
    clauses: tuple[Clause, ...]


def render(graph: DutyGraph, lang: Lang) -> str:
    """The calendar. Work without an end and deadlines whose date nobody can tell are left out.

    An event keeps its UID as long as its plan, task and words stay, so that a calendar that is read in again is brought
    up to date.

    >>> import dutygraph
    >>> render(dutygraph.load(), "zh").count("BEGIN:VEVENT")
    8
    """
    titles = "、".join(plan.title for plan in graph.plans)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//dutygraph//dutygraph//ZH",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(titles)}",
    ]
    for plan in graph.plans:
        met: dict[str, int] = {}
        for task in plan.tasks:
            for event in _events(task):
                lines += _event_lines(plan, event, met, lang)
    lines.append("END:VCALENDAR")
    return "".join(folded + "\r\n" for line in lines for folded in _fold(line))


def _events(task: Task) -> Iterator[_Event]:
    for duty in task.duties:
        for deadline in duty.deadlines:
            if deadline.by:
                yield _Event(task, deadline, deadline.by, duty.text, task.clauses_of(duty))
    for clause in task.clauses:
        for deadline in clause.deadlines:
            if deadline.by:
                yield _Event(task, deadline, deadline.by, "", (clause,))


def _event_lines(plan: Plan, event: _Event, met: dict[str, int], lang: Lang) -> list[str]:
    task, words = event.task, event.deadline.text
    identity = "\n".join((plan.id, task.number, task.title, words))
    met[identity] = met.get(identity, 0) + 1  # the same words twice in one task
    uid = hashlib.sha256(f"{identity}\n{met[identity]}".encode(errors="replace")).hexdigest()[:32]
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}@dutygraph",
        f"DTSTAMP:{_date(_made(plan))}T000000Z",
        f"DTSTART;VALUE=DATE:{_date(event.by)}",
        f"SUMMARY:{_text(_title(event))}",
        f"DESCRIPTION:{_text(_description(plan, event, lang))}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _made(plan: Plan) -> dt.date:
    """A day that is the same on every export: when the plan was issued, else when it begins."""
    return plan.issued or (dt.date(plan.period.first, 1, 1) if plan.period else _NO_DAY)


def _title(event: _Event) -> str:
    words, sentence = event.deadline.text, event.sentence
    told = sentence if sentence.startswith(words) else f"{words} {sentence}".rstrip()
    title = f"{event.task.number}{event.task.title}：{told}"
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"


def _description(plan: Plan, event: _Event, lang: Lang) -> str:
    held = [assignment for clause in event.clauses for assignment in clause.assignments]
    leads = dict.fromkeys(a.party for a in held if a.role is Role.LEAD)
    others = dict.fromkeys(a.party for a in held if a.role is not Role.LEAD)
    span = event.deadline.span
    place = say_place(span.place, lang) or say("matrix_at", lang, start=span.start, end=span.end)
    facts = {
        "col_leads": "、".join(leads),
        "col_others": "、".join(others),
        "col_words": event.deadline.text,
        "col_place": f"{plan.title}，{place}",
    }
    told = [say("labelled", lang, label=say(key, lang), text=text) for key, text in facts.items() if text]
    return "\n".join(filter(None, (event.sentence, *told)))


def _date(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11): whatever the text has, it ends neither the value nor the event."""
    lines = (_SPECIAL.sub(r"\\\1", _CONTROL.sub(" ", line)) for line in _LINE_BREAK.split(without_controls(text)))
    return r"\n".join(lines)


def _fold(line: str) -> Iterator[str]:
    """The lines of at most 75 octets that a content line is written as; no character is cut (RFC 5545, 3.1)."""
    part, room = "", _MOST_OCTETS
    for char in line:
        octets = len(char.encode())
        if octets > room:
            yield part
            part, room = " ", _MOST_OCTETS - 1
        part += char
        room -= octets
    yield part

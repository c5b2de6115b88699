"""The deadlines (时限表) as a sheet, by date: what is due, for whom, how far it is, and how many days are left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from dutygraph.exports.progress import state_name
from dutygraph.exports.reports import Subject
from dutygraph.exports.reports.workbook.page import Band, Column, Marked, Page, Row, Value
from dutygraph.messages import Lang, say
from dutygraph.model import Clause, Role, State
from dutygraph.queries.timetable import Due
from dutygraph.text.marks import mend

_COLOURED = (State.LATE, State.DONE)


def of_dates(subject: Subject, dates: Sequence[Due], title: str) -> Page:
    """Deadlines, as :func:`dutygraph.queries.timetable.timetable` gives them: those without a date below."""
    lang, several = subject.lang, len(subject.graph.plans) > 1
    plans = {plan.id: plan.title for plan in subject.graph.plans} if several else {}
    columns = [
        Column(say("col_by", lang), 12, "date"),
        Column(say("workbook_precision", lang), 10, "middle"),
        Column(say("col_words", lang), 16),
        *([Column(say("workbook_plan", lang), 20)] if several else []),
        Column(say("col_number", lang), 12, "middle"),
        Column(say("col_task", lang), 20),
        Column(say("col_sentence", lang), 62),
        Column(say("col_leads", lang), 20),
        Column(say("col_others", lang), 32),
        Column(say("workbook_state", lang), 10, "middle"),
        Column(say("workbook_days", lang), 10, "middle"),
    ]
    name = say("workbook_deadlines", lang)
    note = say("workbook_on", lang, day=subject.on)
    return Page(name, title, columns, _rows(dates, subject.on, plans, lang), notes=[note], frozen=1)


def _rows(dates: Sequence[Due], on: dt.date, plans: Mapping[str, str], lang: Lang) -> Iterator[Row]:
    is_dated = True
    for due in dates:
        if is_dated and due.deadline.by is None:
            is_dated = False
            yield Band(say("workbook_undated", lang))
        yield _row(due, on, plans, lang)


def _row(due: Due, on: dt.date, plans: Mapping[str, str], lang: Lang) -> Row:
    by, how_far = due.deadline.by, due.state
    days = (by - on).days if by else None
    state = state_name(how_far, lang)
    is_late = how_far is State.LATE
    return [
        Marked(by, "late-date") if is_late and by else by,
        say(f"precision_{due.deadline.precision.value}", lang),
        due.deadline.text,
        *([plans[due.task.plan]] if plans else []),
        due.task.number,
        due.task.title,
        due.sentence or mend(due.clauses[0].span.quote),
        _parties(due.clauses, (Role.LEAD,)),
        _parties(due.clauses, tuple(role for role in Role if role is not Role.LEAD)),
        _coloured(state, how_far),
        Marked(days, State.LATE.value) if is_late and days is not None else days,
    ]


def _coloured(word: str, how_far: State | None) -> Value | Marked:
    return Marked(word, how_far.value) if how_far in _COLOURED else word


def _parties(clauses: tuple[Clause, ...], roles: tuple[Role, ...]) -> str:
    return "、".join(dict.fromkeys(a.party for role in roles for c in clauses for a in c.assignments if a.role is role))

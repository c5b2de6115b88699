"""The units (单位汇总) as a sheet: how many tasks each holds and how, what it is due next, how many gaps there are in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from dutygraph.exports.reports import Subject
from dutygraph.exports.reports.workbook.page import Band, Column, Page, Row
from dutygraph.graph.duty_graph import Holding
from dutygraph.messages import say
from dutygraph.model import Role, Severity
from dutygraph.queries.gaps.rule import Gap
from dutygraph.queries.timetable import Due
from dutygraph.queries.units import UnitAnswer, units


def of_all(subject: Subject, dates: Sequence[Due]) -> Page:
    """The units of all plans, a row each, and the groups below them."""
    lang, plans = subject.lang, subject.graph.plans
    several = len(plans) > 1
    columns = [
        Column(say("col_unit", lang), 34),
        Column(say("workbook_sort", lang), 8, "middle"),
        *([Column(say("workbook_plans", lang), 10, "middle")] if several else []),
        Column(say("role_lead", lang), 9, "middle"),
        Column(say("workbook_joint", lang), 14, "middle"),
        *(Column(say(f"role_{role.value}", lang), 10, "middle") for role in Role if role is not Role.LEAD),
        Column(say("col_total", lang), 9, "middle"),
        Column(say("workbook_next", lang), 12, "date"),
        Column(say("workbook_gaps_in", lang), 10, "middle"),
        Column(say("workbook_notes_in", lang), 10, "middle"),
        Column(say("workbook_leads", lang), 48),
    ]
    name = say("workbook_units", lang)
    title = name if several else f"{plans[0].title}　{name}"
    note = say("workbook_units_note", lang, day=subject.on)
    return Page(name, title, columns, _rows(subject, dates, several), notes=[note], frozen=1)


def _rows(subject: Subject, dates: Sequence[Due], several: bool) -> Iterator[Row]:
    gaps: dict[int, list[Gap]] = {}
    for gap in subject.gaps:
        for task in {id(task) for task in (gap.task, gap.finding.other) if task}:
            gaps.setdefault(task, []).append(gap)
    ahead: dict[int, dt.date] = {}
    for due in dates:
        if due.deadline.by and due.is_ahead(subject.on):
            ahead[id(due.task)] = min(due.deadline.by, ahead.get(id(due.task), dt.date.max))
    titles = {plan.id: plan.title for plan in subject.graph.plans}
    for is_group, answers in groupby(units(subject.graph), key=lambda answer: answer.unit.kind == "group"):
        if is_group:
            yield Band(say("workbook_groups", subject.lang))
        for answer in answers:
            yield _row(subject, answer, gaps, ahead, titles if several else {})


def _row(
    subject: Subject,
    answer: UnitAnswer,
    gaps: Mapping[int, list[Gap]],
    ahead: Mapping[int, dt.date],
    titles: Mapping[str, str],
) -> Row:
    held = subject.graph.held(answer.unit.name)
    leads = [holding for holding in held if holding.role is Role.LEAD]
    found = {id(gap): gap for holding in held for gap in gaps.get(id(holding.task), ())}
    notes = sum(gap.rule.severity is Severity.LOW for gap in found.values())
    sort = "workbook_group" if answer.unit.kind == "group" else "workbook_unit"
    return [
        answer.printed,
        say(sort, subject.lang),
        *([len({holding.task.plan for holding in held})] if titles else []),
        answer.counts[Role.LEAD] or None,
        sum(holding.joint for holding in leads) or None,
        *(answer.counts[role] or None for role in Role if role is not Role.LEAD),
        answer.total,
        min((ahead[id(holding.task)] for holding in held if id(holding.task) in ahead), default=None),
        len(found) - notes or None,
        notes or None,
        _numbers(leads, titles),
    ]


def _numbers(leads: list[Holding], titles: Mapping[str, str]) -> str:
    """The numbers of the tasks, a line a plan where there are several."""
    lines = []
    for plan, holdings in groupby(leads, key=lambda holding: holding.task.plan):
        numbers = "、".join(holding.task.number for holding in holdings)
        lines.append(f"{titles[plan]}：{numbers}" if titles else numbers)
    return "\n".join(lines)

"""What the overview shows: counts, gaps by rule, deadlines by how they stand, units by what they lead, tasks."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dutygraph.exports.matrix.rows import Row, Sheet, look_of
from dutygraph.exports.papers.findings import by_rule
from dutygraph.exports.papers.words import plan_marks
from dutygraph.exports.reports import Subject
from dutygraph.messages import Lang, say
from dutygraph.model import Role, Severity
from dutygraph.queries.account import Account, account
from dutygraph.queries.gaps.rule import Gap, Rule
from dutygraph.queries.timetable import SOON, Due, When
from dutygraph.queries.units import UnitAnswer

_WIDTH = 100


class Count(NamedTuple):
    """A number on top of the page, and the part of the page that lists what it counts."""

    key: str
    number: int
    label: str
    part: str


class Bar(NamedTuple):
    """A count as a bar: ``width`` is what it is of the greatest, in hundredths."""

    label: str
    number: int
    width: int


class RuleView(NamedTuple):
    """The findings of a rule."""

    rule: Rule
    gaps: list[Gap]
    width: int


class UnitView(NamedTuple):
    """A unit with the tasks that it holds, those that it leads first: look of its role, and the task's row."""

    answer: UnitAnswer
    leads: int
    held: list[tuple[str, Row]]
    width: int


def counts_of(
    subject: Subject, sheets: Sequence[Sheet], answers: Sequence[UnitAnswer], dues: Iterable[Due]
) -> list[Count]:
    """The numbers on top, in their order."""
    rows = [row for sheet in sheets for row in sheet.rows]
    numbers = numbers_of(len(rows), sum(row.is_led for row in rows), answers, subject.gaps, dues, subject.on)
    parts = {"tasks": "tasks", "led": "units", "units": "units", "late": "due-late", "soon": "due-soon"}
    parts |= {severity.value: f"gaps-{severity}" for severity in Severity}
    return [
        Count(key, number, say(f"dashboard_count_{key}", subject.lang, days=SOON), parts[key])
        for key, number in numbers.items()
    ]


def numbers_of(
    tasks: int, led: int, answers: Iterable[UnitAnswer], gaps: Iterable[Gap], dues: Iterable[Due], on: dt.date
) -> dict[str, int]:
    """What an overview counts, in its order: tasks, those that somebody leads, units, gaps of each severity, and the
    deadlines that are past or near on a day. ``dashboard_count_<key>`` are the words of each."""
    severities = Counter(gap.rule.severity for gap in gaps)
    stand = Counter(due.when(on) for due in dues)
    return {
        "tasks": tasks,
        "led": led,
        "units": sum(answer.unit.kind != "group" for answer in answers),
        **{severity.value: severities[severity] for severity in Severity},
        "late": stand[When.LATE],
        "soon": stand[When.SOON],
    }


def rules_of(gaps: Sequence[Gap]) -> dict[Severity, list[RuleView]]:
    """The findings of each severity there is, rule by rule."""
    found = {severity: by_rule(gaps, severity) for severity in Severity}
    most = max((len(of_rule) for rules in found.values() for of_rule in rules.values()), default=0)
    return {
        severity: [RuleView(rule, of_rule, _share(len(of_rule), most)) for rule, of_rule in rules.items()]
        for severity, rules in found.items()
        if rules
    }


def dues_of(subject: Subject, dues: Iterable[Due]) -> dict[When, list[Due]]:
    """The deadlines by how they stand on the day, the most pressing first."""
    found: dict[When, list[Due]] = {when: [] for when in When}
    for due in dues:
        found[due.when(subject.on)].append(due)
    return {when: of_when for when, of_when in found.items() if of_when}


def quarters_of(dues: Iterable[Due], lang: Lang) -> list[Bar]:
    """How many deadlines fall in each quarter that has some."""
    counts = Counter((due.deadline.by.year, (due.deadline.by.month + 2) // 3) for due in dues if due.deadline.by)
    most = max(counts.values(), default=0)
    return [
        Bar(say("dashboard_quarter", lang, year=year, quarter=quarter), number, _share(number, most))
        for (year, quarter), number in sorted(counts.items())
    ]


def units_of(answers: Sequence[UnitAnswer], sheets: Sequence[Sheet]) -> list[UnitView]:
    """The units, those that lead most first, with what each holds."""
    held: dict[str, list[tuple[str, Row]]] = {answer.unit.name: [] for answer in answers}
    for sheet in sheets:
        for row in sheet.rows:
            for unit, holding in row.held.items():
                held[unit].append((look_of(holding), row))
    most = max((answer.counts[Role.LEAD] for answer in answers), default=0)
    return [
        UnitView(
            answer,
            answer.counts[Role.LEAD],
            sorted(held[answer.unit.name], key=lambda one: one[0] not in ("lead", "joint")),
            _share(answer.counts[Role.LEAD], most),
        )
        for answer in answers
    ]


def rows_by_task(sheets: Iterable[Sheet]) -> dict[int, Row]:
    """The row of each task, by the task's identity: two headings of a plan may share a number."""
    return {id(row.task): row for sheet in sheets for row in sheet.rows}


def readings_of(subject: Subject) -> list[tuple[str, Account]]:
    """The account of each plan, by its title."""
    return [(plan.title, account(plan)) for plan in subject.graph.plans]


def marks_of(subject: Subject) -> Mapping[str, str]:
    """What stands before the number of a task: the plan's title where there are several."""
    return plan_marks(subject.graph.plans)


def _share(number: int, most: int) -> int:
    """A count as hundredths of the greatest; one that is not nothing is seen."""
    return max(1, round(_WIDTH * number / most)) if number else 0

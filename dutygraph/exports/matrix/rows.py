"""What the matrix holds: a sheet for each plan, tasks as rows in chapter bands, units as columns."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, groupby
from typing import NamedTuple

from dutygraph.exports.answers.table import columns
from dutygraph.graph.duty_graph import DutyGraph, Holding
from dutygraph.messages import Lang, say
from dutygraph.model import Plan, Role, Severity, Task
from dutygraph.queries.gaps import find_gaps
from dutygraph.queries.gaps.rule import Gap
from dutygraph.queries.units import UnitAnswer

_JOINT = "joint"


class Look(NamedTuple):
    """What stands in a cell, and what it means."""

    letter: str
    meaning: str


class Column(NamedTuple):
    """A unit or group of a plan, and how many of the plan's tasks it leads and holds. ``unit`` counts over the page."""

    unit: int
    answer: UnitAnswer
    leads: int
    total: int

    @property
    def is_group(self) -> bool:
        return self.answer.unit.kind == "group"


class Row(NamedTuple):
    """A task with what each unit holds in it, by canonical name. ``position`` counts over the page."""

    position: int
    task: Task
    held: dict[str, Holding]
    gaps: list[Gap]

    @property
    def is_led(self) -> bool:
        return any(holding.role is Role.LEAD for holding in self.held.values())

    def dates(self) -> dict[dt.date | None, list[str]]:
        """The words that set each date, the earliest first; None stands for work without an end."""
        words: dict[dt.date | None, list[str]] = {}
        for deadline in sorted(self.task.deadlines(), key=lambda deadline: deadline.by or dt.date.max):
            words.setdefault(deadline.by, []).append(deadline.text)
        return words

    def gaps_by_severity(self) -> dict[Severity, list[Gap]]:
        """The gaps of each severity there is, the weightiest first."""
        return {severity: list(gaps) for severity, gaps in groupby(self.gaps, key=lambda gap: gap.rule.severity)}


class Band(NamedTuple):
    """The tasks of one chapter. ``position`` counts over the page."""

    position: int
    number: str
    title: str
    rows: list[Row]

    @property
    def heading(self) -> str:
        return f"{self.number}　{self.title}".strip()


class Sheet(NamedTuple):
    """The table of one plan."""

    plan: Plan
    columns: list[Column]
    bands: list[Band]

    @property
    def rows(self) -> list[Row]:
        return [row for band in self.bands for row in band.rows]

    @property
    def widest_number(self) -> float:
        """The width of the longest task number, in Chinese characters."""
        return max((columns(row.task.number) for row in self.rows), default=0) / 2


def read_sheets(graph: DutyGraph, answers: Sequence[UnitAnswer], found: Iterable[Gap] | None = None) -> list[Sheet]:
    """The table of each plan; ``answers`` are the units of all plans, ``found`` their gaps, today's by default."""
    # Tasks are told apart by identity: two plans, or two headings of one plan, may share a number.
    held: dict[int, dict[str, Holding]] = {}
    for answer in answers:
        for holding in graph.held(answer.unit.name):
            held.setdefault(id(holding.task), {})[answer.unit.name] = holding
    gaps: dict[int, list[Gap]] = {}
    for gap in find_gaps(graph) if found is None else found:
        gaps.setdefault(id(gap.task), []).append(gap)
    positions, bands = count(), count()

    def read_bands(plan: Plan) -> Iterator[Band]:
        for chapter, tasks in groupby(plan.tasks, key=lambda task: task.chapter):
            rows = [Row(next(positions), task, held.get(id(task), {}), gaps.get(id(task), [])) for task in tasks]
            yield Band(next(bands), chapter, _chapter_title(plan, rows[0].task), rows)

    sheets = [Sheet(plan, [], list(read_bands(plan))) for plan in graph.plans]
    return [sheet._replace(columns=_columns(answers, sheet.rows)) for sheet in sheets]


def _columns(answers: Sequence[UnitAnswer], rows: list[Row]) -> list[Column]:
    """The units of one plan: those that lead most first, then those with the most tasks, groups last."""
    found = []
    for index, answer in enumerate(answers):
        roles = [row.held[answer.unit.name].role for row in rows if answer.unit.name in row.held]
        if roles:
            found.append(Column(index, answer, roles.count(Role.LEAD), len(roles)))
    return sorted(found, key=lambda column: (column.is_group, -column.leads, -column.total))


def _chapter_title(plan: Plan, task: Task) -> str:
    """The title of the task's chapter: of the last heading before it with that number, or its own when it is one."""
    if task.number == task.chapter:
        return task.title
    before = [s for s in plan.sections if s.number == task.chapter and s.span.start <= task.span.start]
    return before[-1].title if before else ""


def count_all(answers: Sequence[UnitAnswer], rows: Sequence[Row]) -> dict[str, int]:
    """What the page counts above its tables, in that order."""
    groups = sum(answer.unit.kind == "group" for answer in answers)
    severities = Counter(gap.rule.severity for row in rows for gap in row.gaps)
    return {
        "tasks": len(rows),
        "units": len(answers) - groups,
        "groups": groups,
        "led": sum(row.is_led for row in rows),
        **{severity.value: severities[severity] for severity in Severity},
    }


def look_of(held: Holding) -> str:
    """How a cell looks: as its role, but for a lead that others share."""
    return _JOINT if held.joint and held.role is Role.LEAD else held.role.value


def looks_of(rows: Sequence[Row], lang: Lang) -> dict[str, Look]:
    """The looks that the cells of these rows have, the strongest first."""
    met = {look_of(held) for row in rows for held in row.held.values()}
    roles = {Role.LEAD.value: Role.LEAD, _JOINT: Role.LEAD} | {role.value: role for role in Role}
    return {
        look: Look(say(f"matrix_letter_{role}", lang), say(f"matrix_means_{look}", lang))
        for look, role in roles.items()
        if look in met
    }

"""The responsibility matrix: one page that needs no network, with tasks as rows and units as columns.

The table is whole without JavaScript; the script adds filters, keyboard and a side pane, from the JSON beside it.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.resources import files
from itertools import count, groupby
from typing import Any, NamedTuple

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from dutygraph.graph.duty_graph import DutyGraph, Holding
from dutygraph.messages import Lang, say
from dutygraph.model import Assignment, Basis, Clause, Comparator, Duty, Plan, Role, Severity, Target, Task
from dutygraph.queries.gaps import find_gaps
from dutygraph.queries.gaps.rule import Gap
from dutygraph.queries.units import UnitAnswer, units
from dutygraph.text.layout import mend

SUFFIX = "html"

#: What would end a script element, or a line in old JavaScript, becomes an escape that JSON reads back.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
_COMPARATORS = {
    Comparator.AT_LEAST: "≥",
    Comparator.AT_MOST: "≤",
    Comparator.EQUAL: "=",
    Comparator.DECREASE: "↓",
    Comparator.INCREASE: "↑",
}
#: Texts that the script shows, by their keys in the catalogue.
_SCRIPT_TEXTS = (
    *("matrix_shown", "matrix_clauses", "matrix_open_list", "matrix_not_in_row", "matrix_duties", "matrix_gaps"),
    *("matrix_no_gaps", "matrix_basis", "matrix_scope", "matrix_deadline", "matrix_target", "matrix_citation"),
    *("matrix_file", "matrix_at", "no_clause", "col_evidence"),
)

_JOINT = "joint"
#: Placeholders that the script fills.
_LEFT_TO_SCRIPT = {name: f"{{{name}}}" for name in ("shown", "total", "start", "end")}


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

    def gaps_of(self, severity: Severity) -> list[Gap]:
        return [gap for gap in self.gaps if gap.rule.severity is severity]


class Band(NamedTuple):
    """The tasks of one chapter. ``position`` counts over the page."""

    position: int
    number: str
    title: str
    rows: list[Row]


class Sheet(NamedTuple):
    """The table of one plan."""

    plan: Plan
    columns: list[Column]
    bands: list[Band]

    @property
    def rows(self) -> list[Row]:
        return [row for band in self.bands for row in band.rows]


def render(graph: DutyGraph, lang: Lang) -> str:
    """The page as HTML. The same graph gives the same page, byte for byte.

    Parameters
    ----------
    graph : one or more plans; each has its own table
    lang : the language of the page around the data

    Examples
    --------
    >>> import dutygraph
    >>> render(dutygraph.load(), "zh").count("<tr data-task=")
    45
    """

    def text(key: str, **values: object) -> str:
        return say(key, lang, **values)

    answers = units(graph)
    sheets = list(_sheets(graph, answers))
    rows = [row for sheet in sheets for row in sheet.rows]
    looks = _looks(rows, lang)
    style = _file("matrix.css") + "".join(f"#plan-{i} {{ --units: {len(s.columns)} }}\n" for i, s in enumerate(sheets))
    script = _file("matrix.js")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    return environment.from_string(_file("matrix.html.j2")).render(
        lang=lang,
        text=text,
        policy=_policy(script, style),
        style=Markup(style),
        script=Markup(script),
        data=_json(_data(graph, answers, sheets, looks, lang)),
        sheets=sheets,
        answers=answers,
        counts=_counts(answers, rows),
        looks=looks,
        look_of=look_of,
        severities=list(Severity),
    )


def _sheets(graph: DutyGraph, answers: list[UnitAnswer]) -> Iterator[Sheet]:
    # Tasks are told apart by identity: two plans, or two headings of one plan, may share a number.
    held: dict[int, dict[str, Holding]] = {}
    for answer in answers:
        for holding in graph.held(answer.unit.name):
            held.setdefault(id(holding.task), {})[answer.unit.name] = holding
    gaps: dict[int, list[Gap]] = {}
    for gap in find_gaps(graph):
        gaps.setdefault(id(gap.task), []).append(gap)
    row_positions, band_positions = count(), count()
    for plan in graph.plans:
        bands = []
        for chapter, tasks in groupby(plan.tasks, key=lambda task: task.chapter):
            rows = [Row(next(row_positions), task, held.get(id(task), {}), gaps.get(id(task), [])) for task in tasks]
            bands.append(Band(next(band_positions), chapter, _chapter_title(plan, rows[0].task), rows))
        yield Sheet(plan, _columns(answers, [row for band in bands for row in band.rows]), bands)


def _columns(answers: list[UnitAnswer], rows: list[Row]) -> list[Column]:
    """The units of one plan: those that lead most first, then those with the most tasks, groups last."""
    columns = []
    for index, answer in enumerate(answers):
        roles = [row.held[answer.unit.name].role for row in rows if answer.unit.name in row.held]
        if roles:
            columns.append(Column(index, answer, roles.count(Role.LEAD), len(roles)))
    return sorted(columns, key=lambda column: (column.is_group, -column.leads, -column.total))


def _chapter_title(plan: Plan, task: Task) -> str:
    """The title of the task's chapter: of the last heading before it with that number."""
    before = [s for s in plan.sections if s.number == task.chapter and s.span.start <= task.span.start]
    return before[-1].title if before else ""


def _counts(answers: list[UnitAnswer], rows: list[Row]) -> dict[str, int]:
    """What the page counts above its tables, in that order."""
    groups = sum(answer.unit.kind == "group" for answer in answers)
    severities = Counter(gap.rule.severity.value for row in rows for gap in row.gaps)
    return {
        "tasks": len(rows),
        "units": len(answers) - groups,
        "groups": groups,
        "led": sum(row.is_led for row in rows),
        **{severity.value: severities[severity.value] for severity in Severity},
    }


def look_of(held: Holding) -> str:
    """How a cell looks: as its role, but for a lead that others share."""
    return _JOINT if held.joint and held.role is Role.LEAD else held.role.value


def _looks(rows: list[Row], lang: Lang) -> dict[str, Look]:
    """The looks that the cells of these rows have, the strongest first."""
    met = {look_of(held) for row in rows for held in row.held.values()}
    letters = {Role.LEAD.value: Role.LEAD, _JOINT: Role.LEAD} | {role.value: role for role in Role}
    return {
        look: Look(say(f"matrix_letter_{role}", lang), say(f"matrix_means_{look}", lang))
        for look, role in letters.items()
        if look in met
    }


# --- what the side pane shows -------------------------------------------------------------------------------


def _data(
    graph: DutyGraph, answers: list[UnitAnswer], sheets: list[Sheet], looks: dict[str, Look], lang: Lang
) -> dict[str, Any]:
    numbers = {answer.unit.name: index for index, answer in enumerate(answers)}
    return {
        "texts": {key.removeprefix("matrix_"): say(key, lang, **_LEFT_TO_SCRIPT) for key in _SCRIPT_TEXTS},
        "looks": looks,
        "severities": {severity: say(f"severity_{severity}", lang) for severity in Severity},
        "units": [list(dict.fromkeys((a.printed, a.unit.name, *a.unit.aliases))) for a in answers],
        "plans": [{"title": s.plan.title, "units": [column.unit for column in s.columns]} for s in sheets],
        "tasks": [
            {"plan": index, "band": band.position, "chapter": f"{band.number} {band.title}".strip()}
            | _task_data(graph, sheet.plan, row, numbers, lang)
            for index, sheet in enumerate(sheets)
            for band in sheet.bands
            for row in band.rows
        ],
    }


def _task_data(graph: DutyGraph, plan: Plan, row: Row, numbers: dict[str, int], lang: Lang) -> dict[str, Any]:
    task = row.task
    parties = {a.party: numbers[graph.registry.identify(a.party, plan.region).name] for a in _assignments(task)}
    cells = {numbers[name]: _cell_data(task, held, parties, numbers[name]) for name, held in row.held.items()}
    shown = {task.span, *(clause.span for clause in task.clauses), *(duty.span for duty in task.duties)}
    return {
        "number": task.number,
        "title": task.title,
        "file": task.span.file,
        "at": _at(task),
        "cells": cells,
        "clauses": [_clause_data(plan, clause, parties, lang) for clause in task.clauses],
        "duties": [_duty_data(duty, lang) for duty in task.duties],
        "gaps": [
            [
                gap.rule.severity,
                gap.message(lang),
                gap.suggestion(lang),
                "" if gap.evidence in shown else mend(gap.evidence.quote),
            ]
            for gap in row.gaps
        ],
    }


def _assignments(task: Task) -> Iterator[Assignment]:
    for clause in task.clauses:
        yield from clause.assignments


def _cell_data(task: Task, held: Holding, parties: dict[str, int], unit: int) -> list[Any]:
    own = next(a for a in held.clause.assignments if parties[a.party] == unit and a.role is held.role)
    return [held.role, look_of(held), task.clauses.index(held.clause), own.scope or held.clause.scope]


def _clause_data(plan: Plan, clause: Clause, parties: dict[str, int], lang: Lang) -> dict[str, Any]:
    quote = mend(clause.span.quote)
    marks = {_as_printed(a.party, quote): [parties[a.party], a.role] for a in clause.assignments}
    rule = "；".join(mend(c.span.quote) for c in plan.conventions) if clause.basis is Basis.RULE else ""
    return {
        "text": _marked(quote, marks),
        "basis": say(f"matrix_basis_{clause.basis}", lang, rule=rule),
        "open": clause.open_list,
        "only": say("matrix_only_duties", lang, orders=", ".join(map(str, clause.duties))) if clause.duties else "",
        "at": _at(clause),
    }


def _duty_data(duty: Duty, lang: Lang) -> dict[str, Any]:
    marks = {mend(deadline.span.quote): ["deadline"] for deadline in duty.deadlines}
    marks |= {mend(target.span.quote): ["target"] for target in duty.targets}
    marks |= {mend(citation.span.quote): ["citation"] for citation in duty.citations}
    notes = [["deadline", f"{d.text} → {d.by or say('standing', lang)}"] for d in duty.deadlines]
    notes += [["target", _target_words(target)] for target in duty.targets]
    notes += [["citation", f"{citation.act} 《{citation.title}》".strip()] for citation in duty.citations]
    return {"text": _marked(duty.text, marks), "notes": notes, "at": _at(duty)}


def _target_words(target: Target) -> str:
    if target.value is None:
        return target.text
    return f"{target.what} {_COMPARATORS[target.comparator]} {target.value:.12g}{target.unit}"


def _as_printed(party: str, quote: str) -> str:
    """A party's name as the quote has it; an elided prefix (省工业和信息化厅、科技厅) is at most three characters."""
    names = [party[start:] for start in range(min(4, len(party) - 1))]
    return next((name for name in names if name in quote), party)


def _marked(text: str, marks: Mapping[str, list[Any]]) -> list[str | list[Any]]:
    """The text in pieces: a string as it is, or ``[words, *mark]``. Of two marks at one place the longer wins."""
    words = sorted(filter(None, marks), key=len, reverse=True)
    if not words:
        return [text]
    pieces = re.split(f"({'|'.join(map(re.escape, words))})", text)
    return [[piece, *marks[piece]] if i % 2 else piece for i, piece in enumerate(pieces) if piece]


def _at(fact: Task | Clause | Duty) -> list[int]:
    return [fact.span.start, fact.span.end]


# --- the page's parts ---------------------------------------------------------------------------------------


def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _json(data: dict[str, Any]) -> Markup:
    return Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES))


def _policy(script: str, style: str) -> str:
    """Content security policy: this script and this style, and nothing else from anywhere."""
    sources = f"script-src {_hash(script)}; style-src {_hash(style)}"
    return f"default-src 'none'; {sources}; base-uri 'none'; form-action 'none'"


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"

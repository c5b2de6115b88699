"""The responsibility matrix of a plan as a sheet: tasks down, units across, a letter where a unit is charged with a task.

Its rows are those of the page (:mod:`dutygraph.exports.matrix.rows`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dutygraph.exports.matrix.rows import Column as UnitColumn
from dutygraph.exports.matrix.rows import Look, Sheet, look_of, looks_of
from dutygraph.exports.matrix.rows import Row as TaskRow
from dutygraph.exports.reports.workbook.page import Band, Column, Key, Marked, Page, Row
from dutygraph.graph.duty_graph import Holding
from dutygraph.messages import Lang, say
from dutygraph.model import Severity

_NUMBER_WIDTH, _TASK_WIDTH, _DATE_WIDTH, _GAPS_WIDTH, _UNIT_WIDTH = 12, 29, 12, 9, 3.2


def of_plan(sheet: Sheet, name: str, lang: Lang) -> Page:
    """The matrix of one plan."""
    looks = looks_of(sheet.rows, lang)
    columns = [
        Column(say("col_number", lang), _NUMBER_WIDTH, "middle"),
        Column(say("col_task", lang), _TASK_WIDTH),
        Column(say("col_deadlines", lang), _DATE_WIDTH, "middle"),
        Column(say("matrix_gaps", lang), _GAPS_WIDTH, "middle"),
        *(_unit(column) for column in sheet.columns),
    ]
    title = f"{sheet.plan.title}　{say('matrix_name', lang)}"
    return Page(
        *(name, title, columns, _rows(sheet, looks, lang)),
        keys=_keys(sheet, looks, lang),
        frozen=2,
        foot=list(_sums(sheet, lang)) if sheet.columns else (),
    )


def _unit(column: UnitColumn) -> Column:
    name = column.answer.printed
    if column.is_group:
        return Column(name, _UNIT_WIDTH, "letter-group", "turned-group")
    return Column(name, _UNIT_WIDTH, "letter", "turned")


def _keys(sheet: Sheet, looks: Mapping[str, Look], lang: Lang) -> list[Key]:
    """The letters and marks that the sheet has, and what they mean."""
    keys = [Key(name, look.letter, look.meaning) for name, look in looks.items()]
    found = {gap.rule.severity for row in sheet.rows for gap in row.gaps}
    for severity in (severity for severity in Severity if severity in found):
        keys.append(Key("", f"{_mark(severity, lang)}1", say(f"matrix_means_{severity.value}", lang)))
    if any(column.is_group for column in sheet.columns):
        keys.append(Key("", "", say("matrix_means_groups", lang)))
    return keys


def _rows(sheet: Sheet, looks: Mapping[str, Look], lang: Lang) -> Iterator[Row]:
    for band in sheet.bands:
        if band.heading:
            yield Band(band.heading)
        for row in band.rows:
            held = (row.held.get(column.answer.unit.name) for column in sheet.columns)
            letters = [_letter(holding, looks) for holding in held]
            yield [row.task.number, row.task.title, _dates(row, lang), _gaps(row, lang), *letters]


def _letter(holding: Holding | None, looks: Mapping[str, Look]) -> Marked | None:
    if holding is None:
        return None
    look = look_of(holding)
    return Marked(looks[look].letter, look)


def _dates(row: TaskRow, lang: Lang) -> str:
    return "\n".join(by.isoformat() if by else say("standing", lang) for by in row.dates())


def _gaps(row: TaskRow, lang: Lang) -> Marked | None:
    """How many gaps of each severity, in the colour of the weightiest."""
    gaps = row.gaps_by_severity()
    if not gaps:
        return None
    return Marked(" ".join(f"{_mark(s, lang)}{len(found)}" for s, found in gaps.items()), next(iter(gaps)).value)


def _mark(severity: Severity, lang: Lang) -> str:
    return "" if severity is Severity.LOW else say(f"matrix_gap_{severity.value}", lang)


def _sums(sheet: Sheet, lang: Lang) -> Iterator[Row]:
    """How many tasks each unit leads, and how many it holds."""
    leads = [column.leads or None for column in sheet.columns]
    totals = [column.total for column in sheet.columns]
    for key, numbers in (("matrix_leads", leads), ("matrix_totals", totals)):
        yield [None, say(key, lang), None, None, *numbers]

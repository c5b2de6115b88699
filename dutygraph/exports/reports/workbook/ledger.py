"""The ledger (任务分工台账) as a sheet: a plan's own, which is read back, or one for many plans together."""

from __future__ import annotations

from collections.abc import Iterator

from dutygraph.exports.reports import Subject
from dutygraph.exports.reports.ledger import COLUMNS, Ledger, Row, ledger_of, rows_of
from dutygraph.exports.reports.workbook.looks import LINE_HEIGHT, PADDING
from dutygraph.exports.reports.workbook.page import Column, Page
from dutygraph.exports.sheet_text import HIGHEST_ROW, lines_in
from dutygraph.messages import Lang, say
from dutygraph.model import Plan, State

#: Widths of columns; the duties get what these leave of a landscape page of A4, printed at three quarters of the size.
_WIDTHS = {
    **{"number": 10, "chapter": 9, "task": 16, "lead": 16, "charged": 28, "cooperate": 16, "guide": 14},
    **{"time": 14, "target": 20, "scope": 12, "basis": 9, "where": 16},
    **{"status": 10, "updated": 11, "note": 14},
}
#: Columns that staff fill in.
_FILLED_IN = ("status", "updated", "note")
#: Of a column with nothing in it.
_NARROWEST = 9
_PAGE, _NARROWEST_DUTIES = 200, 48
_PLAN_WIDTH = 20
_MOST_LINES = int((HIGHEST_ROW - PADDING) / LINE_HEIGHT)


def of_plan(plan: Plan, name: str, lang: Lang) -> Page:
    """The ledger of one plan."""
    rows = rows_of(plan)
    duties_width = _widths(ledger_of(plan, rows, lang))["content"]
    parts = [part for row in rows for part in as_high_as_excel_allows(row, duties_width)]
    ledger = ledger_of(plan, parts, lang)
    widths = _widths(ledger)
    columns = [_column(key, header, widths[key], lang) for key, header in zip(ledger.keys, ledger.headers, strict=True)]
    return Page(name, ledger.title, columns, ledger.rows, frozen=2)


def of_all(subject: Subject, note: str) -> Page:
    """The ledger of many plans on one sheet, with a column for the plan."""
    lang = subject.lang
    widths = {key: _WIDTHS.get(key, _NARROWEST_DUTIES) for key in COLUMNS}
    columns = [_column(key, say(f"ledger_{key}", lang), width, lang) for key, width in widths.items()]
    name = say("workbook_ledger", lang)
    plan = Column(say("workbook_plan", lang), _PLAN_WIDTH)
    return Page(name, name, [plan, *columns], _rows_of_all(subject), notes=[note], frozen=3)


def _rows_of_all(subject: Subject) -> Iterator[list[str]]:
    for plan in subject.graph.plans:
        parts = (part for row in rows_of(plan) for part in as_high_as_excel_allows(row, _NARROWEST_DUTIES))
        ledger = ledger_of(plan, parts, subject.lang)
        for cells in ledger.rows:
            said = dict(zip(ledger.keys, cells, strict=True))
            yield [plan.title, *(said.get(key, "") for key in COLUMNS)]


def _column(key: str, header: str, width: float, lang: Lang) -> Column:
    """A column; of the states there is a list to choose from, and those that matter have a colour."""
    column = Column(header, width, look="input" if key in _FILLED_IN else "text")
    if key != "status":
        return column
    words = {state: say(f"state_{state.value}", lang) for state in State}
    coloured = (State.DONE, State.LATE)
    return column._replace(
        choices=tuple(words.values()), colours=tuple((words[state], state.value) for state in coloured)
    )


def as_high_as_excel_allows(row: Row, width: int) -> Iterator[Row]:
    """The row, or several with some of its duties each where they would be hidden below the edge of the highest row."""
    first = height = 0
    for position, duty in enumerate(row.duties):
        lines = lines_in(duty.text, width)
        if height and height + lines > _MOST_LINES:
            yield row._replace(duties=row.duties[first:position])
            first, height = position, 0
        height += lines
    yield row._replace(duties=row.duties[first:])


def _widths(ledger: Ledger) -> dict[str, int]:
    used = {key for row in ledger.rows for key, cell in zip(ledger.keys, row, strict=True) if cell}
    used.update(_FILLED_IN)
    widths = {key: _WIDTHS.get(key, 0) if key in used else _NARROWEST for key in ledger.keys}
    return {**widths, "content": max(_NARROWEST_DUTIES, _PAGE - sum(widths.values()))}

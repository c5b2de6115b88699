"""The ledger as an Excel workbook, a sheet a plan: frozen header, filters, rows as high as their text for printing."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from typing import Any

from dutygraph.exports.answers.table import columns
from dutygraph.exports.reports import Report, Subject
from dutygraph.exports.reports.ledger import Ledger, Row, ledger_of, rows_of
from dutygraph.messages import Lang, say
from dutygraph.model import Plan

#: Widths of columns; the duties get what these leave of a landscape page of A4, printed at three quarters of the size.
_WIDTHS = {
    **{"number": 10, "chapter": 9, "task": 16, "lead": 16, "charged": 28, "cooperate": 16, "guide": 14},
    **{"time": 14, "target": 20, "scope": 12, "basis": 9, "where": 18},
    **{"status": 9, "updated": 11, "note": 18},
}
#: Of a column with nothing in it.
_NARROWEST = 9
_PAGE, _NARROWEST_DUTIES = 200, 48
_FONT = {"font_name": "宋体", "font_size": 10}
_CELL = {**_FONT, "border": 1, "border_color": "#A6A6A6", "text_wrap": True}
_HEAD = {**_CELL, "bold": True, "bg_color": "#DDE6F0", "align": "center", "valign": "vcenter"}
_TITLE = {**_FONT, "font_size": 16, "bold": True, "align": "center", "valign": "vcenter"}
_LINE_HEIGHT, _PADDING, _TITLE_HEIGHT = 14.0, 4.0, 32.0
#: Excel's own limits: height of a row, characters of a cell.
_HIGHEST_ROW, _LONGEST_CELL = 409.0, 32_767
_MOST_LINES = int((_HIGHEST_ROW - _PADDING) / _LINE_HEIGHT)


def render(subject: Subject) -> bytes:
    import xlsxwriter

    graph, lang = subject.graph, subject.lang

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        formats = [book.add_format(look) for look in (_TITLE, _HEAD, {**_CELL, "valign": "top"})]
        name = say("ledger_name", lang)
        for number, plan in enumerate(graph.plans, 1):
            sheet = book.add_worksheet(name if len(graph.plans) == 1 else f"{name} {number}")
            _fill(sheet, _ledger(plan, lang), *formats)
            _prepare_to_print(sheet, say("ledger_page", lang, page="&P", pages="&N"))
    return out.getvalue()


def _ledger(plan: Plan, lang: Lang) -> Ledger:
    rows = rows_of(plan)
    duties_width = _widths(ledger_of(plan, rows, lang))["content"]
    return ledger_of(plan, [part for row in rows for part in _as_high_as_excel_allows(row, duties_width)], lang)


def _as_high_as_excel_allows(row: Row, width: int) -> Iterator[Row]:
    """The row, or several with some of its duties each where they would be hidden below the edge of the highest row."""
    first = height = 0
    for position, duty in enumerate(row.duties):
        lines = _lines(duty.text, width)
        if height and height + lines > _MOST_LINES:
            yield row._replace(duties=row.duties[first:position])
            first, height = position, 0
        height += lines
    yield row._replace(duties=row.duties[first:])


def _widths(ledger: Ledger) -> dict[str, int]:
    filled = {key for row in ledger.rows for key, cell in zip(ledger.keys, row, strict=True) if cell}
    widths = {key: _WIDTHS.get(key, 0) if key in filled else _NARROWEST for key in ledger.keys}
    return {**widths, "content": max(_NARROWEST_DUTIES, _PAGE - sum(widths.values()))}


def _fill(sheet: Any, ledger: Ledger, title: Any, head: Any, body: Any) -> None:
    last = len(ledger.keys) - 1
    widths = list(_widths(ledger).values())
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.merge_range(0, 0, 0, last, "", title)
    sheet.write_string(0, 0, ledger.title, title)
    sheet.set_row(0, _TITLE_HEIGHT)
    for number, cells in enumerate([ledger.headers, *ledger.rows], 1):
        lines = max(_lines(cell, width) for cell, width in zip(cells, widths, strict=True))
        sheet.set_row(number, min(_HIGHEST_ROW, _LINE_HEIGHT * lines + _PADDING))
        for column, cell in enumerate(cells):
            shown = cell if len(cell) <= _LONGEST_CELL else cell[: _LONGEST_CELL - 1] + "…"
            sheet.write_string(number, column, shown, head if number == 1 else body)
    sheet.freeze_panes(2, 2)
    sheet.autofilter(1, 0, len(ledger.rows) + 1, last)


def _lines(text: str, width: int) -> int:
    """The lines that a text takes in a cell. One column is left over: no line starts with a comma."""
    return sum(max(1, math.ceil(columns(line) / (width - 1))) for line in text.split("\n"))


def _prepare_to_print(sheet: Any, footer: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 1)
    sheet.set_footer(f"&C{footer}")


REPORTS = (Report("plan", ".xlsx", render),)

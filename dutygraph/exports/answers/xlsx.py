"""An Excel workbook, a sheet a table: frozen header, filters, wrapped cells, no formulas from text."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from typing import Any

import xlsxwriter

from dutygraph.exports.answers import Answer
from dutygraph.exports.answers.table import columns
from dutygraph.exports.sheet_text import HIGHEST_ROW, cell_text
from dutygraph.exports.tables import Table

_NARROWEST, _WIDEST = 8, 48
_LINE_HEIGHT = 16.5
#: A Chinese character is a little wider than two digits, by which Excel measures a column.
_WIDER = 1.1


def render(answer: Answer) -> bytes:
    return render_sheets({"": answer.table})


def render_sheets(tables: Mapping[str, Table]) -> bytes:
    """A workbook with a sheet for each table, by the sheet's name ('' for Excel's own)."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        head = book.add_format(
            {"bold": True, "bg_color": "#DDE6F0", "border": 1, "text_wrap": True, "valign": "vcenter"}
        )
        body = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        for name, table in tables.items():
            _fill(book.add_worksheet(name or None), table, head, body)
    return out.getvalue()


def _fill(sheet: Any, table: Table, head: Any, body: Any) -> None:
    widths = [
        min(_WIDEST, max(_NARROWEST, *(_width(row[column]) + 2 for row in [table.headers, *table.rows])))
        for column in range(len(table.headers))
    ]
    for column, (header, width) in enumerate(zip(table.headers, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, header, head)
    for number, row in enumerate(table.rows, 1):
        lines = max(math.ceil((_width(cell) + 1) / width) for cell, width in zip(row, widths, strict=True))
        sheet.set_row(number, min(HIGHEST_ROW, _LINE_HEIGHT * max(1, lines)))
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell_text(cell), body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.headers) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _width(text: str) -> int:
    return math.ceil(_WIDER * columns(text))

"""A sheet of the workbook: what it holds, and how it is written so that it filters on the screen and prints on paper."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple

from dutygraph.exports.reports.workbook.looks import CONDITIONS, LETTERS, LINE_HEIGHT, LOOKS, PADDING
from dutygraph.exports.reports.workbook.names import sheet_name
from dutygraph.exports.sheet_text import HIGHEST_ROW, cell_text, lines_in
from dutygraph.messages import Lang, say

Value = str | int | dt.date | None

_TITLE_HEIGHT = 32.0
#: Of a character that stands below another; and of the filter's button below a name.
_TURNED_HEIGHT, _BUTTON_HEIGHT = 14.5, 18.0
#: Excel's last row, counted from 1.
_MOST_ROWS = 1_048_576
#: Excel knows no day before.
_FIRST_YEAR = 1900
_A4, _A3 = 9, 8
#: Between what one letter means and the next letter.
_BETWEEN = "　　"
#: Pixels across a landscape page inside its margins; and the smallest scale at which ten points can still be read.
_ACROSS = {_A4: 1047, _A3: 1512}
_SMALLEST_SCALE = 0.62


class Column(NamedTuple):
    """A column: its header, its width in characters, how its cells and its header look.

    ``choices`` are the words that may be filled in; a cell with a word of ``colours`` looks as that says.
    """

    header: str
    width: float
    look: str = "text"
    head: str = "head"
    choices: tuple[str, ...] = ()
    colours: tuple[tuple[str, str], ...] = ()


class Marked(NamedTuple):
    """A value that looks otherwise than its column."""

    value: Value
    look: str


class Band(NamedTuple):
    """A row that heads the rows below it."""

    text: str


Row = Sequence[Value | Marked] | Band


class Key(NamedTuple):
    """What a letter of the matrix means: the look that it has, the letter, the words."""

    look: str
    letter: str
    meaning: str


class Page(NamedTuple):
    """What stands on a sheet: a title, lines below it, a table, and rows that the table's filter leaves out."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Iterable[Row]
    notes: Sequence[str] = ()
    keys: Sequence[Key] = ()
    frozen: int = 0
    """Columns that stay on the screen and are printed on every page."""
    foot: Sequence[Row] = ()


class Book:
    """A workbook being written, a page after the other. Rows are written as they come and not kept."""

    def __init__(self, workbook: Any, lang: Lang) -> None:
        self._workbook = workbook
        self._formats = {name: workbook.add_format(look) for name, look in LOOKS.items()}
        self._conditions = {name: workbook.add_format(look) for name, look in CONDITIONS.items()}
        self._fonts = {name: workbook.add_format(look) for name, look in LETTERS.items()}
        self._names: set[str] = set()
        self._footer = say("ledger_page", lang, page="&P", pages="&N")

    def add(self, page: Page) -> None:
        """Writes a page as a sheet; as several where it has more rows than Excel."""
        rows = iter(page.rows)
        room = _MOST_ROWS - _rows_above(page) - len(page.foot)
        row = next(rows, None)
        while True:
            part = chain(() if row is None else (row,), islice(rows, room - 1))
            row = self._add_part(page, part, rows)
            if row is None:
                return

    def _add_part(self, page: Page, part: Iterator[Row], rest: Iterator[Row]) -> Row | None:
        """Writes a sheet; gives the first of the rows that are left."""
        sheet = self._workbook.add_worksheet(sheet_name(page.name, self._names))
        for position, column in enumerate(page.columns):
            sheet.set_column(position, position, column.width)
        head = self._write_head(sheet, page)
        last = self._write_rows(sheet, page, part, head + 1)
        left = next(rest, None)
        if left is None:
            self._write_rows(sheet, page, page.foot, last + 1)
        sheet.freeze_panes(head + 1, page.frozen)
        sheet.autofilter(head, 0, last, len(page.columns) - 1)
        for position, column in enumerate(page.columns):
            self._check_cells(sheet, column, (head + 1, position, max(last, head + 1), position))
        _prepare_to_print(sheet, page, head, self._footer)
        return left

    def _write_head(self, sheet: Any, page: Page) -> int:
        """Writes all that stands above the rows; gives the row of the header."""
        behind = len(page.columns) - 1
        width = sum(column.width for column in page.columns)
        sheet.set_row(0, max(_TITLE_HEIGHT, 24 * lines_in(page.title, 0.6 * width)))
        self._merge(sheet, 0, behind, page.title, "title")
        row = 0
        for row, note in enumerate(page.notes, 1):
            sheet.set_row(row, min(HIGHEST_ROW, _height(lines_in(note, width))))
            self._merge(sheet, row, behind, note, "note")
        if page.keys:
            row += 1
            self._write_keys(sheet, row, page, width)
        row += 1
        sheet.set_row(row, _head_height(page.columns))
        for position, column in enumerate(page.columns):
            shown = cell_text(column.header)
            if column.head != "head":
                shown = _as_high_as_a_row(shown)
            sheet.write_string(row, position, shown, self._formats[column.head])
        return row

    def _merge(self, sheet: Any, row: int, behind: int, text: str, look: str) -> None:
        sheet.merge_range(row, 0, row, behind, "", self._formats[look])
        sheet.write_string(row, 0, cell_text(text), self._formats[look])

    def _write_keys(self, sheet: Any, row: int, page: Page, width: float) -> None:
        """The line that tells what the letters mean, each as it looks."""
        words = _BETWEEN.join(f"{key.letter} {key.meaning}" for key in page.keys)
        sheet.set_row(row, _height(lines_in(words, width)))
        sheet.merge_range(row, 0, row, len(page.columns) - 1, "", self._formats["note"])
        parts: list[Any] = []
        for key in page.keys:
            parts += [self._fonts[key.look]] if key.look in self._fonts else []
            parts += [key.letter, f" {key.meaning}{_BETWEEN}"] if key.letter else [key.meaning]
        sheet.write_rich_string(row, 0, *parts, self._formats["note"])

    def _write_rows(self, sheet: Any, page: Page, rows: Iterable[Row], first: int) -> int:
        """Writes rows from ``first`` on; gives the last of them, or the one above where there are none."""
        number = first - 1
        for number, row in enumerate(rows, first):
            if isinstance(row, Band):
                self._write_band(sheet, number, row, len(page.columns))
                continue
            sheet.set_row(number, _row_height(row, page.columns))
            for position, (cell, column) in enumerate(zip(row, page.columns, strict=True)):
                value, look = cell if isinstance(cell, Marked) else (cell, column.look)
                _write(sheet, number, position, value, self._formats[look])
        return number

    def _write_band(self, sheet: Any, number: int, band: Band, width: int) -> None:
        """A text in the first cell, which runs over those behind it as they are empty."""
        sheet.set_row(number, _height(1) + PADDING)
        for position in range(width):
            _write(sheet, number, position, None if position else band.text, self._formats["band"])

    def _check_cells(self, sheet: Any, column: Column, cells: tuple[int, int, int, int]) -> None:
        if column.choices:
            sheet.data_validation(*cells, {"validate": "list", "source": list(column.choices)})
        for word, look in column.colours:
            condition = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": self._conditions[look]}
            sheet.conditional_format(*cells, condition)


def _rows_above(page: Page) -> int:
    """Title, lines and header."""
    return 2 + len(page.notes) + bool(page.keys)


def _write(sheet: Any, row: int, column: int, value: Value, form: Any) -> None:
    if value is None or value == "":
        sheet.write_blank(row, column, None, form)
    elif isinstance(value, str):
        sheet.write_string(row, column, cell_text(value), form)
    elif isinstance(value, int):
        sheet.write_number(row, column, value, form)
    elif value.year < _FIRST_YEAR:
        sheet.write_string(row, column, value.isoformat(), form)
    else:
        sheet.write_datetime(row, column, value, form)


def _height(lines: int) -> float:
    return LINE_HEIGHT * lines + PADDING


def _row_height(row: Sequence[Value | Marked], columns: Sequence[Column]) -> float:
    lines = 1
    for cell, column in zip(row, columns, strict=True):
        value = cell.value if isinstance(cell, Marked) else cell
        if isinstance(value, str) and value:
            lines = max(lines, lines_in(value, column.width))
    return min(HIGHEST_ROW, _height(lines))


def _head_height(columns: Sequence[Column]) -> float:
    turned = [len(_as_high_as_a_row(c.header)) * _TURNED_HEIGHT + _BUTTON_HEIGHT for c in columns if c.head != "head"]
    level = [_height(lines_in(c.header, c.width)) for c in columns if c.head == "head"]
    return min(HIGHEST_ROW, max(turned + level))


def _as_high_as_a_row(name: str) -> str:
    """A name that stands upright, cut where the highest row ends, which it says."""
    most = int((HIGHEST_ROW - _BUTTON_HEIGHT) / _TURNED_HEIGHT)
    return name if len(name) <= most else name[: most - 1] + "…"


def _pixels(columns: Sequence[Column]) -> float:
    return sum(7 * column.width + 5 for column in columns)


def paper(columns: Sequence[Column], frozen: int) -> tuple[int, int]:
    """The paper that a table is printed on, and how many pages it is wide: one of A4, else one of A3, else as many of A3 as
    it takes to be legible."""
    wide = _pixels(columns)
    for size in (_A4, _A3):
        if wide * _SMALLEST_SCALE <= _ACROSS[size]:
            return size, 1
    repeated = _pixels(columns[:frozen])
    return _A3, math.ceil((wide - repeated) / (_ACROSS[_A3] / _SMALLEST_SCALE - repeated))


def _prepare_to_print(sheet: Any, page: Page, head: int, footer: str) -> None:
    size, wide = paper(page.columns, page.frozen)
    sheet.set_landscape()
    sheet.set_paper(size)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    sheet.fit_to_pages(wide, 0)
    sheet.repeat_rows(0, head)
    if wide > 1:
        sheet.repeat_columns(0, page.frozen - 1)
    sheet.set_footer(f"&C{footer}")

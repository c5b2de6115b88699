"""Excel, WPS and OpenDocument sheets → a document: each visible sheet a table, or prose where it has one column."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from dutygraph.errors import UnreadableFile
from dutygraph.loaders.apart import run_apart
from dutygraph.loaders.decode import read_name
from dutygraph.loaders.grid import MOST_CELLS, Range, add_grid, cell_name, too_large
from dutygraph.loaders.kinds import has_password, real_suffix
from dutygraph.loaders.office import check_package
from dutygraph.loaders.refused import unlike_its_name
from dutygraph.loaders.sheets import cells as program
from dutygraph.loaders.sheets.number_formats import Format, read_formats
from dutygraph.loaders.sheets.report_mark import is_marked
from dutygraph.text.columns import find_ledgers
from dutygraph.text.source import Note, Source, SourceWriter

if TYPE_CHECKING:
    from subprocess import CompletedProcess

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")

#: Reading 10,000 rows takes a tenth of one.
_MOST_SECONDS = 60
_NEEDS_QUOTES = re.compile(r"[\s!']")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
#: What Excel keeps as _x000B_ and nobody sees.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Sheet(msgspec.Struct, frozen=True):
    """A sheet as :mod:`dutygraph.loaders.sheets.cells` tells of it: rows that are not empty, cells from ``column`` on."""

    name: str
    column: int
    rows: list[tuple[int, list[str | bool | int | float | list[str]]]]
    merged: list[Range]


def read(path: Path) -> Source:
    """Reads the visible sheets of a workbook. Cells say what the spreadsheet shows; formulas are what they last gave.

    Raises
    ------
    UnreadableFile
        when the file is missing, damaged, protected, harmful, of another kind, empty, or larger than any plan, or a
        report of this program that is not one plan
    """
    if path.suffix.lower() == ".xls":
        _check_ole(path)
    else:
        check_package(path)
        if is_marked(path):
            raise UnreadableFile("report_no_plan", str(path))
    formats = read_formats(path)
    writer = SourceWriter()
    written: list[tuple[str, int, int]] = []
    for sheet in _sheets(path):
        start = writer.length
        shown = formats.get(sheet.name, {})
        rows = {
            row: [cell_text(cell, shown.get((row, column), "")) for column, cell in enumerate(cells, sheet.column)]
            for row, cells in sheet.rows
        }
        merged = [
            ((top, left - sheet.column), (bottom, right - sheet.column))
            for (top, left), (bottom, right) in sheet.merged
        ]
        add_grid(writer, path, rows, partial(_place, sheet), merged)
        written.append((sheet.name, start, writer.length))
    source = writer.source(read_name(path))
    if not source.text:
        raise UnreadableFile("empty_file", str(path))
    return _without_other_tables(source, written)


def _without_other_tables(source: Source, written: list[tuple[str, int, int]]) -> Source:
    """The workbook with those sheets blanked out that stand beside a ledger and are another table: sums, a matrix, a list
    of dates. Read as prose, they would say once more, in pieces, what the ledger says. A note names them."""
    ledgers = [ledger.start for ledger in find_ledgers(source)]
    tables = [table.rows[0][0].start for table in source.tables]

    def has_any(starts: list[int], start: int, end: int) -> bool:
        return any(start <= at < end for at in starts)

    others = [
        sheet for sheet in written if ledgers and has_any(tables, *sheet[1:]) and not has_any(ledgers, *sheet[1:])
    ]
    prose = source.prose
    for _, start, end in others:
        prose = prose[:start] + "\n" * (end - start) + prose[end:]
    notes = (Note("beside-ledger-sheet", name="、".join(name for name, _, _ in others)),) if others else ()
    return source._replace(prose=prose, notes=(*source.notes, *notes))


def cell_text(cell: str | bool | int | float | list[str], shown_as: Format = "") -> str:
    """What a spreadsheet shows of a value; dates and times, which are lists here, in ISO form.

    >>> cell_text(12.0), cell_text(0.9, "%0"), cell_text(["2023-06-01"]), cell_text(["2023-06-01"], "month"), cell_text(True)
    ('12', '90%', '2023-06-01', '2023年6月', 'TRUE')
    """
    if isinstance(cell, list):
        return _shown_date(cell[0], shown_as)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, str):
        return _CONTROL.sub("", cell)
    if shown_as.startswith("%"):
        return f"{cell:.{shown_as[1:]}%}"
    return str(int(cell)) if cell == int(cell) else f"{cell:.15g}"  # as exact as spreadsheets are


def _shown_date(iso: str, shown_as: Format) -> str:
    if shown_as not in ("year", "month") or not _DATE.fullmatch(iso):
        return iso
    year, month, _ = iso.split("-")
    return f"{year}年" if shown_as == "year" else f"{year}年{int(month)}月"


def _check_ole(path: Path) -> None:
    real = real_suffix(path)
    if real not in (".xls", ".ole") or has_password(path):  # .ole: Excel 5 names its stream otherwise
        raise unlike_its_name(path, real)


def _sheets(path: Path) -> list[Sheet]:
    """The sheets as the program beside this one reads them, in the time and memory that it is given."""
    import subprocess

    try:
        done = run_apart(program.__file__, path, MOST_CELLS, timeout=_MOST_SECONDS)
    except subprocess.TimeoutExpired:
        raise too_large(path) from None
    return _answer(path, done)


def _answer(path: Path, done: CompletedProcess[bytes]) -> list[Sheet]:
    if b"memory allocation" in done.stderr or b"MemoryError" in done.stderr:
        raise too_large(path)
    try:
        answer = msgspec.json.decode(done.stdout, type=list[Sheet] | str)
    except msgspec.DecodeError:
        answer = "damaged"
    if answer == "too_large":
        raise too_large(path)
    if isinstance(answer, str):
        key = "password" if answer == "password" else "damaged_file"
        raise UnreadableFile(key, str(path), suffix=path.suffix.lower())
    return answer


def _place(sheet: Sheet, row: int, column: int) -> str:
    quoted = sheet.name.replace("'", "''")
    name = f"'{quoted}'" if _NEEDS_QUOTES.search(sheet.name) else sheet.name
    return f"{name}!{cell_name(row, sheet.column + column)}"

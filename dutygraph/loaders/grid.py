"""The cells of a sheet, or of a CSV file, as a table of the document, and as prose where they are one column."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from dutygraph.errors import UnreadableFile
from dutygraph.text.source import Position, SourceWriter

#: More than this is no plan but a database.
MOST_CELLS = 2_000_000
#: Of a table, the text of merged cells counted in each of them.
_MOST_CHARACTERS = 50_000_000

#: First and last cell of a merged range.
Range = tuple[Position, Position]


def add_grid(
    writer: SourceWriter,
    path: Path,
    rows: Mapping[int, Sequence[str]],
    place: Callable[[int, int], str],
    merged: Sequence[Range] = (),
) -> None:
    """Adds a sheet to a document: a table, and what stands above and below it in the first column alone as paragraphs.

    So a sheet with one column is prose. Rows and outer columns that are empty are left out.

    Parameters
    ----------
    rows : number of a row → its cells; numbers, columns and ``merged`` all count from 0
    place : what a person calls the cell in this row and column

    Raises
    ------
    UnreadableFile
        when the sheet is larger than any plan
    """
    said = {number: _said(cells) for number, cells in rows.items()}
    filled = [number for number, columns in said.items() if columns]
    first = min((said[number][0] for number in filled), default=0)
    behind = max((said[number][-1] for number in filled), default=0) + 1
    of_table = [number for number in filled if said[number] != [first]]
    for (upper, left), (lower, _) in merged if of_table else ():
        start, stop = bisect_left(filled, upper), bisect_right(filled, lower)
        if left > first and start < stop:  # such as a party over several rows of work
            of_table += [filled[start], filled[stop - 1]]
    top, bottom = (min(of_table), max(of_table)) if of_table else (math.inf, math.inf)
    for number in filled:
        if number < top:
            writer.paragraph(rows[number][first], place(number, first))
    if of_table:
        within = [number for number in filled if top <= number <= bottom]
        table = [rows[number][first:behind] for number in within]
        origins = _origins(path, within, range(first, behind), merged)
        if sum(len(table[row][column]) for row, column in origins.values()) > _MOST_CHARACTERS:
            raise too_large(path)
        writer.table(table, lambda row, column: place(within[row], first + column), origins)
    for number in filled:
        if number > bottom:
            writer.paragraph(rows[number][first], place(number, first))


def _said(cells: Sequence[str]) -> list[int]:
    """The columns that say something."""
    return [column for column, cell in enumerate(cells) if cell.strip()]


def too_large(path: Path) -> UnreadableFile:
    """The error for a sheet with more in it than any plan."""
    return UnreadableFile("sheet_too_large", str(path), most=MOST_CELLS)


def cell_name(row: int, column: int) -> str:
    """The name of a cell as spreadsheets show it, both counted from 0.

    >>> cell_name(0, 0), cell_name(6, 27)
    ('A1', 'AB7')
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def _origins(path: Path, numbers: list[int], columns: range, merged: Sequence[Range]) -> dict[Position, Position]:
    """Cells of the table that another covers → that one. UnreadableFile for ranges that overlap without end."""
    origins: dict[Position, Position] = {}
    room = MOST_CELLS
    for (top, left), (bottom, right) in merged:
        rows = range(bisect_left(numbers, top), bisect_right(numbers, bottom))
        if left not in columns or not rows or numbers[rows[0]] != top:
            continue  # the covering cell is empty, so there is nothing to repeat
        across = range(left - columns.start, min(right + 1, columns.stop) - columns.start)
        room -= len(rows) * len(across)
        if room < 0:
            raise too_large(path)
        origin = rows[0], across[0]
        origins |= {(row, column): origin for row in rows for column in across if (row, column) != origin}
    return origins

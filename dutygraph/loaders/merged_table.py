"""Tables of documents, whose cells span rows and columns, put together cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dutygraph.errors import UnreadableFile
from dutygraph.loaders.grid import Range, add_grid, cell_name
from dutygraph.text.source import Position, SourceWriter

#: Of all tables of a document, a cell counted as often as it spans rows and columns.
_MOST_CELLS = 500_000
_MOST_CHARACTERS = 20_000_000


class Tables:
    """Adds the tables of a document to it, within what any plan holds, and numbers them.

    Every table counts, one that is taken for prose too, so that a person finds T2 by counting.
    """

    def __init__(self, writer: SourceWriter, path: Path) -> None:
        self._writer = writer
        self._path = path
        self._number = 0
        self._cells = 0
        self._characters = 0

    def next_number(self) -> int:
        """The number of the table that starts here."""
        self._number += 1
        return self._number

    def take(self, cells: int, text: str) -> None:
        """Counts cells with the same text.

        Raises
        ------
        UnreadableFile
            when the tables come to more than any plan
        """
        self._cells += cells
        self._characters += cells * len(text)
        if self._cells > _MOST_CELLS or self._characters > _MOST_CHARACTERS:
            raise UnreadableFile("table_too_large", str(self._path), most=_MOST_CELLS)

    def add(self, number: int, table: MergedTable) -> None:
        """Writes a finished table."""
        add_grid(self._writer, self._path, table.rows(), lambda *at: f"T{number}!{cell_name(*at)}", table.merged())


class MergedTable:
    """A table in the making: each cell put where it starts, with what it spans."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._texts: dict[Position, str] = {}
        self._ends: dict[Position, Position] = {}
        self._origins: dict[Position, Position] = {}

    def put(self, row: int, column: int, text: str, width: int = 1, height: int = 1) -> None:
        """A cell at this row and column, both from 0. What it spans is taken."""
        self._tables.take(width * height, text)
        self._texts[row, column] = text
        self._span((row, column), row + height, column + width)

    def extend(self, row: int, column: int, width: int) -> bool:
        """Lets the cell above span this row too; False where there is none."""
        origin = self._origins.get((row - 1, column))
        if origin is None:
            return False
        self._tables.take(width, self._texts[origin])
        self._span(origin, row + 1, column + width)
        return True

    def is_taken(self, row: int, column: int) -> bool:
        """Whether a cell stands here or spans over here."""
        return (row, column) in self._origins

    def rows(self) -> dict[int, Sequence[str]]:
        """The texts, row by row, '' where no cell starts. Rows may be of different lengths."""
        widths: dict[int, int] = {}
        for row, column in self._origins:
            widths[row] = max(column + 1, widths.get(row, 0))
        return {
            row: [self._texts.get((row, column), "") for column in range(width)]
            for row, width in sorted(widths.items())
        }

    def merged(self) -> list[Range]:
        """First and last cell of those that span more than one."""
        return [(origin, end) for origin, end in self._ends.items() if origin != end]

    def _span(self, origin: Position, bottom: int, right: int) -> None:
        self._ends[origin] = bottom - 1, right - 1
        for row in range(origin[0], bottom):
            for column in range(origin[1], right):
                self._origins.setdefault((row, column), origin)

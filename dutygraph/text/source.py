"""A document as a loader hands it to the reader: its text, where each stretch of it stands in the file, its tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

#: What parts the cells of a row in a document's text.
CELL_END = "\t"

Position = tuple[int, int]
"""Row and column of a cell, both from 0."""


class Cell(NamedTuple):
    """A cell at ``[start, end)`` of the text. Cells that were merged have the same ``origin``: the first of them."""

    start: int
    end: int
    origin: Position


class Table(NamedTuple):
    """A table as it stands in a text: each row a list of cells, the value of merged cells repeated in each of them."""

    rows: list[list[Cell]]


class Places(NamedTuple):
    """Where the stretches of a text stand in a file without lines: the one that starts at ``at`` stands at ``names``.

    A name is short and in no language: ``p3:12`` line 12 of page 3, ``¶45`` paragraph 45, ``T2!C5`` cell C5 of the
    second table, ``任务台账!C5`` a cell of a sheet.
    """

    at: tuple[int, ...] = ()
    names: tuple[str, ...] = ()

    def of(self, offset: int) -> str:
        """The place of the character at ``offset``; '' in a text file."""
        found = bisect_right(self.at, offset)
        return self.names[found - 1] if found else ""


class Note(NamedTuple):
    """Something that a loader did not read, told by its ``place`` in the file or by its ``name``; ``code`` is that of a
    diagnostic."""

    code: str
    place: str = ""
    name: str = ""


class Source(NamedTuple):
    """A decoded document.

    ``text`` is what spans count and quote. ``prose`` is as long, with blanks for what is no word of the document (the
    markup of a Markdown file).
    """

    file: str
    text: str
    prose: str
    places: Places = Places()
    tables: tuple[Table, ...] = ()
    notes: tuple[Note, ...] = ()


def plain_source(text: str, file: str) -> Source:
    """The source that a text file is: its lines are its places."""
    return Source(file, text, text)


class SourceWriter:
    """Puts a document together, paragraph by paragraph and table by table.

    >>> writer = SourceWriter()
    >>> writer.paragraph("一、任务", "¶1")
    >>> writer.table([["任务", "责任单位"], ["防汛", "省水利厅"]], lambda row, column: f"T1!{'AB'[column]}{row + 1}")
    >>> source = writer.source("计划.docx")
    >>> source.text
    '一、任务\\n任务\\t责任单位\\n防汛\\t省水利厅\\n'
    >>> cell = source.tables[0].rows[1][1]
    >>> source.text[cell.start : cell.end], source.places.of(cell.start)
    ('省水利厅', 'T1!B2')
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._at: list[int] = []
        self._names: list[str] = []
        self._tables: list[Table] = []

    def paragraph(self, text: str, place: str) -> None:
        """Adds a paragraph, or a printed line, that ends its line of the text."""
        self._add(text, place)
        self._add("\n")

    def table(
        self,
        rows: Sequence[Sequence[str]],
        place: Callable[[int, int], str],
        merged: Mapping[Position, Position] | None = None,
    ) -> None:
        """Adds a table, a row a line. ``merged`` gives each cell that another covers the one that does; it gets its text."""
        origins = merged or {}
        cells: list[list[Cell]] = []
        for row, values in enumerate(rows):
            cells.append([])
            for column in range(len(values)):
                origin = origins.get((row, column), (row, column))
                start = self._length
                self._add(rows[origin[0]][origin[1]], place(*origin))
                cells[-1].append(Cell(start, self._length, origin))
                self._add(CELL_END if column + 1 < len(values) else "")
            self._add("\n")
        self._tables.append(Table(cells))

    @property
    def length(self) -> int:
        """How many characters the document has so far."""
        return self._length

    def source(self, file: str) -> Source:
        """The document so far."""
        text = "".join(self._pieces)
        return Source(file, text, text, Places(tuple(self._at), tuple(self._names)), tuple(self._tables))

    def _add(self, text: str, place: str = "") -> None:
        if text and place:
            self._at.append(self._length)
            self._names.append(place)
        self._pieces.append(text)
        self._length += len(text)

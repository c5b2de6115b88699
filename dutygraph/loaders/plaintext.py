"""Plain text, as a PDF viewer or a web page gives it → Source. Lines with tabs may be the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dutygraph.loaders.decode import read_name, read_text
from dutygraph.text.source import CELL_END, Cell, Source, Table, plain_source

SUFFIXES = (".txt", ".text", "")

_LINE = re.compile(r"[^\r\n]+")
_TAB = re.compile(CELL_END)
#: What parts the cells of a table that was copied as text: two blanks or more.
_BLANKS = re.compile(r"[ \u3000]{2,}|\t")
#: A row of a table has more gaps than the one that indents a line.
_FEWEST_GAPS = 2


def read(path: Path) -> Source:
    """Reads a plan's text. Spans carry the file's name without its folder.

    Raises
    ------
    UnreadableFile
    """
    source = plain_source(read_text(path), read_name(path))
    return source._replace(tables=tuple(find_tables(source.text)))


def find_tables(text: str) -> Iterator[Table]:
    """The tables of a text: lines with tabs, from the first to the last; or lines that blanks part into equally many cells.

    A line without a gap among them names a chapter of a ledger.
    """
    lines = list(_LINE.finditer(text))
    tabbed = [number for number, line in enumerate(lines) if line[0].count(CELL_END) >= _FEWEST_GAPS]
    if tabbed:
        yield Table([_row(line, _TAB, number) for number, line in enumerate(lines[tabbed[0] : tabbed[-1] + 1])])
        return
    rows: list[list[Cell]] = []
    for number, line in enumerate(lines):
        cells = _row(line, _BLANKS, number)
        if rows and len(cells) not in (1, len(rows[0])):
            yield Table(rows)
            rows = []
        if len(cells) > _FEWEST_GAPS or (rows and len(cells) == 1):
            rows.append(cells)
    if rows:
        yield Table(rows)


def _row(line: re.Match[str], gap: re.Pattern[str], number: int) -> list[Cell]:
    """The cells of a line, without the blanks that indent it and end it."""
    start = line.end() - len(line[0].lstrip(" \u3000"))
    end = line.start() + len(line[0].rstrip(" \u3000"))
    ends = [(found.start(), found.end()) for found in gap.finditer(line.string, start, end)]
    firsts = [start, *(behind for _, behind in ends)]
    lasts = [*(before for before, _ in ends), end]
    return [Cell(first, last, (number, column)) for column, (first, last) in enumerate(zip(firsts, lasts, strict=True))]

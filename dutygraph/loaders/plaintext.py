"""Plain text, as a PDF viewer or a web page gives it → Source. Lines with tabs may be the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dutygraph.loaders.decode import read_name, read_text
from dutygraph.text.source import CELL_END, Cell, Source, Table, plain_source

SUFFIXES = (".txt", ".text", "")

_LINE = re.compile(r"[^\r\n]+")
_CELL = re.compile(rf"(?:\A|(?<=[{CELL_END}\r\n]))[^{CELL_END}\r\n]*")
#: A row of a table has more tabs than the one that indents a line.
_FEWEST_TABS = 2


def read(path: Path) -> Source:
    """Reads a plan's text. Spans carry the file's name without its folder.

    Raises
    ------
    UnreadableFile
    """
    source = plain_source(read_text(path), read_name(path))
    return source._replace(tables=tuple(_tables(source.text)))


def _tables(text: str) -> Iterator[Table]:
    """The lines from the first row with tabs to the last one. A line without them names a chapter of a ledger."""
    lines = list(_LINE.finditer(text)) if CELL_END in text else []
    tabbed = [number for number, line in enumerate(lines) if line[0].count(CELL_END) >= _FEWEST_TABS]
    if tabbed:
        yield Table([_row(number, line) for number, line in enumerate(lines[tabbed[0] : tabbed[-1] + 1])])


def _row(number: int, line: re.Match[str]) -> list[Cell]:
    cells = _CELL.finditer(line.string, line.start(), line.end())
    return [Cell(cell.start(), cell.end(), (number, column)) for column, cell in enumerate(cells)]

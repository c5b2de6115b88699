"""CSV and TSV files, as Excel and WPS write them → a document: a table, or prose where there is one column."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from dutygraph.errors import UnreadableFile
from dutygraph.loaders.decode import read_name, read_text
from dutygraph.loaders.grid import MOST_CELLS, add_grid, cell_name, too_large
from dutygraph.text.source import Source, SourceWriter

SUFFIXES = (".csv", ".tsv")

#: From the likeliest on.
_DELIMITERS = (",", "\t", ";")
#: Sentences are full of it: it parts cells only where no other does, and always as many.
_FULL_WIDTH = "，"
#: Parts nothing: the file is one column.
_NONE = "\x1f"
#: A first line of Excel's own, which names the delimiter.
_NAMED = re.compile(r"sep=([,;\t|])[\r\n]", re.IGNORECASE)
#: What the delimiter is told by.
_FIRST_ROWS = 50
#: The ' that programs, this one too, put before what a spreadsheet would take for a formula.
_FORMULA_GUARD = re.compile(r"\A'(?=[=+\-@\t\r\n＝＋－＠])")
#: A last row that no text holds, which is read as one unless a quote before it was left open.
_END = "\0"


def read(path: Path) -> Source:
    """Reads a file of values parted by commas, tabs or semicolons.

    Raises
    ------
    UnreadableFile
        when the file is missing, empty, no text, larger than any plan, or a quote in it is never closed
    """
    text = read_text(path)
    named = _NAMED.match(text)
    rows: dict[int, list[str]] = {}
    room = MOST_CELLS
    delimiter = named[1] if named else _delimiter(path, text)
    for number, row in enumerate(_rows(path, text, delimiter), -1 if named else 0):
        room -= len(row)
        if room < 0:
            raise too_large(path)
        if number >= 0:  # the line that names the delimiter is none of the rows
            rows[number] = [_FORMULA_GUARD.sub("", cell) for cell in row]
    writer = SourceWriter()
    add_grid(writer, path, rows, cell_name)
    return writer.source(read_name(path))


def _delimiter(path: Path, text: str) -> str:
    """The delimiter by which most of the first rows are alike, the one that makes more cells of two."""
    widths = {delimiter: _widths(path, text, delimiter) for delimiter in (*_DELIMITERS, _FULL_WIDTH)}
    likeliest = max(_DELIMITERS, key=lambda delimiter: _alike(widths[delimiter]))
    if any(_alike(widths[likeliest])):
        return likeliest
    in_full = widths[_FULL_WIDTH]
    return _FULL_WIDTH if len(in_full) > 1 and {1} != set(in_full) and len(set(in_full)) == 1 else _NONE


def _widths(path: Path, text: str, delimiter: str) -> list[int]:
    """How many cells the first rows have, up to a quote that is left open, as it may be with another's delimiter."""
    widths = []
    with suppress(UnreadableFile):
        for row in islice(_rows(path, text, delimiter), _FIRST_ROWS):
            widths += [len(row)] if any(row) else []
    return widths


def _alike(widths: list[int]) -> tuple[float, int]:
    """The share of the rows with the commonest number of cells above one, and that; none where most have one, as in prose."""
    several = Counter(width for width in widths if width > 1)
    is_table = several and 2 * several.total() >= len(widths)
    return max((count / len(widths), width) for width, count in several.items()) if is_table else (0.0, 0)


def _rows(path: Path, text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=delimiter)
    begun = behind = 1
    try:
        for row in reader:
            begun, behind = behind, reader.line_num + 1
            if row == [_END]:
                return
            yield row
    except csv.Error:  # a cell longer than any spreadsheet takes: most often, a quote opened it
        begun = behind
    raise UnreadableFile("csv_open_quote", f"{path}:{begun}")

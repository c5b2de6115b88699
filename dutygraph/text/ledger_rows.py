"""Rows of a ledger that hold work, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dutygraph.text.columns import Column
from dutygraph.text.facts import SENTENCE
from dutygraph.text.layout import Repaired
from dutygraph.text.source import Cell
from dutygraph.text.words import NOTHING_SAID, SAME_AS_ABOVE

#: What a row that only explains the table opens with.
NOTE_STARTS = ("注：", "注:", "备注：", "说明：")


class Row(NamedTuple):
    """A row that holds work: the stretches of the repaired text, column by column, and where its cells are merged from."""

    cells: dict[Column, list[tuple[int, int]]]
    source: dict[Column, list[Cell]]

    def first(self, column: Column) -> tuple[int, int]:
        """The first cell of a column, () where it is blank."""
        return next(iter(self.cells.get(column, [])), (0, 0))


def read_row(repaired: Repaired, cells: list[Cell], columns: list[Column], above: Row | None) -> Row:
    """The cells of a row by what they hold; 同上 stands for the words ``above`` it."""
    row = Row({}, {})
    for cell, column in zip(cells, columns, strict=False):
        stretch = repaired.repaired_range(cell.start, cell.end)
        words = repaired.text[slice(*stretch)]
        if words in SAME_AS_ABOVE and above is not None and column in above.cells:
            row.cells[column], row.source[column] = above.cells[column], above.source[column]
        elif words in NOTHING_SAID:
            continue
        elif stretch[0] < stretch[1] and cell.origin not in {known.origin for known in row.source.get(column, [])}:
            row.cells.setdefault(column, []).append(stretch)
            row.source.setdefault(column, []).append(cell)
    return row


def sentences_of(row: Row, text: str) -> Iterator[tuple[int, int]]:
    """The sentences of what a row tells to do; a target that these words hold already is not told twice."""
    content = row.cells.get(Column.CONTENT, []) or row.cells.get(Column.TASK, [])
    said = "".join(text[start:end] for start, end in content)
    for start, end in content:
        yield from (match.span() for match in SENTENCE.finditer(text, start, end))
    for start, end in row.cells.get(Column.TARGET, []):
        for match in SENTENCE.finditer(text, start, end):
            if match[0].rstrip("；。") not in said:
                yield match.span()

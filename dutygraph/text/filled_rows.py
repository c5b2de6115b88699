"""What staff filled in on a ledger that comes back: its rows by what they are about, each cell as it reads now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dutygraph.text.clauses import Labelled, Reading, read_labelled
from dutygraph.text.columns import LABEL_OF, Column, Ledger, find_ledgers
from dutygraph.text.deadlines import Horizon
from dutygraph.text.layout import separate
from dutygraph.text.ledger_rows import NOTE_STARTS, Row, read_row, sentences_of
from dutygraph.text.marks import mend
from dutygraph.text.source import Source

#: Columns in which staff report how far the work is.
_REPORTS = frozenset({Column.STATE, Column.UPDATED, Column.NOTE})
#: Columns that only a ledger has which this program wrote.
_OWN = frozenset({Column.BASIS, Column.WHERE})


class FilledRow(NamedTuple):
    """A row: the task it names, or the one above it, the duties that it tells, and its cells with their lines, mended.

    ``columns`` are those that its ledger has; a cell that is blank has no entry in ``cells``.
    """

    number: str
    title: str
    duties: tuple[str, ...]
    columns: frozenset[Column]
    cells: dict[Column, list[str]]
    places: dict[Column, str]
    place: str

    def words(self, column: Column) -> str:
        """What stands in the cells of a column, in one line."""
        return "".join(self.cells.get(column, ()))

    def parties(self, column: Column, horizon: Horizon) -> Reading | None:
        """Whom a column names, None where it is blank or not understood."""
        said = "、".join(self.cells.get(column, ()))
        return read_labelled(said, [Labelled(LABEL_OF[column], 0, len(said))], (), horizon) if said else None


def is_own_ledger(source: Source) -> bool:
    """Whether a document is a ledger that this program wrote of a plan, as its columns tell. One that nobody fills in may
    have been taken out."""
    ledgers = [set(ledger.columns) for ledger in find_ledgers(source)]
    return any(columns >= _OWN or (columns >= _REPORTS and columns & _OWN) for columns in ledgers)


def has_reports(source: Source) -> bool:
    """Whether a document has a ledger with a column for how far the work is."""
    return any(_REPORTS & set(ledger.columns) for ledger in find_ledgers(source))


def read_rows(source: Source) -> Iterator[FilledRow]:
    """The rows of all ledgers in a document."""
    for ledger in find_ledgers(source):
        yield from _rows(source, ledger)


def _rows(source: Source, ledger: Ledger) -> Iterator[FilledRow]:
    repaired = separate(source.prose, [(cell.start, cell.end) for row in ledger.rows for cell in row])
    text = repaired.text
    header = [[source.prose[cell.start : cell.end] for cell in row] for row in ledger.header]
    above: Row | None = None
    number = title = ""
    for cells in ledger.rows:
        words = [source.prose[cell.start : cell.end] for cell in cells]
        said = {cell.origin for cell, word in zip(cells, words, strict=True) if word.strip()}
        if len(said) < 2 or words in header or mend(words[0]).startswith(NOTE_STARTS):
            continue  # it names a chapter, or repeats the header
        row = above = read_row(repaired, cells, ledger.columns, above)
        if Column.TASK in row.cells:
            number, title = "", mend(text[slice(*row.first(Column.TASK))])
        if Column.NUMBER in row.cells:
            number = mend(text[slice(*row.first(Column.NUMBER))])
        yield FilledRow(
            number,
            title,
            tuple(text[start:end] for start, end in sentences_of(row, text)),
            frozenset(ledger.columns),
            {
                column: [line for start, end in stretches for line in text[start:end].split("\n")]
                for column, stretches in row.cells.items()
            },
            {column: source.places.of(found[0].start) for column, found in row.source.items()},
            source.places.of(next(cell.start for cell, word in zip(cells, words, strict=True) if word.strip())),
        )

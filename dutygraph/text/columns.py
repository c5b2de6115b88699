"""Which tables are ledgers, and what their columns hold, by the words of the header: 序号 · 重点任务 · 牵头单位 · 完成时限."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from dutygraph.text.source import Cell, Source, Table
from dutygraph.text.words import LEDGER_COLUMNS

_BLANKS = re.compile(r"\s+")
_REMARK = re.compile(r"[（(][^（）()]*[）)]$")
#: Titles and notes stand above a header, no more rows than this.
_MOST_ROWS_ABOVE = 15
_TALLEST_HEADER = 3
_LONGEST_HEADER = 16
_PROSE = re.compile("[，。；：、]")


class Column(StrEnum):
    """What a column of a ledger holds."""

    NUMBER = "number"
    CHAPTER = "chapter"
    TASK = "task"
    CONTENT = "content"
    TARGET = "target"
    LEAD = "lead"
    CHARGED = "charged"
    COOPERATE = "cooperate"
    GUIDE = "guide"
    TIME = "time"
    SCOPE = "scope"
    BASIS = "basis"
    WHERE = "where"
    STATE = "state"
    UPDATED = "updated"
    NOTE = "note"
    OTHER = "other"


#: The label that opens the words of such a column in a clause.
LABEL_OF = {
    Column.LEAD: "牵头单位",
    Column.CHARGED: "责任单位",
    Column.COOPERATE: "配合单位",
    Column.GUIDE: "指导单位",
}
PARTIES = frozenset(LABEL_OF)
_WORK = frozenset({Column.TASK, Column.CONTENT, Column.TARGET})
_PATTERNS = [(Column(kind), re.compile(pattern, re.IGNORECASE)) for kind, pattern in LEDGER_COLUMNS.items()]


class Ledger(NamedTuple):
    """A table that is a ledger: its columns, and its rows below the header."""

    columns: list[Column]
    above: list[list[Cell]]
    header: list[list[Cell]]
    rows: list[list[Cell]]

    @property
    def start(self) -> int:
        """Where it starts in the text, its titles included."""
        return (self.above or self.header)[0][0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return (self.rows or self.header)[-1][-1].end


def find_ledgers(source: Source) -> list[Ledger]:
    """The tables of a document that have the header of a ledger."""
    return [ledger for table in source.tables if (ledger := _ledger(source.prose, table))]


def column_of(header: str) -> Column | None:
    """What the words of a header cell promise, None where they are no header's.

    >>> [column_of(header) for header in ("序 号", "重点任务", "牵头单位（部门）", "分管领导", "省应急厅")]
    [<Column.NUMBER: 'number'>, <Column.TASK: 'task'>, <Column.LEAD: 'lead'>, <Column.OTHER: 'other'>, None]
    """
    words = _REMARK.sub("", _BLANKS.sub("", header))
    if not 0 < len(words) <= _LONGEST_HEADER or _PROSE.search(words):
        return None
    return next((kind for kind, pattern in _PATTERNS if pattern.search(words)), None)


def read_header(rows: Sequence[Sequence[str]]) -> list[Column] | None:
    """What each column of a header of one or more rows holds, None where it is no header of a ledger.

    The lowest row that says something has it: 责任分工 above 牵头单位 and 配合单位. A ledger names work and parties.

    >>> read_header([["任务", "责任分工", "责任分工"], ["任务", "牵头", "配合"]])
    [<Column.TASK: 'task'>, <Column.LEAD: 'lead'>, <Column.COOPERATE: 'cooperate'>]
    """
    width = max(map(len, rows))
    columns: list[Column] = []
    for position in range(width):
        said = [column_of(row[position]) for row in rows if position < len(row)]
        columns.append(next((column for column in reversed(said) if column), Column.OTHER))
    if not (_WORK & set(columns) and PARTIES & set(columns)):
        return None
    return _one_task(
        columns, ["".join(row[position] for row in rows if position < len(row)) for position in range(width)]
    )


def is_header_row(row: Sequence[str]) -> bool:
    """Whether each cell of a row that says something says it as a header does."""
    said = [cell for cell in row if cell.strip()]
    return bool(said) and all(column_of(cell) for cell in said)


def _one_task(columns: list[Column], headers: list[str]) -> list[Column]:
    """Of two columns of tasks (重点任务, 具体任务) the first names them and the other says what they are; of two that say
    so (改革举措, 主要内容) the one that is not called contents names them."""
    tasks = [position for position, column in enumerate(columns) if column is Column.TASK]
    contents = [position for position, column in enumerate(columns) if column is Column.CONTENT]
    if not tasks and len(contents) > 1:
        tasks = sorted(contents, key=lambda position: "内容" in headers[position])[:1]
    kinds = dict(enumerate(columns)) | dict.fromkeys(tasks[1:], Column.CONTENT) | dict.fromkeys(tasks[:1], Column.TASK)
    return [kinds[position] for position in range(len(columns))]


def _ledger(text: str, table: Table) -> Ledger | None:
    rows = [row for row in table.rows if row]
    words = [[text[cell.start : cell.end] for cell in row] for row in rows[: _MOST_ROWS_ABOVE + _TALLEST_HEADER]]
    for first in range(min(len(words), _MOST_ROWS_ABOVE)):
        height = 0
        while height < _TALLEST_HEADER and first + height < len(words) and is_header_row(words[first + height]):
            height += 1
        columns = read_header(words[first : first + height]) if height else None
        if columns is not None:
            return Ledger(columns, rows[:first], rows[first : first + height], rows[first + height :])
    return None

"""What a page break parts or adds: tables that go on are joined, running heads, feet and page numbers left out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise, product, takewhile
from typing import NamedTuple

from dutygraph.loaders.pdf.lines import Line
from dutygraph.loaders.pdf.tables import Table, joint
from dutygraph.text.source import Position

#: A head or a foot has no more lines than this.
_TALLEST_HEAD = 3
#: Lines that repeat stand at the same height of the page, but for so many points.
_SAME_HEIGHT = 3.0
#: A line that looks like a running head is one on some pages, but for its digits; any line is one on most.
_SOME_PAGES = 1 / 3
_MOST_PAGES = 2 / 3
_OTHER_SIZE = 0.05
_WIDE_GAP = 1.5
#: — 3 —, - 3 -, 第3页, 3/12, 第 3 页 共 12 页.
_DASH = r"[-—–─－·•~\s]"
_PAGE_NUMBER = re.compile(
    rf"{_DASH}+\d{{1,4}}{_DASH}+|第\s*\d{{1,4}}\s*页[,，/\s]*(?:共\s*\d{{1,4}}\s*页)?|\d{{1,4}}\s*/\s*\d{{1,4}}"
)
_DIGITS = re.compile(r"\d+")
#: So many rows of a table tell what all are like.
_ENOUGH_ROWS = 50
_ROW_NUMBER = re.compile(r"[（(]?[0-9一二三四五六七八九十]+(?:[.-][0-9]+)*[)）.、]?")
#: Column edges of a table that goes on, which stand as far apart on each page, but for so many points.
_SAME_EDGE = 4.0
_SENTENCE_END = ("。", "；", "！", "？")


class Printed(NamedTuple):
    """A line or a table, the page it is on, and which line of that page it is or begins with, both counted from 1."""

    content: Line | Table
    page: int
    number: int


class PrintedLine(NamedTuple):
    """A line of the document: on which page it is, and which line of it."""

    line: Line
    page: int
    number: int

    @property
    def place(self) -> str:
        """What a person calls it."""
        return f"p{self.page}:{self.number}"

    @property
    def column(self) -> tuple[int, int]:
        """The page, and the column of it."""
        return self.page, self.line.column


class JoinedTable:
    """A table of the document, which may go on over pages."""

    def __init__(self, table: Table, page: int, line: int) -> None:
        self.columns = table.columns
        self.rows = [list(row) for row in table.rows]
        self.merged = dict(table.merged)
        self.places = _row_places(table, page, line)

    def place(self, row: int, column: int) -> str:
        """Where a cell is printed."""
        return self.places[row]

    def goes_on_in(self, table: Table) -> bool:
        """Whether a table at the top of the next page has the same columns."""
        return len(self.columns) == len(table.columns) and all(
            abs((own - self.columns[0]) - (other - table.columns[0])) <= _SAME_EDGE
            for own, other in zip(self.columns, table.columns, strict=True)
        )

    def add(self, table: Table, page: int, line: int) -> None:
        """Adds the rows of such a table, but for a header that it repeats. Its first row may be the rest of the last one."""
        header = sum(1 for _ in takewhile(lambda rows: _same(*rows), zip(self.rows, table.rows, strict=False)))
        if header == len(table.rows):
            return
        last, merged = len(self.rows) - 1, dict(table.merged)
        is_rest = self._is_rest(table, header)
        offset = last - header if is_rest else last + 1 - header
        above: dict[Position, Position] = {}  # cells of the first row → those they are the rest of
        for column, text in enumerate(table.rows[header]):
            cell, origin = (header, column), self.merged.get((last, column), (last, column))
            is_tall = origin[0] < last or merged.get((header + 1, column)) == cell
            if cell not in merged and (is_rest or (is_tall and not text)):
                above[cell] = origin
                self._append(origin, text)
        for row, column in product(range(header, len(table.rows)), range(len(self.columns) - 1)):
            origin = merged.get((row, column), (row, column))
            moved = above.get(origin, (origin[0] + offset, origin[1]))
            if moved != (row + offset, column) and not (is_rest and row == header):
                self.merged[row + offset, column] = moved
        first = header + 1 if is_rest else header
        self.rows += [list(row) for row in table.rows[first:]]
        self.places += _row_places(table, page, line)[first:]

    def _is_rest(self, table: Table, header: int) -> bool:
        """Whether the first row behind a header has no number, where all others have one, or breaks off a sentence."""
        first = table.rows[header]
        rows = [*self.rows[max(header, 1) :][-_ENOUGH_ROWS:], *table.rows[header + 1 :]]
        body = [row for row in rows if sum(map(bool, row)) > 1]  # without titles across the table
        if not any(first) or not body:
            return False
        for column, text in enumerate(first):
            if all(_ROW_NUMBER.fullmatch(row[column]) for row in body):
                return not text
        breaks_off = not any(
            text and above.endswith(_SENTENCE_END) for text, above in zip(first, self.rows[-1], strict=True)
        )
        return breaks_off and any(not text and all(row[column] for row in body) for column, text in enumerate(first))

    def _append(self, cell: Position, text: str) -> None:
        so_far = self.rows[cell[0]][cell[1]]
        if text and text != so_far:  # some programs print a tall cell again on each page
            mark = "\n" if so_far.endswith(_SENTENCE_END) else joint(so_far, text, is_narrow=True)
            self.rows[cell[0]][cell[1]] = f"{so_far}{mark}{text}"


def join_tables(pages: Iterable[list[Printed]]) -> list[PrintedLine | JoinedTable]:
    """The lines and tables of a document, each table whole."""
    parts: list[PrintedLine | JoinedTable] = []
    for printed in pages:
        for position, part in enumerate(printed):
            above = parts[-1] if parts else None
            if isinstance(part.content, Line):
                parts.append(PrintedLine(part.content, part.page, part.number))
            elif position == 0 and isinstance(above, JoinedTable) and above.goes_on_in(part.content):
                above.add(part.content, part.page, part.number)
            else:
                parts.append(JoinedTable(part.content, part.page, part.number))
    return parts


def _row_places(table: Table, page: int, line: int) -> list[str]:
    return [f"p{page}:{line + above}" for above in accumulate(table.lines[:-1], initial=0)]


def _same(one: list[str], other: list[str]) -> bool:
    return ["".join(cell.split()) for cell in one] == ["".join(cell.split()) for cell in other]


# --- running heads and feet -----------------------------------------------------------------------------------


def without_running_lines(pages: Iterable[Iterable[Line | Table]]) -> list[list[Printed]]:
    """What is printed on each page, without heads and feet that repeat but for their digits, and page numbers."""
    from statistics import median

    printed = [list(_numbered(content, page)) for page, content in enumerate(pages, 1)]
    lines = [[part.content for part in page if isinstance(part.content, Line)] for page in printed]
    sizes = [line.size for page in lines for line in page]
    gaps = [below.base - above.base for page in lines for above, below in pairwise(page) if below.base > above.base]
    usual = _Usual(len(printed), median(sizes or [0]), median(gaps or [0]))
    for from_top in (True, False):
        for _ in range(_TALLEST_HEAD):
            _drop_outermost(printed, 0 if from_top else -1, usual)
    return printed


class _Usual(NamedTuple):
    """What most lines of a document are like."""

    pages: int
    size: float
    gap: float


def _drop_outermost(printed: list[list[Printed]], end: int, usual: _Usual) -> None:
    """Drops the first or the last line of each page where it is a running line or a page number."""
    heights: dict[str, list[float]] = defaultdict(list)  # where on its page a line stands that says this
    for page in printed:
        if page and isinstance(line := page[end].content, Line):
            for said in {line.text, _DIGITS.sub("#", line.text)}:
                heights[said].append(line.base)
    for found in heights.values():
        found.sort()
    for page in printed:
        if page and isinstance(line := page[end].content, Line):
            if abs(line.size - usual.size) > _OTHER_SIZE * usual.size or _stands_apart(page, end, usual):
                said, least = _DIGITS.sub("#", line.text), max(2, _SOME_PAGES * usual.pages)
            else:  # it may as well be the first line of the text
                said, least = line.text, max(3, _MOST_PAGES * usual.pages)
            first, behind = line.base - _SAME_HEIGHT, line.base + _SAME_HEIGHT
            times = bisect_right(heights[said], behind) - bisect_left(heights[said], first)
            if times >= least or _is_page_number(line.text, page[end].page):
                page.pop(end)


def _stands_apart(page: list[Printed], end: int, usual: _Usual) -> bool:
    if len(page) < 2:
        return False
    line, next_to_it = page[end].content, page[1 if end == 0 else -2].content
    if isinstance(line, Table) or isinstance(next_to_it, Table):
        return True
    return abs(line.base - next_to_it.base) > _WIDE_GAP * usual.gap


def _is_page_number(text: str, page: int) -> bool:
    """Whether a line looks like — 3 — or is the bare number of its page."""
    return _PAGE_NUMBER.fullmatch(text) is not None or text == str(page)


def _numbered(content: Iterable[Line | Table], page: int) -> Iterator[Printed]:
    line = 1
    for part in content:
        yield Printed(part, page, line)
        line += sum(part.lines) if isinstance(part, Table) else 1

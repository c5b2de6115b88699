"""The ruled tables of a PDF page: the lines drawn on it → the grids that they are.

A PDF knows no tables, only strokes and thin filled boxes. Where a stroke between two cells is missing, they are one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import msgspec

from dutygraph.loaders.pdf.lines import LATIN, Glyph, Line, read_lines, shortest_start
from dutygraph.text.source import Position

#: Strokes this near, in points, are one: borders are drawn a cell at a time, and some twice.
_NEAR = 3.0
#: More strokes than this are a drawing.
_MOST_RULES = 1000
#: In a column narrower than this, in characters, one unit may be below the other without a mark between them.
_NARROW = 12
_SLACK = 0.3
_UNIT_END = re.compile("(?:[厅局委]|政府|[总支]队|公司|集团|法院|检察院|总工会)$")
_UNIT_START = re.compile("省|市(?![场政容])|县|自治区|国家|中央")


class Rule(NamedTuple):
    """A straight stroke: ``at`` its height (or, upright, its distance from the left), ``start`` to ``end`` along it."""

    at: float
    start: float
    end: float


class Grid(NamedTuple):
    """A ruled table: the edges of its columns and rows, and the cell that covers each, which is most often itself."""

    columns: list[float]
    rows: list[float]
    origins: dict[Position, Position]

    def width(self, cell: Position) -> float:
        """The room between the left and the right edge of a cell."""
        row, column = cell
        behind = column + 1
        while self.origins.get((row, behind)) == cell:
            behind += 1
        return self.columns[behind] - self.columns[column]

    def cell_at(self, across: float, down: float) -> Position | None:
        """The cell at a place of the page."""
        row, column = bisect_right(self.rows, down) - 1, bisect_right(self.columns, across) - 1
        return self.origins.get((row, column))


class Table(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A table as it was read: the text of its cells, and for each cell that another covers, that one.

    ``lines`` counts the printed lines of each row; a text keeps the line breaks that are not for want of room.
    """

    top: float
    columns: list[float]
    rows: list[list[str]]
    merged: list[tuple[Position, Position]]
    lines: list[int]


def find_grids(level: Iterable[Rule], upright: Iterable[Rule]) -> list[Grid]:
    """The tables that these strokes are, from top to bottom: of two columns at least."""
    level, upright = _merged(level), _merged(upright)
    if len(level) + len(upright) > _MOST_RULES:
        return []
    grids = (_grid(*group) for group in _crossing(level, upright))
    return sorted((grid for grid in grids if grid), key=lambda grid: grid.rows[0])


def read_table(grid: Grid, cells: dict[Position, list[Glyph]]) -> Table | None:
    """The text in a grid, None where it is in one column, as in a box around prose."""
    if len({column for _, column in cells}) < 2:
        return None
    size = len(grid.rows) - 1, len(grid.columns) - 1
    printed = {cell: read_lines(glyphs) for cell, glyphs in cells.items()}
    room = {cell: grid.width(cell) for cell in printed}
    margin = min(
        (line.left - grid.columns[column] for (_, column), lines in printed.items() for line in lines), default=0
    )
    rows = [[""] * size[1] for _ in range(size[0])]
    heights = [1] * size[0]
    for (row, column), lines in printed.items():
        rows[row][column] = _text(lines, room[row, column] - 2 * max(margin, 0))
        if grid.origins.get((row + 1, column)) != (row, column):
            heights[row] = max(heights[row], len(lines))
    merged = [(cell, origin) for cell, origin in grid.origins.items() if cell != origin]
    return Table(grid.rows[0], grid.columns, rows, merged, heights)


def _text(lines: list[Line], room: float) -> str:
    """The lines of a cell, joined where the upper one had no room for the next word."""
    pieces = [line.text for line in lines[:1]]
    for above, below in pairwise(lines):
        needed = (shortest_start(below.text) + _SLACK) * below.size
        is_full = above.right - above.left + needed > room
        is_narrow = room < _NARROW * below.size
        pieces += [joint(above.text, below.text, is_narrow) if is_full else "\n", below.text]
    return "".join(pieces)


def joint(above: str, below: str, is_narrow: bool) -> str:
    """What parts a line of a cell from the one above, which had no room for the next word.

    >>> joint("省发展", "改革委", True), joint("省应急厅", "省公安厅", True), joint("the", "plan", True)
    ('', '\\n', ' ')
    """
    if is_narrow and _UNIT_END.search(above) and _UNIT_START.match(below):
        return "\n"
    return " " if LATIN.match(above[-1:] + below[:1]) else ""


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Strokes that go on where another ends, as one, all of a line at the same place."""
    merged: list[Rule] = []
    line: list[Rule] = []
    for rule in [*sorted(rules), Rule(float("inf"), 0, 0)]:
        if line and rule.at - line[-1].at > _NEAR:
            merged += _end_to_end(line)
            line = []
        line.append(rule)
    return merged


def _end_to_end(line: list[Rule]) -> list[Rule]:
    at = sum(rule.at for rule in line) / len(line)
    merged: list[Rule] = []
    for rule in sorted(line, key=lambda rule: rule.start):
        if merged and rule.start - merged[-1].end <= _NEAR:
            merged[-1] = Rule(at, merged[-1].start, max(merged[-1].end, rule.end))
        else:
            merged.append(rule._replace(at=at))
    return merged


def _crossing(level: list[Rule], upright: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Groups of strokes that touch each other."""
    while level:
        group: tuple[list[Rule], list[Rule]] = ([level[0]], [])
        level = level[1:]
        for rule in group[0]:  # which grows
            touching = [across for across in upright if _touch(rule, across)]
            upright = [across for across in upright if not _touch(rule, across)]
            found = {other for other in level if any(_touch(other, across) for across in touching)}
            level = [other for other in level if other not in found]
            group[0].extend(found)
            group[1].extend(touching)
        yield group


def _touch(level: Rule, upright: Rule) -> bool:
    return (
        level.start - _NEAR <= upright.at <= level.end + _NEAR
        and upright.start - _NEAR <= level.at <= upright.end + _NEAR
    )


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    """The grid of strokes that touch; its outer edges may be missing, as some tables have no sides."""
    if not upright:
        return None
    columns = _edges([rule.at for rule in upright], min(r.start for r in level), max(r.end for r in level))
    rows = _edges([rule.at for rule in level], min(r.start for r in upright), max(r.end for r in upright))
    if len(columns) < 3:
        return None
    return Grid(columns, rows, _origins(columns, rows, level, upright))


def _edges(found: list[float], first: float, last: float) -> list[float]:
    edges: list[float] = []
    for edge in sorted([*found, first, last]):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    return edges


def _origins(
    columns: list[float], rows: list[float], level: list[Rule], upright: list[Rule]
) -> dict[Position, Position]:
    """For each cell the one that covers it: cells are one where no stroke parts them."""
    origins: dict[Position, Position] = {}
    size = len(rows) - 1, len(columns) - 1
    for row in range(size[0]):
        for column in range(size[1]):
            if (row, column) in origins:
                continue
            middle = (rows[row] + rows[row + 1]) / 2
            right = column + 1
            while right < size[1] and (row, right) not in origins and not _parts(upright, columns[right], middle):
                right += 1
            middle = (columns[column] + columns[column + 1]) / 2
            below = row + 1
            while below < size[0] and not _parts(level, rows[below], middle):
                below += 1
            covered = ((r, c) for r in range(row, below) for c in range(column, right))
            origins |= {cell: (row, column) for cell in covered if cell not in origins}
    return origins


def _parts(rules: list[Rule], edge: float, middle: float) -> bool:
    """Whether a stroke along this edge passes the middle of a cell."""
    return any(abs(rule.at - edge) <= _NEAR and rule.start < middle < rule.end for rule in rules)

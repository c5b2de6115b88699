"""Which printed lines go on in the next one: told by where they stand, more surely than by their words.

A line that goes on has no room left for the next word, and the line below it begins at the margin. The first line of a
paragraph is indented, or stands below a line that had room. Where neither is sure, nothing is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from dutygraph.loaders.pdf.joins import JoinedTable, PrintedLine
from dutygraph.loaders.pdf.lines import Line, shortest_start
from dutygraph.text.headings import starts_block

#: What counts as the same edge, as an indent and as no room, in widths of a character.
_EDGE = 0.5
_INDENTS = (1.5, 2.5)
_SLACK = 0.3
_SAME_SIZE = 0.1
#: An edge is where one line in so many begins or ends.
_EDGE_SHARE = 20
#: Paragraphs are indented where one line in so many is.
_INDENTED_SHARE = 30
#: Pages with fewer lines than this have the margins of the others.
_ENOUGH_LINES = 10
#: Lines further apart than so many times the usual are of two paragraphs.
_WIDE_GAP = 1.25
#: Marks that may hang over the edge of the text.
_HANGING = tuple("，。、；：！？）》”’")
_SENTENCE_END = tuple("。；：！？）”.;:!?)")


class _Margins(NamedTuple):
    """The edges that the lines of a column begin and end at, and whether its paragraphs are indented."""

    left: float
    right: float
    are_indented: bool


def find_wrapped(parts: Sequence[PrintedLine | JoinedTable], widths: Sequence[float]) -> list[PrintedLine]:
    """The lines that go on with the paragraph of the line above them.

    Parameters
    ----------
    parts : lines and tables as they are read
    widths : how wide each page is
    """
    from statistics import mode

    pairs = [
        (above, below)
        for above, below in pairwise(parts)
        if isinstance(above, PrintedLine) and isinstance(below, PrintedLine)
    ]
    margins = _margins([part for part in parts if isinstance(part, PrintedLine)], widths)
    widest_gap = _WIDE_GAP * mode([round(gap, 1) for pair in pairs if (gap := _gap(*pair)) > 0] or [0])
    return [
        below
        for above, below in pairs
        if _gap(above, below) <= widest_gap
        and _has_no_room(above.line, below.line, margins[above.column])
        and _begins_at_margin(above.line, below.line, margins[below.column])
    ]


def _gap(above: PrintedLine, below: PrintedLine) -> float:
    """How far a line is below the other, 0 where it is in another column or on another page."""
    return max(0, below.line.base - above.line.base) if above.column == below.column else 0


def _has_no_room(above: Line, below: Line, margins: _Margins) -> bool:
    return above.right + (shortest_start(below.text) + _SLACK) * below.size >= margins.right


def _begins_at_margin(above: Line, below: Line, margins: _Margins) -> bool:
    is_alike = abs(above.size - below.size) <= _SAME_SIZE * above.size
    is_at_margin = abs(below.left - margins.left) <= _EDGE * below.size
    return is_alike and is_at_margin and (margins.are_indented or not _may_open_paragraph(above.text, below.text))


def _may_open_paragraph(above: str, below: str) -> bool:
    """Whether a line reads like the first of a paragraph, of those that are not indented: a heading or a clause."""
    return above.endswith(_SENTENCE_END) and (below.startswith("（") or starts_block(below))


def _margins(lines: Iterable[PrintedLine], widths: Sequence[float]) -> dict[tuple[int, int], _Margins]:
    """The margins of each column of each page."""
    columns: dict[tuple[int, int], list[Line]] = defaultdict(list)
    alike: dict[tuple[int, int], list[Line]] = defaultdict(list)  # of all pages of the same width
    for printed in lines:
        columns[printed.column].append(printed.line)
        alike[_kind(printed.column, widths)].append(printed.line)
    of_kind = {kind: _margins_of(own) for kind, own in alike.items()}
    margins = {column: of_kind[_kind(column, widths)] for column in columns}
    for column, own in columns.items():
        if len(own) >= _ENOUGH_LINES:  # a page may have margins of its own, but paragraphs are indented or not in all
            margins[column] = _margins_of(own)._replace(are_indented=margins[column].are_indented)
    return margins


def _kind(column: tuple[int, int], widths: Sequence[float]) -> tuple[int, int]:
    page, number = column
    return round(widths[page - 1]), number


def _margins_of(lines: list[Line]) -> _Margins:
    from statistics import median

    size = median(line.size for line in lines)
    left = _edge([line.left for line in lines], _EDGE * size)
    right = -_edge([-_end(line) for line in lines], _EDGE * size)
    indented = sum(_INDENTS[0] * size <= line.left - left <= _INDENTS[1] * size for line in lines)
    return _Margins(left, right, indented * _INDENTED_SHARE >= len(lines))


def _end(line: Line) -> float:
    return line.right - line.size if line.text.endswith(_HANGING) else line.right


def _edge(places: list[float], tolerance: float) -> float:
    """The first place that is so of many lines: what stands further out is no edge but an exception."""
    places.sort()
    enough = min(len(places), max(2, len(places) // _EDGE_SHARE)) - 1
    near = (first for first, last in zip(places, places[enough:], strict=False) if last - first <= tolerance)
    return next(near, places[0])

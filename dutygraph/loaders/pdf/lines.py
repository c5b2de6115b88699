"""The characters of a PDF page → its printed lines, in the order a person reads them.

A PDF says where each character stands, not in which order to read them: quotes, digits and superscripts, which are of
other fonts, are often drawn before or behind the words around them. So lines are put together by place alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

import msgspec

#: Characters of one line stand no further above or below each other than this share of the smaller one's size.
_RAISED = 0.75
#: A character so much larger than the others is no part of their line: a watermark.
_MUCH_LARGER = 2.5
#: A gap between two words, if they are Latin, and between two parts of a line, as shares of the size.
_WORD_GAP = 0.15
_PART_GAP = 1.0
#: The same character this near is its shadow, or a poor man's bold.
_SHADOW = 0.1
#: Pages of two columns have so many lines in each, of which this share is about as long as the column is wide.
_COLUMN_LINES = 8
_FULL_SHARE = 0.6
_FULL_SLACK = 2.0

#: Two neighbours that a blank parts when there is a gap: \x21-\x7e is what ASCII prints.
LATIN = re.compile(r"[!-~]{2}")

#: What is not parted by the end of a line: a word, or a character with the marks that never begin or never end one.
_UNBROKEN = re.compile("[（《“‘【〔(]*(?:[0-9A-Za-z.%/+-]+|——|……|.)[，。、；：！？）》”’】〕％,.;:!?)%]*")
_LATIN_WIDTH = 0.55

#: Radicals that many fonts draw for the character, which has no other way to be told from them: NFKC knows half of them.
_RADICALS = "⺁⺄⺌⺐⺒⺓⺗⺜⺝⺠⺢⺩⺬⺮⺶⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳"
_OF_RADICALS = "厂乙小尢巳幺心日月民水王示竹羊虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟"
_COMPATIBLE = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFB00, 0xFB06), (0xFF10, 0xFF19))
_PLAIN = {
    code: unicodedata.normalize("NFKC", chr(code)) for first, last in _COMPATIBLE for code in range(first, last + 1)
}
_PLAIN |= dict(zip(map(ord, _RADICALS), _OF_RADICALS, strict=True))
_PLAIN |= {0x02: "-", 0xAD: "", 0x200B: "", 0xFEFF: ""}  # 0x02: how the library tells a hyphen at the end of a line

#: What stands for a glyph of which the file does not say what character it is.
UNMAPPED = "\ufffd"


class Glyph(NamedTuple):
    """A character as it was drawn, with others of its ``stroke``. The base line counts downwards."""

    text: str
    left: float
    right: float
    base: float
    size: float
    stroke: int = 0


class Line(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A printed line; on a page of two columns (1 and 2) what stands in one of them, or across both (0)."""

    text: str
    left: float
    right: float
    base: float
    size: float
    column: int = 0


def read_lines(glyphs: list[Glyph]) -> list[Line]:
    """The lines that these characters are, from top to bottom; on a page of two columns the left one first.

    >>> drawn = [Glyph("省", 0, 10, 100, 10), Glyph("厅", 20, 30, 100, 10), Glyph("”", 10, 20, 99, 10)]
    >>> [line.text for line in read_lines(drawn)]
    ['省”厅']
    """
    rows = [parts for row in _rows(glyphs) if (parts := [_line(part) for part in _parts(row)])]
    middle = _gutter([part for row in rows for part in row])
    return list(_joined(rows) if middle is None else _column_by_column(rows, middle))


def shortest_start(text: str) -> float:
    """How much of a line cannot stand at the end of the one above it, in widths of a character."""
    start = _UNBROKEN.match(text)
    return sum(_LATIN_WIDTH if mark.isascii() else 1 for mark in start[0]) if start else 0


def _rows(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Characters of the same height on the page, from left to right, without their shadows."""
    row: list[Glyph] = []
    largest = None  # of the row: what is raised or lowered stands beside it
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if largest and not _beside(largest, glyph):
            yield _without_shadows(row)
            row, largest = [], None
        row.append(glyph)
        if largest is None or glyph.size > largest.size:
            largest = glyph
    yield _without_shadows(row)


def _beside(one: Glyph, other: Glyph) -> bool:
    small, large = sorted((one.size, other.size))
    return abs(one.base - other.base) <= _RAISED * small and large <= _MUCH_LARGER * small


def _without_shadows(row: list[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    for glyph in sorted(row, key=lambda glyph: glyph.left):
        if not any(_is_shadow(glyph, other) for other in kept[-3:]):
            kept.append(glyph)
    return kept


def _is_shadow(glyph: Glyph, other: Glyph) -> bool:
    """Whether a character is another one drawn again. A ligature (ff, ——) is two at the same place, of one stroke."""
    is_same = glyph.text == other.text and glyph.stroke != other.stroke
    return is_same and glyph.left - other.left < _SHADOW * glyph.size


def _parts(row: list[Glyph]) -> Iterator[list[Glyph]]:
    """A row, parted where it has wide gaps, without blanks around the parts."""
    part: list[Glyph] = []
    blanks: list[Glyph] = []
    for glyph in row:
        if glyph.text.isspace():
            blanks.append(glyph)
            continue
        behind = max((before.right for before in [*part[-2:], *blanks]), default=glyph.left)
        if part and glyph.left - behind > _PART_GAP * max(part[-1].size, glyph.size):
            yield part
            part = []
        part += [*blanks, glyph] if part else [glyph]
        blanks = []
    if part:
        yield part


def _line(part: list[Glyph]) -> Line:
    pieces = [part[0].text]
    for before, glyph in pairwise(part):
        if LATIN.match(before.text + glyph.text) and glyph.left - before.right > _WORD_GAP * glyph.size:
            pieces.append(" ")
        pieces.append(glyph.text)
    largest = max(part, key=lambda glyph: glyph.size)
    return Line(_plain("".join(pieces)), part[0].left, max(glyph.right for glyph in part), largest.base, largest.size)


def _plain(text: str) -> str:
    """The text with characters beyond 16 bits, which come in halves, made whole, and plain characters for their doubles."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.translate(_PLAIN).strip()


def _gutter(parts: list[Line]) -> float | None:
    """Where a page of two columns parts, None for any other: their lines end at it, or at the right edge of the page."""
    middle = (min((part.left for part in parts), default=0) + max((part.right for part in parts), default=0)) / 2
    left = [part for part in parts if part.right <= middle]
    right = [part for part in parts if part.left >= middle]
    across = len(parts) - len(left) - len(right)
    if len(left) < _COLUMN_LINES or len(right) < _COLUMN_LINES or across > len(left):
        return None
    return middle if _are_full(left) and _are_full(right) else None


def _are_full(lines: list[Line]) -> bool:
    edge = max(line.right for line in lines)
    return sum(line.right > edge - _FULL_SLACK * line.size for line in lines) >= _FULL_SHARE * len(lines)


def _column_by_column(rows: list[list[Line]], middle: float) -> Iterator[Line]:
    """The left column down to the next line that goes across, then the right one."""
    left: list[list[Line]] = []
    right: list[list[Line]] = []
    for parts in rows:
        if any(part.left < middle < part.right for part in parts):
            yield from chain(_joined(left, 1), _joined(right, 2), _joined([parts]))
            left, right = [], []
        else:
            left.append([part for part in parts if part.right <= middle])
            right.append([part for part in parts if part.left >= middle])
    yield from chain(_joined(left, 1), _joined(right, 2))


def _joined(rows: list[list[Line]], column: int = 0) -> Iterator[Line]:
    """The lines that the parts of rows are."""
    for parts in filter(None, rows):
        largest = max(parts, key=lambda part: part.size)
        text = " ".join(part.text for part in parts)
        yield Line(text, parts[0].left, max(part.right for part in parts), largest.base, largest.size, column)

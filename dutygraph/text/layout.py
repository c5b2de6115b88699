"""Layout repair: joins what a PDF extraction broke apart, and remembers where every character came from.

The repaired text has one paragraph a line, full-width brackets and colons, and no stray spaces. It is only ever
shorter than the source: each character of it is one character of the source, so an offset map is a list of the
stretches that were kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from dutygraph.text.frame import is_title_line
from dutygraph.text.headings import has_decimals, starts_block
from dutygraph.text.marks import BLANK, LINE, normal_marks, without_stray_blanks
from dutygraph.text.parties import read_parties
from dutygraph.text.words import BULLETS, CLAUSE_LABEL, LABELS, PREDICATES, longest_first

_SENTENCE_END = re.compile(r"[。！？；：.!?;:）)】\]][”’』」]*$")
_BRACKET_OR_STOP = re.compile(r"[（(【\[［）)】\]］。]")
_OPEN_BRACKETS = ("（", "(", "【", "[", "［")
#: 22. at the end of a line, with 5% below.
_TORN_NUMBER = re.compile(r"[0-9][.．]$")
_OPEN_BRACKET_TAIL = re.compile(r"[（(【\[［][^）)】\]］]*$")

#: Party names in the middle of which a line broke: 各县|（区）人民政府.
_TERRITORY_TAIL = re.compile(r"[（(][省市县区州旗乡镇街道、]+[）)]")
_LABELLED = re.compile(rf"(?:——|[{BULLETS}][ \u3000]*)?[（(【\[［]?[ ]*{CLAUSE_LABEL}[ ]*[：:]")
_LAST_NAME = re.compile(r"[^、，；：:,;。]*$")
_CHARGED = re.compile(rf"(?:{longest_first(PREDICATES)}|\d|等)$")
#: — 12 —; - 3 -; 第3页; 第 3 页 共 12 页.
_PAGE_NUMBER = re.compile(r"[—–－-]+\s*\d{1,4}\s*[—–－-]+|第\s*\d{1,4}\s*页(?:[,，/ ]*共\s*\d{1,4}\s*页)?")
_DIGITS = re.compile(r"\d+")

#: Two ideographic blanks indent a paragraph.
_INDENT = re.compile("\u3000{2,}")
_LONGEST_LINE = 100
#: A title stands in the first lines.
_LINES_OF_TITLE = 6

#: Shorter lines without a mark of a sentence are titles, not the upper part of a broken sentence. A page break falls
#: behind a whole printed line, which has 24 characters or more.
_SHORTEST_PRINTED_LINE = 24
#: A clause goes over no more lines than this.
_LONGEST_CLAUSE_LINES = 20
#: Headings are shorter than this; a longer line behind a number is a paragraph.
_LONGEST_HEADING = 45
#: A text counts as wrapped when this share of its unfinished lines is as wide as the widest, but for a character or two.
_WRAPPED_SHARE = 0.6
_SLACK = 4
#: Of the lines of a wrapped text, no more than this share may be longer than its width (an address, a row of a table).
_LONGER_SHARE = 0.02


class Repair(NamedTuple):
    """One mend: ``code`` (``joined-line``, ``doubled-text``) and the source offsets it touches."""

    code: str
    start: int
    end: int


class Repaired(NamedTuple):
    """Repaired text with the way back to the source: the stretch that starts ``at`` some position of the text was
    kept from the offset ``origin`` of the source."""

    text: str
    source: str
    repairs: list[Repair]
    at: list[int]
    origin: list[int]

    def source_offset(self, position: int) -> int:
        """Offset in the source of the character at ``position`` of the repaired text."""
        stretch = bisect_right(self.at, position) - 1
        return self.origin[stretch] + position - self.at[stretch]

    def repaired_range(self, start: int, end: int) -> tuple[int, int]:
        """Where the repaired text has the stretch ``[start, end)`` of the source, which was kept from its first word on."""
        first, behind = (bisect_left(self.origin, offset) for offset in (start, end))
        stop = self.at[behind] if behind < len(self.at) else len(self.text)
        begin = self.at[first] if first < len(self.at) else len(self.text)
        while stop > begin and self.text[stop - 1] == "\n":
            stop -= 1
        return begin, stop

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of the repaired stretch ``[start, end)``, which must not be empty."""
        stretch = bisect_right(self.at, start) - 1
        first = self.origin[stretch] + start - self.at[stretch]
        if stretch + 1 == len(self.at) or end <= self.at[stretch + 1]:  # one stretch holds it all
            return first, first + end - start
        return first, self.source_offset(end - 1) + 1


class _Line(NamedTuple):
    """A line of the source that is not blank, and whether it opens a heading, an item or a clause."""

    start: int
    end: int
    text: str
    opens: bool

    @property
    def is_closed(self) -> bool:
        """Whether it ends as a sentence or a bracket does."""
        return _SENTENCE_END.search(self.text, len(self.text) - 4) is not None

    @property
    def has_sentence_marks(self) -> bool:
        """Whether it holds a mark that only sentences have: it is no title."""
        return any(mark in self.text for mark in "，。；,;")


class _Wrapping(NamedTuple):
    """A text wrapped at a ``width`` of its lines as ``measure`` counts it: columns in print, characters in a program."""

    measure: Callable[[str], int]
    width: int


def repair(source: str) -> Repaired:
    """Repairs the layout of a whole document. Linear in its length.

    Lines are joined where a sentence goes on: the upper line ends without a closing mark, neither of the two is a
    heading that is complete, and the lower does not open a heading, an item or a clause.
    """
    decimals = has_decimals(source)
    lines = _without_page_furniture(
        [
            _Line(start, end, text, starts_block(text, decimals))
            for start, end in _lines(source)
            if (text := source[start:end].strip(BLANK))
        ]
    )
    wrapping = _wrapping(lines)
    repairs: list[Repair] = []
    kept: list[tuple[int, int]] = []  # stretches of the source
    breaks: list[int] = []  # how many stretches were kept before each paragraph break
    first_line = 0  # of the paragraph
    for number, line in enumerate(lines):
        start, end = line.start, line.end
        if number:
            above = lines[number - 1]
            is_title = wrapping is None and number <= _LINES_OF_TITLE and is_title_line(above.text)
            if not is_title and _goes_on(
                lines[max(first_line, number - _LONGEST_CLAUSE_LINES) : number], line, wrapping
            ):
                if wrapping is None:
                    repairs.append(Repair("joined-line", above.end - 1, start + 1))
                doubled = _doubled_tail(above, line)
                if doubled:
                    first, last = kept.pop()
                    cut = source.rindex(doubled, first, last)
                    kept.append((first, cut))
                    repairs.append(Repair("doubled-text", cut, start + len(doubled)))
            else:
                first_line = number
                breaks.append(len(kept))
        kept.append((start, end))
    return _assemble(source, kept, breaks, repairs)


def separate(source: str, stretches: Iterable[tuple[int, int]]) -> Repaired:
    """The stretches of a text, in order, with their marks and blanks mended: each line of one is a line by itself."""
    kept = [
        (line.start(), line.end())
        for start, end in stretches
        for line in LINE.finditer(source, start, end)
        if line[0].strip(BLANK)
    ]
    return _assemble(source, kept, list(range(1, len(kept))), [])


def _goes_on(paragraph: list[_Line], below: _Line, wrapping: _Wrapping | None) -> bool:
    """Whether the paragraph, of which these are the last lines so far, goes on in the line ``below``."""
    above = paragraph[-1]
    if above.text.endswith(_OPEN_BRACKETS) or _doubled_tail(above, below):
        return True
    if below.opens:
        return False
    if _TERRITORY_TAIL.match(below.text) or _is_list_unfinished(above.text):
        return True
    if wrapping is not None:
        is_title = above.opens and not above.has_sentence_marks
        if wrapping.measure(above.text) >= wrapping.width - (1 if is_title else _SLACK):
            return True
    if _leave_bracket_open(paragraph) or (_TORN_NUMBER.search(above.text) and below.text[0].isdecimal()):
        return True
    if above.is_closed:
        return False
    if above.opens:
        if _LABELLED.match(above.text):
            return False
        return "。" in above.text or "；" in above.text or len(above.text) > _LONGEST_HEADING
    is_printed_line = wrapping is None and len(above.text) >= _SHORTEST_PRINTED_LINE
    return is_printed_line or above.has_sentence_marks


def _lines(source: str) -> Iterator[tuple[int, int]]:
    """The lines of a source. Where a long one holds the indents of paragraphs that follow each other, each is a line."""
    for line in LINE.finditer(source):
        start = line.start()
        if len(line[0]) > _LONGEST_LINE:
            for indent in _INDENT.finditer(source, line.start() + 1, line.end()):
                yield start, indent.start()
                start = indent.end()
        yield start, line.end()


def _without_page_furniture(lines: list[_Line]) -> list[_Line]:
    """The lines without page numbers, and without the heads and feet that stand beside them page after page."""
    numbers = [number for number, line in enumerate(lines) if _PAGE_NUMBER.fullmatch(line.text)]
    if not numbers:
        return lines
    beside = Counter(
        _DIGITS.sub("", lines[neighbour].text)
        for number in numbers
        for neighbour in (number - 1, number + 1)
        if 0 <= neighbour < len(lines)
    )
    furniture = {text for text, count in beside.items() if count > 1 and count * 2 >= len(numbers)}
    return [
        line for line in lines if not (_PAGE_NUMBER.fullmatch(line.text) or _DIGITS.sub("", line.text) in furniture)
    ]


def _is_list_unfinished(line: str) -> bool:
    """Whether a labelled line of parties breaks off behind a comma or within a name: 责任单位：省应急厅、省工."""
    if not _LABELLED.match(line):
        return False
    name = _LAST_NAME.search(line)
    assert name is not None  # it may be empty
    return not name[0] or not (
        _CHARGED.search(name[0]) or all(party.is_known for party in read_parties(name[0]).parties)
    )


def _leave_bracket_open(lines: list[_Line]) -> bool:
    """Whether a bracket that opens in the last sentence of these lines does not close in it."""
    depth = 0
    for line in lines:
        for mark in _BRACKET_OR_STOP.findall(line.text):
            depth = 0 if mark == "。" else depth + 1 if mark in _OPEN_BRACKETS else max(0, depth - 1)
    return depth > 0


def _doubled_tail(above: _Line, below: _Line) -> str:
    """The start of a clause label that a page break printed twice: ``责`` in （责⏎⏎责任单位：."""
    tail = _OPEN_BRACKET_TAIL.search(above.text[-8:])
    repeated = tail[0][1:].strip(BLANK) if tail else ""
    if repeated and any(label.startswith(repeated) and below.text.startswith(label) for label in LABELS):
        return repeated
    return ""


def _columns(text: str) -> int:
    """Printed width: two columns for a Chinese character, one for a Latin one."""
    return len(text.encode("gb18030", "replace"))


def _wrapping(lines: list[_Line]) -> _Wrapping | None:
    """How a text was wrapped, by columns or by characters, or None when its lines are whole paragraphs."""
    unfinished = [above.text for above, below in pairwise(lines) if not (above.opens or below.opens or above.is_closed)]
    if len(unfinished) < 3:
        return None
    best: tuple[float, _Wrapping | None] = (_WRAPPED_SHARE, None)
    for measure in (_columns, len):
        widths = [measure(text) for text in unfinished]
        width = max(widths)
        share = sum(own >= width - _SLACK for own in widths) / len(widths)
        if share >= best[0]:
            longer = sum(measure(line.text) > width + _SLACK for line in lines)
            if longer <= _LONGER_SHARE * len(lines):
                best = share, _Wrapping(measure, width)
    return best[1]


def _assemble(source: str, kept: list[tuple[int, int]], breaks: list[int], repairs: list[Repair]) -> Repaired:
    """Drops stray blanks from the kept stretches and glues them, a line feed at each break."""
    pieces: list[str] = []
    at: list[int] = []
    origin: list[int] = []
    length = 0
    next_break = iter(chain(breaks, [-1]))
    paragraph_break = next(next_break)
    for number, (start, end) in enumerate(kept):
        if number == paragraph_break:
            # The line feed itself stands for the first break character behind the stretch before.
            at.append(length)
            origin.append(kept[number - 1][1])
            pieces.append("\n")
            length += 1
            paragraph_break = next(next_break)
        for first, last in without_stray_blanks(source, start, end):
            at.append(length)
            origin.append(first)
            pieces.append(source[first:last])
            length += last - first
    return Repaired(normal_marks("".join(pieces)), source, repairs, at, origin)

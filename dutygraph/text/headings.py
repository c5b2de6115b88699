"""Headings: 一、 · （一） · 1. · （1） · ——, 第一条, or 1 · 1.1 · 1.1.1, on a line of their own or run into the paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from dutygraph.model import SectionKind
from dutygraph.text.numerals import HAN, numeral_value
from dutygraph.text.words import (
    BACKGROUND_HEADINGS,
    BULLETS,
    CHARGING,
    CLAUSE_LABEL,
    GOAL_HEADINGS,
    PREDICATES,
    longest_first,
)

CHAPTER, SECTION, ITEM, SUB_ITEM, DASH = range(1, 6)

_BLOCK_START = re.compile(
    rf"[ \t\u3000]*(?:第[{HAN}\d]+(?:[章节条问]|部分)|[{HAN}]+[、.．]|[（(][ \u3000]*[{HAN}\d]+[ \u3000]*[)）]|"
    rf"\d{{1,3}}[.．、](?!\d)|——|[{BULLETS}]|[（(【\[［]?[ ]*{CLAUSE_LABEL}[ ]*[：:]|附件)"
)
#: A text whose sections are 1.1, 1.2, … numbers its chapters 1, 2, …
_DECIMALS = re.compile(r"(?:^|\n)[ \t\u3000]*\d{1,2}\.1[ \t\u3000]*(?=[\u4e00-\u9fff“\"])(?![万亿个倍])")
_DECIMAL_START = re.compile(
    r"[ \t\u3000]*(?:\d{1,2}(?:\.\d{1,2}){1,3}[ \t\u3000]*|\d{1,2}[ \t\u3000]+)(?=[\u4e00-\u9fff“\"])(?![万亿个倍])"
)
_DECIMAL = re.compile(r"(?<![^\n])(?P<decimal>\d{1,2}(?:\.\d{1,2}){0,3})(?=[\u4e00-\u9fff“\"])(?![万亿个倍])")
_BEFORE_INLINE = "。！？）】"
#: Where a marker may stand: behind a line break, a sentence or the colon that announces a list; a bracket, anywhere.
_PLACE = re.compile(rf"[\n{_BEFORE_INLINE}：（](?=[第—{HAN}\d])")
_MARKER = re.compile(
    rf"第(?P<long_chapter>[{HAN}]{{1,6}})(?:章|部分)|第(?P<long_section>[{HAN}]{{1,6}})节|第(?P<article>[{HAN}]{{1,6}})[条问]|"
    rf"(?P<chapter>[{HAN}]{{1,6}})[、.]|（(?P<section>[{HAN}]{{1,6}})）|"
    r"(?P<item>\d{1,3})[.、](?!\d)|（(?P<sub_item>\d{1,3})）|(?P<dash>——)"
)
_LEVEL_OF = {
    "long_chapter": CHAPTER,
    "chapter": CHAPTER,
    "section": SECTION,
    "long_section": SECTION,
    "article": SECTION,
    "item": ITEM,
    "sub_item": SUB_ITEM,
    "dash": DASH,
}
#: A title ends before a clause: 升级政务云平台（市大数据局牵头，市财政局配合）; 抢险救援组：由县消防救援大队牵头….
_TITLE_END = re.compile(
    rf"[。；？\n]|（[{HAN}]+）|[（【]{CLAUSE_LABEL}：|：(?=由)|"
    rf"[（【](?=[^【】\n]{{2,200}}(?:{longest_first(PREDICATES)})。?[）】])"
)
_CLAUSE = re.compile(
    rf"[（【][^【】\n]{{2,300}}(?:{longest_first(CHARGING)})。?[）】]|[（【。]{CLAUSE_LABEL}：|。由[^。\n]+(?:{longest_first(CHARGING)})。"
)
#: 第六条【风险排查】….
_BRACKETED_TITLE = re.compile(r"【([^【】\n]{2,20})】")
_FIRST_WORDS = re.compile(r"[^，、；：。\n]{1,45}")
_LONGEST_TITLE = 45
_BACKGROUND = re.compile(BACKGROUND_HEADINGS)
_GOALS = re.compile(GOAL_HEADINGS)


class Heading(NamedTuple):
    """A heading in the repaired text.

    ``start`` and ``title_end`` bound its number and title; its body starts at ``body``. ``number`` is whole, of all
    levels (``六（二）``, ``四（一）1``), ``chapter`` its first part. A paragraph that is numbered but has no title
    gets its first words for one, and they stay part of its body. ``in_sequence`` is False where numbers are missing.
    """

    start: int
    title_end: int
    body: int
    level: int
    number: str
    chapter: str
    title: str
    in_sequence: bool


#: Articles are counted through the chapters, and decimals print the numbers above them.
_WHOLE_NUMBERS = ("第",)


class _Numbering:
    """Which numbers a text has printed so far, level by level, and so which one is due next."""

    def __init__(self) -> None:
        self._printed: dict[int, str] = {}  # of the headings that are open now
        self._last = dict.fromkeys(range(CHAPTER, DASH + 1), 0)
        self._may_restart = set(self._last)
        self._taken: dict[str, int] = {}

    def is_due(self, level: int, value: int) -> bool:
        """Numbers of a level run on, or start again below a new heading of a higher level."""
        return value == self._last[level] + 1 or (value == 1 and level in self._may_restart)

    def next_dash(self) -> int:
        return 1 if DASH in self._may_restart else self._last[DASH] + 1

    def take(self, level: int, value: int, printed: str) -> tuple[str, str]:
        """Opens a heading; gives its whole number and its chapter's. A number printed again gets #2, #3 behind it."""
        self._printed = {known: text for known, text in self._printed.items() if known < level}
        above = "" if printed.startswith(_WHOLE_NUMBERS) or "." in printed else "".join(self._printed.values())
        times = self._taken[above + printed] = self._taken.get(above + printed, 0) + 1
        self._printed[level] = printed if times == 1 else f"{printed}#{times}"
        self._last[level] = value
        self._may_restart.discard(level)
        self._may_restart.update(range(level + 1, DASH + 1))
        number = above + self._printed[level]
        return number, self._printed.get(CHAPTER, number)


def has_decimals(source: str) -> bool:
    """Whether the headings of a document are numbered 1, 1.1, 1.1.1."""
    return _DECIMALS.search(source) is not None


def starts_block(line: str, decimals: bool = False) -> bool:
    """Whether a line opens a heading, an item or a responsibility clause; ``decimals`` where headings are 1, 1.1, …"""
    return _BLOCK_START.match(line) is not None or (decimals and _DECIMAL_START.match(line) is not None)


def find_headings(text: str, start: int = 0) -> list[Heading]:
    """All headings of a repaired text from ``start`` on, in order.

    A marker at the start of a line opens a heading. One within a line does so only behind the end of a sentence or
    clause and where its number is the one due, so that an enumeration in prose is not taken for headings.
    """
    numbering = _Numbering()
    headings: list[Heading] = []
    for match, level, value, printed in _markers(text, start, numbering):
        due = numbering.is_due(level, value)
        if match.lastgroup == "decimal" and level == CHAPTER and not due:
            continue  # 3家企业 at the start of a line
        if not (_opens_line(text, match.start()) or (due and _may_stand_inline(text, match.start(), level, headings))):
            continue
        title = _title(text, match.end(), level)
        if title is None:
            continue
        number, chapter = numbering.take(level, value, printed)
        headings.append(Heading(match.start(), title.end, title.body, level, number, chapter, title.text, due))
    return headings


def read_marker(line: str) -> tuple[str, str] | None:
    """The number and title of a line that opens a chapter or a section, None for any other.

    >>> read_marker("一、知识产权方面（共5项）"), read_marker("加强监管")
    (('一', '知识产权方面（共5项）'), None)
    """
    marker = _MARKER.match(line)
    if marker is None or marker.lastgroup not in ("long_chapter", "chapter", "section"):
        return None
    inner = marker[marker.lastgroup]
    return (f"（{inner}）" if marker.lastgroup == "section" else inner), line[marker.end() :].strip()


def kind_of(title: str, above: SectionKind) -> SectionKind:
    """What a heading holds, by its title; else what the heading above it does.

    >>> kind_of("规划目标", SectionKind.BACKGROUND).value, kind_of("煤矿安全", SectionKind.WORK).value
    ('goals', 'work')
    """
    if _GOALS.search(title):
        return SectionKind.GOALS
    if _BACKGROUND.search(title):
        return SectionKind.BACKGROUND
    return above


def _markers(text: str, start: int, numbering: _Numbering) -> Iterator[tuple[re.Match[str], int, int, str]]:
    """Each marker with its level, its value and the number as printed in a whole number."""
    places = (place.start() if place[0] == "（" else place.end() for place in _PLACE.finditer(text, start + 1))
    decimals = has_decimals(text)
    patterns = (_MARKER, _DECIMAL) if decimals else (_MARKER,)
    for place in chain([start], places):
        match = next(filter(None, (pattern.match(text, place) for pattern in patterns)), None)
        if match is None:
            continue
        name = match.lastgroup or ""
        inner = match[name]
        if name == "decimal":
            yield match, CHAPTER + inner.count("."), int(inner.rpartition(".")[2]), inner
            continue
        level = _LEVEL_OF[name]
        if level == DASH:
            value = numbering.next_dash()
            yield match, level, value, f"—{value}"
        elif level in (ITEM, SUB_ITEM):
            yield match, level, int(inner), inner if level == ITEM else f"（{inner}）"
        else:
            whole = inner if level == CHAPTER else f"（{inner}）" if name == "section" else match[0]
            yield match, level, numeral_value(inner), whole


def _opens_line(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n"


def _may_stand_inline(text: str, start: int, level: int, headings: list[Heading]) -> bool:
    if level == DASH:
        return False
    before = text[start - 1]
    if before in _BEFORE_INLINE or (before == "：" and level == CHAPTER):  # 现提出以下意见：一、…
        return True
    # 一、持续提升投资建设便利度（一）优化…: right behind the title of a chapter.
    return level == SECTION and bool(headings) and headings[-1].level == CHAPTER and headings[-1].title_end == start


def _ends_with_clause(text: str, start: int) -> bool:
    """Whether a paragraph charges somebody with what it says, so that it is a task and no item of a list."""
    behind = text.find("\n", start)
    return _CLAUSE.search(text, start, behind if behind >= 0 else len(text)) is not None


class _Title(NamedTuple):
    text: str
    end: int
    body: int


def _title(text: str, start: int, level: int) -> _Title | None:
    """The title behind a marker; None where the marker only opens an item of a list."""
    if bracketed := _BRACKETED_TITLE.match(text, start):
        return _Title(bracketed[1], bracketed.end(), bracketed.end())
    beyond = min(len(text), start + _LONGEST_TITLE + 1)
    stop = _TITLE_END.search(text, start, beyond)
    end = stop.start() if stop else beyond
    closed = stop is not None and stop[0] in "。；？"
    alone = end + closed >= len(text) or text[end + closed] == "\n"
    if level >= ITEM and ((closed and alone) or end == beyond < len(text)) and not _ends_with_clause(text, start):
        return None
    if start < end < beyond or end == len(text) > start:
        return _Title(text[start:end].strip(), end, end + closed)
    words = _FIRST_WORDS.match(text, start)
    return _Title(words[0], words.end(), start) if words else None

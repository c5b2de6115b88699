"""The numbers that Word prints before paragraphs: 一、 （一） 1. of headings are mostly no text but list numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dutygraph.loaders.word.parts import child, children, is_on, name, value, whole
from dutygraph.loaders.word.printed_numbers import numeral

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = 9
_LONGEST_TEXT = 64
_LONGEST_CHAIN = 20
_PLACE = re.compile(r"%([1-9])")
#: A list whose mark is a dash prints what opens an item; other marks are ornaments, often letters of a symbol font.
_DASHES = ("—", "－", "-")
_GAPS = {"nothing": "", "": " ", "tab": " ", "space": " "}


class Styles:
    """What the styles of a Word file say of a paragraph."""

    def __init__(self, part: _Element | None) -> None:
        self._styles = {value(style, "styleId"): style for style in children(part, "style")}
        self._default = next((style_id for style_id, style in self._styles.items() if _is_default(style)), "")

    def of(self, paragraph: _Element) -> list[_Element]:
        """The style of a paragraph, the one that it is based on, and so on."""
        return self.chain(value(child(paragraph, "pPr", "pStyle")) or self._default)

    def chain(self, style_id: str) -> list[_Element]:
        """A style by its id, the one that it is based on, and so on."""
        styles: dict[str, _Element] = {}
        while style_id in self._styles and style_id not in styles and len(styles) < _LONGEST_CHAIN:
            styles[style_id] = self._styles[style_id]
            style_id = value(child(styles[style_id], "basedOn"))
        return list(styles.values())


def _is_default(style: _Element) -> bool:
    """Whether paragraphs that name no style have this one."""
    return value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on")


class _Level(NamedTuple):
    start: int
    form: str
    text: str
    restart: int  # a use of a level below this one starts it anew
    in_arabic: bool  # all numbers, those of higher levels too
    gap: str
    style: str
    hidden: bool


class _List(NamedTuple):
    """A list (``w:num``): ``counts`` names the count that it shares with others, ``starts`` what it starts anew."""

    counts: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """Counts the paragraphs of a document, which must be asked for in order, each once."""

    def __init__(self, part: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = _read_lists(part, styles)
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def print_number(self, paragraph: _Element) -> str:
        """The number before a paragraph, with the blank behind it; '' for a paragraph without one."""
        list_id, depth = self._place(paragraph)
        found = self._lists.get(list_id)
        level = found.levels.get(depth) if found else None
        if found is None or level is None:
            return ""
        counts = self._counts.setdefault(found.counts, [None] * _LEVELS)
        self._count(counts, found, list_id, depth)
        if level.hidden or (level.form == "bullet" and not level.text.startswith(_DASHES)):
            return ""
        printed = _PLACE.sub(
            lambda place: _printed(found.levels, counts, int(place[1]) - 1, level.in_arabic), level.text
        )
        return printed + level.gap if printed.strip() else ""

    def _place(self, paragraph: _Element) -> tuple[str, int]:
        """The list and the level in it that a paragraph stands at, by itself or by its style."""
        own = child(paragraph, "pPr", "numPr")
        styles = self._styles.of(paragraph)
        said = [(style, child(style, "pPr", "numPr")) for style in styles]
        list_id = value(child(own, "numId"))
        depth = whole(child(own, "ilvl"), -1)
        if list_id:
            return list_id, max(depth, 0)
        for style, properties in said:
            list_id = value(child(properties, "numId"))
            depth = whole(child(properties, "ilvl"), -1) if depth < 0 else depth
            if list_id:
                return list_id, depth if depth >= 0 else self._linked_level(list_id, value(style, "styleId"))
        return "", 0

    def _linked_level(self, list_id: str, style_id: str) -> int:
        levels = self._lists[list_id].levels if list_id in self._lists else {}
        return next((depth for depth, level in levels.items() if level.style == style_id), 0)

    def _count(self, counts: list[int | None], found: _List, list_id: str, depth: int) -> None:
        for below, level in found.levels.items():
            if below > depth and depth < level.restart:
                counts[below] = None
        last = counts[depth]
        counts[depth] = found.levels[depth].start if last is None else last + 1
        if depth in found.starts and (list_id, depth) not in self._started:
            self._started.add((list_id, depth))
            counts[depth] = found.starts[depth]


def _printed(levels: dict[int, _Level], counts: list[int | None], depth: int, in_arabic: bool) -> str:
    level = levels.get(depth)
    if level is None or level.form in ("none", "bullet"):
        return ""
    count = counts[depth]
    return numeral(level.start if count is None else count, "decimal" if in_arabic else level.form)


def _read_lists(part: _Element | None, styles: Styles) -> dict[str, _List]:
    patterns = {value(pattern, "abstractNumId"): pattern for pattern in children(part, "abstractNum")}
    pattern_of = {value(number, "numId"): value(child(number, "abstractNumId")) for number in children(part, "num")}
    lists: dict[str, _List] = {}
    for number in children(part, "num"):
        pattern_id = pattern_of[value(number, "numId")]
        linked = value(child(patterns.get(pattern_id), "numStyleLink"))
        for style in styles.chain(linked)[:1]:  # a list that has its levels by way of a style
            pattern_id = pattern_of.get(value(child(style, "pPr", "numPr", "numId")), pattern_id)
        levels = dict(map(_read_level, children(patterns.get(pattern_id), "lvl")))
        starts: dict[int, int] = {}
        for override in children(number, "lvlOverride"):
            levels |= dict(map(_read_level, children(override, "lvl")))
            if (start := whole(child(override, "startOverride"), -1)) >= 0:
                starts[whole(override, 0, "ilvl")] = start
        levels = {depth: level for depth, level in levels.items() if 0 <= depth < _LEVELS}
        lists[value(number, "numId")] = _List(pattern_id, levels, starts)
    return lists


def _read_level(level: _Element) -> tuple[int, _Level]:
    depth = whole(level, 0, "ilvl")
    form = [value(element) for element in level.iter("*") if name(element) == "numFmt"]
    return (
        depth,
        _Level(
            start=whole(child(level, "start"), 1),
            form=form[-1] if form else "decimal",  # behind a form that only new programs know stands one for the others
            text=value(child(level, "lvlText"))[:_LONGEST_TEXT],
            restart=whole(child(level, "lvlRestart"), depth),
            in_arabic=is_on(child(level, "isLgl")),
            gap=_GAPS.get(value(child(level, "suff")), " "),
            style=value(child(level, "pStyle")),
            hidden=is_on(child(level, "rPr", "vanish")),
        ),
    )

"""The tree of a web page → the lines that a browser shows, in order, each with the block it stands in, and the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from dutygraph.loaders.word.printed_numbers import numeral
from dutygraph.text.headings import starts_block
from dutygraph.text.numerals import HAN

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    "h[1-6]|header|hgroup|hr|html|legend|li|main|menu|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_INVISIBLE = re.compile(
    "applet|audio|button|canvas|datalist|del|dialog|embed|frame|frameset|head|iframe|input|map|noscript|object|option|"
    "rp|rt|script|select|style|svg|template|textarea|title|video|xml"
)
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)", re.IGNORECASE)
_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table)\b", re.IGNORECASE)
_AS_TYPED = re.compile(r"white-space\s*:\s*(?:pre|break)", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_TYPED_BLANKS = re.compile(r"[ \t\r\n\f]+")
_EDGES = " \t\r\n\f\xa0\u3000\u200b\ufeff"
_WHOLE = re.compile(r"-?\d{1,6}")
_CHAPTER = re.compile(rf"^(?:第[{HAN}]+章|[{HAN}]+、)", re.MULTILINE)

#: ``type`` of a list, or its ``list-style-type`` → Word's name of the form, and what stands behind the number.
_LIST_FORMS = {
    "1": ("decimal", ". "),
    "decimal": ("decimal", ". "),
    "decimal-leading-zero": ("decimalZero", ". "),
    "a": ("lowerLetter", ". "),
    "lower-alpha": ("lowerLetter", ". "),
    "lower-latin": ("lowerLetter", ". "),
    "A": ("upperLetter", ". "),
    "upper-alpha": ("upperLetter", ". "),
    "upper-latin": ("upperLetter", ". "),
    "i": ("lowerRoman", ". "),
    "lower-roman": ("lowerRoman", ". "),
    "I": ("upperRoman", ". "),
    "upper-roman": ("upperRoman", ". "),
    "cjk-ideographic": ("chineseCounting", "、"),
    "simp-chinese-informal": ("chineseCounting", "、"),
    "trad-chinese-informal": ("chineseCounting", "、"),
    "japanese-informal": ("chineseCounting", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"),
    "cjk-decimal": ("ideographDigital", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"),
    "cjk-earthly-branch": ("ideographZodiac", "、"),
}


class Line(NamedTuple):
    """A line as a browser shows it: ``block`` is the innermost block it stands in, ``number`` its number in a list.

    ``linked`` counts its characters that are links, ``leaves`` is True when one of them leads to another page.
    """

    text: str
    block: _Element
    number: str = ""
    linked: int = 0
    leaves: bool = False


def lines(root: _Element) -> Iterator[Line | _Element]:
    """The lines in an element, in order. A table of data comes as its element, one that arranges the page as its lines."""
    return _Flow(root).run()


def cell_lines(cell: _Element) -> list[str]:
    """The lines in a cell of a table of data, which holds no other table."""
    return [line.number + line.text for line in _Flow(cell).run() if isinstance(line, Line)]


class _Flow:
    """One walk over a page, which may be deep, so that it must not call itself."""

    def __init__(self, root: _Element) -> None:
        self._root = root
        self._blocks = [root]
        self._pieces: list[str] = []
        self._number = ""
        self._linked = 0
        self._leaves = False
        self._links: list[_Element] = []
        self._typed: list[_Element] = []
        self._counts: dict[_Element, int] = {}

    def run(self) -> Iterator[Line | _Element]:
        from lxml.etree import iterwalk

        walk = iterwalk(self._root, events=("start", "end"))
        skipped: _Element | None = None
        for event, element in walk:
            if event == "start":
                if element.tag == "table" and not _is_invisible(element) and is_data(element):
                    yield from self._close()
                    for caption in element.iterchildren("caption"):
                        yield from lines(caption)
                    yield element
                    skipped = element
                elif _is_invisible(element):
                    skipped = element
                else:
                    yield from self._enter(element)
                if skipped is element:
                    walk.skip_subtree()
            elif element is skipped and element is not None:
                skipped = None
                yield from self._write(element.tail)
            else:
                yield from self._leave(element)
        yield from self._close()

    def _enter(self, element: _Element) -> Iterator[Line]:
        if _is_block(element):
            yield from self._close()
            self._blocks.append(element)
        if element.tag == "br":
            yield from self._close()
        if element.tag == "li":
            self._number = self._list_number(element)
        if element.tag == "a" and (element.get("href") or not (element.get("name") or element.get("id"))):
            self._links.append(element)  # a button of a script, too, but no place to jump to
        if element.tag == "pre" or _AS_TYPED.search(element.get("style") or ""):
            self._typed.append(element)
        yield from self._write(element.text)

    def _leave(self, element: _Element) -> Iterator[Line]:
        if self._blocks[-1] is element:
            yield from self._close()
            self._blocks.pop()
        for stack in (self._links, self._typed):
            if stack and stack[-1] is element:
                stack.pop()
        if element.tag == "li":
            self._number = ""
        if element is not self._root:
            yield from self._write(element.tail)

    def _write(self, text: str | None) -> Iterator[Line]:
        """Adds text; where line feeds count, each closes a line."""
        if self._typed and text:
            for number, line in enumerate(text.splitlines()):
                if number:
                    yield from self._close()
                self._add(line)
        else:
            self._add(text)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        self._pieces.append(text)
        if self._links:
            self._linked += len(_TYPED_BLANKS.sub("", text))
            self._leaves |= not str(self._links[-1].get("href") or "").startswith("#")

    def _close(self) -> Iterator[Line]:
        text = _TYPED_BLANKS.sub(" ", "".join(self._pieces)).strip(_EDGES)
        if text:
            number = "" if starts_block(text) else self._number  # written out by an author who hides those of the list
            yield Line(text, self._blocks[-1], number, self._linked, self._leaves)
            self._number = ""
        self._pieces.clear()
        self._linked, self._leaves = 0, False

    def _list_number(self, item: _Element) -> str:
        """What a browser prints before an item of an ordered list."""
        ordered = item.getparent()
        if ordered is None or ordered.tag != "ol" or ordered.get("reversed") is not None:
            return ""
        value = _whole(item.get("value"), self._counts.get(ordered, _whole(ordered.get("start"), 1)))
        self._counts[ordered] = value + 1
        style = next(
            (found[1] for e in (item, ordered) if (found := _LIST_STYLE.search(e.get("style") or ""))),
            ordered.get("type") or "1",
        )
        form, behind = _LIST_FORMS.get(style, ("", ""))
        return numeral(value, form) + behind if form else ""


def is_data(table: _Element) -> bool:
    """Whether a table holds data; others arrange the page: they nest tables, have one row or column, or hold the text."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    cells = [(position, cell) for row in rows(table) for position, cell in enumerate(row)]
    texts = {cell: "".join(cell.itertext()).strip(_EDGES) for _, cell in cells}
    said = [(position, cell) for position, cell in cells if texts[cell]]
    if len({cell.getparent() for _, cell in said}) < 2 or len({position for position, _ in said}) < 2:
        return False
    longest = max((cell for _, cell in said), key=lambda cell: len(texts[cell]))
    holds_most = 2 * len(texts[longest]) > sum(map(len, texts.values()))
    return not (holds_most and len(_CHAPTER.findall("\n".join(cell_lines(longest)))) > 1)


def rows(table: _Element) -> list[list[_Element]]:
    """The rows of a table, and the cells of each, without those that are hidden."""
    found: list[list[_Element]] = []
    for part in table.iterchildren("*"):
        for row in [part] if part.tag == "tr" else part.iterchildren("tr"):
            if not (_is_invisible(part) or _is_invisible(row)):
                found.append([cell for cell in row.iterchildren("td", "th") if not _is_invisible(cell)])
    return found


def span(cell: _Element, attribute: str, most: int) -> int:
    """A ``rowspan`` or ``colspan``; 0, which spans all that is left, and absurd ones are ``most``."""
    said = _whole(cell.get(attribute), 1)
    return max(1, min(said or most, most))


def _is_block(element: _Element) -> bool:
    return _BLOCK.fullmatch(element.tag) is not None or _AS_BLOCK.search(element.get("style") or "") is not None


def _is_invisible(element: _Element) -> bool:
    return (
        _INVISIBLE.fullmatch(element.tag) is not None
        or element.get("hidden") is not None
        or _HIDING.search(element.get("style") or "") is not None
    )


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and _WHOLE.fullmatch(text.strip()) else default

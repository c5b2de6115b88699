"""What stands on the pages of a PDF, as JSON lines on stdout: a program of its own, which the package runs.

A PDF of 3 kB can keep a reader busy for years, and one of 100 kB take all memory: forms draw forms that draw forms. The
library that reads them cannot be stopped from within its process, and is not safe with threads. So it has its own.
"""

from __future__ import annotations

import ctypes
import faulthandler
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from math import hypot
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from dutygraph.loaders.pdf.drawing import read_drawing
from dutygraph.loaders.pdf.lines import UNMAPPED, Glyph, Line, read_lines
from dutygraph.loaders.pdf.tables import Grid, Table, find_grids, read_table
from dutygraph.text.source import Position

MOST_PAGES = 5000
_MOST_MEMORY = 2 * 1024**3
#: Most pages take a hundredth.
_SECONDS_A_PAGE = 0.2
_MOST_CHARACTERS_A_PAGE = 100_000
_MOST_CHARACTERS = 20_000_000
_MOST_OBJECTS = 300_000
#: Text that is turned by less counts as straight: a scan may lie askew.
_ASKEW = 0.1
#: What stands further outside the page, in points, is not seen.
_OUTSIDE = 3.0


class Page(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """What stands on a page, in the order it is read."""

    width: float
    content: list[Line | Table]
    characters: int
    has_picture: bool


class TooLarge(Exception):
    """A page, or all of them, hold more than any document."""


def main(path: str, seconds: int) -> None:
    """Prints the pages, then a word: ``whole``, or what is wrong (password, damaged, too_many_pages, too_large).

    After so many seconds, and a fifth of one a page, it is no longer there.
    """
    import pypdfium2

    _limit_memory()
    faulthandler.dump_traceback_later(seconds, exit=True)
    encoder = msgspec.json.Encoder()
    end = "whole"
    try:
        document = pypdfium2.PdfDocument(Path(path).read_bytes())
        if len(document) > MOST_PAGES:
            end = "too_many_pages"
        else:
            faulthandler.dump_traceback_later(seconds + _SECONDS_A_PAGE * len(document), exit=True)
            for page in _pages(document):
                sys.stdout.buffer.write(encoder.encode(page) + b"\n")
    except TooLarge:
        end = "too_large"
    except pypdfium2.PdfiumError as error:
        end = "password" if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD else "damaged"
    sys.stdout.buffer.write(encoder.encode(end) + b"\n")


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    with suppress(ValueError, OSError):  # what the system sets is lower, or it cannot
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _pages(document: Any) -> Iterator[Page]:
    characters = 0
    for number in range(len(document)):
        page = document[number]
        found = _page(page)
        page.close()
        characters += found.characters
        if characters > _MOST_CHARACTERS:
            raise TooLarge
        yield found


# --- a page ---------------------------------------------------------------------------------------------------


class _View(NamedTuple):
    """How to look at a page so that its text runs to the right and downwards, from its left upper corner on."""

    across: tuple[float, float]
    down: tuple[float, float]
    left: float = 0
    top: float = 0

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as this view has it."""
        return (
            self.across[0] * x + self.across[1] * y - self.left,
            self.down[0] * x + self.down[1] * y - self.top,
        )


#: Text runs to the right, up, to the left, down: pages lie on their side in many ways.
_VIEWS = (_View((1, 0), (0, -1)), _View((0, 1), (1, 0)), _View((-1, 0), (0, 1)), _View((0, -1), (-1, 0)))


class _Character(NamedTuple):
    """A character as the page has it; ``box`` is left, bottom, right, top."""

    text: str
    origin: tuple[float, float]
    box: tuple[float, float, float, float]
    size: float
    view: _View | None
    stroke: int


def _page(page: Any) -> Page:
    from pypdfium2 import raw

    if raw.FPDFPage_CountObjects(page) > _MOST_OBJECTS:
        raise TooLarge
    text_page = page.get_textpage()
    characters = list(_characters(raw, text_page.raw))
    text_page.close()
    votes = Counter(character.view for character in characters if character.view)
    upright = max(votes, key=votes.__getitem__, default=_VIEWS[0])
    view, width, height = _on_page(upright, page.get_bbox())
    glyphs = [
        glyph
        for character in characters
        if character.view == upright
        and -_OUTSIDE <= (glyph := _glyph(character, view)).left <= width + _OUTSIDE
        and -_OUTSIDE <= glyph.base <= height + _OUTSIDE
    ]
    drawn = read_drawing(raw, page.raw, view.place)
    return Page(
        width=width,
        content=_content(glyphs, find_grids(drawn.level, drawn.upright)),
        characters=len(glyphs),
        has_picture=drawn.has_picture,
    )


def _characters(raw: Any, text_page: Any) -> Iterator[_Character]:
    """The characters that were drawn, without those that the library adds between them."""
    count = raw.FPDFText_CountChars(text_page)
    if count > _MOST_CHARACTERS_A_PAGE:
        raise TooLarge
    matrix, box = raw.FS_MATRIX(), raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(count):
        if raw.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        code = raw.FPDFText_GetUnicode(text_page, index)
        if code == 0 or raw.FPDFText_HasUnicodeMapError(text_page, index) == 1:
            code = ord(UNMAPPED)
        raw.FPDFText_GetMatrix(text_page, index, matrix)
        raw.FPDFText_GetCharOrigin(text_page, index, x, y)
        raw.FPDFText_GetLooseCharBox(text_page, index, box)
        yield _Character(
            text=chr(code),
            origin=(x.value, y.value),
            box=(box.left, box.bottom, box.right, box.top),
            size=abs(raw.FPDFText_GetFontSize(text_page, index)) * hypot(matrix.c, matrix.d),
            view=_view(matrix.a, matrix.b),
            stroke=ctypes.cast(raw.FPDFText_GetTextObject(text_page, index), ctypes.c_void_p).value or 0,
        )


def _view(right: float, up: float) -> _View | None:
    """The view for text that runs in this direction, None where it is aslant."""
    if abs(up) <= _ASKEW * abs(right):
        return _VIEWS[0 if right > 0 else 2]
    if abs(right) <= _ASKEW * abs(up):
        return _VIEWS[1 if up > 0 else 3]
    return None


def _on_page(view: _View, box: tuple[float, float, float, float]) -> tuple[_View, float, float]:
    """The view that counts from the corner of the page, and the page's size in it."""
    (left, top), (right, bottom) = view.place(box[0], box[1]), view.place(box[2], box[3])
    left, right = sorted((left, right))
    top, bottom = sorted((top, bottom))
    return view._replace(left=left, top=top), right - left, bottom - top


def _glyph(character: _Character, view: _View) -> Glyph:
    left, base = view.place(*character.origin)
    box = character.box
    right = max(view.place(box[0], box[1])[0], view.place(box[2], box[3])[0])
    return Glyph(character.text, left, right, base, character.size, character.stroke)


def _content(glyphs: list[Glyph], grids: list[Grid]) -> list[Line | Table]:
    """Lines and tables as they follow each other down the page."""
    cells: list[dict[Position, list[Glyph]]] = [{} for _ in grids]
    others: list[Glyph] = []
    for glyph in glyphs:
        middle = (glyph.left + glyph.right) / 2, glyph.base - glyph.size / 3
        found = ((number, cell) for number, grid in enumerate(grids) if (cell := grid.cell_at(*middle)))
        number, cell = next(found, (-1, None))
        if cell is None:
            others.append(glyph)
        else:
            cells[number].setdefault(cell, []).append(glyph)
    tables: list[Table] = []
    for grid, held in zip(grids, cells, strict=True):
        table = read_table(grid, held)
        if table is None:
            others += chain.from_iterable(held.values())
        else:
            tables.append(table)
    content: list[Line | Table] = []
    for line in read_lines(others):
        while tables and tables[0].top < line.base:
            content.append(tables.pop(0))
        content.append(line)
    return content + tables


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

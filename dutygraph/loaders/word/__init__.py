"""Word and WPS documents (.docx) → a document: the text as it is printed, list numbers included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dutygraph.errors import UnreadableFile
from dutygraph.loaders.decode import read_name
from dutygraph.loaders.grid import cell_name
from dutygraph.loaders.merged_table import MergedTable, Tables
from dutygraph.loaders.office import check_package
from dutygraph.loaders.word.numbering import Numbering, Styles
from dutygraph.loaders.word.parts import WordParts, child, children, is_on, name, open_parts, value, whole
from dutygraph.text.source import Source, SourceWriter

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES = (".docx", ".docm")

#: What holds paragraphs and tables, or words, and adds nothing of its own. Of a tracked change, what was put in.
_WRAPPERS = {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "AlternateContent", "Choice"}
#: What is not printed, or is no part of the text: properties, field codes, deleted words, the reading above a character.
_LEFT_OUT = {
    *("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "Fallback"),
    *("instrText", "delInstrText", "del", "delText", "moveFrom", "rt", "footnoteReference", "endnoteReference"),
}
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
#: Styles of a table of contents, which says the headings twice; WPS names its own.
_CONTENTS_STYLE = re.compile(r"toc \d|toc heading|.*目录.*", re.IGNORECASE)
_CONTENTS_GALLERY = "Table of Contents"
#: Word allows no more columns.
_MOST_COLUMNS = 63


def read(path: Path) -> Source:
    """Reads the body of a document: paragraphs, tables and text boxes in their order, without headers and notes.

    Raises
    ------
    UnreadableFile
        when the file is missing, empty, damaged, protected, harmful, of another kind, or has pictures only
    """
    check_package(path)
    try:
        parts = open_parts(path)
    except (KeyError, ValueError):
        raise UnreadableFile("damaged_file", str(path), suffix=path.suffix.lower()) from None
    source = _Reader(parts, path).read()
    if not source.text.strip():
        key = "picture" if parts.has_pictures else "empty_file"
        raise UnreadableFile(key, str(path), suffix=path.suffix.lower())
    return source


class _Block(NamedTuple):
    """A paragraph with the text boxes anchored in it, or a table (an element); None in place of what is not there."""

    paragraph: str | None = None
    boxes: tuple[_Element, ...] = ()
    table: _Element | None = None


class _Cell(NamedTuple):
    element: _Element
    width: int
    continues: bool  # the cell above goes on here


class _Reader:
    def __init__(self, parts: WordParts, path: Path) -> None:
        self._parts = parts
        self._path = path
        self._styles = Styles(parts.styles)
        self._numbering = Numbering(parts.numbering, self._styles)
        self._writer = SourceWriter()
        self._tables = Tables(self._writer, path)
        self._carried = ""  # the text of paragraphs whose end was deleted: it goes on in the next

    def read(self) -> Source:
        number = 0
        for block in self._blocks(child(self._parts.document, "body")):
            number += block.paragraph is not None
            self._write(block, f"¶{number}")
        return self._writer.source(read_name(self._path))

    def _write(self, block: _Block, place: str) -> None:
        if block.paragraph:
            self._writer.paragraph(block.paragraph, place)
        for box in block.boxes:
            for inner in self._blocks(box):
                self._write(inner, place)
        if block.table is not None:
            self._write_table(block.table)

    # --- paragraphs --------------------------------------------------------------------------------------

    def _blocks(self, container: _Element | None) -> Iterator[_Block]:
        """The paragraphs and tables in an element, in order."""
        for element in children(container):
            kind = name(element)
            if kind == "p":
                yield from self._paragraph(element)
            elif kind == "tbl":
                yield _Block(table=element)
            elif kind in _WRAPPERS and not _is_contents(element):
                yield from self._blocks(element)
        if self._carried and container is not None and name(container) not in _WRAPPERS:
            yield _Block(self._carried)
            self._carried = ""

    def _paragraph(self, paragraph: _Element) -> Iterator[_Block]:
        pieces: list[str] = []
        boxes: list[_Element] = []
        is_hidden = self._collect(paragraph, pieces, boxes)
        text = self._carried + "".join(pieces)
        mark = child(paragraph, "pPr", "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            self._carried = text
            yield _Block(None, tuple(boxes))
            return
        self._carried = ""
        if any(_CONTENTS_STYLE.fullmatch(value(child(style, "name"))) for style in self._styles.of(paragraph)):
            yield _Block("")
        elif is_hidden and not text:
            yield _Block("", tuple(boxes))
        else:
            yield _Block(self._numbering.print_number(paragraph) + text, tuple(boxes))

    def _collect(self, element: _Element, pieces: list[str], boxes: list[_Element]) -> bool:
        """Adds the words of an element, and the text boxes in it; True where words were hidden."""
        is_hidden = False
        for part in children(element):
            kind = name(part)
            if kind == "t":
                pieces.append(part.text or "")
            elif kind in _CHARACTERS:
                pieces.append(_CHARACTERS[kind])
            elif kind == "txbxContent":
                boxes.append(part)
            elif kind == "r" and self._is_hidden(part):
                is_hidden = True
            elif kind not in _LEFT_OUT:
                is_hidden |= self._collect(part, pieces, boxes)
        return is_hidden

    def _is_hidden(self, run: _Element) -> bool:
        own = child(run, "rPr", "vanish")
        if own is not None:
            return is_on(own)
        styles = self._styles.chain(value(child(run, "rPr", "rStyle")))
        return any(is_on(child(style, "rPr", "vanish")) for style in styles)

    # --- tables ------------------------------------------------------------------------------------------

    def _write_table(self, element: _Element) -> None:
        number = self._tables.next_number()
        rows = [list(_cells(row)) for row in _rows(element)]
        if len(rows) < 2 or all(len(row) < 2 for row in rows):
            self._write_cells(number, rows)
            return
        table = MergedTable(self._tables)
        for position, row in enumerate(rows):
            column = 0
            for cell in row:
                if not (cell.continues and table.extend(position, column, cell.width)):
                    table.put(position, column, self._cell_text(cell.element), cell.width)
                column += cell.width
        self._tables.add(number, table)

    def _write_cells(self, number: int, rows: list[list[_Cell]]) -> None:
        """A table of one row or one column is a frame around paragraphs."""
        for position, row in enumerate(rows):
            for column, cell in enumerate(row):
                for block in self._blocks(cell.element):
                    self._write(block, f"T{number}!{cell_name(position, column)}")

    def _cell_text(self, cell: _Element) -> str:
        """The lines of a cell, of tables in it too."""
        return "\n".join(line for line in self._lines(cell) if line.strip())

    def _lines(self, container: _Element) -> Iterator[str]:
        for block in self._blocks(container):
            yield (block.paragraph or "").rstrip()
            for box in block.boxes:
                yield from self._lines(box)
            for row in _rows(block.table):
                for cell in _cells(row):
                    yield from self._lines(cell.element)


def _is_contents(element: _Element) -> bool:
    return value(child(element, "sdtPr", "docPartObj", "docPartGallery")) == _CONTENTS_GALLERY


def _rows(table: _Element | None) -> Iterator[_Element]:
    for element in children(table):
        if name(element) == "tr":
            properties = child(element, "trPr")
            if child(properties, "del") is None and not is_on(child(properties, "hidden")):
                yield element
        elif name(element) in _WRAPPERS:
            yield from _rows(element)


def _cells(row: _Element) -> Iterator[_Cell]:
    """The cells of a row; an empty one for columns that it leaves out at its start."""
    before = min(whole(child(row, "trPr", "gridBefore"), 0), _MOST_COLUMNS)
    if before > 0:
        yield _Cell(row.makeelement("tc"), before, False)
    yield from _own_cells(row)


def _own_cells(row: _Element) -> Iterator[_Cell]:
    for element in children(row):
        if name(element) == "tc":
            properties = child(element, "tcPr")
            merge = child(properties, "vMerge")
            width = max(1, min(whole(child(properties, "gridSpan"), 1), _MOST_COLUMNS))
            yield _Cell(element, width, merge is not None and value(merge) in ("", "continue"))
        elif name(element) in _WRAPPERS:
            yield from _own_cells(element)

"""Web pages (.html, .htm, .xhtml, .mhtml), as a browser saves them → a document: the article as it is shown.

Nothing is fetched: what a page draws from elsewhere, or by a script, is not there.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from dutygraph.errors import UnreadableFile
from dutygraph.loaders.decode import decode, read_bytes, read_name
from dutygraph.loaders.kinds import real_suffix
from dutygraph.loaders.merged_table import MergedTable, Tables
from dutygraph.loaders.refused import unlike_its_name
from dutygraph.loaders.web_page.furniture import without_furniture
from dutygraph.loaders.web_page.lines import Line, cell_lines, lines, rows, span
from dutygraph.text.source import Source, SourceWriter

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES = (".html", ".htm", ".shtml", ".xhtml", ".mhtml", ".mht")

_MB = 1024 * 1024
#: A tree takes many times this in memory.
_LARGEST = 20 * _MB
_WIDEST = 1000
_START = 4096
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
#: The encodings a page may name that are not told by its bytes.
_NAMED = {
    b"big5": "big5hkscs",
    b"big5-hkscs": "big5hkscs",
    b"gb2312": "gb18030",
    b"gbk": "gb18030",
    b"gb18030": "gb18030",
}
#: Many pages of governments close the page early and go on; a parser would stop there.
_EARLY_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
#: Parts with parts in a web archive; browsers write one.
_NESTED = re.compile(rb"(?:multipart|message)/", re.IGNORECASE)
_MOST_NESTED = 50


def read(path: Path) -> Source:
    """Reads a saved page: its article, line by line and table by table, without menus and other furniture.

    Raises
    ------
    UnreadableFile
        when the file is missing, empty, too large, no text, of another kind, nested without end, or shows no text
    """
    real = real_suffix(path)
    if real not in ("", ".html", ".mhtml", ".txt"):
        raise unlike_its_name(path, real)
    raw = read_bytes(path)
    if len(raw) > _LARGEST:
        raise UnreadableFile("too_large", str(path), size=len(raw) // _MB, most=_LARGEST // _MB)
    text = _decode(_archived_page(raw) if real == ".mhtml" else raw)
    if text is None:
        raise UnreadableFile("not_text", str(path))
    source = _read_tree(_tree(text, path), path)
    if not source.text:
        raise UnreadableFile("empty_page", str(path))
    return source


def _decode(raw: bytes) -> str | None:
    """The text by its byte order mark, as UTF-8, in the encoding the page names, or as any text is decoded."""
    named = _CHARSET.search(raw[:_START])
    encoding = _NAMED.get(named[1].lower()) if named else None
    if encoding:
        for trial in ("utf-8", encoding):
            try:
                return raw.decode(trial)
            except UnicodeDecodeError:
                continue
    return decode(raw)


def _archived_page(raw: bytes) -> bytes:
    """The page in a web archive (.mhtml), which is an e-mail with the page as its first part of HTML."""
    from email import message_from_bytes

    if len(_NESTED.findall(raw)) > _MOST_NESTED:
        return b""
    for part in message_from_bytes(raw).walk():
        payload = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(payload, bytes):
            return payload
    return b""


def _tree(text: str, path: Path) -> _Element:
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True, default_doctype=False
    )
    tree = etree.fromstring(_EARLY_END.sub("", text).encode("utf-8", "replace"), parser)
    if tree is None:
        raise UnreadableFile("empty_page", str(path))
    if any("Excessive depth" in error.message for error in parser.error_log):  # the parser stopped there
        raise UnreadableFile("page_too_deep", str(path))
    return tree


def _read_tree(tree: _Element, path: Path) -> Source:
    writer = SourceWriter()
    tables = Tables(writer, path)
    number = 0
    for item in without_furniture(list(lines(tree))):
        if isinstance(item, Line):
            number += 1
            writer.paragraph(item.number + item.text, f"¶{number}")
        else:
            _write_table(item, tables)
    return writer.source(read_name(path))


def _write_table(element: _Element, tables: Tables) -> None:
    table = MergedTable(tables)
    all_rows = rows(element)
    for row, cells in enumerate(all_rows):
        column = 0
        for cell in cells:
            while table.is_taken(row, column):
                column += 1
            width = span(cell, "colspan", _WIDEST)
            height = span(cell, "rowspan", len(all_rows) - row)
            table.put(row, column, "\n".join(cell_lines(cell)), width, height)
            column += width
    tables.add(tables.next_number(), table)

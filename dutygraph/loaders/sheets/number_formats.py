"""What an .xlsx shows that the values of its cells do not tell: 0.9 is 90%, and the first of June is June (2023年6月).

People type 90% and 2023年6月; the spreadsheet keeps a number and a format. Read without it, a month would be due on its
first day.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from dutygraph.text.source import Position

#: ``month``, ``year``, or ``%`` with the number of decimals shown, as in ``%0``.
Format = str

_MONTH = 'yyyy"年"m"月"'
#: Formats that are meant by their number alone, as Chinese Excel and WPS write them.
_BUILT_IN = {"9": "0%", "10": "0.00%", "17": "mmm-yy", **dict.fromkeys(("27", "36", "50", "52", "57"), _MONTH)}
#: What of a format stands for no digit: quoted or escaped text, [Red], [$-804], room for a character, filling.
_DECORATION = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_PERCENT = re.compile(r"(?:\.([0#?]*))?%")
#: The styles and the list of sheets of any real workbook are smaller.
_LARGEST_TREE = 8 * 1024 * 1024
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*)>")
_REFERENCE = re.compile(rb"\br=[\"']([A-Z]{1,3})([1-9]\d{0,6})[\"']")
_STYLE = re.compile(rb"\bs=[\"'](\d{1,6})[\"']")


def read_formats(path: Path) -> dict[str, dict[Position, Format]]:
    """Sheet → cell → format, for the cells of an .xlsx or .xlsm whose format changes what their value says.

    Nothing for a workbook whose parts stand elsewhere than they should, and for other kinds of workbooks.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            styles = _styles(archive)
            return {name: _cells(archive.read(part), styles) for name, part in _sheets(archive)} if styles else {}
    except (KeyError, ValueError, zipfile.BadZipFile, ElementTree.ParseError):
        return {}


def read_code(code: str) -> Format:
    """What a number format means, '' where the value alone says it.

    >>> read_code("0.0%"), read_code('[$-804]yyyy"年"m"月"'), read_code("yyyy-mm-dd"), read_code("#,##0")
    ('%1', 'month', '', '')
    """
    plain = _DECORATION.sub("", code.partition(";")[0]).lower()
    if percent := _PERCENT.search(plain):
        return f"%{len(percent[1] or '')}"
    if "y" in plain and not set(plain) & set("dhs"):
        return "month" if "m" in plain else "year"
    return ""


def _styles(archive: zipfile.ZipFile) -> dict[int, Format]:
    """Number of a cell style → its format, for those that have one."""
    tree = _tree(archive, "xl/styles.xml")
    own = {each.get("numFmtId", ""): each.get("formatCode", "") for each in tree.iterfind("{*}numFmts/{*}numFmt")}
    codes = {**_BUILT_IN, **own}
    used = enumerate(codes.get(style.get("numFmtId", ""), "") for style in tree.iterfind("{*}cellXfs/{*}xf"))
    return {number: meant for number, code in used if (meant := read_code(code))}


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Name of each sheet and the part that holds it."""
    targets = {each.get("Id"): each.get("Target", "") for each in _tree(archive, "xl/_rels/workbook.xml.rels")}
    for sheet in _tree(archive, "xl/workbook.xml").iterfind("{*}sheets/{*}sheet"):
        target = next((targets[value] for key, value in sheet.items() if key.endswith("}id")), "")
        yield sheet.get("name", ""), target[1:] if target.startswith("/") else f"xl/{target}"


def _cells(sheet: bytes, styles: dict[int, Format]) -> dict[Position, Format]:
    formats: dict[Position, Format] = {}
    for cell in _CELL.finditer(sheet):
        style, reference = _STYLE.search(cell[1]), _REFERENCE.search(cell[1])
        if style and reference and (meant := styles.get(int(style[1]))):
            formats[int(reference[2]) - 1, column_number(reference[1].decode())] = meant
    return formats


def column_number(letters: str) -> int:
    """The column of its letters, from 0.

    >>> column_number("A"), column_number("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _tree(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    if archive.getinfo(part).file_size > _LARGEST_TREE:
        raise ValueError(part)
    return ElementTree.fromstring(archive.read(part))

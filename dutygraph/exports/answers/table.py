"""A table for a terminal: columns line up in Chinese too; cells wrap to the terminal's width, and to none elsewhere."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from itertools import zip_longest
from unicodedata import combining, east_asian_width

from dutygraph.exports.answers import Answer

_GAP = 2
_NARROWEST = 8
#: What moves the cursor, breaks the line, or turns the direction of writing.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def render(answer: Answer) -> bytes:
    table = answer.table
    lines = [_CONTROL.sub(" ", line) for line in table.before]
    if table.rows:
        rows = [[_CONTROL.sub(" ", cell) for cell in row] for row in [table.headers, *table.rows]]
        widths = _fit([max(columns(row[k]) for row in rows) for k in range(len(table.headers))], _terminal_width())
        for number, row in enumerate(rows):
            lines += _lines(row, widths)
            if number == 0:
                lines.append((" " * _GAP).join("─" * width for width in widths))
    lines += [_CONTROL.sub(" ", line) for line in table.after]
    return ("\n".join(line.rstrip() for line in lines) + "\n").encode()


def columns(text: str) -> int:
    """How many columns of a terminal or a monospaced cell a text takes: two for a Chinese character.

    >>> columns("省应急厅 ok")
    11
    """
    return sum(_character(char) for char in text)


def _character(char: str) -> int:
    return 0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1


def _terminal_width() -> int | None:
    return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else None


def _fit(widths: list[int], room: int | None) -> list[int]:
    """Narrows the widest columns until all fit in the room."""
    if room is None:
        return widths
    fitted = list(widths)
    excess = sum(fitted) + _GAP * (len(fitted) - 1) - room
    while excess > 0 and max(fitted) > _NARROWEST:
        widest = fitted.index(max(fitted))
        fitted[widest] -= 1
        excess -= 1
    return fitted


def _lines(row: list[str], widths: list[int]) -> Iterator[str]:
    cells = [list(_wrap(cell, width)) for cell, width in zip(row, widths, strict=True)]
    for parts in zip_longest(*cells, fillvalue=""):
        padded = [part + " " * (width - columns(part)) for part, width in zip(parts, widths, strict=True)]
        yield (" " * _GAP).join(padded)


def _wrap(text: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for char in text:
        if used + _character(char) > width:
            yield line
            line, used = "", 0
        line += char
        used += _character(char)
    yield line

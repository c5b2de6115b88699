"""Text as a cell of an Excel workbook can hold it."""

from __future__ import annotations

import math
from functools import cache
from unicodedata import combining, east_asian_width

from dutygraph.text.characters import without_controls, without_lone_surrogates

#: Excel's own limits: characters of a cell (in UTF-16), points of a row.
LONGEST_CELL, HIGHEST_ROW = 32_767, 409.0


def cell_text(text: str) -> str:
    """The text without what XML cannot hold, cut where a cell is full, which it says.

    XlsxWriter takes a text from ``<r>`` to ``</r>`` for markup of its own and writes it as it is; a blank behind it
    keeps it text.

    >>> cell_text("省\\x0b应急厅"), cell_text("<r>1</r>")
    ('省应急厅', '<r>1</r> ')
    """
    fit = without_controls(without_lone_surrogates(text).replace("\r", ""))
    if len(fit) > LONGEST_CELL // 2 and len(units := fit.encode("utf-16-le")) > 2 * LONGEST_CELL:
        fit = units[: 2 * (LONGEST_CELL - 1)].decode("utf-16-le", "ignore") + "…"
    return fit + " " if fit.startswith("<r>") and fit.endswith("</r>") else fit


def lines_in(text: str, width: float) -> int:
    """The lines that a text takes in a cell of this width. One column is left over: no line starts with a comma.

    >>> lines_in("开展安全检查。\\n组织应急演练。", 9)
    4
    """
    if 2 * len(text) < width and "\n" not in text:
        return 1
    return sum(max(1, math.ceil(sum(map(_width, line)) / (width - 1))) for line in text.split("\n"))


@cache
def _width(char: str) -> int:
    """Two for a Chinese character, and for a quotation mark or a dash, which Chinese fonts make as wide."""
    return 0 if combining(char) else 2 if east_asian_width(char) in "WFA" else 1

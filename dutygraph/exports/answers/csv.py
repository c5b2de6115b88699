"""CSV that Excel opens: with a byte order mark, and no cell that starts a formula."""

from __future__ import annotations

import csv
import io

from dutygraph.exports.answers import Answer

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(answer: Answer) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in [answer.table.headers, *answer.table.rows]:
        writer.writerow([guard_formula(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def guard_formula(cell: str) -> str:
    """The cell with a ' before it where a spreadsheet would take it for a formula.

    >>> guard_formula("=1+1"), guard_formula("省应急厅")
    ("'=1+1", '省应急厅')
    """
    return "'" + cell if cell.startswith(_FORMULA_STARTS) else cell

"""The responsibility matrix: one page that needs no network, with tasks as rows and units as columns.

The table is whole without JavaScript; the script adds filters, keyboard and a side pane, from the JSON beside it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from dutygraph.exports import matrix
from dutygraph.exports.matrix.pane import pane_data
from dutygraph.exports.matrix.rows import Sheet, count_all, look_of, looks_of, read_sheets
from dutygraph.exports.pages.frame import render_page
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang
from dutygraph.queries.gaps import find_gaps
from dutygraph.queries.gaps.rule import Gap
from dutygraph.queries.units import units
from dutygraph.text.marks import mend

#: What would end a script element, or a line in old JavaScript, becomes an escape that JSON reads back.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def render(graph: DutyGraph, lang: Lang) -> str:
    """The page as HTML. The same graph gives the same page, byte for byte.

    Parameters
    ----------
    graph : one or more plans; each has its own table
    lang : the language of the page around the data

    Examples
    --------
    >>> import dutygraph
    >>> render(dutygraph.load(), "zh").count("<tr data-task=")
    45
    """
    answers = units(graph)
    found = find_gaps(graph)
    sheets = read_sheets(graph, answers, found)
    rows = [row for sheet in sheets for row in sheet.rows]
    looks = looks_of(rows, lang)
    return render_page(
        matrix,
        lang,
        style=_widths(sheets),
        data=_json(pane_data(graph, answers, sheets, looks, lang)),
        sheets=sheets,
        answers=answers,
        counts=count_all(answers, rows, found),
        evidence_of=_evidence,
        gaps_of_all=[gap for gap in found if not gap.task and not gap.plan],
        looks=looks,
        look_of=look_of,
    )


def _evidence(gap: Gap) -> str:
    return "；".join(mend(span.quote) for span in gap.quotes)


def _widths(sheets: Sequence[Sheet]) -> str:
    """The style of each table that its plan decides."""
    return "".join(
        f"#plan-{index} {{ --units: {max(1, len(sheet.columns))}; --longest: {sheet.widest_number} }}\n"
        for index, sheet in enumerate(sheets)
    )


def _json(data: dict[str, Any]) -> Markup:
    return Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES))

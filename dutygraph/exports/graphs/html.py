"""The responsibility matrix: one page that needs no network, with tasks as rows and units as columns.

The table is whole without JavaScript; the script adds filters, keyboard and a side pane, from the JSON beside it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import partial
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from dutygraph.exports import matrix
from dutygraph.exports.matrix.pane import pane_data
from dutygraph.exports.matrix.rows import Sheet, count_all, look_of, looks_of, read_sheets
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang, say
from dutygraph.queries.gaps import find_gaps
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
    style = _file("page.css") + _widths(sheets)
    script = _file("page.js")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    environment.filters["mend"] = mend
    return environment.from_string(_file("page.html.j2")).render(
        lang=lang,
        text=partial(_text, lang),
        policy=_policy(script, style),
        style=Markup(style),
        script=Markup(script),
        data=_json(pane_data(graph, answers, sheets, looks, lang)),
        sheets=sheets,
        answers=answers,
        counts=count_all(answers, rows, found),
        gaps_of_all=[gap for gap in found if not gap.task and not gap.plan],
        looks=looks,
        look_of=look_of,
    )


def _text(lang: Lang, key: str, /, **values: object) -> str:
    return say(key, lang, **values)


def _file(name: str) -> str:
    return files(matrix).joinpath(name).read_text(encoding="utf-8")


def _widths(sheets: Sequence[Sheet]) -> str:
    """The style of each table that its plan decides."""
    return "".join(
        f"#plan-{index} {{ --units: {max(1, len(sheet.columns))}; --longest: {sheet.widest_number} }}\n"
        for index, sheet in enumerate(sheets)
    )


def _json(data: dict[str, Any]) -> Markup:
    return Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES))


def _policy(script: str, style: str) -> str:
    """Content security policy: this script and this style, and nothing else from anywhere."""
    sources = f"script-src {_hash(script)}; style-src {_hash(style)}"
    return f"default-src 'none'; {sources}; base-uri 'none'; form-action 'none'"


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"

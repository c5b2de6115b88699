"""unknown-party: a clause names something that does not look like a unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Severity
from dutygraph.queries.gaps.rule import Finding, Rule, noted


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """The ``unknown-party`` diagnostics that nobody accepted, each with the task it stands in."""
    for task, span in noted(graph, "unknown-party"):
        yield Finding(task, span, {"name": "".join(span.quote.split())})


RULE = Rule(
    name="unknown-party",
    severity=Severity.MEDIUM,
    meaning=Text(
        "分工中有不像单位的名称，可能读错，也可能不是单位。",
        "A clause names something that does not look like a unit: misread, or no unit.",
    ),
    message=Text("{number} {title}：“{name}”不像单位名称", "{number} {title}: “{name}” does not look like a unit"),
    suggestion=Text(
        "核对原文，用 dutygraph review 改正名称，或确认它是单位。",
        "Compare with the text; with dutygraph review, correct the name or say that it is a unit.",
    ),
    find=find,
)

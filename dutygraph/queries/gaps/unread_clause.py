"""unread-clause: something charges somebody, and the reader did not understand whom with what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Severity
from dutygraph.queries.gaps.rule import Finding, Rule, noted


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """The ``unread-clause`` diagnostics that nobody accepted, each with the task it stands in."""
    for task, span in noted(graph, "unread-clause"):
        yield Finding(task, span, {})


RULE = Rule(
    name="unread-clause",
    severity=Severity.HIGH,
    meaning=Text(
        "文中有分工表述，但程序没有读懂；在读懂之前，不能说该任务无人负责。",
        "The text charges somebody, but the program did not understand it; until it is, nobody may call the task unowned.",
    ),
    message=Text("{number} {title}：有未能读懂的分工表述", "{number} {title}: a charge that was not understood"),
    suggestion=Text(
        "核对原文，用 dutygraph review 补上分工，或确认它不是分工。",
        "Read the quote; with dutygraph review, enter the assignment or say that it is none.",
    ),
    find=find,
)

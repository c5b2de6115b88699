"""open-list: the list of owners ends in 等."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Severity
from dutygraph.queries.gaps.rule import Finding, Rule


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Clauses whose list of parties is left open."""
    for task in graph.tasks.values():
        for clause in task.clauses:
            if clause.open_list:
                yield Finding(task, clause.span, {})


RULE = Rule(
    name="open-list",
    severity=Severity.LOW,
    meaning=Text("责任单位名单以“等”结尾，没有列全。", "The list of units is left open (等)."),
    message=Text("{number} {title}：责任单位名单以“等”结尾", "{number} {title}: the list of units ends in 等"),
    suggestion=Text("列全责任单位，或删去“等”。", "Complete the list, or close it."),
    find=find,
)

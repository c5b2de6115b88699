"""no-deadline: no date for any part of a task."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Severity
from dutygraph.queries.gaps.rule import Finding, Rule


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Tasks without a deadline in their duties or clauses; a standing one (长期坚持) counts as a deadline."""
    for task in graph.tasks.values():
        if not any(True for _ in task.deadlines()):
            yield Finding(task, task.span, {})


RULE = Rule(
    name="no-deadline",
    severity=Severity.LOW,
    meaning=Text("任务没有单独写明完成时限。", "No part of the task has a deadline of its own."),
    message=Text("{number} {title}：没有写明完成时限", "{number} {title}: no deadline of its own"),
    suggestion=Text(
        "写明完成时限；以规划期末为限的、需要长期坚持的，也请注明。",
        "Set a date; where it is the end of the plan, or the work is a standing one, say so.",
    ),
    find=find,
)

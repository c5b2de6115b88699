"""no-target: nothing measurable in a task."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Severity
from dutygraph.queries.gaps.rule import Finding, Rule


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Tasks none of whose duties has a target."""
    for task in graph.tasks.values():
        if not any(duty.targets for duty in task.duties):
            yield Finding(task, task.span, {})


RULE = Rule(
    name="no-target",
    severity=Severity.LOW,
    meaning=Text("任务没有可衡量的指标。", "Nothing in the task can be measured."),
    message=Text("{number} {title}：没有可衡量的指标", "{number} {title}: no measurable target"),
    suggestion=Text("补充可衡量的指标。", "Add a measurable target."),
    find=find,
)

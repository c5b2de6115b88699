"""no-target: nothing measurable in a task."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Severity
from dutygraph.queries.gaps.rule import Finding, Rule
from dutygraph.text.targets import asks_for_all


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Tasks none of whose duties has a target, or asks for all of something: 全部纳入监管, 全面完成治理."""
    for task in graph.tasks.values():
        duties = task.duties
        if not any(duty.targets for duty in duties) and not any(asks_for_all(duty.text) for duty in duties):
            yield Finding(task, task.span, {})


RULE = Rule(
    name="no-target",
    severity=Severity.LOW,
    meaning=Text("任务没有写明可衡量的指标。", "Nothing in the task can be measured."),
    message=Text("{number} {title}：没有写明可衡量的指标", "{number} {title}: no measurable target"),
    suggestion=Text(
        "补充可衡量的指标；难以量化的，写明要交付的成果（如文件、平台）。",
        "Add a measurable target; where there is none, say what is to be delivered (a document, a platform).",
    ),
    find=find,
)

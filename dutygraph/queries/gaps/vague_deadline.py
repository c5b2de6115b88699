"""vague-deadline: words of time that fix no date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Severity
from dutygraph.queries.gaps.rule import Finding, Rule
from dutygraph.text.words import VAGUE_TIMES


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Duties that say 尽快, 适时 or the like and have no date."""
    for task in graph.tasks.values():
        for duty in task.duties:
            words = [word for word in VAGUE_TIMES if word in duty.text]
            if words and not duty.deadlines:
                yield Finding(task, duty.span, {"words": "、".join(words)})


RULE = Rule(
    name="vague-deadline",
    severity=Severity.LOW,
    meaning=Text("有时间要求，但说不出是哪一天。", "A time is asked for, but no date can be told from it."),
    message=Text("{number} {title}：时间要求含糊（{words}）", "{number} {title}: the time is vague ({words})"),
    suggestion=Text("把“{words}”改为具体日期。", "Replace “{words}” by a date."),
    find=find,
)

"""groups-only: nobody named that one could ring up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Severity
from dutygraph.queries.gaps.rule import Finding, Rule


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Clauses whose every party is a group (泛称)."""
    for task in graph.tasks.values():
        for clause in task.clauses:
            if clause.assignments and all(a.is_group for a in clause.assignments):
                yield Finding(task, clause.span, {"groups": "、".join(clause.groups)})


RULE = Rule(
    name="groups-only",
    severity=Severity.MEDIUM,
    meaning=Text("只写了泛称，没有具体单位。", "Only groups of unnamed units are given, no unit."),
    message=Text(
        "{number} {title}：只有泛称（{groups}），没有具体单位", "{number} {title}: only groups ({groups}), no unit"
    ),
    suggestion=Text(
        "写明泛称所指的具体单位，或指定一个牵头单位。", "Name the units that are meant, or at least a lead."
    ),
    find=find,
)

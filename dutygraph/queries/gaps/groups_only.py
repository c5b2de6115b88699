"""groups-only: nobody named that one could ring up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.unowned import Mark
from dutygraph.messages import Text
from dutygraph.model import Severity
from dutygraph.queries.gaps.rule import Finding, Rule


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Clauses whose every party is a group (泛称); and in each task the first duty without a clause whose own words say that
    a group has to act: 各级各有关部门要…. Not those who have a role by the plan itself (牵头单位), nor where the text names a
    unit beside it, or something behind it may charge one with it and was not understood.
    """
    marked = {task.id: (duty, groups) for task, duty, mark, groups in graph.unowned if mark is Mark.GROUPS}
    for plan in graph.plans:
        for task in plan.tasks:
            for clause in task.clauses:
                if clause.assignments and all(a.is_group for a in clause.assignments):
                    yield Finding(task, clause.span, {"groups": "、".join(clause.groups)})
            if task.id in marked:
                duty, groups = marked[task.id]
                yield Finding(task, duty.span, {"groups": "、".join(groups)})


RULE = Rule(
    name="groups-only",
    severity=Severity.MEDIUM,
    meaning=Text(
        "责任单位只写了泛称（如“各有关部门”），没有具体单位。",
        "Only groups of unnamed units are charged with it (各有关部门), no unit.",
    ),
    message=Text(
        "{number} {title}：只写了泛称（{groups}），没有具体单位", "{number} {title}: only groups ({groups}), no unit"
    ),
    suggestion=Text(
        "写明泛称所指的具体单位，或指定一个牵头单位。", "Name the units that are meant, or at least a lead."
    ),
    find=find,
)

"""no-lead: owners, but no lead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Role, Severity
from dutygraph.queries.gaps.rule import Finding, Rule


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Clauses that name units, none of them as lead."""
    for task in graph.tasks.values():
        for clause in task.clauses:
            named = [a.party for a in clause.assignments if not a.is_group]
            if named and not any(a.role is Role.LEAD for a in clause.assignments):
                yield Finding(task, clause.span, {"count": str(len(named)), "first": named[0]})


RULE = Rule(
    name="no-lead",
    severity=Severity.MEDIUM,
    meaning=Text("列出了责任单位，但没有写明由谁牵头。", "Units are named, but none of them as lead."),
    message=Text(
        "{number} {title}：列出{count}个单位，没有写明牵头单位",
        "{number} {title}: {count} units are named, none as lead",
    ),
    suggestion=Text(
        "明确牵头单位；如约定列第一位者（{first}）牵头，请在文中写明。",
        "Name the lead; if the first in the list ({first}) is meant, say so in the text.",
    ),
    find=find,
)

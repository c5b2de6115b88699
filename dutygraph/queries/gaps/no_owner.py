"""no-owner: work, but nobody named."""

from __future__ import annotations

from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Severity
from dutygraph.queries.gaps.rule import Finding, Rule
from dutygraph.queries.gaps.unread_clause import unread_in


def find(graph: DutyGraph) -> Iterator[Finding]:
    """Tasks without a clause, and duties that no clause of their task governs; none where something was not understood."""
    for plan in graph.plans:
        unread = unread_in(plan)
        for task in plan.tasks:
            suspects = unread.get(task.number, [])
            if not task.clauses:
                if task.duties and not suspects:
                    yield Finding(task, task.duties[0].span, {"what": task.title})
                continue
            for duty in task.duties:
                if not task.clauses_of(duty) and duty.span not in suspects:
                    yield Finding(task, duty.span, {"what": duty.text})


RULE = Rule(
    name="no-owner",
    severity=Severity.HIGH,
    meaning=Text("有工作任务，但没有写明任何责任单位。", "There is work to do, but nobody is named for it."),
    message=Text("{number}：“{what}”没有写明责任单位", "{number}: nobody is named for “{what}”"),
    suggestion=Text("补充牵头单位和责任单位。", "Name a lead and the units that share the work."),
    find=find,
)

"""no-owner: work, but nobody named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.unowned import Mark
from dutygraph.messages import Text
from dutygraph.model import Severity
from dutygraph.queries.gaps.rule import Finding, Rule, inner


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Tasks without a clause, and duties that no clause of their task governs.

    None whose own words say that a group has to act (各级各有关部门要…): that is ``groups-only``. None that something behind
    it in the task may charge somebody with that was not understood. Where a person accepted that those words charge
    nobody, the task is judged without them.
    """
    for task, duty, mark, _groups in graph.unowned:
        if mark is not Mark.GROUPS:
            yield Finding(task, duty.span, {"what": inner(task.title if mark is Mark.TASK else duty.text)})


RULE = Rule(
    name="no-owner",
    severity=Severity.HIGH,
    meaning=Text("有工作任务，但没有写明任何责任单位。", "There is work to do, but nobody is named for it."),
    message=Text("{number}：“{what}”没有写明责任单位", "{number}: nobody is named for “{what}”"),
    suggestion=Text("补充牵头单位和责任单位。", "Name a lead and the units that share the work."),
    find=find,
)

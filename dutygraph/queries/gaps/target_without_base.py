"""target-without-base: a target of change that does not say against what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Comparator, Plan, Severity, Target, Task
from dutygraph.queries.gaps.rule import Finding, Rule, inner
from dutygraph.text.targets import names_base

_NO_AMOUNT = Text("没有写明变化多少", "does not say by how much")
_NO_BASE = Text("没有写明和哪一年（哪个数）比", "does not say against which year or value")


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Targets of a decrease or an increase, whose sentence names no base: 死亡人数下降10%.

    Not in a plan of one year, whose base is the year before by custom, and not of growth (增长), which is said against
    the year before.
    """
    for plan in graph.plans:
        if plan.period and plan.period.first == plan.period.last:
            continue
        for target in plan.targets:
            if _lacks_base(target, target.text):
                yield _finding(plan, None, target)
        for task in plan.tasks:
            for duty in task.duties:
                for target in duty.targets:
                    if _lacks_base(target, duty.text):
                        yield _finding(plan, task, target)


def _lacks_base(target: Target, words: str) -> bool:
    is_change = target.comparator in (Comparator.DECREASE, Comparator.INCREASE)
    return is_change and not names_base(words)


def _finding(plan: Plan, task: Task | None, target: Target) -> Finding:
    where = f"{task.number} {task.title}" if task else plan.title
    lacks = _NO_AMOUNT if target.value is None else _NO_BASE
    return Finding(task, target.span, {"where": where, "target": inner(target.text), "lacks": lacks}, plan=plan.id)


RULE = Rule(
    name="target-without-base",
    severity=Severity.LOW,
    meaning=Text(
        "指标要求下降或提高，但没有写明和哪一年（哪个数）比，或者没有写明变化多少，到期无法核算。",
        "A target asks for a decrease or an increase without a base year or value, or without a number: it cannot be "
        "checked when it is due.",
    ),
    message=Text(
        "{where}：“{target}”{lacks}",
        "{where}: “{target}” {lacks}",
    ),
    suggestion=Text(
        "写明基期和基数（如“较2020年下降10%”），或改为要达到的数值。",
        "State the base year or value, or the value to be reached.",
    ),
    find=find,
)

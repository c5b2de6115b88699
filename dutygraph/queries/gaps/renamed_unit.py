"""renamed-unit: since the plan was issued, a body that it names was renamed, or ended.

A note, where ``outdated-name`` is a mistake in the plan: that one is for who mends the plan, this one for who follows it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Severity
from dutygraph.queries.gaps.ended_names import ended_names
from dutygraph.queries.gaps.rule import Finding, Rule
from dutygraph.units.dates import has_passed


def find(graph: DutyGraph, day: dt.date) -> Iterator[Finding]:
    """Names that have ended by the day asked about, but for all one knows not before the day of the plan."""
    for plan in graph.plans:
        for ended in ended_names(graph, plan, day):
            if not (plan.day and has_passed(ended.until, plan.day)):
                yield ended.finding


RULE = Rule(
    name="renamed-unit",
    severity=Severity.LOW,
    meaning=Text(
        "分工中的单位已更名或撤销（规划写明发布日期的，只算发布以后的），要按现在的名称找责任单位。",
        "A unit in the clauses was renamed or ended (since the plan was issued, where that day is known): look for it under "
        "the name it has now.",
    ),
    message=Text(
        "{number} {title}：“{name}”自{since}起{change}{now}（来源：{source}；涉及{count}处分工）",
        "{number} {title}: “{name}” has been out of use since {since}: {change}{now} (source: {source}; clauses: {count})",
    ),
    suggestion=Text(
        "向现在的单位核实任务由谁承担，并在台账中注明。",
        "Ask the unit of today whether it holds the work, and note it in the ledger.",
    ),
    find=find,
)

"""outdated-name: a clause names a body by a name that was no longer in use when the plan was issued."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Severity
from dutygraph.queries.gaps.ended_names import ended_names
from dutygraph.queries.gaps.rule import Finding, Rule


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Names that had ended for certain before the day of the plan. The day asked about does not matter."""
    for plan in graph.plans:
        if plan.day:
            yield from (ended.finding for ended in ended_names(graph, plan, plan.day))


RULE = Rule(
    name="outdated-name",
    severity=Severity.MEDIUM,
    meaning=Text(
        "规划发布时，分工中的名称已经不用：单位此前已更名或撤销。",
        "When the plan was issued a name in its clauses was out of use: the body had been renamed, or had ended.",
    ),
    message=Text(
        "{number} {title}：“{name}”在规划发布前就已不用，自{since}起{change}{now}（来源：{source}；涉及{count}处分工）",
        "{number} {title}: “{name}” was out of use before the plan was issued, since {since}: {change}{now} "
        "(source: {source}; clauses: {count})",
    ),
    suggestion=Text(
        "核对是哪个单位，改用规划发布时的名称。", "Check which body is meant, and name it as it was called then."
    ),
    find=find,
)

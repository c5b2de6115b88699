"""assigned-twice: one unit stands twice in the clauses of a duty."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Assignment, Clause, Plan, Severity
from dutygraph.queries.gaps.rule import Finding, Rule
from dutygraph.text.marks import mend

#: What stands around a whole name in a clause.
_BEFORE, _BEHIND = (
    r"(?:^|(?<=[：、，；（【〔|\s和及与由同]))",
    r"(?=$|[、，；。：）】〕|\s和及与等会]|牵头|负责|配合|参与|参加|协助|协办|指导|督|按|为)",
)


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Units that stand twice in one clause, by one name or by two, or in two clauses behind the same sentences.

    Not where a clause gives each its part: one unit may have two.
    """
    for plan in graph.plans:
        for task in plan.tasks:
            for duties in dict.fromkeys(clause.duties for clause in task.clauses):
                clauses = [clause for clause in task.clauses if clause.duties == duties]
                for clause, names in _twice(graph, plan, clauses):
                    yield Finding(task, clause.span, {"names": names})


def _twice(graph: DutyGraph, plan: Plan, clauses: Iterable[Clause]) -> Iterator[tuple[Clause, str]]:
    """The names of each unit that stands twice, with the clause where it stands the second time."""
    met: dict[str, list[Assignment]] = {}
    for clause in clauses:
        if clause.scope or any(a.scope for a in clause.assignments):
            continue
        quote = mend(clause.span.quote)
        for assignment in clause.assignments:
            if assignment.is_group:
                continue
            known = met.setdefault(graph.registry.party_of(plan, assignment.party).name, [])
            known.append(assignment)
            if len(known) > 1:
                yield clause, "、".join(dict.fromkeys(one.party for one in known))
            elif _count(assignment.party, quote) > 1:
                yield clause, assignment.party


def _count(name: str, quote: str) -> int:
    """How often a quote has a name, by itself and not in a longer one."""
    if quote.count(name) < 2:
        return 0
    return len(re.findall(f"{_BEFORE}{re.escape(name)}{_BEHIND}", quote))


RULE = Rule(
    name="assigned-twice",
    severity=Severity.LOW,
    meaning=Text(
        "同一单位在一项任务的分工中出现两次（两种角色，或用了两个名称）。",
        "One unit stands twice in the clauses of a duty: in two roles, or by two names.",
    ),
    message=Text(
        "{number} {title}：同一单位在分工中出现两次（{names}）",
        "{number} {title}: one unit stands twice in the clause ({names})",
    ),
    suggestion=Text("只保留一处，写明它的角色。", "Keep one of them, with its role."),
    find=find,
)

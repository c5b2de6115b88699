"""joint-lead-unranked: several units lead together, and nothing says who is the first or who does which part."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Clause, Plan, Role, Severity, Span
from dutygraph.queries.gaps.parties import is_local
from dutygraph.queries.gaps.rule import Finding, Rule

#: 总牵头单位：A 牵头单位：B ranks them.
_RANKED = re.compile("总牵头|总负责|负总责|第一牵头|主牵头")
#: X、Y负责，Z配合: both are charged, but nobody is called the lead.
_LEADS = re.compile("牵头|主办|主责|统筹")


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Clauses that two or more named units lead, each all of it: A、B牵头. A clause of several tasks is told once.

    Not A会同B, where A is the first; not A、B负责，C配合, which calls nobody the lead; not A负责…，B负责…, where each has
    its part; not behind a rule by which the first in a list leads; not where each leads in a place of its own.
    """
    for plan in graph.plans:
        told: set[Span] = set()
        for task in plan.tasks:
            for clause in task.clauses:
                leads = _joint_leads(graph, plan, clause)
                if len(leads) > 1 and clause.span not in told and not _is_ranked(plan, clause):
                    told.add(clause.span)
                    yield Finding(task, clause.span, {"leads": "、".join(leads)})


def _joint_leads(graph: DutyGraph, plan: Plan, clause: Clause) -> list[str]:
    """Those who lead all of it, by their printed names, one name a unit."""
    leads = {
        graph.registry.party_of(plan, a.party).name: a.party
        for a in clause.assignments
        if a.role is Role.LEAD and not a.is_group and not a.scope
    }
    return [printed for name, printed in leads.items() if not is_local(name, plan.region)]


def _is_ranked(plan: Plan, clause: Clause) -> bool:
    """Whether the clause, or a rule of the document on the order of names, says who is the first, or that nobody leads."""
    quote = clause.span.quote
    if _RANKED.search(quote) or ("负责" in quote and not _LEADS.search(quote)):
        return True
    return any(rule.kind.startswith("first-leads") and rule.span.start < clause.span.end for rule in plan.conventions)


RULE = Rule(
    name="joint-lead-unranked",
    severity=Severity.LOW,
    meaning=Text(
        "几个单位共同牵头，没有写明以谁为主、各管哪一部分。",
        "Several units lead together, and the text does not say who is the first or who does which part.",
    ),
    message=Text(
        "{number} {title}：{leads}共同牵头，没有写明以谁为主",
        "{number} {title}: {leads} lead together, none of them first",
    ),
    suggestion=Text(
        "明确一个总牵头单位（如“甲会同乙”），或写明各自负责的部分。",
        "Name one as the first (A会同B), or state the part of each.",
    ),
    find=find,
)

"""conflicting-leads: the same act on the same thing is led by different units."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Clause, Duty, Plan, Role, Severity, Task
from dutygraph.queries.gaps.rule import Finding, Rule
from dutygraph.text.acts import Act, act_of, is_safeguard, is_same_act, name_other_things
from dutygraph.units.names import find_abbreviation

#: What stands in more places, or under more leads, is what every plan says.
_MOST_PLACES, _MOST_LEADS = 12, 3
#: A body that acts in a place of its own: 平川县政府, 青岛市应急局.
_LOCAL = re.compile(r"政府$|[省市县区州盟旗]委$|管委会|办事处|^[^城社园辖省]{2,5}[市县区州盟旗镇乡](?![场政容])")
_LAST_NUMBER = re.compile(r"(?:（[^（）]*）|[^（）.]+)$")
#: What the title of a plan has beside what the plan is about: “十四五”, （征求意见稿）, 实施方案.
_TIME_AND_STATE = re.compile(r"[“\"]?十[一二三四五六七]五[”\"]?(?:时期)?|[（(].*?[)）]|\d{4}年?|[—－-]")
_KIND = re.compile(
    "(?:(?:专项|总体|发展)?规划|(?:实施|工作|行动)?方案|(?:行动|工作)?计划|(?:实施|指导)?意见|通知|要点|办法)$"
)


class _Led(NamedTuple):
    """A duty that named units lead."""

    plan: Plan
    task: Task
    duty: Duty
    act: Act
    clause: Clause  # the first that names a lead
    leads: dict[str, str]  # identity → name as printed


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Pairs of duties that ask for the same and are led by units none of which leads both; each pair of leads once.

    Only where the two can meet: in plans of one region and of years that overlap, below headings that do not tell that
    each is about a thing of its own, charged to named units of the whole region without a scope.
    """
    led = [one for plan in graph.plans for one in _led(graph, plan)]
    told: set[tuple[int, int]] = set()
    for positions in _alike(led):
        same = [(i, j) for i, j in combinations(positions, 2) if is_same_act(led[i].act, led[j].act)]
        if len({frozenset(led[position].leads) for pair in same for position in pair}) > _MOST_LEADS:
            continue
        of_leads: set[frozenset[str]] = set()
        for pair in same:
            first, second = led[pair[0]], led[pair[1]]
            both = frozenset((*first.leads, *second.leads))
            if pair not in told and both not in of_leads and _can_meet(first, second) and _differ(graph, first, second):
                told.add(pair)
                of_leads.add(both)
                yield _finding(first, second)


def _led(graph: DutyGraph, plan: Plan) -> Iterator[_Led]:
    titles = {section.number: section.title for section in plan.sections}
    for task in plan.tasks:
        if is_safeguard(task.title) or is_safeguard(titles.get(task.chapter, "")):
            continue
        for duty in task.duties:
            clauses = task.clauses_of(duty)
            leads = [a for clause in clauses for a in clause.assignments if a.role is Role.LEAD]
            if not leads or any(a.is_group or a.scope for a in leads) or any(clause.scope for clause in clauses):
                continue
            names = {graph.registry.party_of(plan, a.party).name: a.party for a in leads}
            is_local = any(_LOCAL.search(name.removeprefix(plan.region)) for name in names)
            if not is_local and (act := act_of(duty.text)):
                yield _Led(plan, task, duty, act, next(c for c in clauses if c.units(Role.LEAD)), names)


def _alike(led: list[_Led]) -> Iterator[list[int]]:
    """Positions of the duties that have a part of their sentence in common."""
    holders: dict[str, list[int]] = defaultdict(list)
    for position, one in enumerate(led):
        for part in one.act:
            holders[part].append(position)
    return (positions for positions in holders.values() if 1 < len(positions) <= _MOST_PLACES)


def _can_meet(first: _Led, second: _Led) -> bool:
    """Whether two sentences can be about the same thing, by the plans and the headings they stand below."""
    one, other = first.plan, second.plan
    if one.region != other.region:
        return False
    if one.period and other.period and (one.period.last < other.period.first or other.period.last < one.period.first):
        return False
    text = first.duty.text
    is_listed = one is other and _parent(first.task) == _parent(second.task)
    if name_other_things(first.task.title, second.task.title, text, are_listed_together=is_listed):
        return False
    if one is other:
        return True
    about, other_about = _about(one), _about(other)
    is_version = about == other_about  # two versions of one plan: to be compared, not held against each other
    return not is_version and not name_other_things(about, other_about, text, are_listed_together=False)


def _about(plan: Plan) -> str:
    """What a plan is about: 安全生产 of 山东省“十四五”安全生产规划."""
    return _KIND.sub("", _TIME_AND_STATE.sub("", plan.title.removeprefix(plan.region)))


def _differ(graph: DutyGraph, first: _Led, second: _Led) -> bool:
    """Whether no lead of the one may be a lead of the other, by another name or as a part of it."""
    return not any(_may_be_one(graph, one, other) for one in first.leads.items() for other in second.leads.items())


def _may_be_one(graph: DutyGraph, one: tuple[str, str], other: tuple[str, str]) -> bool:
    names = [(short, long) for short in one for long in other]
    if any(
        long.startswith(short) or short.startswith(long) or find_abbreviation(short, {long: [long]})
        for short, long in names
    ):
        return True
    return other[0] == graph.units[one[0]].parent or one[0] == graph.units[other[0]].parent


def _parent(task: Task) -> str:
    return _LAST_NUMBER.sub("", task.number)


def _finding(first: _Led, second: _Led) -> Finding:
    """The finding stands at the later of the two."""
    where = f"{first.task.number} {first.task.title}"
    values = {
        "leads": "、".join(second.leads.values()),
        "other": where if first.plan is second.plan else f"《{first.plan.title}》{where}",
        "other_leads": "、".join(first.leads.values()),
    }
    also = (second.clause.span, first.duty.span, first.clause.span)
    return Finding(second.task, second.duty.span, values, first.task, also)


RULE = Rule(
    name="conflicting-leads",
    severity=Severity.HIGH,
    meaning=Text(
        "同一件事，不同的地方写了不同的牵头单位。", "The same work is led by different units in different places."
    ),
    message=Text(
        "{number} {title}：此处由{leads}牵头，同一举措在“{other}”中由{other_leads}牵头",
        "{number} {title}: led by {leads} here; the same duty in “{other}” by {other_leads}",
    ),
    suggestion=Text(
        "明确由哪个单位牵头；如各管一段，请分别写明范围。",
        "Settle which unit leads; if each has its own part, state the scope of each.",
    ),
    find=find,
)

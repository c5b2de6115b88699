"""Duties that ask for the same act on the same thing, found through the parts of their sentences, not pair by pair."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Clause, Duty, Plan, Role, Task
from dutygraph.text.acts import Act, act_of, is_safeguard, is_same_act, name_other_things

#: What stands in more places is what every plan says.
_MOST_PLACES = 12
_LAST_NUMBER = re.compile(r"(?:（[^（）]*）|[^（）.]+)$")
#: What the title of a plan has beside what the plan is about: “十四五”, （征求意见稿）, 实施方案.
_TIME_AND_STATE = re.compile(r"[“\"]?十[一二三四五六七]五[”\"]?(?:时期)?|[（(].*?[)）]|\d{4}年?|[—－-]")
_KIND = re.compile(
    "(?:(?:专项|总体|发展)?规划|(?:实施|工作|行动)?方案|(?:行动|工作)?计划|(?:实施|指导)?意见|通知|要点|办法)$"
)


class Owned(NamedTuple):
    """A duty that a clause charges somebody with, and what it asks for."""

    plan: Plan
    task: Task
    duty: Duty
    act: Act
    clauses: tuple[Clause, ...]
    leads: dict[str, str]
    """Canonical name → name as printed; {} where nobody leads."""
    owners: frozenset[str]
    """Canonical names of those who lead, or else of those who share it."""

    @property
    def clause(self) -> Clause:
        """The clause that names the lead, else the first."""
        return next((clause for clause in self.clauses if clause.units(Role.LEAD)), self.clauses[0])

    @property
    def is_led_by_group(self) -> bool:
        return any(a.is_group and a.role is Role.LEAD for clause in self.clauses for a in clause.assignments)

    @property
    def has_scope(self) -> bool:
        """Whether the clause, or a lead, has only a part of it."""
        return any(
            clause.scope or any(a.scope for a in clause.assignments if a.role is Role.LEAD) for clause in self.clauses
        )

    def can_meet(self, other: Owned) -> bool:
        """Whether both can be about the same thing, by their plans and the headings they stand below.

        They can in plans of one region and of years that overlap, below headings that do not tell that each is about a
        thing of its own.
        """
        one, two = self.plan, other.plan
        if one.region != two.region:
            return False
        if one.period and two.period and (one.period.last < two.period.first or two.period.last < one.period.first):
            return False
        text = self.duty.text
        is_listed = one is two and _parent(self.task) == _parent(other.task)
        if name_other_things(self.task.title, other.task.title, text, are_listed_together=is_listed):
            return False
        if one is two:
            return True
        about, other_about = _about(one), _about(two)
        is_version = about == other_about  # two versions of one plan: to be compared, not held against each other
        return not is_version and not name_other_things(about, other_about, text, are_listed_together=False)


def owned_duties(graph: DutyGraph) -> Iterator[Owned]:
    """The duties that say something of their own and that somebody is charged with, outside what carries a plan out."""
    for plan in graph.plans:
        titles = {section.number: section.title for section in plan.sections}
        for task in plan.tasks:
            if is_safeguard(task.title) or is_safeguard(titles.get(task.chapter, "")):
                continue
            for duty in task.duties:
                clauses = task.clauses_of(duty)
                if clauses and (act := act_of(duty.text)):
                    leads, owners = _owners(graph, plan, clauses)
                    yield Owned(plan, task, duty, act, clauses, leads, owners)


def find_alike(duties: Iterable[Owned]) -> Iterator[list[tuple[Owned, Owned]]]:
    """Pairs that ask for the same, those with one part of their sentences in common together, the earlier first.

    A pair may come more than once.
    """
    holders: dict[str, list[Owned]] = defaultdict(list)
    for duty in duties:
        for part in duty.act:
            holders[part].append(duty)
    for alike in holders.values():
        if 1 < len(alike) <= _MOST_PLACES:
            yield [(one, other) for one, other in combinations(alike, 2) if is_same_act(one.act, other.act)]


def place_of(duty: Owned, seen_from: Owned) -> str:
    """Where a duty stands, in words: its task, and its plan where that is another."""
    where = f"{duty.task.number} {duty.task.title}"
    return where if duty.plan is seen_from.plan else f"《{duty.plan.title}》{where}"


def _owners(graph: DutyGraph, plan: Plan, clauses: tuple[Clause, ...]) -> tuple[dict[str, str], frozenset[str]]:
    charged = [a for clause in clauses for a in clause.assignments]
    leads = {graph.registry.party_of(plan, a.party).name: a.party for a in charged if a.role is Role.LEAD}
    sharing = (graph.registry.party_of(plan, a.party).name for a in charged if a.role is Role.SHARED)
    return leads, frozenset(leads or sharing)


def _about(plan: Plan) -> str:
    """What a plan is about: 安全生产 of 山东省“十四五”安全生产规划."""
    return _KIND.sub("", _TIME_AND_STATE.sub("", plan.title.removeprefix(plan.region)))


def _parent(task: Task) -> str:
    return _LAST_NUMBER.sub("", task.number)

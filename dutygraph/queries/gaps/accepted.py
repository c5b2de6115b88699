"""Findings that people accepted: what tells a finding from others of its rule, and which of them an acceptance is for."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Acceptance, Plan
from dutygraph.queries.gaps.rule import Gap
from dutygraph.text.marks import mend

#: How much of the words must be the same, from 0 to 1, for a finding to be one whose text changed.
_ALIKE = 0.5


def acceptance_of(gap: Gap, reason: str, on: dt.date, by: str = "") -> Acceptance:
    """The record that accepts a gap. Printed numbers of tasks are no part of what it goes by, since they move."""
    task = gap.task
    tasks = [each for each in (task, gap.finding.other) if each]
    titles = {each.span: each.title for each in tasks}
    told = [value for key, value in gap.finding.values.items() if key not in gap.finding.changing]
    about = "、".join(value.zh if isinstance(value, Text) else value for value in told)
    for each in tasks:
        about = about.replace(f"{each.number} ", "")
    return Acceptance(
        gap.rule.name,
        task.title if task else "",
        " / ".join(titles.get(span) or mend(span.quote) for span in gap.quotes),
        reason,
        on,
        by,
        task.number if task else "",
        about,
    )


def with_acceptances(graph: DutyGraph, gaps: Sequence[Gap]) -> list[Gap]:
    """The gaps, each with the acceptance that holds for it, or the one that held before its text changed.

    What was said last counts. A gap about all plans together is accepted when it is in each of them.
    """
    accepted = {plan.id: _Accepted.of(plan) for plan in graph.plans if plan.acceptances}
    if not accepted:
        return list(gaps)
    judged = []
    kept: set[int] = set()  # identities of the acceptances that still have their finding
    for gap in gaps:
        plans = [gap.plan] if gap.plan else [plan.id for plan in graph.plans]
        own = acceptance_of(gap, "", dt.date.min)
        said = [accepted[plan].find(own) if plan in accepted else None for plan in plans]
        kept.update(id(one) for one in said if one)
        judged.append(gap._replace(accepted=said[0]) if all(said) else gap)
    lapsed = [(of, one) for of in accepted.values() for one in of.by_identity.values() if id(one) not in kept]
    return _with_lapsed(judged, lapsed) if lapsed else judged


class _Accepted(NamedTuple):
    """What was accepted of one plan."""

    plan: Plan
    titles: Counter[str]  # how many tasks have each title
    by_identity: dict[tuple[str, ...], Acceptance]

    @classmethod
    def of(cls, plan: Plan) -> _Accepted:
        empty = cls(plan, Counter(task.title for task in plan.tasks), {})
        return empty._replace(by_identity={empty.identity(one): one for one in plan.acceptances})

    def identity(self, one: Acceptance) -> tuple[str, ...]:
        """What tells a finding from others: the number only where the title does not tell the task."""
        is_told = one.title and self.titles[one.title] <= 1
        return one.rule, one.title, one.quote, one.about, "" if is_told else one.number

    def find(self, own: Acceptance) -> Acceptance | None:
        return self.by_identity.get(self.identity(own))

    def place(self, one: Acceptance) -> str:
        """Where a lapsed acceptance stood: the title of its task, or the task that has its number now; '' for the plan."""
        if self.titles[one.title] == 1 or not one.number:
            return one.title
        return next((task.title for task in self.plan.tasks if task.number == one.number), one.title)


def _with_lapsed(gaps: list[Gap], lapsed: Sequence[tuple[_Accepted, Acceptance]]) -> list[Gap]:
    """Each acceptance whose text has changed goes to the gap of its rule in its task, or in its plan, that is most like it."""
    places: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for position, gap in enumerate(gaps):
        if not gap.accepted:
            places[gap.plan, gap.rule.name, gap.task.title if gap.task else ""].append(position)
    noted = list(gaps)
    for of, one in lapsed:
        title = of.place(one)
        found = places.get((of.plan.id, one.rule, title), [])
        likeness, position = max(((_likeness(gaps[position], one), position) for position in found), default=(0, 0))
        if likeness >= _ALIKE or (title and len(found) == 1):
            noted[position] = noted[position]._replace(lapsed=one)
    return noted


def _likeness(gap: Gap, accepted: Acceptance) -> float:
    from difflib import SequenceMatcher

    own = acceptance_of(gap, "", dt.date.min)
    return SequenceMatcher(None, own.quote + own.about, accepted.quote + accepted.about, autojunk=False).ratio()

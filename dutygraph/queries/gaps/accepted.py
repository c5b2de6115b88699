"""Findings that a person accepted: what tells a finding from the others, and which acceptances still fit one."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Acceptance, Plan
from dutygraph.queries.gaps.rule import Gap
from dutygraph.text.marks import mend


class Accepted(NamedTuple):
    """An acceptance of a plan, and the gaps that it holds for: none where the text has changed.

    ``is_looked_for`` is False where its rule was not looked for, so that nobody can tell.
    """

    plan: Plan
    acceptance: Acceptance
    gaps: list[Gap]
    is_looked_for: bool

    @property
    def is_gone(self) -> bool:
        """Whether its rule was looked for and it fits nothing any more."""
        return self.is_looked_for and not self.gaps


def accept(gap: Gap, reason: str, on: dt.date) -> Acceptance:
    """The record that accepts a gap."""
    task = gap.task
    return Acceptance(
        gap.rule.name,
        task.title if task else "",
        quote_of(gap),
        reason,
        on,
        task.number if task else "",
        "" if gap.quotes else "、".join(gap.finding.values.values()),
    )


def quote_of(gap: Gap) -> str:
    """The words that show a gap, mended; of a task's heading the title, since numbers move."""
    headings = {task.span: task.title for task in (gap.finding.task, gap.finding.other) if task}
    return " / ".join(headings.get(span) or mend(span.quote) for span in gap.quotes)


def fit(graph: DutyGraph, gaps: Sequence[Gap], looked_for: Collection[str]) -> list[Accepted]:
    """Every acceptance of the plans, in the order they were said, with those of the gaps that it holds for.

    One of a plan holds for gaps in that plan, and for those in all plans that are asked together.
    """
    of_rules = {acceptance.rule for plan in graph.plans for acceptance in plan.acceptances}
    if not of_rules:
        return []
    shared = {plan.id: _shared_titles(plan) for plan in graph.plans}
    found: dict[tuple[str, ...], list[Gap]] = defaultdict(list)
    for gap in gaps:
        if gap.rule.name in of_rules:
            found[gap.plan, *_identity(accept(gap, "", dt.date.min), shared.get(gap.plan, set()))].append(gap)
    return [
        Accepted(
            plan,
            acceptance,
            [gap for where in (plan.id, "") for gap in found.get((where, *identity), ())],
            acceptance.rule in looked_for,
        )
        for plan in graph.plans
        for acceptance in plan.acceptances
        for identity in [_identity(acceptance, shared[plan.id])]
    ]


def _identity(acceptance: Acceptance, shared_titles: Collection[str]) -> tuple[str, ...]:
    number = acceptance.number if acceptance.title in shared_titles else ""
    return acceptance.rule, acceptance.title, acceptance.quote, acceptance.about, number


def _shared_titles(plan: Plan) -> set[str]:
    """The titles that more than one task of the plan has."""
    return {title for title, count in Counter(task.title for task in plan.tasks).items() if count > 1}

"""What a gap rule is made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from dutygraph.graph.doubts import doubts
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang, Text
from dutygraph.model import Plan, Severity, Span, Task


class Finding(NamedTuple):
    """One place where a rule fires: the task, the words that show it, and what the rule's texts name.

    Where two tasks do not go together, ``other`` is the second, and ``also`` are the other words that show it. A
    finding about a whole plan has no task but the ``plan``'s id ('' for all plans together); one about something that
    is written nowhere has no evidence.
    """

    task: Task | None
    evidence: Span | None
    values: dict[str, str]
    other: Task | None = None
    also: tuple[Span, ...] = ()
    plan: str = ""


class Rule(NamedTuple):
    """A gap rule.

    ``meaning`` defines it; ``message`` says what was found and ``suggestion`` what would close it, both with the
    finding's values and ``{number}`` and ``{title}`` of its task. ``find`` gives what is wrong on a day.
    """

    name: str
    severity: Severity
    meaning: Text
    message: Text
    suggestion: Text
    find: Callable[[DutyGraph, dt.date], Iterable[Finding]]


def noted(graph: DutyGraph, code: str) -> Iterator[tuple[Task, Span]]:
    """What :func:`noted_in` finds in the plans of a graph."""
    for plan in graph.plans:
        yield from noted_in(plan, code)


def noted_in(plan: Plan, code: str) -> Iterator[tuple[Task, Span]]:
    """Every diagnostic of this kind that no person accepted, with the task it stands in (before the first: the first)."""
    return ((task, diagnostic.span) for _, diagnostic, task in doubts(plan, code))


class Gap(NamedTuple):
    """A finding of a rule."""

    rule: Rule
    finding: Finding

    @property
    def task(self) -> Task | None:
        """The task it is about, None where it is about a whole plan or all of them."""
        return self.finding.task

    @property
    def plan(self) -> str:
        """The id of the plan it is about, '' where it is about all of them."""
        return self.task.plan if self.task else self.finding.plan

    @property
    def evidence(self) -> Span | None:
        """The words that show it, None where it is about something that is written nowhere."""
        return self.finding.evidence

    @property
    def quotes(self) -> tuple[Span, ...]:
        """All words that show it, the evidence first."""
        return ((self.evidence,) if self.evidence else ()) + self.finding.also

    def message(self, lang: Lang) -> str:
        return self._said(self.rule.message, lang)

    def suggestion(self, lang: Lang) -> str:
        return self._said(self.rule.suggestion, lang)

    def _said(self, text: Text, lang: Lang) -> str:
        of_task = {"number": self.task.number, "title": self.task.title} if self.task else {}
        return text.render(lang, **of_task, **self.finding.values)

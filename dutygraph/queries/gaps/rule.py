"""What a gap rule is made of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang, Text
from dutygraph.model import Plan, Severity, Span, Task


class Finding(NamedTuple):
    """One place where a rule fires: the task, the words that show it, and what the rule's texts name."""

    task: Task
    evidence: Span
    values: dict[str, str]


class Rule(NamedTuple):
    """A gap rule.

    ``meaning`` defines it; ``message`` says what was found and ``suggestion`` what would close it, both with the
    finding's values and ``{number}`` and ``{title}`` of its task.
    """

    name: str
    severity: Severity
    meaning: Text
    message: Text
    suggestion: Text
    find: Callable[[DutyGraph], Iterable[Finding]]


def noted_in(plan: Plan, code: str) -> dict[str, list[Span]]:
    """Where a diagnostic stands, by the number of the task it stands in (before the first task: the first)."""
    starts = [task.span.start for task in plan.tasks]
    noted: dict[str, list[Span]] = {}
    for diagnostic in plan.diagnostics:
        if diagnostic.code == code and starts:
            task = plan.tasks[max(0, bisect_right(starts, diagnostic.span.start) - 1)]
            noted.setdefault(task.number, []).append(diagnostic.span)
    return noted


class Gap(NamedTuple):
    """A finding of a rule."""

    rule: Rule
    task: Task
    evidence: Span
    values: dict[str, str]

    def message(self, lang: Lang) -> str:
        return self.rule.message.render(lang, number=self.task.number, title=self.task.title, **self.values)

    def suggestion(self, lang: Lang) -> str:
        return self.rule.suggestion.render(lang, number=self.task.number, title=self.task.title, **self.values)

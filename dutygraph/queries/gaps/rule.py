"""What a gap rule is made of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang, Text
from dutygraph.model import Plan, Severity, Span, Task


class Finding(NamedTuple):
    """One place where a rule fires: the task, the words that show it, and what the rule's texts name.

    Where two tasks do not go together, ``other`` is the second, and ``also`` are the other words that show it.
    """

    task: Task
    evidence: Span
    values: dict[str, str]
    other: Task | None = None
    also: tuple[Span, ...] = ()


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


def noted(graph: DutyGraph, code: str) -> Iterator[tuple[Task, Span]]:
    """What :func:`noted_in` finds in the plans of a graph."""
    for plan in graph.plans:
        yield from noted_in(plan, code)


def noted_in(plan: Plan, code: str) -> Iterator[tuple[Task, Span]]:
    """Every diagnostic of this kind that no person accepted, with the task it stands in (before the first: the first)."""
    placed = sorted(plan.tasks, key=lambda task: task.span.start)  # a person may have added tasks, or moved them
    starts = [task.span.start for task in placed]
    for diagnostic in plan.diagnostics:
        if diagnostic.code == code and diagnostic.accepted is None and placed:
            position = bisect_right(starts, diagnostic.span.start) - 1
            yield placed[max(0, position)], diagnostic.span


class Gap(NamedTuple):
    """A finding of a rule."""

    rule: Rule
    task: Task
    evidence: Span
    values: dict[str, str]
    also: tuple[Span, ...] = ()

    def message(self, lang: Lang) -> str:
        return self.rule.message.render(lang, number=self.task.number, title=self.task.title, **self.values)

    def suggestion(self, lang: Lang) -> str:
        return self.rule.suggestion.render(lang, number=self.task.number, title=self.task.title, **self.values)

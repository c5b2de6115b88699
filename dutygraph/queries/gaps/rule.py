"""What a gap rule is made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from dutygraph.graph.doubts import doubts
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang, Text, say
from dutygraph.model import Acceptance, Plan, Severity, Span, Task

_INNER_MARKS = str.maketrans("“”", "‘’")


class Finding(NamedTuple):
    """One place where a rule fires: the task, the words that show it, and what the rule's texts name.

    Where two tasks do not go together, ``other`` is the second, and ``also`` are the other words that show it. A
    finding about a whole plan has no task but the ``plan``'s id ('' for all plans together); one about something that
    is written nowhere has no evidence. A value that is a :class:`~dutygraph.messages.Text` is told in the reader's language;
    the ``changing`` ones may change while the text does not, and are no part of what tells the finding from others.
    """

    task: Task | None
    evidence: Span | None
    values: Mapping[str, str | Text]
    other: Task | None = None
    also: tuple[Span, ...] = ()
    plan: str = ""
    changing: tuple[str, ...] = ()


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


def inner(words: str) -> str:
    """Words of the text as they stand between the quotation marks of a message.

    >>> inner("到“十四五”末")
    '到‘十四五’末'
    """
    return words.translate(_INNER_MARKS)


def day_in_words(day: str) -> Text:
    """A day, as exactly as it is known (:mod:`dutygraph.units.dates`).

    >>> day_in_words("2021-10-31").zh, day_in_words("2018-03").zh
    ('2021年10月31日', '2018年3月')
    """
    return Text("".join(f"{int(part)}{unit}" for part, unit in zip(day.split("-"), "年月日", strict=False)), day)


class Gap(NamedTuple):
    """A finding of a rule, which has the severity that the settings give it.

    ``accepted`` is what a person said to accept it; ``lapsed`` what a person said of it before its text changed.
    """

    rule: Rule
    finding: Finding
    accepted: Acceptance | None = None
    lapsed: Acceptance | None = None

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
        """What was found, and that it was accepted before its text changed."""
        found = self._said(self.rule.message, lang)
        if not self.lapsed:
            return found
        return say("gap_lapsed", lang, found=found, on=self.lapsed.on, reason=self.lapsed.reason)

    def suggestion(self, lang: Lang) -> str:
        return self._said(self.rule.suggestion, lang)

    def _said(self, text: Text, lang: Lang) -> str:
        of_task = {"number": self.task.number, "title": self.task.title} if self.task else {}
        values = self.finding.values.items()
        told = {key: value.render(lang) if isinstance(value, Text) else value for key, value in values}
        return text.render(lang, **of_task, **told)

"""Facts of a repaired text as records: each stretch that was read becomes one with the span of its source."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dutygraph.model import Citation, Clause, Deadline, Duty, Span, Target
from dutygraph.text import citations, clauses, deadlines, targets
from dutygraph.text.deadlines import Horizon
from dutygraph.text.layout import Repaired
from dutygraph.text.source import Source

#: A sentence; behind a clause in its middle it may go on with a comma, which is none of it.
SENTENCE = re.compile(r"[^。！？\n，；][^。！？\n]*(?:[。！？]+[”’』」）]*)?")
#: Most sentences have no deadline, target or citation; one look tells.
_MAY_HOLD_FACTS = re.compile(
    r"(?=[0-9《一二两三四五规月日旬底末年分季半成全应覆清零为长持常])"  # most characters go no further
    rf"(?:{'|'.join((*deadlines.SIGNS, *targets.SIGNS, *citations.SIGNS))})"
)


#: A date that is said of all the sentence: …，2024年5月底前配备到位。
_ALL_DONE = re.compile("(?:全部|全面|基本)?(?:完成|配备到位|建设到位|到位|建成)[。；]")


class Facts:
    """What stands where in one document: positions count the repaired text, spans the source."""

    def __init__(self, source: Source, repaired: Repaired, horizon: Horizon) -> None:
        self.source = source
        self.repaired = repaired
        self.text = repaired.text
        self.horizon = horizon

    def span(self, start: int, end: int) -> Span:
        """The span of a repaired stretch, which must not be empty."""
        return self.source_span(*self.repaired.source_range(start, end))

    def source_span(self, first: int, last: int) -> Span:
        """The span of a stretch of the source."""
        return Span(self.source.file, first, last, self.source.text[first:last], self.source.places.of(first))

    def words(self, start: int, end: int) -> str:
        """What a repaired stretch says: its quote, without what pages and markup put between its words."""
        return self.text[start:end].replace("\n", "")

    def duties(self, sentences: Iterable[tuple[int, int]]) -> tuple[Duty, ...]:
        """The sentences of a task as its duties, counted from 1."""
        return tuple(self.duty(order, start, end) for order, (start, end) in enumerate(sentences, 1))

    def duty(self, order: int, start: int, end: int) -> Duty:
        """One sentence with the deadlines, targets and citations in it."""
        span = self.span(start, end)
        if not _MAY_HOLD_FACTS.search(self.text, start, end):
            return Duty(order, self.words(start, end), span)
        times = self.deadlines_in(start, end)
        return Duty(
            order=order,
            text=self.words(start, end),
            span=span,
            deadlines=tuple(self.deadline(time) for time in times),
            targets=tuple(
                self.target(found, times) for found in targets.find_targets(self.text, start, end, self.horizon)
            ),
            citations=tuple(self.citations_in(start, end)),
        )

    def clause(self, start: int, end: int, reading: clauses.Reading, orders: tuple[int, ...]) -> Clause:
        """A clause as read, with the orders of the duties it governs; () where it governs the whole task."""
        return Clause(
            span=self.span(start, end),
            assignments=reading.assignments,
            basis=reading.basis,
            open_list=reading.open_list,
            scope=reading.scope,
            deadlines=tuple(self.deadline(time) for time in reading.deadlines),
            duties=orders,
        )

    def deadlines_in(self, start: int, end: int) -> list[deadlines.Reading]:
        """The deadlines that a stretch sets."""
        return list(deadlines.find_deadlines(self.text, self.horizon, start, end))

    def deadline(self, found: deadlines.Reading) -> Deadline:
        """A deadline as a record."""
        span = self.span(found.start, found.end)
        return Deadline(self.words(found.start, found.end), found.by, found.precision, span)

    def target(self, found: targets.Reading, times: list[deadlines.Reading]) -> Target:
        """A target as a record. It is due by the last date its sentence names before it, else by the one at its end."""
        before = [time.by for time in times if time.start < found.end]
        at_end = [time.by for time in times if _ALL_DONE.match(self.text, time.end)]
        by = (before or at_end or [None])[-1]
        span = self.span(found.start, found.end)
        return Target(
            found.what, found.comparator, found.value, found.unit, by, self.words(found.start, found.end), span
        )

    def citations_in(self, start: int, end: int) -> list[Citation]:
        """The documents that a stretch names."""
        return [
            Citation(found.title, found.act, self.span(found.start, found.end))
            for found in citations.find_citations(self.text, start, end)
        ]

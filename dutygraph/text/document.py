"""The text of a whole document → Plan: headings become sections and tasks, sentences duties, brackets clauses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from dutygraph.errors import NoPlan
from dutygraph.model import (
    Citation,
    Clause,
    Convention,
    Deadline,
    Diagnostic,
    Duty,
    Period,
    Plan,
    Section,
    SectionKind,
    Span,
    Target,
    Task,
)
from dutygraph.text import citations, clauses, deadlines, regions, targets
from dutygraph.text.conventions import find_conventions
from dutygraph.text.frame import find_frame, find_issuer, find_region, find_title, plan_id
from dutygraph.text.headings import DASH, Heading, find_headings, kind_of
from dutygraph.text.layout import Repaired, repair
from dutygraph.text.marks import mend
from dutygraph.text.suspects import find_odd_characters, find_prose_charges, find_unread_markers

#: A sentence; behind a clause in its middle it may go on with a comma, which is none of it.
_SENTENCE = re.compile(r"[^。！？\n，；][^。！？\n]*(?:[。！？]+[”’』」）]*)?")
#: Most sentences have no deadline, target or citation; one look tells.
_MAY_HOLD_FACTS = re.compile("|".join((*deadlines.SIGNS, *targets.SIGNS, *citations.SIGNS)))
_LINE_END = re.compile(r"\n|\r\n?")
_WORDS = re.compile(r"\w")
#: The line above a list of indicators: 生产安全事故控制指标（到2025年）.
_INDICATOR_LIST = re.compile(r"^[^\n。；]{0,40}指标[^\n。；]{0,40}$", re.MULTILINE)
_INDICATOR = re.compile(r"^\d{1,2}[.、]\s*(.+)$", re.MULTILINE)


def read_plan(source: str, file: str) -> Plan:
    """Reads the text of one document.

    Parameters
    ----------
    source : the decoded file, unchanged: spans count its characters
    file : the name that spans carry

    Raises
    ------
    NoPlan
        when the text has no heading, or no heading that carries work
    """
    return _Reader(source, file).plan()


class _ClauseHere(NamedTuple):
    region: regions.Region
    reading: clauses.Reading


class _Reader:
    """One reading of one document: the repaired text and what was found in it so far."""

    def __init__(self, source: str, file: str) -> None:
        self.file = file
        self.repaired: Repaired = repair(source)
        self.text = self.repaired.text
        frame = find_frame(self.text)
        self.end = frame.end
        self.headings = find_headings(self.text[: frame.end], frame.start)
        if not self.headings:
            raise NoPlan("no_headings", file)
        self.preamble = self.text[: min(frame.preamble_end, self.headings[0].start)]
        self.title = find_title(self.preamble, file)
        self.period: Period | None = deadlines.find_period(self.title)
        self.id = plan_id(self.title)
        self.conventions = find_conventions(self.text)
        self.clauses: list[_ClauseHere] = []
        self.prose: list[regions.Region] = []
        self.unread: list[regions.Region] = []
        self._cuts: list[tuple[int, int]] = []  # what parts sentences and is none: clauses, read or not
        self._read_clauses()
        self._convention_starts = sorted(convention.start for convention in self.conventions)
        self._clause_starts = [here.region.start for here in self.clauses]
        self._line_ends = [match.end() - 1 for match in _LINE_END.finditer(source)]
        self.diagnostics: list[Diagnostic] = []

    def plan(self) -> Plan:
        sections: list[Section] = []
        tasks: list[Task] = []
        plan_targets: list[Target] = []
        plan_citations = self._citations(0, self.headings[0].start)
        for heading, kind, body_end, is_lowest in self._outline():
            here = self._clauses_between(heading.body, body_end)
            if (kind is SectionKind.WORK and is_lowest) or here:
                task = self._task(heading, body_end, here)
                if task.duties:
                    tasks.append(task)
                    continue
            if kind is SectionKind.WORK:
                self._note_unread_text(heading, body_end, is_lowest)
            sections.append(Section(heading.number, heading.title, kind, self._span(heading.start, heading.title_end)))
            plan_citations += self._citations(heading.body, body_end)
            if kind is SectionKind.GOALS:
                plan_targets += self._goals(heading.body, body_end)
        if not tasks:
            raise NoPlan("no_tasks", self.file)
        self._diagnose(tasks)
        return Plan(
            id=self.id,
            title=self.title,
            region=find_region(self.title),
            issuer=find_issuer(self.preamble, self.title),
            period=self.period,
            source=self.file,
            sections=tuple(sections),
            tasks=tuple(tasks),
            targets=tuple(plan_targets),
            citations=tuple(plan_citations),
            conventions=tuple(Convention(c.kind, c.party, self._span(c.start, c.end)) for c in self.conventions),
            diagnostics=tuple(self.diagnostics),
        )

    # --- outline -----------------------------------------------------------------------------------------

    def _outline(self) -> Iterator[tuple[Heading, SectionKind, int, bool]]:
        """Each heading with what it holds, where its own text ends, and whether it has no heading below it."""
        kinds: dict[int, SectionKind] = {}
        kept: list[tuple[Heading, SectionKind]] = []
        for heading in self.headings:
            kinds = {level: kind for level, kind in kinds.items() if level < heading.level}
            above = kinds[max(kinds)] if kinds else SectionKind.WORK
            if heading.level == DASH and above is SectionKind.WORK:
                continue  # a dash inside a task opens a duty, not a task
            kinds[heading.level] = kind_of(heading.title, above)
            kept.append((heading, kinds[heading.level]))
        for position, (heading, kind) in enumerate(kept):
            below = kept[position + 1][0] if position + 1 < len(kept) else None
            yield heading, kind, below.start if below else self.end, below is None or below.level <= heading.level

    # --- clauses -----------------------------------------------------------------------------------------

    def _read_clauses(self) -> None:
        """Sorts the brackets and labelled lines: clauses, prose, and what may be a clause but was not understood."""
        for region in regions.find_regions(self.text):
            reading = clauses.read_clause(self.text, region, self.conventions, self.period)
            names_units = reading is not None and any(not a.is_group for a in reading.assignments)
            stands_alone = region.labelled or regions.stands_behind_sentence(self.text, region)
            if not region.labelled and regions.tells_where(self.text, region):
                reading, names_units = None, False
            if reading and (stands_alone or (names_units and self._ends_sentence(region))):
                self.clauses.append(_ClauseHere(region, reading))
                self._cuts.append((region.start, region.end))
            elif region.labelled or names_units or (stands_alone and regions.has_charge(self.text, region)):
                self.unread.append(region)
                self._cuts += [(region.start, region.end)] if stands_alone else []
            elif regions.has_charge(self.text, region):
                self.prose.append(region)

    def _ends_sentence(self, region: regions.Region) -> bool:
        """A clause may stand before the full stop: …（省应急厅牵头）。"""
        return self.text[region.end : region.end + 1] in ("", "。", "；", "\n")

    def _clauses_between(self, start: int, end: int) -> list[_ClauseHere]:
        return self.clauses[bisect_right(self._clause_starts, start - 1) : bisect_right(self._clause_starts, end - 1)]

    # --- tasks -------------------------------------------------------------------------------------------

    def _task(self, heading: Heading, end: int, here: list[_ClauseHere]) -> Task:
        sentences = list(self._sentences(heading.body, end))
        if not sentences and (self._cuts_between(heading.body, end) or self.text.startswith("。", heading.title_end)):
            sentences = [(heading.start, heading.title_end)]  # the title is all there is: it is the duty
        governed = _governed([here_.region.start for here_ in here], [start for start, _ in sentences])
        return Task(
            plan=self.id,
            number=heading.number,
            title=heading.title,
            chapter=heading.chapter,
            span=self._span(heading.start, heading.title_end),
            clauses=tuple(self._clause(*found, orders) for found, orders in zip(here, governed, strict=True)),
            duties=self._duties(sentences),
        )

    def _sentences(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Stretches of the sentences of a body, without the clauses, read or not, and conventions in it."""
        for cut, behind in [*self._cuts_between(start, end), (end, end)]:
            for match in _SENTENCE.finditer(self.text, start, max(start, cut)):
                first, last = match.span()
                if _WORDS.search(self.text, first, last) and not self._is_convention(first, last):
                    yield first, last
            start = behind

    def _cuts_between(self, start: int, end: int) -> list[tuple[int, int]]:
        return self._cuts[bisect_left(self._cuts, (start,)) : bisect_left(self._cuts, (end,))]

    def _is_convention(self, start: int, end: int) -> bool:
        first = bisect_left(self._convention_starts, start)
        return first < len(self._convention_starts) and self._convention_starts[first] < end

    def _duties(self, sentences: list[tuple[int, int]]) -> tuple[Duty, ...]:
        return tuple(self._duty(order, start, end) for order, (start, end) in enumerate(sentences, 1))

    def _duty(self, order: int, start: int, end: int) -> Duty:
        span = self._span(start, end)
        if not _MAY_HOLD_FACTS.search(self.text, start, end):
            return Duty(order, mend(span.quote), span)
        times = self._deadlines(start, end)
        return Duty(
            order=order,
            text=mend(span.quote),
            span=span,
            deadlines=tuple(self._deadline(time) for time in times),
            targets=tuple(self._target(found, times) for found in targets.find_targets(self.text, start, end)),
            citations=tuple(self._citations(start, end)),
        )

    def _clause(self, region: regions.Region, reading: clauses.Reading, orders: tuple[int, ...]) -> Clause:
        return Clause(
            span=self._span(region.start, region.end),
            assignments=reading.assignments,
            basis=reading.basis,
            open_list=reading.open_list,
            scope=reading.scope,
            deadlines=tuple(self._deadline(time) for time in reading.deadlines),
            duties=orders,
        )

    # --- goals of the whole plan -------------------------------------------------------------------------

    def _goals(self, start: int, end: int) -> Iterator[Target]:
        listed = _INDICATOR_LIST.search(self.text, start, end)
        sentences_end = listed.start() if listed else end
        for sentence in _SENTENCE.finditer(self.text, start, sentences_end):
            times = self._deadlines(*sentence.span())
            for found in targets.find_targets(self.text, *sentence.span()):
                yield self._target(found, times)
        if listed:
            times = self._deadlines(*listed.span())
            for line in _INDICATOR.finditer(self.text, listed.end(), end):
                yield self._target(targets.read_indicator(self.text, *line.span(1)), times)

    # --- facts to records --------------------------------------------------------------------------------

    def _deadlines(self, start: int, end: int) -> list[deadlines.Reading]:
        return list(deadlines.find_deadlines(self.text, self.period, start, end))

    def _deadline(self, found: deadlines.Reading) -> Deadline:
        span = self._span(found.start, found.end)
        return Deadline(mend(span.quote), found.by, found.precision, span)

    def _target(self, found: targets.Reading, times: list[deadlines.Reading]) -> Target:
        """A target is due by the last date its sentence names before it."""
        by = next((time.by for time in reversed(times) if time.start < found.end), None)
        span = self._span(found.start, found.end)
        return Target(found.what, found.comparator, found.value, found.unit, by, mend(span.quote), span)

    def _citations(self, start: int, end: int) -> list[Citation]:
        return [
            Citation(found.title, found.act, self._span(found.start, found.end))
            for found in citations.find_citations(self.text, start, end)
        ]

    def _span(self, start: int, end: int) -> Span:
        first, last = self.repaired.source_range(start, end)
        return Span(self.file, first, last, self.repaired.source[first:last])

    # --- diagnostics -------------------------------------------------------------------------------------

    def _diagnose(self, tasks: list[Task]) -> None:
        for code, start, end in self.repaired.repairs:
            self._note(code, Span(self.file, start, end, self.repaired.source[start:end]))
        for heading in self.headings:
            if not heading.in_sequence:
                self._note("missing-number", self._span(heading.start, heading.title_end))
        read = [here.region for here in self.clauses]
        for here in self.clauses:
            for name in here.reading.unknown:
                at = self.text.find(name, here.region.start, here.region.end)  # not there with a restored prefix
                start, end = (at, at + len(name)) if at >= 0 else (here.region.start, here.region.end)
                self._note("unknown-party", self._span(start, end))
            if not here.region.closed:
                self._note("unclosed-bracket", self._span(here.region.start, here.region.end))
        for region in self.unread:
            self._note("unread-clause", self._span(region.start, region.end))
        for region in self.prose:
            self._note("prose-bracket", self._span(region.start, region.end))
        for start, end in find_unread_markers(self.text, [*read, *self.unread, *self.prose]):
            self._note("unread-clause", self._span(start, end))
        for task in tasks:
            if any(not clause.duties for clause in task.clauses):
                continue  # one governs it all
            for duty in task.duties:
                if not task.clauses_of(duty) and _is_charged_in_prose(duty, beside_clauses=bool(task.clauses)):
                    self._note("unread-clause", duty.span)
        for code, start, end in find_odd_characters(self.text):
            self._note(code, self._span(start, end))
        self.diagnostics.sort(key=lambda diagnostic: diagnostic.span.start)

    def _note_unread_text(self, heading: Heading, end: int, is_lowest: bool) -> None:
        """What a heading holds and no task does: nothing at all, or sentences above the headings below it."""
        if is_lowest:
            self._note("empty-heading", self._span(heading.start, heading.title_end))
        elif sentences := [span for span in self._sentences(heading.body, end) if "。" in self.text[slice(*span)]]:
            self._note("introduction", self._span(sentences[0][0], sentences[-1][1]))

    def _note(self, code: str, span: Span) -> None:
        self.diagnostics.append(Diagnostic(code, bisect_right(self._line_ends, span.start - 1) + 1, span))


def _is_charged_in_prose(duty: Duty, beside_clauses: bool) -> bool:
    """Whether the sentence itself names who has to do it. In a task without clauses a group is no owner; behind the
    clauses of a task it may be one (各地区、各部门要认真落实), so it must not be called unowned."""
    return any(beside_clauses or not party.is_group for party in find_prose_charges(duty.text))


def _governed(clause_starts: list[int], duty_starts: list[int]) -> list[tuple[int, ...]]:
    """Orders of the duties each clause governs: those since the clause before it; () for one clause behind them all."""
    if len(clause_starts) == 1 and (not duty_starts or duty_starts[-1] < clause_starts[0]):
        return [()]
    governed: list[tuple[int, ...]] = []
    first = 0
    for start in clause_starts:
        last = bisect_right(duty_starts, start)
        governed.append(tuple(range(first + 1, last + 1)) or (governed[-1] if governed else ()))
        first = last
    return governed

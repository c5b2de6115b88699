"""The prose of a document → Plan: headings become sections and tasks, sentences duties, brackets clauses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from dutygraph.errors import NoPlan
from dutygraph.model import (
    Assignment,
    Convention,
    Diagnostic,
    Duty,
    Plan,
    Section,
    SectionKind,
    Span,
    Target,
    Task,
)
from dutygraph.text import clauses, regions, targets
from dutygraph.text.conventions import find_conventions
from dutygraph.text.facts import SENTENCE, Facts
from dutygraph.text.frame import Opening, find_frame, read_opening
from dutygraph.text.headings import DASH, Heading, find_headings, kind_of
from dutygraph.text.layout import Repaired, repair
from dutygraph.text.source import Source
from dutygraph.text.suspects import find_odd_characters, find_prose_charges, find_unread_markers
from dutygraph.text.unnumbered import by_clauses, find_bullets

_LINE_END = re.compile(r"\n|\r\n?")
#: The item in a whole number: 1 of 二（一）1.
_ITEM_NUMBER = re.compile(r"(?<=\D)\d{1,3}$")
#: 成员单位（省公安厅、省应急厅） says who they are and charges nobody.
_LISTED_WHOLE = (
    "单位",
    "部门",
    "机构",
    "企业",
    "银行",
    "等",
    "方",
    "地区",
    "会议",
    "小组",
    "专班",
    "机关",
    "人员",
    "来源",
)
_WORDS = re.compile(r"\w")
#: The line above a list of indicators: 生产安全事故控制指标（到2025年）.
_INDICATOR_LIST = re.compile(r"^[^\n。；]{0,40}指标[^\n。；]{0,40}$", re.MULTILINE)
_INDICATOR = re.compile(r"^\d{1,2}[.、]\s*(.+)$", re.MULTILINE)


def read_prose(source: Source) -> Plan:
    """Reads the prose of one document; its tables, which are no prose, are read elsewhere.

    Raises
    ------
    NoPlan
        when the text has no heading, or no heading that carries work
    """
    return _Reader(source).plan()


class _ClauseHere(NamedTuple):
    region: regions.Region
    reading: clauses.Reading


class _Reader:
    """One reading of one document: the repaired text and what was found in it so far."""

    def __init__(self, source: Source) -> None:
        self.file = source.file
        self.repaired: Repaired = repair(source.prose)
        self.text = self.repaired.text
        frame = find_frame(self.text)
        self.end = frame.end
        self.headings = find_headings(self.text[: frame.end], frame.start)
        self.headings = self.headings or find_bullets(self.text[: frame.end], frame.start)
        self.headings = self.headings or by_clauses(self.text[: frame.end], self._charges(), frame.start)
        if not self.headings:
            raise NoPlan("no_headings", source.file)
        preamble = self.text[: min(frame.preamble_end, self.headings[0].start)]
        self.opening: Opening = read_opening(preamble, self.text[frame.end :], source.file)
        self.facts = Facts(source, self.repaired, self.opening.horizon)
        self.conventions = find_conventions(self.text)
        self.clauses: list[_ClauseHere] = []
        self.prose: list[regions.Region] = []
        self.unread: list[regions.Region] = []
        self._cuts: list[tuple[int, int]] = []  # what parts sentences and is none: clauses, read or not
        self._read_clauses()
        self._convention_starts = sorted(convention.start for convention in self.conventions)
        self._clause_starts = [here.region.start for here in self.clauses]
        self._line_ends = [match.end() - 1 for match in _LINE_END.finditer(source.text)]
        self.diagnostics: list[Diagnostic] = []

    def _charges(self) -> list[tuple[int, int]]:
        """Where somebody is charged with something, before it is known what the text is about."""
        found = regions.find_regions(self.text)
        return [(region.start, region.end) for region in found if clauses.read_clause(self.text, region)]

    def plan(self) -> Plan:
        sections: list[Section] = []
        tasks: list[Task] = []
        plan_targets = list(self._goals(0, self.headings[0].start, only_dated=True))
        plan_citations = self.facts.citations_in(0, self.headings[0].start)
        for heading, kind, body_end, is_lowest in self._outline():
            here = self._clauses_between(heading.body, body_end)
            if (kind is SectionKind.WORK and is_lowest) or here:
                task = self._task(heading, body_end, here)
                if task.duties:
                    tasks.append(task)
                    continue
            if kind is SectionKind.WORK:
                self._note_unread_text(heading, body_end, is_lowest)
            sections.append(
                Section(heading.number, heading.title, kind, self.facts.span(heading.start, heading.title_end))
            )
            plan_citations += self.facts.citations_in(heading.body, body_end)
            if kind is not SectionKind.WORK:
                plan_targets += self._goals(heading.body, body_end, only_dated=kind is SectionKind.BACKGROUND)
        if not tasks:
            raise NoPlan("no_tasks", self.file)
        tasks = self._share_clauses(tasks)
        self._diagnose(tasks)
        return self.opening.plan(
            sections=tuple(sections),
            tasks=tuple(tasks),
            targets=tuple(plan_targets),
            citations=tuple(plan_citations),
            conventions=tuple(Convention(c.kind, c.party, self.facts.span(c.start, c.end)) for c in self.conventions),
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
        rules = [(convention.start, convention.end) for convention in self.conventions]
        for region in regions.find_regions(self.text):
            reading = clauses.read_clause(self.text, region, self.conventions, self.opening.horizon)
            units = [one for one in reading.assignments if not one.is_group] if reading else []
            names_units = bool(units)
            stands_alone = region.labelled or regions.stands_behind_sentence(self.text, region)
            if not (region.labelled or names_units) and regions.tells_where(self.text, region):
                reading = None
            if region.in_prose:
                if reading and names_units:
                    self._take(region, reading)
            elif reading and (stands_alone or self._charges_the_words_before(region, units)):
                self._take(region, reading)
            elif any(region.start <= start and end <= region.end for start, end in rules):
                self._cuts.append((region.start, region.end))  # （以下任务均需各县人民政府落实）
            elif region.labelled or names_units or (stands_alone and regions.has_charge(self.text, region)):
                self.unread.append(region)
                self._cuts += [(region.start, region.end)] if stands_alone else []
            elif regions.has_charge(self.text, region):
                self.prose.append(region)

    def _take(self, region: regions.Region, reading: clauses.Reading) -> None:
        self.clauses.append(_ClauseHere(region, reading))
        goes_on = self.text.startswith("，", region.end) and not regions.stands_behind_sentence(self.text, region)
        self._cuts += [] if goes_on else [(region.start, region.end)]  # 制定方案（省公安厅牵头），抓好落实。

    def _charges_the_words_before(self, region: regions.Region, units: list[Assignment]) -> bool:
        """A bracket in a sentence is a clause where it says 牵头 or 负责, or names several units behind no list of them."""
        if not units or not self._ends_sentence(region):
            return False
        return regions.has_charge(self.text, region) or (
            len(units) > 1 and not self.text[: region.start].endswith(_LISTED_WHOLE)
        )

    def _ends_sentence(self, region: regions.Region) -> bool:
        """A clause may stand before the full stop: …（省应急厅牵头）。 One that says 牵头 or 负责, before a comma, too."""
        behind = self.text[region.end : region.end + 1]
        return behind in ("", "。", "；", "\n") or (behind == "，" and regions.has_charge(self.text, region))

    def _clauses_between(self, start: int, end: int) -> list[_ClauseHere]:
        return self.clauses[bisect_right(self._clause_starts, start - 1) : bisect_right(self._clause_starts, end - 1)]

    # --- tasks -------------------------------------------------------------------------------------------

    def _task(self, heading: Heading, end: int, here: list[_ClauseHere]) -> Task:
        sentences = list(self._sentences(heading.body, end))
        if not sentences and (self._cuts_between(heading.body, end) or self.text.startswith("。", heading.title_end)):
            sentences = [(heading.start, heading.title_end)]  # the title is all there is: it is the duty
        orders_of = governed([here_.region.start for here_ in here], [start for start, _ in sentences])
        return Task(
            plan=self.opening.id,
            number=heading.number,
            title=heading.title,
            chapter=heading.chapter,
            span=self.facts.span(heading.start, heading.title_end),
            clauses=tuple(
                self.facts.clause(found.region.start, found.region.end, found.reading, orders)
                for found, orders in zip(here, orders_of, strict=True)
            ),
            duties=self.facts.duties(sentences),
        )

    def _share_clauses(self, tasks: list[Task]) -> list[Task]:
        """Gives a clause that stands on a line of its own behind numbered items to all of them, where no other has one."""
        lines = {here.region.start for here in self.clauses if self.text[here.region.start - 1] == "\n"}
        alone = {self.facts.span(start, start + 1).start for start in lines}
        shared = list(tasks)
        for last, task in enumerate(tasks):
            own = [clause for clause in task.clauses if clause.span.start in alone]
            item = _ITEM_NUMBER.search(task.number)
            if not own or item is None or task.clauses != tuple(own):
                continue
            above = task.number[: item.start()]
            first = last
            while first and tasks[first - 1].number.startswith(above) and not tasks[first - 1].clauses:
                first -= 1
            siblings = shared[first:last]
            if all(_ITEM_NUMBER.sub("", sibling.number) == above for sibling in siblings):
                whole = tuple(msgspec.structs.replace(clause, duties=()) for clause in own)
                shared[first : last + 1] = [
                    msgspec.structs.replace(one, clauses=whole) for one in tasks[first : last + 1]
                ]
        return shared

    def _sentences(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Stretches of the sentences of a body, without the clauses, read or not, and conventions in it."""
        for cut, behind in [*self._cuts_between(start, end), (end, end)]:
            for match in SENTENCE.finditer(self.text, start, max(start, cut)):
                first, last = match.span()
                if _WORDS.search(self.text, first, last) and not self._is_convention(first, last):
                    yield first, last
            start = behind

    def _cuts_between(self, start: int, end: int) -> list[tuple[int, int]]:
        return self._cuts[bisect_left(self._cuts, (start,)) : bisect_left(self._cuts, (end,))]

    def _is_convention(self, start: int, end: int) -> bool:
        first = bisect_left(self._convention_starts, start)
        return first < len(self._convention_starts) and self._convention_starts[first] < end

    # --- goals of the whole plan -------------------------------------------------------------------------

    def _goals(self, start: int, end: int, *, only_dated: bool) -> Iterator[Target]:
        """The targets of the whole plan; among its background (总体要求) those of sentences that say by when."""
        listed = _INDICATOR_LIST.search(self.text, start, end)
        sentences_end = listed.start() if listed else end
        for sentence in SENTENCE.finditer(self.text, start, sentences_end):
            times = self.facts.deadlines_in(*sentence.span())
            if only_dated and not times:
                continue
            for found in targets.find_targets(self.text, *sentence.span(), self.opening.horizon):
                yield self.facts.target(found, times)
        if listed:
            times = self.facts.deadlines_in(*listed.span())
            for line in _INDICATOR.finditer(self.text, listed.end(), end):
                yield self.facts.target(targets.read_indicator(self.text, *line.span(1)), times)

    # --- diagnostics -------------------------------------------------------------------------------------

    def _diagnose(self, tasks: list[Task]) -> None:
        for code, start, end in self.repaired.repairs:
            self._note(code, self.facts.source_span(start, end))
        for heading in self.headings:
            if not heading.in_sequence:
                self._note("missing-number", self.facts.span(heading.start, heading.title_end))
        read = [here.region for here in self.clauses]
        for here in self.clauses:
            for name in here.reading.unknown:
                at = self.text.find(name, here.region.start, here.region.end)  # not there with a restored prefix
                start, end = (at, at + len(name)) if at >= 0 else (here.region.start, here.region.end)
                self._note("unknown-party", self.facts.span(start, end))
            if not here.region.closed:
                self._note("unclosed-bracket", self.facts.span(here.region.start, here.region.end))
        for region in self.unread:
            self._note("unread-clause", self.facts.span(region.start, region.end))
        for region in self.prose:
            self._note("prose-bracket", self.facts.span(region.start, region.end))
        for start, end in find_unread_markers(self.text, [*read, *self.unread, *self.prose]):
            self._note("unread-clause", self.facts.span(start, end))
        for task in tasks:
            if any(not clause.duties for clause in task.clauses):
                continue  # one governs it all
            for duty in task.duties:
                if not task.clauses_of(duty) and _is_charged_in_prose(duty, beside_clauses=bool(task.clauses)):
                    self._note("unread-clause", duty.span)
        for code, start, end in find_odd_characters(self.text):
            self._note(code, self.facts.span(start, end))
        self.diagnostics.sort(key=lambda diagnostic: diagnostic.span.start)

    def _note_unread_text(self, heading: Heading, end: int, is_lowest: bool) -> None:
        """What a heading holds and no task does: nothing at all, or sentences above the headings below it."""
        if is_lowest:
            self._note("empty-heading", self.facts.span(heading.start, heading.title_end))
        elif sentences := [span for span in self._sentences(heading.body, end) if "。" in self.text[slice(*span)]]:
            self._note("introduction", self.facts.span(sentences[0][0], sentences[-1][1]))

    def _note(self, code: str, span: Span) -> None:
        self.diagnostics.append(Diagnostic(code, bisect_right(self._line_ends, span.start - 1) + 1, span))


def _is_charged_in_prose(duty: Duty, beside_clauses: bool) -> bool:
    """Whether the sentence itself names who has to do it. In a task without clauses a group is no owner; behind the
    clauses of a task it may be one (各地区、各部门要认真落实), so it must not be called unowned."""
    return any(beside_clauses or not party.is_group for party in find_prose_charges(duty.text))


def governed(clause_starts: list[int], duty_starts: list[int]) -> list[tuple[int, ...]]:
    """Orders of the duties each clause governs: those since the clause before it; () for one clause behind them all."""
    if len(clause_starts) == 1 and (not duty_starts or duty_starts[-1] < clause_starts[0]):
        return [()]
    orders: list[tuple[int, ...]] = []
    first = 0
    for start in clause_starts:
        last = bisect_right(duty_starts, start)
        orders.append(tuple(range(first + 1, last + 1)) or (orders[-1] if orders else ()))
        first = last
    return orders

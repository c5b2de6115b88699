"""Ledgers (任务分工台账): tables whose rows say who does what by when. Each row is a task, or a part of the one above it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from dutygraph.errors import NoPlan
from dutygraph.model import (
    Basis,
    Clause,
    Convention,
    Deadline,
    Diagnostic,
    Duty,
    Plan,
    Role,
    Section,
    SectionKind,
    Task,
)
from dutygraph.text.clauses import Labelled, Reading, read_labelled
from dutygraph.text.columns import LABEL_OF, PARTIES, Column, Ledger
from dutygraph.text.conventions import find_conventions
from dutygraph.text.deadlines import find_labelled_deadlines
from dutygraph.text.facts import Facts
from dutygraph.text.frame import is_title_line, read_opening
from dutygraph.text.headings import find_headings, read_marker
from dutygraph.text.layout import repair, separate
from dutygraph.text.ledger_rows import NOTE_STARTS, Row, read_row, sentences_of
from dutygraph.text.marks import mend
from dutygraph.text.numerals import HAN
from dutygraph.text.source import Cell, Source
from dutygraph.text.words import BASIS_WORDS

_LONGEST_TITLE = 45


_CHAPTER = re.compile(rf"[{HAN}]+|\d+(?=\.)")
_LONGEST_PLAN_TITLE = 60


def read_ledgers(source: Source, outside: Source, ledgers: list[Ledger], taken: set[str] | None = None) -> Plan:
    """The plan that the ledgers of a document are.

    Parameters
    ----------
    source : the document
    outside : the same with the ledgers blanked out: what is left names the plan
    ledgers : what :func:`find_ledgers` gave, one at least
    taken : numbers that other tasks of the plan have

    Raises
    ------
    NoPlan
        when no row holds a task
    """
    reader = _Reader(source, outside, ledgers, taken or set())
    for ledger in ledgers:
        reader.read(ledger)
    return reader.plan()


class _Reader:
    """One reading of the ledgers of one document."""

    def __init__(self, source: Source, outside: Source, ledgers: list[Ledger], taken: set[str]) -> None:
        self.source = source
        around = repair(outside.prose).text
        above = [mend(source.prose[row[0].start : row[0].end]) for ledger in ledgers for row in ledger.above if row]
        first = next((heading.start for heading in find_headings(around)), len(around))
        lines = [line for line in (*around[:first].split("\n"), *above) if line]
        title = next(filter(is_title_line, reversed(lines)), next((line for line in above if _may_be_title(line)), ""))
        self.opening = read_opening("\n".join(lines), around, source.file, title)
        cells = [(cell.start, cell.end) for ledger in ledgers for row in ledger.rows for cell in row]
        self.repaired = separate(source.prose, cells)
        self.text = self.repaired.text
        self.facts = Facts(source, self.repaired, self.opening.horizon)
        self.conventions = [
            found._replace(governs_from=0) for text in (around, self.text) for found in find_conventions(text)
        ]
        self.taken = set(taken)
        self.sections: list[Section] = []
        self.tasks: list[Task] = []
        self.diagnostics: list[Diagnostic] = []

    def plan(self) -> Plan:
        if not self.tasks:
            raise NoPlan("no_tasks", self.source.file)
        written = find_conventions(self.text)
        return self.opening.plan(
            sections=tuple(self.sections),
            tasks=tuple(self.tasks),
            conventions=tuple(Convention(c.kind, c.party, self.facts.span(c.start, c.end)) for c in written),
            diagnostics=tuple(self.diagnostics),
        )

    # --- rows --------------------------------------------------------------------------------------------

    def read(self, ledger: Ledger) -> None:
        """Reads one ledger: rows of work come together to tasks, others name chapters."""
        header = [[mend(self.source.prose[cell.start : cell.end]) for cell in row] for row in ledger.header]
        chapter = ""
        group: list[Row] = []
        above: Row | None = None
        for cells in ledger.rows:
            words = [mend(self.source.prose[cell.start : cell.end]) for cell in cells]
            if not any(words) or words in header or words[0].startswith(NOTE_STARTS):
                continue
            if section := self._section(cells, words, ledger.columns):
                self._close(group, chapter)
                group, above = [], None
                chapter = section.number or section.title
                self.sections.append(section)
                continue
            row = read_row(self.repaired, cells, ledger.columns, above)
            if above is not None and not self._continues(above, row):
                self._close(group, chapter)
                group = []
            group.append(row)
            above = row
        self._close(group, chapter)

    def _section(self, cells: list[Cell], words: list[str], columns: list[Column]) -> Section | None:
        """A row that says one thing across the table, or in one cell with a number of a chapter (一、…)."""
        said = {cell.origin: position for position, cell in enumerate(cells) if words[position]}
        if len(said) != 1:
            return None
        first = next(position for position, word in enumerate(words) if word)
        is_merged = len([word for word in words if word]) > 1
        marker = read_marker(words[first])
        if not (is_merged or marker) or (is_merged and columns[first] in PARTIES):
            return None
        number, title = marker or ("", words[first])
        span = self.facts.source_span(cells[first].start, cells[first].end)
        return Section(number, title, SectionKind.WORK, span)

    def _continues(self, above: Row, row: Row) -> bool:
        """Whether a row goes on with the task above it: it names none, or the same, by the same number."""
        number, task = self._words(row, Column.NUMBER), self._words(row, Column.TASK)
        if not number and not task:
            return Column.CONTENT in row.cells or Column.TARGET in row.cells or bool(PARTIES & row.cells.keys())
        same_number = number == self._words(above, Column.NUMBER)
        same_task = task == self._words(above, Column.TASK)
        return (same_number or not number) and (same_task or not task) and Column.CONTENT in row.cells

    def _words(self, row: Row, column: Column) -> str:
        return self.text[slice(*row.first(column))]

    # --- tasks -------------------------------------------------------------------------------------------

    def _close(self, rows: Sequence[Row], chapter: str) -> None:
        """The task that these rows are."""
        if not rows:
            return
        named = next((row for row in rows if Column.TASK in row.cells), None)
        sentences: list[tuple[int, int]] = []
        orders: list[tuple[int, ...]] = []
        for row in rows:
            first = len(sentences) + 1
            sentences += sentences_of(row, self.text)
            orders.append(tuple(range(first, len(sentences) + 1)))
        if not sentences and named:
            sentences = [named.first(Column.TASK)]
        if not sentences:
            return
        duties = self.facts.duties(sentences)
        start, end = named.first(Column.TASK) if named else sentences[0]
        title = mend(self.text[start:end])
        if named is None or len(title) > _LONGEST_TITLE or "。" in title:
            title = _first_words(title)
        printed = next(filter(None, (self._words(row, Column.NUMBER) for row in rows)), str(len(self.tasks) + 1))
        number = self._number(printed, chapter)
        chapters = [text for row in rows if (text := self._words(row, Column.CHAPTER))]
        clauses, duties = self._clauses(rows, orders, duties, number)
        self.tasks.append(
            Task(
                plan=self.opening.id,
                number=number,
                title=title,
                chapter=chapter or next(iter(chapters), "") or _chapter_of(number),
                span=self.facts.span(start, end),
                clauses=clauses,
                duties=duties,
            )
        )

    def _number(self, printed: str, chapter: str) -> str:
        number = printed if printed not in self.taken else f"{chapter}.{printed}".lstrip(".")
        times = 1
        while number in self.taken:
            times += 1
            number = f"{printed}#{times}"
        self.taken.add(number)
        return number

    # --- clauses -----------------------------------------------------------------------------------------

    def _clauses(
        self, rows: Sequence[Row], orders: Sequence[tuple[int, ...]], duties: tuple[Duty, ...], number: str
    ) -> tuple[tuple[Clause, ...], tuple[Duty, ...]]:
        """A clause for each run of rows that say the same of it, and the duties with the deadlines of the rows."""
        runs: list[tuple[Row, tuple[int, ...]]] = []
        for row, governed in zip(rows, orders, strict=True):
            if runs and self._charge(runs[-1][0]) == self._charge(row):
                runs[-1] = (runs[-1][0], runs[-1][1] + governed)
            else:
                runs.append((row, governed))
        clauses: list[Clause] = []
        dated = list(duties)
        for row, governed in runs:
            times = self._deadlines(row, [duty for duty in duties if duty.order in governed])
            for order in governed if len(times) == 1 else ():
                dated[order - 1] = _due(dated[order - 1], times[0].by)
            reading = self._reading(row)
            if reading is None:
                for order in governed[-1:]:
                    duty = dated[order - 1]
                    dated[order - 1] = msgspec.structs.replace(duty, deadlines=duty.deadlines + times)
                continue
            cells = [cell for column in PARTIES for cell in row.source.get(column, [])]
            start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
            first, behind = self.repaired.repaired_range(start, end)
            clause = self.facts.clause(first, behind, reading, () if len(runs) == 1 else governed)
            clauses.append(msgspec.structs.replace(clause, deadlines=times))
            self.diagnostics += [Diagnostic("unknown-party", 0, clause.span) for _ in reading.unknown[:1]]
        return tuple(clauses), tuple(dated)

    def _charge(self, row: Row) -> list[str]:
        """All that a row says of who does it, where and by when."""
        columns = (*LABEL_OF, Column.TIME, Column.SCOPE, Column.BASIS)
        return [column + self.text[start:end] for column in columns for start, end in row.cells.get(column, [])]

    def _reading(self, row: Row) -> Reading | None:
        stretches = [
            Labelled(label, start, end)
            for column, label in LABEL_OF.items()
            for start, end in row.cells.get(column, [])
        ]
        reading = read_labelled(self.text, stretches, self.conventions, self.opening.horizon)
        if reading is None and stretches:
            start, end = stretches[0].start, stretches[-1].end
            self.diagnostics.append(Diagnostic("unread-clause", 0, self.facts.span(start, end)))
        if reading is None:
            return None
        basis = BASIS_WORDS.get(self._words(row, Column.BASIS), reading.basis)
        if reading.basis is Basis.SOLE and basis in (
            Basis.NONE,
            Basis.CORRECTED,
        ):  # the only unit, and said not to lead
            shared = tuple(msgspec.structs.replace(one, role=Role.SHARED) for one in reading.assignments)
            reading = reading._replace(assignments=shared)
        return reading._replace(scope=self._words(row, Column.SCOPE) or reading.scope, basis=basis)

    def _deadlines(self, row: Row, duties: list[Duty]) -> tuple[Deadline, ...]:
        """The deadlines of the column that the duties of the row do not set already."""
        known = {(deadline.text, deadline.by) for duty in duties for deadline in duty.deadlines}
        found = [
            self.facts.deadline(reading)
            for start, end in row.cells.get(Column.TIME, [])
            for reading in find_labelled_deadlines(self.text, self.opening.horizon, start, end)
        ]
        return tuple(deadline for deadline in found if (deadline.text, deadline.by) not in known)


def _due(duty: Duty, by: dt.date | None) -> Duty:
    """A duty whose targets are due when its row is, where they say nothing else."""
    targets = (target if target.by else msgspec.structs.replace(target, by=by) for target in duty.targets)
    return msgspec.structs.replace(duty, targets=tuple(targets))


def _may_be_title(line: str) -> bool:
    """Whether a row above a header, which has one thing to say, may name the plan."""
    return 0 < len(line) <= _LONGEST_PLAN_TITLE and not line.startswith(NOTE_STARTS) and "：" not in line


def _first_words(text: str) -> str:
    """The title of a task that is told and not named."""
    for mark in "，、；：。\n":
        text = text.partition(mark)[0] or text
    return text[:_LONGEST_TITLE]


def _chapter_of(number: str) -> str:
    """The chapter in a whole number: 六 of 六（二）, 一 of 一1, 3 of 3.1.2; the number itself where it has none."""
    chapter = _CHAPTER.match(number)
    return chapter[0] if chapter else number

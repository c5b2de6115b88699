"""The ledger that came back: what staff changed in it, cell by cell, as corrections of the plan.

A cell counts as changed where it says something else than the program would write there now. What only the printed
ledger has (its layout, its order, rows that somebody took out) changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from dutygraph.exports.reports.ledger import COLUMNS, Row
from dutygraph.model import Assignment, Basis, Clause, Deadline, Plan, Span, Task
from dutygraph.queries.filled import Untaken, check_is_of, subjects_of
from dutygraph.queries.row_edits import ROLE_OF, Charge, Edit, column_of, edited, ranked
from dutygraph.text.clauses import Reading
from dutygraph.text.columns import LABEL_OF, Column
from dutygraph.text.deadlines import Horizon, find_labelled_deadlines
from dutygraph.text.filled_rows import FilledRow
from dutygraph.text.marks import mend
from dutygraph.text.words import BASIS_WORDS

#: What the plan's file is for: a sentence or a title that a person rewords is no longer that of the document.
_NOT_TAKEN = (Column.NUMBER, Column.TASK, Column.CONTENT, Column.TARGET, Column.SCOPE)


class Correction(NamedTuple):
    """A cell that staff changed: what stood there, and what stands there now."""

    task: Task
    column: Column
    old: str
    new: str
    place: str


class Returned(NamedTuple):
    """The plan with the corrections, these one by one, and what was changed and not taken over."""

    plan: Plan
    corrections: list[Correction]
    untaken: list[Untaken]


def take_back(plan: Plan, rows: list[FilledRow], file: str) -> Returned:
    """The plan with what staff changed in the ``rows`` of its ledger: who is charged, and by when.

    Raises
    ------
    DutyGraphError
        when it is the ledger of another plan
    """
    check_is_of(plan, rows, file)
    reader = _Reader(plan)
    edits: dict[str, list[Edit]] = defaultdict(list)
    for row, (task, orders, _) in zip(rows, subjects_of(plan, rows), strict=True):
        if task is None:
            reader.untaken.append(Untaken("no_task", row.place, f"{row.number} {row.title}".strip()))
        elif edit := reader.edit(row, task, orders):
            edits[task.id].append(edit)
    tasks = tuple(edited(task, edits[task.id], plan.source) if task.id in edits else task for task in plan.tasks)
    return Returned(msgspec.structs.replace(plan, tasks=tasks), reader.corrections, reader.untaken)


# --- what a row changes -----------------------------------------------------------------------------------


class _Reader:
    """Reads what rows change, and keeps what it told of."""

    def __init__(self, plan: Plan) -> None:
        self.source = plan.source
        self.horizon = Horizon(plan.period, plan.issued.year if plan.issued else None, plan.issued)
        self.corrections: list[Correction] = []
        self.untaken: list[Untaken] = []

    def edit(self, filled: FilledRow, task: Task, orders: tuple[int, ...]) -> Edit | None:
        """What a row changes, None for nothing that is taken over."""
        duties = tuple(task.duties[order - 1] for order in orders if order)
        charged = {task.clauses_of(duty) for duty in duties} or {task.clauses}
        if len(charged) > 1:
            self.untaken.append(Untaken("regrouped", filled.place, task.number))
            return None
        written = Row(task, duties, charged.pop())
        changed = dict(_changed(filled, written))
        for column in _NOT_TAKEN:
            if column in changed:
                self._refuse("cell", filled, column, task)
        charge = self._charge(filled, written, [column for column in LABEL_OF if column in changed])
        times, added = self._times(filled, task, changed.get(Column.TIME))
        if charge:
            clause = Clause(task.span, charge.assignments, Basis.CORRECTED, charge.open_list)
            now = written._replace(clauses=(clause,))
            for column in LABEL_OF:
                old, new = (COLUMNS[column](row, "zh") for row in (written, now))
                if old != new:
                    self.corrections.append(Correction(task, column, old, new, _place(filled, column)))
        if times or added:
            old, new = changed[Column.TIME].replace("\n", "；"), "；".join(filled.cells.get(Column.TIME, ()))
            self.corrections.append(Correction(task, Column.TIME, old, new, _place(filled, Column.TIME)))
        return Edit(orders, charge, times, added) if charge or times or added else None

    def _charge(self, filled: FilledRow, written: Row, changed: list[Column]) -> Charge | None:
        """Whom a row charges, where that is not what it was."""
        if not changed:
            return None
        task, clauses = written.task, written.clauses
        if len(clauses) > 1:
            self._refuse("several", filled, changed[0], task)
            return None
        clause = next(iter(clauses), None)
        before = clause.assignments if clause else ()
        read = {column: filled.parties(column, self.horizon) for column in LABEL_OF}
        for column in changed:
            if read[column] is None and column in filled.cells:
                self._refuse("charge", filled, column, task)
                return None
        named: dict[str, Assignment] = {}  # each once, in its strongest role
        for column, reading in read.items():
            if column not in changed:
                listed = [one for one in before if column_of(one) is column]
            else:
                listed = [msgspec.structs.replace(one, role=ROLE_OF[column]) for one in _named(reading)]
            for one in listed:
                named.setdefault(one.party, one)
        charge = Charge(ranked(named.values()), any(reading and reading.open_list for reading in read.values()))
        if clause and charge == (ranked(before), clause.open_list):
            return None
        printed = BASIS_WORDS.get(filled.words(Column.BASIS))
        if clause and clause.basis is Basis.CORRECTED and printed not in (None, Basis.CORRECTED):
            self._refuse("stale", filled, changed[0], task)
        elif not named:
            self._refuse("nobody", filled, changed[0], task)
        else:
            unknown = {name for column in changed if (reading := read[column]) for name in reading.unknown}
            for name in unknown - {one.party for one in before}:
                self.untaken.append(Untaken("name", _place(filled, changed[0]), task.number, name))
            return charge
        return None

    def _times(
        self, filled: FilledRow, task: Task, old: str | None
    ) -> tuple[dict[str, tuple[Deadline, ...]], tuple[Deadline, ...]]:
        """What stands for deadlines that a row changed, and those that it adds."""
        if old is None:
            return {}, ()
        before, after = [line for line in old.split("\n") if line], filled.cells.get(Column.TIME, [])
        gone = [line for line in before if line not in after]
        come = [self._deadlines(line) for line in after if line not in before]
        if not all(come):
            self._refuse("time", filled, Column.TIME, task)
            return {}, ()
        times = {line: come[place] if place < len(come) else () for place, line in enumerate(gone)}
        return times, tuple(deadline for found in come[len(gone) :] for deadline in found)

    def _deadlines(self, line: str) -> tuple[Deadline, ...]:
        return tuple(
            Deadline(words, time.by, time.precision, Span(self.source, 0, 0, words))
            for time in find_labelled_deadlines(line, self.horizon, 0, len(line))
            if (words := line[time.start : time.end])
        )

    def _refuse(self, key: str, filled: FilledRow, column: Column, task: Task) -> None:
        self.untaken.append(Untaken(key, _place(filled, column), task.number, filled.words(column)))


def _changed(filled: FilledRow, written: Row) -> Iterator[tuple[Column, str]]:
    """The columns in which a row says something else than is written there, with that."""
    named = {Column.NUMBER: filled.number, Column.TASK: filled.title}  # in the row, or in one above it
    for key, cell in COLUMNS.items():
        column = _COLUMN_OF.get(key)
        if column in filled.columns:
            old = cell(written, "zh")
            now = named.get(column, filled.words(column))
            if mend(now) != mend(old):
                yield column, old


#: Key of a written column → what it is when it comes back. The others are about the printed ledger, or are reports.
_COLUMN_OF = {column.value: column for column in (*_NOT_TAKEN, *LABEL_OF, Column.TIME)}


def _named(reading: Reading | None) -> tuple[Assignment, ...]:
    return reading.assignments if reading else ()


def _place(filled: FilledRow, column: Column) -> str:
    return filled.places.get(column, filled.place)

"""The ledger that came back: what staff changed in it, cell by cell, as corrections of the plan.

A cell counts as changed where it says something else than the program would write there now. What only the printed
ledger has (its layout, its order, rows that somebody took out) changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from dutygraph.errors import DutyGraphError
from dutygraph.exports.reports.ledger import COLUMNS, Row
from dutygraph.model import Assignment, Basis, Clause, Deadline, Duty, Plan, Role, Span, Task
from dutygraph.queries.filled import Untaken, subjects_of
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


class _Edit(NamedTuple):
    """What a row changes for the duties that it tells."""

    orders: tuple[int, ...]
    reading: Reading | None
    """Whom it charges now, None for the same as before."""
    times: Mapping[str, tuple[Deadline, ...]]
    """Words of a deadline → what stands for it now."""
    added: tuple[Deadline, ...]

    def charges(self, clause: Clause) -> Clause:
        """A clause as it is for these duties."""
        kept = _replaced(clause.deadlines, self.times)
        if self.reading is None:
            return msgspec.structs.replace(clause, deadlines=kept)
        return msgspec.structs.replace(
            clause,
            assignments=self.reading.assignments,
            open_list=self.reading.open_list,
            basis=Basis.CORRECTED,
            deadlines=kept,
        )


def take_back(plan: Plan, rows: list[FilledRow], file: str) -> Returned:
    """The plan with what staff changed in the ``rows`` of its ledger: who is charged, and by when.

    Raises
    ------
    DutyGraphError
        when most rows are about nothing in the plan: it is the ledger of another
    """
    subjects = subjects_of(plan, rows)
    if 2 * sum(subject.task is None for subject in subjects) > len(rows):
        raise DutyGraphError("ledger_other_plan", file, title=plan.title)
    reader = _Reader(plan)
    edits: dict[str, list[_Edit]] = defaultdict(list)
    for row, (task, orders, _) in zip(rows, subjects, strict=True):
        if task is None:
            reader.untaken.append(Untaken("no_task", row.place, f"{row.number} {row.title}".strip()))
        elif edit := reader.edit(row, task, orders):
            edits[task.id].append(edit)
    tasks = tuple(_applied(task, edits[task.id], plan.source) if task.id in edits else task for task in plan.tasks)
    return Returned(msgspec.structs.replace(plan, tasks=tasks), reader.corrections, reader.untaken)


# --- what a row changes -----------------------------------------------------------------------------------


class _Reader:
    """Reads what rows change, and keeps what it told of."""

    def __init__(self, plan: Plan) -> None:
        self.source = plan.source
        self.horizon = Horizon(plan.period, plan.issued.year if plan.issued else None, plan.issued)
        self.corrections: list[Correction] = []
        self.untaken: list[Untaken] = []

    def edit(self, filled: FilledRow, task: Task, orders: tuple[int, ...]) -> _Edit | None:
        """What a row changes, None for nothing that is taken over."""
        duties = tuple(duty for duty in task.duties if duty.order in orders)
        charged = {task.clauses_of(duty) for duty in duties} or {task.clauses}
        if len(charged) > 1:
            self.untaken.append(Untaken("regrouped", filled.place, task.number))
            return None
        written = Row(task, duties, charged.pop())
        changed = {column: old for column, old in _changed(filled, written)}
        for column in _NOT_TAKEN:
            if column in changed:
                self._refuse("cell", filled, column, task)
        reading = self._charge(filled, written, [column for column in LABEL_OF if column in changed])
        times, added = self._times(filled, task, changed.get(Column.TIME))
        if reading is None and not times and not added:
            return None
        for column in (*(LABEL_OF if reading else ()), *((Column.TIME,) if times or added else ())):
            if column in changed:
                old, new = (
                    mend(words)
                    for words in (changed[column].replace("\n", "；"), "；".join(filled.cells.get(column, ())))
                )
                self.corrections.append(Correction(task, column, old, new, _place(filled, column)))
        return _Edit(orders, reading, times, added)

    def _charge(self, filled: FilledRow, written: Row, changed: list[Column]) -> Reading | None:
        """Whom a row charges, where that is not what it was."""
        if not changed:
            return None
        task, clauses = written.task, written.clauses
        basis = BASIS_WORDS.get(filled.words(Column.BASIS))
        if len(clauses) > 1:
            self._refuse("several", filled, changed[0], task)
        elif clauses and clauses[0].basis is Basis.CORRECTED and basis not in (None, Basis.CORRECTED):
            self._refuse("stale", filled, changed[0], task)
        elif (reading := filled.charge(self.horizon)) is None:
            self._refuse("charge", filled, changed[0], task)
        else:
            if reading.basis is Basis.SOLE and Column.LEAD not in filled.cells:
                reading = reading._replace(assignments=tuple(map(_shared, reading.assignments)))
            for name in reading.unknown:
                self.untaken.append(Untaken("name", _place(filled, changed[0]), task.number, name))
            same = clauses and (clauses[0].assignments, clauses[0].open_list) == (
                reading.assignments,
                reading.open_list,
            )
            return None if same else reading
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
    for key, cell in COLUMNS.items():
        column = _COLUMN_OF.get(key)
        if column in filled.columns:
            old = cell(written, "zh")
            now = (
                filled.number
                if column is Column.NUMBER
                else filled.title
                if column is Column.TASK
                else filled.words(column)
            )
            if mend(now) != mend(old):
                yield column, old


#: Key of a written column → what it is when it comes back. The others are about the printed ledger, or are reports.
_COLUMN_OF = {column.value: column for column in (*_NOT_TAKEN, *LABEL_OF, Column.TIME)}


def _place(filled: FilledRow, column: Column) -> str:
    return filled.places.get(column, filled.place)


def _shared(assignment: Assignment) -> Assignment:
    return msgspec.structs.replace(assignment, role=Role.SHARED)


# --- the task with its changes ----------------------------------------------------------------------------


def _applied(task: Task, edits: list[_Edit], source: str) -> Task:
    by_order = {order: edit for edit in edits for order in edit.orders}
    clauses = [part for clause in task.clauses for part in _parted(task, clause, by_order)]
    entered: dict[Reading, list[_Edit]] = {}
    for edit in edits:
        governed = _governing(task, edit.orders)
        if not governed and edit.reading is not None:
            entered.setdefault(edit.reading, []).append(edit)
    clauses += [_entered(task, reading, group, source) for reading, group in entered.items()]
    duties = tuple(_dated(task, duty, by_order.get(duty.order)) for duty in task.duties)
    return msgspec.structs.replace(task, clauses=tuple(clauses), duties=duties)


def _governing(task: Task, orders: Iterable[int]) -> list[Clause]:
    return [clause for clause in task.clauses if not clause.duties or set(clause.duties) & set(orders)]


def _parted(task: Task, clause: Clause, edits: Mapping[int, _Edit]) -> Iterator[Clause]:
    """The clause as it is for the duties that nobody changed, and one more for each change; or the clause, changed."""
    governed = clause.duties or tuple(duty.order for duty in task.duties) or (0,)
    versions: dict[Clause, list[int]] = defaultdict(list)
    for order in governed:
        edit = edits.get(order)
        versions[_with_added(task, edit, edit.charges(clause)) if edit else clause].append(order)
    if len(versions) == 1:
        yield from versions
        return
    if clause in versions:
        yield msgspec.structs.replace(clause, duties=tuple(versions.pop(clause)))
    own = Span(clause.span.file, 0, 0, clause.span.quote)  # two clauses cannot stand at one place
    for version, orders in versions.items():
        yield msgspec.structs.replace(version, duties=tuple(orders), span=own)


def _with_added(task: Task, edit: _Edit, clause: Clause) -> Clause:
    """The clause with the deadlines that a row adds, where it is the only one of the row."""
    if len(_governing(task, edit.orders)) > 1:
        return clause
    return msgspec.structs.replace(clause, deadlines=clause.deadlines + edit.added)


def _entered(task: Task, reading: Reading, edits: list[_Edit], source: str) -> Clause:
    """A clause where there was none."""
    orders = tuple(sorted(order for edit in edits for order in edit.orders if order))
    is_whole = not task.clauses and len(orders) == len(task.duties)
    quote = "；".join(f"{label}：{'、'.join(names)}" for label, names in _by_role(reading))
    return Clause(
        span=Span(source, 0, 0, quote),
        assignments=reading.assignments,
        basis=Basis.CORRECTED,
        open_list=reading.open_list,
        deadlines=tuple(dict.fromkeys(deadline for edit in edits for deadline in edit.added)),
        duties=() if is_whole else orders,
    )


def _by_role(reading: Reading) -> Iterator[tuple[str, list[str]]]:
    labels = {Role.LEAD: Column.LEAD, Role.COOPERATE: Column.COOPERATE, Role.GUIDE: Column.GUIDE}
    for role in Role:
        if names := [one.party for one in reading.assignments if one.role is role]:
            yield LABEL_OF[labels.get(role, Column.CHARGED)], names


def _dated(task: Task, duty: Duty, edit: _Edit | None) -> Duty:
    """A duty with the deadlines that its row changed, and, where no clause can have it, the one that it adds."""
    if edit is None:
        return duty
    has_clause = len(_governing(task, edit.orders)) == 1 or (edit.reading and not _governing(task, edit.orders))
    added = edit.added if not has_clause and duty.order == edit.orders[-1] else ()
    return msgspec.structs.replace(duty, deadlines=_replaced(duty.deadlines, edit.times) + added)


def _replaced(deadlines: tuple[Deadline, ...], times: Mapping[str, tuple[Deadline, ...]]) -> tuple[Deadline, ...]:
    """The deadlines with what stands for them now; words that set two dates are replaced once."""
    found: list[Deadline] = []
    replaced: set[str] = set()
    for deadline in deadlines:
        if deadline.text not in times:
            found.append(deadline)
        elif deadline.text not in replaced:
            replaced.add(deadline.text)
            found += times[deadline.text]
    return tuple(found)

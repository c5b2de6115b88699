"""What a ledger that staff filled in reports: rows in, statuses out, only what is new."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from dutygraph.errors import DutyGraphError
from dutygraph.graph.progress import Subject, find_subjects, reported, reports
from dutygraph.model import Plan, State, Status, Task
from dutygraph.text.columns import Column
from dutygraph.text.deadlines import Horizon, find_labelled_deadlines
from dutygraph.text.filled_rows import FilledRow
from dutygraph.text.marks import mend
from dutygraph.text.states import read_state

_SEPARATOR = "；"


class Untaken(NamedTuple):
    """Something in a cell that was not taken over as it stands: the message ``untaken_<key>`` says what."""

    key: str
    place: str
    number: str
    words: str = ""


class Reported(NamedTuple):
    """The statuses that are new, and what of them, or beside them, was not understood."""

    statuses: list[Status]
    untaken: list[Untaken]


class _Cells(NamedTuple):
    """What a row reports: ``unread`` are words for the state that were not understood, which the note has too."""

    state: State | None
    updated: str
    note: str
    unread: str


def subjects_of(plan: Plan, rows: Iterable[FilledRow]) -> list[Subject]:
    """What the rows of a ledger are about in the plan."""
    return find_subjects(plan, ((row.number, row.title, row.duties) for row in rows))


def check_is_of(plan: Plan, rows: list[FilledRow], file: str) -> None:
    """Whether a ledger is that of the plan.

    Raises
    ------
    DutyGraphError
        when most of its rows are about nothing in the plan
    """
    found = sum(subject.task is not None for subject in subjects_of(plan, rows))
    if 2 * found < len(rows):
        raise DutyGraphError("ledger_other_plan", file, title=plan.title)


def new_statuses(plan: Plan, file: str, rows: list[FilledRow], today: dt.date) -> Reported:
    """What rows report of the plan that nobody has reported yet.

    A row that says what was reported before, last or earlier, says nothing new: it is as the ledger was written. A date
    that was left as it was, or left out, is ``today``. A state in words that are not understood goes into the note, and
    is told.
    """
    reader = _Reader(plan, file, today)
    for row, subject in zip(rows, subjects_of(plan, rows), strict=True):
        reader.read(row, subject)
    return Reported(reader.statuses, reader.untaken)


class _Reader:
    """Reads what rows report, and keeps what it told of."""

    def __init__(self, plan: Plan, file: str, today: dt.date) -> None:
        self.file = file
        self.today = today
        self.latest = reported(plan)
        self.known: dict[tuple[str, int], list[Status]] = defaultdict(list)
        for status, (task, orders, _) in reports(plan):
            for order in orders if task else ():
                self.known[task.id if task else "", order].append(status)
        self.statuses: list[Status] = []
        self.untaken: list[Untaken] = []

    def read(self, row: FilledRow, subject: Subject) -> None:
        said = _cells(row)
        place = row.places.get(Column.STATE) or row.places.get(Column.NOTE) or row.place
        if not (said.state or said.note):
            is_old = subject.task and any((subject.task.id, order) in self.known for order in subject.orders)
            if said.updated and not is_old:
                self.untaken.append(Untaken("only_date", place, row.number, said.updated))
        elif subject.task is None:
            self.untaken.append(Untaken("no_task", place, f"{row.number} {row.title}".strip()))
        elif not self._is_known(said, subject.task, subject.orders):
            self._add(said, row, subject.task, subject, place)

    def _is_known(self, said: _Cells, task: Task, orders: tuple[int, ...]) -> bool:
        """Whether a row was reported before of all its duties; a blank cell says nothing else than what stood there."""
        day = _day(said.updated)
        if said.updated and day is None:
            return False
        return all(
            any(
                said.state in (None, status.state) and day in (None, status.on) and mend(said.note) == mend(status.note)
                for status in self.known.get((task.id, order), ())
            )
            for order in orders
        )

    def _add(self, said: _Cells, row: FilledRow, task: Task, subject: Subject, place: str) -> None:
        keys = [(task.id, order) for order in subject.orders]
        last = max((self.latest[key] for key in keys if key in self.latest), key=lambda one: one.on, default=None)
        if said.unread:
            self.untaken.append(Untaken("state", place, task.number, said.unread))
        if subject.lost and task.duties:
            self.untaken.append(Untaken("part", place, task.number, _SEPARATOR.join(subject.lost)))
        day = _day(said.updated)
        if said.updated and (day is None or day > self.today):
            self.untaken.append(Untaken("date", row.places[Column.UPDATED], task.number, said.updated))
            day = None
        if day is None or (last and day == last.on):
            day = self.today
        elif last and day < last.on:
            self.untaken.append(Untaken("earlier", place, task.number, last.on.isoformat()))
        state = said.state or (last.state if last and not said.unread else None)
        duties = tuple(task.duties[order - 1].text for order in subject.orders if order)
        self.statuses.append(Status(task.number, task.title, state, day, f"{self.file} {place}", duties, said.note))


def _cells(row: FilledRow) -> _Cells:
    """What a row reports. Of several cells for the state, as 状态 and 完成情况, one is enough that is understood."""
    words = row.cells.get(Column.STATE, [])
    states = [read_state(word) for word in words]
    state = next(filter(None, states), None)
    others = [word for word, read in zip(words, states, strict=True) if read is None]
    note = _SEPARATOR.join([*others, *row.cells.get(Column.NOTE, [])])
    return _Cells(state, row.words(Column.UPDATED), note, "" if state else "".join(others))


def _day(words: str) -> dt.date | None:
    """The day that a cell names: 2024-05-01, 2024.5.1, 2024年5月1日, 2024年5月 (its last one)."""
    found = list(find_labelled_deadlines(words, Horizon(), 0, len(words)))
    return found[0].by if len(found) == 1 else None

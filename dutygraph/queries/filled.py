"""What a ledger that staff filled in reports: rows in, statuses out, only what is new."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from dutygraph.model import Plan, State, Status
from dutygraph.queries.progress import Subject, find_subjects, reported, reports
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


def new_statuses(plan: Plan, file: str, rows: list[FilledRow], today: dt.date) -> Reported:
    """What rows report of the plan that nobody has reported yet.

    A row that says what was reported before, last or earlier, says nothing new: it is as the ledger was written. A date
    that was left as it was, or left out, is ``today``. A state in words that are not understood goes into the note, and
    is told.
    """
    latest = reported(plan)
    known: dict[tuple[str, int], set[tuple[State | None, dt.date, str]]] = {}
    for status, (task, orders, _) in reports(plan):
        for order in orders if task else ():
            assert task is not None
            known.setdefault((task.id, order), set()).add((status.state, status.on, mend(status.note)))
    statuses: list[Status] = []
    untaken: list[Untaken] = []
    for row, (task, orders, lost) in zip(rows, subjects_of(plan, rows), strict=True):
        said = _cells(row)
        place = row.places.get(Column.STATE) or row.places.get(Column.NOTE) or row.place
        if not (said.state or said.note):
            if said.updated and not (task and any((task.id, order) in known for order in orders)):
                untaken.append(Untaken("only_date", place, row.number, said.updated))
            continue
        if task is None:
            untaken.append(
                Untaken("no_task", place, f"{row.number} {row.title}".strip(), row.words(Column.STATE) or said.note)
            )
            continue
        keys = [(task.id, order) for order in orders]
        day = _day(said.updated)
        if all(_is_known(said, day, known.get(key, set())) for key in keys):
            continue
        last = max((latest[key] for key in keys if key in latest), key=lambda status: status.on, default=None)
        if said.unread:
            untaken.append(Untaken("state", place, task.number, said.unread))
        if lost:
            untaken.append(Untaken("part", place, task.number, _SEPARATOR.join(lost)))
        if said.updated and (day is None or day > today):
            untaken.append(Untaken("date", row.places[Column.UPDATED], task.number, said.updated))
            day = None
        if day is None or (last and day == last.on):
            day = today
        elif last and day < last.on:
            untaken.append(Untaken("earlier", place, task.number, last.on.isoformat()))
        state = said.state or (last.state if last and not said.unread else None)
        texts = tuple(duty.text for duty in task.duties if duty.order in orders)
        statuses.append(Status(task.number, task.title, state, day, f"{file} {place}".strip(), texts, said.note))
    return Reported(statuses, untaken)


def _cells(row: FilledRow) -> _Cells:
    """What a row reports. Of several cells for the state, as 状态 and 完成情况, one is enough that is understood."""
    words = row.cells.get(Column.STATE, [])
    states = [read_state(word) for word in words]
    state = next(filter(None, states), None)
    others = [word for word, read in zip(words, states, strict=True) if read is None]
    note = _SEPARATOR.join([*others, *row.cells.get(Column.NOTE, [])])
    return _Cells(state, row.words(Column.UPDATED), note, "" if state else "".join(others))


def _is_known(said: _Cells, day: dt.date | None, known: set[tuple[State | None, dt.date, str]]) -> bool:
    """Whether what a row says was reported before; a blank state says as little as a blank cell does."""
    if day is None and said.updated:
        return False
    return any(
        (said.state is None or said.state is state) and (day is None or day == on) and mend(said.note) == note
        for state, on, note in known
    )


def _day(words: str) -> dt.date | None:
    """The day that a cell names: 2024-05-01, 2024.5.1, 2024年5月1日, 2024年5月 (its last one)."""
    found = list(find_labelled_deadlines(words, Horizon(), 0, len(words)))
    return found[0].by if len(found) == 1 else None

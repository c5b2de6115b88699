"""A change between two plans as a record."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from dutygraph.model import Span
from dutygraph.queries.comparison.parties import PartyMove


class ChangeKind(StrEnum):
    """What changed. Declared in the order in which kinds are counted."""

    TASK_ADDED = "task-added"
    TASK_DROPPED = "task-dropped"
    TASK_RENUMBERED = "task-renumbered"  # of tasks behind each other that only moved up or down: one change
    TASK_RETITLED = "task-retitled"
    DUTY_ADDED = "duty-added"
    DUTY_DROPPED = "duty-dropped"
    DUTY_MOVED = "duty-moved"  # the same words in another task
    DUTY_REWORDED = "duty-reworded"  # where changed deadlines and targets alone do not tell it
    LEAD = "lead"
    PARTIES = "parties"  # in any other role
    DEADLINE = "deadline"
    TARGET = "target"
    UNREAD = "unread"  # parties differ where a charge was not understood: nobody can say whether they changed


class Side(msgspec.Struct, frozen=True):
    """One side of a change: its task (number and title; '' for the plan itself), the words that changed, their place.

    ``text`` is '' where this side has nothing of the kind; ``span`` then shows what lacks it. ``by`` is a deadline's date.
    """

    task: str
    title: str
    text: str
    span: Span
    by: dt.date | None = None


class Change(msgspec.Struct, frozen=True):
    """A change. ``old`` is None for what was added, ``new`` for what was dropped.

    ``parties`` are those that came, went or changed their role; of what was added or dropped, all. ``duties`` are orders
    of the duties in the new task whose parties changed, ``numbers`` the old and new numbers of renumbered tasks.
    """

    kind: ChangeKind
    old: Side | None
    new: Side | None
    parties: tuple[PartyMove, ...] = ()
    duties: tuple[int, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()

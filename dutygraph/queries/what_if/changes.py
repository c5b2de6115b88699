"""Changes of units and of leads, as they are asked for and as they were understood."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from dutygraph.model import Task


class Abolish(msgspec.Struct, frozen=True):
    """A unit is no more; ``into`` takes its places, or nobody does."""

    unit: str
    into: str = ""


class Merge(msgspec.Struct, frozen=True):
    """Units become one, which may be new or one of them."""

    units: tuple[str, ...]
    into: str


class Rename(msgspec.Struct, frozen=True):
    """A unit has another name, which no unit has yet."""

    unit: str
    name: str


class Move(msgspec.Struct, frozen=True):
    """A unit leads a task. Those who led it, or shared it without a lead, support it then."""

    task: str
    unit: str


Change = Abolish | Merge | Rename | Move


class StepKind(StrEnum):
    """What a change is."""

    ABOLISH = "abolish"
    MERGE = "merge"
    RENAME = "rename"
    MOVE = "move"


class Step(msgspec.Struct, frozen=True):
    """A change as it was understood.

    ``units`` are those that change, by the names they have then; ``into`` is who takes over, leads or what the unit is
    called, '' where nobody takes over; ``is_new`` says that no plan knows this name.
    """

    kind: StepKind
    units: tuple[str, ...] = ()
    into: str = ""
    is_new: bool = False
    task: Task | None = None

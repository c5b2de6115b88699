"""What a query of the catalogue is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple

from dutygraph.messages import Text

Row = tuple[str | int | bool, ...]
"""A row of an answer: texts, whole numbers, yes or no. What there is none of is ''; a date is written 2025-12-31."""


class Kind(StrEnum):
    """What the value of a parameter is."""

    UNIT = "unit"  # any name of a unit or group
    BODY = "body"  # any name of a unit; no group
    TASK = "task"  # a task's printed number or its id
    ROLE = "role"
    DAY = "day"
    WORDS = "words"  # words that all must be there, parted by blanks; case and layout do not matter
    FLAG = "flag"  # yes or no
    TEXT = "text"


class Parameter(NamedTuple):
    """A parameter of a query; ``example`` is what it has where the query is shown, None to leave it out."""

    name: str
    kind: Kind
    meaning: Text
    example: str | bool | None = None
    optional: bool = False


class Query(NamedTuple):
    """A named query.

    ``rows`` answers it in Python on a DutyGraph; its parameters are named as here. Rows are a set: their order and how
    often one comes tell nothing.
    """

    meaning: Text
    columns: tuple[str, ...]
    rows: Callable[..., Iterable[Row]]
    parameters: tuple[Parameter, ...] = ()


# Parameters that several queries have.
UNIT = Parameter("unit", Kind.UNIT, Text("单位或泛称，任一名称", "a unit or group, by any of its names"), "省应急厅")
OF_UNIT = UNIT._replace(example=None, optional=True)
NUMBER = Parameter("number", Kind.TASK, Text("任务编号，或规划与编号", "a task's number, or its id"), "六（二）")
ROLE = Parameter("role", Kind.ROLE, Text("只要这一角色", "only in this role"), None, True)
JOINT = Parameter(
    "joint",
    Kind.FLAG,
    Text(
        "只要与其他单位共同牵头的（true）或单独牵头的（false）",
        "only those it leads with others (true) or alone (false)",
    ),
    None,
    True,
)
DUE_BEFORE = Parameter(
    "due_before", Kind.DAY, Text("只要该日及以前到期的", "only what is due on or before this day"), None, True
)
WORDS = Parameter(
    "words", Kind.WORDS, Text("词，以空格分开，须全部出现", "words, parted by blanks; all must be there"), "消防 安全"
)

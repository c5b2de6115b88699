"""What may stand behind an address, and its values as the queries take them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from starlette.datastructures import QueryParams

from dutygraph.errors import DutyGraphError
from dutygraph.text.calendar import typed_day
from dutygraph.units.names import near_names

#: Longer than any question or name.
LONGEST = 500
_YES_NO = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


class Kind(StrEnum):
    """What a value is."""

    TEXT = "text"
    DAY = "day"
    YES_NO = "yes-no"


class Parameter(NamedTuple):
    """A parameter of an address. ``meaning`` is the key of its words in the catalogue."""

    name: str
    meaning: str
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    is_many: bool = False
    """Whether it may be given several times."""
    is_needed: bool = False
    is_in_path: bool = False


def values_of(parameters: Sequence[Parameter], query: QueryParams, path: dict[str, str]) -> dict[str, Any]:
    """The values of the parameters that are given; an empty one counts as not given.

    Raises
    ------
    DutyGraphError
        when one is no value of its kind, or is needed and missing
    """
    values: dict[str, Any] = {}
    for parameter in parameters:
        given = [path[parameter.name]] if parameter.is_in_path else query.getlist(parameter.name)
        filled = [value.strip() for value in given if value.strip()]
        if parameter.is_needed and not filled:
            raise DutyGraphError("web_needed", name=parameter.name)
        if len(filled) > 1 and not parameter.is_many:
            raise DutyGraphError("web_once", name=parameter.name)
        if filled:
            read = [_value(parameter, value) for value in filled]
            values[parameter.name] = read if parameter.is_many else read[0]
    return values


def refuse_unknown(parameters: Sequence[Parameter], query: QueryParams) -> None:
    """Raises DutyGraphError for a parameter that means nothing here: it would be taken to narrow the answer."""
    known = [parameter.name for parameter in parameters if not parameter.is_in_path]
    for name in query:
        if name not in known:
            near = "、".join(near_names(name, known) or known)
            raise DutyGraphError("web_unknown_parameter", name=name[:LONGEST], near=near)


def _value(parameter: Parameter, value: str) -> str | dt.date | bool:
    if len(value) > LONGEST:
        raise DutyGraphError("web_long_value", name=parameter.name, most=LONGEST)
    if parameter.kind is Kind.DAY:
        return day(value)
    if parameter.kind is Kind.YES_NO:
        if value.lower() not in _YES_NO:
            raise DutyGraphError("web_no_choice", name=parameter.name, value=value, known="、".join(("true", "false")))
        return _YES_NO[value.lower()]
    if parameter.choices and value not in parameter.choices:
        raise DutyGraphError("web_no_choice", name=parameter.name, value=value, known="、".join(parameter.choices))
    return value


def day(value: str) -> dt.date:
    """A date: 2025-12-31, or the first day of 2025-12 or 2025. Raises DutyGraphError.

    >>> day("2025-12")
    datetime.date(2025, 12, 1)
    """
    found = typed_day(value) if value.isascii() else None  # as the described pattern has it
    if found is None:
        raise DutyGraphError("not_a_date", value=value)
    return found

"""What is given for the parameters of a query, and the plain values that a query language takes of it."""

from __future__ import annotations

import datetime as dt

from dutygraph.graph.duty_graph import printed_number
from dutygraph.model import Role
from dutygraph.queries.catalogue.query import Kind, Parameter, Query
from dutygraph.queries.tasks import wanted_words
from dutygraph.text.characters import without_lone_surrogates

Given = str | bool | dt.date | None
Value = str | bool | tuple[str, ...] | None
"""A plain value: a date is written 2025-12-31; of words there may be several."""

_TYPES: dict[Kind, type] = {Kind.DAY: dt.date, Kind.FLAG: bool}


def checked(query: Query, given: dict[str, Given]) -> dict[str, Given]:
    """What is given for each parameter of a query that is not left out. Raises TypeError."""
    unknown = given.keys() - {parameter.name for parameter in query.parameters}
    if unknown:
        raise TypeError(f"no such parameter: {', '.join(sorted(unknown))}")
    return {
        parameter.name: _checked(parameter, given.get(parameter.name))
        for parameter in query.parameters
        if given.get(parameter.name) is not None or not parameter.optional
    }


def _checked(parameter: Parameter, value: Given) -> Given:
    if not isinstance(value, _TYPES.get(parameter.kind, str)):
        raise TypeError(f"{parameter.name} is {value!r}, which is no {parameter.kind}")
    if parameter.kind is not Kind.ROLE:
        return value
    if value not in list(Role):
        raise TypeError(f"{parameter.name} is {value!r}, which is none of {', '.join(Role)}")
    return Role(str(value))


def plain(parameter: Parameter, given: Given) -> Value:
    """The plain value of what is given for a parameter, None where it is left out."""
    if isinstance(given, dt.date):
        return given.isoformat()
    if given is None or isinstance(given, bool):
        return given
    text = without_lone_surrogates(given)
    if parameter.kind is Kind.WORDS:
        return tuple(wanted_words(text))
    return printed_number(text) if parameter.kind is Kind.TASK else text

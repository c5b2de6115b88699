"""What the engines are asked: every query of the catalogue, with values that the plans have."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.queries.catalogue import Entry, queries
from dutygraph.queries.catalogue.query import Kind, Parameter
from dutygraph.queries.engines.parameters import Given

SAMPLES = 5
_NAMES = (Kind.UNIT, Kind.BODY, Kind.TEXT)


class Asking(NamedTuple):
    """A query, and what it is asked with, one time after the other."""

    label: str
    query: str
    given: list[dict[str, Given]]


def askings(graph: DutyGraph) -> list[Asking]:
    """Each query with what it needs, and once more for each unit or name that it may be given."""
    drawn = random.Random(0)
    values = {kind: _drawn(_values(graph, kind), drawn) for kind in Kind}
    return [asking for entry in queries().values() for asking in _of_query(entry, values)]


def _of_query(entry: Entry, values: dict[Kind, list[Given]]) -> Iterator[Asking]:
    parameters = entry.query.parameters
    yield Asking(entry.name, entry.name, _given([one for one in parameters if not one.optional or one.example], values))
    for one in parameters:
        if one.optional and one.kind in _NAMES:
            needed = [other for other in parameters if not other.optional or other is one]
            yield Asking(f"{entry.name}, one {one.name}", entry.name, _given(needed, values))


def _given(parameters: list[Parameter], values: dict[Kind, list[Given]]) -> list[dict[str, Given]]:
    """As many answers as there are values of the parameters; once where none of them has several."""
    lists = {one.name: values[one.kind] or [_example(one)] for one in parameters}
    count = max(map(len, lists.values()), default=1)
    return [{name: some[number % len(some)] for name, some in lists.items()} for number in range(count)]


def _example(parameter: Parameter) -> Given:
    if parameter.kind is Kind.DAY and parameter.example:
        return dt.date.fromisoformat(str(parameter.example))
    return parameter.example


def _values(graph: DutyGraph, kind: Kind) -> list[str]:
    """All values of a kind that the plans have; none where the parameter's example does."""
    match kind:
        case Kind.UNIT | Kind.TEXT:
            return [graph.printed[name] for name in graph.units]
        case Kind.BODY:
            return [graph.printed[name] for name, unit in graph.units.items() if unit.kind != "group"]
        case Kind.TASK:
            return list(graph.tasks)
        case Kind.WORDS:
            return [task.title for task in graph.plans[0].tasks]
    return []


def _drawn(values: list[str], drawn: random.Random) -> list[Given]:
    return list(drawn.sample(sorted(values), min(SAMPLES, len(values))))

"""The catalogue on an engine that speaks a query language. What a name means is found there as it is in process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from dutygraph.errors import ContradictoryReform, UnknownName
from dutygraph.queries.catalogue import Entry, Row, find_query
from dutygraph.queries.catalogue.query import Kind, Parameter
from dutygraph.queries.engines import in_order
from dutygraph.queries.engines.parameters import Given, Value, checked, plain
from dutygraph.units.names import find_name, near_names

Ask = Callable[[Entry, Mapping[str, Value]], Iterable[Row]]
"""Runs a query with these values of its parameters, each of which has one, and gives its rows."""


class Elsewhere:
    """The engine that ``ask`` reaches."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def rows(self, query: str, /, **parameters: Given) -> list[Row]:
        """The rows of a query; see :class:`dutygraph.queries.engines.Engine`."""
        entry = find_query(query)
        given = checked(entry.query, parameters)
        values = {one.name: self._value(one, given.get(one.name)) for one in entry.query.parameters}
        found = in_order(self._ask(entry, values))
        if not found:
            self._refuse_unknown_task(entry, values, given)
        return found

    def meant(self, unit: str) -> str:
        """The canonical name of the unit or group that a name means. Raises UnknownName."""
        (row,) = self.rows("units", unit=unit)
        return str(row[0])

    def _value(self, parameter: Parameter, given: Given) -> Value:
        value = plain(parameter, given)
        if parameter.kind not in (Kind.UNIT, Kind.BODY) or not isinstance(value, str):
            return value
        name = self._sure_name(value)
        if parameter.kind is Kind.BODY:
            self._refuse_group(name)
        return name

    def _sure_name(self, typed: str) -> str:
        """A name that means the unit that ``typed`` means, and no other. There is one: that by which it was found."""
        if len(self.rows("names", name=typed)) == 1:
            return typed
        names: dict[str, list[str]] = {}
        # A unit's names in the order in which the graph in process has them: as printed first, the canonical one, others.
        ordered = sorted(self.rows("names"), key=lambda row: (row[0] != row[2], row[0] != row[1]))
        for name, canonical, _ in ordered:
            names.setdefault(str(name), []).append(str(canonical))
        meant = find_name(typed, names)
        return next(name for name, units in names.items() if units == [meant])

    def _refuse_group(self, name: str) -> None:
        ((_, printed, kind, *_),) = self.rows("units", unit=name)
        if kind == "group":
            is_sure = len(self.rows("names", name=str(printed))) == 1
            raise ContradictoryReform("reform_group", name=printed if is_sure else self.meant(name))

    def _refuse_unknown_task(self, entry: Entry, values: Mapping[str, Value], given: Mapping[str, Given]) -> None:
        for parameter in entry.query.parameters:
            if parameter.kind is not Kind.TASK:
                continue
            typed = str(given[parameter.name])
            if entry.name == "task":
                numbers = [str(number) for number, _ in self.rows("numbers")]
                raise UnknownName("unknown_task", near_names(str(values[parameter.name]), numbers), name=typed)
            self.rows("task", number=typed)

"""The units of the plans, and everything about one of them."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dutygraph.graph.duty_graph import DutyGraph, Holding
from dutygraph.model import Role, Unit


class UnitAnswer(msgspec.Struct, frozen=True):
    """A unit or group: who it is, the name as first printed, how many tasks it holds in each role, and whose work it took."""

    unit: Unit
    printed: str
    counts: dict[Role, int]
    held: tuple[Holding, ...] = ()
    predecessors: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def units(graph: DutyGraph) -> list[UnitAnswer]:
    """All units and groups, those that lead most first, groups last."""
    return most_leads_first(_answer(graph, unit) for unit in graph.units.values())


def most_leads_first(answers: Iterable[UnitAnswer]) -> list[UnitAnswer]:
    """Those that lead most first, groups last."""
    return sorted(answers, key=lambda a: (a.unit.kind == "group", -a.counts[Role.LEAD], -a.total, a.printed))


def unit(graph: DutyGraph, name: str) -> UnitAnswer:
    """One unit with all it holds. Raises UnknownName."""
    found = graph.find_unit(name)
    return _answer(graph, found, tuple(graph.held(found.name)))


def _answer(graph: DutyGraph, unit: Unit, held: tuple[Holding, ...] = ()) -> UnitAnswer:
    predecessors = graph.registry.predecessors(unit)
    return UnitAnswer(unit, graph.printed[unit.name], graph.count(unit.name), held, predecessors)

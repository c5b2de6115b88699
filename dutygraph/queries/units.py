"""The units of the plans, and everything about one of them."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dutygraph.graph.duty_graph import DutyGraph, Holding
from dutygraph.model import Role, Unit


class UnitAnswer(msgspec.Struct, frozen=True):
    """A unit or group: who it is, the name as first printed, and how many tasks it holds in each role."""

    unit: Unit
    printed: str
    counts: dict[Role, int]
    held: tuple[Holding, ...] = ()

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def units(graph: DutyGraph) -> list[UnitAnswer]:
    """All units and groups, those that lead most first, groups last."""
    answers = [UnitAnswer(unit, graph.printed[name], graph.count(name)) for name, unit in graph.units.items()]
    return most_leads_first(answers)


def most_leads_first(answers: Iterable[UnitAnswer]) -> list[UnitAnswer]:
    """Those that lead most first, groups last."""
    return sorted(answers, key=lambda a: (a.unit.kind == "group", -a.counts[Role.LEAD], -a.total, a.printed))


def unit(graph: DutyGraph, name: str) -> UnitAnswer:
    """One unit with all it holds. Raises UnknownName."""
    found = graph.find_unit(name)
    return UnitAnswer(found, graph.printed[found.name], graph.count(found.name), tuple(graph.held(found.name)))

"""Names in clauses that came to an end: the body was renamed, or ended and its work went to others.

Only what a source states counts, the day and what became of the body: what nobody verified is no finding.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Clause, Naming, Plan, Task, Unit
from dutygraph.queries.gaps.rule import Finding, day_in_words
from dutygraph.units.bearings import called
from dutygraph.units.dates import has_passed
from dutygraph.units.registry import Registry

_RENAMED = Text("更名为", "the unit is called ")
_ENDED = Text("不再保留，职责归", "its work went to ")
_ENDED_FOR_NOBODY = Text("不再保留，承接单位不详", "who took its work is not known")


class EndedName(NamedTuple):
    """A name that was borne until a day, and what is to be told of it."""

    until: str
    finding: Finding


class _Change(NamedTuple):
    """What became of a name, who answers to it, and who says so."""

    text: Text
    now: list[str]
    sources: list[str]


def ended_names(graph: DutyGraph, plan: Plan, day: dt.date) -> Iterator[EndedName]:
    """The names in a plan's clauses that sources say to have ended before a day, in the order in which it names them.

    Each has the first clause that names it, and the name or the units that were to be asked for on that day.
    """
    for printed, places in _named_in(plan).items():
        unit = graph.registry.party_of(plan, printed)
        naming = next((naming for naming in (unit, *unit.former[::-1]) if printed in naming.names), unit)
        if has_passed(naming.until, day) and (change := _change(graph.registry, unit, naming, day)):
            task, clause = places[0]
            values: dict[str, str | Text] = {
                "name": printed,
                "since": day_in_words(naming.until),
                "change": change.text,
                "now": "、".join(change.now),
                "source": "；".join(dict.fromkeys(change.sources)),
                "count": str(len(places)),
            }
            yield EndedName(naming.until, Finding(task, clause.span, values))


def _named_in(plan: Plan) -> dict[str, list[tuple[Task, Clause]]]:
    """The parties of a plan with the clauses that name them."""
    named: dict[str, list[tuple[Task, Clause]]] = {}
    for task in plan.tasks:
        for clause in task.clauses:
            for assignment in clause.assignments:
                named.setdefault(assignment.party, []).append((task, clause))
    return named


def _change(registry: Registry, unit: Unit, naming: Naming, day: dt.date) -> _Change | None:
    if naming is unit:
        return _end_of(registry, unit, day)
    sources = _sources(naming, "to", "renamed")
    if not sources:
        return None
    later = _end_of(registry, unit, day)
    return later._replace(sources=sources + later.sources) if later else _Change(_RENAMED, [called(unit, day)], sources)


def _end_of(registry: Registry, unit: Unit, day: dt.date) -> _Change | None:
    """How a unit ended before a day, and who had its work then: successors of successors, where one ended in turn."""
    if not has_passed(unit.until, day) or not (sources := _sources(unit, "to")):
        return None
    if not unit.successors:
        return _Change(_ENDED_FOR_NOBODY, [], sources)
    heirs: dict[str, None] = {}
    told: list[str] = []
    met, waiting = {unit.name}, [unit]
    for one in waiting:
        ended = has_passed(one.until, day) and one.successors
        if ended and (sources := _sources(one, "to", "successors")):
            told += sources
            after = [registry.identify(name, one.region, day) for name in one.successors]
            waiting += [heir for heir in after if heir.name not in met]
            met.update(heir.name for heir in after)
        elif one is not unit:
            heirs[called(one, day)] = None
    return _Change(_ENDED, list(heirs), told) if heirs else None


def _sources(naming: Naming, *facts: str) -> list[str]:
    """Where these facts were read; [] when not all of them were."""
    found = [naming.source(fact) for fact in facts]
    return found if all(found) else []

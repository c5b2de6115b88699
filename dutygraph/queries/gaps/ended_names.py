"""Names in clauses that came to an end: the body was renamed, or ended and its work went to others.

Only what a source states counts, the day and what became of the body: what nobody verified is no finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Clause, Naming, Plan, Task, Unit
from dutygraph.queries.gaps.rule import Finding

_RENAMED = Text("更名为", "is called ")
_ENDED = Text("不再保留，职责划入", "no longer exists and its work went to ")
_ENDED_FOR_NOBODY = Text("不再保留，承接单位不详", "no longer exists; who took its work is not known")


class EndedName(NamedTuple):
    """A name in a plan's clauses that was borne until a day: the first clause that has it, and what is to be told."""

    plan: Plan
    until: str
    finding: Finding


def ended_names(graph: DutyGraph) -> Iterator[EndedName]:
    """Every name that a source says to have ended, once a plan, in the order in which the plan names them."""
    for plan in graph.plans:
        for printed, places in _named_in(plan).items():
            unit = graph.registry.party_of(plan, printed)
            naming = next((naming for naming in (unit, *unit.former[::-1]) if printed in naming.names), unit)
            if change := _change(unit, naming):
                task, clause = places[0]
                values = {"name": printed, "since": naming.until, "count": str(len(places)), **change}
                yield EndedName(plan, naming.until, Finding(task, clause.span, values))


def _named_in(plan: Plan) -> dict[str, list[tuple[Task, Clause]]]:
    """The parties of a plan with the clauses that name them."""
    named: dict[str, list[tuple[Task, Clause]]] = {}
    for task in plan.tasks:
        for clause in task.clauses:
            for assignment in clause.assignments:
                named.setdefault(assignment.party, []).append((task, clause))
    return named


def _change(unit: Unit, naming: Naming) -> dict[str, str | Text]:
    """What became of a name, whose it is now, and who says so; {} when it is in use, or not all of that has a source."""
    if not naming.until:
        return {}
    if naming is not unit:
        change, now, sources = _RENAMED, unit.name, [naming.source("to"), naming.source("renamed")]
    elif unit.successors:
        change, now, sources = _ENDED, "、".join(unit.successors), [unit.source("to"), unit.source("successors")]
    else:
        change, now, sources = _ENDED_FOR_NOBODY, "", [unit.source("to")]
    return {"change": change, "now": now, "source": "；".join(dict.fromkeys(sources))} if all(sources) else {}

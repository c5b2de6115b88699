"""Names in clauses that came to an end: the body was renamed, or ended and its work went to others."""

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
_UNVERIFIED = Text("未经核实", "unverified")


class EndedName(NamedTuple):
    """A name in a plan's clauses that was borne until a day: the first clause that has it, and what is to be told."""

    plan: Plan
    until: str
    finding: Finding


def ended_names(graph: DutyGraph) -> Iterator[EndedName]:
    """Every name that ended on a known day, once a plan, in the order in which the plan names them."""
    for plan in graph.plans:
        for printed, places in _named_in(plan).items():
            unit = graph.registry.party_of(plan, printed)
            naming = next((naming for naming in (unit, *unit.former[::-1]) if printed in naming.names), unit)
            if naming.until:
                task, clause = places[0]
                values = {"name": printed, "since": naming.until, "count": str(len(places)), **_now(unit, naming)}
                yield EndedName(plan, naming.until, Finding(task, clause.span, values))


def _named_in(plan: Plan) -> dict[str, list[tuple[Task, Clause]]]:
    """The parties of a plan with the clauses that name them."""
    named: dict[str, list[tuple[Task, Clause]]] = {}
    for task in plan.tasks:
        for clause in task.clauses:
            for assignment in clause.assignments:
                named.setdefault(assignment.party, []).append((task, clause))
    return named


def _now(unit: Unit, naming: Naming) -> dict[str, str | Text]:
    """What became of a name, whose it is now, and who says so: unverified unless both the day and the rest were read."""
    if naming is not unit:
        change, now, facts = _RENAMED, unit.name, ("to", "renamed")
    else:
        change, now = (_ENDED, "、".join(unit.successors)) if unit.successors else (_ENDED_FOR_NOBODY, "")
        facts = ("to", "successors") if unit.successors else ("to",)
    sources = [naming.source(fact) for fact in facts]
    return {"change": change, "now": now, "source": "；".join(dict.fromkeys(sources)) if all(sources) else _UNVERIFIED}

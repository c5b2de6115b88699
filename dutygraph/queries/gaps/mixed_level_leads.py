"""mixed-level-leads: a unit and one of a higher level lead one task together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Clause, Plan, Role, Severity
from dutygraph.queries.gaps.rule import Finding, Rule
from dutygraph.units.levels import Level, level_of


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Clauses whose named leads, without parts of their own, are of two levels: 省公安厅、青岛市人民政府牵头.

    Offices of the centre that are stationed in a place lead beside its departments as equals. Where the level of a unit
    cannot be told, it says nothing.
    """
    for plan in graph.plans:
        for task in plan.tasks:
            for clause in task.clauses:
                levels = _levels(graph, plan, clause)
                if len(levels) > 1:
                    highest = min(levels)
                    lower = "、".join(name for level in sorted(levels) if level > highest for name in levels[level])
                    values = {"higher": "、".join(levels[highest]), "lower": lower}
                    yield Finding(task, clause.span, values)


def _levels(graph: DutyGraph, plan: Plan, clause: Clause) -> dict[Level, list[str]]:
    """The named leads of a clause by their levels, as far as these can be told."""
    levels: dict[Level, list[str]] = {}
    for assignment in clause.assignments:
        if assignment.role is Role.LEAD and not assignment.is_group and not assignment.scope:
            unit = graph.registry.party_of(plan, assignment.party)
            level = level_of(unit, assignment.party, plan.region)
            if level is not None:
                levels.setdefault(level, []).append(assignment.party)
    return levels


RULE = Rule(
    name="mixed-level-leads",
    severity=Severity.MEDIUM,
    meaning=Text(
        "同一任务由不同层级的单位共同牵头（如省直部门与市政府并列），下级难以调度上级。中央驻地方单位与当地部门并列不算。",
        "Units of different levels lead one task together (a provincial department and a city government): the lower one "
        "cannot direct the higher. Offices of the centre stationed in a place do not count.",
    ),
    message=Text(
        "{number} {title}：{higher}与下级的{lower}并列牵头",
        "{number} {title}: {higher} leads together with {lower}, of a lower level",
    ),
    suggestion=Text(
        "由一级牵头、另一级落实，或写明各自负责的部分。",
        "Let one level lead and the other carry it out, or state the part of each.",
    ),
    find=find,
)

"""named-in-text-not-assigned: a sentence has a unit act that its clause does not name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from dutygraph.graph.doubts import last_not_understood
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Assignment, Plan, Severity
from dutygraph.queries.gaps.rule import Finding, Rule
from dutygraph.text.actors import does_work_of, find_actors
from dutygraph.units.registry import full_name

#: Groups of governments and places: they hold the offices there, but none of the plan's own level.
_OF_PLACES = re.compile("政府|党委|管委会|地区|地方|街道|开发区|各[省市县区州盟旗乡镇地]")
_LOWER = re.compile("[省市县区州盟旗]")


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Duties that have an actor whom none of their clauses assigns, by any name or in any group.

    Where no clause governs a duty, whoever is charged in it is told as ``unread-clause``.
    """
    for plan in graph.plans:
        last_suspect = last_not_understood(plan)
        for task in plan.tasks:
            for duty in task.duties:
                clauses = task.clauses_of(duty)
                if not clauses or duty.span.start < last_suspect.get(task.id, -1):
                    continue
                assigned = [a for clause in clauses for a in clause.assignments]
                missing = [
                    actor
                    for actor in find_actors(duty.text)
                    if not any(_may_hold(graph, plan, assignment, actor) for assignment in assigned)
                ]
                if missing:
                    also = tuple(clause.span for clause in clauses)
                    yield Finding(task, duty.span, {"units": "、".join(missing)}, also=also)


def _may_hold(graph: DutyGraph, plan: Plan, assignment: Assignment, actor: str) -> bool:
    """Whether what is assigned may be the actor, or a group that it may belong to."""
    if assignment.is_group:
        return not (_OF_PLACES.search(assignment.party) and _is_of_plan(actor, plan.region))
    unit = graph.registry.party_of(plan, assignment.party)
    same = graph.registry.party_of(plan, actor).name == unit.name
    return same or any(does_work_of(actor, name) for name in (assignment.party, *unit.all_names))


def _is_of_plan(actor: str, region: str) -> bool:
    """Whether a unit is certainly of the plan's own level: 省公安厅 in a plan of a province."""
    is_national = region == "全国" and not _LOWER.match(actor) and actor.endswith(("部", "委", "署", "总局"))
    return is_national or full_name(actor, region) != actor


RULE = Rule(
    name="named-in-text-not-assigned",
    severity=Severity.MEDIUM,
    meaning=Text(
        "举措原文写明某个单位参与，责任单位中却没有列出它。",
        "A sentence has a unit act in the work, but the clause does not assign it.",
    ),
    message=Text(
        "{number} {title}：原文写明{units}参与，责任单位中没有列出（名单以“等”结尾的，可能包含在内）",
        "{number} {title}: the text has {units} act, the clause does not name it (a list that ends in 等 may mean it)",
    ),
    suggestion=Text(
        "在责任单位中列出{units}；不需要它参与的，修改举措。",
        "Add {units} to the clause; where it has no part in the work, mend the sentence.",
    ),
    find=find,
)

"""lead-concentration: one unit leads far more of a plan than any other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Plan, Role, Severity, Span
from dutygraph.queries.gaps.rule import Finding, Rule

#: A plan with fewer tasks says nothing about shares: whoever it is about leads some more, and one task moves them.
_FEWEST_TASKS = 20
#: Far more than the others: over three times what the one in their middle leads (the median, which one large unit does
#: not move), and over a fifth of all tasks, so that four tasks of a hundred are no concentration.
_TIMES_THE_OTHERS, _SHARE = 3, 0.2


class _Led(NamedTuple):
    """What one unit leads: its name as printed, how many tasks, and the first clause that says so."""

    printed: str
    tasks: int
    first: Span


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Units that lead far more tasks of a plan than the others who lead; none in a plan of fewer than twenty tasks, or
    where only one unit leads at all.
    """
    for plan in graph.plans:
        led = _led(graph, plan)
        if len(plan.tasks) < _FEWEST_TASKS or len(led) < 2:
            continue
        counts = sorted((one.tasks for one in led.values()), reverse=True)
        index = sum((count / sum(counts)) ** 2 for count in counts)
        for one in led.values():
            rank = counts.index(one.tasks)
            others = median(counts[:rank] + counts[rank + 1 :])
            if one.tasks > _TIMES_THE_OTHERS * others and one.tasks > _SHARE * len(plan.tasks):
                values = {
                    "where": plan.title,
                    "unit": one.printed,
                    "leads": str(one.tasks),
                    "tasks": str(len(plan.tasks)),
                    "share": f"{one.tasks / len(plan.tasks):.0%}",
                    "rank": str(rank + 1),
                    "units": str(len(led)),
                    "others": f"{others:g}",
                    "index": f"{index:.2f}",
                }
                yield Finding(None, one.first, values, plan=plan.id)


def _led(graph: DutyGraph, plan: Plan) -> dict[str, _Led]:
    """The named units that lead tasks of a plan, by canonical name; each task counts once."""
    led: dict[str, _Led] = {}
    for task in plan.tasks:
        of_task: dict[str, tuple[str, Span]] = {}
        for clause in task.clauses:
            for party in clause.units(Role.LEAD):
                of_task.setdefault(graph.registry.party_of(plan, party).name, (party, clause.span))
        for name, (party, span) in of_task.items():
            known = led.get(name, _Led(party, 0, span))
            led[name] = known._replace(tasks=known.tasks + 1)
    return led


RULE = Rule(
    name="lead-concentration",
    severity=Severity.LOW,
    meaning=Text(
        "一个单位牵头的任务远多于其他牵头单位（超过其余单位中位数的三倍，且超过全部任务的五分之一）。",
        "One unit leads far more than the others: over three times their median, and over a fifth of all tasks.",
    ),
    message=Text(
        "{where}：{unit}牵头{leads}项任务，占全部{tasks}项的{share}，在{units}个牵头单位中列第{rank}；"
        "其余单位牵头数的中位数是{others}；牵头集中度{index}（赫芬达尔指数，全由一个单位牵头时为1）",
        "{where}: {unit} leads {leads} of {tasks} tasks ({share}), number {rank} of {units} units that lead; "
        "the median of the others is {others}; concentration {index} (Herfindahl; 1 where one unit leads all)",
    ),
    suggestion=Text(
        "核对{unit}能否承担，能由行业主管部门牵头的，改由其牵头。",
        "Check that {unit} can carry it; let the department of each sector lead where it can.",
    ),
    find=find,
)

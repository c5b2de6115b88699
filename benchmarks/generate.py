"""Measures nothing: makes plans of any size for :mod:`benchmarks.graph`, the same ones on every run.

A plan has 41 tasks of 8 duties, as large as the Shandong plan. A task has one clause: a lead and six supporters, or in
one task of ten seven units that share the work and nobody who leads.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from dutygraph.model import Assignment, Basis, Clause, Duty, Period, Plan, Role, Span, Task

TASKS, DUTIES, UNITS = 41, 8, 7  # tasks of a plan, duties and units of a task
WITHOUT_LEAD = 0.1
CHAPTERS = "三四五六七八九十"
#: Number of duties → number of units they are spread over.
SIZES = {1_000: 200, 10_000: 600, 100_000: 1_700, 1_000_000: 5_000}
_DUTY = "第{}项：健全安全风险分级管控和隐患排查治理机制，落实企业主体责任，{}年底前完成。"


def generate_plans(duties: int) -> list[Plan]:
    """Plans with about this many duties together: a whole number of plans."""
    return plans_of(round(duties / (TASKS * DUTIES)), SIZES[duties], random.Random(duties))


def plans_of(count: int, units: int, random_numbers: random.Random) -> list[Plan]:
    """So many plans, spread over so many units."""
    names = unit_names(units)
    return [_plan(number, names, random_numbers) for number in range(1, count + 1)]


def unit_names(count: int) -> list[str]:
    """Names of units that the registry does not know and that are nobody's alias."""
    return [f"省第{number}管理局" for number in range(1, count + 1)]


def _plan(number: int, units: list[str], random_numbers: random.Random) -> Plan:
    identity = f"第{number}号规划"
    file = f"{identity}.txt"
    return Plan(
        id=identity,
        title=identity,
        region="山东省",
        issuer="山东省人民政府",
        period=Period(2021, 2025),
        source=file,
        tasks=tuple(_tasks(identity, file, units, random_numbers)),
    )


def _tasks(plan: str, file: str, units: list[str], random_numbers: random.Random) -> Iterator[Task]:
    position = 0  # in the text that these records could have been read from
    for order in range(TASKS):
        chapter = CHAPTERS[order % len(CHAPTERS)]
        title = f"完善第{order}类安全制度"
        heading = _span(file, position, title)
        duties = []
        position = heading.end
        for number in range(1, DUTIES + 1):
            words = _DUTY.format(position, random_numbers.randint(2021, 2025))
            duties.append(Duty(number, words, _span(file, position, words)))
            position += len(words)
        clause = _clause(file, position, random_numbers.sample(units, UNITS), random_numbers.random() >= WITHOUT_LEAD)
        position = clause.span.end
        yield Task(plan, f"{chapter}（{order}）", title, chapter, heading, (clause,), tuple(duties))


def _clause(file: str, position: int, units: list[str], has_lead: bool) -> Clause:
    words = f"（责任单位：{'、'.join(units)}按职责分工负责）"
    span = _span(file, position, words)
    if not has_lead:
        shared = tuple(Assignment(unit, False, Role.SHARED, rank) for rank, unit in enumerate(units, 1))
        return Clause(span, shared, Basis.NONE)
    lead = Assignment(units[0], False, Role.LEAD, 1)
    support = (Assignment(unit, False, Role.SUPPORT, rank) for rank, unit in enumerate(units[1:], 1))
    return Clause(span, (lead, *support), Basis.STATED)


def _span(file: str, start: int, quote: str) -> Span:
    return Span(file, start, start + len(quote), quote)

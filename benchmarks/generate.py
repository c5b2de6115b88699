"""Measures nothing: makes plans of any size for the benchmarks, the same ones on every run.

A plan has 41 tasks of 8 duties, as large as the Shandong plan. A task has one clause: a lead and six supporters, or in
one task of ten seven units that share the work and nobody who leads. ``uneven`` takes some of that away, and dates some.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from dutygraph.model import (
    Assignment,
    Basis,
    Clause,
    Comparator,
    Deadline,
    Diagnostic,
    Duty,
    Period,
    Plan,
    Precision,
    Role,
    Span,
    Target,
    Task,
)

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
    return list(each_plan(count, units, random_numbers))


def each_plan(count: int, units: int, random_numbers: random.Random) -> Iterator[Plan]:
    """The same, one after the other."""
    names = unit_names(units)
    for number in range(1, count + 1):
        yield _plan(number, names, random_numbers)


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


# --- plans with gaps --------------------------------------------------------------------------------------


def uneven(plans: Iterable[Plan], random_numbers: random.Random) -> list[Plan]:
    """The plans, in which some tasks lack a clause, a lead, a named unit, a date or an aim, or have words that nobody
    understood and that may charge somebody."""
    return [_uneven_plan(plan, random_numbers) for plan in plans]


def _uneven_plan(plan: Plan, random_numbers: random.Random) -> Plan:
    doubted = [task for task in plan.tasks if random_numbers.random() < 0.02]
    return replace(
        plan,
        tasks=tuple(_uneven(task, random_numbers) for task in plan.tasks),
        diagnostics=tuple(Diagnostic("unread-clause", 1, task.duties[-1].span) for task in doubted),
    )


def _uneven(task: Task, random_numbers: random.Random) -> Task:
    chance = random_numbers.random
    clause = replace(task.clauses[0], open_list=chance() < 0.2)
    if chance() < 0.1:
        clause = _of_groups(clause)
    if chance() < 0.05:
        clause = replace(clause, assignments=clause.assignments[:1])
    clauses = (
        () if chance() < 0.05 else (replace(clause, duties=tuple(range(1, DUTIES))),) if chance() < 0.1 else (clause,)
    )
    duties = tuple(_dated(duty, random_numbers) if chance() < 0.2 else duty for duty in task.duties)
    return replace(task, clauses=clauses, duties=duties)


def _of_groups(clause: Clause) -> Clause:
    groups = (Assignment(one.party, True, Role.SHARED, one.rank) for one in clause.assignments)
    return replace(clause, assignments=tuple(groups), basis=Basis.NONE)


def _dated(duty: Duty, random_numbers: random.Random) -> Duty:
    year = random_numbers.randint(2021, 2025)
    deadline = Deadline(f"{year}年底前", dt.date(year, 12, 31), Precision.YEAR_END, duty.span)
    target = Target("覆盖率", Comparator.AT_LEAST, 90.0, "%", None, "覆盖率达90%以上", duty.span)
    return replace(duty, deadlines=(deadline,), targets=(target,))


def _span(file: str, start: int, quote: str) -> Span:
    return Span(file, start, start + len(quote), quote)

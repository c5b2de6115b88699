"""The one table of what can be asked: addresses, their parameters, what they find, and how that is told.

The pages ask by it, ``/api/…`` answers by it, and its description (:mod:`dutygraph.web.api.openapi`) is made of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from dutygraph.exports.acceptances import accepted_record, accepted_table
from dutygraph.exports.answers import Answer
from dutygraph.exports.plans import listed_plan_record, plans_table
from dutygraph.exports.progress import due_record
from dutygraph.exports.records import (
    asked_record,
    duty_records,
    gap_record,
    plan_record,
    task_record,
    unit_record,
    unit_with_tasks_record,
)
from dutygraph.exports.sectors import sector_record, sectors_table, uncovered_table
from dutygraph.exports.tables import (
    asked_table,
    due_table,
    found_table,
    gaps_table,
    task_table,
    tasks_table,
    unit_table,
    units_table,
)
from dutygraph.messages import Lang
from dutygraph.model import Plan, Role, Severity
from dutygraph.queries.gaps.rule import Gap
from dutygraph.queries.sectors import SectorAnswer
from dutygraph.queries.tasks import TaskAnswer, about
from dutygraph.web.api import found
from dutygraph.web.api.found import SectorsFound
from dutygraph.web.api.parameters import Kind, Parameter


class Endpoint(NamedTuple):
    """Something that can be asked, at ``/api`` and its ``path``. ``meaning`` and ``title`` are keys of the catalogue;
    ``record`` is the name of what it gives (:mod:`dutygraph.web.api.schemas`), ``example`` a way to ask it."""

    path: str
    title: str
    meaning: str
    parameters: tuple[Parameter, ...]
    find: Callable[..., Any]
    """Takes the plans as they are now, the language and the values of the parameters by name."""
    answer: Callable[[Any, Lang], Answer]
    record: str
    is_list: bool
    example: str


def _dues(answers: list[TaskAnswer], lang: Lang) -> Answer:
    return Answer([due_record(answer) for answer in answers], due_table(answers, lang))


def _gaps(gaps: list[Gap], lang: Lang) -> Answer:
    if gaps and gaps[0].accepted:
        return Answer([accepted_record(gap, lang) for gap in gaps], accepted_table(gaps, lang))
    return Answer([gap_record(gap, lang) for gap in gaps], gaps_table(gaps, lang, every=True))


def _sectors(sectors: SectorsFound, lang: Lang) -> Answer:
    shown, every, scheme = sectors
    is_all = len(shown) == len(every)
    table = sectors_table(every, scheme, lang) if is_all else uncovered_table(shown, every, lang)
    return Answer([sector_record(one) for one in shown], table)


def _sector(sector: SectorAnswer, lang: Lang) -> Answer:
    return Answer(sector_record(sector), uncovered_table([sector], [sector], lang))


def _task(answer: TaskAnswer, lang: Lang) -> Answer:
    return Answer({**task_record(answer), "duties": duty_records(answer.task)}, task_table(answer, lang))


def _plan(plan: Plan, lang: Lang) -> Answer:
    return Answer(plan_record(plan), tasks_table([about(task) for task in plan.tasks], lang))


_UNIT = Parameter("unit", "opt_unit")
_ABOUT = Parameter("about", "opt_about")
_ON = Parameter("on", "opt_on", Kind.DAY)

ASK = Endpoint(
    "/ask",
    "web_ask",
    "help_ask",
    (Parameter("question", "web_question", is_needed=True),),
    found.asked,
    lambda asked, lang: Answer(asked_record(asked), asked_table(asked, lang)),
    "Asked",
    False,
    "/ask?question=省应急厅牵头哪些任务",
)
PLANS = Endpoint(
    "/plans",
    "web_plans",
    "web_help_plans",
    (),
    found.plans,
    lambda plans, lang: Answer([listed_plan_record(plan) for plan in plans], plans_table(plans, lang)),
    "ListedPlan",
    True,
    "/plans",
)
PLAN = Endpoint(
    "/plan/{id}",
    "web_plan",
    "web_help_plan",
    (Parameter("id", "web_opt_id", is_in_path=True, is_needed=True),),
    found.plan,
    _plan,
    "Plan",
    False,
    "/plan/山东省十四五安全生产规划",
)
TASKS = Endpoint(
    "/tasks",
    "web_tasks",
    "web_help_tasks",
    (
        Parameter("unit", "web_opt_units", is_many=True),
        Parameter("role", "opt_role", choices=tuple(role.value for role in Role)),
        Parameter("joint", "web_opt_joint", Kind.YES_NO),
        Parameter("due_before", "opt_due_before", Kind.DAY),
        _ABOUT,
    ),
    found.tasks,
    lambda answers, lang: Answer([task_record(answer) for answer in answers], tasks_table(answers, lang)),
    "Task",
    True,
    "/tasks?unit=省应急厅&role=lead",
)
TASK = Endpoint(
    "/task/{number}",
    "web_task",
    "help_task",
    (Parameter("number", "web_opt_number", is_in_path=True, is_needed=True),),
    found.task,
    _task,
    "TaskWithDuties",
    False,
    "/task/六（二）",
)
UNITS = Endpoint(
    "/units",
    "web_units",
    "help_units",
    (),
    found.units,
    lambda answers, lang: Answer([unit_record(answer) for answer in answers], units_table(answers, lang)),
    "Unit",
    True,
    "/units",
)
UNIT = Endpoint(
    "/unit/{name}",
    "web_unit",
    "help_unit",
    (Parameter("name", "web_opt_name", is_in_path=True, is_needed=True),),
    found.unit,
    lambda answer, lang: Answer(unit_with_tasks_record(answer), unit_table(answer, lang)),
    "UnitWithTasks",
    False,
    "/unit/省应急厅",
)
DUE = Endpoint(
    "/due",
    "web_due",
    "help_due",
    (
        Parameter("before", "opt_before", Kind.DAY),
        Parameter("after", "opt_after", Kind.DAY),
        _UNIT,
        _ABOUT,
        _ON,
        Parameter("late", "opt_late", Kind.YES_NO),
    ),
    found.due,
    _dues,
    "DueTask",
    True,
    "/due?before=2022-12-31",
)
SEARCH = Endpoint(
    "/search",
    "web_search",
    "help_search",
    (Parameter("words", "web_opt_search", is_needed=True),),
    found.search,
    lambda answers, lang: Answer([task_record(answer) for answer in answers], found_table(answers, lang)),
    "Task",
    True,
    "/search?words=消防",
)
GAPS = Endpoint(
    "/gaps",
    "web_gaps",
    "help_gaps",
    (
        Parameter("rule", "opt_rules", is_many=True),
        Parameter("severity", "web_opt_severity", choices=tuple(severity.value for severity in Severity)),
        _UNIT,
        _ABOUT,
        _ON,
        Parameter("accepted", "opt_accepted", Kind.YES_NO),
    ),
    found.gaps,
    _gaps,
    "Gap",
    True,
    "/gaps?rule=no-owner",
)
SECTORS = Endpoint(
    "/sectors",
    "web_sectors",
    "help_sectors",
    (Parameter("uncovered", "opt_uncovered", Kind.YES_NO),),
    found.all_sectors,
    _sectors,
    "Sector",
    True,
    "/sectors?uncovered=true",
)
SECTOR = Endpoint(
    "/sector/{code}",
    "web_sector",
    "web_help_sector",
    (Parameter("code", "web_opt_code", is_in_path=True, is_needed=True),),
    found.sector,
    _sector,
    "Sector",
    False,
    "/sector/01",
)

ENDPOINTS = (ASK, PLANS, PLAN, TASKS, TASK, UNITS, UNIT, DUE, SEARCH, GAPS, SECTORS, SECTOR)

"""The tools of the server. Each asks what the command of its name asks, and gives the records of its ``--format json``."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Annotated, Literal

from msgspec.structs import replace
from pydantic import BeforeValidator, Field

from dutygraph.assistants.portions import portion
from dutygraph.errors import DutyGraphError
from dutygraph.exports.progress import due_record
from dutygraph.exports.records import (
    Record,
    clause_record,
    duty_records,
    gap_record,
    span_record,
    task_record,
    unit_record,
)
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import MESSAGES, Lang
from dutygraph.model import Role, Severity
from dutygraph.queries.answers import GraphAnswers
from dutygraph.queries.gaps import rules_off, survey
from dutygraph.queries.quotes import quote
from dutygraph.queries.tasks import TaskAnswer

RoleName = Literal["lead", "shared", "support", "cooperate", "guide", "any"]


def in_both(key: str) -> str:
    """A message in both languages."""
    return f"{MESSAGES[key].en}\n{MESSAGES[key].zh}"


def _described(name: str) -> str:
    return in_both(f"mcp_arg_{name}")


def _iso_day(value: object) -> dt.date | None:
    """A day as an assistant writes it. By itself pydantic takes 2025 for so many seconds after 1970."""
    return None if value is None else dt.date.fromisoformat(str(value))


Day = Annotated[dt.date | None, BeforeValidator(_iso_day)]
About = Annotated[str | None, Field(description=_described("about"))]
Skip = Annotated[int, Field(ge=0, description=_described("skip"))]
OnDay = Annotated[Day, Field(description=_described("on"))]
OfUnit = Annotated[str | None, Field(description=_described("unit"))]


class Tools:
    """The public methods are the tools; each raises the errors of the query that it asks.

    Parameters
    ----------
    graph : the plans that are asked
    lang : the language of what the program itself says in an answer
    """

    def __init__(self, graph: DutyGraph, lang: Lang) -> None:
        self._graph = graph
        self._answers = GraphAnswers(graph)
        self._lang: Lang = lang

    def tasks(
        self,
        units: Annotated[tuple[str, ...], Field(description=_described("units"))] = (),
        role: Annotated[RoleName, Field(description=_described("role"))] = "any",
        about: About = None,
        due_before: Annotated[Day, Field(description=_described("due_before"))] = None,
        skip: Skip = 0,
    ) -> Record:
        wanted = None if role == "any" else Role(role)
        if wanted and not units:
            raise DutyGraphError("mcp_role_of_nobody")
        found = self._answers.tasks(units, wanted, joint=None, due_before=due_before, topic=about)
        return portion(found, _task, skip)

    def task(self, number: Annotated[str, Field(description=_described("number"))], skip: Skip = 0) -> Record:
        task = self._answers.task(number)
        clauses = [clause_record(task.task, clause) for clause in task.task.clauses]
        duties = portion(duty_records(task.task), lambda record: record, skip)
        return {**task_record(task), "clauses": clauses, "duties": duties}

    def unit(self, name: Annotated[str, Field(description=_described("unit"))], skip: Skip = 0) -> Record:
        found = self._answers.unit(name)
        held = [TaskAnswer(one.task, one.role, one.joint) for one in found.held]
        return {**unit_record(found), "tasks": portion(held, _task, skip)}

    def units(self, skip: Skip = 0) -> Record:
        return portion(self._answers.units(), unit_record, skip)

    def due(
        self,
        after: Annotated[Day, Field(description=_described("after"))] = None,
        before: Annotated[Day, Field(description=_described("before"))] = None,
        unit: OfUnit = None,
        about: About = None,
        on: OnDay = None,
        late: Annotated[bool, Field(description=_described("late"))] = False,
        skip: Skip = 0,
    ) -> Record:
        found = self._answers.due(after=after, before=before, unit=unit, topic=about, on=on, late=late)
        return portion(found, lambda answer: due_record(answer) | _clauses(answer), skip)

    def search(self, words: Annotated[str, Field(description=_described("words"))], skip: Skip = 0) -> Record:
        return portion(self._answers.search(words), _found, skip)

    def gaps(
        self,
        rules: Annotated[tuple[str, ...], Field(description=_described("rules"))] = (),
        unit: OfUnit = None,
        about: About = None,
        on: OnDay = None,
        skip: Skip = 0,
    ) -> Record:
        found = survey(self._graph, rules, unit=unit, about=about, on=on)
        counts = Counter(gap.rule.severity for gap in found.open)
        return {
            "counts": {severity.value: counts[severity] for severity in Severity},
            "accepted": len(found.accepted),
            "rules_off": rules_off(self._graph),
            **portion(found.open, lambda gap: gap_record(gap, self._lang), skip),
        }

    def quote(
        self,
        file: Annotated[str, Field(description=_described("file"))],
        start: Annotated[int, Field(ge=0, description=_described("start"))],
        end: Annotated[int, Field(ge=1, description=_described("end"))],
        context: Annotated[int, Field(ge=0, le=1000, description=_described("context"))] = 100,
        plan: Annotated[str, Field(description=_described("plan"))] = "",
    ) -> Record:
        found = quote(self._graph, file, start, end, plan=plan, context=context)
        return {
            "plan": found.plan.id,
            "title": found.plan.title,
            "before": found.before,
            **span_record(found.span),
            "after": found.after,
        }


def _task(answer: TaskAnswer) -> Record:
    return task_record(answer) | _clauses(answer)


def _found(answer: TaskAnswer) -> Record:
    return _task(answer) | {"duties": duty_records(replace(answer.task, duties=answer.duties))}


def _clauses(answer: TaskAnswer) -> Record:
    """The words that say who does it."""
    return {"clauses": [span_record(clause.span) for clause in answer.task.clauses]}

"""What each address finds in the plans: the functions behind the commands, with the names of its parameters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from dutygraph.errors import DutyGraphError, UnknownName
from dutygraph.messages import Lang
from dutygraph.model import Plan, Role, Severity
from dutygraph.queries.answers import GraphAnswers
from dutygraph.queries.ask import Asked, ask
from dutygraph.queries.gaps import narrowed
from dutygraph.queries.gaps.rule import Gap
from dutygraph.queries.sectors import SectorAnswer
from dutygraph.queries.sectors import uncovered as uncovered_of
from dutygraph.queries.tasks import TaskAnswer
from dutygraph.queries.units import UnitAnswer
from dutygraph.sectors.scheme import Scheme
from dutygraph.units.names import near_names
from dutygraph.web.plans import Now


class SectorsFound(NamedTuple):
    """Sectors asked for, all that the checklist has, and the checklist."""

    shown: list[SectorAnswer]
    every: list[SectorAnswer]
    scheme: Scheme


def asked(now: Now, lang: Lang, question: str) -> Asked:
    return ask(now.graph, question, lang=lang)


def plans(now: Now, _: Lang) -> list[Plan]:
    return list(now.graph.plans)


def plan(now: Now, _: Lang, id: str) -> Plan:
    found = now.graph.plan_by_id
    if id not in found:
        raise UnknownName("web_unknown_plan", near_names(id, found), name=id)
    return found[id]


def tasks(
    now: Now,
    _: Lang,
    unit: Sequence[str] = (),
    role: str | None = None,
    joint: bool | None = None,
    due_before: dt.date | None = None,
    about: str | None = None,
) -> list[TaskAnswer]:
    if not unit and (role or joint is not None):
        raise DutyGraphError("web_role_of_whom")
    wanted = Role(role) if role else None
    return GraphAnswers(now.graph).tasks(unit, wanted, joint=joint, due_before=due_before, topic=about)


def task(now: Now, _: Lang, number: str) -> TaskAnswer:
    return GraphAnswers(now.graph).task(number)


def units(now: Now, _: Lang) -> list[UnitAnswer]:
    return GraphAnswers(now.graph).units()


def unit(now: Now, _: Lang, name: str) -> UnitAnswer:
    return GraphAnswers(now.graph).unit(name)


def due(
    now: Now,
    _: Lang,
    before: dt.date | None = None,
    after: dt.date | None = None,
    unit: str | None = None,
    about: str | None = None,
    on: dt.date | None = None,
    late: bool = False,
) -> list[TaskAnswer]:
    return GraphAnswers(now.graph).due(after=after, before=before, unit=unit, topic=about, on=on, late=late)


def search(now: Now, _: Lang, words: str) -> list[TaskAnswer]:
    return GraphAnswers(now.graph).search(words)


def gaps(
    now: Now,
    _: Lang,
    rule: Sequence[str] = (),
    severity: str | None = None,
    unit: str | None = None,
    about: str | None = None,
    on: dt.date | None = None,
    accepted: bool = False,
) -> list[Gap]:
    found = narrowed(now.graph, now.survey(on), rule, unit=unit, about=about)
    asked_for = found.accepted if accepted else found.open
    return [gap for gap in asked_for if severity is None or gap.rule.severity is Severity(severity)]


def all_sectors(now: Now, _: Lang, uncovered: bool = False) -> SectorsFound:
    every = now.sectors()
    return SectorsFound(uncovered_of(every) if uncovered else every, every, now.graph.scheme)


def sector(now: Now, _: Lang, code: str) -> SectorAnswer:
    found = {answer.sector.code: answer for answer in now.sectors()}
    if code not in found:
        raise UnknownName("web_unknown_sector", near_names(code, found), name=code)
    return found[code]

"""Gap rules, one file a rule. A module here with a ``RULE`` is found by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from dutygraph.errors import RuleOff, UnknownName
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Severity
from dutygraph.queries.gaps.accepted import with_acceptances
from dutygraph.queries.gaps.rule import Gap, Rule
from dutygraph.queries.tasks import search

_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


class Survey(NamedTuple):
    """What the rules find: the gaps that are open, and those that somebody accepted."""

    open: list[Gap]
    accepted: list[Gap]


@cache
def rules() -> dict[str, Rule]:
    """All rules by name with the severity they say themselves, the weightiest first."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    found = [module.RULE for module in modules if hasattr(module, "RULE")]
    return {rule.name: rule for rule in _sorted(found)}


def rules_for(graph: DutyGraph) -> list[Rule]:
    """The rules that are looked for in this graph, with the severities they have there, the weightiest first."""
    weights = {name: graph.severities.get(name, rule.severity) for name, rule in rules().items()}
    return _sorted(rules()[name]._replace(severity=weight) for name, weight in weights.items() if weight)


def rules_off(graph: DutyGraph) -> list[str]:
    """The names of the rules that are not looked for in this graph. Where there are any, nobody may say "no gap"."""
    off = {name for name, severity in graph.severities.items() if severity is None}
    return [name for name in rules() if name in off] if off else []


def _sorted(found: Iterable[Rule]) -> list[Rule]:
    return sorted(found, key=lambda rule: (_WEIGHT[rule.severity], rule.name))


def find_gaps(
    graph: DutyGraph,
    names: Iterable[str] = (),
    *,
    unit: str | None = None,
    about: str | None = None,
    on: dt.date | None = None,
) -> list[Gap]:
    """What the rules find and nobody accepted: the weightiest rules first, each in the order of the plans.

    Parameters
    ----------
    names : only these rules; by default all that are not off
    unit : only in tasks that this unit holds, in any role
    about : only in tasks that have these words
    on : the day that it is asked about, today by default

    Raises
    ------
    UnknownName
        when there is no such rule or unit
    RuleOff
        when a rule is named that is off

    Examples
    --------
    >>> import dutygraph
    >>> [gap.task.number for gap in find_gaps(dutygraph.load(), ["no-owner"])]
    ['十（二）', '十（三）', '十（四）']
    """
    return survey(graph, names, unit=unit, about=about, on=on).open


def survey(
    graph: DutyGraph,
    names: Iterable[str] = (),
    *,
    unit: str | None = None,
    about: str | None = None,
    on: dt.date | None = None,
) -> Survey:
    """What :func:`find_gaps` gives, and beside it what was accepted. Takes and raises the same."""
    wanted = _known(graph, names)
    tasks = _tasks_meant(graph, unit, about)  # a unit that is unknown is told before long looking
    day = on or dt.date.today()
    looked_for = [rule for rule in rules_for(graph) if not wanted or rule.name in wanted]
    found = with_acceptances(graph, [Gap(rule, finding) for rule in looked_for for finding in rule.find(graph, day)])
    return _of_tasks(found, tasks)


def narrowed(
    graph: DutyGraph, whole: Survey, names: Iterable[str] = (), *, unit: str | None = None, about: str | None = None
) -> Survey:
    """What :func:`survey` would give of this graph by these names, this unit and these words, out of what it gave of the
    whole. Raises the same.

    >>> import dutygraph
    >>> graph = dutygraph.load()
    >>> narrowed(graph, survey(graph), ["no-owner"]) == survey(graph, ["no-owner"])
    True
    """
    wanted = _known(graph, names)
    found = [gap for gap in (*whole.open, *whole.accepted) if not wanted or gap.rule.name in wanted]
    return _of_tasks(found, _tasks_meant(graph, unit, about))


def _known(graph: DutyGraph, names: Iterable[str]) -> list[str]:
    """The names of rules that there are and that are not off."""
    wanted = list(names)
    for name in wanted:
        if name not in rules():
            raise UnknownName("unknown_rule", list(rules()), name=name)
        if name in rules_off(graph):
            raise RuleOff("rule_off", name=name)
    return wanted


def _tasks_meant(graph: DutyGraph, unit: str | None, about: str | None) -> set[str] | None:
    """The tasks that are asked about; None for all of them, and the plans as a whole."""
    tasks: set[str] | None = None
    if unit is not None:
        tasks = {held.task.id for held in graph.held(unit)}
    if about is not None:
        on_topic = {answer.task.id for answer in search(graph, about)}
        tasks = on_topic if tasks is None else tasks & on_topic
    return tasks


def _of_tasks(found: Iterable[Gap], tasks: set[str] | None) -> Survey:
    asked = [
        gap
        for gap in found
        if tasks is None or any(task and task.id in tasks for task in (gap.task, gap.finding.other))
    ]
    return Survey([gap for gap in asked if not gap.accepted], [gap for gap in asked if gap.accepted])


def at_least(gaps: Iterable[Gap], severity: Severity) -> list[Gap]:
    """Those gaps that weigh as much as ``severity`` or more."""
    return [gap for gap in gaps if _WEIGHT[gap.rule.severity] <= _WEIGHT[severity]]

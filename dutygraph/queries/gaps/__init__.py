"""Gap rules, one file a rule. A module here with a ``RULE`` is found by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from dutygraph.errors import RuleOff, UnknownName
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Severity
from dutygraph.queries.gaps.accepted import Accepted, fit
from dutygraph.queries.gaps.rule import Gap, Rule, Severities
from dutygraph.queries.tasks import search

_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


class Survey(NamedTuple):
    """What the rules find: the gaps, those that somebody accepted, and every acceptance with what it holds for."""

    gaps: list[Gap]
    accepted: list[Gap]
    acceptances: list[Accepted]


@cache
def rules() -> dict[str, Rule]:
    """All rules by name, the weightiest first."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    found = [module.RULE for module in modules if hasattr(module, "RULE")]
    return {rule.name: rule for rule in sorted(found, key=lambda rule: (_WEIGHT[rule.severity], rule.name))}


def find_gaps(
    graph: DutyGraph,
    names: Iterable[str] = (),
    *,
    unit: str | None = None,
    about: str | None = None,
    on: dt.date | None = None,
    severities: Severities | None = None,
) -> list[Gap]:
    """What the rules find and nobody accepted: the weightiest rules first, each in the order of the plans.

    Parameters
    ----------
    names : only these rules
    unit : only in tasks that this unit holds, in any role
    about : only in tasks that have these words
    on : the day that it is asked about, today by default
    severities : rules that weigh otherwise than usual, or are off

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
    ['十（一）', '十（二）', '十（三）', '十（四）']
    """
    return survey(graph, names, unit=unit, about=about, on=on, severities=severities).gaps


def survey(
    graph: DutyGraph,
    names: Iterable[str] = (),
    *,
    unit: str | None = None,
    about: str | None = None,
    on: dt.date | None = None,
    severities: Severities | None = None,
) -> Survey:
    """What :func:`find_gaps` gives, and beside it what was accepted. Asked and raises like it; unit and words narrow the
    gaps, not the acceptances."""
    looked_for = _weigh(list(names), severities or {})
    tasks: set[str] | None = None  # all of them, and the plans as a whole
    if unit is not None:
        tasks = {held.task.id for held in graph.held(unit)}
    if about is not None:
        found = {answer.task.id for answer in search(graph, about)}
        tasks = found if tasks is None else tasks & found
    day = on or dt.date.today()
    found = [Gap(rule, finding, weight) for rule, weight in looked_for for finding in rule.find(graph, day)]
    acceptances = fit(graph, found, {rule.name for rule, _ in looked_for})
    accepted = {id(gap) for one in acceptances for gap in one.gaps}
    asked = [
        gap
        for gap in found
        if tasks is None or any(task and task.id in tasks for task in (gap.task, gap.finding.other))
    ]
    return Survey(
        [gap for gap in asked if id(gap) not in accepted],
        [gap for gap in asked if id(gap) in accepted],
        acceptances,
    )


def _weigh(names: Sequence[str], severities: Severities) -> list[tuple[Rule, Severity]]:
    """The rules to look for, all of them or those named, with their severities: the weightiest first."""
    weights = {name: severities.get(name, rule.severity) for name, rule in rules().items()}
    for name in names:
        if name not in weights:
            raise UnknownName("unknown_rule", list(weights), name=name)
        if weights[name] is None:
            raise RuleOff("rule_off", name=name)
    weighed = [(rules()[name], weight) for name, weight in weights.items() if weight and (not names or name in names)]
    return sorted(weighed, key=lambda one: (_WEIGHT[one[1]], one[0].name))


def at_least(gaps: Iterable[Gap], severity: Severity) -> list[Gap]:
    """Those gaps that weigh as much as ``severity`` or more."""
    return [gap for gap in gaps if _WEIGHT[gap.severity] <= _WEIGHT[severity]]

"""Gap rules, one file a rule. A module here with a ``RULE`` is found by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from dutygraph.errors import UnknownName
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Severity
from dutygraph.queries.gaps.rule import Gap, Rule
from dutygraph.queries.tasks import search

_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


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
) -> list[Gap]:
    """What the rules find, all of them or those named: the weightiest rules first, each in the order of the plans.

    Parameters
    ----------
    names : only these rules
    unit : only in tasks that this unit holds, in any role
    about : only in tasks that have these words
    on : the day that it is asked about, today by default

    Raises
    ------
    UnknownName
        when there is no such rule or unit

    Examples
    --------
    >>> import dutygraph
    >>> [gap.task.number for gap in find_gaps(dutygraph.load(), ["no-owner"])]
    ['十（一）', '十（二）', '十（三）', '十（四）']
    """
    wanted = list(names)
    for name in wanted:
        if name not in rules():
            raise UnknownName("unknown_rule", list(rules()), name=name)
    tasks: set[str] | None = None  # all of them, and the plans as a whole
    if unit is not None:
        tasks = {held.task.id for held in graph.held(unit)}
    if about is not None:
        found = {answer.task.id for answer in search(graph, about)}
        tasks = found if tasks is None else tasks & found
    day = on or dt.date.today()
    return [
        Gap(rule, finding)
        for rule in rules().values()
        if not wanted or rule.name in wanted
        for finding in rule.find(graph, day)
        if tasks is None or any(task and task.id in tasks for task in (finding.task, finding.other))
    ]


def at_least(gaps: Iterable[Gap], severity: Severity) -> list[Gap]:
    """Those gaps that weigh as much as ``severity`` or more."""
    return [gap for gap in gaps if _WEIGHT[gap.rule.severity] <= _WEIGHT[severity]]

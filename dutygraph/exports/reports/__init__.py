"""Reports that people work with and hand out. A module here with ``REPORTS`` is found by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules
from typing import Literal, NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang
from dutygraph.queries.gaps import survey
from dutygraph.queries.gaps.rule import Gap

About = Literal["plan", "unit", "gaps"]


class Subject(NamedTuple):
    """What a report tells: plans as they stand on a day, the gaps in them that are open and those that people accepted,
    and the unit it is for, if for one."""

    graph: DutyGraph
    lang: Lang
    on: dt.date
    gaps: list[Gap]
    accepted: list[Gap]
    unit: str = ""


def subject_of(graph: DutyGraph, lang: Lang, on: dt.date, unit: str = "") -> Subject:
    """What a report on all plans, or on the tasks of one unit, tells. Raises UnknownName when there is no such unit."""
    found = survey(graph, unit=unit or None, on=on)
    return Subject(graph, lang, on, found.open, found.accepted, unit)


class Report(NamedTuple):
    """A kind of report: what it is about, the suffix of its file, and what writes it."""

    about: About
    suffix: str
    render: Callable[[Subject], bytes]


def reports() -> dict[tuple[About, str], Report]:
    """All reports, by what they are about and the suffix of their file."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    found = (report for module in modules for report in getattr(module, "REPORTS", ()))
    return {(report.about, report.suffix): report for report in found}


def suffixes(about: About) -> list[str]:
    """The suffixes of the files that a report about something can be, with their dot."""
    return [suffix for known, suffix in reports() if known == about]

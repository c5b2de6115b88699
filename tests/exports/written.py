"""Reports as the program writes them."""

from __future__ import annotations

import datetime as dt

from dutygraph.exports.reports import About, Subject, reports
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang
from dutygraph.queries.gaps import find_gaps

DAY = dt.date(2024, 7, 1)


def report(graph: DutyGraph, suffix: str, lang: Lang = "zh", *, about: About = "plan", unit: str = "") -> bytes:
    """A report on a graph as it stands on :data:`DAY`."""
    subject = Subject(graph, lang, DAY, find_gaps(graph, unit=unit or None, on=DAY), unit)
    return reports()[about, suffix].render(subject)

"""Reports as the program writes them."""

from __future__ import annotations

import datetime as dt

from dutygraph.exports.reports import About, reports, subject_of
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang

DAY = dt.date(2024, 7, 1)


def report(graph: DutyGraph, suffix: str, lang: Lang = "zh", *, about: About = "plan", unit: str = "") -> bytes:
    """A report on a graph as it stands on :data:`DAY`."""
    return reports()[about, suffix].render(subject_of(graph, lang, DAY, unit))

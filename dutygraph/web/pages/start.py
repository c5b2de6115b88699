"""The first page: what the plans hold, what must be answered first, and what one can ask."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from starlette.responses import Response

from dutygraph.exports.dashboard.view import numbers_of
from dutygraph.exports.tables import leads
from dutygraph.model import Severity
from dutygraph.queries.account import account
from dutygraph.queries.gaps import at_least
from dutygraph.queries.gaps.rule import Gap
from dutygraph.queries.timetable import SOON, timetable
from dutygraph.queries.units import units
from dutygraph.web.examples import examples
from dutygraph.web.pages import Entry
from dutygraph.web.visit import Visit, page

#: Gaps that are told in full here.
_MOST_GAPS = 6


class Count(NamedTuple):
    """A number, its words, and the page that lists what it counts."""

    look: str
    number: int
    words: str
    address: str


def show(visit: Visit) -> Response:
    graph, today = visit.graph, dt.date.today()
    gaps = visit.now.survey().open
    high = at_least(gaps, Severity.HIGH)
    return visit.show(
        "start.html.j2",
        counts=_counts(visit, gaps, today),
        gaps=high[:_MOST_GAPS],
        gap_count=len(high),
        plans=[(plan, account(plan).counts) for plan in graph.plans],
        examples=examples(graph, visit.lang),
    )


def _counts(visit: Visit, gaps: list[Gap], today: dt.date) -> list[Count]:
    graph = visit.graph
    led = sum(bool(leads(task)) for task in graph.tasks.values())
    numbers = numbers_of(len(graph.tasks), led, units(graph), gaps, timetable(graph, today), today)
    addresses = {
        "tasks": visit.link("/tasks"),
        "led": visit.link("/tasks"),
        "units": visit.link("/units"),
        **{one.value: visit.link("/gaps", severity=one.value) for one in Severity},
        "late": visit.link("/due", late="true"),
        "soon": visit.link("/due", after=today, before=today + dt.timedelta(SOON)),
    }
    return [
        Count(look, number, visit.say(f"dashboard_count_{look}", days=SOON), addresses[look])
        for look, number in numbers.items()
    ]


MENU = Entry(0, "/", "web_start")
ROUTES = [page("/", show)]

"""The first page: what the plans hold, what must be answered first, and what one can ask."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import NamedTuple

from starlette.responses import Response

from dutygraph.exports.tables import leads
from dutygraph.model import Severity
from dutygraph.queries.account import account
from dutygraph.queries.gaps import at_least
from dutygraph.queries.timetable import SOON, When, timetable
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
    return visit.show(
        "start.html.j2",
        counts=_counts(visit, Counter(gap.rule.severity for gap in gaps), today),
        gaps=at_least(gaps, Severity.HIGH)[:_MOST_GAPS],
        gap_count=len(at_least(gaps, Severity.HIGH)),
        plans=[(plan, account(plan).counts) for plan in graph.plans],
        examples=examples(graph, visit.lang),
    )


def _counts(visit: Visit, gaps: Counter[Severity], today: dt.date) -> list[Count]:
    graph = visit.graph
    stand = Counter(due.when(today) for due in timetable(graph, today))
    soon = {"after": today, "before": today + dt.timedelta(SOON)}
    numbers = {
        "tasks": (len(graph.tasks), visit.link("/tasks")),
        "led": (sum(bool(leads(task)) for task in graph.tasks.values()), visit.link("/tasks")),
        "units": (sum(answer.unit.kind != "group" for answer in units(graph)), visit.link("/units")),
        **{one.value: (gaps[one], visit.link("/gaps", severity=one.value)) for one in Severity},
        "late": (stand[When.LATE], visit.link("/due", late="true")),
        "soon": (stand[When.SOON], visit.link("/due", **soon)),
    }
    return [
        Count(look, number, visit.say(f"dashboard_count_{look}", days=SOON), address)
        for look, (number, address) in numbers.items()
    ]


MENU = Entry(0, "/", "web_start")
ROUTES = [page("/", show)]

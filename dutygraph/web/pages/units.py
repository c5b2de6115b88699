"""Units, and everything about one."""

from __future__ import annotations

import datetime as dt

from starlette.responses import Response

from dutygraph.exports.progress import progress_name
from dutygraph.exports.units import identity_lines
from dutygraph.model import Role, Severity
from dutygraph.queries.gaps import at_least, narrowed
from dutygraph.queries.tasks import TaskAnswer
from dutygraph.queries.timetable import timetable
from dutygraph.web.api.endpoints import UNIT, UNITS
from dutygraph.web.inquiry import inquire, portion
from dutygraph.web.pages import Entry
from dutygraph.web.pages.downloads import report_suffixes
from dutygraph.web.visit import Visit, page

#: Rows of each list that stand on the page of a unit; a link leads to the others.
_MOST_BESIDE = 60


def show_list(visit: Visit) -> Response:
    return visit.show("units.html.j2", listed=portion(inquire(UNITS, visit).found, visit), roles=list(Role))


def show_unit(visit: Visit) -> Response:
    answer = UNIT.find(visit.now, visit.lang, visit.request.path_params["name"])
    name = answer.unit.name
    gaps = narrowed(visit.graph, visit.now.survey(), unit=name).open
    return visit.show(
        "unit.html.j2",
        answer=answer,
        name=visit.graph.name_of(name),
        identity=identity_lines(answer, visit.lang),
        by_role={
            role: [TaskAnswer(held.task, held.role, held.joint) for held in answer.held if held.role is role]
            for role in Role
            if answer.counts[role]
        },
        most=_MOST_BESIDE,
        dues=timetable(visit.graph, dt.date.today(), name),
        progress_name=lambda due: progress_name(due, visit.lang),
        reports=report_suffixes("unit"),
        gaps=at_least(gaps, Severity.MEDIUM),
        gap_count=len(gaps),
    )


MENU = Entry(2, "/units", "web_units")
ROUTES = [page("/units", show_list), page("/unit/{name:path}", show_unit)]

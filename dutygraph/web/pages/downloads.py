"""Reports and graph files to take along."""

from __future__ import annotations

import datetime as dt

from starlette.exceptions import HTTPException
from starlette.responses import Response

from dutygraph.exports import graphs
from dutygraph.exports.reports import About, reports, subject_of, suffixes
from dutygraph.web.api.downloads import MEDIA_TYPES, download
from dutygraph.web.api.endpoints import DUE, GAPS, PLANS, SECTORS, TASKS, UNITS, Endpoint
from dutygraph.web.pages import Entry
from dutygraph.web.visit import Visit, page

_MEDIA_TYPES = {
    **MEDIA_TYPES,
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "svg": "image/svg+xml",
}
_OTHER = "application/octet-stream"
#: Lists that are offered as a whole.
_LISTS: tuple[Endpoint, ...] = (TASKS, UNITS, DUE, GAPS, SECTORS, PLANS)


def report_suffixes(about: About) -> list[str]:
    """The suffixes of the reports about something, without the dot."""
    return [suffix.removeprefix(".") for suffix in suffixes(about)]


def show(visit: Visit) -> Response:
    return visit.show(
        "downloads.html.j2",
        reports={about: report_suffixes(about) for about in ("plan", "gaps")},
        lists=_LISTS,
        kinds=graphs.kinds(),
    )


def send_report(visit: Visit) -> Response:
    about, suffix = visit.request.path_params["about"], visit.request.path_params["suffix"]
    report = reports().get((about, f".{suffix}"))
    if report is None:
        raise HTTPException(404)
    unit = visit.query.get("unit", "") if about == "unit" else ""
    if about == "unit":
        unit = visit.graph.name_of(visit.graph.find_unit(unit).name)
    subject = subject_of(visit.graph, visit.lang, dt.date.today(), unit)
    words = visit.say(f"web_report_{about}")
    return download(report.render(subject), f"{words} {unit}", suffix, _MEDIA_TYPES.get(suffix, _OTHER))


def send_graph(visit: Visit) -> Response:
    kind = visit.request.path_params["kind"]
    if kind not in graphs.kinds():
        raise HTTPException(404)
    content = graphs.render(visit.graph, kind, visit.lang)
    return download(content, visit.say("web_graph"), kind, _MEDIA_TYPES.get(kind, _OTHER))


MENU = Entry(7, "/downloads", "web_downloads")
ROUTES = [
    page("/downloads", show),
    page("/report/{about}.{suffix}", send_report),
    page("/graph/{kind}", send_graph),
]

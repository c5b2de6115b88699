"""The first page."""

from __future__ import annotations

from starlette.responses import Response

from dutygraph.web.pages import Entry
from dutygraph.web.visit import Visit, page


def show(visit: Visit) -> Response:
    return visit.show("start.html.j2", plans=visit.graph.plans)


MENU = Entry(0, "/", "web_start")
ROUTES = [page("/", show)]

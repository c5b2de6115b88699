"""The API, told on a page."""

from __future__ import annotations

from starlette.responses import Response

from dutygraph.web.api.endpoints import ENDPOINTS
from dutygraph.web.api.openapi import COMMON
from dutygraph.web.api.routes import routes
from dutygraph.web.visit import Visit, page


def show(visit: Visit) -> Response:
    return visit.show("api.html.j2", endpoints=ENDPOINTS, common=COMMON)


ROUTES = [page("/api", show), *routes()]

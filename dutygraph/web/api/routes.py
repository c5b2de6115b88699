"""The addresses behind ``/api``: each endpoint, and the description of them all."""

from __future__ import annotations

from functools import partial
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from dutygraph.exports.answers import render
from dutygraph.web.api.downloads import MEDIA_TYPES, download
from dutygraph.web.api.endpoints import ENDPOINTS, Endpoint
from dutygraph.web.api.openapi import COMMON, description
from dutygraph.web.api.parameters import refuse_unknown, values_of
from dutygraph.web.json_response import JsonResponse
from dutygraph.web.visit import Visit, page


def routes() -> list[Route]:
    """The routes of all endpoints. A number or a name may have a slash in it."""
    found = [page(_route_path(endpoint), partial(_answer, endpoint)) for endpoint in ENDPOINTS]
    return [page("/api/openapi.json", lambda visit: JsonResponse(description(visit.lang))), *found]


def _route_path(endpoint: Endpoint) -> str:
    return "/api" + endpoint.path.replace("}", ":path}")


def _answer(endpoint: Endpoint, visit: Visit) -> Response:
    request = visit.request
    refuse_unknown((*endpoint.parameters, *COMMON), request.query_params)
    values = values_of(endpoint.parameters, request.query_params, request.path_params)
    form: str | None = values_of(COMMON, request.query_params, {}).get("format")
    answer = endpoint.answer(endpoint.find(visit.now, visit.lang, **values), visit.lang)
    if form is None:
        return JsonResponse(answer.records)
    return download(render(answer, form), _name(endpoint, visit, values), form, MEDIA_TYPES[form])


def _name(endpoint: Endpoint, visit: Visit, values: dict[str, Any]) -> str:
    """What a file is called: what was asked for, and of whom or about what."""
    parts = [part for value in values.values() for part in (value if isinstance(value, list) else [value])]
    return " ".join([visit.say(endpoint.title), *(str(part) for part in parts if not isinstance(part, bool))])

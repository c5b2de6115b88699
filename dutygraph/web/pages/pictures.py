"""Pictures of the whole: pages that stand alone, as they are exported, shown here."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable, Mapping

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from dutygraph.exports import graphs
from dutygraph.exports.reports import reports, subject_of
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang
from dutygraph.web.pages import Entry
from dutygraph.web.visit import Visit, page

Renderer = Callable[[DutyGraph, Lang], bytes]

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def pictures() -> Mapping[str, Renderer]:
    """What draws each picture, by its name in addresses; ``web_picture_<name>`` are its words."""
    return {"matrix": _matrix, "overview": _overview}


def _matrix(graph: DutyGraph, lang: Lang) -> bytes:
    return graphs.render(graph, "html", lang)


def _overview(graph: DutyGraph, lang: Lang) -> bytes:
    return reports()["plan", ".html"].render(subject_of(graph, lang, dt.date.today()))


def show_list(visit: Visit) -> Response:
    return visit.show("pictures.html.j2", pictures=list(pictures()))


def show_picture(visit: Visit) -> Response:
    draw = pictures().get(visit.request.path_params["name"])
    if draw is None:
        raise HTTPException(404)
    return standing_alone(draw(visit.graph, visit.lang))


def standing_alone(content: bytes) -> Response:
    """A page with its style and script in it. The policy that it carries, which lets in these and nothing else, is told
    in the header too, where it can also forbid frames."""
    policy = _POLICY.search(content.decode())
    assert policy is not None  # every exported page has one
    return HTMLResponse(
        content, headers={"Content-Security-Policy": f"{html.unescape(policy[1])}; frame-ancestors 'none'"}
    )


MENU = Entry(6, "/pictures", "web_pictures")
ROUTES = [page("/pictures", show_list), page("/pictures/{name}", show_picture)]

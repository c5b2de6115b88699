"""The local page as an ASGI application."""

from __future__ import annotations

from importlib.resources import files
from mimetypes import guess_type

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import dutygraph.exports.pages
from dutygraph.errors import DutyGraphError
from dutygraph.messages import Lang
from dutygraph.web import errors, pages
from dutygraph.web.plans import Plans
from dutygraph.web.protection import Protection


def application(plans: Plans, *, port: int, lang: Lang) -> Starlette:
    """The pages and their JSON.

    Parameters
    ----------
    plans : what is asked
    port : where the server listens on this machine; requests that name another are refused
    lang : the language for browsers that prefer none of ours
    """
    app = Starlette(
        routes=[*pages.routes(), _static()],
        middleware=[Middleware(Protection, port=port, tell=errors.tell)],
        exception_handlers={DutyGraphError: errors.tell, HTTPException: errors.tell},
    )
    app.router.redirect_slashes = False
    app.state.plans = plans
    app.state.lang = lang
    return app


def _static() -> Route:
    """The style and the scripts, which are read once: no name in a request is ever looked for among files."""
    found = [files(dutygraph.exports.pages).joinpath("frame.css"), *files("dutygraph.web").joinpath("static").iterdir()]
    known = {file.name: (file.read_bytes(), guess_type(file.name)[0]) for file in found if file.is_file()}

    async def endpoint(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in known:
            raise HTTPException(404)
        content, kind = known[name]
        return Response(content, media_type=kind, headers={"Cache-Control": "no-cache"})

    return Route("/static/{name}", endpoint)

"""One request: the plans as they stood when it came in, the language, and what answers it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import cached_property, partial
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

import anyio.to_thread
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from dutygraph.exports.papers.words import plan_marks
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import LANGS, Lang, say
from dutygraph.model import Task
from dutygraph.queries.units import units
from dutygraph.text.characters import without_controls
from dutygraph.web.language import lang_in, preferred
from dutygraph.web.plans import Now, Plans

#: Names in a list that a field completes from.
_MOST_COMPLETED = 500


class Visit:
    """A request. Pages are functions from it to a response; see :func:`page`."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.plans: Plans = request.app.state.plans
        self.now: Now = self.plans.now
        """The plans of this request, whatever others change meanwhile."""

    @property
    def graph(self) -> DutyGraph:
        return self.now.graph

    @cached_property
    def lang(self) -> Lang:
        """The language of the address, else of the browser."""
        accepted = self.request.headers.get("accept-language", "")
        return lang_in(self.query.get("lang")) or preferred(accepted, self.request.app.state.lang)

    @property
    def path(self) -> str:
        """The address without its query."""
        path: str = self.request.scope["path"]
        return path

    @property
    def in_other_lang(self) -> str:
        """The address of the same page in the other language."""
        other = next(lang for lang in LANGS if lang != self.lang)
        asked = [(name, value) for name, value in self.query.multi_items() if name != "lang"]
        return f"{quote(self.path)}?{urlencode([*asked, ('lang', other)])}"

    @property
    def query(self) -> QueryParams:
        """What stands behind the question mark."""
        return self.request.query_params

    def say(self, key: str, /, **values: object) -> str:
        """A message of the catalogue in the visitor's language."""
        return say(key, self.lang, **values)

    def link(self, path: str, /, *names: str, **query: object) -> str:
        """An address of this server: a path, names behind it, and a query without what is empty. It keeps the language
        that was asked for in the address."""
        kept = lang_in(self.query.get("lang"))
        asked = {**({"lang": kept} if kept else {}), **query}
        given = {name: value for name, value in asked.items() if value not in (None, "", False, [], ())}
        behind = "".join(f"/{quote(name, safe='', errors='replace')}" for name in names)
        return f"{path}{behind}" + (f"?{urlencode(given, doseq=True, errors='replace')}" if given else "")

    def as_file(self, path: str, form: str) -> str:
        """The address that gives the list of this page as a file, by the same query."""
        asked = [(name, value) for name, value in self.query.multi_items() if name not in ("lang", "page") and value]
        return f"{quote('/api' + path)}?{urlencode([*asked, ('lang', self.lang), ('format', form)])}"

    def narrowed(self, **query: str) -> str:
        """This page with more in its query, from its first page on."""
        kept = [(name, value) for name, value in self.query.multi_items() if name not in (*query, "page") and value]
        return f"{quote(self.path)}?{urlencode([*kept, *query.items()])}"

    def at_page(self, number: int) -> str:
        """Another page of the list that this page shows."""
        return self.narrowed(page=str(number))

    def units_known(self) -> list[str]:
        """Units that a field completes, those that lead most first."""
        return [self.graph.name_of(answer.unit.name) for answer in units(self.graph)[:_MOST_COMPLETED]]

    def task_address(self, task: Task) -> str:
        """The page of a task, by its number where there is one plan."""
        return self.link("/task", task.number if len(self.graph.plans) == 1 else task.id)

    def unit_address(self, party: str, plan: str) -> str:
        """The page of a unit or group, by the name that a plan prints where that means no other."""
        if len(self.graph.names.get(party, ())) == 1:
            return self.link("/unit", party)
        return self.link("/unit", self.graph.registry.party_of(self.graph.plan_by_id[plan], party).name)

    @cached_property
    def marks(self) -> Mapping[str, str]:
        """What stands before the number of a task, by the id of its plan: the plan's title where there are several."""
        return plan_marks(self.graph.plans)

    def show(self, template: str, /, *, status: int = 200, **values: object) -> HTMLResponse:
        """A page made of a template of ``web/templates``, which extends ``frame.html.j2``."""
        from dutygraph.web.templating import render

        html = render(template, self, **values)
        return HTMLResponse(without_controls(html), status)


Given = TypeVar("Given")
#: Answers a visit. It may compute: it runs in a thread of its own, and others read on.
Page = Callable[[Visit], Response]


def page(path: str, answer: Page, *, methods: tuple[str, ...] = ("GET",)) -> Route:
    """The route of a page."""

    async def endpoint(request: Request) -> Response:
        return await in_thread(answer, Visit(request))

    return Route(path, endpoint, methods=list(methods), name=answer.__module__)


def post(path: str, answer: Callable[[Visit, Mapping[str, Any]], Awaitable[Response]]) -> Route:
    """The route of what a form sends: its fields come with the visit. What computes in it goes :func:`in_thread`."""

    async def endpoint(request: Request) -> Response:
        async with request.form(max_files=1, max_fields=200) as form:
            return await answer(Visit(request), form)

    return Route(path, endpoint, methods=["POST"], name=answer.__module__)


async def in_thread(function: Callable[..., Given], *args: Any) -> Given:
    """What a function gives that computes or reads files. Who waits too long is told so, while it still computes."""
    return await anyio.to_thread.run_sync(partial(function, *args), abandon_on_cancel=True)

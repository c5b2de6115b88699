"""One plan: what it is, what was read of it, and its tasks by chapter."""

from __future__ import annotations

from itertools import groupby

from starlette.responses import Response

from dutygraph.exports.papers.words import plan_name
from dutygraph.model import Plan
from dutygraph.queries.account import account
from dutygraph.web.api.endpoints import PLAN
from dutygraph.web.visit import Visit, page

#: Things to look at that are told; the others are counted.
_MOST_NOTED = 50


def chapter_titles(plan: Plan) -> dict[str, str]:
    """The headings of chapters with their titles, by their numbers."""
    return {section.number: f"{section.number}　{section.title}".strip() for section in plan.sections}


def show(visit: Visit) -> Response:
    plan = PLAN.find(visit.now, visit.lang, visit.request.path_params["id"])
    read = account(plan)
    return visit.show(
        "plan.html.j2",
        plan=plan,
        titles=chapter_titles(plan),
        about=plan_name(plan, visit.lang),
        chapters=[(chapter, list(tasks)) for chapter, tasks in groupby(plan.tasks, key=lambda task: task.chapter)],
        counts=read.counts,
        noted=read.noted[:_MOST_NOTED],
        more=max(0, len(read.noted) - _MOST_NOTED),
    )


ROUTES = [page("/plan/{id:path}", show)]

"""Tasks with filters, and everything about one."""

from __future__ import annotations

from starlette.responses import Response

from dutygraph.model import Plan, Role, Task
from dutygraph.web.api.endpoints import PLAN, TASK, TASKS
from dutygraph.web.inquiry import inquire, portion
from dutygraph.web.pages import Entry
from dutygraph.web.pages.plan import chapter_titles
from dutygraph.web.visit import Visit, page


def show_list(visit: Visit) -> Response:
    inquiry = inquire(TASKS, visit)
    return visit.show(
        "tasks.html.j2",
        status=inquiry.status,
        trouble=inquiry.trouble,
        listed=portion(inquiry.found, visit),
        is_filtered=bool(inquiry.values),
        roles=[role.value for role in Role],
    )


def show_task(visit: Visit) -> Response:
    number = visit.request.path_params["number"]
    task = TASK.find(visit.now, visit.lang, number).task
    plan = PLAN.find(visit.now, visit.lang, task.plan)
    before, behind = _neighbours(plan, task)
    return visit.show(
        "task.html.j2",
        task=task,
        plan=plan,
        chapter=chapter_titles(plan).get(task.chapter, task.chapter),
        gaps=[gap for gap in visit.now.survey().open if task in (gap.task, gap.finding.other)],
        before=before,
        behind=behind,
        roles=list(Role),
    )


def _neighbours(plan: Plan, task: Task) -> tuple[Task | None, Task | None]:
    place = plan.tasks.index(task)
    return plan.tasks[place - 1] if place else None, plan.tasks[place + 1] if place + 1 < len(plan.tasks) else None


MENU = Entry(1, "/tasks", "web_tasks")
ROUTES = [page("/tasks", show_list), page("/task/{number:path}", show_task)]

"""What falls due, by date."""

from __future__ import annotations

from starlette.responses import Response

from dutygraph.exports.progress import progress_name
from dutygraph.web.api.endpoints import DUE
from dutygraph.web.inquiry import inquire, portion
from dutygraph.web.pages import Entry
from dutygraph.web.visit import Visit, page


def show(visit: Visit) -> Response:
    inquiry = inquire(DUE, visit)
    dues = [due for answer in inquiry.found for due in answer.progress]
    return visit.show(
        "due.html.j2",
        status=inquiry.status,
        trouble=inquiry.trouble,
        tasks=len(inquiry.found),
        listed=portion(sorted(dues, key=lambda due: str(due.deadline.by)), visit),
        progress_name=lambda due: progress_name(due, visit.lang),
        is_filtered=bool(inquiry.values),
    )


MENU = Entry(4, "/due", "web_due")
ROUTES = [page("/due", show)]

"""A question, how it was understood and what answers it; where it was not, the words in the plans."""

from __future__ import annotations

from starlette.responses import Response

from dutygraph.queries.tasks import search
from dutygraph.web.api.endpoints import ASK, SEARCH
from dutygraph.web.examples import examples
from dutygraph.web.inquiry import Inquiry, inquire, portion
from dutygraph.web.visit import Visit, page


def show_answer(visit: Visit) -> Response:
    inquiry = inquire(ASK, visit)
    if inquiry.trouble:
        return _show_words(visit, inquiry)
    asked = inquiry.found
    is_due = asked.command.split()[1] == "due"
    return visit.show("ask.html.j2", asked=asked, listed=portion(asked.answers, visit), is_due=is_due)


def _show_words(visit: Visit, inquiry: Inquiry) -> Response:
    """What the plans have with the words of a question that was not understood."""
    words = inquiry.values.get("question", "")
    found = search(visit.graph, words) if words else []
    return visit.show(
        "not_understood.html.j2",
        status=200 if found else inquiry.status,
        question=words,
        trouble=inquiry.trouble,
        listed=portion(found, visit),
        examples=examples(visit.graph, visit.lang),
    )


def show_search(visit: Visit) -> Response:
    inquiry = inquire(SEARCH, visit)
    is_asked = "words" in visit.query
    return visit.show(
        "search.html.j2",
        status=inquiry.status if is_asked else 200,
        trouble=inquiry.trouble if is_asked else None,
        listed=portion(inquiry.found, visit),
        words=visit.query.get("words", ""),
    )


ROUTES = [page("/ask", show_answer), page("/search", show_search)]

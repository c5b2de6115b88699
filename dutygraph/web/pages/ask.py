"""A question, how it was understood and what answers it; where it was not, the words in the plans."""

from __future__ import annotations

from starlette.responses import Response

from dutygraph.errors import NotUnderstood
from dutygraph.queries.tasks import search
from dutygraph.queries.words_found import longest_words
from dutygraph.web.api.endpoints import ASK, SEARCH
from dutygraph.web.examples import examples
from dutygraph.web.inquiry import Inquiry, Trouble, inquire, portion
from dutygraph.web.visit import Visit, page


def show_answer(visit: Visit) -> Response:
    inquiry = inquire(ASK, visit)
    if inquiry.trouble:
        return _show_words(visit, inquiry, inquiry.trouble)
    asked = inquiry.found
    is_search = asked.command.split()[1] == "search"
    return visit.show("ask.html.j2", asked=asked, listed=portion(asked.answers, visit), is_search=is_search)


def _show_words(visit: Visit, inquiry: Inquiry, trouble: Trouble) -> Response:
    """What the plans have with words of a question that was not understood."""
    question = inquiry.values.get("question", "")
    if isinstance(trouble.error, NotUnderstood):  # whose words list questions of another plan
        trouble = trouble._replace(words=visit.say("web_not_understood", question=question))
    words = longest_words(visit.graph, question)
    return visit.show(
        "not_understood.html.j2",
        status=inquiry.status,
        question=question,
        trouble=trouble,
        words=words,
        listed=portion(search(visit.graph, words) if words else [], visit),
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

"""What a page with a form asks: the values of its fields, and what they find, or why they find nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from dutygraph.errors import DutyGraphError, UnknownName
from dutygraph.web.api.endpoints import Endpoint
from dutygraph.web.api.parameters import values_of
from dutygraph.web.errors import status_of, words_of
from dutygraph.web.visit import Visit

#: Rows of a table that stand on one page.
MOST_ROWS = 300


class Trouble(NamedTuple):
    """Why nothing is found: what is wrong and how to mend it, and names that are near."""

    error: DutyGraphError
    words: str
    near: Sequence[str]


class Inquiry(NamedTuple):
    """The values that were given, what they find, and the trouble where they find nothing for a reason."""

    values: dict[str, Any]
    found: Any
    trouble: Trouble | None = None

    @property
    def status(self) -> int:
        return status_of(self.trouble.error) if self.trouble else 200


def inquire(endpoint: Endpoint, visit: Visit) -> Inquiry:
    """Asks an endpoint what the page's query says; its found is [] in trouble."""
    values: dict[str, Any] = {}
    try:
        values = values_of(endpoint.parameters, visit.query, visit.request.path_params)
        return Inquiry(values, endpoint.find(visit.now, visit.lang, **values))
    except DutyGraphError as error:
        near = error.near if isinstance(error, UnknownName) else ()
        return Inquiry(values, [], Trouble(error, words_of(error, visit.lang), near))


class Portion(NamedTuple):
    """Rows of a long list that stand on one page, which counts from 1."""

    rows: Sequence[Any]
    total: int
    page: int
    pages: int


def portion(rows: Sequence[Any], visit: Visit) -> Portion:
    """The rows that the address asks for by ``page``; the last there are where it asks for later ones."""
    pages = max(1, -(-len(rows) // MOST_ROWS))
    asked = visit.query.get("page", "1")
    page = min(pages, max(1, int(asked))) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
    return Portion(rows[(page - 1) * MOST_ROWS : page * MOST_ROWS], len(rows), page, pages)

"""What a visitor is told when something goes wrong: what, and how to mend it; as a page, or as JSON behind ``/api``."""

from __future__ import annotations

from pathlib import PurePath

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dutygraph.errors import DutyGraphError, InvalidPlan, UnknownName
from dutygraph.messages import MESSAGES, Lang, say
from dutygraph.web.visit import Visit, in_thread

#: Messages for errors that the framework raises itself.
_BY_STATUS = {404: "web_no_such_page", 405: "web_not_so"}


async def tell(request: Request, error: Exception) -> Response:
    """The answer to a request that failed on purpose."""
    return await in_thread(_told, Visit(request), error)


def _told(visit: Visit, error: Exception) -> Response:
    status = status_of(error)
    words = words_of(error, visit.lang)
    near = list(error.near) if isinstance(error, UnknownName) else []
    headers = error.headers if isinstance(error, HTTPException) else None
    if visit.request.url.path.startswith("/api/"):
        from dutygraph.web.json_response import JsonResponse

        return JsonResponse({"error": words, "near": near}, status, headers)
    answer = visit.show("error.html.j2", status=status, words=words, near=near)
    answer.headers.update(headers or {})
    return answer


def status_of(error: Exception) -> int:
    """400 for what cannot be asked so, 404 for a name that nothing has."""
    if isinstance(error, HTTPException):
        return error.status_code
    return 404 if isinstance(error, UnknownName) else 400


def words_of(error: Exception, lang: Lang) -> str:
    """What is wrong and how to mend it; of a file only its name, never the folder."""
    if isinstance(error, InvalidPlan):
        return "\n".join(words_of(problem, lang) for problem in error.problems)
    if isinstance(error, DutyGraphError):
        words = say(error.key, lang, **error.values)
        return f"{PurePath(error.where).name}: {words}" if error.where else words
    assert isinstance(error, HTTPException)
    key = error.detail if error.detail in MESSAGES else _BY_STATUS.get(error.status_code, "web_failed")
    return say(key, lang)

"""What stands before every page: who may ask, how much, for how long; and what a browser is told to forbid.

There is no cookie and no password, so that no other site can borrow one. What keeps other sites out is that the server
listens on this machine only, that a request must name it by a name of this machine (an outside name that was made to
point here is refused), and that what changes something must come from a page of this server.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from urllib.parse import unquote_to_bytes

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: An upload: a plan is a few megabytes, with pictures in it some tens.
MOST_BYTES = 32 * 1024 * 1024
#: Longer than any address a page makes, with a question in it.
LONGEST_ADDRESS = 8 * 1024
#: From the first byte of a request to the last of its answer.
MOST_SECONDS = 150

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # With no-referrer a browser would send "Origin: null" from our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_log = logging.getLogger(__name__)

#: Tells an error to whoever asked: as a page, or as JSON.
Teller = Callable[[Request, Exception], Awaitable[Response]]


class Protection:
    """Lets through what may be asked, and nothing that went wrong inside.

    Parameters
    ----------
    port : where the server listens: the only one that a request may name
    tell : makes the answer to a request that is refused or fails
    """

    def __init__(self, app: ASGIApp, *, port: int, tell: Teller, seconds: float = MOST_SECONDS) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}
        self._tell = tell
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_started = False

        async def send_protected(message: Message) -> None:
            nonlocal has_started
            if message["type"] == "http.response.start":
                has_started = True
                headers = MutableHeaders(raw=message["headers"])
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            self._refuse(scope)
            async with asyncio.timeout(self._seconds):
                await self._app(scope, _limited(receive), send_protected)
        except Exception as error:
            if not isinstance(error, HTTPException | TimeoutError):
                _log.exception("%s failed", scope["method"])
            if has_started:  # nothing can be taken back; the connection is cut
                raise
            answer = await self._tell(Request(scope), _as_told(error))
            await answer(scope, receive, send_protected)

    def _refuse(self, scope: Scope) -> None:
        """Raises HTTPException for what may not be asked."""
        headers = Headers(scope=scope)
        if not set(headers.getlist("host")) <= self._hosts or len(headers.getlist("host")) != 1:
            raise HTTPException(400, "web_wrong_host")
        if not _is_text(scope["raw_path"]) or not _is_text(scope["query_string"]):
            raise HTTPException(400, "web_wrong_address")
        if scope["method"] not in ("GET", "HEAD") and not self._is_own(headers):
            raise HTTPException(403, "web_foreign")
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length[:20]) > MOST_BYTES:
            raise HTTPException(413, "web_too_large")

    def _is_own(self, headers: Headers) -> bool:
        """Whether a page of this server sends it: every browser says from where, and no page can say otherwise."""
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if origin is None and site is None:
            return False
        return origin in (None, f"http://{headers['host']}") and site in (None, "same-origin")


def _as_told(error: Exception) -> HTTPException:
    """The error without what is inside."""
    if isinstance(error, HTTPException):
        return error
    return HTTPException(503, "web_too_long") if isinstance(error, TimeoutError) else HTTPException(500, "web_failed")


def _limited(receive: Receive) -> Receive:
    """Gives on a body until it is too large, whatever length it said it had."""
    read = 0

    async def receive_limited() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > MOST_BYTES:
            raise HTTPException(413, "web_too_large")
        return message

    return receive_limited


def _is_text(part: bytes) -> bool:
    """Whether a part of an address is text that is not absurdly long, without control characters."""
    if len(part) > LONGEST_ADDRESS:
        return False
    try:
        text = unquote_to_bytes(part).decode()
    except UnicodeDecodeError:  # a half of a surrogate pair, too
        return False
    return all(char >= " " and char != "\x7f" for char in text)

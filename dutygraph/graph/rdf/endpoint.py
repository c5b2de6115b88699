"""SPARQL queries on a server, by the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from base64 import b64encode
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import urlencode, urlsplit

from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

from dutygraph.errors import DutyGraphError
from dutygraph.graph.login import Ask, environment, is_loopback, password_for
from dutygraph.graph.rdf.ask import TIMEOUT, Found, found_of
from dutygraph.graph.rdf.tokens import check, with_prefixes

_ROWS = "application/sparql-results+json"
_STATEMENTS = "application/n-triples, text/turtle;q=0.9"
_MB = 1024 * 1024
_LARGEST_ANSWER = 512 * _MB
_PIECE = 1 * _MB
_LONGEST_REASON = 300
_SERVER = "SPARQL"


@dataclass(frozen=True)
class Login:
    """Who asks a server that wants to know, by HTTP Basic authentication (https://www.rfc-editor.org/rfc/rfc7617)."""

    user: str
    password: str = field(repr=False)

    @property
    def header(self) -> str:
        """The value of the Authorization header."""
        return "Basic " + b64encode(f"{self.user}:{self.password}".encode()).decode()


def login(user: str | None = None, password_file: Path | None = None, *, ask: Ask | None = None) -> Login | None:
    """The login that these arguments tell, or the environment: DUTYGRAPH_SPARQL_USER and _PASSWORD; None without a user.
    A password that neither has is asked for with ``ask``, which is given the user.

    Raises
    ------
    DutyGraphError
        when there is a user and no password
    UnreadableFile
        when the password file cannot be read
    """
    name = user or environment(_SERVER, "USER")
    if not name:
        return None
    password = password_for(name, _SERVER, password_file, ask)
    if not password:
        raise DutyGraphError("sparql_no_password", user=name)
    return Login(name, password)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A server must not send a question on to an address that nobody gave."""

    def redirect_request(self, *_: Any) -> None:
        return None


def ask_server(
    url: str, query: str, timeout: float = TIMEOUT, name: str = "query", as_user: Login | None = None
) -> Found:
    """Answers a query on a server; prefixes need no declaration. Nothing but this address is asked, and a password goes to
    another machine only by https.

    Raises
    ------
    DutyGraphError
        when the query is none that may be asked (see :func:`check`), the password would go in clear, or the server does
        not answer within ``timeout`` seconds
    """
    form = check(query, name)
    accept = _STATEMENTS if form in ("CONSTRUCT", "DESCRIBE") else _ROWS
    body = urlencode({"query": with_prefixes(query)}).encode()
    shown = _checked(url)
    here = is_loopback(urlsplit(url).hostname or "")
    request = urllib.request.Request(url, body, {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"})
    if as_user:
        if not here and request.type != "https":
            raise DutyGraphError("sparql_password_in_clear", shown)
        request.add_unredirected_header("Authorization", as_user.header)
    proxies = urllib.request.ProxyHandler({} if here else None)  # what goes to this machine goes to no other
    opener = urllib.request.build_opener(_NoRedirect, proxies)
    end = monotonic() + timeout
    try:
        with opener.open(request, timeout=timeout) as answer:
            return _read(answer, _all_of(answer, end, shown, timeout), shown)
    except urllib.error.HTTPError as error:
        with error:
            raise _refused(error, shown) from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise DutyGraphError("sparql_timeout", shown, seconds=f"{timeout:g}") from None
        raise DutyGraphError("sparql_no_server", shown, reason=error.reason) from None
    except TimeoutError:
        raise DutyGraphError("sparql_timeout", shown, seconds=f"{timeout:g}") from None
    except (OSError, http.client.HTTPException) as error:
        raise DutyGraphError("sparql_no_server", shown, reason=error or type(error).__name__) from None


def _checked(url: str) -> str:
    """The address, as errors may show it."""
    try:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https") and parts.hostname and parts.username is None and parts.port != 0:
            return url.partition("?")[0]
    except ValueError:  # a port that is no number
        pass
    raise DutyGraphError("sparql_bad_address")


def _all_of(answer: http.client.HTTPResponse, end: float, shown: str, timeout: float) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := answer.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > _LARGEST_ANSWER:
            raise DutyGraphError("sparql_too_large", shown, most=_LARGEST_ANSWER // _MB)
        if monotonic() > end:
            raise DutyGraphError("sparql_timeout", shown, seconds=f"{timeout:g}")
    return b"".join(pieces)


def _read(answer: http.client.HTTPResponse, content: bytes, shown: str) -> Found:
    media = answer.headers.get_content_type()
    try:
        if results := QueryResultsFormat.from_media_type(media):
            return found_of(parse_query_results(content, format=results), shown)
        if (statements := RdfFormat.from_media_type(media)) in (RdfFormat.N_TRIPLES, RdfFormat.TURTLE):
            return Found(statements=[quad.triple for quad in parse(content, format=statements)])
    except (SyntaxError, ValueError) as error:
        raise DutyGraphError("sparql_bad_answer", shown, media=media, reason=error) from None
    raise DutyGraphError("sparql_bad_answer", shown, media=media, reason="–")


def _refused(error: urllib.error.HTTPError, shown: str) -> DutyGraphError:
    if error.code == 401:
        return DutyGraphError("sparql_login", shown, code=error.code)
    try:
        said = error.read(4096).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):  # cut short; the code says enough
        said = ""
    reason = " ".join(said.split())[:_LONGEST_REASON] or error.reason
    if error.code in (301, 302, 303, 307, 308):
        return DutyGraphError("sparql_moved", shown, to=error.headers.get("Location", "–"))
    return DutyGraphError("sparql_refused", shown, code=error.code, reason=reason)

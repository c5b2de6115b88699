"""Where a server is and who asks it: from arguments, the environment and a password file. The password is never shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from dutygraph.errors import DutyGraphError
from dutygraph.graph.login import Ask, environment, is_loopback, password_for

LOCAL = "bolt://localhost:7687"
_SERVER = "NEO4J"
_ENCRYPTED = {"bolt": "bolt+s", "neo4j": "neo4j+s"}
_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


@dataclass(frozen=True)
class Access:
    """A server's address, and who asks which of its databases; None is the user's own."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str | None = None


def access(
    uri: str | None = None,
    user: str | None = None,
    database: str | None = None,
    password_file: Path | None = None,
    *,
    unencrypted: bool = False,
    ask: Ask | None = None,
) -> Access:
    """The access that these arguments tell. What is None comes from the environment: DUTYGRAPH_NEO4J_URI, _USER, _DATABASE
    and _PASSWORD; a password that neither has is asked for with ``ask``, which is given the user.

    Raises
    ------
    DutyGraphError
        when the address is none, holds a password, or there is no password
    UnreadableFile
        when the password file cannot be read
    """
    secure_uri = secured(uri or environment(_SERVER, "URI") or LOCAL, unencrypted=unencrypted)
    name = user or environment(_SERVER, "USER") or "neo4j"
    password = password_for(name, _SERVER, password_file, ask)
    if not password:
        raise DutyGraphError("neo4j_no_password")
    return Access(secure_uri, name, password, database or environment(_SERVER, "DATABASE") or None)


def secured(uri: str, *, unencrypted: bool = False) -> str:
    """The address, encrypted unless it is this machine or the user wants it otherwise.

    >>> secured("bolt://localhost:7687"), secured("neo4j://graph.example"), secured("bolt+ssc://graph.example")
    ('bolt://localhost:7687', 'neo4j+s://graph.example', 'bolt+ssc://graph.example')

    An unencrypted ``neo4j://`` may send the password on to whatever addresses the server names; on this machine that is
    not wanted:

    >>> secured("neo4j://127.0.0.1")
    'bolt://127.0.0.1'
    """
    try:
        parts = urlsplit(uri)
        host, has_login = parts.hostname, "@" in parts.netloc
        parts.port  # noqa: B018 - raises when it is none
    except ValueError:
        raise DutyGraphError("neo4j_no_address", uri) from None
    if has_login:
        raise DutyGraphError("neo4j_login_in_address", host or "")
    if parts.scheme not in _SCHEMES or not host or parts.path.strip("/") or parts.query or parts.fragment:
        raise DutyGraphError("neo4j_no_address", uri)
    if unencrypted or parts.scheme not in _ENCRYPTED:
        return f"{parts.scheme}://{parts.netloc}"
    return f"{'bolt' if is_loopback(host) else _ENCRYPTED[parts.scheme]}://{parts.netloc}"

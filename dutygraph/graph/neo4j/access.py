"""Where a server is and who asks it: from arguments, the environment and a password file. The password is never shown."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from dutygraph.errors import DutyGraphError, UnreadableFile

LOCAL = "bolt://localhost:7687"
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
    ask: Callable[[str], str] | None = None,
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
    secure_uri = secured(uri or _environment("URI") or LOCAL, unencrypted=unencrypted)
    name = user or _environment("USER") or "neo4j"
    password = _password_of(password_file) if password_file else _environment("PASSWORD") or (ask(name) if ask else "")
    if not password:
        raise DutyGraphError("neo4j_no_password")
    return Access(secure_uri, name, password, database or _environment("DATABASE") or None)


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
    return f"{'bolt' if _is_loopback(host) else _ENCRYPTED[parts.scheme]}://{parts.netloc}"


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _password_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise UnreadableFile("damaged_text", str(file)) from None
    except OSError as error:
        raise UnreadableFile("cannot_read", str(file), reason=error.strerror or error) from None


def _environment(name: str) -> str:
    return os.environ.get(f"DUTYGRAPH_NEO4J_{name}", "")

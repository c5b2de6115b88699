"""Passwords of servers, which come from the environment, a file or a prompt and are never shown; and what is this machine."""

from __future__ import annotations

import os
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path

from dutygraph.errors import UnreadableFile

Ask = Callable[[str], str]
"""Asks whoever sits at the terminal for the password of a user; '' where nobody does."""


def environment(server: str, name: str) -> str:
    """What the environment says of a server, as in DUTYGRAPH_NEO4J_USER; '' for nothing."""
    return os.environ.get(f"DUTYGRAPH_{server}_{name}", "")


def password_for(user: str, server: str, file: Path | None, ask: Ask | None) -> str:
    """The password in a file, that of the environment, or the one that ``ask`` is told. Raises UnreadableFile."""
    if file is None:
        return environment(server, "PASSWORD") or (ask(user) if ask else "")
    try:
        return file.read_text(encoding="utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise UnreadableFile("damaged_text", str(file)) from None
    except OSError as error:
        raise UnreadableFile("cannot_read", str(file), reason=error.strerror or error) from None


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, so that nobody hears what is sent to it.

    >>> [is_loopback(host) for host in ("localhost", "127.0.0.9", "::1", "localhost.example", "192.0.2.1")]
    [True, True, True, False, False]
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

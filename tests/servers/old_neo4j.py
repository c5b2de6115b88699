"""What answers as an old Neo4j does, on loopback: as much of Bolt as it takes to say which version it is."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from tests.listening import accepting

#: The versions of Bolt that Neo4j 4.4 and 3.5 agree to, and the answer of a server that knows none that is offered.
BOLT_4_4, BOLT_3, NO_BOLT = b"\0\0\4\4", b"\0\0\0\3", b"\0\0\0\0"


@contextmanager
def old_neo4j(bolt: bytes, agent: str) -> Iterator[str]:
    """The address of a server that agrees to this version of Bolt and calls itself ``agent``, in fewer than 16 characters."""
    with accepting(partial(_answer, bolt, agent)) as port:
        yield f"bolt://127.0.0.1:{port}"


def _answer(bolt: bytes, agent: str, connection: socket.socket) -> None:
    connection.recv(20)  # what Bolt begins with, and four versions
    connection.sendall(bolt)
    while bolt != NO_BOLT and connection.recv(4096):
        connection.sendall(
            _message(b"\xb1\x70\xa2" + _text("server") + _text(agent) + _text("connection_id") + _text("1"))
        )


def _message(content: bytes) -> bytes:
    """A message of Bolt in its one chunk."""
    return len(content).to_bytes(2, "big") + content + b"\0\0"


def _text(text: str) -> bytes:
    return bytes([0x80 + len(text)]) + text.encode()

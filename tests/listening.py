"""Servers on loopback: one that only listens, so that who must reach nothing is shown to have reached nothing."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Listener:
    """An address, and what was heard there so far."""

    def __init__(self, port: int, heard: list[bytes]) -> None:
        self.port = port
        self.url = f"http://127.0.0.1:{port}/"
        self.heard = heard


@contextmanager
def accepting(handle: Callable[[socket.socket], None]) -> Iterator[int]:
    """The port of a server that handles one connection after the other and closes each, as long as the block lasts."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:  # the block has ended
                    return
                with connection:
                    connection.settimeout(5)
                    handle(connection)

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            server.shutdown(socket.SHUT_RDWR)
            server.close()
            thread.join(5)


@contextmanager
def listening() -> Iterator[Listener]:
    """Listens as long as the block lasts, and closes each connection behind its first bytes."""
    heard: list[bytes] = []
    with accepting(lambda connection: heard.append(connection.recv(4096))) as port:
        yield Listener(port, heard)

"""A server on loopback that only listens: who must reach nothing is shown to have reached nothing."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Listener:
    """An address, and what was heard there so far."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.url = f"http://127.0.0.1:{port}/"
        self.heard: list[bytes] = []


@contextmanager
def listening() -> Iterator[Listener]:
    """Listens as long as the block lasts, and closes each connection behind its first bytes."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        listener = Listener(server.getsockname()[1])

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:  # the block has ended
                    return
                with connection:
                    connection.settimeout(5)
                    listener.heard.append(connection.recv(4096))

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        try:
            yield listener
        finally:
            server.shutdown(socket.SHUT_RDWR)
            server.close()
            thread.join(5)

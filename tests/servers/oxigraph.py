"""An Oxigraph server on loopback, from the ``oxigraph`` wheel."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sysconfig
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

_START_SECONDS = 30


class Server:
    """Where the server listens."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.query = f"{self.url}/query"

    def put(self, nquads: bytes) -> None:
        """Replaces all that the server holds."""
        request = urllib.request.Request(
            f"{self.url}/store", nquads, {"Content-Type": "application/n-quads"}, method="PUT"
        )
        urllib.request.urlopen(request, timeout=60).close()

    def put_graph(self, name: str, turtle: bytes) -> None:
        """Replaces one named graph."""
        address = f"{self.url}/store?graph={quote(name, safe='')}"
        request = urllib.request.Request(address, turtle, {"Content-Type": "text/turtle"}, method="PUT")
        urllib.request.urlopen(request, timeout=60).close()


@contextmanager
def oxigraph(folder: Path) -> Iterator[Server]:
    """The server as long as the block lasts, its data in ``folder``; skips where it is not installed."""
    beside_python = sysconfig.get_path("scripts")  # on no PATH where the tests are run as .venv/bin/pytest
    program = shutil.which("oxigraph", path=os.pathsep.join((beside_python, os.environ.get("PATH", ""))))
    if program is None:
        pytest.skip("no Oxigraph server: pip install oxigraph")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    arguments = [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, process)
        yield Server(port)
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(_START_SECONDS * 20):
        assert process.poll() is None, "the server ended"
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server does not listen")

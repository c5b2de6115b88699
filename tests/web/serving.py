"""The local page of some plans, asked in process or by a browser."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.testclient import TestClient

import dutygraph
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang
from dutygraph.model import Plan
from dutygraph.web.app import application
from dutygraph.web.plans import Plans

PORT = 8765
SHANDONG = dutygraph.load().plans[0]


def app_of(folder: Path, *plans: Plan, port: int = PORT, lang: Lang = "zh") -> Starlette:
    """The application that serves these plans, the Shandong plan where none is given."""
    return application(Plans(plans or (SHANDONG,), folder, DutyGraph), port=port, lang=lang)


def client_of(app: Starlette, port: int = PORT) -> TestClient:
    """Asks like a browser on this machine, in Chinese."""
    headers = {"accept-language": "zh-CN,zh;q=0.9"}
    return TestClient(app, f"http://127.0.0.1:{port}", raise_server_exceptions=False, headers=headers)


@contextmanager
def served(folder: Path, *plans: Plan) -> Iterator[str]:
    """The address of a real server, as long as the block lasts."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        config = uvicorn.Config(app_of(folder, *plans, port=port), log_config=None, lifespan="off", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(10)

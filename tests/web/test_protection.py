"""Who may ask the local page, what, how much and for how long; and what a browser is told to forbid."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute
from starlette.testclient import TestClient

from dutygraph.web import errors, protection
from dutygraph.web.protection import Protection
from dutygraph.web.visit import Visit, page, post
from tests.web.serving import PORT, app_of, client_of

OWN = {"origin": f"http://127.0.0.1:{PORT}"}
SECRET = "/home/somebody/secret.yaml"


def with_routes(folder: Path, *routes: BaseRoute, seconds: float = 30) -> TestClient:
    """The page with more routes, each answer to be given within some seconds."""
    app = app_of(folder)
    app.router.routes[:0] = routes
    app.user_middleware = [Middleware(Protection, port=PORT, tell=errors.tell, seconds=seconds)]
    return client_of(app)


async def take(visit: Visit, form: Mapping[str, Any]) -> Response:
    return PlainTextResponse(f"took {form['word']}")


# --- who may ask


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"[::1]:{PORT}"])
def test_a_name_of_this_machine_may_be_asked(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", f"127.0.0.1:{PORT}.evil.example", ""]
)
def test_an_outside_name_that_points_here_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "省应急厅" not in answer.text.replace("提问，如：省应急厅牵头哪些任务", "")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": f"http://localhost:{PORT}"},
        {"origin": f"https://127.0.0.1:{PORT}"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {**OWN, "sec-fetch-site": "cross-site"},
    ],
)
def test_only_a_page_of_this_server_may_send(tmp_path: Path, headers: dict[str, str]) -> None:
    client = with_routes(tmp_path, post("/take", take))
    assert client.post("/take", data={"word": "x"}, headers=headers).status_code == 403


@pytest.mark.parametrize("headers", [OWN, {"sec-fetch-site": "same-origin"}, {**OWN, "sec-fetch-site": "same-origin"}])
def test_a_page_of_this_server_may_send(tmp_path: Path, headers: dict[str, str]) -> None:
    client = with_routes(tmp_path, post("/take", take))
    assert client.post("/take", data={"word": "字"}, headers=headers).text == "took 字"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_no_page_is_changed_by_another_method(client: TestClient, method: str) -> None:
    assert client.request(method, "/", headers=OWN).status_code == 405


# --- how much, for how long


def test_what_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    client = with_routes(tmp_path, post("/take", take))
    headers = {**OWN, "content-length": str(protection.MOST_BYTES + 1)}
    assert client.post("/take", content=b"word=x", headers=headers).status_code == 413


def test_what_does_not_say_how_large_it_is_is_refused_once_it_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protection, "MOST_BYTES", 1000)
    client = with_routes(tmp_path, post("/take", take))
    headers = {**OWN, "content-type": "application/x-www-form-urlencoded"}
    answer = client.post("/take", content=(b"word=" + b"x" * 100 for _ in range(50)), headers=headers)
    assert (answer.status_code, "32 MB" in answer.text) == (413, True)


@pytest.mark.parametrize("length", ["-1", "x", "1" * 400])
def test_a_length_that_is_none_is_refused(client: TestClient, length: str) -> None:
    assert client.get("/", headers={"content-length": length}).status_code == 413


def test_who_asks_for_too_much_is_told_so_while_it_still_computes(tmp_path: Path) -> None:
    def slow(_: Visit) -> Response:
        time.sleep(1.5)
        return PlainTextResponse("late")

    began = time.monotonic()
    answer = with_routes(tmp_path, page("/slow", slow), seconds=0.2).get("/slow")
    assert (answer.status_code, "用时过长" in answer.text) == (503, True)
    assert time.monotonic() - began < 1.4


@pytest.mark.parametrize(
    "path",
    [
        "/tasks?about=" + "x" * 10_000,
        "/" + "x" * 10_000,
        "/tasks?about=%00",
        "/task/%00",
        "/ask?question=%ED%A0%80",  # half of a surrogate pair
        "/ask?question=%FF%FE",
        "/unit/%C0%AF",
        "/ask?question=%1B%5B31m",
        "/ask?%00=x",
    ],
)
def test_an_address_that_is_no_text_is_a_wrong_address(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, "地址" in answer.text) == (400, True)


@pytest.mark.parametrize(
    "query",
    [
        "about=" + "长" * 800,
        "due_before=99999-1-1",
        "due_before=2025-02-30",
        "due_before=٢٠٢٥",
        "joint=perhaps",
        "role=boss",
    ],
)
@pytest.mark.parametrize("path", ["/tasks", "/api/tasks"])
def test_a_value_that_is_none_is_told_and_no_failure(client: TestClient, path: str, query: str) -> None:
    assert client.get(f"{path}?{query}").status_code == 400


# --- what is told, what is forbidden


@pytest.mark.parametrize(
    "path", ["/", "/gaps", "/nowhere", "/api/tasks", "/api/nowhere", "/static/page.js", "/pictures/matrix"]
)
def test_every_answer_forbids_what_no_page_needs(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers
    assert "set-cookie" not in headers
    assert "server" not in headers


def test_a_failure_shows_nothing_of_what_is_inside(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    def fail(_: Visit) -> Response:
        raise RuntimeError(SECRET)

    client = with_routes(tmp_path, page("/fail", fail), page("/api/fail", fail))
    for path in ("/fail", "/api/fail"):
        answer = client.get(path)
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "Traceback" not in answer.text
        assert "frame-ancestors" in answer.headers["content-security-policy"]
    assert SECRET in caplog.text  # who started it can read why


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2Fapp.py",
        "/static/%2Fetc%2Fpasswd",
        "/report/plan.%2e%2e",
        "/graph/__init__",
        "/graph/..%2F..%2Fdata",
        "/pictures/..%2Fpage",
        "/plan/..%2F..%2Fetc%2Fpasswd",
        "/task/..%2F..%2Fetc%2Fpasswd",
    ],
)
def test_no_name_in_a_request_is_looked_for_among_files(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "root:" not in answer.text
    assert "import" not in answer.text


def test_asking_changes_nothing(tmp_path: Path) -> None:
    app = app_of(tmp_path)
    client, before = client_of(app), app.state.plans.now
    for path in ("/", "/tasks?unit=省应急厅", "/gaps", "/report/plan.xlsx", "/graph/graphml", "/api/plans?format=xlsx"):
        assert client.get(path).status_code == 200
    assert app.state.plans.now is before
    assert list(tmp_path.iterdir()) == []

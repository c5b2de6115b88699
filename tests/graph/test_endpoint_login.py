"""A SPARQL server that wants a password gets it, nobody else does, and nothing shows it."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner, Result

from dutygraph.cli import cli
from dutygraph.graph.rdf.endpoint import Login
from tests.listening import listening

PASSWORD = "密码: for-tests"
TRUE = b'{"head":{},"boolean":true}'


class Closed:
    """A server that answers with true whoever logs in as 读者 with the password; others, and where it sends them on."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/query"
        self.logins: list[str] = []
        self.sends_on_to = ""


@contextmanager
def closed() -> Iterator[Closed]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            login = b64decode(self.headers.get("Authorization", "").removeprefix("Basic ")).decode()
            asked.logins.append(login)
            self.send_response(302 if asked.sends_on_to else 200 if login == f"读者:{PASSWORD}" else 401)
            if asked.sends_on_to:
                self.send_header("Location", asked.sends_on_to)
            self.send_header("WWW-Authenticate", 'Basic realm="x"')
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(TRUE)))
            self.end_headers()
            self.wfile.write(TRUE)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        asked = Closed(server.server_port)
        Thread(target=server.serve_forever, daemon=True).start()
        yield asked
        server.shutdown()


def run(url: str, *args: str, **environment: str) -> Result:
    command = ["--lang", "en", "sparql", "ASK {}", "--format", "json", "--endpoint", url, *args]
    result = CliRunner(env=environment).invoke(cli, command, prog_name="dutygraph")
    assert PASSWORD not in result.output
    return result


def test_who_logs_in_is_answered_with_the_password_of_the_environment_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(f"{PASSWORD}\n", "utf-8")
    with closed() as server:
        open_to = [
            run(server.url, "--user", "读者", DUTYGRAPH_SPARQL_PASSWORD=PASSWORD),
            run(server.url, DUTYGRAPH_SPARQL_USER="读者", DUTYGRAPH_SPARQL_PASSWORD=PASSWORD),
            run(server.url, "--user", "读者", "--password-file", str(file), DUTYGRAPH_SPARQL_PASSWORD="other"),
        ]
    assert [(told.exit_code, told.stderr) for told in open_to] == [(0, "")] * 3
    assert server.logins == [f"读者:{PASSWORD}"] * 3
    assert PASSWORD not in repr(Login("读者", PASSWORD))


def test_a_password_is_asked_for_on_the_terminal_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def prompt(text: str, *, hide_input: bool, err: bool) -> str:
        asked.append((text, hide_input, err))
        return PASSWORD

    monkeypatch.setattr("dutygraph.commands.passwords.click.prompt", prompt)
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)
    with closed() as server:
        assert run(server.url, "--user", "读者").exit_code == 0
    assert asked == [("password of 读者", True, True)]


def test_without_the_right_login_one_line_says_so() -> None:
    with closed() as server:
        for told in (
            run(server.url),
            run(server.url, "--user", "读者", DUTYGRAPH_SPARQL_PASSWORD="wrong-one"),
            run(server.url, DUTYGRAPH_SPARQL_PASSWORD=PASSWORD),  # without a user nobody logs in
        ):
            assert (told.exit_code, told.stdout) == (1, "")
            assert told.stderr.startswith(
                f"{server.url}: the server wants a user and password, or does not accept these"
            )
            assert "wrong-one" not in told.stderr
        assert server.logins == ["", "读者:wrong-one", ""]
        missing = run(server.url, "--user", "读者")
        assert (missing.exit_code, missing.stderr) == (
            1, "no password of user 读者; set DUTYGRAPH_SPARQL_PASSWORD or use --password-file\n",
        )  # fmt: skip
        assert len(server.logins) == 3


def test_a_password_goes_to_another_machine_by_https_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    resolve = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *others, **named: resolve("127.0.0.1", *others, **named))
    with listening() as listener:
        url = f"http://graph.example:{listener.port}/query"
        told = run(url, "--user", "读者", DUTYGRAPH_SPARQL_PASSWORD=PASSWORD)
        assert (told.exit_code, told.stdout) == (1, "")
        assert told.stderr == (
            f"{url}: http:// would send the password to another machine in clear, so nothing was sent; use an https:// address\n"
        )
        assert listener.heard == []
        run(url.replace("http:", "https:"), "--user", "读者", DUTYGRAPH_SPARQL_PASSWORD=PASSWORD)
        assert [heard[:2] for heard in listener.heard] == [b"\x16\x03"]  # a TLS handshake
        assert run(url).exit_code == 1  # without a password it may be asked
        assert listener.heard[1].startswith(b"POST /query")


def test_who_is_sent_on_does_not_go_and_the_password_neither() -> None:
    with closed() as server, listening() as listener:
        server.sends_on_to = listener.url
        told = run(server.url, "--user", "读者", DUTYGRAPH_SPARQL_PASSWORD=PASSWORD)
        assert "the server sends on to another address" in told.stderr
        assert listener.heard == []


def test_what_goes_to_this_machine_goes_through_no_proxy() -> None:
    with closed() as server, listening() as proxy:
        login = {"DUTYGRAPH_SPARQL_USER": "读者", "DUTYGRAPH_SPARQL_PASSWORD": PASSWORD}
        assert run(server.url, http_proxy=proxy.url, no_proxy="", **login).exit_code == 0
        assert proxy.heard == []

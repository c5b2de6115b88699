"""Whom a connection trusts, how it is encrypted, and which servers are too old."""

from __future__ import annotations

import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from dutygraph.errors import DutyGraphError
from dutygraph.graph.neo4j.access import access
from dutygraph.graph.neo4j.connect import _refuse_old, connect
from tests.listening import listening
from tests.servers.neo4j_server import PASSWORD, Neo4jServer, NoNeo4j
from tests.servers.old_neo4j import BOLT_3, BOLT_4_4, NO_BOLT, old_neo4j

#: A name of another machine. In these tests it stands for the loopback address, and nothing leaves this machine.
ELSEWHERE = "graph.example"
#: What Bolt begins with, and what a TLS handshake does.
BOLT, TLS = b"\x60\x60\xb0\x17", b"\x16\x03"


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("neo4j", reason="skipped: no Neo4j")
    monkeypatch.setenv("DUTYGRAPH_NEO4J_PASSWORD", PASSWORD)


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the name of another machine lead to this one."""
    resolve = socket.getaddrinfo

    def resolved(host: Any, *others: Any, **named: Any) -> Any:
        return resolve("127.0.0.1" if host == ELSEWHERE else host, *others, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolved)


def refusal(uri: str, *, unencrypted: bool = False) -> str:
    with pytest.raises(DutyGraphError) as raised, connect(access(uri, unencrypted=unencrypted)):
        pass
    assert PASSWORD not in str(raised.value)
    return str(raised.value)


def agent(uri: str) -> str:
    with connect(access(uri)) as server:
        [row] = server.read("CALL dbms.components() YIELD name RETURN name")
    return str(row["name"])


# --- encryption ----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s"])
def test_another_machine_hears_nothing_in_clear(scheme: str) -> None:
    with listening() as listener:
        refusal(f"{scheme}://{ELSEWHERE}:{listener.port}")
        assert listener.heard
        assert {heard[:2] for heard in listener.heard} == {TLS}
        assert PASSWORD.encode() not in b"".join(listener.heard)


@pytest.mark.usefixtures("elsewhere")
def test_another_machine_hears_it_in_clear_where_the_user_says_so() -> None:
    with listening() as listener:
        refusal(f"bolt://{ELSEWHERE}:{listener.port}", unencrypted=True)
        assert {heard[:4] for heard in listener.heard} == {BOLT}


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_is_spoken_to_in_clear(host: str) -> None:
    with listening() as listener:
        refusal(f"bolt://{host}:{listener.port}")
        assert {heard[:4] for heard in listener.heard} == {BOLT}


# --- trust -------------------------------------------------------------------------------------------------------


class Encrypting(NamedTuple):
    """A server that speaks to nobody who does not encrypt, and the file of the authority that vouches for it."""

    port: int
    authority: Path


def make_certificate(folder: Path) -> tuple[Path, bytes, bytes]:
    """The file of an authority, the certificate that it gave to the other machine, and its key."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl")
    folder.joinpath("names").write_text(f"subjectAltName=DNS:{ELSEWHERE}", "utf-8")
    for command in (
        "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj /CN=authority",
        f"req -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj /CN={ELSEWHERE}",
        "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out server.crt -days 2 -extfile names",
    ):
        subprocess.run(["openssl", *command.split()], cwd=folder, check=True, capture_output=True)
    return folder / "ca.pem", folder.joinpath("server.crt").read_bytes(), folder.joinpath("server.key").read_bytes()


@pytest.fixture(scope="module")
def encrypting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Encrypting]:
    pytest.importorskip("neo4j", reason="skipped: no Neo4j")
    authority, certificate, key = make_certificate(tmp_path_factory.mktemp("certificates"))
    try:
        server = Neo4jServer(tmp_path_factory.mktemp("neo4j") / "home")
    except NoNeo4j:
        pytest.skip("skipped: no Neo4j")
    server.encrypt(certificate, key)
    server.start()
    yield Encrypting(server.port, authority)
    server.stop(at_once=True)


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_certificate_that_nobody_vouches_for_is_told_and_can_be_trusted(
    encrypting: Encrypting, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    uri = f"{scheme}://{ELSEWHERE}:{encrypting.port}"
    told = refusal(uri)
    assert told.startswith(
        f"{scheme}+s://{ELSEWHERE}:{encrypting.port}: this machine does not trust the server's certificate"
    )
    assert "SSL_CERT_FILE" in told
    monkeypatch.setenv("SSL_CERT_FILE", str(encrypting.authority))
    assert agent(uri) == "Neo4j Kernel"


@pytest.mark.usefixtures("elsewhere")
def test_a_certificate_is_taken_unseen_where_the_user_says_so(encrypting: Encrypting) -> None:
    assert agent(f"bolt+ssc://{ELSEWHERE}:{encrypting.port}") == "Neo4j Kernel"


def test_a_certificate_of_another_name_is_told(encrypting: Encrypting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(encrypting.authority))
    assert "certificate is not valid for '127.0.0.1'" in refusal(f"bolt+s://127.0.0.1:{encrypting.port}")


def test_a_server_that_wants_encryption_is_not_reached_without(encrypting: Encrypting) -> None:
    assert "whether it encrypts (bolt:// or bolt+s://)" in refusal(f"bolt://127.0.0.1:{encrypting.port}")


# --- old servers -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bolt", "version"), [(BOLT_4_4, "4.4.44"), (BOLT_3, "3.5.35"), (BOLT_4_4, "5.25.1"), (BOLT_4_4, "5.2.0")]
)
def test_an_old_server_is_told_with_its_version_and_the_one_needed(bolt: bytes, version: str) -> None:
    with old_neo4j(bolt, f"Neo4j/{version}") as uri:
        assert refusal(uri) == f"{uri}: the server is Neo4j {version}; at least 5.26 is needed: upgrade it"


@pytest.mark.parametrize("named", ["Neo4j/5.26.0", "Neo4j/5.27-aura", "Neo4j/2025.01.0", "Other"])
def test_a_server_that_is_new_enough_or_tells_no_version_is_let_through(named: str) -> None:
    _refuse_old(named, access())


def test_a_server_that_is_too_old_to_tell_its_version() -> None:
    with old_neo4j(NO_BOLT, "") as uri:
        told = refusal(uri)
    assert told.startswith(f"{uri}: the server speaks no protocol that is known here: it is older than Neo4j 3.5")
    assert told.endswith("at least Neo4j 5.26 is needed")

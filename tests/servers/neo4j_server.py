"""A real Neo4j Community server on loopback, for tests and benchmarks: its jars come from Maven Central, once.

It needs Java 17 or newer and Maven. The jars (125 MB) are kept in ~/.cache/dutygraph-tests, or in the folder that
DUTYGRAPH_TEST_CACHE names. ``python -m tests.servers.neo4j_server`` starts one to try things on; Ctrl-C ends it.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PASSWORD = "only-for-tests"
OLDEST_JAVA = 17

_POM = Path(__file__).with_name("neo4j-pom.xml")
_SERVER = "org.neo4j.server.CommunityEntryPoint"
_ADMIN = "org.neo4j.server.startup.Neo4jAdminCommand"
_OPENS = ("java.nio", "java.io", "sun.nio.ch", "java.lang", "java.util.concurrent")
_PATIENCE = 120  # seconds that a start may take on a busy machine


class NoNeo4j(Exception):
    """This machine cannot run the server."""


class Neo4jServer:
    """A server with a home folder of its own, on a free port of the loopback address."""

    def __init__(self, home: Path, *, heap: str = "1g", page_cache: str = "256m") -> None:
        self.home = home
        self._heap = heap
        self._page_cache = page_cache
        self.port = _free_port()
        self._encrypted = False
        self._process: subprocess.Popen[bytes] | None = None
        self._write_configuration()
        self.admin("dbms", "set-initial-password", PASSWORD)

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """The variables by which the program finds it."""
        return {"DUTYGRAPH_NEO4J_URI": self.uri, "DUTYGRAPH_NEO4J_USER": "neo4j", "DUTYGRAPH_NEO4J_PASSWORD": PASSWORD}

    def encrypt(self, certificate: bytes, key: bytes) -> None:
        """From the next start on it speaks to nobody who does not encrypt."""
        folder = self.home / "certificates" / "bolt"
        folder.mkdir(parents=True)
        folder.joinpath("public.crt").write_bytes(certificate)
        folder.joinpath("private.key").write_bytes(key)
        with (self.home / "conf" / "neo4j.conf").open("a", encoding="utf-8") as conf:
            conf.write("server.bolt.tls_level=REQUIRED\ndbms.ssl.policy.bolt.enabled=true\n")
            conf.write("dbms.ssl.policy.bolt.base_directory=certificates/bolt\n")
        self._encrypted = True

    @property
    def pid(self) -> int:
        """The number of its process."""
        assert self._process
        return self._process.pid

    def start(self) -> None:
        """Starts it and waits until it answers."""
        with (self.home / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [*self._java(), _SERVER, f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"],
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        ends = time.monotonic() + _PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > ends:
                self.stop()
                raise RuntimeError(f"Neo4j did not start:\n{(self.home / 'log').read_text(errors='replace')[-4000:]}")
            time.sleep(0.2)

    def stop(self, *, at_once: bool = False) -> None:
        """Ends it, as a crash does when ``at_once``."""
        if self._process:
            self._process.kill() if at_once else self._process.terminate()
            self._process.wait(_PATIENCE)
            self._process = None

    def fill_disk(self, most_bytes: int) -> None:
        """From now on no file can grow beyond this size, which it meets as it meets a full disk. Only on Linux."""
        import resource

        assert self._process
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

    def admin(self, *arguments: str, folder: Path | None = None) -> None:
        """Runs ``neo4j-admin`` with these arguments, in a folder."""
        environment = os.environ | {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        command = [*self._java(), _ADMIN, *arguments]
        done = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"neo4j-admin {' '.join(arguments)}:\n{done.stdout}\n{done.stderr}")

    def _java(self) -> list[str]:
        opens = (f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENS)
        return [_java_program(), "-Xms256m", f"-Xmx{self._heap}", *opens, "-cp", f"{jars()}/*"]

    def _answers(self) -> bool:
        """Whether it speaks Bolt: it answers the handshake with the version that it agrees to."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
                if self._encrypted:
                    connection = ssl._create_unverified_context().wrap_socket(connection)  # noqa: PLW2901
                connection.sendall(bytes.fromhex("6060b017 00020405 00000000 00000000 00000000"))
                return len(connection.recv(4)) == 4
        except OSError:
            return False

    def _write_configuration(self) -> None:
        conf = self.home / "conf"
        conf.mkdir(parents=True)
        conf.joinpath("neo4j.conf").write_text(
            f"""\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{self.port}
server.http.enabled=false
server.memory.pagecache.size={self._page_cache}
dbms.usage_report.enabled=false
dbms.security.auth_max_failed_attempts=0
db.checkpoint.interval.time=1m
""",
            encoding="utf-8",
        )


@contextmanager
def running(home: Path) -> Iterator[Neo4jServer]:
    """A server that runs as long as it is needed. Raises NoNeo4j."""
    server = Neo4jServer(home)
    server.start()
    try:
        yield server
    finally:
        server.stop(at_once=True)


def jars() -> Path:
    """The folder of the server's jars, which are fetched the first time. Raises NoNeo4j."""
    kept = Path(os.environ.get("DUTYGRAPH_TEST_CACHE") or Path.home() / ".cache" / "dutygraph-tests")
    version = re.search("<neo4j.version>(.+)</neo4j.version>", _POM.read_text(encoding="utf-8"))
    assert version
    folder = kept / f"neo4j-{version[1]}"
    if not folder.is_dir():
        maven = shutil.which("mvn")
        if not maven:
            raise NoNeo4j("Maven is not installed")
        kept.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept) as beside:
            fetched = Path(beside, "jars")
            goal = [maven, "-q", "-B", "-f", str(_POM), "dependency:copy-dependencies", f"-DoutputDirectory={fetched}"]
            if subprocess.run(goal, check=False, stdout=subprocess.DEVNULL).returncode:
                raise NoNeo4j("Maven could not fetch it")
            if not folder.is_dir():  # another test run may have been faster
                fetched.rename(folder)
    return folder


def _java_program() -> str:
    home = os.environ.get("JAVA_HOME")
    program = shutil.which("java", path=f"{home}/bin" if home else None)
    if not program:
        raise NoNeo4j("Java is not installed")
    told = subprocess.run([program, "-version"], check=False, capture_output=True, text=True).stderr
    version = re.search(r'version "(\d+)', told)
    if not version or int(version[1]) < OLDEST_JAVA:
        raise NoNeo4j(f"Java {OLDEST_JAVA} or newer is needed")
    return program


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home, running(Path(home, "neo4j")) as server:
        print("\n".join(f"export {name}={value}" for name, value in server.environment.items()), flush=True)
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            pass

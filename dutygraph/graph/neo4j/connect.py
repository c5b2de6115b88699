"""A server that is written to and asked; what goes wrong is told in the reader's words."""

from __future__ import annotations

import logging
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from dutygraph.errors import DutyGraphError
from dutygraph.extras import need
from dutygraph.graph.neo4j.access import Access
from dutygraph.graph.neo4j.statements import NAMES_INDEX

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

#: The oldest version that Neo4j still maintains, and that the tests run; those before 5.17 index no lists of names.
OLDEST = (5, 26)
#: Seconds that a statement is tried again while the server cannot be reached.
RETRIES_FOR = 30.0

Record = dict[str, Any]


class Rows(NamedTuple):
    """What a query answers: its columns, and rows of the driver's values."""

    columns: list[str]
    rows: list[list[Any]]


class Server:
    """A database on a server, as long as :func:`connect` keeps it open."""

    def __init__(self, access: Access, driver: Driver) -> None:
        self.access = access
        self._driver = driver
        self._session: Session | None = None

    def read(self, cypher: str, /, **parameters: object) -> list[Record]:
        """The records that a query gives; one that would write is refused. Raises DutyGraphError."""
        answer = self.ask(cypher, **parameters)
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]

    def ask(self, cypher: str, /, **parameters: object) -> Rows:
        """The columns and rows that a query gives; one that would write is refused. Raises DutyGraphError."""

        def rows(transaction: ManagedTransaction) -> Rows:
            result = transaction.run(cypher, parameters)
            return Rows(list(result.keys()), result.values())

        database = self.access.database
        with explained(self.access), self._driver.session(database=database, default_access_mode="READ") as session:
            return session.execute_read(rows)

    def write(self, cypher: str, /, **parameters: object) -> None:
        """Runs a statement that can be run again, and runs it again when the server fails meanwhile. Raises DutyGraphError."""

        def run(transaction: ManagedTransaction) -> None:
            transaction.run(cypher, parameters).consume()

        with explained(self.access):
            if self._session is None:
                self._session = self._driver.session(database=self.access.database)
            self._session.execute_write(run)

    def close(self) -> None:
        """Gives the connections back."""
        if self._session is not None:
            self._session.close()


@contextmanager
def connect(access: Access) -> Iterator[Server]:
    """The server, once it has let us in and is new enough.

    Raises
    ------
    DutyGraphError
        when the driver is not installed, nothing answers, the password or the database is wrong, or the server too old
    """
    need("neo4j", "neo4j")
    from neo4j import GraphDatabase

    logging.getLogger("neo4j").addHandler(logging.NullHandler())  # else its warnings land on the terminal
    with explained(access):
        driver = GraphDatabase.driver(
            access.uri,
            auth=(access.user, access.password),
            max_transaction_retry_time=RETRIES_FOR,
            connection_timeout=10,
            user_agent="dutygraph",
        )
    with driver:
        server = Server(access, driver)
        try:
            with explained(access):
                _refuse_old(driver.get_server_info().agent, access)
                with driver.session(database=access.database) as session:
                    session.run("RETURN 1").consume()
            yield server
        finally:
            with explained(access):
                server.close()


def _refuse_old(agent: str, access: Access) -> None:
    """Refuses a server that lacks what is needed; ``agent`` is its name and version, as in Neo4j/5.26.0."""
    version = agent.rpartition("/")[2]
    found = re.match(r"(\d+)\.(\d+)", version)
    if found and (int(found[1]), int(found[2])) < OLDEST:
        raise DutyGraphError("neo4j_old", access.uri, version=version, oldest=_told(OLDEST))


@contextmanager
def explained(access: Access) -> Iterator[None]:
    """Tells what the driver raises in the catalogue's words."""
    from neo4j.exceptions import DriverError, Neo4jError, UnsupportedServerProduct

    try:
        yield
    except Neo4jError as error:
        raise _explained(error, access) from None
    except UnsupportedServerProduct:
        raise DutyGraphError("neo4j_unknown_protocol", access.uri, oldest=_told(OLDEST)) from None
    except (DriverError, OSError) as error:
        untrusted = next((cause for cause in _causes(error) if isinstance(cause, ssl.SSLCertVerificationError)), None)
        if untrusted:
            raise DutyGraphError("neo4j_untrusted", access.uri, reason=_first_line(untrusted.verify_message)) from None
        raise DutyGraphError("neo4j_unreachable", access.uri, reason=_first_line(error)) from None


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An exception, and those that led to it."""
    if error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for part in error.exceptions:
                yield from _causes(part)
        yield from _causes(error.__cause__ or error.__context__)


#: Code of the server, or its beginning → message.
_MESSAGES = {
    "Neo.ClientError.Security.AuthenticationRateLimit": "neo4j_rate_limit",
    "Neo.ClientError.Security.CredentialsExpired": "neo4j_password_expired",
    "Neo.ClientError.Security.Forbidden": "neo4j_forbidden",
    "Neo.ClientError.Security": "neo4j_wrong_password",
    "Neo.ClientError.Database.DatabaseNotFound": "neo4j_no_database",
    "Neo.ClientError.Statement.AccessMode": "neo4j_would_write",
    "Neo.ClientError.Statement": "neo4j_bad_query",
    "Neo.TransientError": "neo4j_failed",
    "Neo.DatabaseError": "neo4j_failed",
}


def _explained(error: Any, access: Access) -> DutyGraphError:
    code = str(error.code or "")
    key = next((key for start, key in _MESSAGES.items() if code.startswith(start)), "neo4j_refused")
    if str(error.message).endswith(f"no such fulltext schema index: {NAMES_INDEX}"):
        key = "neo4j_no_index"
    return DutyGraphError(
        key, access.uri, user=access.user, database=access.database or "–", code=code, reason=_first_line(error.message)
    )


def _told(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def _first_line(reason: object) -> str:
    return str(reason).strip().partition("\n")[0].rstrip(":. ")

"""A user's query in Cypher: it may read, and that alone. The server itself refuses to write in a transaction that reads;
what it would still do, reach other machines or change settings, is refused here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dutygraph.errors import DutyGraphError

#: Procedures that a query may call: those that tell of the database, and its indexes.
_READERS = re.compile(
    r"db\.(?:labels|relationshipTypes|propertyKeys|info|ping|schema\.\w+|index\.(?:fulltext|vector)\.(?:query\w+|list\w+))"
    r"|dbms\.components|tx\.getMetaData",
    re.IGNORECASE,
)
#: What built-in functions of several parts begin with. Others come from plugins, which may do anything.
_BUILT_IN = {"date", "datetime", "duration", "localdatetime", "localtime", "point", "time", "vector"}
_TOKEN = re.compile(
    r"""
    (?P<skip> \s+ | //[^\n\r]* | /\*.*?\*/ )
  | (?P<text> '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" )
  | `(?P<quoted> (?:[^`]|``)* )`
  | (?P<word> \w+ )
  | (?P<mark> . )
    """,
    re.VERBOSE | re.DOTALL,
)


def check_only_reads(cypher: str) -> None:
    r"""Refuses a query that does more than read, by its words outside of texts and comments. Raises DutyGraphError.

    >>> check_only_reads("MATCH (t:Task) WHERE t.title CONTAINS 'LOAD CSV' RETURN t /* CALL apoc.load.json */")
    >>> check_only_reads("LOAD CSV FROM 'http://a.example/' AS line RETURN line")
    Traceback (most recent call last):
    ...
    dutygraph.errors.DutyGraphError: LOAD CSV would reach files or other machines, or change the server; only reading the graph is possible here
    """
    if re.search(r"\\[uU]", cypher):  # the server reads such an escape anywhere, as a quotation mark too
        raise DutyGraphError("neo4j_escape")
    tokens = [_START, _START, *_tokens(cypher)]
    for place, token in enumerate(tokens[2:], 2):
        earlier, before = tokens[place - 2 : place]
        words = (token.keyword, *(after.keyword for after in tokens[place + 1 : place + 2]))
        if words in _REACHING:  # behind a dot, too
            raise DutyGraphError("neo4j_reaches_out", what=" ".join(words))
        if token.kind not in _NAMES or before == _DOT:
            continue  # no name, or a later part of one
        name, end = _name_at(tokens, place)
        if before.keyword == "CALL" and earlier != _DOT:
            if not _READERS.fullmatch(name):
                raise DutyGraphError("neo4j_reaches_out", what=f"CALL {name}")
        elif "." in name and tokens[end : end + 1] == [_OPENS] and name.partition(".")[0].lower() not in _BUILT_IN:
            raise DutyGraphError("neo4j_reaches_out", what=f"{name}()")


class _Token(NamedTuple):
    kind: str
    text: str

    @property
    def keyword(self) -> str:
        """The keyword that it may be: a bare word may, a name in `` may not."""
        return self.text.upper() if self.kind == "word" else ""


_NAMES = {"word", "quoted"}
_START, _DOT, _OPENS = _Token("mark", ""), _Token("mark", "."), _Token("mark", "(")
_REACHING = {("LOAD", "CSV"), ("TERMINATE", "TRANSACTION"), ("TERMINATE", "TRANSACTIONS")}


def _name_at(tokens: list[_Token], place: int) -> tuple[str, int]:
    """The name of several parts that begins here, and where it ends."""
    parts = [tokens[place].text]
    place += 1
    while tokens[place : place + 1] == [_DOT] and place + 1 < len(tokens):
        parts.append(tokens[place + 1].text)
        place += 2
    return ".".join(parts), place


def _tokens(cypher: str) -> Iterator[_Token]:
    """The names and marks of a query, without its texts and comments."""
    for found in _TOKEN.finditer(cypher):
        kind = str(found.lastgroup)
        if kind not in ("skip", "text"):
            yield _Token(kind, found[kind])

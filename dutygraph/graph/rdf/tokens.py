"""SPARQL in its words: enough of the grammar to say what a query would do before any engine sees it.

https://www.w3.org/TR/sparql11-query/#sparqlGrammar (the terminals)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dutygraph.errors import DutyGraphError
from dutygraph.graph.rdf import vocabulary as v

#: What a query may ask for.
FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
#: Deeper nesting has no use, and overruns the stack of some parser.
_DEEPEST = 100

_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_LETTER = (  # VARNAME
    r"\w\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f"
    r"\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = rf"{_LETTER}\-"  # PN_CHARS
_TOKEN = re.compile(
    rf"""
      (?P<comment> \#[^\n\r]* )
    | (?P<iri>     <(?:[^<>"{{}}|^`\\\x00-\x20]|{_ESCAPE})*> )
    | (?P<text>    \"{{3}}(?:\"{{0,2}}(?:[^"\\]|\\.))*\"{{3}} | '{{3}}(?:'{{0,2}}(?:[^'\\]|\\.))*'{{3}}
                 | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<tag>     @[A-Za-z][A-Za-z0-9\-]* )
    | (?P<var>     [?$][{_LETTER}]+ )
    | (?P<name>    [{_NAME}.]*:(?:[{_NAME}.:%]|\\[_~.\-!$&'()*+,;=/?\#@%])* )
    | (?P<word>    [A-Za-z_][A-Za-z0-9_]* )
    | (?P<space>   \s+ )
    | (?P<other>   . )
    """,
    re.VERBOSE | re.ASCII | re.DOTALL,
)
#: What an engine could read as the end of a bracket, then SERVICE, where the grammar has an IRI: FILTER(?a<?b)SERVICE?c#>
_BEHIND_BRACKET = re.compile(r"\).*SERVICE", re.IGNORECASE | re.DOTALL)


class Token(NamedTuple):
    """A word of a query: which kind of the grammar, its text, and where it begins."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """The words of a query, without blanks and comments."""
    for found in _TOKEN.finditer(query):
        kind = str(found.lastgroup)
        if kind not in ("comment", "space"):
            yield Token(kind, found[0], found.start())


def check(query: str, name: str = "query") -> str:
    """What a query asks for: one of :data:`FORMS`. ``name`` is what errors call it.

    Raises
    ------
    DutyGraphError
        when it would change something, or ask another server (SERVICE), or is no query

    >>> check('SELECT ?s { ?s ?p "SERVICE" } # LOAD')
    'SELECT'
    """
    _refuse_service(query, name)
    _refuse_service(_unescaped(query), name)
    form = next((token for token in _behind_prologue(query) if token.kind == "word"), None)
    word = form.text.upper() if form else ""
    if form and word in _UPDATES:
        raise DutyGraphError("sparql_update", _place(query, form.start, name), word=word)
    # An engine that finds words without a blank between them reads SELECT*, SELECTDISTINCT too.
    asked = next((known for known in FORMS if word.startswith(known)), None)
    if form is None or asked is None:
        raise DutyGraphError("sparql_no_query", name)
    return asked


def uses(query: str, word: str) -> bool:
    """Whether a query has a keyword, spelt out or by escapes, joined to another or not.

    >>> uses("SELECT * fr\\\\u006Fm <a> {}", "FROM"), uses('SELECT * { ?from ?p "FROM" }', "FROM")
    (True, False)
    """
    readings = (query, _unescaped(query))
    return any(token.kind == "word" and word in token.text.upper() for each in readings for token in tokens(each))


def with_prefixes(query: str) -> str:
    """The query with the prefixes declared that it uses and does not declare, on its first line."""
    found = list(tokens(query))
    declared = {
        token.text.rstrip(":")
        for before, token in pairwise(found)
        if before.kind == "word" and before.text.upper() == "PREFIX"
    }
    used = {token.text.partition(":")[0] for token in found if token.kind == "name"}
    lacking = [f"PREFIX {name}: <{iri}> " for name, iri in v.PREFIXES.items() if name in used - declared]
    return "".join(lacking) + query


def _refuse_service(query: str, name: str) -> None:
    """Refuses what an engine may take for SERVICE: the word itself, joined to another or not (trueSERVICE, SERVICESILENT),
    and a name that has it before a group (SERVICE:a{ and x:a.b.SERVICE<c>{ are names by the grammar, but not to all)."""
    depth = 0
    found = list(tokens(query))
    for position, (kind, text, start) in enumerate(found):
        depth += (text in "({[") - (text in ")}]") if kind == "other" else 0
        if depth > _DEEPEST:
            raise DutyGraphError("sparql_too_deep", _place(query, start, name), most=_DEEPEST)
        if "SERVICE" not in text.upper():
            continue
        is_before_group = any(token.text == "{" for token in found[position + 1 : position + 3])
        if kind == "word" or (kind == "name" and is_before_group) or (kind == "iri" and _BEHIND_BRACKET.search(text)):
            raise DutyGraphError("sparql_service", _place(query, start, name))


def _unescaped(query: str) -> str:
    """The query as an engine sees it that takes \\u escapes for their characters before it reads words."""

    def character(escape: re.Match[str]) -> str:
        code = int(escape[0][2:], 16)
        return chr(code) if code < 0x110000 else escape[0]

    return re.sub(_ESCAPE, character, query)


def _behind_prologue(query: str) -> Iterator[Token]:
    """The tokens behind BASE and PREFIX."""
    found = tokens(query)
    for token in found:
        word = token.text.upper()
        if token.kind == "word" and word == "PREFIX":
            next(found, None)
            next(found, None)
        elif token.kind == "word" and word in ("BASE", "VERSION"):
            next(found, None)
        else:
            yield token
            yield from found


def _place(query: str, start: int, name: str) -> str:
    """``name:line:column``."""
    line = query.count("\n", 0, start) + 1
    return f"{name}:{line}:{start - query.rfind(chr(10), 0, start)}"

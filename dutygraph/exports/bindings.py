"""What a SPARQL query found, as records and as a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, Triple

from dutygraph.exports.answers import Answer
from dutygraph.exports.tables import Table
from dutygraph.graph.rdf import vocabulary as v
from dutygraph.graph.rdf.ask import Found, Term
from dutygraph.graph.rdf.formats import short, turtle

_STATEMENT = ("subject", "predicate", "object")


def answer_of(found: Found) -> Answer:
    """Records with a key for each variable, IRIs whole and numbers as such; a table whose IRIs have their prefixes."""
    if found.exists is not None:
        return Answer({"exists": found.exists}, Table(["exists"], [[str(found.exists).lower()]]))
    names, rows = found.variables, list(found.rows)
    if found.statements is not None:
        names, rows = _STATEMENT, [(t.subject, t.predicate, t.object) for t in found.statements]
    records = [dict(zip(names, map(_value, row), strict=True)) for row in rows]
    return Answer(records, Table(list(names), [[_shown(term) for term in row] for row in rows]))


def turtle_of(statements: Iterable[Triple]) -> bytes:
    """Statements as Turtle; an engine gives them in any order, so they are sorted."""
    return turtle(Quad(each.subject, each.predicate, each.object) for each in sorted(statements, key=str))


def _value(term: Term | None) -> Any:
    """A term as JSON: None where a variable stands for nothing."""
    if not isinstance(term, Literal):
        return _text(term) or None
    if term.datatype.value == v.XSD + "integer":
        return int(term.value)
    if term.datatype.value == v.XSD + "boolean":
        return term.value in ("true", "1")
    return term.value


def _shown(term: Term | None) -> str:
    return short(term.value) if isinstance(term, NamedNode) else _text(term)


def _text(term: Term | None) -> str:
    return "" if term is None else str(term) if isinstance(term, Triple) else term.value

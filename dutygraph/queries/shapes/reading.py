"""Shapes from files: the bundled ones and those of people, whose queries are judged before anything runs them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import rdflib
from pyoxigraph import Literal

from dutygraph.errors import DutyGraphError
from dutygraph.graph.rdf.to_rdflib import to_rdflib
from dutygraph.graph.rdf.tokens import check, uses
from dutygraph.loaders.rdf import statements

#: The gap rules that only ask what is there.
BUNDLED = Path(__file__).parents[2] / "data" / "shapes.ttl"
SH = "http://www.w3.org/ns/shacl#"
_QUERIES = frozenset(SH + name for name in ("select", "ask", "construct", "update"))


def read_shapes(files: Iterable[Path]) -> rdflib.Graph:
    """The bundled shapes and those of the files.

    Raises
    ------
    UnreadableFile, DutyGraphError
    """
    quads = list(statements(BUNDLED))
    for file in files:
        added = list(statements(file))
        if not any(SH in f"{quad.predicate} {quad.object}" for quad in added):
            raise DutyGraphError("shapes_none", str(file))
        for quad in added:
            if quad.predicate.value in _QUERIES and isinstance(quad.object, Literal):
                _check(quad.object.value, str(file))
        quads += added
    return to_rdflib(quads)


def _check(query: str, file: str) -> None:
    """Refuses a query that reaches beyond the graph it is asked on: rdflib would fetch what FROM names."""
    check(query, file)
    if uses(query, "FROM"):
        raise DutyGraphError("shapes_from", file)

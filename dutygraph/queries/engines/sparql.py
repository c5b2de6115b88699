"""The catalogue in SPARQL: on a store in this process, or on any server that speaks the SPARQL 1.1 protocol."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING
from urllib.parse import unquote

from dutygraph.extras import need
from dutygraph.queries.catalogue import Entry, Row
from dutygraph.queries.catalogue.query import Kind, Parameter
from dutygraph.queries.engines.elsewhere import Elsewhere
from dutygraph.queries.engines.parameters import Value

if TYPE_CHECKING:
    from pyoxigraph import Store

    from dutygraph.graph.rdf.ask import Found

#: A line that holds the values of parameters: those of the example, as the query stands in its file.
_VALUES = re.compile(r"VALUES \((?P<names>[^)]*)\) \{.*\} # parameters$", re.MULTILINE)
_UNDEFINED = "UNDEF"


def on_store(store: Store) -> Elsewhere:
    """The engine of a pyoxigraph store, whichever of its graphs the statements are in."""
    from dutygraph.graph.rdf.ask import ask

    return _engine(lambda query, name: ask(store, query, name=name))


def on_endpoint(url: str) -> Elsewhere:
    """The engine of the server that answers SPARQL queries at this address, in whose default graph the statements are."""
    need("rdf", "pyoxigraph")
    from dutygraph.graph.rdf.endpoint import ask_server

    return _engine(lambda query, name: ask_server(url, query, name=name))


def _engine(run: Callable[[str, str], Found]) -> Elsewhere:
    def ask(entry: Entry, values: Mapping[str, Value]) -> Iterator[Row]:
        for row in run(with_values(entry, values), entry.name).rows:
            yield tuple(map(_plain, row))

    return Elsewhere(ask)


def with_values(entry: Entry, values: Mapping[str, Value]) -> str:
    """The SPARQL of a query with these values of its parameters in place of the example's.

    A value stands there as a literal, written by the library that reads it: it is never a part of the query.
    """
    choices = {parameter.name: _choices(parameter, values[parameter.name]) for parameter in entry.query.parameters}

    def line(example: re.Match[str]) -> str:
        names = re.findall(r"[$?](\w+)", example["names"])
        asked = product(*(choices[name] for name in names if name in choices))
        rows = (
            " ".join({key: term for one in row for key, term in one.items()}[name] for name in names) for row in asked
        )
        return f"VALUES ({example['names']}) {{ {' '.join(f'({row})' for row in rows)} }} # parameters"

    return _VALUES.sub(line, entry.text("sparql"))


def _choices(parameter: Parameter, value: Value) -> list[dict[str, str]]:
    """The terms that a parameter may have, each with the variable it is bound to."""
    from pyoxigraph import Literal, NamedNode

    from dutygraph.graph.rdf import vocabulary as v
    from dutygraph.graph.rdf.write import iri

    name = parameter.name
    if value is None:
        return [{name: _UNDEFINED}]
    if isinstance(value, tuple):
        return [{name: str(Literal(each))} for each in value]
    if parameter.kind is Kind.TASK:  # it may be a number, or the identity, which RDF has as an IRI
        number, task = str(Literal(value)), str(NamedNode(iri(str(value))))
        return [{name: number, "task": _UNDEFINED}, {name: _UNDEFINED, "task": task}]
    if parameter.kind is Kind.DAY:
        return [{name: str(Literal(str(value), datatype=NamedNode(v.XSD + "date")))}]
    return [{name: str(Literal(value))}]


def _plain(term: object) -> str | int | bool:
    from pyoxigraph import Literal, NamedNode

    from dutygraph.graph.rdf import vocabulary as v

    if isinstance(term, NamedNode):
        return unquote(term.value.removeprefix(v.BASE))
    if not isinstance(term, Literal):
        return ""
    if term.datatype.value == v.XSD + "boolean":
        return term.value in ("true", "1")
    return int(term.value) if term.datatype.value == v.XSD + "integer" else term.value

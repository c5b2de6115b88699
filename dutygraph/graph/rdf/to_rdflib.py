"""RDF statements → rdflib, for Python users and for what works on it."""

from __future__ import annotations

from collections.abc import Iterable

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from dutygraph.graph.rdf import vocabulary as v

_STRING = v.XSD + "string"


def to_rdflib(quads: Iterable[Quad]) -> rdflib.Graph:
    """The statements as an rdflib Graph, whatever graph they stand in. Texts are literals without a datatype, so that
    ``Literal("省应急厅")`` finds them."""
    graph = rdflib.Graph()
    for name, iri in v.PREFIXES.items():
        graph.bind(name, iri)
    for quad in quads:
        graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return graph


def _term(term: object) -> rdflib.term.Node:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if not isinstance(term, Literal):
        raise TypeError(f"no rdflib term: {term}")
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    return rdflib.Literal(
        term.value, datatype=None if datatype == _STRING else rdflib.URIRef(datatype), normalize=False
    )

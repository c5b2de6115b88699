"""RDF statements → the nodes and edges they were written from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from dutygraph.errors import DutyGraphError
from dutygraph.graph.rdf import vocabulary as v
from dutygraph.graph.schema import EDGE_KINDS, NODE_KINDS
from dutygraph.graph.walk import Edge, Node, Value
from dutygraph.model import Role, Span

Term = NamedNode | BlankNode | Literal

_KINDS = {cls.iri: kind for kind, cls in v.CLASSES.items()}
_ROLES = {v.role_iri(role): role.value for role in Role}
_TYPE = v.RDF + "type"
_LISTS = {"names", "duties"}
_NUMBERS: dict[str, Callable[[str], Value]] = {
    v.XSD + "integer": int,
    v.XSD + "nonNegativeInteger": int,
    v.XSD + "double": float,
}
_LINKED = {kind: link.iri for kind, link in v.LINKS.items() if kind not in {*Role, "cites"}}


def nodes_and_edges(quads: Iterable[Quad]) -> tuple[list[Node], list[Edge]]:
    """The nodes and edges that these statements say, whatever graph they stand in. What is no term of the vocabulary is
    passed over.

    Raises
    ------
    DutyGraphError
        when a statement that the vocabulary asks for is missing
    """
    things: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and not isinstance(quad.object, Triple):
            things[quad.subject.value][quad.predicate.value].append(quad.object)
    reader = _Reader(things)
    reader = _Reader(things)
    try:
        return list(reader.nodes()), list(reader.edges())
    except (KeyError, ValueError) as error:
        raise DutyGraphError("rdf_not_whole", reason=error) from None


class _Reader:
    """Things by IRI, each with what is said of it by property."""

    def __init__(self, things: dict[str, dict[str, list[Term]]]) -> None:
        self.things = things

    def nodes(self) -> Iterator[Node]:
        for iri, said in self.things.items():
            for kind in (_KINDS[cls.value] for cls in said.get(_TYPE, ()) if cls.value in _KINDS):
                yield Node(_identity(iri), kind, self._properties(iri, kind, NODE_KINDS[kind].properties))

    def edges(self) -> Iterator[Edge]:
        for iri, said in self.things.items():
            classes = {cls.value for cls in said.get(_TYPE, ())}
            if v.ASSIGNMENT.iri in classes:
                yield from self._assignment(iri)
            elif v.CITATION.iri in classes:
                yield self._citation(iri)
            else:
                yield from self._links(iri)

    def _links(self, source: str) -> Iterator[Edge]:
        for kind, link in _LINKED.items():
            for target in self._all(source, link):
                properties = self._properties(target, kind, EDGE_KINDS[kind].properties)
                if kind == "due" and (clause := self._all(target, v.STATED_IN.iri)):
                    properties["clause"] = _identity(clause[0])
                span = self._span(source if kind == "governs" else target)
                yield Edge(_identity(source), _identity(target), kind, properties, span)

    def _assignment(self, iri: str) -> Iterator[Edge]:
        clause = self._one(iri, v.STATED_IN.iri)
        role = _ROLES[self._one(iri, v.ROLE.iri)]
        properties = self._properties(iri, role, EDGE_KINDS[role].properties) | {"clause": _identity(clause)}
        party = _identity(self._one(iri, v.PARTY.iri))
        for held in self._all(iri, v.IN.iri):
            yield Edge(party, _identity(held), role, properties, self._span(clause))

    def _citation(self, iri: str) -> Edge:
        by, document = self._one(iri, v.CITED_BY.iri), self._one(iri, v.CITED.iri)
        properties = self._properties(iri, "cites", EDGE_KINDS["cites"].properties)
        return Edge(_identity(by), _identity(document), "cites", properties, self._span(iri))

    def _properties(self, iri: str, kind: str, names: Iterable[str]) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for name in names:
            if name == "clause":
                continue
            prop = v.property_of(kind, name)
            if values := self.things[iri].get(prop.iri):
                found[name] = _values(values) if name in _LISTS else _value(values[0], prop.datatype)
        return found

    def _span(self, iri: str) -> Span | None:
        if not (quotes := self._all(iri, v.READ_FROM.iri)):
            return None
        file = self._one(self._one(quotes[0], v.IN_FILE.iri), v.FILE_NAME.iri)
        start, end, quote = (self._one(quotes[0], v.PLACES[name].iri) for name in ("start", "end", "quote"))
        place = self._all(quotes[0], v.PLACES["place"].iri)
        return Span(file, int(start), int(end), quote, *place)

    def _all(self, iri: str, prop: str) -> list[str]:
        """The IRIs or texts that a property of a thing has."""
        return [term.value for term in self.things.get(iri, {}).get(prop, ())]

    def _one(self, iri: str, prop: str) -> str:
        found = self._all(iri, prop)
        if not found:
            raise KeyError(f"{iri} {prop}")
        return found[0]


def _value(term: Term, datatype: str) -> Value:
    if not isinstance(term, Literal):
        raise ValueError(term)
    if datatype == v.XSD + "boolean":
        return term.value in ("true", "1")
    return _NUMBERS.get(datatype, str)(term.value)


def _values(terms: list[Term]) -> tuple[str, ...]:
    return tuple(str(_value(term, v.XSD + "string")) for term in terms)


def _identity(iri: str) -> str:
    """The identity of the node that has this IRI."""
    if not iri.startswith(v.BASE):
        raise ValueError(iri)
    return unquote(iri.removeprefix(v.BASE))

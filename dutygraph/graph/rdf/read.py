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
#: IRI → property → what it has, each once, as they come: several graphs may say the same.
Things = defaultdict[str, defaultdict[str, dict[Term, None]]]

_KINDS = {cls.iri: kind for kind, cls in v.CLASSES.items()}
_ROLES = {v.role_iri(role): role.value for role in Role}
_TYPE = v.RDF + "type"
#: Nodes that several plans share, each of which may print them otherwise.
_SHARED = frozenset(("unit", "group", "document"))
_READERS: dict[str, Callable[[str], Value]] = {
    v.XSD + "boolean": lambda text: text in ("true", "1"),
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
        when a statement that the vocabulary asks for is missing, or stands twice with different words
    """
    things: Things = defaultdict(lambda: defaultdict(dict))
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and not isinstance(quad.object, Triple):
            things[quad.subject.value][quad.predicate.value][quad.object] = None
    reader = _Reader(things)
    try:
        return list(reader.nodes()), list(reader.edges())
    except (KeyError, ValueError) as error:
        raise DutyGraphError("rdf_not_whole", reason=error) from None


class _Reader:
    """Things by IRI, each with what is said of it by property."""

    def __init__(self, things: Things) -> None:
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
                if kind in v.BARE:
                    yield Edge(_identity(source), _identity(target), kind, {}, self._span(source))
                    continue
                properties = self._properties(target, kind, EDGE_KINDS[kind].properties)
                if kind == "due" and (clause := self._all(target, v.STATED_IN.iri)):
                    properties["clause"] = _identity(clause[0])
                yield Edge(_identity(source), _identity(target), kind, properties, self._span(target))

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
            if name == "names":
                found[name] = (str(found["name"]), *sorted(self._all(iri, prop.iri)))
            elif name == "duties":
                if listed := self._all(iri, prop.iri):
                    found[name] = self._sequence(listed[0])
            elif values := self._terms(iri, prop.iri):
                if len(values) > 1 and kind not in _SHARED:
                    raise ValueError(f"{iri} {prop.iri}: {len(values)}")
                found[name] = _value(min(values, key=str), prop.datatype)
        return found

    def _sequence(self, iri: str) -> tuple[str, ...]:
        """The members of an rdf:Seq, in order."""
        members = ((prop, terms) for prop, terms in self.things[iri].items() if prop.startswith(v.RDF + "_"))
        placed = sorted((int(prop.removeprefix(v.RDF + "_")), next(iter(terms))) for prop, terms in members)
        return tuple(term.value for _, term in placed)

    def _span(self, iri: str) -> Span | None:
        if not (quotes := self._all(iri, v.READ_FROM.iri)):
            return None
        file = self._one(self._one(quotes[0], v.IN_FILE.iri), v.FILE_NAME.iri)
        start, end, quote = (self._one(quotes[0], v.PLACES[name].iri) for name in ("start", "end", "quote"))
        place = self._all(quotes[0], v.PLACES["place"].iri)
        return Span(file, int(start), int(end), quote, *place)

    def _all(self, iri: str, prop: str) -> list[str]:
        """The IRIs or texts that a property of a thing has."""
        return [term.value for term in self._terms(iri, prop)]

    def _terms(self, iri: str, prop: str) -> list[Term]:
        return list(self.things[iri][prop]) if iri in self.things and prop in self.things[iri] else []

    def _one(self, iri: str, prop: str) -> str:
        found = self._all(iri, prop)
        if not found:
            raise KeyError(f"{iri} {prop}")
        return found[0]


def _value(term: Term, datatype: str) -> Value:
    if not isinstance(term, Literal):
        raise ValueError(term)
    return _READERS.get(datatype, str)(term.value)


def _identity(iri: str) -> str:
    """The identity of the node that has this IRI."""
    if not iri.startswith(v.BASE):
        raise ValueError(iri)
    return unquote(iri.removeprefix(v.BASE))

"""DutyGraph → RDF statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.rdf import vocabulary as v
from dutygraph.graph.walk import Edge, Node, Value, walk_party_nodes, walk_plan_edges, walk_plan_nodes
from dutygraph.model import Plan, Role, Span
from dutygraph.text.characters import without_lone_surrogates

_term = cache(NamedNode)  # of the vocabulary, which is small
_A = _term(v.RDF + "type")
_ROLES = frozenset(role.value for role in Role)
#: What an IRI cannot hold as it is (RFC 3987, iunreserved and some more), the sign of an escape among it.
_ESCAPED = re.compile("[^A-Za-z0-9._~/\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef-]")

Statement = tuple[NamedNode, NamedNode, NamedNode | Literal]


def quads(graph: DutyGraph, *, by_plan: bool = False) -> Iterator[Quad]:
    """Every statement of the graph, made while walking.

    ``by_plan`` puts those of each plan into a graph of its own, named like the plan, with all that it shares with others
    (units, groups, documents): so one plan can be replaced in a store without a look at the others.
    """
    parties = {node.id: node for node in walk_party_nodes(graph)}
    told: set[str] = set()
    name: NamedNode | DefaultGraph = DefaultGraph()
    for plan in graph.plans:
        if by_plan:
            told, name = set(), NamedNode(iri(plan.id))
        for statement in _of_plan(graph, plan, parties, told):
            yield Quad(*statement, name)


def _of_plan(graph: DutyGraph, plan: Plan, parties: dict[str, Node], told: set[str]) -> Iterator[Statement]:
    """The statements of a plan, but those that were told."""
    for node in walk_plan_nodes(plan, told):
        yield from _of_node(node)
    for edge in walk_plan_edges(graph, plan):
        if edge.kind in _ROLES and edge.source not in told:
            told.add(edge.source)
            yield from _of_node(parties[edge.source])
        yield from _of_edge(edge, told)
        if edge.span and (file := _file(edge.span.file)).value not in told:
            told.add(file.value)
            yield file, _A, _term(v.FILE.iri)
            yield file, _term(v.FILE_NAME.iri), _literal(edge.span.file, v.FILE_NAME.datatype)


def iri(identity: str) -> str:
    """The IRI of the node with this identity: the same as long as that is."""
    return v.BASE + _ESCAPED.sub(_escape, identity)


def _of_node(node: Node) -> Iterator[Statement]:
    subject = NamedNode(iri(node.id))
    yield from _typed(subject, v.CLASSES[node.kind])
    yield from _properties(subject, node.kind, node.properties)


def _typed(subject: NamedNode, cls: v.Class) -> Iterator[Statement]:
    for each in (cls.iri, *cls.parents):
        yield subject, _A, _term(each)


def _of_edge(edge: Edge, told: set[str]) -> Iterator[Statement]:
    source, target = NamedNode(iri(edge.source)), NamedNode(iri(edge.target))
    yield source, _term(v.LINKS[edge.kind].iri), target
    if edge.kind in _ROLES:
        yield from _assignment(edge, source, target, told)
    elif edge.kind == "cites":
        yield from _citation(edge, source, target)
    elif edge.kind not in v.BARE and edge.target not in told:
        told.add(edge.target)
        if "clause" in edge.properties:
            yield target, _term(v.STATED_IN.iri), NamedNode(iri(str(edge.properties["clause"])))
        yield from _properties(target, edge.kind, edge.properties)
        yield from _quoted(target, edge.span)


def _assignment(edge: Edge, party: NamedNode, held: NamedNode, told: set[str]) -> Iterator[Statement]:
    """A role in full. One that a clause gives in several duties is one assignment in all of them."""
    clause, order = str(edge.properties["clause"]), edge.properties["order"]
    identity = f"{clause}/party/{order}"
    subject = NamedNode(iri(identity))
    yield subject, _term(v.IN.iri), held
    if identity not in told:
        told.add(identity)
        yield from _typed(subject, v.ASSIGNMENT)
        yield subject, _term(v.PARTY.iri), party
        yield subject, _term(v.ROLE.iri), _term(v.role_iri(edge.kind))
        yield subject, _term(v.STATED_IN.iri), NamedNode(iri(clause))
        yield from _properties(subject, edge.kind, edge.properties)


def _citation(edge: Edge, by: NamedNode, document: NamedNode) -> Iterator[Statement]:
    subject = NamedNode(f"{by.value}/citation/{edge.properties['order']}")
    yield from _typed(subject, v.CITATION)
    yield subject, _term(v.CITED_BY.iri), by
    yield subject, _term(v.CITED.iri), document
    yield from _properties(subject, edge.kind, edge.properties)
    yield from _quoted(subject, edge.span)


def _quoted(fact: NamedNode, span: Span | None) -> Iterator[Statement]:
    """The words that a fact was read from."""
    if span is None:
        return
    quote = NamedNode(f"{fact.value}/quote")
    yield fact, _term(v.READ_FROM.iri), quote
    yield quote, _A, _term(v.QUOTE.iri)
    yield quote, _term(v.IN_FILE.iri), _file(span.file)
    for name, prop in v.PLACES.items():
        if (value := getattr(span, name)) != "":
            yield quote, _term(prop.iri), _literal(value, prop.datatype)


def _properties(subject: NamedNode, kind: str, properties: dict[str, Value]) -> Iterator[Statement]:
    for name, value in properties.items():
        if name == "clause":  # told by a link
            continue
        prop = v.property_of(kind, name)
        if not isinstance(value, tuple):
            yield subject, _term(prop.iri), _literal(value, prop.datatype)
        elif name == "names":  # no order, and SKOS keeps the preferred label apart
            for each in value:
                if each != properties["name"]:
                    yield subject, _term(prop.iri), _literal(each, prop.datatype)
        else:
            listed = NamedNode(f"{subject.value}/{name}")
            yield subject, _term(prop.iri), listed
            yield listed, _A, _term(v.RDF + "Seq")
            for number, each in enumerate(value, 1):
                yield listed, NamedNode(f"{v.RDF}_{number}"), _literal(each, v.XSD + "string")


def _file(name: str) -> NamedNode:
    return NamedNode(iri(f"file/{name}"))


def _literal(value: Value, datatype: str) -> Literal:
    text = str(value).lower() if isinstance(value, bool) else without_lone_surrogates(str(value))
    return Literal(text, datatype=_term(datatype))


def _escape(character: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in character[0].encode("utf-8", "replace"))

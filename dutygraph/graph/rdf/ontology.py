"""The ontology of the vocabulary, made from its tables and the schema: what each term means, in Chinese and English."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from dutygraph.graph.rdf import vocabulary as v
from dutygraph.graph.schema import EDGE_KINDS, EDGES, NODES
from dutygraph.model import Role

_ONTOLOGY = v.DG.removesuffix("#")
_ROLES = frozenset(role.value for role in Role)
#: Edges that are told by a record of their own beside the link; see :func:`_records`.
_TOLD_APART = {*_ROLES, "cites"}


def quads() -> Iterator[Quad]:
    """Every statement of the ontology, the terms of its own vocabulary only."""
    yield from _labelled(_ONTOLOGY, v.OWL + "Ontology", "职责图词汇", "vocabulary of duties")
    for kind in NODES:
        yield from _class(v.CLASSES[kind.name], kind.label, kind.name)
    for cls in (v.ASSIGNMENT, v.CITATION, v.ROLE_CLASS):
        yield from _class(cls, cls.zh, cls.en)
    yield from _roles()
    for link, zh, en, sources, targets in _links():
        if link.iri.startswith(v.DG):
            yield from _property(link.iri, "ObjectProperty", zh, en, link.parents)
            yield from _between(link.iri, sources, targets)
    holders = _holders()
    for prop in dict.fromkeys(v.all_properties()):
        if prop.iri.startswith(v.DG):
            yield from _property(prop.iri, "DatatypeProperty", prop.zh, prop.en, prop.parents)
            yield from _between(prop.iri, holders[prop.iri], [prop.datatype])


def _roles() -> Iterator[Quad]:
    yield from _labelled(v.ROLES, v.SKOS + "ConceptScheme", "角色", "roles")
    for role in Role:
        yield from _labelled(v.role_iri(role), v.ROLE_CLASS.iri, EDGE_KINDS[role].label, role.value)
        for cls in v.ROLE_CLASS.parents:
            yield _quad(v.role_iri(role), v.RDF + "type", cls)
        yield _quad(v.role_iri(role), v.SKOS + "inScheme", v.ROLES)


def _links() -> Iterator[tuple[v.Link, str, str, list[str], list[str]]]:
    """Each link with its labels, and the classes that it leads from and to."""
    for kind in EDGES:
        sources, targets = ([v.CLASSES[name].iri for name in names] for names in (kind.sources, kind.targets))
        yield v.LINKS[kind.name], kind.label, kind.name.replace("_", " "), sources, targets
    assignment, citation, clause = v.ASSIGNMENT.iri, v.CITATION.iri, v.CLASSES["clause"].iri
    parties, work, citing = (
        [v.CLASSES[name].iri for name in names] for names in (("unit", "group"), ("task", "duty"), ("plan", "duty"))
    )
    for link, sources, targets in (
        (v.PARTY, [assignment], parties),
        (v.ROLE, [assignment], [v.ROLE_CLASS.iri]),
        (v.IN, [assignment], work),
        (v.STATED_IN, [assignment, v.CLASSES["deadline"].iri], [clause]),
        (v.CITED_BY, [citation], citing),
        (v.CITED, [citation], [v.CLASSES["document"].iri]),
    ):
        yield link, link.zh, link.en, sources, targets
    listed = v.PROPERTIES["duties"]
    yield v.Link(listed.iri), listed.zh, listed.en, [v.CLASSES["status"].iri], [listed.datatype]


def _holders() -> dict[str, list[str]]:
    """Property → the classes of the things that have it: nodes, and what an edge says of the node it leads to."""
    holders: dict[str, list[str]] = defaultdict(list)

    def have(cls: str, kind: str, names: Iterable[str]) -> None:
        for name in names:
            if name != "clause" and cls not in (known := holders[v.property_of(kind, name).iri]):
                known.append(cls)

    for node in NODES:
        have(v.CLASSES[node.name].iri, node.name, node.properties)
    for edge in EDGES:
        told_by = v.CITATION.iri if edge.name == "cites" else v.ASSIGNMENT.iri
        for cls in [told_by] if edge.name in _TOLD_APART else [v.CLASSES[name].iri for name in edge.targets]:
            have(cls, edge.name, edge.properties)
    holders[v.FILE_NAME.iri].append(v.FILE.iri)
    holders[v.PLACES["place"].iri].append(v.QUOTE.iri)
    return holders


def _class(cls: v.Class, zh: str, en: str) -> Iterator[Quad]:
    yield from _labelled(cls.iri, v.OWL + "Class", zh, en)
    for parent in cls.parents:
        yield _quad(cls.iri, v.RDFS + "subClassOf", parent)


def _property(iri: str, kind: str, zh: str, en: str, parents: Iterable[str]) -> Iterator[Quad]:
    yield from _labelled(iri, v.OWL + kind, zh, en)
    for parent in parents:
        yield _quad(iri, v.RDFS + "subPropertyOf", parent)


def _between(iri: str, domain: list[str], values: list[str]) -> Iterator[Quad]:
    """What a property leads from and to. Several domains in OWL and RDFS would mean all of them at once, so where it has
    several they are only told as what it is used with (schema.org's reading)."""
    for prop, includes, classes in (("domain", "domainIncludes", domain), ("range", "rangeIncludes", values)):
        for cls in classes:
            yield _quad(iri, v.RDFS + prop if len(classes) == 1 else v.SCHEMA + includes, cls)


def _labelled(iri: str, kind: str, zh: str, en: str) -> Iterator[Quad]:
    yield _quad(iri, v.RDF + "type", kind)
    for text, language in ((zh, "zh"), (en, "en")):
        yield Quad(NamedNode(iri), NamedNode(v.RDFS + "label"), Literal(text, language=language))


def _quad(subject: str, predicate: str, value: str) -> Quad:
    return Quad(NamedNode(subject), NamedNode(predicate), NamedNode(value))

"""RDF statements as files: Turtle, N-Quads, JSON-LD, RDF/XML. The same statements give the same bytes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from dutygraph.graph.rdf import vocabulary as v
from dutygraph.text.characters import without_controls

_HEADER = re.compile(rb"(?:@prefix [^\n]*\n)*")
_BETWEEN = re.compile(rb" \.\n(?=.)")
#: Several things that one property leads to: of IRIs, which hold no blank, unlike texts.
_LISTED = re.compile(rb"(?<= )<[^ \n]*>(?: , <[^ \n]*>)+(?= [;.]$)", re.MULTILINE)
_ROOT = re.compile(rb"<rdf:RDF [^>]*>")
_TYPE = v.RDF + "type"
#: The datatypes that JSON has values for, and how the others read them.
_PLAIN: dict[str, Callable[[str], Any]] = {
    v.XSD + "string": str,
    v.XSD + "integer": int,
    v.XSD + "boolean": {"true": True, "false": False}.__getitem__,
}


def turtle(quads: Iterable[Quad]) -> bytes:
    """Turtle for people: a block a thing, parts behind their whole."""
    body = serialize(_triples(by_part(quads)), format=RdfFormat.TURTLE, prefixes=v.PREFIXES)
    assert body is not None
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in v.PREFIXES.items())
    # The serializer writes prefixes in an order of its own, and line breaks of texts as \n, so that a line ends where a block does.
    blocks = _BETWEEN.sub(b" .\n\n", _HEADER.sub(b"", body, count=1))
    return prefixes.encode() + b"\n" + _LISTED.sub(lambda found: found[0].replace(b" , ", b" ,\n\t\t"), blocks)


def nquads(quads: Iterable[Quad]) -> bytes:
    """N-Quads, in the order of the statements and in their graphs."""
    lines = serialize(quads, format=RdfFormat.N_QUADS)
    assert lines is not None
    return lines


def rdfxml(quads: Iterable[Quad]) -> bytes:
    """RDF/XML. What XML cannot hold becomes U+FFFD."""
    body = serialize(_triples(map(_fit_for_xml, by_part(quads))), format=RdfFormat.RDF_XML, prefixes=v.PREFIXES)
    assert body is not None
    names = " ".join(f'xmlns:{name}="{iri}"' for name, iri in v.PREFIXES.items())
    return _ROOT.sub(f"<rdf:RDF {names}>".encode(), body, count=1) + b"\n"


def jsonld(quads: Iterable[Quad]) -> bytes:
    """JSON-LD with its context in it: names short, texts and numbers plain."""
    typed = {short(link.iri): "@id" for link in v.all_links()}
    typed |= {short(p.iri): short(p.datatype) for p in v.all_properties() if p.datatype not in _PLAIN}
    things: dict[str, dict[str, list[Any]]] = {}
    for quad in by_part(quads):
        thing = things.setdefault(_iri(quad.subject), defaultdict(list))
        if quad.predicate.value == _TYPE:
            thing["@type"].append(short(_iri(quad.object)))
        else:
            name = short(quad.predicate.value)
            thing[name].append(_json_value(quad.object, typed.get(name, "")))
    listed = [
        {"@id": iri} | {key: values[0] if len(values) == 1 else values for key, values in thing.items()}
        for iri, thing in things.items()
    ]
    context = v.PREFIXES | {name: {"@type": datatype} for name, datatype in typed.items()}
    return msgspec.json.format(msgspec.json.encode({"@context": context, "@graph": listed}), indent=1) + b"\n"


def short(iri: str) -> str:
    """An IRI by its prefix, where it has one.

    >>> short("http://www.w3.org/ns/org#Organization")
    'org:Organization'
    """
    return next((f"{name}:{iri[len(start) :]}" for name, start in v.PREFIXES.items() if iri.startswith(start)), iri)


def by_part(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The statements by subject, its classes first; what is part of a thing by its IRI (``…/duty/1/quote``) behind the thing itself."""
    of: dict[str, list[Quad]] = {}
    for quad in quads:
        of.setdefault(_key(quad.subject), []).append(quad)
    parts: dict[str, list[str]] = {}
    for iri in of:
        parts.setdefault(_whole(iri, of), []).append(iri)
    open_parts = parts.get("", [])[::-1]
    while open_parts:
        iri = open_parts.pop()
        yield from sorted(of[iri], key=lambda quad: quad.predicate.value != _TYPE)
        open_parts += parts.get(iri, [])[::-1]


def _whole(iri: str, known: dict[str, list[Quad]]) -> str:
    """The thing that this is part of, '' for none."""
    while "/" in iri:
        iri = iri.rpartition("/")[0]
        if iri in known:
            return iri
    return ""


def _triples(quads: Iterable[Quad]) -> Iterator[Triple]:
    return (quad.triple for quad in quads)


def _fit_for_xml(quad: Quad) -> Quad:
    term = quad.object
    if not isinstance(term, Literal) or (clean := without_controls(term.value, "\ufffd")) == term.value:
        return quad
    return Quad(quad.subject, quad.predicate, Literal(clean, datatype=term.datatype), quad.graph_name)


def _key(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)


def _iri(term: object) -> str:
    assert isinstance(term, NamedNode)  # no statement of ours is about anything else
    return term.value


def _json_value(term: object, typed: str) -> Any:
    """A value as JSON, where the context says that values of its property are ``typed`` so."""
    if not isinstance(term, Literal):
        return _iri(term) if typed == "@id" else {"@id": _iri(term)}
    if read := _PLAIN.get(term.datatype.value):
        return read(term.value)
    datatype = short(term.datatype.value)
    return term.value if typed == datatype else {"@value": term.value, "@type": datatype}

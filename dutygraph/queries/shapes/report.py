"""A SHACL validation report → gaps: https://www.w3.org/TR/shacl/#validation-report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cache

import rdflib
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import RDFS
from rdflib.term import Node

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Severity
from dutygraph.queries.gaps.rule import Finding, Gap, Rule
from dutygraph.queries.shapes.places import Places
from dutygraph.queries.shapes.reading import SH

_SEVERITIES = {SH + "Violation": Severity.HIGH, SH + "Warning": Severity.MEDIUM, SH + "Info": Severity.LOW}
#: What a finding says and advises is in its values.
_SAID, _ADVISED = Text("{zh}", "{en}"), Text("{advice_zh}", "{advice_en}")


def gaps_of(report: rdflib.Graph, shapes: rdflib.Graph, places: Places) -> list[tuple[str, Gap]]:
    """Each result of the report as a gap, with the IRI of the node it is about."""
    details = set(report.objects(None, URIRef(SH + "detail")))
    results = [result for result in report.objects(None, URIRef(SH + "result")) if result not in details]
    return [_gap(report, result, shapes, places) for result in results]


def _gap(report: rdflib.Graph, result: Node, shapes: rdflib.Graph, places: Places) -> tuple[str, Gap]:
    focus = str(report.value(result, URIRef(SH + "focusNode")))
    holders = list(_holders(shapes, report.value(result, URIRef(SH + "sourceShape"))))
    own = _texts_of(shapes, holders, URIRef(SH + "message"))
    said = _by_language(report.objects(result, URIRef(SH + "resultMessage")))
    message = said if set(said) - {""} else own or said  # the engine's own words are English and have no language
    advice = _texts_of(shapes, holders, RDFS.comment)
    task = places.task(focus)
    values = {"advice_zh": _in(advice, "zh"), "advice_en": _in(advice, "en")}
    for lang, mark in (("zh", "："), ("en", ": ")):
        values[lang] = f"{task.number} {task.title}{mark}{_in(message, lang)}" if task else _in(message, lang)
    severity = _SEVERITIES.get(str(report.value(result, URIRef(SH + "resultSeverity"))), Severity.HIGH)
    meaning = own or message
    rule = _rule(_last(str(holders[-1])), severity, _in(meaning, "zh"), _in(meaning, "en"))
    return focus, Gap(rule, Finding(task, places.span(focus), values, plan=places.plan(focus)))


@cache
def _rule(name: str, severity: Severity, zh: str, en: str) -> Rule:
    """The rule of a shape: the same one for all of its findings."""
    meaning = Text(*(text.replace("{", "{{").replace("}", "}}") for text in (zh, en)))
    return Rule(name, severity, meaning, _SAID, _ADVISED, _find_none)


def _find_none(_: DutyGraph, __: dt.date) -> Iterable[Finding]:
    """Shapes are not looked for one by one."""
    return ()


def _holders(shapes: rdflib.Graph, shape: Node | None) -> Iterator[Node]:
    """A shape, and the shapes that it is part of, up to the first that has a name."""
    met = set()
    while shape is not None and shape not in met:
        met.add(shape)
        yield shape
        shape = next(shapes.subjects(None, shape), None) if isinstance(shape, BNode) else None


def _texts_of(shapes: rdflib.Graph, holders: list[Node], prop: URIRef) -> dict[str, str]:
    """What the first of the shapes that says it says."""
    return next((texts for shape in holders if (texts := _by_language(shapes.objects(shape, prop)))), {})


def _by_language(texts: Iterable[Node]) -> dict[str, str]:
    literals = sorted((text for text in texts if isinstance(text, Literal)), key=str)
    return {(text.language or "")[:2]: str(text) for text in literals}


def _in(texts: dict[str, str], lang: str) -> str:
    """The text in a language, else the one without, else any."""
    return texts.get(lang) or texts.get("") or next(iter(texts.values()), "")


def _last(iri: str) -> str:
    """What an IRI ends in.

    >>> _last("urn:dutygraph:rule#no-lead"), _last("http://example.org/shapes/mine")
    ('no-lead', 'mine')
    """
    return iri.rstrip("/#").replace("#", "/").replace(":", "/").rpartition("/")[2] or iri

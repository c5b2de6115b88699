"""The ontology says what the statements of a graph are made of."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

import dutygraph
from dutygraph.exports.graphs import render
from dutygraph.graph.rdf import ontology
from dutygraph.graph.rdf import vocabulary as v
from dutygraph.graph.rdf.write import quads
from dutygraph.text.document import read_plan
from tests.graph.test_rdf import GRAPH

COPY = Path(__file__).parents[2] / "docs" / "ontology.ttl"
STORE = Store()
STORE.extend(ontology.quads())
#: Has what the bundled plan lacks: a convention, a deadline of a clause, a citation with an act.
OTHER = read_plan(
    "一、任务\n（一）宣传。修订《条例》。（责任单位：省应急厅、省教育厅，2025年底前完成。列第一位者为牵头单位，下同）\n",
    "p.txt",
)


def test_the_copy_in_the_documentation_is_current() -> None:
    assert COPY.read_bytes() == render(GRAPH, "ontology", "zh"), f"dutygraph export --to ontology -o {COPY.name}"


def allowed(prop: NamedNode, side: str) -> set[str]:
    told = [NamedNode(v.RDFS + side), NamedNode(f"{v.SCHEMA}{side}Includes")]
    return {quad.object.value for each in told for quad in STORE.quads_for_pattern(prop, each, None)}


@pytest.mark.parametrize("graph", [GRAPH, dutygraph.DutyGraph([OTHER])], ids=["bundled", "other"])
def test_every_term_of_a_graph_is_told_and_used_as_told(graph: dutygraph.DutyGraph) -> None:
    statements = list(quads(graph))
    classes: dict[str, set[str]] = defaultdict(set)
    for quad in statements:
        if quad.predicate.value == v.RDF + "type":
            classes[quad.subject.value].add(quad.object.value)
    for role in STORE.quads_for_pattern(None, NamedNode(v.RDF + "type"), NamedNode(v.ROLE_CLASS.iri)):
        classes[role.subject.value].add(v.ROLE_CLASS.iri)
    own = [quad for quad in statements if quad.predicate.value.startswith(v.DG)]
    assert {quad.predicate for quad in own} <= {quad.subject for quad in STORE}
    for quad in own:
        domain, values = allowed(quad.predicate, "domain"), allowed(quad.predicate, "range")
        assert classes[quad.subject.value] & domain, quad
        is_literal = isinstance(quad.object, Literal)
        assert ({quad.object.datatype.value} if is_literal else classes[quad.object.value]) & values, quad


def test_each_thing_is_also_what_the_standards_call_it() -> None:
    unit = NamedNode("urn:dutygraph:unit/山东省应急管理厅")
    said = {(quad.predicate.value, quad.object.value) for quad in quads(GRAPH) if quad.subject == unit}
    assert {(v.RDF + "type", v.ORG + "Organization"), (v.RDF + "type", v.PROV + "Agent")} <= said
    assert (v.SKOS + "prefLabel", "山东省应急管理厅") in said
    assert (v.SKOS + "altLabel", "省应急厅") in said
    assert (v.SKOS + "altLabel", "山东省应急管理厅") not in said, "SKOS keeps the two apart"


def test_terms_of_other_vocabularies_are_only_referred_to() -> None:
    assert all(quad.subject.value.startswith(v.BASE) for quad in STORE)
    assert all(label_count(quad) == 2 for quad in STORE.quads_for_pattern(None, NamedNode(v.RDF + "type"), None))


def label_count(quad: Quad) -> int:
    labels = STORE.quads_for_pattern(quad.subject, NamedNode(v.RDFS + "label"), None)
    return len({label.object.language for label in labels if label.object.value})

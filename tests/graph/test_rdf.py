"""What is written as RDF reads back the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from msgspec.structs import replace
from pyoxigraph import NamedNode, Quad, Store

import dutygraph
from dutygraph.errors import DutyGraphError
from dutygraph.graph.rdf import vocabulary as v
from dutygraph.graph.rdf.read import nodes_and_edges
from dutygraph.graph.rdf.write import iri, quads
from dutygraph.graph.rebuild import plans
from dutygraph.graph.walk import Edge, Node
from dutygraph.model import Plan
from tests.any_plans import any_plans, comparable

GRAPH = dutygraph.load()


def told(thing: Node | Edge) -> str:
    """All that a node or an edge says; names have no order."""
    if isinstance(thing, Edge):
        return repr((*thing[:3], sorted(thing.flat.items())))
    names = {
        key: sorted(value) for key, value in thing.properties.items() if key == "names" and not isinstance(value, str)
    }
    return repr((*thing[:2], sorted((thing.properties | names).items())))


def test_every_node_and_edge_of_the_bundled_plan_comes_back() -> None:
    nodes, edges = nodes_and_edges(quads(GRAPH))
    assert sorted(map(told, nodes)) == sorted(map(told, GRAPH.nodes()))
    assert sorted(map(told, edges)) == sorted(map(told, GRAPH.edges()))
    assert plans(nodes, edges) == (replace(GRAPH.plans[0], as_read=()),)


@settings(max_examples=100)
@given(any_plans())
def test_any_graph_comes_back(plan: Plan) -> None:
    graph = dutygraph.DutyGraph([plan])
    assert plans(*nodes_and_edges(quads(graph))) == (comparable(plan),)
    stored = Store()
    stored.extend(quads(graph, by_plan=True))
    nodes, edges = nodes_and_edges(stored)
    assert plans(nodes, edges) == (comparable(plan),)
    assert sorted(map(told, nodes)) == sorted(map(told, graph.nodes()))
    assert sorted(map(told, edges)) == sorted(map(told, graph.edges()))


def test_an_identity_becomes_one_iri_and_no_syntax() -> None:
    assert iri("山东/六（二）") == "urn:dutygraph:山东/六（二）"
    assert iri('a> <b "c" {d}%20\n') == "urn:dutygraph:a%3E%20%3Cb%20%22c%22%20%7Bd%7D%2520%0A"


def test_what_lacks_a_statement_is_refused() -> None:
    clauses = NamedNode(v.STATED_IN.iri)
    with pytest.raises(DutyGraphError, match="statedIn"):
        nodes_and_edges(quad for quad in quads(GRAPH) if quad.predicate != clauses)
    bad = Quad(NamedNode(iri("x")), NamedNode(v.LINKS["has_task"].iri), NamedNode("https://elsewhere.example/"))
    with pytest.raises(DutyGraphError, match="elsewhere"):
        nodes_and_edges([*quads(GRAPH), bad])

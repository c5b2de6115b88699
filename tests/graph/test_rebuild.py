"""Nodes and edges give back the plans they were walked from."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

import dutygraph
from dutygraph.errors import DutyGraphError
from dutygraph.graph.rebuild import plans
from dutygraph.graph.schema import EDGE_KINDS, NODE_KINDS, SPAN_PROPERTIES
from dutygraph.graph.walk import Edge, Node
from dutygraph.model import Plan
from tests.any_plans import any_plans, comparable


@settings(max_examples=150)
@given(any_plans())
def test_any_plan_comes_back_whole_whatever_the_order(plan: Plan) -> None:
    graph = dutygraph.DutyGraph([plan])
    nodes, edges = list(graph.nodes()), list(graph.edges())
    for node in nodes:
        assert set(node.properties) <= set(NODE_KINDS[node.kind].properties)
    for edge in edges:
        assert set(edge.flat) <= {*EDGE_KINDS[edge.kind].properties, *SPAN_PROPERTIES}
    assert len({node.id for node in nodes}) == len(nodes)
    random.Random(1).shuffle(nodes)
    random.Random(2).shuffle(edges)
    assert plans(nodes, edges) == (comparable(plan),)


def test_the_bundled_plan_comes_back() -> None:
    graph = dutygraph.load()
    assert plans(graph.nodes(), graph.edges()) == (replace(graph.plans[0], as_read=()),)


def test_a_graph_that_lacks_something_is_refused() -> None:
    graph = dutygraph.load()
    nodes = [node for node in graph.nodes() if node.kind != "deadline"]
    with pytest.raises(DutyGraphError, match=r"deadline/1"):
        plans(nodes, graph.edges())
    unknown = [Node(n.id, n.kind, n.properties | {"basis": "hearsay"}) for n in graph.nodes()]
    with pytest.raises(DutyGraphError, match="hearsay"):
        plans(unknown, graph.edges())
    placeless = [Edge(*edge[:4], None) for edge in graph.edges()]
    with pytest.raises(DutyGraphError, match="has_section"):
        plans(graph.nodes(), placeless)

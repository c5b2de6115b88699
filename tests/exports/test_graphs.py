from __future__ import annotations

import io
import json
import shutil
import subprocess
from pathlib import Path

import igraph
import networkx as nx
import pytest
from msgspec.structs import replace

import dutygraph
from dutygraph.exports.graphs import kinds, render
from dutygraph.graph.duty_graph import DutyGraph

GRAPH = dutygraph.load()
DRAWN = {"cytoscape", "dot", "gephi", "gexf", "graphml", "mermaid"}
NODES, EDGES = sum(1 for _ in GRAPH.nodes()), sum(1 for _ in GRAPH.edges())


def hostile() -> DutyGraph:
    """The plan with a title that markup, DOT and XML choke on."""
    plan = GRAPH.plans[0]
    task = replace(plan.tasks[0], title='"];\\ </script>\x00\x0b\ud7ff <b>&amp; ]]>')
    return DutyGraph([replace(plan, tasks=(task, *plan.tasks[1:]))])


def test_the_kinds_of_export() -> None:
    rdf = {"turtle", "nquads", "jsonld", "rdfxml", "ontology"}
    assert set(kinds()) == DRAWN | {"html", "ics", "json", "sqlite"} | rdf


def test_graphml_is_read_back_by_networkx_and_igraph(tmp_path: Path) -> None:
    path = tmp_path / "plan.graphml"
    path.write_bytes(render(GRAPH, "graphml", "zh"))
    back = nx.read_graphml(path)
    assert (back.number_of_nodes(), back.number_of_edges()) == (NODES, EDGES)
    assert back.nodes["unit/山东省应急管理厅"]["label"] == "省应急厅"
    other = igraph.Graph.Read_GraphML(str(path))
    assert (other.vcount(), other.ecount()) == (NODES, EDGES)
    assert other.es.select(label="牵头").indices


def test_gexf_is_read_back_and_has_no_times(tmp_path: Path) -> None:
    content = render(GRAPH, "gexf", "zh")
    back = nx.read_gexf(io.BytesIO(content))
    assert (back.number_of_nodes(), back.number_of_edges()) == (NODES, EDGES)
    assert b'mode="dynamic"' not in content
    assert back.nodes["unit/山东省应急管理厅"]["viz"]["color"]


def test_json_has_every_node_and_edge_with_its_span() -> None:
    document = json.loads(render(GRAPH, "json", "zh"))
    assert (len(document["nodes"]), len(document["edges"])) == (NODES, EDGES)
    assert all(edge["span"]["quote"] for edge in document["edges"])


@pytest.mark.skipif(shutil.which("dot") is None, reason="no Graphviz")
@pytest.mark.parametrize("graph", [GRAPH, hostile()])
def test_dot_is_drawn_by_graphviz(graph: DutyGraph) -> None:
    drawn = subprocess.run(["dot", "-Tsvg"], input=render(graph, "dot", "zh"), capture_output=True, check=True)
    assert drawn.stderr == b""
    assert drawn.stdout.count(b'class="edge"') == 222  # 45 + 144 + 33: leads, supporters and shared, counted by hand


@pytest.mark.parametrize("kind", ["graphml", "gexf"])
def test_text_that_xml_cannot_hold_is_cleaned(kind: str) -> None:
    content = render(hostile(), kind, "en")
    back = nx.read_graphml(io.BytesIO(content)) if kind == "graphml" else nx.read_gexf(io.BytesIO(content))
    titles = [data.get("title") for _, data in back.nodes(data=True)]
    assert '"];\\ </script>\ud7ff <b>&amp; ]]>' in titles


@pytest.mark.parametrize("kind", [*sorted(DRAWN), "html", "ics", "json", "sqlite"])
def test_the_same_graph_gives_the_same_bytes(kind: str) -> None:
    assert render(GRAPH, kind, "zh") == render(dutygraph.load(), kind, "zh")

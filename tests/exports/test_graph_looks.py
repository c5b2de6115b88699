"""Graph files as the tools read that they are for: places, colours, sizes and labels, and every property."""

from __future__ import annotations

import csv
import io
import json
import random
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pytest
from msgspec.structs import replace

import dutygraph
from benchmarks.generate import plans_of
from dutygraph.errors import DutyGraphError
from dutygraph.exports.graphs import render
from dutygraph.exports.graphs.mermaid import MOST_CHARACTERS, MOST_EDGES
from dutygraph.exports.looks import colour_of, looks
from dutygraph.exports.responsibility import Level, responsibility
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.schema import NODES
from dutygraph.graph.walk import Node, Value
from dutygraph.text.characters import without_controls
from tests.exports.small_plan import HOSTILE, hostile_plan, small_plan

GRAPH = dutygraph.load()
HOSTILE_GRAPH = DutyGraph([hostile_plan()])
JAVASCRIPT = Path(__file__).parent / "javascript"
INSTALLED = JAVASCRIPT / "node_modules"


def plain(properties: dict[str, Value]) -> dict[str, Any]:
    joined = {key: "、".join(value) if isinstance(value, tuple) else value for key, value in properties.items()}
    return {key: without_controls(value) if isinstance(value, str) else value for key, value in joined.items()}


@pytest.mark.parametrize("graph", [GRAPH, HOSTILE_GRAPH])
@pytest.mark.parametrize("kind", ["graphml", "gexf"])
def test_every_property_is_read_back(graph: DutyGraph, kind: str) -> None:
    content = io.BytesIO(render(graph, kind, "zh"))
    back = nx.read_graphml(content, force_multigraph=True) if kind == "graphml" else nx.read_gexf(content)
    for node in graph.nodes():
        read = back.nodes[without_controls(node.id)]
        wanted = plain(node.properties)
        assert {key: read[key] for key in wanted} == wanted
    edges = [plain(edge.flat) | {"kind": edge.kind} for edge in graph.edges()]
    times = {"start": "span_start", "end": "span_end"} if kind == "gexf" else {}
    quotes = Counter((edge["kind"], edge.get("quote"), edge.get("start")) for edge in edges)
    start = times.get("start", "start")
    assert Counter((e["kind"], e.get("quote"), e.get(start)) for *_, e in back.edges(data=True)) == quotes


def test_the_carriage_return_of_a_quote_stays() -> None:
    plan = small_plan()
    task = replace(plan.tasks[2], title="宣传\r\n教育")
    back = nx.read_graphml(io.BytesIO(render(DutyGraph([replace(plan, tasks=(task,))]), "graphml", "zh")))
    assert back.nodes[task.id]["title"] == "宣传\r\n教育"


def test_nodes_apart_only_by_a_control_character_stay_apart() -> None:
    plan = small_plan()
    tasks = (replace(plan.tasks[0], number="一\x07"), replace(plan.tasks[1], number="一"))
    graph = DutyGraph([replace(plan, tasks=tasks)])
    count = sum(1 for _ in graph.nodes())
    assert nx.read_graphml(io.BytesIO(render(graph, "graphml", "zh"))).number_of_nodes() == count


def test_igraph_finds_places_sizes_and_colours(tmp_path: Path) -> None:
    path = tmp_path / "plan.graphml"
    path.write_bytes(render(GRAPH, "graphml", "zh"))
    read = igraph.Graph.Read_GraphML(str(path))
    unit = read.vs.find(id="unit/山东省应急管理厅")
    assert (unit["r"], unit["g"], unit["b"]) == (214, 39, 40)
    assert unit["size"] > read.vs.find(label="青岛海关")["size"] == 14  # it holds one task: 10 + 4 * 1
    chapters = [read.vs.find(label=label)["y"] for label in ("三（一） 践行安全发展理念", "十（四） 强化调度督导")]
    assert chapters[0] > chapters[1]  # upwards, as Gephi draws
    assert len({(vertex["x"], vertex["y"]) for vertex in read.vs}) == read.vcount()


def test_gexf_has_the_same_places_sizes_and_colours() -> None:
    read = nx.read_gexf(io.BytesIO(render(GRAPH, "gexf", "zh"))).nodes
    found = looks(GRAPH, GRAPH.nodes(), GRAPH.edges())
    unit = next(data for data in read.values() if data["label"] == "青岛海关")["viz"]
    assert (unit["size"], unit["color"]) == (14, {"r": 214, "g": 39, "b": 40, "a": 1.0})
    places = [(data["viz"]["position"]["x"], -data["viz"]["position"]["y"]) for data in read.values()]
    assert places == [(look.x, look.y) for look in found.values()]


def test_places_keep_the_order_of_the_plan() -> None:
    graph = DutyGraph([small_plan()])
    found = looks(graph, graph.nodes(), graph.edges())
    tasks = [found[node.id] for node in graph.nodes() if node.kind == "task"]
    # 一（一） has a clause and two duties, 40 a row; 一（二） has a clause and a duty
    assert [task.y - tasks[0].y for task in tasks] == [0, 120, 200]
    duties = [found[node.id] for node in graph.nodes() if node.kind == "duty"]
    assert len({task.x for task in tasks}) == 1
    assert all(duty.x > tasks[0].x for duty in duties)
    units = {node.properties["title"]: found[node.id].size for node in graph.nodes() if node.kind == "unit"}
    assert units["市住建局"] > units["市应急局"]  # two tasks, one


def test_a_kind_to_come_has_a_look() -> None:
    assert all(colour_of(kind.name).startswith("#") for kind in NODES)
    found = looks(GRAPH, [Node("new", "a kind to come", {"title": "新"})], [])
    assert found["new"].label == "新"


@pytest.mark.skipif(not (shutil.which("node") and INSTALLED.is_dir()), reason="no Cytoscape.js: npm install there")
@pytest.mark.parametrize("graph", [GRAPH, HOSTILE_GRAPH])
def test_cytoscape_js_opens_it(graph: DutyGraph) -> None:
    content = render(graph, "cytoscape", "zh")
    opened = subprocess.run(["node", str(JAVASCRIPT / "open.cjs")], input=content, capture_output=True, check=True)
    said = json.loads(opened.stdout)
    assert (said["nodes"], said["edges"]) == (sum(1 for _ in graph.nodes()), sum(1 for _ in graph.edges()))
    if graph is GRAPH:
        assert said["shown"] == {"label": "省应急厅", "colour": "rgb(214,39,40)", "at": {"x": 1000, "y": 0}}
    else:
        assert HOSTILE.replace("\ud800", "\ufffd") in said["titles"]


def test_gephi_gets_two_files_that_fit_together() -> None:
    archive = zipfile.ZipFile(io.BytesIO(render(GRAPH, "gephi", "zh")))
    tables = {name: archive.read(name) for name in archive.namelist()}
    assert tables["nodes.csv"].startswith(b"Id,Label,Kind,")
    nodes, edges = (list(csv.DictReader(io.StringIO(tables[name].decode()))) for name in ("nodes.csv", "edges.csv"))
    assert (len(nodes), len(edges)) == (sum(1 for _ in GRAPH.nodes()), sum(1 for _ in GRAPH.edges()))
    assert {end for edge in edges for end in (edge["Source"], edge["Target"])} <= {node["Id"] for node in nodes}
    assert sum(edge["Label"] == "牵头" for edge in edges) == 45  # counted by hand


# --- Mermaid ----------------------------------------------------------------------------------------------


@pytest.mark.skipif(not INSTALLED.is_dir(), reason="no Mermaid: npm install in tests/exports/javascript")
@pytest.mark.parametrize("graph", [GRAPH, HOSTILE_GRAPH])
def test_mermaid_draws_the_chart_and_text_stays_text(graph: DutyGraph, browser: Any) -> None:
    page = browser.new_page()
    wrong: list[str] = []
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.set_content("<main></main>")
    page.add_script_tag(path=str(INSTALLED / "mermaid" / "dist" / "mermaid.min.js"))
    page.evaluate(
        "async chart => { mermaid.initialize({startOnLoad: false});"
        "document.querySelector('main').innerHTML = (await mermaid.render('drawn', chart)).svg }",
        render(graph, "mermaid", "zh").decode(),
    )
    boxes = page.locator("main g.node").all_text_contents()
    drawing = responsibility(graph, Level.TASK, "zh")
    wanted = [party.label for party in drawing.parties.values()]
    wanted += [label for frame in drawing.frames for label in frame.boxes.values()]
    shown = {"".join(text.split()) for text in boxes}
    assert {"".join(text.split()) for text in wanted} <= shown
    assert page.locator("main img, main script").count() == 0
    assert wrong == []
    page.close()


def test_what_mermaid_would_refuse_is_drawn_by_chapter_or_plan() -> None:
    several, many = (DutyGraph(plans_of(count, 40, random.Random(1))) for count in (2, 40))
    whole, by_chapter = (render(graph, "mermaid", "zh").decode() for graph in (GRAPH, several))
    assert "按章合并" not in whole
    assert "按章合并" in by_chapter
    assert '["三"]:::task' in by_chapter  # a chapter where a task would be
    for chart in (whole, by_chapter):
        assert len(chart) <= MOST_CHARACTERS
        assert sum(chart.count(arrow) for arrow in ("-->", "==>", "-.->", "~~~")) <= MOST_EDGES
    with pytest.raises(DutyGraphError, match="at most 500 lines"):
        render(many, "mermaid", "zh")

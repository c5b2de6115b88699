from __future__ import annotations

import subprocess
import sys
from collections import Counter

from msgspec.structs import replace

import dutygraph
from dutygraph.graph.schema import EDGE_KINDS, NODE_KINDS
from dutygraph.model import Diagnostic, Role, Span
from dutygraph.text.document import read_plan

GRAPH = dutygraph.load()


def test_nodes_by_kind() -> None:
    # 45 tasks of 202 sentences, 41 clauses, 40 units and 2 groups, 8 deadlines, 10 + 11 targets, 9 documents: counted by
    # hand. What the review of the plan answered stands in its file: 24 passages.
    kinds = Counter(node.kind for node in GRAPH.nodes())
    assert kinds == {
        "plan": 1, "section": 27, "task": 45, "duty": 202, "clause": 41, "unit": 40, "group": 2, "deadline": 8, "target": 21, "document": 9,
        "diagnostic": 24,
    }  # fmt: skip


def test_nodes_and_edges_are_those_of_the_schema() -> None:
    kinds = {}
    for node in GRAPH.nodes():
        assert set(node.properties) <= set(NODE_KINDS[node.kind].properties)
        assert node.id not in kinds
        kinds[node.id] = node.kind
    for edge in GRAPH.edges():
        schema = EDGE_KINDS[edge.kind]
        assert kinds[edge.source] in schema.sources
        assert kinds[edge.target] in schema.targets
        assert set(edge.properties) <= set(schema.properties)
        assert edge.span
        assert edge.span.quote


def test_networkx_has_every_node_and_edge_and_their_spans() -> None:
    built = GRAPH.networkx
    assert built.number_of_nodes() == sum(1 for _ in GRAPH.nodes())
    assert built.number_of_edges() == sum(1 for _ in GRAPH.edges())
    assert GRAPH.networkx is built
    assert all(data["quote"] and data["end"] > data["start"] for _, _, data in built.edges(data=True))
    lead = [target for _, target, kind in built.out_edges("unit/山东省应急管理厅", data="kind") if kind == "lead"]
    assert len(lead) == 31


def test_a_clause_in_the_middle_of_a_task_is_an_edge_to_its_duties() -> None:
    plan = read_plan("一、任务\n（一）宣传。开展宣传。（甲省教育厅负责）加强检查。（甲省公安厅负责）", "p.txt")
    edges = [(e.source, e.target, e.kind) for e in dutygraph.DutyGraph([plan]).edges() if e.kind == "lead"]
    assert edges == [("unit/甲省教育厅", "p/一（一）/duty/1", "lead"), ("unit/甲省公安厅", "p/一（一）/duty/2", "lead")]


def test_words_that_were_not_understood_lead_to_what_they_may_charge() -> None:
    text = "一、任务\n（一）宣传。开展宣传。组织演练。责任分工由另文规定的单位牵头落实，加强检查。\n（二）培训。开展培训。\n"
    plan = read_plan(text, "p.txt")
    place = text.index("责任分工")
    span = Span("p.txt", place, place + 10, text[place : place + 10])
    doubt = Diagnostic("unread-clause", 2, span)
    accepted = Diagnostic("unread-clause", 2, span, "")
    graph = dutygraph.DutyGraph([replace(plan, diagnostics=(accepted, doubt))])
    charged = [edge for edge in graph.edges() if edge.kind == "may_charge"]
    assert {edge.source for edge in charged} == {"p/diagnostic/2"}
    # The sentence that the words stand in is among them; what stands behind them is not.
    assert [edge.target for edge in charged] == [
        "p/一（一）",
        "p/一（一）/duty/1",
        "p/一（一）/duty/2",
        "p/一（一）/duty/3",
    ]
    assert all(edge.span == span for edge in charged)


def test_a_unit_in_several_clauses_holds_the_task_once_in_its_strongest_role() -> None:
    plan = read_plan(
        "一、任务\n（一）宣传。开展宣传。（省教育厅配合，省公安厅负责）加强检查。（省教育厅牵头）", "p.txt"
    )
    graph = dutygraph.DutyGraph([plan])
    (held,) = graph.held("省教育厅")
    assert (held.role, held.joint, held.clause.span.quote) == (Role.LEAD, True, "（省教育厅牵头）")


def test_a_plain_answer_does_not_import_networkx() -> None:
    code = "import sys, dutygraph; dutygraph.load().held('省应急厅'); sys.exit('networkx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

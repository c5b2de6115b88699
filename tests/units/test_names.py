from __future__ import annotations

import pytest

import dutygraph
from dutygraph.errors import UnknownName
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.queries.ask import ask
from dutygraph.text.document import read_plan
from dutygraph.units.names import find_name
from dutygraph.units.registry import bundled, full_name

GRAPH = dutygraph.load()


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("省应急厅", "省应急厅"),
        ("省应急管理厅", "省应急厅"),
        ("山东省应急管理厅", "省应急厅"),
        ("应急厅", "省应急厅"),
        ("应急管理厅", "省应急厅"),
        ("省住建厅", "省住房城乡建设厅"),
        ("省发改委", "省发展改革委"),
        ("省发展和改革委员会", "省发展改革委"),
        ("团省委", "共青团山东省委"),
        ("山东煤监局", "山东煤矿安全监察局"),
        ("省高院", "省法院"),
        ("能源局", "省能源局"),
        ("能源监管办", "国家能源局山东监管办公室"),
        ("济南局集团公司", "中国铁路济南局集团有限公司"),
        ("省委党校", "省委党校（山东行政学院）"),
    ],
)
def test_a_unit_is_found_by_its_short_and_long_forms(typed: str, printed: str) -> None:
    assert GRAPH.printed[GRAPH.find_unit(typed).name] == printed


@pytest.mark.parametrize("typed", ["省财政厅", "", "应急部长", "xyz"])
def test_an_unknown_name_is_refused(typed: str) -> None:
    with pytest.raises(UnknownName):
        GRAPH.find_unit(typed)


def test_an_ambiguous_name_lists_what_it_may_mean() -> None:
    names = {"省教育厅": ["a"], "市教育局": ["b"], "省教育考试院": ["c"]}
    with pytest.raises(UnknownName) as caught:
        find_name("教育", names)
    assert caught.value.key == "ambiguous_unit"
    assert set(caught.value.near) == {"省教育厅", "市教育局", "省教育考试院"}


def test_a_name_that_two_provinces_share_must_be_spelled_out() -> None:
    text = "一、任务\n（一）甲\n加强管理。（责任单位：省应急厅牵头，省财政厅配合）"
    graph = DutyGraph(read_plan(f"{region}安全生产规划\n{text}", "plan.txt") for region in ("江苏省", "浙江省"))
    with pytest.raises(UnknownName) as caught:
        graph.held("省应急厅")
    assert set(caught.value.near) == {"江苏省应急厅", "浙江省应急厅"}
    assert [held.task.plan for held in graph.held("浙江省应急厅")] == ["浙江省安全生产规划"]
    asked = ask(graph, "浙江省应急厅牵头哪些任务")
    assert (asked.command, len(asked.answers)) == ("dutygraph tasks 浙江省应急厅 --role lead", 1)


def test_the_registry_knows_every_unit_of_the_bundled_plan() -> None:
    assert all(unit.kind for unit in GRAPH.units.values())
    assert len({unit.name for unit in bundled().units}) == len(bundled().units)


def test_a_name_means_a_unit_of_its_own_region() -> None:
    assert bundled().identify("省应急厅", "江苏省").name == "江苏省应急厅"
    assert full_name("市应急局", "济南市") == "济南市应急局"

"""Who a name means, where and when; and the bundled registry against the plans it quotes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import dutygraph
from dutygraph.errors import UnknownName
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.loaders.decode import read_text
from dutygraph.queries.diff import compare
from dutygraph.text.document import read_plan
from dutygraph.units import units_yaml
from dutygraph.units.bearings import called
from dutygraph.units.registry import Registry, bundled, load

ROOT = Path(__file__).parents[2]

OWN = """
format: 1
units:
- {name: 江南省应急管理厅, kind: provincial_department, region: 江南省, aliases: [省应急厅], from: '2018-10'}
- name: 江南省安全生产监督管理局
  kind: provincial_agency
  region: 江南省
  aliases: [省安监局, 省应急办]
  to: '2018-10'
  successors: [江南省应急管理厅]
- {name: 江南省煤炭局, kind: provincial_agency, region: 江南省, aliases: [省煤炭局], to: '2015', renamed: 江南省煤管局}
- {name: 江南省煤管局, kind: provincial_agency, region: 江南省, to: '2020-06', renamed: 江南省能源局}
- {name: 江南省能源局, kind: provincial_agency, region: 江南省, aliases: [省能源局]}
- {name: 江南省应急管理办公室, kind: provincial_agency, region: 江南省, aliases: [省应急办], from: '2019'}
"""


def registry(text: str = OWN) -> Registry:
    return Registry(units_yaml.loads(text))


def plan_of(title: str, clause: str, issued: str = "") -> str:
    return f"{title}\n{issued}\n一、任务\n（一）管理\n加强安全管理。（责任单位：{clause}）\n"


def test_every_name_of_one_body_is_one_unit_and_the_newest_is_canonical() -> None:
    for name in ("江南省煤炭局", "省煤炭局", "江南省煤管局", "江南省能源局", "省能源局"):
        assert registry().identify(name, "江南省").name == "江南省能源局"
    unit = registry().identify("省煤炭局", "江南省")
    assert [(old.name, old.since, old.until) for old in unit.former] == [
        ("江南省煤炭局", "", "2015"),
        ("江南省煤管局", "2015", "2020-06"),  # it begins where the name before it ended
    ]
    assert unit.since == "2020-06"


def test_a_body_that_ended_is_another_than_the_one_its_work_went_to() -> None:
    known = registry()
    ended = known.identify("省安监局", "江南省")
    assert (ended.name, ended.successors) == ("江南省安全生产监督管理局", ("江南省应急管理厅",))
    assert known.predecessors(known.identify("省应急厅", "江南省")) == ("江南省安全生产监督管理局",)


@pytest.mark.parametrize(
    ("day", "meant"),
    [
        (dt.date(2017, 1, 1), "江南省安全生产监督管理局"),
        (dt.date(2018, 12, 31), "江南省安全生产监督管理局"),  # between the two: the last to have had it
        (dt.date(2020, 1, 1), "江南省应急管理办公室"),
        (None, "江南省应急管理办公室"),
    ],
)
def test_a_name_that_two_bodies_had_in_turn_is_told_apart_by_the_day(day: dt.date | None, meant: str) -> None:
    assert registry().identify("省应急办", "江南省", day).name == meant


@pytest.mark.parametrize(
    ("day", "name"), [("2014-05-01", "江南省煤炭局"), ("2016-05-01", "江南省煤管局"), ("2020-07-01", "江南省能源局")]
)
def test_what_a_unit_was_called_on_a_day(day: str, name: str) -> None:
    assert called(registry().identify("省能源局", "江南省"), dt.date.fromisoformat(day)) == name


def test_plans_of_2021_and_2024_meet_in_the_unit_that_a_reform_renamed() -> None:
    old = read_plan(plan_of("山东省矿山安全规划（2021—2025年）", "山东煤矿安全监察局牵头，省能源局配合"), "a.txt")
    new = read_plan(plan_of("山东省矿山安全方案（2024—2026年）", "国家矿山安全监察局山东局牵头，省能源局配合"), "b.txt")
    graph = DutyGraph([old, new])
    for typed in ("山东煤矿安全监察局", "山东煤监局", "国家矿山安全监察局山东局", "国家矿山安监局山东局"):
        assert [held.task.plan for held in graph.held(typed)] == [old.id, new.id]
    assert [change.kind.value for change in compare(old, new)] == []  # the same lead under another name is no change


def test_short_national_names_mean_the_ministry_only_in_plans_of_the_nation() -> None:
    known = bundled()
    assert known.identify("林业局", "全国").name == "国家林业局"
    assert known.identify("林业局", "山东省").kind == ""
    assert known.identify("市场监管总局", "江南省").name == "国家市场监督管理总局"
    assert known.identify("山东海事局", "").name == "中华人民共和国山东海事局"  # the region is in the name


def test_a_plan_sent_to_the_provinces_is_one_of_the_nation() -> None:
    sent = "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n"
    assert read_plan(sent + plan_of("", "能源局"), "a.txt").region == "全国"
    assert read_plan("某方案\n学习各省、自治区、直辖市的做法。\n" + plan_of("", "能源局"), "a.txt").region == ""


def test_a_users_registry_is_right_where_the_two_disagree(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(
        """
format: 1
units:
- {name: 山东省应急管理厅, kind: provincial_department, region: 山东省, aliases: [省应急厅, 鲁应急]}
- {name: 山东省某局, kind: provincial_agency, region: 山东省, aliases: [省工信厅]}
""",
        "utf-8",
    )
    known = bundled().extended(load(file))
    assert known.identify("鲁应急", "山东省").name == "山东省应急管理厅"
    assert known.identify("省应急管理厅", "山东省").kind == ""  # the file's unit stands in place of the bundled one
    assert known.identify("省工信厅", "山东省").name == "山东省某局"
    assert known.identify("省工业和信息化厅", "山东省").aliases == ("省工业和信息化厅",)  # without the name it lost
    assert known.identify("省公安厅", "山东省") == bundled().identify("省公安厅", "山东省")


def test_a_users_registry_counts_in_the_graph() -> None:
    plan = read_plan(plan_of("江南省方案（2016—2020年）", "省煤炭局牵头，省安监局配合"), "a.txt")
    graph = DutyGraph([plan], bundled().extended(registry()))
    assert list(graph.units) == ["江南省能源局", "江南省安全生产监督管理局"]


def test_one_name_in_two_plans_means_who_had_it_when_each_was_issued() -> None:
    plans = [
        read_plan(plan_of(f"江南省方案（{years}）", "省应急办牵头"), "a.txt")
        for years in ("2016—2018年", "2021—2025年")
    ]
    graph = DutyGraph(plans, registry())
    for name, plan in zip(("江南省安全生产监督管理局", "江南省应急管理办公室"), plans, strict=True):
        assert [held.task.plan for held in graph.held(name)] == [plan.id]
    with pytest.raises(UnknownName, match="江南省应急管理办公室"):
        graph.find_unit("省应急办")
    # Who compares the two finds the lead changed, though the words did not.
    assert [change.kind.value for change in compare(*plans, registry())] == ["lead"]


def test_a_name_ends_where_the_next_begins() -> None:
    known = registry(
        "format: 1\nunits:\n- {name: 江南省旧局, kind: enterprise, region: 江南省, renamed: 江南省新局}\n"
        "- {name: 江南省新局, kind: enterprise, region: 江南省, from: '2020-06', sources: {from: 某文}}\n"
    )
    (former,) = known.identify("江南省旧局", "江南省").former
    assert (former.until, former.source("to")) == ("2020-06", "某文")


# --- the bundled registry ---------------------------------------------------------------------------------


def test_every_unit_of_the_shandong_plan_is_registered() -> None:
    graph = dutygraph.load()
    assert [unit.name for unit in graph.units.values() if not unit.kind] == []


def test_a_plan_that_is_named_as_a_source_has_the_words() -> None:
    texts = {path.stem: read_text(path) for path in (ROOT / "benchmarks" / "plans").glob("国*.txt")}
    texts["山东省“十四五”安全生产规划"] = read_text(ROOT / "examples" / "山东省“十四五”安全生产规划.txt")
    checked = 0
    for unit in bundled().units:
        for naming in (unit, *unit.former):
            for fact, source in naming.sources:
                for text in (texts[name] for name in source.split("；") if name in texts):
                    assert fact in text.replace("\n", ""), (fact, source)
                    checked += 1
    assert checked > 100


def test_whom_the_bundled_registry_names_as_successor_or_parent_it_knows() -> None:
    known = bundled()
    for unit in known.units:
        for name in (*unit.successors, *((unit.parent,) if unit.parent else ())):
            assert known.identify(name, unit.region).kind, (unit.name, name)


def test_members_are_listed_only_with_a_source() -> None:
    assert all(unit.source("members") for unit in bundled().units if unit.members)

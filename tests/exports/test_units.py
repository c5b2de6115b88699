"""What is told of a unit: former names, days, who came before and after, and who says so."""

from __future__ import annotations

import json

from click.testing import CliRunner

from dutygraph.cli import cli
from dutygraph.exports.units import identity_lines, identity_record
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.queries.units import unit
from dutygraph.text.document import read_plan
from dutygraph.units import units_yaml
from dutygraph.units.registry import Registry

GRAPH = DutyGraph(
    [
        read_plan(
            "江南省安全规划（2021—2025年）\n一、任务\n（一）管理\n"
            "加强管理。（责任单位：省应急厅牵头，省煤监局、省公安厅、有关部门配合）\n",
            "plan.txt",
        )
    ],
    Registry(
        units_yaml.loads(
            """
format: 1
units:
- {name: 江南省煤监局, kind: provincial_agency, region: 江南省, aliases: [省煤监局], to: '2021-10', renamed: 江南省矿监局}
- {name: 江南省矿监局, kind: provincial_agency, region: 江南省, parent: 国务院, sources: {parent: 甲文}}
- {name: 江南省安监局, kind: provincial_agency, region: 江南省, to: '2018', successors: [江南省应急厅]}
- {name: 江南省应急厅, kind: provincial_department, region: 江南省, aliases: [省应急厅]}
- {name: 有关部门, kind: group, region: 江南省, members: [省应急厅, 省公安厅], sources: {members: 某办法第三条}}
"""
        )
    ),
)


def test_the_record_of_a_unit_that_was_renamed() -> None:
    assert identity_record(unit(GRAPH, "省煤监局")) == {
        "since": "2021-10",
        "until": "",
        "former": [
            {
                "name": "江南省煤监局",
                "aliases": ["省煤监局"],
                "since": "",
                "until": "2021-10",
                "sources": {
                    "江南省煤监局": "unverified",
                    "省煤监局": "unverified",
                    "to": "unverified",
                    "renamed": "unverified",
                },
            }
        ],
        "predecessors": [],
        "successors": [],
        "members": [],
        "sources": {"江南省矿监局": "unverified", "kind": "unverified", "parent": "甲文", "from": "unverified"},
    }


def test_the_lines_of_a_unit_in_both_languages() -> None:
    assert identity_lines(unit(GRAPH, "省煤监局"), "zh") == [
        "正式名称：江南省矿监局",
        "曾用名：江南省煤监局，简称 省煤监局（？ 至 2021-10）",
        "类别：省政府直属机构、部门管理机构",
        "上级：国务院",
        "现名称始于：2021-10",
        "出处：",
        "    甲文：上级",
        "    未经核实：江南省矿监局、类别、开始时间、江南省煤监局、省煤监局、江南省煤监局：结束时间、江南省煤监局：更名",
    ]
    assert "former names: 江南省煤监局, in short 省煤监局 (? to 2021-10)" in identity_lines(
        unit(GRAPH, "省煤监局"), "en"
    )


def test_predecessors_are_those_that_name_the_unit_as_their_successor() -> None:
    assert identity_record(unit(GRAPH, "省应急厅"))["predecessors"] == ["江南省安监局"]
    assert "前身：江南省安监局" in identity_lines(unit(GRAPH, "省应急厅"), "zh")


def test_members_of_a_group_are_an_inference_with_its_source_and_hold_nothing_by_it() -> None:
    assert identity_record(unit(GRAPH, "有关部门"))["members"] == [
        {"name": "省应急厅", "basis": "inferred", "source": "某办法第三条"},
        {"name": "省公安厅", "basis": "inferred", "source": "某办法第三条"},
    ]
    assert unit(GRAPH, "省公安厅").total == 1


def test_of_a_unit_that_nobody_registered_nothing_is_claimed() -> None:
    record = identity_record(unit(GRAPH, "省公安厅"))
    assert record == {
        "since": "", "until": "", "former": [], "predecessors": [], "successors": [], "members": [], "sources": {},
    }  # fmt: skip


def test_the_command_finds_a_unit_by_a_former_name() -> None:
    result = CliRunner().invoke(cli, ["unit", "山东煤监局", "--format", "json"])
    record = json.loads(result.stdout)
    assert (record["unit"], record["name"]) == ("山东煤矿安全监察局", "国家矿山安全监察局山东局")
    assert [old["name"] for old in record["former"]] == ["山东煤矿安全监察局"]
    assert record["sources"]["kind"] == "unverified"

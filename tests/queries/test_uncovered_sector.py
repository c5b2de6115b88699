from __future__ import annotations

import msgspec
import pytest

import dutygraph
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Plan, Severity
from dutygraph.queries.gaps import find_gaps
from dutygraph.queries.gaps.rule import Gap
from dutygraph.sectors.scheme import label
from dutygraph.text.document import read_plan
from dutygraph.text.marks import mend

GRAPH = dutygraph.load()
LED = "（责任单位：省应急厅牵头，省公安厅按职责分工负责）"
SHARED = "（省应急厅、省公安厅按职责分工负责）"
SECTORS = [
    f"（{n}）{name}安全。加强监管。{LED}"
    for n, name in zip("一二三四五", ["煤矿", "消防", "电力", "燃气", "铁路"], strict=True)
]


def read(*paragraphs: str, title: str = "某省安全生产规划", region: str = "") -> Plan:
    plan = read_plan("\n".join([title, "", "一、主要任务", *SECTORS, *paragraphs]), "plan.txt")
    return msgspec.structs.replace(plan, region=region, id=title)


def found_in(*plans: Plan) -> list[Gap]:
    return find_gaps(DutyGraph(plans), ["uncovered-sector"])


def names(gaps: list[Gap]) -> str:
    return "；".join(gap.message("zh") for gap in gaps)


def test_the_findings_on_the_shandong_plan() -> None:
    found = find_gaps(GRAPH, ["uncovered-sector"])
    # Read by hand: the sentences that alone name sectors, and all that the plan names nowhere in one finding.
    assert [(gap.task.number if gap.task else "", gap.message("zh").split(" ", 1)[-1]) for gap in found[:-1]] == [
        ("三（二）", "文中有所涉及，未见专门针对它的任务：旅游景区、旅行社、民宿"),
        ("六（一）", "文中有所涉及，未见专门针对它的任务：学校、幼儿园、校外培训、实验室；医疗卫生机构"),
        (
            "六（四）",
            "文中有所涉及，未见专门针对它的任务：经营性自建房、既有房屋安全；户外广告、幕墙、地下空间、人防工程；充电设施；"
            "商场、超市、市场、餐饮、住宿",
        ),
        ("六（五）", "文中有所涉及，未见专门针对它的任务：铁路、交通、水利、电力等专业工程施工"),
        ("七（二）", "文中有所涉及，未见专门针对它的任务：通信、互联网、数据中心"),
    ]
    assert "医院、学校、科研机构" in mend(found[1].evidence.quote)  # type: ignore[union-attr]
    nowhere = found[-1].message("zh")
    assert (found[-1].task, found[-1].evidence, found[-1].plan) == (None, None, GRAPH.plans[0].id)
    for code in ("24", "26", "11", "13.2", "61", "35.1"):
        assert label(GRAPH.scheme.sectors[code], "zh") in nowhere
    for code in ("13.1", "48", "29", "59", "Q", "01", "17"):  # led, mentioned, or work that no-lead tells of
        assert label(GRAPH.scheme.sectors[code], "zh") not in nowhere
    assert "通用航空" not in nowhere  # 民航 above it is told
    assert "瓶装燃气" not in names(found)  # 燃气 above it is led
    assert found[-1].rule.severity is Severity.LOW


@pytest.mark.parametrize(
    ("added", "fires"),
    [
        (f"（六）其他。推动安全宣传进机场。{LED}", True),  # mentioned
        (f"（六）其他。加强民航安全监管。{LED}", False),
        (f"（六）其他。加强民航安全监管。{SHARED}", False),  # no-lead tells of it
        ("（六）其他。加强民航安全监管。", False),  # no-owner tells of it
        ("（六）民航安全。加强监管。（责任单位：）", False),  # not understood
        (f"（六）其他。开展检查。{LED}", True),  # named nowhere
    ],
)
def test_it_fires_where_it_must_and_only_there(added: str, fires: bool) -> None:
    assert ("民航" in names(found_in(read(added)))) is fires


def test_other_plans_are_not_held_against_the_checklist() -> None:
    assert found_in(read())
    assert not found_in(read(title="某省消防安全规划"))
    other = "\n".join(["某省工业互联网行动计划", "", "一、任务", f"（一）平台。推动煤矿、电力企业建设平台。{LED}"])
    assert not found_in(read_plan(other, "plan.txt"))
    assert not found_in()


def test_plans_of_a_region_are_taken_together_and_regions_apart() -> None:
    aviation = f"（六）民航安全。加强监管。{LED}"
    one, other = read(title="甲省安全生产规划", region="甲省"), read(aviation, title="甲省安全生产要点", region="甲省")
    far = read(aviation, title="乙省安全生产规划", region="乙省")
    assert "民航" not in names(found_in(one, other))
    assert "民航" in names(found_in(one, far))
    assert [gap.plan for gap in found_in(one, other)] == [""]
    assert [gap.plan for gap in found_in(one, far)] == ["甲省安全生产规划", "乙省安全生产规划"]


def test_one_finding_tells_of_all_that_is_named_nowhere() -> None:
    assert len(found_in(read())) == 1


def test_a_finding_says_the_same_each_time_and_both_languages_are_filled_in() -> None:
    first, second = (find_gaps(dutygraph.load(), ["uncovered-sector"]) for _ in range(2))
    assert [gap.finding.values for gap in first] == [gap.finding.values for gap in second]
    for gap in first:
        for lang in ("zh", "en"):
            assert "{" not in gap.message(lang) + gap.suggestion(lang)

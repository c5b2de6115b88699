from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

import dutygraph
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.loaders import load_plans
from dutygraph.model import Coverage, Plan
from dutygraph.queries.sectors import SectorAnswer, concerns_safety, sectors, uncovered
from dutygraph.sectors.scheme import BUNDLED, load, loads
from dutygraph.text.document import read_plan
from dutygraph.text.marks import mend

GRAPH = dutygraph.load()
SAID = {answer.sector.code: answer for answer in sectors(GRAPH)}
GOLD: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).parents[1].joinpath("gold", "sectors.yaml").read_text(encoding="utf-8")
)["sectors"]
PLANS = Path(__file__).parents[2] / "benchmarks" / "plans"


def read(*paragraphs: str, title: str = "某省安全生产规划") -> Plan:
    return read_plan("\n".join([title, "", "一、主要任务", *paragraphs]), "plan.txt")


def said_of(*paragraphs: str) -> dict[str, SectorAnswer]:
    return {answer.sector.code: answer for answer in sectors(DutyGraph([read(*paragraphs)]))}


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["sector"])
def test_what_the_shandong_plan_says_of_a_sector(gold: dict[str, Any]) -> None:
    said = SAID[gold["code"]]
    assert said.coverage == gold["coverage"]
    assert list(said.leads) == gold.get("leads", [])
    assert [task.number for task in said.tasks] == gold.get("tasks", [])
    assert said.unled == gold.get("reason")
    if "others" in gold:
        assert list(said.others) == gold["others"]
    if "quote" in gold:
        assert any(gold["quote"] in mend(evidence.span.quote) for evidence in said.evidence)
    else:
        assert not said.evidence


def test_a_sector_is_covered_only_with_evidence_that_stands_in_the_text() -> None:
    source = next(Path(__file__).parents[2].joinpath("examples").glob("*.txt")).read_bytes().decode()
    for said in SAID.values():
        assert bool(said.evidence) == (said.coverage is not Coverage.NONE)
        for evidence in said.evidence:
            assert source[evidence.span.start : evidence.span.end] == evidence.span.quote
            found = mend(evidence.span.quote)
            narrower = [below.words + below.passing for below in GRAPH.scheme.narrower.get(said.sector.code, ())]
            words = (*said.sector.words, *said.sector.passing, *(word for words in narrower for word in words))
            assert any(word in found for word in words), (said.sector.label, found)


@pytest.mark.parametrize(
    ("file", "code", "coverage", "leads"),
    [
        # each read in the text: an owner's name, a price, a place, and work
        ("国办发〔2013〕104号.txt", "01", "unled", []),  # （能源局、煤矿安监局、发展改革委按职责分工负责）
        ("国办发〔2013〕104号.txt", "23", "none", []),  # 铁路局 in a clause only
        ("国办发〔2013〕104号.txt", "59", "mentioned", []),  # who pays for schools that mines ran
        ("国办发〔2020〕24号.txt", "24", "mentioned", []),  # smart cars driven at airports
        ("国发〔2019〕3号.txt", "24", "none", []),  # 航空航天 is an industry
        ("国办函〔2014〕119号.txt", "13.2", "mentioned", []),  # what makes an accident a grave one
        ("unseen-14.txt", "17", "led", ["省交通运输厅", "省公安厅"]),  # 打击旅游客运“黑车”
        ("unseen-14.txt", "57", "led", ["省体育局"]),  # 玻璃栈道等项目安全监管
        ("unseen-13.txt", "14", "led", ["市消防救援总队"]),
    ],
)
def test_what_other_plans_say(file: str, code: str, coverage: str, leads: list[str]) -> None:
    said = {answer.sector.code: answer for answer in sectors(DutyGraph(load_plans([PLANS / file])))}[code]
    assert (said.coverage.value, list(said.leads)) == (coverage, leads)


LED = "（责任单位：省交通运输厅牵头，省公安厅按职责分工负责）"


def test_no_task_no_lead_nobody_and_only_mentioned_are_told_apart() -> None:
    def tell(text: str) -> tuple[str, str | None, tuple[str, ...], tuple[str, ...]]:
        said = said_of(text)["24"]
        return said.coverage.value, said.unled, said.leads, said.others

    assert tell(f"（一）航空。加强民航安全监管。{LED}") == ("led", None, ("省交通运输厅",), ("省公安厅",))
    assert tell("（一）航空。加强民航安全监管。（省交通运输厅、省公安厅按职责分工负责）") == (
        *("unled", "no-lead", ()),
        ("省交通运输厅", "省公安厅"),
    )
    assert tell("（一）航空。加强民航安全监管。") == ("unled", "no-owner", (), ())
    assert tell(f"（一）宣传。推动安全宣传进机场。{LED}") == ("mentioned", None, (), ())
    assert tell(f"（一）宣传。推动安全宣传进企业。{LED}") == ("none", None, (), ())


def test_a_charge_that_was_not_understood_is_never_called_nobody() -> None:
    said = said_of("（一）民航安全。加强监管。（责任单位：）")["24"]
    assert (said.coverage, said.unled) == (Coverage.UNLED, "unread")


def test_a_heading_decides_before_sentences_and_these_before_lists() -> None:
    shared = "（省能源局、省公安厅按职责分工负责）"
    said = said_of(f"（一）电力安全。开展整治。{shared}", f"（二）检查。加强电网安全监管。{LED}")["34"]
    assert (said.coverage, said.elsewhere) == (Coverage.UNLED, ("省交通运输厅",))
    said = said_of(f"（一）检查。加强电网安全监管。{LED}", f"（二）其他。加强供水、电力等设施安全管理。{shared}")["34"]
    assert (said.coverage, said.others) == (Coverage.LED, ("省公安厅",))


def test_a_broader_sector_is_led_where_all_its_narrower_ones_are() -> None:
    scheme = loads(
        "format: 1\ntitle: x\nsectors:\n"
        "- {code: W, label: 宽, label_en: Wide, words: [文体]}\n"
        "- {code: A, label: 甲, label_en: A, broader: W, words: [剧场]}\n"
        "- {code: B, label: 乙, label_en: B, broader: W, words: [球场]}\n",
        "own.yaml",
    )

    def wide(*sentences: str) -> SectorAnswer:
        return sectors(DutyGraph([read(f"（一）检查。{''.join(sentences)}{LED}")], scheme=scheme))[0]

    both = wide("加强剧场安全监管。", "加强球场安全监管。")
    assert (both.coverage, both.leads, both.is_by_narrower) == (Coverage.LED, ("省交通运输厅",), True)
    assert wide("加强剧场安全监管。").coverage is Coverage.MENTIONED
    assert wide("加强监管。").coverage is Coverage.NONE


def test_a_plan_without_duties_names_nothing() -> None:
    plan = msgspec.structs.replace(read(f"（一）检查。加强民航安全监管。{LED}"), tasks=())
    assert {answer.coverage for answer in sectors(DutyGraph([plan]))} == {Coverage.NONE}
    assert {answer.coverage for answer in sectors(DutyGraph([]))} == {Coverage.NONE}
    assert not concerns_safety(plan)


def test_a_copy_of_the_bundled_checklist_gives_the_same_answers() -> None:
    copy = load(BUNDLED)
    assert sectors(DutyGraph(GRAPH.plans, scheme=copy)) == sectors(GRAPH)


def test_the_uncovered_are_those_nobody_leads_the_worst_first() -> None:
    found = uncovered(SAID.values())
    assert len(found) == sum(said.coverage is not Coverage.LED for said in SAID.values())
    order = [Coverage.NONE, Coverage.MENTIONED, Coverage.UNLED]
    assert [said.coverage for said in found] == sorted((said.coverage for said in found), key=order.index)


FIVE = [
    f"（{n}）{name}安全。加强监管。{LED}"
    for n, name in zip("一二三四五", ["煤矿", "消防", "电力", "燃气", "铁路"], strict=True)
]


@pytest.mark.parametrize(
    ("title", "paragraphs", "expected"),
    [
        ("某省安全生产规划", FIVE, True),
        ("某省重点工作分工方案", FIVE, True),  # its headings say so
        ("某省消防安全生产规划", FIVE, False),  # limited to a sector
        ("某省安全生产规划", FIVE[:4], False),  # too little to say that it is about all
        ("某省“十四五”安全生产规划", ["（一）整治。加强煤矿、消防、电力、燃气、铁路安全监管。"], True),
        ("某省“工业互联网+安全生产”行动计划", ["（一）整治。加强煤矿、消防、电力、燃气、铁路安全监管。"], False),
        ("某省数字政府规划", ["（一）整治。加强煤矿、消防、电力、燃气、铁路安全监管。"], False),
    ],
)
def test_which_plans_the_checklist_is_held_against(title: str, paragraphs: list[str], expected: bool) -> None:
    assert concerns_safety(read(*paragraphs, title=title)) is expected


def test_no_other_real_plan_is_one_about_work_safety_in_general() -> None:
    plans = [plan for file in sorted(PLANS.iterdir()) for plan in load_plans([file])]
    assert len(plans) == 22
    assert not [plan.title for plan in plans if concerns_safety(plan)]
    assert concerns_safety(GRAPH.plans[0])

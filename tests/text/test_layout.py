from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutygraph.text.layout import repair
from dutygraph.text.marks import mend


def paragraphs(source: str) -> list[str]:
    return repair(source).text.split("\n")


@pytest.mark.parametrize(
    ("source", "joined"),
    [
        ("深入推进企业安全风险分级管控和隐患排查治理双重预防体系建设，深化企业安全风\n\n险分级管控。", None),
        ("（责任单位：省应急厅牵头，省工业和\n\n信息化厅等按职责分工负责）", None),
        ("普及安全知识，\n\n培育安全文化。", None),
        ("（责任单位：省应急厅、省委党校（山东行政学院）按职责分\n工负责）", None),
        ("督促解决问题。（责任单位：\n\n省应急厅牵头)", "督促解决问题。（责任单位：省应急厅牵头）"),
        ("依法实施禁入。（责\n\n责任单位：省应急厅牵头）", "依法实施禁入。（责任单位：省应急厅牵头）"),
        ("依法实施禁入。（责任\n\n责任单位：省应急厅牵头）", "依法实施禁入。（责任单位：省应急厅牵头）"),
    ],
)
def test_what_a_page_break_tore_is_joined(source: str, joined: str | None) -> None:
    assert paragraphs(source) == [joined or source.replace("\n", "")]


@pytest.mark.parametrize(
    "source",
    [
        "一、总体要求\n坚持统一领导。",
        "整治（突出（问题。\n加强管理。",
        "（一）煤矿安全\n\n推进淘汰落后产能。",
        "加强管理。\n完善制度。",
        "加强管理\n（责任单位：省应急厅）",
        "1. 重特大事故得到有效遏制；\n2. 死亡率控制在0.01以内；",
        "分项目标\n——责任体系更加严密。\n——依法治理更加有力。",
        "生产安全事故控制指标\n1. 重特大事故得到有效遏制；",
    ],
)
def test_lines_that_are_whole_stay_apart(source: str) -> None:
    assert len(paragraphs(source)) == len([line for line in source.split("\n") if line])


def test_a_text_wrapped_at_a_width_is_unwrapped_and_its_short_lines_end_paragraphs() -> None:
    lines = [
        "加强工业园区安全生产源头管控，明确园区项目准",
        "入条件，制定目录。严格建设项目安全审查，严防",
        "高风险项目转移。",
    ]
    lines += [
        "合理布局工业园区内企业，完善公共设施，推进智",
        "慧园区建设。开展工业园区整体性安全风险评估，",
        "有序推进封闭化管理。",
    ]
    assert paragraphs("\n".join(lines)) == ["".join(lines[:3]), "".join(lines[3:])]


def test_a_full_line_of_a_wrapped_text_goes_on_whatever_it_ends_with() -> None:
    lines = [
        "加强工业园区安全生产源头管控明确准入条件。",
        "严格建设项目安全审查严防高风险项目转移合理",
        "布局工业园区内企业完善公共设施推进智慧园区",
    ]
    lines += ["建设有序推进封闭化管理提升应急处置能力水平", "和救援队伍建设。"]
    assert paragraphs("\n".join(lines)) == ["".join(lines)]


def test_a_text_with_long_paragraphs_is_not_taken_for_wrapped_where_a_few_are_torn() -> None:
    torn = ["加强工业园区安全生产源头管控，明确准", "入条件。"] * 4
    titles = ["生产安全事故控制指标及其责任单位一览", "国家级"]  # as wide as the torn lines
    long = "严格建设项目安全审查，严防高风险项目转移，合理布局工业园区内企业，完善公共设施，推进智慧园区建设。"
    assert paragraphs("\n".join([long, *torn, *titles]))[-2:] == titles


@pytest.mark.parametrize(
    ("source", "normal"),
    [
        ("(十二) 油气管道安全", "（十二）油气管道安全"),
        ("到 2025 年", "到2025年"),
        ("省应急厅,省公安厅:  1,000 家", "省应急厅，省公安厅：1,000家"),
        ("［责任单位：省应急厅］", "【责任单位：省应急厅】"),
        ("推广 Internet of Things 技术", "推广Internet of Things技术"),
        ("3. 2035 年远景目标", "3. 2035年远景目标"),
        ("下降 22.5%", "下降22.5%"),
    ],
)
def test_marks_and_blanks_are_equal_in_either_width(source: str, normal: str) -> None:
    assert mend(source) == repair(source).text == normal


FRAGMENTS = [
    "（责",
    "责任单位：",
    "省应急厅",
    "，",
    "。",
    "\n",
    "\n\n",
    "\r\n",
    "\u2028",
    " ",
    "\u3000",
    "(",
    ")",
    "一、",
]
FRAGMENTS += ["（一）", "2025 年", "1. ", "——", "GDP", "安全生产" * 9, "\ufeff", "𠀀"]


@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), max_size=40).map("".join))
def test_every_character_of_the_repaired_text_stands_at_its_offset_in_the_source(source: str) -> None:
    repaired = repair(source)
    for position, char in enumerate(repaired.text):
        if char != "\n":
            start, end = repaired.source_range(position, position + 1)
            printed = source[start:end]
            # A half-width full stop is told from a decimal point by what stands beside it.
            assert char in (printed, mend(printed)) or (char, printed) == ("。", ".")
    starts = [repaired.source_offset(position) for position in range(len(repaired.text))]
    assert starts == sorted(starts)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
def test_a_repaired_text_needs_no_more_blanks_taken_out(source: str) -> None:
    for paragraph in paragraphs(source):
        assert mend(paragraph) == paragraph

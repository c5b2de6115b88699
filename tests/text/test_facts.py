"""Deadlines, targets and citations of single sentences."""

from __future__ import annotations

import pytest

from dutygraph.model import Period
from dutygraph.text.citations import find_citations
from dutygraph.text.deadlines import Horizon, find_deadlines, find_period
from dutygraph.text.marks import mend
from dutygraph.text.targets import find_targets

PLAN = Horizon(Period(2021, 2025))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2021年底前实现安全总监应配尽配。", [("2021年底前", "2021-12-31", "year-end")]),
        ("到 2025 年，全省煤矿完成智能化改造。", [("到2025年", "2025-12-31", "year")]),
        ("力争到“十四五”末，人员下降50%以上。", [("力争到“十四五”末", "2025-12-31", "plan-end")]),
        (
            "在 2023 年、2025 年底前，分别进行评估。",
            [("2023年、2025年底前", "2023-12-31", "year-end"), ("2023年、2025年底前", "2025-12-31", "year-end")],
        ),
        ("2023年6月底前完成。", [("2023年6月底前", "2023-06-30", "month")]),
        ("2024年2月前完成。", [("2024年2月前", "2024-01-31", "month")]),
        ("2022年12月31日前完成。", [("2022年12月31日前", "2022-12-31", "day")]),
        ("2024年上半年建成平台。", [("2024年上半年", "2024-06-30", "half-year")]),
        ("2024年三季度末完成。", [("2024年三季度末", "2024-09-30", "quarter")]),
        ("2023年前全部完成。", [("2023年前", "2022-12-31", "year")]),
        ("规划期末全面建成。", [("规划期末", "2025-12-31", "plan-end")]),
        ("加强宣传，长期坚持。", [("长期坚持", None, "standing")]),
        ("长期坚持。", []),
        ("2020年各类事故起数和死亡人数较2015年分别下降22.5%和16.8%。", []),
        ("2019年以来，全省事故下降。", []),
        ("2020年底前已完成整治。", []),
        ("“十三五”期间，全省生产安全事故总量连续5年下降。", []),
        ("制定《2025年行动方案》。", []),
        ("把安全生产纳入公民法治宣传教育五年规划。", []),
    ],
)
def test_words_that_set_a_date(sentence: str, expected: list[tuple[str, str | None, str]]) -> None:
    text = mend(sentence)
    read = [(text[r.start : r.end], str(r.by) if r.by else None, r.precision.value) for r in find_deadlines(text, PLAN)]
    assert read == expected


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("山东省“十四五”安全生产规划", (2021, 2025)),
        ("某市安全生产三年行动方案（2024-2026年）", (2024, 2026)),
        ("国家“十五五”应急体系规划", (2026, 2030)),
        ("关于加强安全生产工作的意见", None),
    ],
)
def test_the_years_a_title_names(title: str, period: tuple[int, int] | None) -> None:
    assert find_period(title) == (Period(*period) if period else None)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("智能化开采产量达90%以上。", [("智能化开采产量", ">=", 90, "%")]),
        ("全省地下矿山压减三分之一，不再新批石膏矿山。", [("全省地下矿山", "decrease", 33.33, "%")]),
        (
            "大型矿山井下作业人员下降50%以上，中小型矿山井下作业人员下降30%以上。",
            [("大型矿山井下作业人员", "decrease", 50, "%"), ("中小型矿山井下作业人员", "decrease", 30, "%")],
        ),
        (
            "2022年底前具有安全生产相关专业背景和实践经验的执法人员不低于在职人员的75%。",
            [("具有安全生产相关专业背景和实践经验的执法人员", ">=", 75, "%")],
        ),
        ("编制完善《总体应急预案》和 24 个省级专项应急预案。", [("省级专项应急预案", "=", 24, "个")]),
        (
            "执法人员入职培训不少于3个月，每年参加不少于2周的复训。",
            [("执法人员入职培训", ">=", 3, "个月"), ("复训", ">=", 2, "周")],
        ),
        ("2021年底前实现安全总监应配尽配。", [("安全总监", "=", 100, "%")]),
        ("道路交通万车死亡率控制在 1.35 以内。", [("道路交通万车死亡率", "<=", 1.35, "")]),
        ("各类生产安全事故死亡人数下降 10%。", [("各类生产安全事故死亡人数", "decrease", 10, "%")]),
        ("制定市县党委政府、责任部门、企业 3 个层面的共性任务清单，实施全覆盖督导。", []),
        ("2020年事故死亡人数较2015年下降16.8%。", []),
        ("现有24个省级专项应急预案。", []),
        ("全面完成“十三五”目标，推进三年行动。", []),
        ("深入开展“查身边隐患”活动，建立每周工作报告机制。", []),
    ],
)
def test_measurable_aims(sentence: str, expected: list[tuple[str, str, float, str]]) -> None:
    assert [(r.what, r.comparator.value, r.value, r.unit) for r in find_targets(mend(sentence))] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "贯彻执行新修订的《安全生产法》，以《安全生产条例》为主体。",
            [("安全生产法", "贯彻执行"), ("安全生产条例", "")],
        ),
        ("修订《甲办法》《乙办法》和《丙规定》等规章。", [("甲办法", "修订"), ("乙办法", "修订"), ("丙规定", "修订")]),
        ("制定出台《关于深化执法改革的实施意见》。", [("关于深化执法改革的实施意见", "制定出台")]),
        ("落实《关于印发〈办法〉的通知》。", [("关于印发〈办法〉的通知", "落实")]),
        ("打通“生命通道”。", []),
    ],
)
def test_documents_that_are_named(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(reading.title, reading.act) for reading in find_citations(sentence)] == expected

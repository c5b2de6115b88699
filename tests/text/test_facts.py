"""Deadlines, targets and citations of single sentences."""

from __future__ import annotations

import datetime as dt

import pytest

from dutygraph.model import Period
from dutygraph.text import targets
from dutygraph.text.citations import find_citations
from dutygraph.text.deadlines import Horizon, find_deadlines, find_labelled_deadlines, find_period
from dutygraph.text.marks import mend

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


YEARLY = Horizon(Period(2023, 2023))
ISSUED = Horizon(None, 2018, dt.date(2018, 12, 29))


@pytest.mark.parametrize(
    ("sentence", "horizon", "expected"),
    [
        ("6月30日前完成。", YEARLY, [("6月30日前", "2023-06-30", "day")]),
        (
            "9月底前出台办法，年底前全面推开。",
            YEARLY,
            [("9月底前", "2023-09-30", "month"), ("年底前", "2023-12-31", "year-end")],
        ),
        ("改造工程三季度完成。", YEARLY, [("三季度", "2023-09-30", "quarter")]),
        ("年内完成验收。", YEARLY, [("年内", "2023-12-31", "year")]),
        ("近3年内无事故，每年内部审计。", YEARLY, []),
        ("10月中旬前报送。", YEARLY, [("10月中旬前", "2023-10-20", "day")]),
        ("今年6月底前完成。", ISSUED, [("今年6月底前", "2018-06-30", "month")]),
        ("次年3月底前报送。", ISSUED, [("次年3月底前", "2019-03-31", "month")]),
        (
            "2022年6月底前完成方案，9月底前完成改造。",
            PLAN,
            [("2022年6月底前", "2022-06-30", "month"), ("9月底前", "2022-09-30", "month")],
        ),
        ("6月底前完成。", Horizon(), [("6月底前", None, "month")]),
        ("每年12月底前报告。", PLAN, [("每年12月底前", "2025-12-31", "month")]),
        ("每年年底前报告。", Horizon(), [("每年年底前", None, "year-end")]),
        ("到2027年，全部达标。", PLAN, [("到2027年", "2027-12-31", "year")]),
        ("“十四五”期间建成10个。", PLAN, [("“十四五”期间", "2025-12-31", "plan-end")]),
        ("“十三五”期间建成10个。", PLAN, []),
        ("自印发之日起30日内上报。", ISSUED, [("自印发之日起30日内", "2019-01-28", "day")]),
        ("自印发之日起三个月内上报。", ISSUED, [("自印发之日起三个月内", "2019-03-29", "month")]),
        ("自印发之日起30日内上报。", PLAN, [("自印发之日起30日内", None, "day")]),
        ("自印发之日起10个工作日内上报。", ISSUED, [("自印发之日起10个工作日内", None, "day")]),
        ("本办法自2019年5月1日起施行。", ISSUED, []),
        ("2019年1月1日至12月31日开展试点。", ISSUED, [("2019年1月1日至12月31日", "2019-12-31", "day")]),
        ("2019—2021年，完成改造。", ISSUED, [("2019—2021年", "2021-12-31", "year")]),
        ("改造任务分2年完成。", ISSUED, [("分2年完成", "2019-12-31", "year")]),
        ("用3年左右时间，形成体系。", ISSUED, []),
        ("力争用3年左右时间内形成体系。", ISSUED, [("用3年左右时间内", "2021-12-29", "year")]),
        ("2012年底前关闭的矿井。", ISSUED, []),
        ("2023年7月前完成。", PLAN, [("2023年7月前", "2023-06-30", "month")]),
    ],
)
def test_words_whose_date_hangs_on_the_time_of_the_plan(
    sentence: str, horizon: Horizon, expected: list[tuple[str, str | None, str]]
) -> None:
    found = find_deadlines(sentence, horizon)
    assert [(sentence[r.start : r.end], str(r.by) if r.by else None, r.precision.value) for r in found] == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2023年6月", ["2023-06-30 month"]),
        ("2023.6.30", ["2023-06-30 day"]),
        ("2023-06-30", ["2023-06-30 day"]),
        ("2023/12", ["2023-12-31 month"]),
        ("2024年", ["2024-12-31 year"]),
        ("12月底", ["2023-12-31 month"]),
        ("三季度", ["2023-09-30 quarter"]),
        ("2023年1月-12月", ["2023-12-31 month"]),
        ("2023年6月底前完成方案，2024年完成改造", ["2023-06-30 month", "2024-12-31 year"]),
        ("全年", ["2023-12-31 year"]),
        ("年底", ["2023-12-31 year-end"]),
        ("长期", ["None standing"]),
        ("持续推进", ["None standing"]),
        ("立即", []),
    ],
)
def test_a_cell_that_says_when(cell: str, expected: list[str]) -> None:
    found = find_labelled_deadlines(cell, YEARLY, 0, len(cell))
    assert [f"{reading.by} {reading.precision.value}" for reading in found] == expected


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("山东省“十四五”安全生产规划", (2021, 2025)),
        ("某市安全生产三年行动方案（2024-2026年）", (2024, 2026)),
        ("某区2023年安全生产工作要点", (2023, 2023)),
        ("国家“十五五”应急体系规划", (2026, 2030)),
        ("关于加强安全生产工作的意见", None),
    ],
)
def test_the_years_a_title_names(title: str, period: tuple[int, int] | None) -> None:
    assert find_period(title) == (Period(*period) if period else None)


def targets_of(text: str) -> list[targets.Reading]:
    return list(targets.find_targets(text, horizon=PLAN))


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
        ("到2025年，城市生鲜冷链配送率提高到75%以上。", [("城市生鲜冷链配送率", ">=", 75, "%")]),
        ("审查周期压缩至4个月以内。", [("审查周期", "<=", 4, "个月")]),
        (
            "平台企业接入数量突破1000家，突破关键技术10项以上。",
            [("平台企业接入数量", ">=", 1000, "家"), ("关键技术", ">=", 10, "项")],
        ),
        ("泵站设备完好率保持在98%以上。", [("泵站设备完好率", ">=", 98, "%")]),
        (
            "种植面积稳定在900万亩左右，产值达到1.5万亿元。",
            [("种植面积", "=", 900, "万亩"), ("产值", ">=", 1.5, "万亿元")],
        ),
        ("培育龙头企业8家、示范园区15个。", [("龙头企业", "=", 8, "家"), ("示范园区", "=", 15, "个")]),
        ("良种覆盖率由60%提高到80%。", [("良种覆盖率", ">=", 80, "%")]),
        ("项目储备规模不低于年度任务的1.5倍。", [("项目储备规模", ">=", 1.5, "倍")]),
        ("经营主体年均增长8%。", [("经营主体", "increase", 8, "%")]),
        ("秸秆综合利用率达到九成以上。", [("秸秆综合利用率", ">=", 90, "%")]),
        (
            "危险区域人员做到应转尽转，问题厕所整改清零。",
            [("危险区域人员", "=", 100, "%"), ("问题厕所整改", "=", 0, "")],
        ),
        (
            "到2025年，行政村收运体系实现全覆盖，历史易涝点全部消除。",
            [("行政村收运体系", "=", 100, "%"), ("历史易涝点", "=", 100, "%")],
        ),
        ("肉类、水产品处理率分别达到88%、85%。", [("水产品处理率", ">=", 88, "%"), ("水产品处理率", ">=", 85, "%")]),
        ("到2025年，事故起数较2020年下降10%。", [("事故起数较2020年", "decrease", 10, "%")]),
        ("每个给予不超过50万元补助，补贴比例不超过30%。", []),
        ("培育年产值10亿元以上的企业。", []),
        ("“十三五”末，产值达到410亿元。", []),
        ("逐步淘汰9万吨/年及以下煤矿，停止核准新建低于30万吨/年的煤矿。", []),
        ("抽查的15个工地中有6个未落实要求（占比40%）。", []),
        ("2020年事故死亡人数较2015年下降16.8%。", []),
        ("现有24个省级专项应急预案。", []),
        ("全面完成“十三五”目标，推进三年行动。", []),
        ("深入开展“查身边隐患”活动，建立每周工作报告机制。", []),
    ],
)
def test_measurable_aims(sentence: str, expected: list[tuple[str, str, float, str]]) -> None:
    assert [(r.what, r.comparator.value, r.value, r.unit) for r in targets_of(mend(sentence))] == expected


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

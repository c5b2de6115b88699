"""What was last reported of each duty, what of it fits the plan as it is now, and what is late."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.progress import last_reports, reported
from dutygraph.model import Plan, State, Status
from dutygraph.queries.gaps import find_gaps
from dutygraph.queries.tasks import due
from dutygraph.text.document import read_plan

TEXT = """甲市2023年防汛工作方案
一、重点任务
（一）堤防巡查。开展堤防巡查并建立台账。2023年6月底前完成整改。（市水务局牵头）
（二）物资储备。储备防汛物资。（责任单位：市应急局）2023年9月底前开展防汛演练。（责任单位：市公安局）
（三）值班值守。落实值班制度。（市应急局牵头，完成时限：2023年8月底前）
（四）总结评估。到规划期末评估。（市应急局牵头）
"""
MAY, JULY, OCTOBER = dt.date(2023, 5, 1), dt.date(2023, 7, 1), dt.date(2023, 10, 1)


def plan(*statuses: Status, text: str = TEXT) -> Plan:
    return replace(read_plan(text, "plan.txt"), statuses=statuses)


def said(
    number: str, title: str, state: State | None, on: dt.date = MAY, duties: tuple[str, ...] = (), note: str = ""
) -> Status:
    return Status(number, title, state, on, "张三", duties, note)


def states(of: Plan) -> dict[tuple[str, int], State | None]:
    return {(task.rpartition("/")[2], order): status.state for (task, order), status in reported(of).items()}


# --- what was reported of what --------------------------------------------------------------------------------


def test_the_last_report_by_its_day_stands() -> None:
    """It was written down first."""
    of = plan(said("一（一）", "堤防巡查", State.DONE, JULY), said("一（一）", "堤防巡查", State.UNDER_WAY, MAY))
    assert states(of) == {("一（一）", 1): State.DONE, ("一（一）", 2): State.DONE}
    assert {status.state for status in reported(of, on=dt.date(2023, 6, 1)).values()} == {State.UNDER_WAY}


def test_of_one_day_the_last_in_the_file_stands() -> None:
    of = plan(said("一（三）", "值班值守", State.DONE), said("一（三）", "值班值守", State.LATE))
    assert states(of) == {("一（三）", 1): State.LATE}


def test_a_report_about_one_duty_is_about_no_other() -> None:
    of = plan(said("一（二）", "物资储备", State.DONE, duties=("储备防汛物资。",)))
    assert states(of) == {("一（二）", 1): State.DONE}


def test_a_report_follows_its_task_when_the_plan_is_renumbered() -> None:
    text = TEXT.replace("（一）堤防巡查", "（一）会商研判。组织会商。（市气象局牵头）\n（一一）堤防巡查")
    for old, new in (("（四）", "（五）"), ("（三）", "（四）"), ("（二）", "（三）"), ("（一一）", "（二）")):
        text = text.replace(old, new)
    of = plan(said("一（一）", "堤防巡查", State.DONE), text=text)
    assert states(of) == {("一（二）", 1): State.DONE, ("一（二）", 2): State.DONE}


def test_a_report_follows_its_task_when_title_and_duty_are_reworded() -> None:
    text = TEXT.replace("堤防巡查。开展堤防巡查并建立台账", "堤防巡查检查。开展堤防巡查检查并建立台账")
    of = plan(said("一（一）", "堤防巡查", State.DONE, duties=("开展堤防巡查并建立台账。",)), text=text)
    assert states(of) == {("一（一）", 1): State.DONE}


def test_a_report_follows_its_duty_to_a_task_of_another_name() -> None:
    text = TEXT.replace("（三）值班值守", "（三）应急指挥")
    of = plan(said("一（三）", "值班值守", State.DONE, duties=("落实值班制度。",)), text=text)
    assert states(of) == {("一（三）", 1): State.DONE}


def test_a_report_about_what_is_gone_is_told_and_about_nothing_else() -> None:
    gone = said("一（三）", "校园安全", State.DONE, duties=("开展校园安全检查。",))
    of = plan(gone, said("一（三）", "值班值守", State.LATE))
    assert states(of) == {("一（三）", 1): State.LATE}
    assert [(report.status.title, report.subject.task is None) for report in last_reports(of)] == [
        ("值班值守", False),
        ("校园安全", True),
    ]
    assert last_reports(of)[1].subject.lost == ("开展校园安全检查。",)


def test_a_duty_added_later_is_not_done_because_its_task_was() -> None:
    done = said("一（三）", "值班值守", State.DONE, duties=("落实值班制度。",))
    of = plan(done, text=TEXT.replace("落实值班制度。", "落实值班制度。每周抽查值班情况。"))
    assert states(of) == {("一（三）", 1): State.DONE}


def test_what_was_replaced_is_not_listed() -> None:
    of = plan(
        said("一（二）", "物资储备", State.UNDER_WAY),
        said("一（二）", "物资储备", State.DONE, JULY, ("储备防汛物资。",)),
    )
    listed = [(report.status.state, report.subject.orders) for report in last_reports(of)]
    assert listed == [(State.DONE, (1,)), (State.UNDER_WAY, (2,))]


# --- what is late ---------------------------------------------------------------------------------------------


def due_states(of: Plan, on: dt.date, *, late: bool = False) -> list[tuple[str, State | None]]:
    return [
        (answer.task.number, one.state) for answer in due(DutyGraph([of]), on=on, late=late) for one in answer.progress
    ]


def test_what_is_due_and_how_far_it_is() -> None:
    of = plan(said("一（一）", "堤防巡查", State.DONE), said("一（二）", "物资储备", State.UNDER_WAY, note="已开标"))
    assert due_states(of, JULY)[:3] == [
        ("一（一）", State.DONE),  # due in June, and done
        ("一（三）", None),  # due in August: nothing was said
        ("一（二）", State.UNDER_WAY),
    ]
    assert due_states(of, OCTOBER, late=True) == [("一（三）", State.LATE), ("一（二）", State.LATE)]


def test_the_day_itself_is_not_past() -> None:
    assert due_states(plan(), dt.date(2023, 6, 30), late=True) == []
    assert due_states(plan(), dt.date(2023, 7, 1), late=True) == [("一（一）", State.LATE)]


def test_what_is_reported_late_is_late_before_its_day() -> None:
    assert due_states(plan(said("一（三）", "值班值守", State.LATE)), MAY, late=True) == [("一（三）", State.LATE)]


def test_a_report_of_a_later_day_is_not_known_yet() -> None:
    of = plan(said("一（一）", "堤防巡查", State.DONE, OCTOBER))
    assert due_states(of, JULY)[0] == ("一（一）", State.LATE)
    assert due_states(of, OCTOBER)[0] == ("一（一）", State.DONE)


# --- the rule -------------------------------------------------------------------------------------------------


def past(of: Plan, on: dt.date, lang: str = "zh") -> list[str]:
    return [gap.message("zh" if lang == "zh" else "en") for gap in find_gaps(DutyGraph([of]), ["past-deadline"], on=on)]


def test_a_past_deadline_without_a_report_says_that_nothing_was_reported() -> None:
    assert past(plan(), JULY) == ["一（一） 堤防巡查：2023年6月30日到期（“2023年6月底前”），没有进展记录"]
    assert past(plan(), JULY, "en") == ["一（一） 堤防巡查: was due 2023-06-30 (“2023年6月底前”); no progress reported"]


def test_a_past_deadline_says_what_was_reported() -> None:
    (message,) = past(plan(said("一（一）", "堤防巡查", State.UNDER_WAY)), JULY)
    assert message.endswith("，2023年5月1日报告：进行中")
    (message,) = past(plan(said("一（一）", "堤防巡查", None, note="基本完成")), JULY)
    assert message.endswith("，2023年5月1日报告：基本完成")


def test_no_past_deadline_where_it_is_done_or_ahead() -> None:
    assert past(plan(said("一（一）", "堤防巡查", State.DONE)), JULY) == []
    assert past(plan(), dt.date(2023, 6, 30)) == []


def test_the_end_of_the_plan_is_a_day_that_passes_and_standing_work_has_none() -> None:
    assert [message.split()[0] for message in past(plan(), dt.date(2023, 12, 31))] == [
        "一（一）",
        "一（二）",
        "一（三）",
    ]
    assert (
        past(plan(), dt.date(2024, 1, 1))[-1] == "一（四） 总结评估：2023年12月31日到期（“到规划期末”），没有进展记录"
    )
    standing = TEXT.replace("到规划期末评估。", "评估工作情况，长期坚持。")
    assert [message.split()[0] for message in past(plan(text=standing), dt.date(2030, 1, 1))] == [
        "一（一）",
        "一（二）",
        "一（三）",
    ]


def test_quotation_marks_inside_others_are_single() -> None:
    text = TEXT.replace("到规划期末评估", "到“十四五”末评估").replace("甲市2023年", "甲市“十四五”")
    assert "（“到‘十四五’末”）" in past(plan(text=text), dt.date(2026, 1, 1))[-1]


def test_a_deadline_of_some_duties_is_past_while_one_of_them_is_open() -> None:
    text = TEXT.replace("落实值班制度。", "落实值班制度。每周抽查值班情况。")
    of = plan(said("一（三）", "值班值守", State.DONE, duties=("落实值班制度。",)), text=text)
    assert len(past(of, dt.date(2023, 9, 1))) == 2

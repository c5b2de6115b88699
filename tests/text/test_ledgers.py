"""Tables whose rows say who does what by when, in the ways offices draw them."""

from __future__ import annotations

import pytest

from dutygraph.errors import NoPlan
from dutygraph.model import Plan, Role, Task
from dutygraph.text.document import read_source
from dutygraph.text.source import Position, Source, SourceWriter
from tests.spans import spans_in

Rows = list[list[str]]
HEADER = ["序号", "重点任务", "主要内容", "牵头单位", "配合单位", "完成时限"]


def source(rows: Rows, merged: dict[Position, Position] | None = None, *paragraphs: str) -> Source:
    writer = SourceWriter()
    for number, paragraph in enumerate(paragraphs, 1):
        writer.paragraph(paragraph, f"¶{number}")
    writer.table(rows, lambda row, column: f"台账!{'ABCDEFGH'[column]}{row + 1}", merged)
    return writer.source("台账.xlsx")


def read(rows: Rows, merged: dict[Position, Position] | None = None, *paragraphs: str) -> Plan:
    return read_source(source(rows, merged, *paragraphs))


def charged(task: Task) -> list[str]:
    return [f"{a.role} {a.party}" for clause in task.clauses for a in clause.assignments]


def test_a_row_is_a_task_with_one_clause() -> None:
    plan = read(
        [
            ["某市2023年安全生产重点任务分工台账"] * 6,
            HEADER,
            ["1", "隐患整治", "完善隐患台账。实行闭环管理。", "市应急局", "市公安局、财政局", "2023年6月底前"],
            ["2", "科普宣传", "新建体验馆3个，年底前开放。", "市教育局等", "各区政府", "长期"],
        ],
        {(0, column): (0, 0) for column in range(1, 6)},
    )
    first, second = plan.tasks
    assert (plan.title, plan.period and plan.period.first) == ("某市2023年安全生产重点任务分工台账", 2023)
    assert (first.number, first.title, [duty.text for duty in first.duties]) == (
        "1",
        "隐患整治",
        ["完善隐患台账。", "实行闭环管理。"],
    )
    assert charged(first) == ["lead 市应急局", "cooperate 市公安局", "cooperate 市财政局"]
    assert [str(deadline.by) for deadline in first.deadlines()] == ["2023-06-30"]
    assert (second.clauses[0].open_list, second.clauses[0].groups) == (True, ["各区政府"])
    assert [(str(d.by), d.precision) for d in second.deadlines()] == [("2023-12-31", "year-end"), ("None", "standing")]
    assert [(t.what, t.value) for duty in second.duties for t in duty.targets] == [("体验馆", 3)]
    assert [(s.place, s.quote) for s in (first.span, first.clauses[0].span)] == [
        ("台账!B3", "隐患整治"),
        ("台账!D3", "市应急局\t市公安局、财政局"),
    ]


def test_every_span_of_a_ledger_quotes_its_text() -> None:
    document = source(
        [HEADER, ["1", "隐患整治", " 完善\n台账 。2023 年底前完成。", "市应急局 ", "市公安局 市财政局", "年内"]]
    )
    plan = read_source(document)
    assert [span for span in spans_in(plan) if document.text[span.start : span.end] != span.quote] == []
    assert charged(plan.tasks[0]) == ["lead 市应急局", "cooperate 市公安局", "cooperate 市财政局"]


@pytest.mark.parametrize(
    "header",
    [
        ["序 号", "工作任务", "具体措施", "牵头部门", "配合部门", "时间节点"],
        ["编号", "任务名称", "工作内容", "主办单位", "协办单位", "完成期限（2023年）"],
        ["项号", "改革事项", "主要举措", "牵头责任单位", "参与单位", "进度安排"],
        ["No.", "Task", "Duties", "Lead", "Cooperating", "Deadlines"],
    ],
)
def test_columns_are_known_by_many_words_in_any_order(header: list[str]) -> None:
    row = ["1", "隐患整治", "完善台账。", "市应急局", "市公安局", "2023年底前"]
    for order in (range(6), reversed(range(6)), (3, 0, 5, 1, 4, 2)):
        places = list(order)
        task = read([[header[place] for place in places], [row[place] for place in places]]).tasks[0]
        assert (task.number, task.title, task.duties[0].text) == ("1", "隐患整治", "完善台账。")
        assert charged(task) == ["lead 市应急局", "cooperate 市公安局"]
        assert [str(deadline.by) for deadline in task.deadlines()] == ["2023-12-31"]


def test_a_header_of_two_rows_is_read_by_its_lower_one() -> None:
    rows = [
        ["序号", "任务", "责任分工", "责任分工", "时限"],
        ["序号", "任务", "牵头", "配合", "时限"],
        ["1", "隐患整治", "市应急局", "市公安局", "2023年底前"],
    ]
    merged = {(0, 3): (0, 2), (1, 0): (0, 0), (1, 1): (0, 1), (1, 4): (0, 4)}
    assert charged(read(rows, merged).tasks[0]) == ["lead 市应急局", "cooperate 市公安局"]


def test_merged_cells_are_filled_down_and_one_task_may_have_many_rows() -> None:
    rows = [
        HEADER,
        ["1", "隐患整治", "完善台账。", "市应急局", "市公安局", "年内"],
        ["1", "隐患整治", "闭环管理。", "市应急局", "市公安局", "年内"],
        ["1", "隐患整治", "曝光典型。", "市委宣传部", "", "年内"],
    ]
    merged: dict[Position, Position] = {(row, column): (1, column) for row in (2, 3) for column in (0, 1)}
    merged |= {(2, 3): (1, 3), (2, 4): (1, 4)}
    (task,) = read(rows, merged).tasks
    assert [duty.text for duty in task.duties] == ["完善台账。", "闭环管理。", "曝光典型。"]
    assert [(clause.units(Role.LEAD), clause.duties) for clause in task.clauses] == [
        (["市应急局"], (1, 2)),
        (["市委宣传部"], (3,)),
    ]


def test_blank_cells_below_a_task_go_on_with_it_and_ditto_marks_repeat_the_words_above() -> None:
    rows = [
        HEADER,
        ["1", "隐患整治", "完善台账。", "市应急局", "市公安局", ""],
        ["", "", "闭环管理。", "同上", "", ""],
        ["2", "科普宣传", "开展宣传。", "〃", "", ""],
        ["3", "消防安全", "检查设施。", "", "", ""],
    ]
    tasks = read(rows).tasks
    assert [[duty.text for duty in task.duties] for task in tasks] == [
        ["完善台账。", "闭环管理。"],
        ["开展宣传。"],
        ["检查设施。"],
    ]
    assert charged(tasks[1]) == ["lead 市应急局"]
    assert tasks[2].clauses == ()


def test_rows_across_the_table_name_chapters_and_a_header_may_be_repeated() -> None:
    rows = [
        HEADER,
        ["一、矿山安全"] * 6,
        ["1", "煤矿", "加强监管。", "市能源局", "", ""],
        HEADER,
        ["（二）", "非煤矿山", "加强监管。", "市应急局", "", ""],
        ["二、消防安全", "", "", "", "", ""],
        ["1", "高层建筑", "加强监管。", "市消防救援支队", "", ""],
        ["注：列第一位的为牵头单位", "", "", "", "", ""],
    ]
    plan = read(rows, {(1, column): (1, 0) for column in range(1, 6)})
    assert [(task.number, task.chapter, task.title) for task in plan.tasks] == [
        ("1", "一", "煤矿"),
        ("（二）", "一", "非煤矿山"),
        ("二.1", "二", "高层建筑"),
    ]
    assert [(section.number, section.title) for section in plan.sections] == [("一", "矿山安全"), ("二", "消防安全")]


def test_a_task_that_is_told_and_not_named_gets_its_first_words() -> None:
    rows = [["任务", "责任单位"], ["加强隐患排查，完善台账。落实闭环管理。", "市应急局牵头，市公安局配合"]]
    (task,) = read(rows).tasks
    assert (task.title, len(task.duties), charged(task)) == (
        "加强隐患排查",
        2,
        ["lead 市应急局", "cooperate 市公安局"],
    )


def test_a_rule_in_a_note_governs_all_rows() -> None:
    rows = [["任务", "责任单位"], ["隐患整治", "市应急局、市公安局"], ["注：列第一位的为牵头单位。", ""]]
    clause = read(rows).tasks[0].clauses[0]
    assert (clause.basis, clause.units(Role.LEAD), clause.units(Role.SUPPORT)) == ("rule", ["市应急局"], ["市公安局"])


def test_a_scope_and_guiding_departments() -> None:
    rows = [
        ["序号", "改革举措", "主要内容", "指导部门", "推广范围"],
        ["1", "三合一审判", "整合资源。", "最高人民法院、国家知识产权局", "全国"],
    ]
    clause = read(rows).tasks[0].clauses[0]
    assert (clause.units(Role.GUIDE), clause.basis, clause.scope) == (
        ["最高人民法院", "国家知识产权局"],
        "none",
        "全国",
    )


def test_prose_without_clauses_explains_a_ledger_and_is_told() -> None:
    plan = read(
        [HEADER, ["1", "隐患整治", "完善台账。", "市应急局", "", ""]],
        None,
        "某市安全生产方案",
        "一、总体考虑",
        "（一）统筹推进",
        "各级要高度重视。",
    )
    assert ([task.title for task in plan.tasks], plan.title) == (["隐患整治"], "某市安全生产方案")
    assert [diagnostic.code for diagnostic in plan.diagnostics] == ["beside-ledger"]


def test_prose_with_clauses_and_a_ledger_are_both_the_plan() -> None:
    plan = read(
        [HEADER, ["1", "隐患整治", "完善台账。", "市应急局", "", ""]],
        None,
        "一、主要任务",
        "1.加强宣传。开展科普。（市教育局负责）",
    )
    assert [task.title for task in plan.tasks] == ["加强宣传", "隐患整治"]
    assert len({task.number for task in plan.tasks}) == 2


def test_a_cell_that_is_no_list_of_parties_is_told() -> None:
    plan = read(
        [
            HEADER,
            ["1", "隐患整治", "完善台账。", "市应急局、鲁能泰山", "", ""],
            ["2", "宣传", "开展宣传。", "待定", "", ""],
        ]
    )
    assert [diagnostic.code for diagnostic in plan.diagnostics] == ["unknown-party", "unread-clause"]
    assert plan.tasks[1].clauses == ()


@pytest.mark.parametrize(
    "rows",
    [
        [["指标", "2020年", "2025年"], ["死亡人数", "100", "90"]],
        [["任务", "备注"], ["隐患整治", "无"]],
        [["责任单位", "联系电话"], ["市应急局", "123"]],
        [[""]],
        [],
    ],
)
def test_a_table_of_something_else_is_no_ledger(rows: Rows) -> None:
    with pytest.raises(NoPlan):
        read(rows)


def test_the_title_stands_above_the_first_heading_not_among_them() -> None:
    plan = read(
        [HEADER, ["1", "整治自建房", "全面排查。", "市住建局", "", "三季度"]],
        None,
        "江北市2024年安全生产工作要点",
        "一、重点任务",
        "（一）隐患整治。开展排查。（市应急局牵头）",
    )
    assert plan.title == "江北市2024年安全生产工作要点"
    assert [str(deadline.by) for task in plan.tasks for deadline in task.deadlines()] == ["2024-09-30"]


def test_a_cell_merged_over_the_columns_of_parties_names_no_chapter() -> None:
    rows = [["任务", "牵头单位", "配合单位"], ["隐患整治。", "市应急局", ""], ["", "市公安局", "市公安局"]]
    assert read(rows, {(2, 2): (2, 1)}).sections == ()

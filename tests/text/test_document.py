from __future__ import annotations

import pytest

from dutygraph.errors import NoPlan
from dutygraph.exports.records import plan_record
from dutygraph.model import Basis, Plan, Role, SectionKind
from dutygraph.text.document import read_plan


def read(*lines: str) -> Plan:
    return read_plan("\n".join(lines), "plan.txt")


def test_a_clause_in_the_middle_of_a_task_belongs_to_the_duties_before_it() -> None:
    plan = read(
        *("一、任务", "（一）甲"),
        "推进改造。加强管理。（省能源局负责）完善制度。（省公安厅负责）开展宣传。",
    )
    (task,) = plan.tasks
    assert [duty.text for duty in task.duties] == ["推进改造。", "加强管理。", "完善制度。", "开展宣传。"]
    assert [(clause.units(Role.LEAD), clause.duties) for clause in task.clauses] == [
        (["省能源局"], (1, 2)),
        (["省公安厅"], (3,)),
    ]
    governed = [[clause.units(Role.LEAD) for clause in task.clauses_of(duty)] for duty in task.duties]
    assert governed == [[["省能源局"]], [["省能源局"]], [["省公安厅"]], []]


def test_one_clause_behind_all_duties_governs_the_whole_task() -> None:
    plan = read("一、任务", "（一）甲", "推进改造。加强管理。", "（省能源局负责）")
    assert [clause.duties for clause in plan.tasks[0].clauses] == [()]


def test_two_clauses_behind_one_sentence_both_govern_it() -> None:
    plan = read("一、任务", "（一）甲", "推进改造。（省能源局牵头）（完成时限：2023年底前；责任单位：省公安厅）")
    assert [clause.duties for clause in plan.tasks[0].clauses] == [(1,), (1,)]


def test_what_follows_a_clause_within_a_sentence_is_a_duty_of_its_own() -> None:
    plan = read("一、任务", "（一）甲", "推进改造（省能源局负责）；加强管理（省公安厅负责）。")
    assert [duty.text for duty in plan.tasks[0].duties] == ["推进改造", "加强管理"]


def test_the_first_leads_only_from_the_sentence_on_that_says_so() -> None:
    plan = read(
        *("一、任务", "（一）甲", "推进改造。（省能源局、省公安厅负责）"),
        *("（二）乙", "加强管理。（省应急厅、省公安厅负责。列第一位者为牵头单位，下同）"),
        *("（三）丙", "完善制度。（省教育厅、省公安厅负责）"),
    )
    clauses = [task.clauses[0] for task in plan.tasks]
    assert [(clause.units(Role.LEAD), clause.basis) for clause in clauses] == [
        ([], Basis.NONE),
        (["省应急厅"], Basis.RULE),
        (["省教育厅"], Basis.RULE),
    ]
    assert clauses[0].units(Role.SHARED) == ["省能源局", "省公安厅"]
    assert [convention.kind for convention in plan.conventions] == ["first-leads"]


def test_a_convention_said_twice_governs_from_the_first_time_on() -> None:
    clause = "（省应急厅、省公安厅负责。列第一位者为牵头单位，下同）"
    plan = read(
        "一、任务",
        *[f"（{n}）甲\n推进改造。{clause}" for n in "一二"],
        "（三）乙",
        "完善制度。（省教育厅、省公安厅负责）",
    )
    assert [task.clauses[0].basis for task in plan.tasks] == [Basis.RULE] * 3
    assert len(plan.conventions) == 1


def test_a_target_is_due_by_the_last_date_before_it() -> None:
    plan = read("某市“十四五”规划", "一、任务", "加强管理，2022年底前覆盖率达50%，2025年底前达标率达90%。")
    assert [(t.what, str(t.by)) for t in plan.tasks[0].duties[0].targets] == [
        ("覆盖率", "2022-12-31"),
        ("达标率", "2025-12-31"),
    ]


def test_a_sentence_behind_a_clause_that_charges_a_group_is_told() -> None:
    plan = read("一、任务", "（一）甲", "推进改造。（省能源局负责）各地区、各部门要认真落实。")
    assert [(d.code, d.span.quote) for d in plan.diagnostics] == [("unread-clause", "各地区、各部门要认真落实。")]


def test_a_note_at_the_end_governs_the_whole_document_and_is_quoted_where_it_stands() -> None:
    note = "注：列第一位的为牵头单位；各市人民政府均为责任单位，不再单独列出。"
    plan = read("一、任务", "（一）甲", "推进改造。（省能源局、省公安厅负责）", note)
    (clause,) = plan.tasks[0].clauses
    assert (clause.units(Role.LEAD), clause.units(Role.SUPPORT)) == (["省能源局"], ["省公安厅"])
    assert clause.groups == ["各市人民政府"]
    assert [duty.text for duty in plan.tasks[0].duties] == ["推进改造。"]
    assert [(c.kind, c.span.quote) for c in plan.conventions] == [
        ("first-leads", "列第一位的为牵头单位"),
        ("everyone", "各市人民政府均为责任单位"),
    ]


def test_a_task_whose_title_is_all_there_is_has_it_for_its_duty() -> None:
    plan = read("一、任务", "（一）健全煤矿安全监管制度。（省能源局负责）", "（二）完善应急预案。（省应急厅负责）")
    assert [[duty.text for duty in task.duties] for task in plan.tasks] == [
        ["（一）健全煤矿安全监管制度"],
        ["（二）完善应急预案"],
    ]


@pytest.mark.parametrize("leader", ["", "……3", "........12", " 7"])
def test_a_table_of_contents_is_no_second_plan(leader: str) -> None:
    headings = ["一、总体要求", "二、主要任务", "（一）煤矿安全", "（二）消防安全"]
    plan = read(
        *("某市“十四五”安全生产规划", "目 录", *[heading + leader for heading in headings]),
        *(
            "一、总体要求",
            "坚持安全第一。",
            "二、主要任务",
            "（一）煤矿安全",
            "推进改造。",
            "（二）消防安全",
            "打通通道。",
        ),
    )
    assert plan.title == "某市“十四五”安全生产规划"
    assert [section.number for section in plan.sections] == ["一", "二"]
    assert [(task.number, [duty.text for duty in task.duties]) for task in plan.tasks] == [
        ("二（一）", ["推进改造。"]),
        ("二（二）", ["打通通道。"]),
    ]


@pytest.mark.parametrize(
    "ending",
    [
        ("附件：1. 任务分工表", "2. 联系表"),
        ("附件：任务分工表", "某市人民政府", "2021年12月30日"),
        ("某市人民政府", "2021年12月30日", "（此件公开发布）", "附件：1. 任务分工表", "2. 联系表"),
    ],
)
def test_the_names_of_attachments_are_no_tasks(ending: tuple[str, ...]) -> None:
    plan = read("一、任务", "（一）甲", "加强管理。", "（二）乙", "完善制度。", *ending)
    assert [(task.number, [duty.text for duty in task.duties]) for task in plan.tasks] == [
        ("一（一）", ["加强管理。"]),
        ("一（二）", ["完善制度。"]),
    ]


def test_text_that_no_task_holds_is_told() -> None:
    plan = read(
        "一、任务", "围绕重点领域，实施以下任务。", "（一）甲", "加强管理。", "（二）乙", "（三）丙", "完善制度。"
    )
    assert [task.number for task in plan.tasks] == ["一（一）", "一（三）"]
    assert [(d.code, d.span.quote) for d in plan.diagnostics] == [
        ("introduction", "围绕重点领域，实施以下任务。"),
        ("empty-heading", "（二）乙"),
    ]


def test_a_task_that_has_only_a_clause_nobody_understood_is_not_lost() -> None:
    plan = read("一、任务", "（一）健全煤矿安全监管制度", "（责任单位：待定）", "（二）完善应急预案", "完善预案。")
    assert [task.number for task in plan.tasks] == ["一（一）", "一（二）"]
    assert [duty.text for duty in plan.tasks[0].duties] == ["（一）健全煤矿安全监管制度"]


@pytest.mark.parametrize("line_end", ["\n", ""])
def test_who_issued_the_plan_and_when_is_no_duty(line_end: str) -> None:
    closing = line_end.join(["加强管理。", "某省人民政府办公厅", "2021年12月30日", "（此件公开发布）"])
    plan = read("一、任务", "（一）甲", closing)
    assert [duty.text for duty in plan.tasks[0].duties] == ["加强管理。"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("总体要求", SectionKind.BACKGROUND),
        ("指导思想", SectionKind.BACKGROUND),
        ("现状与形势", SectionKind.BACKGROUND),
        ("主要目标", SectionKind.GOALS),
    ],
)
def test_headings_without_work_hold_no_task(title: str, kind: SectionKind) -> None:
    plan = read(f"一、{title}", "坚持人民至上。", "二、任务", "加强管理。")
    assert [(section.title, section.kind) for section in plan.sections] == [(title, kind)]
    assert [task.number for task in plan.tasks] == ["二"]


@pytest.mark.parametrize(
    "sentence",
    [
        "由省应急厅牵头组织开展专项检查。",
        "省应急厅会同有关部门制定办法。",
        "由省教育厅统一组织，上报方案。",
        "省防汛抗旱指挥部办公室设在省应急厅，承担日常工作。",
        "具体工作由省应急厅、省公安厅承担，纳入考核。",
        "省公安厅要加强道路巡查。",
        "由省委宣传部（省政府新闻办）牵头，省公安厅等参加工作。",
        "（具体办法由省应急厅另行制定并负责）",
    ],
)
def test_a_charge_that_is_not_understood_is_told_with_its_line(sentence: str) -> None:
    plan = read("一、任务", "（一）甲", f"加强管理。{sentence}")
    assert [(d.code, d.line) for d in plan.diagnostics] == [("unread-clause", 3)]
    assert plan.tasks[0].clauses == ()


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_count_them(line_end: str) -> None:
    plan = read_plan(
        line_end.join(["一、任务", "（一）甲", "加强管理。", "（三）丙", "完善中小學生制度。"]), "plan.txt"
    )
    assert [(d.code, d.line) for d in plan.diagnostics] == [("missing-number", 4), ("unusual-character", 5)]


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("今天天气很好。我们去公园。", "no_headings"),
        ("一、总体要求\n坚持人民至上。", "no_tasks"),
        ("一、\n二、\n三、", "no_headings"),
    ],
)
def test_a_text_that_holds_no_plan_is_refused(source: str, key: str) -> None:
    with pytest.raises(NoPlan) as raised:
        read_plan(source, "x.txt")
    assert raised.value.key == key


def test_hostile_text_is_read_in_one_go() -> None:
    """Nesting and length that a careless pattern would go over again and again; the test would not end."""
    for source in (
        "一、任务\n（一）甲\n" + "（责任单位：" * 10_000 + "省应急厅" + "）" * 10_000,
        "一、任务\n（一）甲\n" + "（" * 10_000 + "负责" + "）" * 10_000,
        "一、任务\n（一）甲\n（责任单位：" + "省应急厅、" * 100_000 + "省公安厅）",
        "一、任务（一）甲。" + "加强安全生产管理，" * 100_000,
        "一、任务\n" + "（一）" * 30_000 + "甲。",
        "一、任务\n（一）甲\n" + "《" * 50_000 + "》" * 50_000 + "20" * 50_000 + "年" * 50_000,
        "一、" + "十" * 100_000 + "、甲\n（一）乙\n加强管理。" + "由" * 100_000 + "牵头",
    ):
        assert read_plan(source, "x.txt").tasks is not None


def test_a_clause_on_a_line_of_its_own_behind_numbered_items_governs_them_all_and_is_listed_once() -> None:
    plan = read(
        "一、任务",
        "（一）消防",
        "1.开展排查。逐户登记。",
        "2.加强宣传。入户讲解。",
        "（省消防救援总队牵头，各市人民政府配合）",
        "（二）防汛",
        "1.修订预案。定期演练。（省水利厅负责）",
        "2.储备物资。定期轮换。",
        "（省应急厅负责）",
    )
    leads = {task.number: [unit for clause in task.clauses for unit in clause.units(Role.LEAD)] for task in plan.tasks}
    assert leads == {
        "一（一）1": ["省消防救援总队"],
        "一（一）2": ["省消防救援总队"],
        "一（二）1": ["省水利厅"],
        "一（二）2": ["省应急厅"],
    }
    listed = plan_record(plan)["clauses"]
    assert [(clause["task"], clause["leads"]) for clause in listed] == [
        ("一（一）2", ["省消防救援总队"]),
        ("一（二）1", ["省水利厅"]),
        ("一（二）2", ["省应急厅"]),
    ]


def test_a_text_without_headings_is_told_apart_by_its_clauses() -> None:
    plan = read(
        "某市消防安全工作方案",
        "为加强消防安全工作，制定本方案。",
        "开展隐患排查，逐户登记。",
        "责任单位：市消防救援支队",
        "加强宣传教育。（市教育局牵头，市公安局配合）",
        "其他事项另行通知。",
    )
    assert [(task.number, [duty.text for duty in task.duties]) for task in plan.tasks] == [
        ("1", ["开展隐患排查，逐户登记。"]),
        ("2", ["加强宣传教育。", "其他事项另行通知。"]),
    ]


def test_page_numbers_and_what_stands_beside_them_on_each_page_are_left_out() -> None:
    heads = ["江北市人民政府公报 2023年第9期"]
    plan = read(
        *heads,
        "一、任务",
        "（一）消防",
        "开展隐患排查，逐户登记，建",
        "— 12 —",
        *heads,
        "立台账。（责任单位：市应急局、市公",
        "— 13 —",
        *heads,
        "安局）",
    )
    (task,) = plan.tasks
    assert [duty.text for duty in task.duties] == ["开展隐患排查，逐户登记，建立台账。"]
    assert [a.party for a in task.clauses[0].assignments] == ["市应急局", "市公安局"]

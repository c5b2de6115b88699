"""What is uncertain, and what a person's answers make of it: in the plan, in the gap report, in the file."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.loaders import plan_yaml
from dutygraph.loaders.merge import Merged, merge, sealed
from dutygraph.model import Basis, Clause, Diagnostic, Plan, Role
from dutygraph.queries.account import account
from dutygraph.queries.corrections import (
    accept,
    can_enter,
    date,
    enter,
    entered_clause,
    rename,
    typed_names,
    unknown_names,
)
from dutygraph.queries.gaps import find_gaps
from dutygraph.queries.review import Doubt, review
from dutygraph.text.document import read_plan

CHARGED = "省应急厅要会同省教育厅开展宣传。"
FOREWORD = "（一）前言。学习文件。（省应急厅负责）"


def read(*paragraphs: str) -> Plan:
    return sealed(read_plan("\n".join(["一、任务", *paragraphs]), "plan.txt"))


def only(plan: Plan) -> Doubt:
    (doubt,) = review(plan)
    return doubt


def gaps(plan: Plan, *rules: str) -> list[tuple[str, str]]:
    return [(gap.rule.name, gap.evidence.quote) for gap in find_gaps(DutyGraph([plan]), rules)]


def entered(plan: Plan, words: str, doubt: Doubt | None = None) -> Plan:
    doubt = doubt or only(plan)
    found = entered_clause(plan, doubt, words)
    assert found is not None
    return enter(plan, doubt, found[0])


def parties(clause: Clause) -> dict[str, list[str]]:
    return {role.value: named for role in Role if (named := clause.units(role))}


def again(answered: Plan, *paragraphs: str) -> Merged:
    """The document extracted again onto the answered file; what is written is read back the same."""
    assert plan_yaml.loads(plan_yaml.dumps(answered)) == answered
    return merge(answered, read(*paragraphs))


# --- what is uncertain ----------------------------------------------------------------------------------------


def test_a_doubt_has_its_place_the_words_around_it_and_its_task() -> None:
    plan = read(f"（一）宣传。编写教材。{CHARGED}组织演练。", "（二）防火。排查隐患。（责任单位：省公安厅、鲁能泰山）")
    first, second = review(plan)
    assert (first.code, first.line, first.before, first.after) == ("unread-clause", 2, "编写教材。", "组织演练。")
    assert first.task is not None
    assert (first.task.number, first.clause, can_enter(first)) == ("一（一）", None, True)
    assert (second.code, second.before, second.span.quote, second.after) == (
        "unknown-party",
        "（责任单位：省公安厅、",
        "鲁能泰山",
        "）",
    )
    assert second.clause is not None
    assert (parties(second.clause), can_enter(second)) == ({"shared": ["省公安厅", "鲁能泰山"]}, False)


def test_what_is_certain_or_accepted_is_not_asked() -> None:
    sure = (
        "（一）宣传。开展宣传，2025年底前完成。加强培训，\n长期坚持。（责任单位：省应急厅牵头，省公安厅按职责分工负责）"
    )
    assert review(read(sure)) == []
    plan = read("（一）宣传。开展宣传。（省公安厅、省教育厅负责，列第一位者为牵头单位，下同）")
    assert plan.tasks[0].clauses[0].basis is Basis.RULE
    assert review(plan) == [], "a lead by a rule of the document is no doubt by itself"


def test_text_between_headings_and_empty_headings_stand_in_no_task() -> None:
    plan = read(
        "（一）宣传。开展宣传。（省应急厅负责）",
        "二、保障",
        "各单位加强领导。",
        "（一）经费。落实经费。（省财政厅负责）",
    )
    assert [(doubt.code, doubt.task) for doubt in review(plan)] == [("introduction", None)]


def test_a_deadline_that_nobody_can_date_is_asked_for_once_in_all_tasks_that_share_it() -> None:
    plan = read("（一）宣传。印发方案后20个工作日内，自印发之日起20个工作日内完成宣传。（省应急厅负责）")
    (doubt,) = [doubt for doubt in review(plan) if doubt.code == "undated-deadline"]
    assert (doubt.span.quote, doubt.task and doubt.task.number) == ("自印发之日起20个工作日内", "一（一）")
    dated = date(plan, doubt, dt.date(2024, 3, 1))
    assert [deadline.by for deadline in dated.tasks[0].deadlines()] == [dt.date(2024, 3, 1)]
    assert review(dated) == []


def test_a_mark_is_no_name() -> None:
    plan = read("（一）宣传。开展宣传。（责任单位：★）")
    assert only(plan).code == "unread-clause"
    assert plan_yaml.loads(plan_yaml.dumps(plan)) == plan


# --- accepted -------------------------------------------------------------------------------------------------


def test_accepting_that_words_charge_nobody_leaves_the_task_to_be_judged_without_them() -> None:
    plan = read(f"（一）宣传。{CHARGED}")
    assert gaps(plan, "unread-clause", "no-owner") == [("unread-clause", CHARGED)]
    accepted = accept(plan, only(plan), "只是说明")
    assert gaps(accepted, "unread-clause", "no-owner") == [("no-owner", CHARGED)]
    assert (review(accepted), account(accepted).noted, account(accepted).counts["unread"]) == ([], [], 0)


def test_an_accepted_name_is_a_unit() -> None:
    plan = read("（一）宣传。开展宣传。（责任单位：省公安厅、鲁能泰山）")
    accepted = accept(plan, only(plan), "")
    assert (gaps(accepted, "unknown-party"), accepted.tasks) == ([], plan.tasks)


def test_an_answer_is_read_back_and_stays_when_the_document_is_extracted_again() -> None:
    lines = [f"（一）宣传。{CHARGED}", "（二）防火。自印发之日起20个工作日内排查。（责任单位：省公安厅、鲁能泰山）"]
    plan = read(*lines)
    for doubt in review(plan):
        plan = accept(plan, doubt, "只是说明" if doubt.code == "unread-clause" else "")
    moved = [line.replace("（二）", "（三）").replace("（一）", "（二）") for line in lines]
    merged = again(plan, FOREWORD, *moved)
    assert review(merged.plan) == []
    assert {(one.code, one.accepted) for one in merged.plan.diagnostics} >= {
        ("unread-clause", "只是说明"),
        ("unknown-party", ""),
    }
    assert (merged.kept, merged.conflicts) == (3, [])
    assert merge(merged.plan, read(*lines)).kept == 3, "and once more"


def test_what_was_accepted_is_asked_again_when_the_words_change() -> None:
    plan = read(f"（一）宣传。{CHARGED}")
    changed = CHARGED.replace("宣传", "宣传教育")
    merged = again(accept(plan, only(plan), ""), f"（一）宣传。{changed}")
    assert [(doubt.code, doubt.span.quote) for doubt in review(merged.plan)] == [("unread-clause", changed)]


def test_the_same_words_in_a_new_task_are_asked_about() -> None:
    old = f"（一）宣传。{CHARGED}"
    plan = read(old)
    for answered in (accept(plan, only(plan), ""), entered(plan, "牵头：省应急厅")):
        merged = again(answered, f"（一）教育。{CHARGED}", old.replace("（一", "（二"))
        doubt = only(merged.plan)
        assert doubt.task is not None
        assert doubt.task.title == "教育"
        assert gaps(merged.plan, "unread-clause") == [("unread-clause", CHARGED)]


# --- corrected ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "read_as"),
    [
        ("牵头：省应急厅；配合：省公安厅、省财政厅", {"lead": ["省应急厅"], "cooperate": ["省公安厅", "省财政厅"]}),
        ("牵头: 省应急厅; 配合: 省公安厅, 省财政厅", {"lead": ["省应急厅"], "cooperate": ["省公安厅", "省财政厅"]}),
        ("省应急厅牵头，省公安厅、财政厅配合", {"lead": ["省应急厅"], "cooperate": ["省公安厅", "省财政厅"]}),
        ("牵头：省应急厅；责任：省公安厅；指导：应急管理部", {"lead": ["省应急厅"], "support": ["省公安厅"], "guide": ["应急管理部"]}),
        ("省公安厅、省教育厅", {"shared": ["省公安厅", "省教育厅"]}),
        ("（省应急厅牵头，省委党校（山东行政学院）配合）", {"lead": ["省应急厅"], "cooperate": ["省委党校（山东行政学院）"]}),
    ],
)  # fmt: skip
def test_words_of_the_genre_are_read_by_the_grammar_of_clauses(words: str, read_as: dict[str, list[str]]) -> None:
    plan = entered(read(f"（一）宣传。{CHARGED}"), words)
    (clause,) = plan.tasks[0].clauses
    assert (parties(clause), clause.basis, clause.span.quote) == (read_as, Basis.CORRECTED, CHARGED)
    assert (plan.diagnostics, gaps(plan, "unread-clause", "no-owner")) == ((), [])


@pytest.mark.parametrize("words", ["共同负责：省应急厅", "上级：省应急厅", "，", "：", "（", "（省应急厅牵头"])
def test_words_that_are_no_clause_are_not_understood(words: str) -> None:
    plan = read(f"（一）宣传。{CHARGED}")
    assert entered_clause(plan, only(plan), words) is None


def test_names_that_look_like_no_unit_are_told_and_dates_are_read() -> None:
    plan = read(f"（一）宣传。{CHARGED}")
    found = entered_clause(plan, only(plan), "牵头：鲁能泰山；完成时限：2025年6月底前")
    assert found is not None
    assert (found[1], [time.by for time in found[0].deadlines]) == (["鲁能泰山"], [dt.date(2025, 6, 30)])
    again(enter(plan, only(plan), found[0]), f"（一）宣传。{CHARGED}")


def test_a_sentence_that_charges_is_governed_alone_and_makes_no_false_gap_of_the_others() -> None:
    plan = entered(read(f"（一）宣传。{CHARGED}各部门要落实经费。组织演练。"), "牵头：省应急厅")
    (clause,) = plan.tasks[0].clauses
    assert clause.duties == (1,)
    # 组织演练 goes on with the subject before it
    assert gaps(plan, "unread-clause", "no-owner") == [("unread-clause", "各部门要落实经费。")]
    merged = again(plan, FOREWORD, f"（二）宣传。{CHARGED}各部门要落实经费。组织演练。")
    assert (gaps(merged.plan, "unread-clause"), merged.conflicts) == (gaps(plan, "unread-clause"), [])
    charged = entered(merged.plan, "责任：各部门")
    assert again(charged, FOREWORD, f"（二）宣传。{CHARGED}各部门要落实经费。组织演练。") == (charged, 2, [])
    settled = accept(merged.plan, only(merged.plan), "")
    assert review(again(settled, f"（一）宣传。{CHARGED}各部门要落实经费。组织演练。").plan) == [], (
        "the answer stays too"
    )


def test_a_clause_among_clauses_governs_what_it_stands_behind() -> None:
    lines = "（一）宣传。编写教材。（责任单位：）组织演练。落实经费。（责任单位：省财政厅）"
    plan = read(lines)
    assert [clause.duties for clause in plan.tasks[0].clauses] == [()]
    answered = entered(plan, "牵头：省教育厅")
    assert [(parties(clause), clause.duties) for clause in answered.tasks[0].clauses] == [
        ({"lead": ["省教育厅"]}, (1,)),
        ({"lead": ["省财政厅"]}, (2, 3)),
    ]
    merged = again(answered, FOREWORD, lines.replace("（一", "（二"))
    assert [clause.duties for clause in merged.plan.tasks[1].clauses] == [(1,), (2, 3)]
    assert (review(merged.plan), merged.conflicts) == ([], [])


def test_an_entered_clause_stays_where_its_words_stand() -> None:
    line = f"（一）宣传。编写教材。{CHARGED}"
    answered = entered(read(line), "牵头：省应急厅；配合：省教育厅")
    moved = FOREWORD, line.replace("（一）", "（二）")
    merged = again(answered, *moved)
    task = merged.plan.tasks[1]
    assert task.clauses[0].span == task.duties[1].span
    assert (merged.kept, merged.conflicts, review(merged.plan)) == (1, [], [])
    assert merge(merged.plan, read(*moved)).plan == merged.plan
    renamed = again(answered, line.replace("宣传。编写", "宣传教育。编写"))
    assert (len(renamed.plan.tasks[0].clauses), renamed.conflicts, review(renamed.plan)) == (1, [], [])


def test_an_entered_clause_that_the_program_has_learned_to_read_is_no_conflict() -> None:
    answered = entered(read(f"（一）宣传。{CHARGED}"), "牵头：省应急厅")
    (task,) = answered.tasks
    stated = msgspec.structs.replace(task.clauses[0], basis=Basis.STATED)
    learned = sealed(msgspec.structs.replace(answered, tasks=(msgspec.structs.replace(task, clauses=(stated,)),)))
    assert merge(answered, learned) == (learned, 0, [])


def test_the_right_names_take_the_place_of_the_wrong_one() -> None:
    lines = (
        "（一）宣传。开展宣传。（责任单位：省公安厅牵头，鲁能泰山配合）",
        "（二）防火。排查。（责任单位：省公安厅、鲁能泰山）",
    )
    plan = read(*lines)
    first, second = review(plan)
    assert unknown_names(first) == ["鲁能泰山"]
    plan = rename(plan, first, {"鲁能泰山": typed_names("省教育厅，省公安厅、各有关部门")})
    plan = rename(plan, second, {"鲁能泰山": typed_names("省能源局")})
    clauses = [task.clauses[0] for task in plan.tasks]
    assert [(a.party, a.role.value, a.rank, a.is_group) for a in clauses[0].assignments] == [
        ("省公安厅", "lead", 1, False),
        ("省教育厅", "cooperate", 1, False),
        ("各有关部门", "cooperate", 2, True),
    ]
    assert (parties(clauses[1]), clauses[1].basis) == ({"shared": ["省公安厅", "省能源局"]}, Basis.CORRECTED)
    merged = again(plan, *lines)
    assert (merged.plan, merged.conflicts) == (plan, [])


def test_a_shared_clause_is_renamed_in_every_task_that_shares_it() -> None:
    plan = read("（一）宣传。编写教材。（责任单位：省公安厅、鲁能泰山）", "（二）演练。组织演练。")
    first, second = plan.tasks
    plan = msgspec.structs.replace(plan, tasks=(first, msgspec.structs.replace(second, clauses=first.clauses)))
    renamed = rename(plan, only(plan), {"鲁能泰山": typed_names("省能源局")})
    assert [task.clauses[0].units(Role.SHARED) for task in renamed.tasks] == [["省公安厅", "省能源局"]] * 2


PIECES = [
    "牵头：",
    "责任：",
    "配合：",
    "指导：",
    "牵头",
    "负责",
    "会同",
    "、",
    "，",
    "；",
    "。",
    "等",
    "（",
    "）",
    "：",
    "*",
    "#",
    "'x'",
]
PIECES += ["省应急厅", "省公安厅", "财政厅", "各市、县（市、区）政府", "有关部门", "鲁能", "2025年底前", "长期坚持"]
WORDS = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


@settings(max_examples=300)
@given(WORDS)
def test_whatever_is_typed_is_either_not_understood_or_kept(words: str) -> None:
    plan = read(f"（一）宣传。{CHARGED}")
    found = entered_clause(plan, only(plan), words)
    if found is not None:
        answered = enter(plan, only(plan), found[0])
        assert plan_yaml.loads(plan_yaml.dumps(answered)) == answered
    names = {"省教育厅": typed_names(words)}
    clause = read("（一）宣传。开展宣传。（责任单位：省教育厅、鲁能泰山）")
    if names["省教育厅"]:
        renamed = rename(clause, only(clause), names)
        assert plan_yaml.loads(plan_yaml.dumps(renamed)) == renamed


def test_accepting_one_of_two_alike_leaves_the_other() -> None:
    plan = read(f"（一）宣传。{CHARGED}", f"（二）教育。{CHARGED}")
    first, second = review(plan)
    assert isinstance(first.fact, Diagnostic)
    accepted = accept(plan, first, "")
    assert [one.accepted for one in accepted.diagnostics] == ["", None]
    assert only(accepted).fact == second.fact

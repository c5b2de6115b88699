from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import msgspec
import pytest

import dutygraph
from dutygraph.errors import UnknownName
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Severity
from dutygraph.queries.gaps import at_least, find_gaps, rules
from dutygraph.queries.gaps.__main__ import describe
from dutygraph.text.document import read_plan

GRAPH = dutygraph.load()


def graph_of(*paragraphs: str) -> DutyGraph:
    return DutyGraph([read_plan("\n".join(["一、主要任务", *paragraphs]), "plan.txt")])


def fired(graph: DutyGraph, rule: str) -> list[str]:
    return [gap.task.number for gap in find_gaps(graph, [rule])]


def test_the_gaps_of_the_shandong_plan() -> None:
    assert fired(GRAPH, "no-owner") == ["十（二）", "十（三）", "十（四）"]
    assert fired(GRAPH, "groups-only") == ["十（一）"]  # 各级各有关部门要…
    assert fired(GRAPH, "no-lead") == ["六（二）", "六（五）", "六（八）", "六（十二）", "六（十三）"]
    assert fired(GRAPH, "vague-deadline") == ["八（三）"]  # 尽快提升战斗力
    # All 41 clauses end in 等; 7 of 45 tasks have a deadline, 7 a target, and 三（一）, 三（三）, 五（二）, 九（一） ask for all of
    # something; six lists of leads, 省应急厅 in 31 of 45 tasks; the aims assign nobody, and five targets of change name no
    # base; 8 deadlines; a regulation and exhibition halls stand in two tasks; all read by hand.
    assert Counter(gap.rule.name for gap in find_gaps(GRAPH, on=dt.date(2026, 1, 1))) == {
        "no-owner": 3, "groups-only": 1, "no-lead": 5, "vague-deadline": 1, "open-list": 41, "no-deadline": 38, "no-target": 34,
        "named-in-text-not-assigned": 1, "unowned-target": 1, "duplicate-duty": 2, "joint-lead-unranked": 6,
        "lead-concentration": 1, "target-without-base": 5, "uncovered-sector": 6, "renamed-unit": 1, "past-deadline": 8,
    }  # fmt: skip


def test_chapters_of_background_and_aims_raise_no_gap() -> None:
    assert not [gap for gap in find_gaps(GRAPH) if gap.task and gap.task.chapter in ("一", "二")]


def test_every_gap_quotes_the_text_and_says_what_would_close_it() -> None:
    gaps = find_gaps(GRAPH)
    assert [gap.rule.name for gap in gaps if not gap.evidence] == ["uncovered-sector"]  # named nowhere
    for gap in (gap for gap in gaps if gap.evidence):
        assert gap.evidence.quote
        assert gap.evidence.end - gap.evidence.start == len(gap.evidence.quote)
        for lang in ("zh", "en"):
            assert (gap.task.number if gap.task else GRAPH.plans[0].title) in gap.message(lang)
            assert "{" not in gap.message(lang) + gap.suggestion(lang)


def test_every_rule_of_this_release_exists() -> None:
    assert set(rules()) == {
        "no-owner", "no-lead", "groups-only", "open-list", "no-deadline", "vague-deadline", "no-target", "unread-clause",
        "unknown-party", "conflicting-leads", "conflicting-deadlines", "named-in-text-not-assigned", "unowned-target", "duplicate-duty",
        "joint-lead-unranked", "lead-concentration", "mixed-level-leads", "target-without-base", "assigned-twice",
        "uncovered-sector", "renamed-unit", "outdated-name", "past-deadline",
    }  # fmt: skip


CLAUSE = "（责任单位：省应急厅牵头，省公安厅按职责分工负责）"
CASES = [
    ("no-owner", "（一）宣传。开展宣传。", f"（一）宣传。开展宣传。{CLAUSE}"),
    ("no-lead", "（一）宣传。开展宣传。（省应急厅、省公安厅按职责分工负责）", f"（一）宣传。开展宣传。{CLAUSE}"),
    ("no-lead", "（一）宣传。开展宣传。（省应急厅指导）", "（一）宣传。开展宣传。（省应急厅负责）"),
    (
        "groups-only",
        "（一）宣传。开展宣传。（各有关部门按职责分工负责）",
        "（一）宣传。开展宣传。（省应急厅、各有关部门负责）",
    ),
    (
        "open-list",
        "（一）宣传。开展宣传。（省应急厅牵头，省公安厅等按职责分工负责）",
        f"（一）宣传。开展宣传。{CLAUSE}",
    ),
    ("no-deadline", "（一）宣传。开展宣传。", "（一）宣传。2022年底前开展宣传。"),
    ("no-deadline", "（一）宣传。开展宣传。", "（一）宣传。开展宣传，长期坚持。"),
    ("vague-deadline", "（一）宣传。尽快开展宣传。", "（一）宣传。2022年底前尽快开展宣传。"),
    ("no-target", "（一）宣传。开展宣传。", "（一）宣传。宣传覆盖率达90%以上。"),
    ("no-target", "（一）宣传。健全全覆盖的宣传体系。", "（一）宣传。实施全覆盖宣传。"),
    ("no-target", "（一）监管。推进监管全面落地。", "（一）监管。将液氨企业全部纳入监管。"),
    ("no-target", "（一）治理。全面完成了治理的地区，巩固成果。", "（一）治理。全面完成尾矿库治理。"),
    ("no-owner", "（一）宣传。推动各级各部门开展宣传。", "（一）宣传。各级各有关部门要开展宣传。"),
    ("no-owner", "（一）宣传。各部门职责更加明确。", "（一）宣传。县级以上地方人民政府结合实际开展宣传。"),
    ("no-owner", "（一）宣传。各级责任应当明确。", "（一）宣传。遇有问题的，由牵头部门提出意见。"),
    ("groups-only", "（一）宣传。各镇（街道）应于每年3月开展宣传。", "（一）宣传。推动各镇（街道）开展宣传。"),
    ("groups-only", "（一）宣传。各市要开展宣传。", "（一）宣传。各牵头单位要开展宣传。"),  # whom the plan names
    ("groups-only", "（一）宣传。各市要开展宣传。", "（一）宣传。各市要开展宣传，结果送省应急厅。"),
    ("unread-clause", "（一）宣传。开展宣传。（责任单位：）", f"（一）宣传。开展宣传。{CLAUSE}"),
    ("unknown-party", "（一）宣传。开展宣传。（责任单位：省应急厅、鲁能泰山）", f"（一）宣传。开展宣传。{CLAUSE}"),
    ("unread-clause", "（一）宣传。省应急厅要开展宣传。", "（一）宣传。各部门要开展宣传。"),
]


@pytest.mark.parametrize(("rule", "bad", "good"), CASES)
def test_a_rule_fires_where_it_must_and_only_there(rule: str, bad: str, good: str) -> None:
    assert fired(graph_of(bad), rule) == ["一（一）"]
    assert fired(graph_of(good), rule) == []


@pytest.mark.parametrize(
    "unread",
    [
        "开展宣传。（责任单位：）",
        "省应急厅要开展宣传。",
        "开展宣传。（责任单位：省应急厅牵头",
        "市场监管总局会同有关部门开展检查。",
        "加强管理。（省应急厅负责）开展宣传。（应急、公安等部门负责）",
        "加强管理。（省应急厅负责）开展宣传。制定方案（省公安厅牵头），抓好落实。",
    ],
)
def test_what_was_not_understood_is_never_called_unowned(unread: str) -> None:
    assert fired(graph_of(f"（一）宣传。{unread}"), "no-owner") == []


def test_an_unread_clause_belongs_to_the_task_it_stands_in() -> None:
    graph = graph_of(
        "（一）宣传。开展宣传。（责任单位：待定）", "（二）培训。开展培训。", "（三）演练。开展演练。（责任单位：待定）"
    )
    assert fired(graph, "unread-clause") == ["一（一）", "一（三）"]
    assert fired(graph, "no-owner") == ["一（二）"]


def test_an_unread_clause_keeps_its_task_where_a_person_moved_tasks() -> None:
    (plan,) = graph_of("（一）宣传。开展宣传。（责任单位：待定）", "（二）培训。开展培训。").plans
    moved = msgspec.structs.replace(plan, tasks=plan.tasks[::-1])
    assert fired(DutyGraph([moved]), "unread-clause") == ["一（一）"]


def test_what_stands_behind_all_that_was_not_understood_may_be_unowned() -> None:
    graph = graph_of("（一）宣传。开展宣传。（省应急厅负责）制定方案。（应急、公安等部门负责）编制预算。")
    assert [gap.evidence.quote for gap in find_gaps(graph, ["no-owner"])] == ["编制预算。"]


def test_a_duty_behind_the_last_clause_of_a_task_has_no_owner() -> None:
    graph = graph_of("（一）宣传。开展宣传。（省应急厅负责）编制年度方案。")
    (gap,) = find_gaps(graph, ["no-owner"])
    assert gap.evidence.quote == "编制年度方案。"


def test_who_is_the_subject_of_one_sentence_is_so_of_the_next() -> None:
    graph = graph_of("（一）宣传。开展宣传。（省应急厅负责）编制预算。各市应于每年3月制定方案。明确年度目标。")
    assert [gap.evidence.quote for gap in find_gaps(graph, ["no-owner"])] == ["编制预算。"]
    assert [gap.evidence.quote for gap in find_gaps(graph, ["groups-only"])] == ["各市应于每年3月制定方案。"]
    unread = graph_of("（一）宣传。开展宣传。（省应急厅负责）省公安厅要制定方案。明确年度目标。")
    assert fired(unread, "unread-clause") == ["一（一）"]
    assert fired(unread, "no-owner") == []


def test_no_group_is_all_that_is_named_beside_what_was_not_understood() -> None:
    assert fired(graph_of("（一）宣传。各市要开展宣传。省应急厅要加强指导。"), "groups-only") == []


def test_severities_are_ordered() -> None:
    found = find_gaps(GRAPH, on=dt.date(2021, 12, 31))
    assert [len(at_least(found, severity)) for severity in Severity] == [3, 11, 146]
    weights = [list(Severity).index(gap.rule.severity) for gap in found]
    assert weights == sorted(weights)


def test_the_page_of_the_rules_is_up_to_date() -> None:
    page = Path(__file__).parents[2] / "docs" / "gap-rules.md"
    assert page.read_text("utf-8") == describe(), "python -m dutygraph.queries.gaps > docs/gap-rules.md"
    assert all(f"### `{name}`" in describe() for name in rules())
    assert "{" not in describe()


def test_an_unknown_rule_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownName, match="no-owner"):
        find_gaps(GRAPH, ["no-boss"])

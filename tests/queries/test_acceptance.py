"""A finding that a person accepts is no gap any more until its text changes; then it comes back and says so."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from dutygraph.errors import RuleOff, UnknownName
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Acceptance, Plan, Severity
from dutygraph.queries import gaps
from dutygraph.queries.acceptance import find_acceptable
from dutygraph.queries.gaps import find_gaps, rules_off, survey
from dutygraph.queries.gaps.accepted import acceptance_of
from dutygraph.queries.gaps.rule import Finding, Rule
from dutygraph.text.document import read_plan

DAY = dt.date(2026, 5, 2)
MINES = "（一）煤矿安全。开展排查。（省能源局、山东煤矿安全监察局按职责分工负责）"
FIRE = "（二）消防安全。尽快补齐短板。开展演练。尽快更新装备。（省应急厅负责）"


def plan_of(*paragraphs: str) -> Plan:
    return read_plan("\n".join(["一、主要任务", *paragraphs]), "plan.txt")


def accepting(plan: Plan, *acceptances: Acceptance) -> DutyGraph:
    return DutyGraph([replace(plan, acceptances=acceptances)])


def of_gap(plan: Plan, rule: str, number: str = "一（一）", reason: str = "常年如此", words: str = "") -> Acceptance:
    (gap,) = find_acceptable(DutyGraph([plan]), rule, number, words)
    return acceptance_of(gap, reason, DAY)


def open_in(graph: DutyGraph, rule: str) -> list[str]:
    return [gap.task.number for gap in find_gaps(graph, [rule]) if gap.task]


NO_LEAD = of_gap(plan_of(MINES, FIRE), "no-lead")


def test_an_accepted_finding_is_no_gap_and_is_listed_with_its_reason() -> None:
    found = survey(accepting(plan_of(MINES, FIRE), NO_LEAD), ["no-lead"])
    assert found.open == []
    assert [(gap.task.number, gap.accepted.reason) for gap in found.accepted if gap.task and gap.accepted] == [
        ("一（一）", "常年如此")
    ]


def test_it_stays_accepted_when_the_task_only_moves() -> None:
    moved = plan_of("（一）宣传。开展宣传。（省应急厅负责）", MINES.replace("（一）", "（二）"))
    assert open_in(accepting(moved, NO_LEAD), "no-lead") == []


def test_what_a_heading_shows_stays_accepted_when_the_heading_only_gets_another_number() -> None:
    moved = plan_of("（一）宣传。开展宣传。（省应急厅负责）", MINES.replace("（一）", "（二）"))
    accepted = of_gap(plan_of(MINES, FIRE), "no-deadline")
    assert open_in(accepting(moved, accepted), "no-deadline") == ["一（一）"]


def test_what_names_another_task_stays_accepted_when_that_one_only_gets_another_number() -> None:
    duty = "建立化工园区重大危险源在线监测预警平台。"
    first, second = f"化工安全。{duty}（省应急厅负责）", f"园区建设。{duty}（省工业和信息化厅负责）"
    before = plan_of(f"（一）{first}", f"（二）{second}")
    after = plan_of("（一）宣传。开展宣传。（省应急厅负责）", f"（二）{first}", f"（三）{second}")
    accepted = of_gap(before, "conflicting-leads", "一（二）")
    assert open_in(DutyGraph([after]), "conflicting-leads") == ["一（三）"]
    assert open_in(accepting(after, accepted), "conflicting-leads") == []


def test_it_stays_accepted_when_only_the_line_breaks_and_widths_of_the_text_change() -> None:
    broken = plan_of(
        MINES.replace("省能源局、", "省能\n源局、").replace("（省", "(省").replace("负责）", "负责)"), FIRE
    )
    assert open_in(accepting(broken, NO_LEAD), "no-lead") == []


def test_it_comes_back_when_its_words_change_and_says_so() -> None:
    changed = plan_of(MINES.replace("山东煤矿安全监察局", "国家矿山安全监察局山东局"), FIRE)
    (gap,) = find_gaps(accepting(changed, NO_LEAD), ["no-lead"])
    assert gap.message("en").endswith("(accepted here on 2026-05-02: 常年如此; the text has changed since)")
    assert gap.message("zh").endswith("（此处曾于 2026-05-02 认可：常年如此；此后原文有变）")


def test_it_comes_back_when_its_task_is_called_otherwise() -> None:
    (gap,) = find_gaps(accepting(plan_of(MINES.replace("煤矿安全", "矿山安全"), FIRE), NO_LEAD), ["no-lead"])
    assert gap.lapsed == NO_LEAD


def test_another_task_with_the_same_words_is_not_accepted_with_it() -> None:
    twin = MINES.replace("（一）煤矿安全", "（二）金属矿山")
    graph = accepting(plan_of(MINES, twin), NO_LEAD)
    assert [(gap.task.number, gap.lapsed) for gap in find_gaps(graph, ["no-lead"]) if gap.task] == [("一（二）", None)]


def test_of_two_tasks_with_one_title_the_number_tells_which_is_meant() -> None:
    plan = plan_of(MINES, MINES.replace("（一）", "（二）"))
    assert open_in(accepting(plan, of_gap(plan, "no-lead", "一（二）")), "no-lead") == ["一（一）"]


def test_of_two_findings_in_a_task_only_the_one_meant_is_accepted() -> None:
    plan = plan_of(MINES, FIRE)
    both = find_acceptable(DutyGraph([plan]), "vague-deadline", "一（二）")
    assert len(both) == 2
    graph = accepting(plan, of_gap(plan, "vague-deadline", "一（二）", words="装备"))
    (left,) = find_gaps(graph, ["vague-deadline"])
    assert left.evidence
    assert (left.evidence.quote, left.lapsed) == ("尽快补齐短板。", None)


def test_of_two_findings_the_one_that_changed_says_so_and_not_its_neighbour() -> None:
    equipment = of_gap(plan_of(MINES, FIRE), "vague-deadline", "一（二）", words="装备")
    graph = accepting(plan_of(MINES, FIRE.replace("更新装备", "更新消防装备")), equipment)
    told = {gap.evidence.quote: bool(gap.lapsed) for gap in find_gaps(graph, ["vague-deadline"]) if gap.evidence}
    assert told == {"尽快补齐短板。": False, "尽快更新消防装备。": True}


def test_what_was_said_last_counts() -> None:
    plan = plan_of(MINES, FIRE)
    graph = accepting(plan, NO_LEAD, of_gap(plan, "no-lead", reason="已请示"))
    assert [gap.accepted.reason for gap in survey(graph, ["no-lead"]).accepted if gap.accepted] == ["已请示"]


def test_an_acceptance_is_of_its_own_plan_only() -> None:
    own, other = plan_of(MINES, FIRE), replace(plan_of(MINES, FIRE), id="另一方案")
    other = replace(other, tasks=tuple(replace(task, plan="另一方案") for task in other.tasks))
    graph = DutyGraph([replace(own, acceptances=(NO_LEAD,)), other])
    assert [gap.plan for gap in find_gaps(graph, ["no-lead"])] == ["另一方案"]


# --- findings about a whole plan ------------------------------------------------------------------------------


def find_sectors(graph: DutyGraph, _: dt.date) -> list[Finding]:
    of = graph.plans[0].id if len(graph.plans) == 1 else ""
    return [Finding(None, None, {"sector": sector}, plan=of) for sector in ("民航安全", "核电安全")]


SECTORS = Rule("sectors", Severity.LOW, Text("", ""), Text("{sector}", "{sector}"), Text("", ""), find_sectors)


@pytest.fixture
def with_sectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gaps, "rules", lambda: {SECTORS.name: SECTORS})


@pytest.mark.usefixtures("with_sectors")
def test_of_findings_about_a_plan_those_with_the_words_are_accepted() -> None:
    plan = plan_of(MINES)
    assert len(find_acceptable(DutyGraph([plan]), "sectors")) == 2
    (gap,) = find_acceptable(DutyGraph([plan]), "sectors", words="民航")
    accepted = acceptance_of(gap, "中央事权", DAY)
    left = find_gaps(accepting(plan, accepted))
    assert [(gap.message("zh"), gap.lapsed) for gap in left] == [("核电安全", None)]
    with pytest.raises(UnknownName, match="leave TASK out"):
        find_acceptable(DutyGraph([plan]), "sectors", "一（一）")


@pytest.mark.usefixtures("with_sectors")
def test_what_is_closed_is_not_said_to_have_changed_into_another_finding_about_the_plan() -> None:
    accepted = Acceptance("sectors", "", "", "中央事权", DAY, about="水上交通")
    assert [gap.lapsed for gap in find_gaps(accepting(plan_of(MINES), accepted))] == [None, None]


@pytest.mark.usefixtures("with_sectors")
def test_what_is_about_several_plans_is_accepted_when_it_is_in_each() -> None:
    one, other = plan_of(MINES), replace(plan_of(FIRE.replace("（二）", "（一）")), id="另一方案")
    (gap,) = find_acceptable(DutyGraph([one, other]), "sectors", words="民航")
    accepted = (acceptance_of(gap, "中央事权", DAY),)
    in_one = DutyGraph([replace(one, acceptances=accepted), other])
    in_both = DutyGraph([replace(plan, acceptances=accepted) for plan in (one, other)])
    assert [len(find_gaps(graph)) for graph in (in_one, in_both)] == [2, 1]


def test_what_is_not_found_is_told_with_where_the_rule_finds_something() -> None:
    graph = DutyGraph([plan_of(MINES, FIRE)])
    with pytest.raises(UnknownName, match=r"it does in the tasks: 一（一）$"):
        find_acceptable(graph, "no-lead", "一（二）")
    with pytest.raises(UnknownName, match=r"it does in the tasks: 一（一）$"):
        find_acceptable(graph, "no-lead")
    with pytest.raises(UnknownName, match="no task has the number"):
        find_acceptable(graph, "no-lead", "九（九）")
    with pytest.raises(UnknownName, match="no rule is called"):
        find_acceptable(graph, "no-boss", "一（一）")


# --- rules that weigh otherwise -------------------------------------------------------------------------------


def test_a_rule_that_is_off_is_not_looked_for_and_said_to_be_off() -> None:
    graph = DutyGraph([plan_of(MINES)], severities={"no-lead": None})
    assert "no-lead" in {gap.rule.name for gap in find_gaps(DutyGraph([plan_of(MINES)]))}
    assert "no-lead" not in {gap.rule.name for gap in find_gaps(graph)}
    assert rules_off(graph) == ["no-lead"]
    with pytest.raises(RuleOff, match="off in the settings"):
        find_gaps(graph, ["no-lead"])


def test_a_rule_that_weighs_otherwise_comes_in_its_place() -> None:
    plain = find_gaps(DutyGraph([plan_of(MINES)]))
    graph = DutyGraph([plan_of(MINES)], severities={"no-target": Severity.HIGH})
    assert plain[0].rule.name == "no-lead"
    assert [(gap.rule.name, gap.rule.severity.value) for gap in find_gaps(graph)][:2] == [
        ("no-target", "high"),
        ("no-lead", "medium"),
    ]
    assert rules_off(graph) == []

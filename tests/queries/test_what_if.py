"""What-if, worked out by hand: on the Shandong plan, and on small texts."""

from __future__ import annotations

import pytest

import dutygraph
from dutygraph.errors import ContradictoryReform, DutyGraphError, UnknownName
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import MESSAGES
from dutygraph.model import Assignment, Basis, Role
from dutygraph.queries.what_if import (
    Abolish,
    Change,
    Consequence,
    Effect,
    Load,
    Merge,
    Move,
    Outcome,
    Rename,
    StepKind,
    what_if,
)
from dutygraph.text.document import read_plan

SHANDONG = dutygraph.load()


def graph_of(*tasks: str, title: str = "山东省“十四五”安全生产规划") -> DutyGraph:
    return DutyGraph([read_plan("\n".join([title, "一、主要任务", *tasks]), f"{title}.txt")])


def effects(outcome: Outcome) -> dict[str, list[str]]:
    return {c.task.number: [effect.value for effect in c.effects] for c in outcome.consequences}


def told(parties: tuple[Assignment, ...]) -> list[str]:
    return [f"{party.role.value}: {party.party}" for party in parties]


def only(graph: DutyGraph, *changes: Change) -> Consequence:
    (consequence,) = what_if(graph, changes).consequences
    return consequence


# --- the Shandong plan ---------------------------------------------------------------------------------------

#: The tasks whose clause names 省能源局, as a reader of the text counts them. It leads none.
OF_ENERGY = ["五（一）", "五（二）", "五（三）", "五（四）", "六（二）", "六（九）", "六（十二）", "六（十三）"]


def test_the_energy_bureau_abolished_leaves_no_task_without_an_owner_or_a_lead() -> None:
    outcome = what_if(SHANDONG, [Abolish("省能源局")])
    assert effects(outcome) == {number: ["fewer"] for number in OF_ENERGY}
    assert outcome.loads == (Load("省能源局", (0, 0), (8, 0)),)
    of = {c.task.number: c for c in outcome.consequences}
    # （责任单位：省能源局、山东煤矿安全监察局等按职责分工负责）: the list is open, so who is left is not the only one
    assert told(of["六（二）"].after) == ["shared: 山东煤矿安全监察局"]
    # （责任单位：国家能源局山东监管办公室牵头，省能源局等按职责分工负责）
    assert told(of["六（九）"].before) == ["lead: 国家能源局山东监管办公室", "support: 省能源局"]
    assert told(of["六（九）"].after) == ["lead: 国家能源局山东监管办公室"]
    assert of["六（九）"].quotes[0].quote.startswith("（责任单位：国家能源局山东监管办公室牵头")


def test_the_energy_bureau_within_the_development_commission() -> None:
    outcome = what_if(SHANDONG, [Abolish("能源局", into="省发改委")])
    # 省发展改革委 stands in the clause of 五（一） already, and in none of the others.
    assert effects(outcome) == {number: ["replaced"] for number in OF_ENERGY[1:]} | {"五（一）": ["fewer"]}
    assert outcome.loads == (Load("省发展改革委", (0, 0), (3, 10)), Load("省能源局", (0, 0), (8, 0)))
    assert (outcome.steps[0].units, outcome.steps[0].into) == (("省能源局",), "省发展改革委")


def test_the_energy_office_abolished_takes_the_lead_of_one_task() -> None:
    outcome = what_if(SHANDONG, [Abolish("国家能源局山东监管办公室")])
    assert effects(outcome)["六（九）"] == ["loses-lead"]
    assert [c.task.number for c in outcome.consequences if Effect.LOSES_LEAD in c.effects] == ["六（九）"]
    assert outcome.loads[0].leads == (1, 0)


def test_the_emergency_department_within_the_energy_bureau_has_two_roles_where_both_stood() -> None:
    outcome = what_if(SHANDONG, [Abolish("省应急厅", into="省能源局")])
    doubles = {c.task.number: c.doubles for c in outcome.consequences if c.doubles}
    assert list(doubles) == ["五（一）", "五（二）", "五（三）", "五（四）"]
    assert {(d.unit, d.roles) for found in doubles.values() for d in found} == {("省能源局", (Role.LEAD, Role.SUPPORT))}
    # It led 31, which the bureau leads then; of the bureau's eight tasks four are among them, and of the five that the
    # department shared or supported 六（十二）（十三） are among the bureau's.
    assert outcome.loads[0] == Load("省能源局", (0, 31), (8, 7))


# --- small texts -----------------------------------------------------------------------------------------------


def test_nobody_is_left() -> None:
    graph = graph_of("（一）宣传。开展宣传。（责任单位：省应急厅）", "（二）培训。开展培训。（责任单位：省公安厅）")
    orphaned = only(graph, Abolish("省应急厅"))
    assert (orphaned.effects, orphaned.task.number, orphaned.after) == ((Effect.ORPHANED,), "一（一）", ())
    assert orphaned.before == (Assignment("省应急厅", is_group=False, role=Role.LEAD, rank=1),)


def test_words_that_were_not_understood_may_charge_somebody() -> None:
    graph = graph_of("（一）宣传。开展宣传。（省应急厅负责）编制预算。（责任单位：待定）")
    assert [c.effects for c in what_if(graph, [Abolish("省应急厅")]).consequences] == [(Effect.UNSURE,)]


def test_duties_of_one_task_that_have_their_own_clauses_are_told_apart() -> None:
    graph = graph_of("（一）宣传。开展宣传。（省应急厅负责）编制预算。（省财政厅负责）")
    orphaned = only(graph, Abolish("省应急厅"))
    assert orphaned.effects == (Effect.ORPHANED,)
    assert [duty.text for duty in orphaned.duties] == ["开展宣传。"]
    assert orphaned.quotes[0].quote == "（省应急厅负责）"


def test_only_groups_are_left() -> None:
    graph = graph_of("（一）宣传。开展宣传。（责任单位：省应急厅牵头，省直有关部门配合）")
    left = only(graph, Abolish("省应急厅"))
    assert (left.effects, told(left.after)) == ((Effect.GROUPS_ONLY,), ["cooperate: 省直有关部门"])


def test_of_a_closed_list_the_only_one_left_leads() -> None:
    closed = only(graph_of("（一）宣传。开展宣传。（责任单位：省应急厅、省公安厅）"), Abolish("省应急厅"))
    assert (closed.effects, told(closed.after), closed.given) == (
        (Effect.NEW_LEAD, Effect.FEWER),
        ["lead: 省公安厅"],
        Basis.SOLE,
    )
    opened = only(graph_of("（一）宣传。开展宣传。（责任单位：省应急厅、省公安厅等）"), Abolish("省应急厅"))
    assert (opened.effects, told(opened.after), opened.given) == ((Effect.FEWER,), ["shared: 省公安厅"], None)


def test_the_only_one_left_leads_also_when_the_lead_went_before_the_others() -> None:
    graph = graph_of("（一）宣传。开展宣传。（责任单位：省应急厅牵头，省公安厅、省水利厅按职责分工负责）")
    assert told(only(graph, Abolish("省应急厅")).after) == ["support: 省公安厅", "support: 省水利厅"]
    left = only(graph, Abolish("省应急厅"), Abolish("省公安厅"))
    assert (told(left.after), left.given) == (["lead: 省水利厅"], Basis.SOLE)


def test_by_the_rule_of_the_document_the_next_one_leads() -> None:
    graph = graph_of("（一）宣传。开展宣传。（省应急厅、省公安厅、省水利厅负责，排在第一位的部门为牵头部门，下同）")
    led = only(graph, Abolish("省应急厅"))
    assert (led.effects, led.given) == ((Effect.NEW_LEAD,), Basis.RULE)
    assert told(led.after) == ["lead: 省公安厅", "support: 省水利厅"]
    assert "排在第一位的部门为牵头部门" in led.quotes[-1].quote
    heir = only(graph, Merge(("省应急厅", "省公安厅"), "省安全厅"))
    assert told(heir.after) == ["lead: 省安全厅", "support: 省安全厅", "support: 省水利厅"]
    assert (heir.given, heir.doubles[0].roles) == (None, (Role.LEAD, Role.SUPPORT))


def test_one_lead_of_several_is_left() -> None:
    graph = graph_of("（一）宣传。开展宣传。（责任单位：省应急厅、省公安厅牵头，省水利厅配合）")
    left = only(graph, Abolish("省公安厅"))
    assert (left.effects, told(left.after)) == (
        (Effect.SOLE_LEAD, Effect.FEWER),
        ["lead: 省应急厅", "cooperate: 省水利厅"],
    )


def test_who_led_or_shared_supports_the_one_to_whom_the_lead_moves() -> None:
    graph = graph_of(
        "（一）宣传。开展宣传。（责任单位：省应急厅牵头，省公安厅按职责分工负责，省水利厅配合）",
        "（二）培训。开展培训。（责任单位：省应急厅、省公安厅）",
        "（三）演练。开展演练。",
    )
    moved = only(graph, Move("一（一）", "公安厅"))
    assert (moved.effects, moved.doubles) == ((Effect.NEW_LEAD,), ())
    assert told(moved.after) == ["lead: 省公安厅", "support: 省应急厅", "cooperate: 省水利厅"]
    assert told(only(graph, Move("一(二)", "省水利厅")).after) == [
        "lead: 省水利厅",
        "support: 省应急厅",
        "support: 省公安厅",
    ]
    first = only(graph, Move("一（三）", "省水利厅"))
    assert (first.before, told(first.after)) == ((), ["lead: 省水利厅"])
    assert what_if(graph, [Move("一（一）", "省应急厅")]).consequences == ()


def test_a_lead_that_moved_and_is_abolished_then_leaves_the_task_without_one() -> None:
    graph = graph_of("（一）宣传。开展宣传。（责任单位：省应急厅牵头，省公安厅配合）", "（二）甲。做。（省水利厅负责）")
    outcome = what_if(graph, [Move("一（一）", "省水利厅"), Abolish("省水利厅")])
    assert effects(outcome) == {"一（二）": ["orphaned"], "一（一）": ["loses-lead"]}
    assert told(outcome.consequences[1].after) == ["support: 省应急厅", "cooperate: 省公安厅"]


def test_beside_a_lead_that_moved_the_last_supporter_does_not_lead() -> None:
    graph = graph_of("（一）宣传。开展宣传。（责任单位：省应急厅、省公安厅）", "（二）甲。做。（省水利厅负责）")
    outcome = what_if(graph, [Move("一（一）", "省水利厅"), Abolish("省公安厅")])
    assert told(outcome.consequences[0].after) == ["lead: 省水利厅", "support: 省应急厅"]


def test_a_chain_is_made_in_the_order_given() -> None:
    graph = graph_of("（一）宣传。开展宣传。（责任单位：省应急厅、省公安厅、省水利厅）")
    handed_on = [Abolish("省应急厅", into="省公安厅"), Abolish("省公安厅", into="省水利厅")]
    assert told(only(graph, *handed_on).after) == ["lead: 省水利厅"]
    with pytest.raises(ContradictoryReform, match="'省公安厅' is gone"):
        what_if(graph, handed_on[::-1])
    renamed = what_if(graph, [Rename("省应急厅", "省安全厅"), Rename("省安全厅", "省平安厅"), Abolish("省平安厅")])
    assert [step.units for step in renamed.steps] == [("省应急厅",), ("省安全厅",), ("省平安厅",)]
    assert told(renamed.consequences[0].after) == ["shared: 省公安厅", "shared: 省水利厅"]
    made = what_if(graph, [Merge(("省应急厅", "省公安厅"), "省安全厅"), Abolish("省安全厅", into="省水利厅")])
    assert told(made.consequences[0].after) == ["lead: 省水利厅"]


def test_a_renamed_unit_stays_who_it_is() -> None:
    graph = graph_of("（一）宣传。开展宣传。（责任单位：省应急厅牵头，省公安厅配合）")
    outcome = what_if(graph, [Rename("省应急厅", "省安全厅")])
    assert (effects(outcome), outcome.loads) == ({"一（一）": ["renamed"]}, ())
    assert told(outcome.consequences[0].came) == ["lead: 省安全厅"]


def test_a_new_name_is_not_taken_for_a_known_one_that_looks_like_it() -> None:
    graph = graph_of("（一）宣传。开展宣传。（责任单位：省应急厅、省公安厅、省水利厅）")
    (step,) = what_if(graph, [Merge(("省公安厅", "省水利厅"), "省应急指挥厅")]).steps
    assert (step.kind, step.into, step.is_new) == (StepKind.MERGE, "省应急指挥厅", True)


def test_units_of_two_regions_that_have_one_name() -> None:
    clause = "（一）宣传。开展宣传。（责任单位：省应急厅牵头，省公安厅配合）"
    sea = "（二）海洋。管好海洋。（责任单位：省海洋局）"
    texts = {"山东省": f"{clause}\n{sea}", "广东省": clause}
    plans = [read_plan(f"{region}安全生产规划\n一、主要任务\n{text}", "规划.txt") for region, text in texts.items()]
    graph = DutyGraph(plans)
    with pytest.raises(UnknownName):
        what_if(graph, [Abolish("省应急厅")])
    outcome = what_if(graph, [Abolish("广东省应急厅", into="山东省应急厅")])
    # 省应急厅 and 省海洋局 would mean other units in the plan of 广东.
    led = [(c.task.plan, told(c.after)[0]) for c in outcome.consequences]
    assert led == [(plans[1].id, "lead: 山东省应急管理厅")]
    into_sea = what_if(graph, [Abolish("广东省应急厅", into="省海洋局")])
    assert told(into_sea.consequences[0].after)[0] == "lead: 山东省海洋局"
    assert into_sea.loads[0] == Load("省海洋局", (1, 2), (0, 0))


CLAUSE = "（一）宣传。开展宣传。（责任单位：省应急厅、省公安厅、各市人民政府）"
WRONG: list[tuple[str, list[Change]]] = [
    ("unknown_unit", [Abolish("省统计局")]),
    ("unknown_unit", [Abolish("省应急厅", into="省统计局")]),
    ("unknown_unit", [Move("一（一）", "省统计局")]),
    ("unknown_task", [Move("一（九）", "省应急厅")]),
    ("reform_into_itself", [Abolish("省应急厅", into="应急厅")]),
    ("reform_gone", [Abolish("省应急厅"), Abolish("省应急厅")]),
    ("reform_gone", [Abolish("省应急厅"), Move("一（一）", "省应急厅")]),
    ("reform_gone", [Merge(("省应急厅", "省公安厅"), "省安全厅"), Rename("省公安厅", "省平安厅")]),
    ("reform_merge_two", [Merge(("省应急厅",), "省安全厅")]),
    ("reform_merge_two", [Merge(("省应急厅", "应急厅"), "省安全厅")]),
    ("reform_same_name", [Rename("省应急厅", "省应急厅")]),
    ("reform_name_taken", [Rename("省应急厅", "省公安厅")]),
    ("reform_name_taken", [Rename("省应急厅", "省安全厅"), Rename("省公安厅", "省安全厅")]),
    ("reform_task_twice", [Move("一（一）", "省应急厅"), Move("一（一）", "省公安厅")]),
    ("reform_group", [Abolish("各市人民政府")]),
    ("reform_group", [Abolish("省应急厅", into="各市人民政府")]),
    ("reform_group", [Rename("省应急厅", "省直有关部门")]),
    ("reform_no_name", [Rename("省应急厅", " ")]),
    ("unknown_unit", [Abolish("")]),
]


@pytest.mark.parametrize(("key", "changes"), WRONG)
def test_what_cannot_be_is_one_clear_error(key: str, changes: list[Change]) -> None:
    with pytest.raises(DutyGraphError) as caught:
        what_if(graph_of(CLAUSE), changes)
    assert caught.value.key == key
    assert all(caught.value.render(lang) for lang in ("zh", "en"))


def test_every_effect_and_step_has_its_words() -> None:
    for effect in Effect:
        assert {f"effect_{effect.value}", f"means_{effect.value}"} <= MESSAGES.keys()
    for kind in StepKind:
        assert f"step_{kind.value}_into" in MESSAGES

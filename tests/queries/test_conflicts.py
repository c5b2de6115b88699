"""conflicting-leads fires where one act on one thing has two leads, and nowhere else: a false alarm costs all trust."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

import dutygraph
from dutygraph.exports.records import gap_record
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Assignment, Period, Plan, Role, Task
from dutygraph.queries.gaps import find_gaps
from dutygraph.queries.gaps.rule import Gap
from dutygraph.text.acts import act_of
from dutygraph.text.document import read_plan


def plan(*tasks: str, title: str = "海东省校园安全规划", chapter: str = "重点任务") -> Plan:
    return read_plan("\n".join([title, "", f"一、{chapter}", *tasks]), f"{title}.txt")


def conflicts(*plans: Plan) -> list[Gap]:
    return find_gaps(DutyGraph(plans), ["conflicting-leads"])


def task(number: str, title: str, duty: str, lead: str, charge: str = "牵头") -> str:
    return f"（{number}）{title}。{duty}（责任单位：{lead}{charge}，省财政厅配合）"


GOODS = "强化危险货物运输托运、承运、装卸、车辆运行等全链条安全监管。"
CHIEF = "建立实施企业安全总监制度，2021年底前实现安全总监应配尽配。"

SAME = [
    (GOODS, GOODS, "化工 运输"),
    (GOODS, "进一步加强危险货物运输的托运、承运、装卸、车辆运行等全链条安全监管工作。", "化工安全 交通运输安全"),
    (GOODS, GOODS.replace("。", "，健全部门联动机制。"), "加强源头治理 加强执法"),
    (CHIEF, "建立健全企业安全总监制度，到2022年底实现安全总监应配尽配。", "压实企业责任 完善监管体制"),
    (CHIEF, CHIEF, "宣传 培训"),
    ("开展高层建筑消防安全专项整治行动。", "组织开展高层建筑消防安全专项整治。", "消防安全 城市建设安全"),
]


@pytest.mark.parametrize(("one", "other", "titles"), SAME)
def test_one_act_with_two_leads_is_told(one: str, other: str, titles: str) -> None:
    first, second = titles.split()
    (gap,) = conflicts(plan(task("一", first, one, "省应急厅"), task("二", second, other, "省交通运输厅")))
    assert (gap.task.number, gap.rule.severity.value) == ("一（二）", "high")
    assert f"一（一） {first}" in gap.message("zh")
    assert "省应急厅" in gap.message("zh")
    assert "省交通运输厅" in gap.message("en")


def test_it_shows_both_sentences_and_both_clauses() -> None:
    (gap,) = conflicts(plan(task("一", "化工", GOODS, "省应急厅"), task("二", "运输", GOODS, "省交通运输厅")))
    evidence = gap_record(gap, "zh")["evidence"]
    assert [evidence["quote"], *(also["quote"] for also in evidence["also"])] == [
        GOODS, "（责任单位：省交通运输厅牵头，省财政厅配合）", GOODS, "（责任单位：省应急厅牵头，省财政厅配合）",
    ]  # fmt: skip
    starts = [evidence["span"]["start"], *(also["span"]["start"] for also in evidence["also"])]
    assert starts[2] < starts[3] < starts[0] < starts[1]


def test_across_plans_of_one_region() -> None:
    one = plan(task("一", "企业责任", CHIEF, "省应急厅"), title="海东省安全生产规划")
    other = plan(task("一", "企业责任", CHIEF, "省工业和信息化厅"), title="海东省工业发展规划")
    (gap,) = conflicts(one, other)
    assert "《海东省安全生产规划》一（一） 企业责任" in gap.message("zh")
    assert (gap.task.plan, gap.finding.also[1].file) == (other.id, "海东省安全生产规划.txt")


def test_it_is_found_by_the_units_and_words_of_either_side() -> None:
    graph = DutyGraph([plan(task("一", "化工", GOODS, "省应急厅"), task("二", "运输", GOODS, "省交通运输厅"))])
    for unit in ("省应急厅", "省交通运输厅"):
        assert len(find_gaps(graph, ["conflicting-leads"], unit=unit)) == 1
    assert find_gaps(graph, ["conflicting-leads"], about="不存在") == []


def test_three_leads_are_three_pairs_and_more_are_what_every_plan_says() -> None:
    units = ["省应急厅", "省交通运输厅", "省公安厅", "省商务厅"]
    tasks = [task(n, "运输", GOODS, unit) for n, unit in zip("一二三四", units, strict=True)]
    assert len(conflicts(plan(*tasks[:3]))) == 3
    assert conflicts(plan(*tasks)) == []
    assert len(conflicts(plan(tasks[0], tasks[1], tasks[0].replace("（一）", "（三）")))) == 1


def both(
    duty: str,
    first: str = "省应急厅",
    second: str = "省交通运输厅",
    *,
    titles: str = "加强源头治理 加强日常监管",
    duties: str = "",
    charges: str = "牵头 牵头",
    chapter: str = "重点任务",
) -> Plan:
    """A plan in which two units are charged with one duty, or each with its own."""
    one, other = titles.split()
    how, and_how = charges.split()
    return plan(task("一", one, duty, first, how), task("二", other, duties or duty, second, and_how), chapter=chapter)


SAFETY = "严格落实建设项目安全设施“三同时”监督管理制度。"
SEWERS = "开展城镇污水管网混错接改造和清淤疏浚。"
HIGH_RISK = "加强{}作业人员安全监管和应急避险设施建设。"
RULES = "{}校车驾驶人安全管理办法和记分细则。"
FILES = "建立校车驾驶人档案，"


@pytest.mark.parametrize("duty", [GOODS, CHIEF, SAFETY, SEWERS, HIGH_RISK.format("煤矿"), RULES.format("制定")])
def test_the_sentences_below_would_be_told(duty: str) -> None:
    assert len(conflicts(both(duty))) == 1


QUIET = {
    "the same lead": both(GOODS, "省应急厅", "省应急厅"),
    "one unit by two names that nobody registered": both(GOODS, "省应急厅", "省应急管理厅"),
    "one unit by its short name": both(GOODS, "省住房城乡建设厅", "省住建厅"),
    "a unit and a part of it": both(GOODS, "省公安厅", "省公安厅交警总队"),
    "a lead in common": both(GOODS, "省应急厅、省公安厅", "省公安厅"),
    "a group that may have the other lead in it": both(GOODS, "省各行业主管部门", "省公安厅"),
    "local governments, each at home": both(SEWERS, "平川县政府", "枣林区政府"),
    "offices of cities, each at home": both(SEWERS, "昆南市应急局", "文北市应急局"),
    "nobody leads": both(GOODS, "省应急厅、省公安厅", charges="按职责分工负责 牵头"),
    "each has a scope": both(GOODS, charges="负责化工企业监管 负责道路运输监管"),
    # what every plan says
    "general words": both("加强组织领导，明确责任分工，细化工作措施，强化要素保障，确保各项工作高质量推进。"),
    "publicity": both("充分利用广播、电视、报刊、网络等媒体，广泛宣传政策措施，营造良好社会氛围。"),
    "persons": both("主要负责同志亲自抓、分管负责同志具体抓，层层传导压力，推动各项任务落到实处。"),
    "the plan itself": both("各市、县要结合实际制定本方案的贯彻落实措施和危险货物运输监管细则。"),
    "a short sentence": both("加强车辆运行监管。"),
    "talent": both("加强人才培养和引进，打造高素质专业化人才队伍。"),
    "a chapter of safeguards": both(GOODS, chapter="保障措施"),
    "a task of safeguards": both(GOODS, titles="加强组织领导 加强日常监管"),
    # another thing, another act
    "another thing": both(HIGH_RISK.format("煤矿"), duties=HIGH_RISK.format("电网")),
    "another act": both(RULES.format("制定"), duties=RULES.format("落实")),
    "half of the sentence": both(FILES + "严查超员超速和非法改装。", duties=FILES + "开展心理测评和职业体检。"),
    "a part of a longer sentence": both(GOODS, duties=GOODS.rstrip("。") + "，" + SEWERS.rstrip("。") + "，" + CHIEF),
    "all but a part of the sentence": both(GOODS[:-1] + "，严查非法改装。", duties=GOODS[:-1] + "，开展心理测评。"),
    "each heading names its own thing": both(SAFETY, titles="煤矿安全 电力安全"),
    "things that are listed together": both(SAFETY, titles="煤矿 冶金等工贸企业"),
}


@pytest.mark.parametrize("quiet", QUIET.values(), ids=QUIET)
def test_it_does_not_fire_on(quiet: Plan) -> None:
    assert [len(task.clauses) for task in quiet.tasks] == [1, 1]
    assert conflicts(quiet) == []


def test_plans_that_cannot_meet_have_no_conflict() -> None:
    one = plan(task("一", "企业责任", CHIEF, "省应急厅"), title="海东省安全生产规划")
    other = plan(task("一", "企业责任", CHIEF, "省工业和信息化厅"), title="海东省工业发展规划")
    assert len(conflicts(one, other)) == 1
    assert conflicts(one, replace(other, region="海西省")) == []  # copied from the neighbours
    assert conflicts(one, replace(other, region="全国")) == []  # handed down
    years = (
        replace(one, period=Period(2016, 2020)),
        replace(other, period=Period(2021, 2025)),
    )
    assert conflicts(*years) == []  # the later plan took its place
    version = replace(other, title="海东省安全生产规划（征求意见稿）")
    assert conflicts(one, version) == []  # to be compared with diff
    assert conflicts(replace(one, title="海东省煤矿安全规划"), replace(other, title="海东省电力安全规划")) == []


def test_the_bundled_plan_has_none_for_its_one_sentence_that_stands_twice_has_one_lead() -> None:
    graph = dutygraph.load()
    first, second = ({act_of(d.text) for d in graph.find_tasks(n)[0].duties} for n in ("七（一）", "九（八）"))
    assert len(first & second - {frozenset()}) == 1  # 积极推进（推动）和引导安全文化体验场馆、基地建设
    assert conflicts(*graph.plans) == []
    (bundled,) = graph.plans
    tasks = [led_by(task, "省文化和旅游厅") if task.number == "九（八）" else task for task in bundled.tasks]
    (gap,) = conflicts(replace(bundled, tasks=tuple(tasks)))
    assert (gap.task.number, gap.finding.values["other"]) == ("九（八）", "七（一） 加强宣传教育培训")


def led_by(of: Task, unit: str) -> Task:
    (clause,) = of.clauses
    _, *others = clause.assignments
    lead = Assignment(unit, False, Role.LEAD, 1)
    return replace(of, clauses=(replace(clause, assignments=(lead, *others)),))

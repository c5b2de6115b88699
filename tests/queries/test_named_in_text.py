"""named-in-text-not-assigned fires where a sentence has a unit act that its clause forgot, and nowhere else."""

from __future__ import annotations

import pytest

import dutygraph
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.queries.gaps import find_gaps
from dutygraph.queries.gaps.rule import Gap
from dutygraph.text.document import read_plan

LEAD = "（责任单位：省应急厅牵头，省财政厅按职责分工负责）"
OPEN = "（责任单位：省应急厅牵头，省财政厅等按职责分工负责）"


def missing(duty: str, clause: str = LEAD, title: str = "海东省校园安全规划") -> list[Gap]:
    plan = read_plan("\n".join([title, "", "一、主要任务", f"（一）校车。{duty}{clause}"]), "plan.txt")
    return find_gaps(DutyGraph([plan]), ["named-in-text-not-assigned"])


FIRES = [
    ("由省教育厅会同省公安厅制定校车管理办法。", LEAD, "省教育厅、省公安厅"),
    ("省教育厅要加强校车驾驶人培训。", LEAD, "省教育厅"),
    ("省应急厅会同省市场监管局、省公安厅开展联合检查。", LEAD, "省市场监管局、省公安厅"),
    ("省应急厅联合省住房城乡建设厅和省工业和信息化厅开展排查。", LEAD, "省住房城乡建设厅、省工业和信息化厅"),
    ("完善口岸港政、海关、海事等部门的监管协作。", LEAD, "海关、海事"),
    ("完善海关、海事等部门的监管协作。", "（责任单位：省应急厅牵头，青岛海关负责）", "海事"),
    ("完善海关、海事等部门的监管协作。", "（责任单位：山东海事局牵头，省财政厅等按职责分工负责）", "海关"),
    ("健全与公安、交通运输等有关部门联合执法机制。", LEAD, "公安、交通运输"),
    ("公安部门要依法查处超员超速。", LEAD, "公安"),
    ("由公安、教育等部门负责检查。", OPEN, "公安、教育"),
    # a group of other levels' bodies holds no department of this one
    ("由省公安厅制定校车管理办法。", "（责任单位：省应急厅牵头，各市人民政府负责）", "省公安厅"),
]


@pytest.mark.parametrize(("duty", "clause", "units"), FIRES)
def test_a_unit_that_acts_and_is_not_assigned_is_told(duty: str, clause: str, units: str) -> None:
    (gap,) = missing(duty, clause)
    assert gap.finding.values["units"] == units
    assert gap.rule.severity.value == "medium"
    assert [span.quote for span in gap.quotes] == [duty, clause]
    assert units in gap.message("zh")
    assert "等" in gap.message("en")  # an open list may mean it: it says so


QUIET = {
    "assigned by the same name": ("由省财政厅会同省应急厅安排资金。", LEAD),
    "assigned by its full name": ("由省财政厅安排资金。", "（责任单位：海东省财政厅牵头，省应急厅配合）"),
    "by another name of its work": ("环保部门要加强监测。", "（责任单位：省生态环境厅牵头，省应急厅配合）"),
    "by a short name": ("海关、海事等部门要加强监管协作。", "（责任单位：青岛海关、山东海事局按职责分工负责）"),
    "an office of it is assigned": (
        "省公安厅要会同省应急厅开展检查。",
        "（责任单位：省公安厅交警总队牵头，省应急厅配合）",
    ),
    "a group that may have it in it": (
        "公安、消防等部门要加强协作。",
        "（责任单位：省应急厅牵头，各有关部门按职责分工负责）",
    ),
    "a unit in a group of departments": (
        "由省教育厅制定校车管理办法。",
        "（责任单位：省应急厅牵头，省各行业主管部门等负责）",
    ),
    "offices of the places": ("公安、消防等部门要加强协作。", "（责任单位：各市人民政府负责）"),
    # who is only told, asked, obeyed
    "reported to": ("报省政府同意后实施，并报省教育厅备案。", LEAD),
    "by order of": ("按照国务院安委会部署，按省教育厅要求开展检查。", LEAD),
    "told": ("及时将信息通报公安、消防等部门。", LEAD),
    "asked": ("听取公安、消防等部门意见，向教育、公安等部门共享数据。", LEAD),
    # whose document, system or name is meant
    "a paper of it": ("查验由公安部门核发的驾驶证，执行由省教育厅制定的标准。", LEAD),
    "in a name": ("加强海关特殊监管区域建设，接入公安交管信息平台。", LEAD),
    "systems of them": ("推进与公安、教育等部门信息系统对接共享。", LEAD),
    # who acted before
    "the past": ("2019年由省教育厅牵头组织的检查已排查校车3000辆。", LEAD),
    "since then": ("2021年以来，由省公安厅牵头开展的检查流于形式。", LEAD),
    # who governs the whole, and whom nobody could ring up
    "the government": ("由省政府统一发布，省委、省政府要加强领导。", LEAD),
    "a leading group": ("省安委会要加强统筹，领导小组办公室负责调度。", LEAD),
    "groups": ("各级各部门要高度重视，学校要加强管理，有关单位应当配合。", LEAD),
    "companies": ("由运营公司统一负责安全管理，建设单位负责落实。", LEAD),
    "no department": ("统筹规划、建设、管理等环节，发挥党委、政府等方面作用。", LEAD),
    # where the reader says so itself
    "no clause governs it": ("由省教育厅制定校车管理办法。", ""),
    "a remark": ("开展检查（文书格式由省司法厅另行规定）。", LEAD),
}


@pytest.mark.parametrize("reason", QUIET)
def test_whoever_does_not_act_here_or_may_be_assigned_is_not_told(reason: str) -> None:
    assert missing(*QUIET[reason]) == []


def test_nothing_is_missing_where_a_clause_behind_it_was_not_understood() -> None:
    task = "（一）校车。省教育厅要培训驾驶人。（省应急厅负责）开展检查。（责任单位：）"
    plan = read_plan("\n".join(["一、主要任务", task]), "plan.txt")
    assert [d.code for d in plan.diagnostics] == ["unread-clause"]
    assert find_gaps(DutyGraph([plan]), ["named-in-text-not-assigned"]) == []


def test_where_no_clause_governs_it_the_reader_tells_the_charge_and_nobody_else() -> None:
    plan = read_plan("\n".join(["一、主要任务", "（一）校车。由省教育厅制定校车管理办法。"]), "plan.txt")
    assert [gap.rule.name for gap in find_gaps(DutyGraph([plan])) if gap.rule.severity.value != "low"] == [
        "unread-clause"
    ]


def test_the_shandong_plan_forgets_the_maritime_authority_of_its_ports() -> None:
    (gap,) = find_gaps(dutygraph.load(), ["named-in-text-not-assigned"])
    assert (gap.task.number, gap.finding.values["units"]) == (
        "六（八）",
        "海事",
    )  # 青岛海关 is there, 山东海事局 is not

"""The workbook of a supervision office: every sheet says what the plan says, is read back rightly, and prints."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from python_calamine import CalamineWorkbook

import dutygraph
from dutygraph.errors import UnreadableFile
from dutygraph.exports.answers import Answer, render
from dutygraph.exports.reports import About, Subject, reports, workbook
from dutygraph.exports.reports import ledger as ledger_columns
from dutygraph.exports.reports.workbook import page
from dutygraph.exports.reports.workbook.names import sheet_name
from dutygraph.exports.reports.workbook.page import Column, paper
from dutygraph.exports.sheet_text import cell_text
from dutygraph.exports.tables import Table
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.loaders import load_plan
from dutygraph.loaders.sheets import read
from dutygraph.messages import MESSAGES, Lang, Text
from dutygraph.model import Assignment, Deadline, Plan, Role, State, Status
from dutygraph.queries.gaps import find_gaps
from dutygraph.queries.timetable import timetable
from dutygraph.queries.units import units
from dutygraph.text.columns import find_ledgers
from dutygraph.text.document import read_plan
from tests.exports.written import DAY

#: Two chapters, five tasks; a joint lead, a group, a charge on all alike, a standing duty, a task for nobody.
TEXT = """甲市2023年防汛工作方案
一、工程
（一）堤防巡查。开展堤防巡查。2023年6月底前完成整改，隐患整改率达90%以上。（市水务局牵头，市应急局、各区政府等配合，市气象局指导）
（二）水库除险。2025年底前完成水库除险加固。（市水务局、市发展改革委牵头，市财政局按职责分工负责）
二、保障
（一）物资储备。储备防汛物资。（责任单位：市应急局、市商务局）
（二）宣传培训。开展防汛宣传。（市应急局负责，长期坚持）
（三）值班值守。落实值班制度。
"""
PLAN = read_plan(TEXT, "方案.txt")
GRAPH = DutyGraph([PLAN])
SHANDONG = dutygraph.load()
SHEETS = ["任务分工台账", "责任矩阵", "缺口清单", "单位汇总", "时限表"]
#: The rules whose gaps are counted here by hand; of others, the sheets say as little or as much.
RULES = ("no-owner", "no-lead", "no-deadline", "no-target", "open-list")
#: What a plan may say that is markup, a formula, an address or no character of XML elsewhere.
HOSTILE = (
    "=cmd|'/c calc'!A1",
    "@SUM(A1)",
    "+1",
    "-1",
    "<b>粗</b>",
    "]]></t></is>",
    "_x0041_",
    "http://x/y",
    "<r><t>甲</t></r>",
    "</c><r>甲</r>",
    "'乙",
    "&amp;",
)

Cells = list[list[object]]


def report(graph: DutyGraph, suffix: str, lang: Lang = "zh", *, about: About = "plan", unit: str = "") -> bytes:
    """A report on a graph as it stands on :data:`DAY`, with the gaps of :data:`RULES`."""
    subject = Subject(graph, lang, DAY, find_gaps(graph, RULES, unit=unit or None, on=DAY), [], unit)
    return reports()[about, suffix].render(subject)


def opened(content: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(content))


def rows(content: bytes, name: str, first: str) -> Cells:
    """The rows of a sheet below the header that starts with ``first``; whole numbers as such."""
    found = opened(content).get_sheet_by_name(name).to_python()
    header = next(number for number, row in enumerate(found) if row[0] == first)
    return [[int(c) if isinstance(c, float) else c for c in row] for row in found[header + 1 :]]


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def of_sheet(content: bytes, name: str) -> str:
    return part(content, f"xl/worksheets/sheet{opened(content).sheet_names.index(name) + 1}.xml")


def called(title: str, plan: Plan = PLAN) -> Plan:
    """A plan like another, of another name."""
    return replace(plan, id=title, title=title, tasks=tuple(replace(task, plan=title) for task in plan.tasks))


def said(state: State, title: str) -> Status:
    (task,) = [task for task in PLAN.tasks if task.title == title]
    return Status(task.number, title, state, dt.date(2024, 6, 1), "台账.xlsx")


SMALL = report(GRAPH, ".xlsx")


# --- the sheets -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "names"), [("zh", SHEETS), ("en", ["Ledger", "Matrix", "Gaps", "Units", "Deadlines"])]
)
def test_the_sheets(lang: Lang, names: list[str]) -> None:
    assert opened(report(GRAPH, ".xlsx", lang)).sheet_names == names


def test_the_matrix_has_a_letter_where_a_unit_is_charged() -> None:
    found = opened(SMALL).get_sheet_by_name("责任矩阵").to_python()
    assert found[0][0] == "甲市2023年防汛工作方案　责任矩阵"
    assert found[2] == [
        *("编号", "任务", "时限", "缺口"),
        *("市水务局", "市应急局", "市发展改革委", "市商务局", "市气象局", "市财政局", "各区政府"),
    ]
    assert [["一　工程", *[""] * 10], ["二　保障", *[""] * 10]] == [found[3], found[6]]
    assert [row[4:] for row in found[4:6] + found[7:10]] == [
        ["牵", "配", "", "", "指", "", "配"],
        ["牵", "", "牵", "", "", "责", ""],
        ["", "责", "", "责", "", "", ""],
        ["", "牵", "", "", "", "", ""],
        ["", "", "", "", "", "", ""],
    ]
    assert [row[:3] for row in found[7:9]] == [["二（一）", "物资储备", ""], ["二（二）", "宣传培训", "长期"]]
    assert [row[4:] for row in found[10:]] == [[2, 1, 1, "", "", "", ""], [2, 3, 1, 1, 1, 1, 1]]


def test_the_matrix_marks_the_gaps_of_a_task() -> None:
    """二（一） has no lead, no date, no target; nobody is named for 二（三）, which has no date and no target either."""
    marks = {row[0]: row[3] for row in rows(SMALL, "责任矩阵", "编号") if row[0]}
    assert (marks["二（一）"], marks["二（三）"], marks["一（二）"]) == ("中1 2", "高1 2", "1")


def test_the_letters_tell_joint_and_sole_leads_apart() -> None:
    """市水务局 leads 一（一） alone and 一（二） with another; whoever shares a task that nobody leads is marked too."""
    styles = dict(re.findall(r'<c r="([A-Z]+\d+)" s="(\d+)"', of_sheet(SMALL, "责任矩阵")))
    assert len({styles["E5"], styles["E6"], styles["J6"], styles["F8"]}) == 4
    assert (styles["G6"], styles["H8"]) == (styles["E6"], styles["F8"])


def test_the_gaps_are_those_of_the_rules() -> None:
    gaps = find_gaps(GRAPH, RULES, on=DAY)
    assert [row[1] for row in rows(SMALL, "缺口清单", "程度")] == [gap.rule.name for gap in gaps]
    above = [row[0] for row in opened(SMALL).get_sheet_by_name("缺口清单").to_python()[:4]]
    assert above[1] == "缺口 9 项：必须答复 1，应当复核 1，提示 7"
    assert above[2] == "no-owner 1　no-lead 1　no-deadline 2　no-target 4　open-list 1"
    assert above[3] == "来源：方案.txt"
    assert rows(SMALL, "缺口清单", "程度")[1] == [
        *("应当复核", "no-lead", "列出了责任单位，但没有写明由谁牵头。", "二（一）", "物资储备"),
        *("二（一） 物资储备：列出2个单位，没有写明牵头单位", "（责任单位：市应急局、市商务局）"),
        f"字符 {TEXT.index('（责任单位')}–{TEXT.index('）', TEXT.index('（责任单位')) + 1}",
        "明确牵头单位；如约定列第一位者（市应急局）牵头，请在文中写明。",
    ]


def test_a_gap_about_a_whole_plan_that_quotes_nothing() -> None:
    gap = find_gaps(GRAPH, ["no-lead"])[0]
    bare = gap._replace(
        rule=gap.rule._replace(message=Text("没有{what}", "no {what}"), suggestion=Text("补上", "add")),
        finding=gap.finding._replace(task=None, evidence=None, values={"what": "燃气"}, plan=PLAN.id),
    )
    subject = Subject(GRAPH, "zh", DAY, [bare], [])
    (row,) = rows(workbook.render(subject), "缺口清单", "程度")
    assert row[3:] == ["", "", "没有燃气", "", "", "补上"]


def test_the_units_with_their_tasks_and_what_is_next() -> None:
    """The gaps and notes in the tasks of a unit: 二（一） has one gap; 一（二） has one note, no target."""
    found = rows(SMALL, "单位汇总", "单位")
    end = dt.date(2025, 12, 31)
    assert [row[:11] for row in found] == [
        ["市水务局", "单位", 2, 1, "", "", "", "", 2, end, ""],
        ["市应急局", "单位", 1, "", 1, "", 1, "", 3, "", 1],
        ["市发展改革委", "单位", 1, 1, "", "", "", "", 1, end, ""],
        ["市商务局", "单位", "", "", 1, "", "", "", 1, "", 1],
        ["市气象局", "单位", "", "", "", "", "", 1, 1, "", ""],
        ["市财政局", "单位", "", "", "", 1, "", "", 1, end, ""],
        ["泛称（未点名的一类单位）", *[""] * 10],
        ["各区政府", "泛称", "", "", "", "", 1, "", 1, "", ""],
    ]
    assert [row[12] for row in found[:4]] == ["一（一）、一（二）", "二（二）", "一（二）", ""]


def test_the_units_are_those_of_the_query() -> None:
    found = rows(report(SHANDONG, ".xlsx"), "单位汇总", "单位")
    for answer in units(SHANDONG):
        (row,) = [row for row in found if row[0] == answer.printed]
        counts = [row[2], *row[4:8]]
        assert counts == [answer.counts[role] or "" for role in Role]
        assert row[8] == answer.total
        assert (row[10] or 0) + (row[11] or 0) == len(find_gaps(SHANDONG, RULES, unit=answer.unit.name, on=DAY))  # type: ignore[operator]


def test_the_deadlines_by_date_and_those_without_one_below() -> None:
    """On 1 July 2024 the 30th of June 2023 is 367 days ago, and the last day of 2025 is 548 days off."""
    assert rows(SMALL, "时限表", "到期") == [
        [
            *(dt.date(2023, 6, 30), "到月", "2023年6月底前", "一（一）", "堤防巡查"),
            "2023年6月底前完成整改，隐患整改率达90%以上。",
            *("市水务局", "市应急局、各区政府、市气象局", "滞后", -367),
        ],
        [
            *(dt.date(2025, 12, 31), "年底", "2025年底前", "一（二）", "水库除险", "2025年底前完成水库除险加固。"),
            *("市水务局、市发展改革委", "市财政局", "", 548),
        ],
        ["没有具体日期", *[""] * 9],
        ["", "长期", "长期坚持", "二（二）", "宣传培训", "（市应急局负责，长期坚持）", "市应急局", "", "", ""],
    ]


def test_what_is_reported_as_done_is_not_late_and_not_next() -> None:
    plan = replace(PLAN, statuses=(said(State.DONE, "堤防巡查"), said(State.DONE, "水库除险")))
    content = report(DutyGraph([plan]), ".xlsx")
    assert [row[8] for row in rows(content, "时限表", "到期")] == ["已完成", "已完成", "", ""]
    assert [row[9] for row in rows(content, "单位汇总", "单位")][:3] == ["", "", ""]
    late, done = (re.search(r'<c r="A4" s="(\d+)"', of_sheet(of, "时限表")) for of in (SMALL, content))
    assert late
    assert done
    assert late[1] != done[1]


@pytest.mark.parametrize(
    ("states", "together"),
    [
        ((), None),
        ((State.DONE,), State.UNDER_WAY),
        ((State.DONE, State.DONE), State.DONE),
        ((State.NOT_STARTED,), None),
        ((State.NOT_STARTED, State.NOT_STARTED), State.NOT_STARTED),
        ((State.UNDER_WAY, State.DONE), State.UNDER_WAY),
        ((State.LATE, State.DONE), State.LATE),
    ],
)
def test_duties_with_one_deadline_are_as_far_as_all_of_them(states: tuple[State, ...], together: State | None) -> None:
    text = "甲市工作方案\n一、任务\n（一）宣传。开展宣传。组织演练。（市应急局负责，2025年底前完成）\n"
    plan = read_plan(text, "方案.txt")
    (task,) = plan.tasks
    of_duties = zip(task.duties, states, strict=False)
    statuses = tuple(Status(task.number, task.title, state, DAY, "", duties=(duty.text,)) for duty, state in of_duties)
    graph = DutyGraph([replace(plan, statuses=statuses)])
    assert [due.state for due in timetable(graph, DAY)] == [together]


def test_the_ledger_has_a_list_and_colours_for_the_state_and_leaves_open_what_staff_fill_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for key in ("status", "updated", "note"):
        monkeypatch.setitem(ledger_columns.COLUMNS, key, lambda row, lang: "")
        monkeypatch.setitem(MESSAGES, f"ledger_{key}", Text(key, key))
    content = report(GRAPH, ".xlsx")
    sheet = of_sheet(content, "任务分工台账")
    assert '<dataValidation type="list"' in sheet
    assert '<formula1>"未开始,进行中,已完成,滞后"</formula1>' in sheet
    assert re.findall(r'<conditionalFormatting sqref="([^"]+)"', sheet) == ["L3:L7"]
    assert re.findall(r"<formula>(.+?)</formula>", sheet) == ['"已完成"', '"滞后"']
    styles = dict(re.findall(r'<c r="([A-Z]+3)" s="(\d+)"', sheet))
    tree = ElementTree.fromstring(part(content, "xl/styles.xml"))
    formats = list(tree.iterfind("{*}cellXfs/{*}xf"))
    is_open = {cell: formats[int(style)].find("{*}protection") is not None for cell, style in styles.items()}
    assert [cell for cell in is_open if is_open[cell]] == ["L3", "M3", "N3"]
    assert "<sheetProtection" not in sheet


# --- one unit -------------------------------------------------------------------------------------------------


def test_the_duties_of_one_unit() -> None:
    content = report(GRAPH, ".xlsx", about="unit", unit="市应急局")
    assert opened(content).sheet_names == ["职责清单", "时限表"]
    above = [row[0] for row in opened(content).get_sheet_by_name("职责清单").to_python()[:2]]
    assert above == ["市应急局　职责清单", "市应急局　共 3 项任务　牵头：1　共同负责：1　配合：1"]
    assert rows(content, "职责清单", "角色") == [
        [
            *("配合", "一（一）", "堤防巡查", "开展堤防巡查。\n2023年6月底前完成整改，隐患整改率达90%以上。"),
            *("牵头：市水务局\n配合：各区政府\n指导：市气象局", "2023年6月底前（2023-06-30）", "隐患整改率达90%以上"),
            "（市水务局牵头，市应急局、各区政府等配合，市气象局指导）",
            "提示：责任单位名单以“等”结尾，没有列全。",
        ],
        [
            *("共同负责", "二（一）", "物资储备", "储备防汛物资。", "共同负责：市商务局", "", ""),
            "（责任单位：市应急局、市商务局）",
            "应当复核：列出了责任单位，但没有写明由谁牵头。\n提示：任务没有单独写明完成时限。\n提示：任务没有写明可衡量的指标。",
        ],
        [
            *("牵头", "二（二）", "宣传培训", "开展防汛宣传。", "", "长期坚持", "", "（市应急局负责，长期坚持）"),
            "提示：任务没有写明可衡量的指标。",
        ],
    ]
    assert [row[3] for row in rows(content, "时限表", "到期")] == ["一（一）", "", "二（二）"]


def test_a_unit_is_found_by_any_name_and_one_without_dates_has_one_sheet() -> None:
    content = report(GRAPH, ".xlsx", "en", about="unit", unit="市商务局")
    assert opened(content).sheet_names == ["Duties"]
    content = report(SHANDONG, ".xlsx", about="unit", unit="山东省应急管理厅")
    held = list(SHANDONG.held("省应急厅"))
    found = rows(content, "职责清单", "角色")
    assert list(dict.fromkeys(row[1] for row in found)) == [holding.task.number for holding in held]
    assert {str(row[0]).partition("（")[0] for row in found} == {"牵头", "共同负责", "按职责分工负责"}


def test_a_unit_holds_only_what_its_own_clause_governs() -> None:
    text = "甲市方案\n一、任务\n（一）防汛。储备物资。（市应急局负责）2025年底前修好堤防。（市水务局负责）\n"
    content = report(DutyGraph([read_plan(text, "方案.txt")]), ".xlsx", about="unit", unit="市应急局")
    assert [row[3] for row in rows(content, "职责清单", "角色")] == ["储备物资。"]
    assert opened(content).sheet_names == ["职责清单"]


# --- read back ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_only_the_ledger_is_read_back(lang: Lang, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(report(GRAPH, ".xlsx", lang))
    plan = load_plan(path)
    assert (plan.id, plan.title) == (PLAN.id, PLAN.title)
    assert [(task.number, task.title) for task in plan.tasks] == [(task.number, task.title) for task in PLAN.tasks]
    names = opened(report(GRAPH, ".xlsx", lang)).sheet_names
    told = [(d.code, d.span.place, d.span.quote) for d in plan.diagnostics]
    assert told == [("beside-ledger-sheet", "", "、".join(names[1:]))]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_other_sheet_looks_like_a_ledger(lang: Lang, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    for content in (report(GRAPH, ".xlsx", lang), report(SHANDONG, ".xlsx", lang)):
        path.write_bytes(content)
        source = read(path)
        assert len(source.tables) == 5
        assert [ledger.header[0][0].start for ledger in find_ledgers(source)] == [source.tables[0].rows[0][0].start]
    pages = [*workbook._apart(Subject(GRAPH, lang, DAY, [], []))]
    assert [bool(find_ledgers_in([[c.header for c in p.columns]])) for p in pages] == [True, False]


def find_ledgers_in(table: list[list[str]]) -> bool:
    from dutygraph.text.columns import is_header_row, read_header

    return is_header_row(table[0]) and read_header(table) is not None


@pytest.mark.parametrize(
    "write",
    [
        lambda: report(GRAPH, ".xlsx", about="unit", unit="市应急局"),
        lambda: report(DutyGraph([PLAN, called("乙市方案")]), ".xlsx"),
    ],
)
def test_a_report_that_is_not_one_plan_is_not_read_as_one(write: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / "报告.xlsx"
    path.write_bytes(write())
    with pytest.raises(UnreadableFile) as refused:
        load_plan(path)
    assert "不是一个规划" in refused.value.render("zh")


def test_sheets_that_an_office_keeps_beside_its_ledger_are_told_and_not_read(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        notes, ledger, sums = (book.add_worksheet(name) for name in ("说明", "台账", "统计"))
        notes.write_column(0, 0, ["甲市防汛工作方案", "本表每季度更新。"])
        for number, row in enumerate([["序号", "任务", "责任单位"], ["1", "巡查堤防", "市水务局"]]):
            ledger.write_row(number, 0, row)
        for number, row in enumerate([["（一）项目", "数量"], ["（二）市水务局牵头的事项", "1"]]):
            sums.write_row(number, 0, row)
    plan = load_plan(path)
    assert plan.title == "甲市防汛工作方案"
    assert [task.title for task in plan.tasks] == ["巡查堤防"]
    assert [(d.code, d.span.quote) for d in plan.diagnostics] == [("beside-ledger-sheet", "统计")]


# --- several plans --------------------------------------------------------------------------------------------


def test_a_few_plans_have_a_ledger_and_a_matrix_each() -> None:
    content = report(DutyGraph([PLAN, called("乙市：防汛/抗旱？方案（2023—2025年）及其重点任务的分工与时限")]), ".xlsx")
    assert opened(content).sheet_names == [
        *("缺口清单", "单位汇总", "时限表"),
        *("台账 甲市2023年防汛工作方案", "台账 乙市：防汛 抗旱？方案（2023—2025年）及其重点任"),
        *("矩阵 甲市2023年防汛工作方案", "矩阵 乙市：防汛 抗旱？方案（2023—2025年）及其重点任"),
    ]
    plans = {row[3] for row in rows(content, "缺口清单", "程度")}
    assert plans == {"甲市2023年防汛工作方案", "乙市：防汛/抗旱？方案（2023—2025年）及其重点任务的分工与时限"}
    (row,) = [row for row in rows(content, "单位汇总", "单位") if row[0] == "市发展改革委"]
    assert row[2:5] == [2, 2, 2]
    assert str(row[13]).split("\n")[0] == "甲市2023年防汛工作方案：一（二）"
    assert {row[3] for row in rows(content, "时限表", "到期")[:2]} == plans


def test_many_plans_share_one_ledger() -> None:
    plans = [called(f"{number}号方案") for number in range(workbook.MOST_APART + 1)]
    content = report(DutyGraph(plans), ".xlsx")
    assert opened(content).sheet_names == ["任务分工台账", "缺口清单", "单位汇总", "时限表"]
    assert opened(content).get_sheet_by_index(0).to_python()[1][0] == "规划超过 20 个，合为一张台账，不列责任矩阵。"
    found = rows(content, "任务分工台账", "规划")
    assert [row[:2] for row in found[4:6]] == [["0号方案", "二（三）"], ["1号方案", "一（一）"]]
    assert len(found) == 5 * 21
    assert len(opened(report(DutyGraph(plans[:-1]), ".xlsx")).sheet_names) == 3 + 2 * 20


def test_names_of_sheets_are_legal_and_unique() -> None:
    taken: set[str] = set()
    names = [
        sheet_name(wanted, taken)
        for wanted in ("[甲]:*?/\\乙", "'甲'", "", "HISTORY", "A", "a", "𠀀" * 20, "丙" * 40, "丙" * 50)
    ]
    assert names == [
        "甲 乙",
        "甲",
        "2",
        "HISTORY 2",
        "A",
        "a 2",
        "𠀀" * 15,
        "丙" * 31,
        "丙" * 29 + " 2",
    ]


def test_titles_that_are_formulas_or_markup_elsewhere_name_sheets() -> None:
    content = report(DutyGraph([called(title) for title in HOSTILE]), ".xlsx")
    assert opened(content).sheet_names[3:15] == [
        *("台账 =cmd|' c calc'!A1", "台账 @SUM(A1)", "台账 +1", "台账 -1", "台账 <b>粗< b>", "台账  >< t>< is>"),
        *("台账  x0041_", "台账 http x y", "台账 <r><t>甲< t>< r>", "台账 < c><r>甲< r>", "台账 '乙", "台账 &amp;"),
    ]
    book = ElementTree.fromstring(part(content, "xl/workbook.xml"))
    named = {str(name.text).rpartition("!")[0] for name in book.iterfind("{*}definedNames/{*}definedName")}
    assert "'台账 =cmd|'' c calc''!A1'" in named
    titles = [row[3] for row in rows(content, "缺口清单", "程度")]
    assert [title for title in dict.fromkeys(titles) if title not in (*HOSTILE, "<r><t>甲</t></r> ")] == []


# --- as a file ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("about", ["plan", "unit"])
def test_text_of_a_plan_stays_text(text: str, about: str) -> None:
    clause = PLAN.tasks[1].clauses[0]
    party = Assignment(text, False, Role.LEAD, 1)
    deadline = Deadline(text, dt.date(2025, 12, 31), PLAN.tasks[0].duties[1].deadlines[0].precision, clause.span)
    duty = replace(PLAN.tasks[0].duties[0], text=text, deadlines=(deadline,))
    span = replace(clause.span, quote=text)
    task = replace(
        *(PLAN.tasks[0],),
        number=text,
        title=text,
        clauses=(replace(clause, span=span, assignments=(party,)),),
        duties=(duty,),
    )
    graph = DutyGraph([replace(PLAN, title=text, source=text, tasks=(task,))])
    content = report(graph, ".xlsx") if about == "plan" else report(graph, ".xlsx", about="unit", unit=text)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))  # all well-formed
    assert not [sheet for sheet in sheets if b"<f>" in sheet or b"<hyperlink" in sheet]
    found = [row for name in opened(content).sheet_names for row in opened(content).get_sheet_by_name(name).to_python()]
    assert sum(str(cell).strip() == text for row in found for cell in row) >= 3


def test_characters_that_a_file_cannot_hold_are_no_harm() -> None:
    assert cell_text("a\x00\x0b\r\ufffe\ud800b\n\tc") == "ab\n\tc".replace("ab", "a\ufffdb")
    task = replace(PLAN.tasks[0], title="\x00甲\ud800\x1f")
    content = report(DutyGraph([replace(PLAN, title="乙\x01\udfff", tasks=(task,))]), ".xlsx")
    assert opened(content).get_sheet_by_index(0).to_python()[2][1] == "甲\ufffd"


def test_an_answer_in_a_workbook_stays_text_too() -> None:
    content = render(Answer([], Table(["甲"], [["<r><t>1</t></r>"], ["\ud800"]])), "xlsx")
    assert opened(content).get_sheet_by_index(0).to_python()[1:] == [["<r><t>1</t></r> "], ["\ufffd"]]


def test_a_cell_is_cut_where_excel_would_and_says_so() -> None:
    assert cell_text("甲" * 32_767) == "甲" * 32_767
    assert cell_text("甲" * 32_768) == "甲" * 32_766 + "…"
    assert cell_text("𠀀" * 16_384) == "𠀀" * 16_383 + "…"  # two of UTF-16 each


def test_more_rows_than_excel_has_go_on_in_another_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "_MOST_ROWS", 9)
    content = report(GRAPH, ".xlsx")
    assert opened(content).sheet_names[1:4] == ["责任矩阵", "责任矩阵 2", "缺口清单"]
    gaps = [name for name in opened(content).sheet_names if name.startswith("缺口清单")]
    found = [row for name in gaps for row in rows(content, name, "程度")]
    assert found == rows(SMALL, "缺口清单", "程度")
    sums = [row[1] for name in ("责任矩阵", "责任矩阵 2") for row in rows(content, name, "编号")]
    assert sums.count("承担任务数（全文）") == 1
    assert sums[-1] == "承担任务数（全文）"


def test_the_properties_name_the_plan_and_nobody() -> None:
    core = ElementTree.fromstring(part(SMALL, "docProps/core.xml"))
    assert core.findtext("{*}title") == "甲市2023年防汛工作方案"
    assert not core.findtext("{*}creator")
    assert not core.findtext("{*}lastModifiedBy")
    assert str(core.findtext("{*}created")).startswith("2024-07-01")


def test_the_same_plan_gives_the_same_workbook() -> None:
    with zipfile.ZipFile(io.BytesIO(SMALL)) as first, zipfile.ZipFile(io.BytesIO(report(GRAPH, ".xlsx"))) as second:
        assert [first.read(name) for name in first.namelist()] == [second.read(name) for name in second.namelist()]


def test_every_sheet_has_a_frozen_header_filters_and_its_header_on_every_page() -> None:
    book = part(SMALL, "xl/workbook.xml")
    assert 'state="hidden"' not in book
    for position, name in enumerate(SHEETS, 1):
        sheet = part(SMALL, f"xl/worksheets/sheet{position}.xml")
        assert 'hidden="1"' not in sheet
        assert 'state="frozen"' in sheet
        assert "<autoFilter" in sheet
        assert 'orientation="landscape"' in sheet
        assert re.search(rf"{name}!(\$A:\$B,{name}!)?\$1:\$\d</definedName>", book)
        assert all(float(height) <= 409 for height in re.findall(r' ht="([\d.]+)"', sheet))


def test_a_matrix_is_printed_where_it_can_be_read() -> None:
    """42 units on a page of A4, 65 on one of A3, 200 on several of A3."""

    def with_units(count: int) -> tuple[int, int]:
        return paper([*(Column("", width) for width in (12, 29, 12, 9)), *[Column("", 3.2)] * count], 2)

    assert [with_units(count) for count in (5, 42, 65, 200)] == [(9, 1), (9, 1), (8, 1), (8, 3)]


def test_the_header_of_the_matrix_is_as_high_as_the_longest_name() -> None:
    """A character below another takes some 14 points; 省负有安全生产监管职责的部门 has 14."""
    content = report(SHANDONG, ".xlsx")
    (height,) = re.findall(r'<row r="3"[^>]* ht="([\d.]+)"', of_sheet(content, "责任矩阵"))
    assert 14 * 14 <= float(height) <= 14 * 18


def test_a_plan_without_tasks_is_a_workbook_too() -> None:
    content = report(DutyGraph([replace(PLAN, tasks=())]), ".xlsx")
    assert opened(content).sheet_names == SHEETS
    assert [rows(content, *name) for name in (("责任矩阵", "编号"), ("缺口清单", "程度"), ("时限表", "到期"))] == [
        []
    ] * 3


# --- on paper -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of each page of the Shandong workbook, as LibreOffice prints it."""
    if not (shutil.which("soffice") and shutil.which("pdftotext")):
        pytest.skip("no LibreOffice (soffice) or no pdftotext on this machine")
    folder = tmp_path_factory.mktemp("printed")
    (folder / "workbook.xlsx").write_bytes(report(SHANDONG, ".xlsx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "workbook.xlsx")], check=True, capture_output=True, timeout=120)
    text = subprocess.run(["pdftotext", "-layout", folder / "workbook.pdf", "-"], check=True, capture_output=True)
    return text.stdout.decode().split("\f")[:-1]


def test_the_workbook_prints_on_few_pages(printed: list[str]) -> None:
    assert 15 <= len(printed) <= 35
    for number, text in enumerate(printed, 1):
        assert f"第 {number} 页，共 {len(printed)} 页" in text
        assert "山东省“十四五”安全生产规划" in text


def test_every_sheet_is_on_paper_with_its_header(printed: list[str]) -> None:
    for header in (
        ("重点任务", "主要内容", "牵头单位", "出处"),
        ("责任矩阵", "编号", "缺口", "共同牵头"),
        ("缺口清单", "规则含义", "建议"),
        ("单位汇总", "其中共同牵头", "牵头的任务"),
        ("时限表", "剩余天数"),
    ):
        assert [text for text in printed if all(word in text for word in header)], header
    assert sum("责任矩阵" in text for text in printed) == 2

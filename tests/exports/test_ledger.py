"""The ledger that the program writes says what the plan says, and is read back as the same plan."""

from __future__ import annotations

import csv
import io
import re
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from msgspec.structs import replace
from python_calamine import CalamineWorkbook

import dutygraph
from dutygraph.exports.reports import suffixes
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.loaders import load_plan
from dutygraph.messages import Lang
from dutygraph.model import Plan, Task
from dutygraph.text.document import read_plan
from tests.exports.written import report
from tests.text.test_random_plans import CHAPTERS, Work, as_read, expected, printed

GRAPH = dutygraph.load()
PLAN = GRAPH.plans[0]
#: A plan whose second task has two clauses, and a sentence behind them that none governs.
SEVERAL = """甲市2023年防汛工作方案
一、重点任务
（一）堤防巡查。开展堤防巡查。2023年6月底前完成整改，隐患整改率达90%以上。（市水务局牵头，市应急局、各区政府等配合，市气象局指导）
（二）物资储备。储备防汛物资。（责任单位：市应急局）开展防汛演练。（市水务局负责演练，市公安局负责交通，适用范围：沿江各区）加强宣传。
（三）值班值守。落实值班制度。
"""


def graph(text: str = SEVERAL) -> DutyGraph:
    return DutyGraph([read_plan(text, "plan.txt")])


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def read_back(of: DutyGraph, suffix: str, lang: Lang = "zh") -> Plan:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"ledger{suffix}"
        path.write_bytes(report(of, suffix, lang))
        return load_plan(path)


def facts(task: Task) -> object:
    """What a task says, without where it stands."""
    return (
        (task.number, task.title, task.chapter),
        [(c.assignments, c.basis, c.open_list, c.scope, c.duties) for c in task.clauses],
        [
            (
                duty.text,
                [(d.text, d.by, d.precision) for d in duty.deadlines],
                [(t.what, t.comparator, t.value, t.unit, t.by) for t in duty.targets],
                [(c.title, c.act) for c in duty.citations],
            )
            for duty in task.duties
        ],
    )


# --- there and back -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_the_bundled_plan_is_read_back(suffix: str, lang: Lang) -> None:
    plan = read_back(GRAPH, suffix, lang)
    assert (plan.id, plan.title, plan.region, plan.period) == (PLAN.id, PLAN.title, PLAN.region, PLAN.period)
    assert [facts(task) for task in plan.tasks] == [facts(task) for task in PLAN.tasks]


@settings(max_examples=60, deadline=None)
@given(CHAPTERS)
def test_any_plan_is_read_back(chapters: list[list[Work]]) -> None:
    plan = read_back(graph("\n".join(printed(chapters))), ".csv")
    assert as_read(plan) == expected(chapters)


@settings(max_examples=8, deadline=None)
@given(CHAPTERS)
def test_any_plan_is_read_back_from_a_workbook(chapters: list[list[Work]]) -> None:
    plan = read_back(graph("\n".join(printed(chapters))), ".xlsx")
    assert as_read(plan) == expected(chapters)


# --- what stands in it ----------------------------------------------------------------------------------------


def test_the_kinds_of_report() -> None:
    assert {".csv", ".xlsx"} <= set(suffixes("plan"))


def test_a_row_a_task_or_clause() -> None:
    title, headers, *body = rows(report(graph(), ".csv", "zh"))
    assert title == ["甲市2023年防汛工作方案"]
    assert headers == [
        *("序号", "重点任务", "主要内容", "牵头单位", "责任单位", "配合单位", "指导单位", "完成时限", "指标"),
        *("适用范围", "依据", "出处", "状态", "更新日期", "进展说明"),
    ]
    assert [row[:11] for row in body] == [
        [
            *("一（一）", "堤防巡查", "开展堤防巡查。\n2023年6月底前完成整改，隐患整改率达90%以上。"),
            *(
                "市水务局",
                "",
                "市应急局、各区政府等",
                "市气象局",
                "2023年6月底前",
                "隐患整改率达90%以上",
                "",
                "原文写明",
            ),
        ],
        ["一（二）", "物资储备", "储备防汛物资。", "市应急局", "", "", "", "", "", "", "唯一单位"],
        [
            *("一（二）", "物资储备", "开展防汛演练。", "市水务局（负责演练）、市公安局（负责交通）"),
            *("", "", "", "", "", "沿江各区", "原文写明"),
        ],
        ["一（二）", "物资储备", "加强宣传。", "", "", "", "", "", "", "", ""],
        ["一（三）", "值班值守", "落实值班制度。", "", "", "", "", "", "", "", ""],
    ]


def test_a_column_that_no_row_needs_is_left_out() -> None:
    headers = rows(report(GRAPH, ".csv", "en"))[1]
    assert headers == [
        *("No.", "Task", "Duties", "Lead", "Responsible", "Cooperating", "Guiding", "Deadline", "Targets"),
        *("Basis", "Where", "Status", "Updated", "Note"),
    ]


def test_the_chapter_has_a_column_where_numbers_do_not_tell_it() -> None:
    numbered = graph("甲市工作要点\n一、项目\n1.建设堤防。加快建设堤防。\n二、管理\n2.巡查堤防。加强巡查堤防。\n")
    tasks = [replace(task, number=str(order)) for order, task in enumerate(numbered.plans[0].tasks, 1)]
    content = report(DutyGraph([replace(numbered.plans[0], tasks=tuple(tasks))]), ".csv", "zh")
    assert [row[:3] for row in rows(content)[1:]] == [
        ["序号", "章节", "重点任务"],
        ["1", "一", "建设堤防"],
        ["2", "二", "巡查堤防"],
    ]


def test_no_name_borrows_a_level_in_a_list() -> None:
    """省公安厅、教育局 would be read as 省教育局."""
    of = graph("甲省工作方案\n一、重点任务\n（一）宣传。开展宣传。（省公安厅负责，教育局负责）\n")
    assert rows(report(of, ".csv", "zh"))[2][4] == "省公安厅，教育局"
    assert facts(read_back(of, ".csv").tasks[0]) == facts(of.plans[0].tasks[0])


def test_words_that_set_two_dates_stand_once() -> None:
    of = graph("甲市工作方案\n一、任务\n（一）评估。在2023年、2025年底前，分别评估。（市应急局牵头）\n")
    assert len(list(of.plans[0].tasks[0].deadlines())) == 2
    assert rows(report(of, ".csv", "zh"))[2][7] == "2023年、2025年底前"


def test_the_basis_is_that_of_the_clause_with_a_lead() -> None:
    of = graph("甲市工作方案\n一、任务\n（一）检查。开展检查。（市公安局、市教育局按职责分工负责）（市应急局牵头）\n")
    assert [clause.basis.value for clause in of.plans[0].tasks[0].clauses] == ["none", "stated"]
    assert rows(report(of, ".csv", "zh"))[2][3:5] == ["市应急局", "市公安局、市教育局"]
    assert rows(report(of, ".csv", "zh"))[2][9] == "原文写明"


def test_a_task_without_duties_keeps_its_row() -> None:
    task = replace(PLAN.tasks[0], duties=())
    body = rows(report(DutyGraph([replace(PLAN, tasks=(task,))]), ".csv", "zh"))[2:]
    assert [(row[1], row[2], row[3]) for row in body] == [("践行安全发展理念", "", "省应急厅")]


def test_several_plans() -> None:
    """One below another in a CSV file, a sheet each in a workbook."""
    both = DutyGraph([*graph().plans, PLAN])
    assert [row for row in rows(report(both, ".csv", "zh")) if len(row) == 1] == [[p.title] for p in both.plans]
    book = CalamineWorkbook.from_filelike(io.BytesIO(report(both, ".xlsx", "zh")))
    ledgers = [name for name in book.sheet_names if name.startswith("台账")]
    assert [book.get_sheet_by_name(name).to_python()[0][0] for name in ledgers] == [p.title for p in both.plans]


# --- as a file ------------------------------------------------------------------------------------------------


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_csv_opens_in_excel_and_no_cell_starts_a_formula() -> None:
    text = "=1+1工作方案\n一、任务\n（一）=cmd。-减少隐患。＝开展检查。（责任单位：@省应急厅、省公安厅）\n"
    content = report(graph(text), ".csv", "zh")
    assert content.startswith(b"\xef\xbb\xbf")
    cells = [cell for row in rows(content) for cell in row]
    assert "'-减少隐患。\n＝开展检查。" in cells
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@＝")]


def test_a_workbook_holds_text_and_no_formula() -> None:
    content = report(graph("=1+1工作方案\n一、任务\n（一）=1+1。=2+2，详见http://x/y。\n"), ".xlsx", "zh")
    sheet = part(content, "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet


def test_text_that_xml_cannot_hold_is_no_harm() -> None:
    task = replace(PLAN.tasks[0], title="\x00\x0b]]></t>_x0041_")
    content = report(DutyGraph([replace(PLAN, tasks=(task,))]), ".xlsx", "zh")
    (row,) = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()[2:]
    assert str(row[1]).endswith("]]></t>_x0041_")


def test_only_the_title_is_merged() -> None:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(report(graph(), ".xlsx", "zh"))).get_sheet_by_index(0)
    assert sheet.merged_cell_ranges == [((0, 0), (0, 14))]
    assert sheet.to_python()[0][0] == "甲市2023年防汛工作方案"


def test_it_prints_on_pages_that_each_have_the_header() -> None:
    content = report(GRAPH, ".xlsx", "zh")
    sheet, book = part(content, "xl/worksheets/sheet1.xml"), part(content, "xl/workbook.xml")
    (page,) = re.findall(r"<pageSetup [^>]*>", sheet)
    assert all(word in page for word in ('paperSize="9"', 'orientation="landscape"', 'fitToHeight="0"'))
    assert '<pageSetUpPr fitToPage="1"/>' in sheet
    assert "任务分工台账!$1:$2</definedName>" in book
    assert "第 &amp;P 页，共 &amp;N 页" in sheet
    assert re.search(r'<pane xSplit="2" ySplit="2"', sheet)
    assert '<autoFilter ref="A2:N47"/>' in sheet


def test_rows_are_as_high_as_their_text() -> None:
    """A line of duties has room for about 30 characters, and a line takes 14 points."""
    text = f"甲市工作方案\n一、任务\n（一）短。开展检查。\n（二）长。{'开展安全检查' * 50}。{'组织应急演练' * 25}。\n"
    sheet = part(report(graph(text), ".xlsx", "zh"), "xl/worksheets/sheet1.xml")
    low, high = [float(height) for height in re.findall(r'<row r="[34]"[^>]* ht="([\d.]+)"', sheet)]
    assert low <= 20
    assert 8 * 14 <= high <= 18 * 14


def test_a_task_too_high_for_a_row_goes_on_in_the_next() -> None:
    """Excel shows nothing below 409 points; so many duties stand in rows of the same number and task."""
    sentences = [f"第{order}项要求是组织开展{'安全检查和' * 12}应急演练。" for order in range(40)]
    of = graph(f"甲市工作方案\n一、任务\n（一）检查。{''.join(sentences)}（市应急局牵头，市公安局配合）\n")
    content = report(of, ".xlsx", "zh")
    body = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()[2:]
    assert len(body) > 1
    assert {(row[0], row[1], row[3], row[5]) for row in body} == {("一（一）", "检查", "市应急局", "市公安局")}
    heights = re.findall(r'<row r="\d+"[^>]* ht="([\d.]+)"', part(content, "xl/worksheets/sheet1.xml"))
    assert all(float(height) <= 409 for height in heights)
    assert facts(read_back(of, ".xlsx").tasks[0]) == facts(of.plans[0].tasks[0])
    assert len(rows(report(of, ".csv", "zh"))) == 3


def test_a_cell_longer_than_excel_takes_is_cut_and_says_so() -> None:
    of = graph(f"甲市工作方案\n一、任务\n（一）检查。{'开展检查' * 9000}。\n")
    content = report(of, ".xlsx", "zh")
    row = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()[2]
    assert (len(str(row[2])), str(row[2])[-1]) == (32_767, "…")
    (height,) = re.findall(r'<row r="3"[^>]* ht="([\d.]+)"', part(content, "xl/worksheets/sheet1.xml"))
    assert 400 <= float(height) <= 409


def test_a_plan_without_tasks_is_a_header() -> None:
    empty = DutyGraph([replace(PLAN, tasks=())])
    assert [len(row) for row in rows(report(empty, ".csv", "en"))] == [1, 14]
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(report(empty, ".xlsx", "en"))).get_sheet_by_index(0)
    assert len(sheet.to_python()) == 2

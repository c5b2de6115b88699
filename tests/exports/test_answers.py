from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest
from python_calamine import CalamineWorkbook

import dutygraph
from dutygraph.exports.answers import Answer, formats, render
from dutygraph.exports.answers.table import columns
from dutygraph.exports.records import task_record
from dutygraph.exports.tables import Table, gaps_table, tasks_table
from dutygraph.queries.gaps import find_gaps
from dutygraph.queries.tasks import tasks_of

GRAPH = dutygraph.load()
FOUND = tasks_of(GRAPH, "省公安厅")
ANSWER = Answer([task_record(answer) for answer in FOUND], tasks_table(FOUND, "zh"))
HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "\t=1", '=HYPERLINK("http://x")', "a|b <b>c</b>", "[x](http://y)"]
HOSTILE_ANSWER = Answer([], Table(["text"], [[cell] for cell in HOSTILE]))


def test_the_formats_are_those_of_the_contract() -> None:
    assert formats() == ["csv", "json", "jsonl", "md", "table", "xlsx"]


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "md", "table", "xlsx"])
def test_an_empty_answer_can_be_written(form: str) -> None:
    assert isinstance(render(Answer([], Table(["a", "b"], [])), form), bytes)


def test_csv_opens_in_excel_and_holds_every_row() -> None:
    content = render(ANSWER, "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row[0] for row in rows] == ["编号", *(answer.task.number for answer in FOUND)]


def test_no_cell_of_a_csv_starts_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(render(HOSTILE_ANSWER, "csv").decode("utf-8-sig"))))
    assert not [row for row in rows if row[0][:1] in "=+-@＝\t"]


def test_a_workbook_holds_text_and_no_formula() -> None:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(render(HOSTILE_ANSWER, "xlsx"))).get_sheet_by_index(0)
    assert [row[0] for row in sheet.to_python()] == ["text", *HOSTILE]
    assert b"<f>" not in render(HOSTILE_ANSWER, "xlsx")


def test_a_cell_longer_than_excel_takes_is_cut_and_says_so() -> None:
    content = render(Answer([], Table(["text"], [["长" * 40_000]])), "xlsx")
    (cell,) = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()[1]
    assert (len(cell), cell[-1]) == (32_767, "…")


def test_markdown_shows_text_and_no_markup() -> None:
    lines = render(HOSTILE_ANSWER, "md").decode().split("\n")
    assert r"| a\|b \<b\>c\</b\> |" in lines
    assert r"| \[x\](http<!-- -->://y) |" in lines


def test_jsonl_has_a_record_a_line() -> None:
    lines = render(ANSWER, "jsonl").decode().splitlines()
    assert [json.loads(line)["number"] for line in lines] == [answer.task.number for answer in FOUND]


def test_columns_of_a_table_line_up_in_chinese() -> None:
    lines = render(ANSWER, "table").decode().splitlines()
    starts = {columns(line[: line.index(answer.task.title)]) for line, answer in zip(lines[2:], FOUND, strict=True)}
    assert len(starts) == 1


def test_control_characters_never_reach_the_terminal() -> None:
    shown = render(Answer([], Table(["a"], [["\x1b[31mred\x07 \u202egnp.exe\u2028"]], ["\x9b31m"])), "table").decode()
    assert not set("\x1b\x07\x9b\u202e\u2028") & set(shown)
    assert "gnp.exe" in shown


def test_the_gap_table_never_lists_light_findings_one_by_one() -> None:
    gaps = find_gaps(GRAPH, on=dt.date(2021, 12, 31))
    shown = gaps_table(gaps, "zh", every=False)
    assert (len(gaps), len(shown.rows)) == (146, 11)
    assert any("open-list × 41" in line for line in shown.after)
    of_base = next(at for at, line in enumerate(shown.after) if "target-without-base × 5" in line)
    assert shown.after[of_base + 1].split() == ["六（三）"]  # three of its targets, told once
    assert "各类生产安全事故死亡人数下降10%" in shown.after[of_base + 3]  # of the whole plan: it has no number
    assert not any(line.strip() == "" for line in shown.after[1:])
    assert len(gaps_table(gaps, "zh", every=True).rows) == 146

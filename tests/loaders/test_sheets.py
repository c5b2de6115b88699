"""Workbooks are read as their spreadsheets show them, and no workbook can harm the program."""

from __future__ import annotations

import datetime as dt
import io
import struct
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.errors import UnreadableFile
from dutygraph.loaders import load_plan
from dutygraph.loaders.sheets import read
from dutygraph.model import Plan
from dutygraph.text.source import Source

DOCUMENT = next(Path(__file__).parents[2].joinpath("examples").glob("*.txt"))
ROWS = [["重点任务", "责任单位"], ["防汛", "省水利厅"], ["防火\n排查", "省应急厅、省公安厅"]]


def workbook(path: Path, fill: Callable[[Any], None]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        fill(book)
    return path


def sheet_of(rows: Sequence[Sequence[object]]) -> Callable[[Any], None]:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("任务台账")
        for row, cells in enumerate(rows):
            sheet.write_row(row, 0, cells)

    return fill


def said(source: Source) -> list[list[str]]:
    """The words in the cells of the first table."""
    return [[source.text[cell.start : cell.end] for cell in row] for row in source.tables[0].rows]


def places(source: Source) -> list[list[str]]:
    return [[source.places.of(cell.start) for cell in row] for row in source.tables[0].rows]


def facts(plan: Plan) -> list[object]:
    """What a plan says, without where it stands."""
    return [
        (
            task.number,
            task.title,
            [(c.assignments, c.basis, c.open_list, c.duties) for c in task.clauses],
            [
                (d.text, [(t.text, t.by) for t in d.deadlines], [(t.text, t.value) for t in d.targets])
                for d in task.duties
            ],
        )
        for task in plan.tasks
    ]


# --- what is read ---------------------------------------------------------------------------------------------


def test_a_plan_pasted_into_one_column_is_the_plan(tmp_path: Path) -> None:
    """Some rows merged over other columns, as offices do to see the whole line."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet("规划")
        for row, line in enumerate(DOCUMENT.read_text("utf-8").splitlines()):
            if row % 3 and line:
                sheet.merge_range(row, 1, row, 6, line)
            elif line:
                sheet.write_string(row, 1, line)

    plan = load_plan(workbook(tmp_path / "规划.xlsx", fill))
    assert facts(plan) == facts(load_plan(DOCUMENT))
    assert plan.tasks[0].duties[0].span.place.startswith("规划!B")
    assert not read(tmp_path / "规划.xlsx").tables


def test_cells_say_what_the_spreadsheet_shows(tmp_path: Path) -> None:
    day, june = dt.datetime(2023, 6, 30), dt.datetime(2023, 6, 1)
    cells: list[tuple[object, str, str]] = [
        (day, "yyyy-mm-dd", "2023-06-30"),
        (june, 'yyyy"年"m"月"', "2023年6月"),
        (june, "[$-804]yyyy/m", "2023年6月"),
        (june, "yyyy", "2023年"),
        (day, 'm"月"d"日"', "2023-06-30"),
        (dt.datetime(2023, 6, 30, 8, 30), "yyyy-mm-dd hh:mm", "2023-06-30 08:30"),
        (dt.time(8, 30), "hh:mm", "08:30"),
        (1.5, "[h]:mm", "36:00"),
        (0.9, "0%", "90%"),
        (0.125, "0.0%;[Red]-0.0%", "12.5%"),
        (0.9, '0.0"%"', "0.9"),
        (12, "", "12"),
        (0.1 + 0.2, "", "0.3"),
        (3.5, "", "3.5"),
        (True, "", "TRUE"),
        ("第一行\n第二行", "", "第一行\n第二行"),
        ("看不见\x0b的字符", "", "看不见的字符"),
    ]

    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        for row, (value, code, _) in enumerate(cells):
            sheet.write(row, 0, "值")
            sheet.write(row, 1, value, book.add_format({"num_format": code} if code else {}))
        for row, built_in in enumerate((9, 57, 31), len(cells)):  # formats that Chinese Excel writes by number alone
            form = book.add_format()
            form.set_num_format(built_in)
            sheet.write(row, 0, "值")
            sheet.write(row, 1, [0.9, june, day][row - len(cells)], form)
        sheet.write_string(len(cells) + 3, 0, "错误")
        sheet.write_formula(len(cells) + 3, 1, "=1/0", None, "#DIV/0!")
        sheet.write_formula(len(cells) + 4, 1, "=A1&1", None, "缓存的值")

    shown = [row[1] for row in said(read(workbook(tmp_path / "a.xlsx", fill)))]
    assert shown == [*(text for _, _, text in cells), "90%", "2023年6月", "2023-06-30", "", "缓存的值"]


def test_the_visible_sheets_are_read_in_their_order(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        for name in ("乙", "草稿", "去年", "甲"):
            book.add_worksheet(name).write_column(0, 0, [f"{name}的一段", f"{name}的二段"])
        book.get_worksheet_by_name("草稿").hide()
        book.get_worksheet_by_name("去年").very_hidden()
        book.add_chartsheet("图").set_chart(chart := book.add_chart({"type": "line"}))
        chart.add_series({"values": "=乙!$A$1:$A$2"})

    source = read(workbook(tmp_path / "a.xlsx", fill))
    assert source.text == "乙的一段\n乙的二段\n甲的一段\n甲的二段\n"
    assert source.places.names == ("乙!A1", "乙!A2", "甲!A1", "甲!A2")


def test_hidden_rows_and_columns_are_still_in_the_plan(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        sheet_of(ROWS)(book)
        book.worksheets()[0].set_row(1, None, None, {"hidden": True})
        book.worksheets()[0].set_column(1, 1, None, None, {"hidden": True})

    assert said(read(workbook(tmp_path / "a.xlsx", fill))) == ROWS


def test_places_are_those_of_the_spreadsheet(tmp_path: Path) -> None:
    """The used area starts at C3; a row in it is empty, and one holds blanks."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet("2023年 台账")
        for row, cells in ((2, ["任务", "单位"]), (4, ["", "省水利厅"]), (5, [" ", "\n"]), (6, ["防火", "省应急厅"])):
            sheet.write_row(row, 2, cells)

    source = read(workbook(tmp_path / "a.xlsx", fill))
    assert said(source) == [["任务", "单位"], ["", "省水利厅"], ["防火", "省应急厅"]]
    assert places(source)[0] == ["'2023年 台账'!C3", "'2023年 台账'!D3"]
    assert places(source)[2] == ["'2023年 台账'!C7", "'2023年 台账'!D7"]


def test_merged_cells_repeat_what_the_first_says(tmp_path: Path) -> None:
    """In a used area that starts at C2."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet("台账")
        sheet.write_row(1, 2, ["任务", "措施", "单位"])
        sheet.write_column(2, 3, ["巡查", "演练", "宣传"])
        sheet.merge_range(2, 2, 3, 2, "防汛")
        sheet.merge_range(2, 4, 4, 4, "省水利厅")
        sheet.write_string(4, 2, "防火")

    source = read(workbook(tmp_path / "a.xlsx", fill))
    assert said(source)[1:] == [
        ["防汛", "巡查", "省水利厅"],
        ["防汛", "演练", "省水利厅"],
        ["防火", "宣传", "省水利厅"],
    ]
    rows = source.tables[0].rows
    assert [row[2].origin for row in rows[1:]] == [(1, 2)] * 3
    assert places(source)[3] == ["台账!C5", "台账!D5", "台账!E3"]


def test_a_party_merged_over_rows_of_work_keeps_them_in_the_table(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("台账")
        sheet.write_row(0, 0, ["任务", "单位"])
        sheet.write_column(1, 0, ["巡查堤防", "组织演练"])
        sheet.merge_range(1, 1, 2, 1, "省水利厅")

    assert said(read(workbook(tmp_path / "a.xlsx", fill)))[2] == ["组织演练", "省水利厅"]


def test_titles_and_notes_around_a_table_are_prose(tmp_path: Path) -> None:
    rows = [["某省2023年防汛工作方案"], ["为做好防汛工作，制定本方案。"], [], *ROWS, ["注：按月报送。"]]
    source = read(workbook(tmp_path / "a.xlsx", sheet_of(rows)))
    assert said(source) == ROWS
    assert source.text.startswith("某省2023年防汛工作方案\n为做好防汛工作，制定本方案。\n重点任务\t")
    assert source.text.endswith("\n注：按月报送。\n")
    assert source.places.of(source.text.index("注：")) == "任务台账!A7"


#: A column of text, of which some cells are empty, and rows that are.
GRIDS = st.integers(2, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from(["", "任务", "省应急厅", "甲\n乙", "="]), min_size=width, max_size=width), max_size=8
    )
)


@settings(max_examples=25, deadline=None)
@given(GRIDS, st.integers(0, 3), st.integers(0, 3))
def test_any_sheet_is_read_cell_by_cell(grid: list[list[str]], down: int, right: int) -> None:
    """Every cell that says something is at its place, once; nothing else is."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet("表")
        for row, cells in enumerate(grid):
            for column, cell in enumerate(cells):
                sheet.write_string(row + down, column + right, cell)

    expected = [
        (f"表!{'ABCDEFGH'[column + right]}{row + down + 1}", cell)
        for row, cells in enumerate(grid)
        for column, cell in enumerate(cells)
        if cell
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = workbook(Path(folder) / "a.xlsx", fill)
        if not expected:
            with pytest.raises(UnreadableFile, match="nothing to read"):
                read(path)
            return
        source = read(path)
    ends = [*source.places.at[1:], len(source.text)]
    found = [source.text[start:end].strip("\t\n") for start, end in zip(source.places.at, ends, strict=True)]
    assert list(zip(source.places.names, found, strict=True)) == expected


# --- other formats --------------------------------------------------------------------------------------------


def xls(rows: Sequence[Sequence[str]]) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("任务台账")
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    draft = book.add_sheet("草稿")
    draft.write(0, 0, "不读")
    draft.visibility = 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def archive(members: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


def ods(body: str) -> bytes:
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="任务台账">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return archive({"mimetype": mimetype, "META-INF/manifest.xml": "<manifest/>", "content.xml": content})


def ods_row(cells: Sequence[str], repeated: int = 1) -> str:
    def cell(text: str) -> str:
        lines = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
        return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'

    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(map(cell, cells))}</table:table-row>'


def xlsb(rows: Sequence[Sequence[str]]) -> bytes:
    def record(number: int, payload: bytes = b"") -> bytes:
        kind = bytes([number]) if number < 0x80 else bytes([number & 0x7F | 0x80, number >> 7])
        length, size = b"", len(payload)
        while True:
            length += bytes([size & 0x7F | (0x80 if size >> 7 else 0)])
            if not (size := size >> 7):
                return kind + length + payload

    def string(text: str) -> bytes:
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    book = record(143) + record(156, struct.pack("<II", 0, 1) + string("rId1") + string("任务台账")) + record(144)
    body = b""
    for row, cells in enumerate(rows):
        body += record(0, struct.pack("<I", row) + bytes(13))
        body += b"".join(record(6, struct.pack("<II", c, 0) + string(cell)) for c, cell in enumerate(cells))
    size = struct.pack("<IIII", 0, len(rows), 0, len(rows[0]))
    kind = "http://schemas.openxmlformats.org"
    relations = (
        f'<Relationships xmlns="{kind}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{kind}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
    )
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.bin": record(131) + book + record(132),
            "xl/_rels/workbook.bin.rels": relations,
            "xl/worksheets/sheet1.bin": record(129)
            + record(148, size)
            + record(145)
            + body
            + record(146)
            + record(130),
        }
    )


def xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet_of(rows)(book)
    return out.getvalue()


WRITERS: dict[str, Callable[[Sequence[Sequence[str]]], bytes]] = {
    ".xlsx": xlsx,
    ".xlsm": xlsx,
    ".xls": xls,
    ".xlsb": xlsb,
    ".ods": lambda rows: ods("".join(map(ods_row, rows))),
}


@pytest.mark.parametrize("suffix", [*WRITERS, ".XLS"])
def test_every_format_gives_the_same(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"台账{suffix}"
    path.write_bytes(WRITERS[suffix.lower()](ROWS))
    source = read(path)
    assert (source.file, said(source)) == (f"台账{suffix}", ROWS)
    assert places(source)[2] == ["任务台账!A3", "任务台账!B3"]
    assert "不读" not in source.text


# --- what harms -----------------------------------------------------------------------------------------------


def changed(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """A workbook with one of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        members: dict[str, bytes | str] = {name: packed.read(name) for name in packed.namelist()}
    before = bytes(members[part]).decode() if isinstance(members[part], bytes) else str(members[part])
    members[part] = change(before)
    assert members[part] != before
    return archive(members)


SHEET = "xl/worksheets/sheet1.xml"
GOOD = xlsx(ROWS)
MERGES = '<mergeCells count="1">{}</mergeCells><pageMargins'


def far_away(reference: str) -> bytes:
    return changed(
        GOOD, SHEET, lambda xml: xml.replace('r="B3"', f'r="{reference}"').replace('row r="3"', 'row r="1048576"')
    )


def with_merges(ranges: str, long: int = 1) -> bytes:
    content = xlsx([["长" * long] * 2, *[["x"] * 100] * 100])
    return changed(content, SHEET, lambda xml: xml.replace("<pageMargins", MERGES.format(ranges)))


def locked(content: bytes) -> bytes:
    """An .xls whose first record behind the start says that what follows is encrypted."""
    start = content.index(b"\x09\x08\x10\x00") + 20
    return content[:start] + b"\x2f\x00" + content[start + 2 :]


#: What a workbook is → its suffix, its content, and what is told.
HARMFUL: dict[str, tuple[str, bytes, str]] = {
    "a cell at the far corner": (".xlsx", far_away("XFD1048576"), "too large"),
    "a cell outside any sheet": (".xlsx", far_away("ZZZZ9999999999"), "too large|not a whole"),
    "rows without end": (".ods", ods(ods_row(["x" * 4000] * 9, 10**9)), "too large"),
    "ranges without end": (".xlsx", with_merges('<mergeCell ref="A1:CV101"/>' * 500), "too large"),
    "a text in a million cells": (".xlsx", with_merges('<mergeCell ref="A1:CV101"/>', 32_000), "too large"),
    "nothing": (".xlsx", xlsx([]), "nothing to read"),
    "blanks": (".ods", ods(ods_row([" ", "\n"])), "nothing to read"),
    "a locked .xls": (".xls", locked(xls(ROWS)), "protected by a password"),
    "an .xls cut short": (".xls", xls(ROWS)[:3000], "not a whole .xls file"),
    "an .xlsx cut short": (".xlsx", GOOD[:-100], "not a whole .xlsx file"),
    "a sheet that is missing": (".xlsx", GOOD.replace(b"sheet1.xml", b"sheet9.xml"), "not a whole .xlsx file"),
    "broken XML": (".xlsx", changed(GOOD, SHEET, lambda xml: xml[: len(xml) // 2]), "not a whole .xlsx file"),
    "an .xlsx named .xls": (".xls", GOOD, "really a .xlsx file"),
    "an .xls named .xlsx": (".xlsx", xls(ROWS), "really a .xls file"),
    "a web page named .xls": (
        ".xls",
        "<html><table><tr><td>任务</td></tr></table></html>".encode(),
        "really a .html file",
    ),
    "a text named .ods": (".ods", "任务,单位".encode(), "really a .txt file"),
}


@pytest.mark.parametrize("kind", HARMFUL)
def test_a_harmful_workbook_is_one_clear_error(tmp_path: Path, kind: str) -> None:
    suffix, content, message = HARMFUL[kind]
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    begun = time.monotonic()
    with pytest.raises(UnreadableFile, match=message) as error:
        read(path)
    assert str(error.value).startswith(f"{path}: ")
    assert time.monotonic() - begun < 20


def test_more_cells_than_a_plan_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(GOOD)
    monkeypatch.setattr("dutygraph.loaders.sheets.MOST_CELLS", 6)
    assert said(read(path)) == ROWS
    monkeypatch.setattr("dutygraph.loaders.sheets.MOST_CELLS", 5)
    with pytest.raises(UnreadableFile, match="more than 2000000 cells"):
        read(path)


@pytest.mark.parametrize(
    ("number", "shown"),
    [("NaN", ""), ("inf", ""), ("1e999", ""), ("0.30000000000000004", "0.3"), ("1e20", "1" + "0" * 20)],
)
def test_numbers_as_files_hold_them(tmp_path: Path, number: str, shown: str) -> None:
    path = tmp_path / "a.xlsx"
    cells = f'<c r="C3"><v>{number}</v></c><c r="D3"><v>1</v></c></row></sheetData>'
    path.write_bytes(changed(GOOD, SHEET, lambda xml: xml.replace("</row></sheetData>", cells)))
    assert said(read(path))[2] == [*ROWS[2], shown, "1"]


def test_a_million_empty_rows_and_formatted_columns_cost_nothing(tmp_path: Path) -> None:
    """A cell at the end of a column that someone jumped to, and a row that is formatted to the last column."""
    blanks = "".join(f'<c r="{first}{second}2"/>' for first in "ABCDEFGH" for second in "ABCDEFGH")
    rows = f'<row r="2">{blanks}</row><row r="1048576"><c r="B1048576" t="inlineStr"><is><t>尾</t></is></c></row></sheetData>'
    path = tmp_path / "a.xlsx"
    path.write_bytes(changed(xlsx(ROWS[:1]), SHEET, lambda xml: xml.replace("</sheetData>", rows)))
    begun = time.monotonic()
    source = read(path)
    assert said(source) == [ROWS[0], ["", "尾"]]
    assert places(source)[1][1] == "任务台账!B1048576"
    assert time.monotonic() - begun < 10


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_damaged_xls_is_read_or_refused(data: st.DataObject) -> None:
    """An .xls has no checksum: what a bad disk changes meets the reader."""
    content = bytearray(xls(ROWS))
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(512, len(content) - 1))] = data.draw(st.integers(0, 255))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xls"
        path.write_bytes(content)
        with suppress(UnreadableFile):
            read(path)


def test_names_that_a_shell_would_misread(tmp_path: Path) -> None:
    folder = tmp_path / "-o; rm * $(x) 任务"
    folder.mkdir()
    path = folder / "-台账 \udcff.xlsx"
    path.write_bytes(GOOD)
    assert said(read(path)) == ROWS

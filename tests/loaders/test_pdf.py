"""PDF files are read as they are printed: exact text, whole paragraphs, ruled tables, nothing that pages add."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import time
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from dutygraph.errors import UnreadableFile
from dutygraph.loaders import load_plan, pdf
from dutygraph.loaders.pdf import pages
from dutygraph.loaders.pdf.lines import Glyph, read_lines
from dutygraph.text.document import read_source
from dutygraph.text.source import Source
from tests.loaders.readings import DOCUMENTS, lines_of, reading

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

SHANDONG = next(document for document in DOCUMENTS if document.stem.startswith("山东省"))
#: Neither of these keeps its structure in blanks, which no printer keeps.
PRINTED = [document for document in DOCUMENTS if document != SHANDONG and "119号" not in document.stem]
LINES = (
    "一、主要任务",
    "（一）煤矿安全。关闭落后煤矿，到2025年开采智能化率达到90%以上，建立",
    "健全监管机制。（责任单位：省能源局、省应急厅按职责分工负责）",
)

Draw = Callable[[Canvas], None]
Print = Callable[..., Source]


def packed(text: str) -> str:
    return re.sub(r"\s", "", text)


def write(canvas: Canvas, lines: Iterable[str], x: float = 60, y: float = 760, size: float = 14) -> None:
    canvas.setFont(FONT, size)
    for number, line in enumerate(lines):
        canvas.drawString(x, y - 2 * size * number, line)


@pytest.fixture
def source(tmp_path: Path) -> Print:
    """Draws pages and reads them."""

    def make(*pages: Draw | Iterable[str], **settings: Any) -> Source:
        path = tmp_path / "计划.pdf"
        canvas = Canvas(str(path), **settings)
        for page in pages:
            page(canvas) if callable(page) else write(canvas, page)
            canvas.showPage()
        canvas.save()
        return pdf.read(path)

    return make


def typeset(document: Path, folder: Path, frames: list[Frame], **style: Any) -> Path:
    """A plan printed by reportlab."""
    path = folder / f"{document.stem}.pdf"
    look = ParagraphStyle("body", fontName=FONT, wordWrap="CJK", **style)

    def foot(canvas: Canvas, page: Any) -> None:
        canvas.setFont(FONT, 10)
        canvas.drawCentredString(300, 30, f"— {page.page} —")

    template = BaseDocTemplate(str(path))
    template.addPageTemplates(PageTemplate(frames=frames, onPage=foot))
    template.build([Paragraph(html.escape(line), look) for line in lines_of(document)])
    return path


def browse(folder: Path, name: str, body: str) -> Path:
    """A page printed by Chromium, which adds the date, the title, the address and page numbers."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium on this machine")
    page, path = folder / "page.html", folder / f"{name}.pdf"
    page.write_text(f"<html lang=zh-CN><meta charset=utf-8><title>{name}</title>{body}", encoding="utf-8")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync")
    network = ("--disable-background-networking", "--disable-component-update", f"--user-data-dir={folder / 'user'}")
    subprocess.run([chromium, *flags, *network, f"--print-to-pdf={path}", page], check=True, capture_output=True)
    return path


# --- the same plan ----------------------------------------------------------------------------------------------

ONE_COLUMN = [Frame(70, 60, 460, 720)]
TWO_COLUMNS = [Frame(60, 60, 235, 720), Frame(305, 60, 235, 720)]
LAYOUTS: dict[str, tuple[list[Frame], dict[str, Any]]] = {
    "indented": (ONE_COLUMN, {"fontSize": 16, "leading": 28, "firstLineIndent": 32}),
    "not indented": (ONE_COLUMN, {"fontSize": 14, "leading": 22}),
    "spaced": (ONE_COLUMN, {"fontSize": 12, "leading": 18, "spaceAfter": 9}),
    "two columns": (TWO_COLUMNS, {"fontSize": 11, "leading": 17, "firstLineIndent": 22}),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_plan_in_any_layout_is_the_plan_its_text_is(tmp_path: Path, layout: str) -> None:
    frames, style = LAYOUTS[layout]
    path = typeset(SHANDONG, tmp_path, frames, **style)
    assert packed(pdf.read(path).text) == packed(SHANDONG.read_bytes().decode())
    assert reading(load_plan(path)) == reading(load_plan(SHANDONG))


@pytest.mark.parametrize("document", PRINTED, ids=lambda document: document.stem)
def test_other_plans_are_the_plans_their_texts_are(tmp_path: Path, document: Path) -> None:
    path = typeset(document, tmp_path, ONE_COLUMN, fontSize=16, leading=28, firstLineIndent=32)
    assert packed(pdf.read(path).text) == packed(document.read_bytes().decode())
    assert reading(load_plan(path)) == reading(load_plan(document))


@pytest.mark.parametrize("style", ["font: 16pt serif; text-align: justify", "font: 12pt sans-serif; line-height: 1.8"])
def test_a_plan_printed_by_a_browser_is_the_plan_its_text_is(tmp_path: Path, style: str) -> None:
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in lines_of(SHANDONG))
    look = f"<style>body {{ {style} }} p {{ text-indent: 2em; margin: 0 }}</style>"
    path = browse(tmp_path, SHANDONG.stem, look + paragraphs)
    assert packed(pdf.read(path).text) == packed(SHANDONG.read_bytes().decode())
    assert reading(load_plan(path)) == reading(load_plan(SHANDONG))


def test_places_tell_the_page_and_the_line_of_it(source: Print) -> None:
    read = source(["— 1 —", *LINES], LINES[1:])
    assert read.text == "".join(f"{line}\n" for line in (*LINES, *LINES[1:]))
    assert read.places.names == ("p1:2", "p1:3", "p1:4", "p2:1", "p2:2")
    assert read.places.of(read.text.index("（责任单位")) == "p1:4"
    clause = read_source(read).tasks[0].clauses[0]
    assert clause.span.place == "p1:4"
    assert read.text[clause.span.start : clause.span.end] == clause.span.quote


# --- lines ------------------------------------------------------------------------------------------------------


def test_a_line_that_goes_on_is_one_with_the_next_in_the_prose(source: Print) -> None:
    read = source([f"{'字' * 30}", f"{'字' * 30}", "句末。", f"　　{'字' * 28}", "末。"])
    assert read.text.count("\n") == 5
    assert [packed(line) for line in read.prose.splitlines()] == ["字" * 60 + "句末。", "字" * 28 + "末。"]
    assert len(read.prose) == len(read.text)


def test_a_heading_below_a_full_line_is_no_part_of_it(source: Print) -> None:
    indented = [f"　　{'字' * 28}", f"{'字' * 29}。", f"　　（一）{'字' * 24}。", f"　　{'字' * 10}。"] * 3
    assert len(source(indented).prose.splitlines()) == 9
    straight = [f"{'字' * 29}。", f"（一）{'字' * 26}。", f"{'字' * 10}。"]
    assert len(source(straight).prose.splitlines()) == 2


def test_a_paragraph_behind_a_gap_is_no_part_of_the_one_above(source: Print) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["字" * 30] * 4)
        write(canvas, ["字" * 30] * 3, y=760 - 4 * 28 - 12)

    assert [len(packed(line)) for line in source(draw).prose.splitlines()] == [120, 90]


def test_pages_may_have_margins_of_their_own(source: Print) -> None:
    words = [chr(0x4E00 + line) * 30 for line in range(24)]
    pages = [
        lambda canvas, x=x, words=words: write(canvas, words, x) for x, words in ((40, words[:12]), (100, words[12:]))
    ]
    assert [len(packed(line)) for line in source(*pages).prose.splitlines()] == [720]


def test_characters_are_read_by_their_place_not_in_the_order_they_were_drawn(source: Print) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["“"], 74, 760)
        write(canvas, ["规划”期内", LINES[1]], 88, 760)
        write(canvas, ["到"], 60, 760)

    assert source(draw).text == f"到“规划”期内\n{LINES[1]}\n"


def test_raised_lowered_and_latin_words_stand_in_their_line(source: Print) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["绿地10m"], 60, 760)
        write(canvas, ["，降低CO", "第二行。"], 117, 760)
        canvas.saveState()
        canvas.translate(112, 765)
        canvas.scale(8, 8)
        write(canvas, ["2"], 0, 0, 1)
        canvas.restoreState()
        write(canvas, ["2"], 180, 757, 8)
        canvas.setFont("Helvetica", 14)
        canvas.drawString(190, 760, "per")
        canvas.drawString(215, 760, "year")

    assert source(draw).text == "绿地10m2，降低CO2 per year\n第二行。\n"


def test_shadows_and_watermarks_are_not_read(source: Print) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, LINES)
        write(canvas, LINES, 60.6, 759.4)
        canvas.saveState()
        canvas.translate(100, 500)
        canvas.rotate(45)
        write(canvas, ["内部资料"], 0, 0, 60)
        canvas.restoreState()
        write(canvas, ["裁切线外"], 60, 900)

    assert source(draw).text == "".join(f"{line}\n" for line in LINES)


def test_the_two_characters_of_a_ligature_are_no_shadow() -> None:
    drawn = [Glyph("—", 10, 30, 50, 10, 7), Glyph("—", 10, 30, 50, 10, 7), Glyph("—", 10.2, 30, 50, 10, 8)]
    assert [line.text for line in read_lines(drawn)] == ["——"]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_pages_that_lie_on_their_side_are_read_upright(source: Print, angle: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 420)
        canvas.rotate(angle)
        write(canvas, LINES, -270, 100, 10)

    assert source(draw).text == "".join(f"{line}\n" for line in LINES)


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("⼀⻓⽴⺠⻔", "一长立民门"),
        ("\uf900\ufa00", "豈切"),
        ("２０２５年", "2025年"),
        ("ﬁnance", "finance"),
        ("（：，“”）％", "（：，“”）％"),
        ("2021\x02", "2021-"),
        ("责\u200b任", "责任"),
        ("\ud842\udfb7野", "𠮷野"),
        ("  职 责　", "职 责"),
    ],
)
def test_characters_that_look_like_plain_ones_are_plain(drawn: str, read: str) -> None:
    glyphs = [Glyph(mark, 10 * place, 10 * place + 10, 50, 10, place) for place, mark in enumerate(drawn)]
    assert [line.text for line in read_lines(glyphs)] == [read]


# --- what pages add ---------------------------------------------------------------------------------------------

FEET = {
    "dashes": "— {} —",
    "hyphens": "- {} -",
    "bare": "{}",
    "Chinese": "第{}页",
    "of all": "第 {} 页 共 4 页",
    "slash": "{}/4",
}


@pytest.mark.parametrize("foot", FEET)
def test_page_numbers_and_running_heads_are_left_out(source: Print, foot: str) -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            write(canvas, [f"山东省人民政府公报 2021年第{number}期"], 200, 810, 9)
            write(canvas, [f"{number}{mark}本页的内容。" for mark in "甲乙丙"])
            write(canvas, [FEET[foot].format(number)], 290, 40, 9)

        return draw

    read = source(*(page(number) for number in range(1, 5)))
    assert read.text.splitlines() == [f"{number}{mark}本页的内容。" for number in range(1, 5) for mark in "甲乙丙"]


def test_lines_that_repeat_on_few_pages_or_elsewhere_stay(source: Print) -> None:
    clause = "（责任单位：省应急厅）"
    assert source([*LINES, clause], [*LINES, clause]).text.count(clause) == 2
    pages = [[f"第{mark}项任务。", *["落实。"] * (3 + place), clause] for place, mark in enumerate("甲乙丙丁")]
    assert source(*pages).text.count(clause) == 4
    assert source([*LINES, clause], [*LINES, clause], *[["开展宣传。", clause, "检查。"]] * 2).text.count(clause) == 4


# --- tables -----------------------------------------------------------------------------------------------------

HEADER = ["序号", "重点任务", "牵头单位", "配合单位", "完成时限"]
TASK = "推进重点领域安全生产隐患排查治理，建立“一企一策”工作台账，完成率达到{}%以上。"


def rows_of(read: Source, table: int = 0) -> list[list[str]]:
    return [[read.text[cell.start : cell.end] for cell in row] for row in read.tables[table].rows]


def ruled(canvas: Canvas, edges: list[float], rows: list[list[str]], top: float = 760, height: float = 40) -> None:
    """A table with a line of text for each line of a cell."""
    bottom = top - height * len(rows)
    for x in edges:
        canvas.line(x, top, x, bottom)
    for row in range(len(rows) + 1):
        canvas.line(edges[0], top - height * row, edges[-1], top - height * row)
    for number, row in enumerate(rows):
        for x, cell in zip(edges, row, strict=False):
            for line, text in enumerate(cell.split("\n")):
                canvas.setFont(FONT, 10)
                canvas.drawString(x + 5, top - height * number - 14 - 13 * line, text)


def test_a_ruled_table_is_a_table_where_it_stands(source: Print) -> None:
    rows = [["任务", "责任单位"], ["防汛", "省水利厅\n省应急厅"]]

    def draw(canvas: Canvas) -> None:
        write(canvas, LINES[:1], y=800)
        ruled(canvas, [60, 160, 300], rows)
        write(canvas, LINES[1:], y=600)

    read = source(draw)
    assert rows_of(read) == rows
    assert read.text.splitlines() == [LINES[0], "任务\t责任单位", "防汛\t省水利厅", "省应急厅", *LINES[1:]]
    assert [read.places.of(cell.start) for row in read.tables[0].rows for cell in row] == [
        "p1:2",
        "p1:2",
        "p1:3",
        "p1:3",
    ]
    assert read.places.names[-2:] == ("p1:5", "p1:6")


def test_the_lines_of_a_cell_are_one_where_there_was_no_room(source: Print) -> None:
    cells = ["省工业和信\n息化厅", "省应急厅\n省公安厅、\n省财政厅", "省应急厅\n消防总队"]
    read = source(lambda canvas: ruled(canvas, [60, 120, 180, 240], [["牵头", "配合", "参加"], cells], height=60))
    assert rows_of(read)[1] == ["省工业和信息化厅", "省应急厅\n省公安厅、省财政厅", "省应急厅消防总队"]


def test_a_box_around_prose_and_a_chart_are_no_tables(source: Print) -> None:
    def boxed(canvas: Canvas) -> None:
        write(canvas, LINES)
        canvas.rect(50, 600, 520, 180)
        canvas.line(50, 650, 570, 650)
        canvas.line(560, 600, 560, 780)
        canvas.rect(580, 100, 5, 5, fill=1)

    def hatched(canvas: Canvas) -> None:
        write(canvas, LINES)
        for step in range(1100):
            canvas.line(50, 100 + 5 * step, 550, 100 + 5 * step)
            canvas.line(50 + 5 * step, 50, 50 + 5 * step, 800)

    assert [source(page).tables for page in (boxed, hatched)] == [(), ()]


def test_a_table_without_sides_and_in_a_form_is_a_table(source: Print) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("form")
        for y in (700, 730, 760):
            canvas.line(60, y, 300, y)
        canvas.line(160, 700, 160, 760)
        write(canvas, ["任务", "防汛"], 70, 740, 14)
        write(canvas, ["单位", "省水利厅"], 170, 740, 14)
        canvas.endForm()
        canvas.translate(100, -200)
        canvas.doForm("form")

    assert rows_of(source(draw)) == [["任务", "单位"], ["防汛", "省水利厅"]]


def ledger(groups: list[str], rows: int) -> str:
    """A ledger of a browser: rows under a merged cell for each group, and a header that each page repeats."""
    body = "".join(
        "<tr>"
        + (
            f"<td rowspan={rows // len(groups)}>{groups[row * len(groups) // rows]}"
            if row % (rows // len(groups)) == 0
            else ""
        )
        + f"<td>{row + 1}<td>{TASK.format(row)}<td>省应急厅<td>省公安厅、省财政厅<td>2025年底前"
        for row in range(rows)
    )
    style = (
        "body { font: 12pt serif } table { border-collapse: collapse } td, th { border: 1px solid; padding: 4px 6px }"
    )
    head = "".join(f"<th>{word}" for word in ["类别", *HEADER])
    return f"<style>{style}</style><table><thead><tr>{head}</thead><tbody>{body}</table>"


def test_a_table_that_goes_on_over_pages_is_one(tmp_path: Path) -> None:
    read = pdf.read(browse(tmp_path, "台账", ledger(["防汛", "消防", "矿山"], 30)))
    assert len(read.tables) == 1
    expected = [
        [group, str(number), TASK.format(number - 1), "省应急厅", "省公安厅、省财政厅", "2025年底前"]
        for number, group in enumerate(["防汛"] * 10 + ["消防"] * 10 + ["矿山"] * 10, 1)
    ]
    assert rows_of(read) == [["类别", *HEADER], *expected]
    last = read.tables[0].rows[-1]
    assert read.places.of(last[1].start).startswith("p2:")
    assert last[0].origin == (21, 0)
    plan = read_source(read)
    assert [task.number for task in plan.tasks] == [str(number) for number in range(1, 31)]
    assert {task.chapter for task in plan.tasks} == {"防汛", "消防", "矿山"}


EDGES: list[float] = [60, 100, 260, 330]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        (["3", "检查。", "省应急"], ["", "", "厅"], ["3", "检查。", "省应急厅"]),
        (["3", "检查工", "省应急厅"], ["", "地。", "省公安厅"], ["3", "检查工地。", "省应急厅\n省公安厅"]),
        (["3", "检查。", "省应急厅"], ["", "整改。", ""], ["3", "检查。\n整改。", "省应急厅"]),
    ],
)
def test_a_row_that_a_page_break_cut_is_one(
    source: Print, above: list[str], below: list[str], joined: list[str]
) -> None:
    head = [["序号", "任务", "单位"], ["1", "宣传。", "省教育厅"], ["2", "演练。", "省公安厅"]]
    pages = [[*head, above], [head[0], below, ["4", "督查。", "省政府"]]]
    read = source(*(lambda canvas, rows=rows: ruled(canvas, EDGES, rows) for rows in pages))
    assert rows_of(read) == [*head, joined, ["4", "督查。", "省政府"]]


def test_a_row_with_a_blank_cell_below_a_page_break_is_a_row(source: Print) -> None:
    pages = [[["序号", "任务", "单位"], ["1", "宣传。", "省教育厅"]], [["2", "演练。", ""], ["3", "督查。", "省政府"]]]
    read = source(*(lambda canvas, rows=rows: ruled(canvas, EDGES, rows) for rows in pages))
    assert rows_of(read) == pages[0] + pages[1]


def test_tables_with_other_columns_are_two(source: Print) -> None:
    rows = [["任务", "单位"], ["防汛", "省水利厅"]]
    read = source(*(lambda canvas, edge=edge: ruled(canvas, [60, edge, 400], rows) for edge in (160, 200)))
    assert [rows_of(read, table) for table in (0, 1)] == [rows, rows]


# --- what cannot be read ----------------------------------------------------------------------------------------


def stream(content: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<<%b/Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (entries, len(packed), packed)


def bare(content: bytes, resources: bytes = b"<</Font<</F 3 0 R>>>>", *more: bytes) -> bytes:
    """A PDF of one page, written by hand."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources " + resources + b">>",
        stream(content),
        *more,
    ]
    written = b"%PDF-1.7\n"
    offsets = []
    for number, thing in enumerate(objects, 1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(written))
    return written + head + table + trailer


def forms_in_forms() -> bytes:
    """3 kB that draw ten billion words."""
    resources = b"<</XObject<</X %d 0 R>>/Font<</F 3 0 R>>>>"
    words = b"BT /F 10 Tf 10 10 Td (endless) Tj ET"
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources"
    forms = [
        stream(b"/X Do " * 10 if level < 10 else words, entries + resources % (level + 6)) for level in range(1, 11)
    ]
    return bare(b"/X Do", resources % 6, *forms)


GOOD = bare(b"BT /F 10 Tf 10 700 Td (" + b"plan " * 40 + b") Tj ET")
REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "the file is empty"),
    "a text": ("一、任务\n（一）宣传。".encode(), "really a .txt file"),
    "a page of the web": (b"<!DOCTYPE html><html><body>404</body></html>", "really a .html file"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(200), "a picture"),
    "only its first line": (b"%PDF-1.7\n", "cut short or damaged"),
    "no pages": (b"%PDF-1.7\n%%EOF", "cut short or damaged"),
    "the first half": (GOOD[: len(GOOD) // 2], "cut short or damaged"),
    "all but the end": (GOOD[:-8], "cut short or damaged"),
    "pages in circles": (GOOD.replace(b"Kids[4 0 R]", b"Kids[2 0 R]"), "cut short or damaged"),
    "an empty page": (bare(b""), "holds no text"),
    "half a million strokes": (bare(b"0 0 9 9 re S " * 500_000), "more time or memory"),
    "half a million words": (bare(b"BT /F 10 Tf " + b"(a) Tj " * 500_000 + b"ET"), "more time or memory"),
    "forms in forms": (forms_in_forms(), "more time or memory"),
}


@pytest.mark.parametrize("held", REFUSED)
def test_what_cannot_be_read_is_one_error_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: str) -> None:
    monkeypatch.setattr(pdf, "_SECONDS", 3)
    content, message = REFUSED[held]
    path = tmp_path / "plan.pdf"
    path.write_bytes(content)
    started = time.monotonic()
    with pytest.raises(UnreadableFile, match=message) as refused:
        load_plan(path)
    assert time.monotonic() - started < 20
    assert refused.value.where == str(path)
    assert refused.value.render("zh") != refused.value.render("en")


def test_what_a_good_file_may_have_around_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.PDF"
    path.write_bytes(b"\r\n" + GOOD + b"\0" * 5000)
    assert pdf.read(path).text.startswith("plan plan")


def test_a_scan_is_refused_also_with_stamps_on_it(source: Print) -> None:
    def scanned(canvas: Canvas) -> None:
        canvas.drawInlineImage(scan, 0, 0, 595, 842)
        write(canvas, [f"扫描全能王{'甲乙丙'[canvas.getPageNumber() - 1]}"], 10, 10, 8)

    scan = pytest.importorskip("PIL.Image").effect_noise((60, 80), 50).convert("RGB")
    with pytest.raises(UnreadableFile, match="may be a scan"):
        source(scanned, scanned, scanned)


def test_text_whose_characters_are_not_told_is_refused(tmp_path: Path) -> None:
    path = browse(tmp_path, "plan", "<p>（一）煤矿安全。关闭落后煤矿，建立健全监管机制。")
    path.write_bytes(path.read_bytes().replace(b"/ToUnicode", b"/ToNothing"))
    with pytest.raises(UnreadableFile, match="does not say which characters"):
        pdf.read(path)


def test_a_password_is_asked_for_only_where_reading_needs_it(source: Print) -> None:
    assert source(LINES, encrypt=StandardEncryption("", ownerPassword="x", canCopy=0)).text.startswith(LINES[0])
    with pytest.raises(UnreadableFile, match="protected by a password"):
        source(LINES, encrypt=StandardEncryption("secret"))


def test_more_pages_than_any_plan_has_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages.MOST_PAGES + 1):
        document.new_page(10, 10).close()
    document.save(path)
    with pytest.raises(UnreadableFile, match="more than 5000 pages"):
        pdf.read(path)


def test_a_scanned_page_among_others_is_told(tmp_path: Path) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    file = tmp_path / "plan.pdf"
    canvas = Canvas(str(file))
    write(canvas, LINES)
    canvas.showPage()
    canvas.drawImage(ImageReader(Image.new("L", (200, 280), 128)), 0, 0, 595, 842)
    canvas.showPage()
    more = "（二）宣传教育。组织进企业、进农村、进社区、进学校活动，"
    write(
        canvas,
        [
            more,
            *["加强安全生产公益宣传，推动安全文化示范企业创建，营造良好氛围。"] * 3,
            "普及安全知识，提高全民安全素质和应急避险、自救互救能力。（责任单位：省教育厅）",
        ],
    )
    canvas.save()
    plan = load_plan(file)
    told = [(d.code, d.span.place) for d in plan.diagnostics if d.code != "joined-line"]
    assert told == [("page-without-text", "p2:1")]
    assert len(plan.tasks) == 2

"""Word files are read as they are printed: list numbers, merged cells, tracked changes."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.errors import UnreadableFile
from dutygraph.loaders import load_plan, word
from dutygraph.loaders.word.printed_numbers import numeral
from dutygraph.text.numerals import numeral_value
from dutygraph.text.source import Source
from tests.loaders.readings import DOCUMENTS, lines_of, reading

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(targets: dict[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="r{number}" Type="{KIND}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{RELATIONS}">{inside}</Relationships>'


def package(body: str, numbering: str = "", styles: str = "", namespace: str = W, **others: str) -> bytes:
    """A Word file with these parts and nothing else."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": relations({"styles": "styles.xml", "numbering": "/word/numbering.xml"}),
        "word/document.xml": f'<w:document xmlns:w="{namespace}" xmlns:mc="m"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{namespace}">{styles}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{namespace}">{numbering}</w:numbering>',
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | others).items():
            archive.writestr(name, content)
    return held.getvalue()


@pytest.fixture
def source(tmp_path: Path) -> Callable[..., Source]:
    def make(body: str, *parts: str, **others: str) -> Source:
        path = tmp_path / "计划.docx"
        path.write_bytes(package(body, *parts, **others))
        return word.read(path)

    return make


def p(text: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}<w:r><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def c(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def said(source: Source, number: int = 0) -> list[list[str]]:
    return [[source.text[cell.start : cell.end] for cell in row] for row in source.tables[number].rows]


# --- whole plans ----------------------------------------------------------------------------------------------


def write_plain(lines: list[str], path: Path) -> None:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))


def write_runs(lines: list[str], path: Path) -> None:
    """Each clause a run of its own, as when every comma was typed in another font."""
    document = docx.Document()
    for line in lines:
        paragraph = document.add_paragraph()
        for piece in re.split(r"(?<=[，。；：、（])", line):
            paragraph.add_run(piece)
    document.save(str(path))


LEVELS = (
    ("chineseCountingThousand", "%1、", re.compile(r"([一二三四五六七八九十]+)、")),
    ("chineseCounting", "（%2）", re.compile(r"（([一二三四五六七八九十]+)）")),
    ("decimal", "%3.", re.compile(r"(\d+)\.(?!\d)")),
    ("decimal", "（%4）", re.compile(r"（(\d+)）")),
)


def write_numbered(lines: list[str], path: Path) -> None:
    """The numbers of headings, where they run on, as list numbers and not as text."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text, _) in enumerate(LEVELS)
    )
    for element in list(numbering):
        numbering.remove(element)
    numbering.append(parse_xml(f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="7">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num xmlns:w="{W}" w:numId="3"><w:abstractNumId w:val="7"/></w:num>'))
    counts = [0] * len(LEVELS)
    for line in lines:
        for depth, (_, _, marker) in enumerate(LEVELS):
            found = marker.match(line)
            if found and numeral_value(found[1]) == counts[depth] + 1:
                counts[depth:] = [counts[depth] + 1] + [0] * (len(LEVELS) - depth - 1)
                place = f'<w:numPr xmlns:w="{W}"><w:ilvl w:val="{depth}"/><w:numId w:val="3"/></w:numPr>'
                paragraph = document.add_paragraph(line[found.end() :])
                paragraph._p.get_or_add_pPr().append(parse_xml(place))
                break
        else:
            document.add_paragraph(line)
    document.save(str(path))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.stem)
@pytest.mark.parametrize("write", [write_plain, write_runs, write_numbered])
def test_a_plan_in_word_says_the_same(tmp_path: Path, document: Path, write: Callable[[list[str], Path], None]) -> None:
    path = tmp_path / f"{document.stem}.docx"
    write(lines_of(document), path)
    assert reading(load_plan(path)) == reading(load_plan(document))


def test_the_numbered_file_really_has_no_numbers_in_its_text(tmp_path: Path) -> None:
    write_numbered(lines_of(DOCUMENTS[-1]), tmp_path / "plan.docx")
    typed = [paragraph.text for paragraph in docx.Document(str(tmp_path / "plan.docx")).paragraphs]
    assert "完善安全生产责任体系" in typed
    assert "三、 完善安全生产责任体系\n" in word.read(tmp_path / "plan.docx").text


# --- numbers --------------------------------------------------------------------------------------------------


def level(depth: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, overrides: str = "") -> str:
    """A numbering part: list 1 and list 2 share these levels, list 2 with overrides."""
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{overrides}</w:num>'
    )


def n(depth: int, list_id: int = 1) -> str:
    """A paragraph with the text x at this level of a list."""
    return p("x", f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


OUTLINE = [level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%1.%3.")]


@pytest.mark.parametrize(
    ("body", "numbering", "printed"),
    [
        pytest.param(n(0) + n(1) + n(1) + n(0) + n(1), lists(*OUTLINE), "一、 （一） （二） 二、 （一）", id="outline"),
        pytest.param(n(0) + n(0) + n(2), lists(*OUTLINE), "一、 二、 二.1.", id="a level left out"),
        pytest.param(n(0) + p("y") + n(0), lists(*OUTLINE), "一、 y 二、", id="text between"),
        pytest.param(n(0) + n(0, 2) + n(0), lists(*OUTLINE), "一、 二、 三、", id="two lists, one count"),
        pytest.param(
            n(0) + n(0, 2) + n(0, 2),
            lists(*OUTLINE, overrides='<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
            "一、 五、 六、",
            id="start anew",
        ),
        pytest.param(
            n(0, 2) + n(1, 2),
            lists(*OUTLINE, overrides=f'<w:lvlOverride w:ilvl="1">{level(1, "decimal", "%2)")}</w:lvlOverride>'),
            "一、 1)",
            id="a level of its own",
        ),
        pytest.param(
            n(0) + n(1) + n(0) + n(1),
            lists(OUTLINE[0], level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')),
            "一、 1. 二、 2.",
            id="never restarts",
        ),
        pytest.param(
            n(0) + n(1) + n(2) + n(1) + n(2),
            lists(*OUTLINE[:2], level(2, "decimal", "%3.", '<w:lvlRestart w:val="1"/>')),
            "一、 （一） 1. （二） 2.",
            id="restarts below chapters only",
        ),
        pytest.param(
            n(0) + n(1), lists(OUTLINE[0], level(1, "decimal", "%1.%2", "<w:isLgl/>")), "一、 1.1", id="legal"
        ),
        pytest.param(n(0) + n(1), lists(level(0, "bullet", "●"), level(1, "bullet", "——")), "x ——", id="bullets"),
        pytest.param(n(0), lists(level(0, "none", "附件：")), "附件：", id="words without a number"),
        pytest.param(n(0), lists(level(0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>")), "x", id="hidden"),
        pytest.param(n(0) + n(7) + n(0, 9), lists(OUTLINE[0]), "一、 x x", id="no such level, no such list"),
        pytest.param(n(12), lists(level(12, "decimal", "%1")), "x", id="a level that cannot be"),
        pytest.param(
            n(3),
            lists(level(0, "bullet", "●"), level(1, "none", ""), level(3, "decimal", "%1%2%3第%4条")),
            "第1条",
            id="levels without a number",
        ),
        pytest.param(n(0) + n(0, 0), lists(OUTLINE[0]), "一、 x", id="numbering taken off"),
    ],
)
def test_list_numbers_are_printed_as_word_prints_them(
    source: Callable[..., Source], body: str, numbering: str, printed: str
) -> None:
    assert source(body, numbering).text.split("\n")[:-1] == [
        word if word in ("x", "y") else f"{word}x" for word in printed.split()
    ]


def test_a_style_numbers_its_paragraphs(source: Callable[..., Source]) -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="1"><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="3"><w:basedOn w:val="2"/><w:pPr><w:numPr><w:ilvl w:val="2"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="4"><w:basedOn w:val="2"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    numbering = lists(OUTLINE[0], level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="2"/>'), OUTLINE[2])
    styled = "".join(p("x", f'<w:pStyle w:val="{style}"/>') for style in "12344")
    assert source(styled + p("x"), numbering, styles).text.split() == ["一、x", "（一）x", "一.1.x", "x", "x", "x"]


def test_the_style_that_paragraphs_have_by_default_may_number_them(source: Callable[..., Source]) -> None:
    properties = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    for default, text in (("1", "一、x\n"), ("0", "x\n")):
        styles = (
            '<w:style w:type="character" w:default="1" w:styleId="c"/>'
            f'<w:style w:type="paragraph" w:default="{default}" w:styleId="a">{properties}</w:style>'
        )
        assert source(p("x"), lists(OUTLINE[0]), styles).text == text


def test_a_list_that_has_its_levels_by_way_of_a_style(source: Callable[..., Source]) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>{OUTLINE[0]}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    assert source(n(0) + n(0, 2), numbering, styles).text == "一、x\n二、x\n"


@pytest.mark.parametrize(
    ("form", "value", "printed"),
    [
        *(("chineseCounting", value, text) for value, text in ((10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"))),
        ("chineseCountingThousand", 110, "一百一十"),
        ("japaneseCounting", 7, "七"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 10, "壹拾"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircleChinese", 36, "㊱"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 7, "07"),
        ("lowerLetter", 28, "bb"),
        ("upperRoman", 14, "XIV"),
        ("someday", 3, "3"),
        ("chineseCounting", 0, "0"),
        ("lowerRoman", 10**8, "100000000"),
    ],
)
def test_forms_of_numbers(form: str, value: int, printed: str) -> None:
    assert numeral(value, form) == printed


# --- paragraphs -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/></w:r></w:p>", "甲\n乙\t丙-"),
        ("<w:p><w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>", "增"),
        ("<w:p><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo></w:p>", "新"),
        (p("一、任", "<w:rPr><w:del/></w:rPr>") + p("务"), "一、任务"),
        (p("一、任") + p("务", "<w:rPr><w:moveFrom/></w:rPr>"), "一、任\n务"),
        (p("一、任", "<w:rPr><w:moveFrom/></w:rPr>") + p("务"), "一、任务"),
        (f"<w:customXml>{p('一、任', '<w:rPr><w:del/></w:rPr>')}</w:customXml>{p('务')}", "一、任务"),
        (f"<w:del>{p('删')}</w:del><w:moveFrom>{p('旧')}</w:moveFrom>{p('留')}", "留"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>见</w:t></w:r></w:p>", "见"),
        ("<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>标</w:t></w:r></w:smartTag></w:p>", "链接标"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple><w:r><w:t>域</w:t></w:r></w:fldSimple></w:p>", "域"),
        ("<w:p><w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>", "拼"),
        (f"<w:sdt><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent>{p('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f"<w:customXml>{p('内')}</w:customXml><!-- 注 -->{p('外')}", "内\n外"),
        (
            f"<w:p><w:r><w:t>旁</w:t><mc:AlternateContent><mc:Choice><w:txbxContent>{p('框')}</w:txbxContent></mc:Choice>"
            f"<mc:Fallback><w:txbxContent>{p('框')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            "旁\n框",
        ),
        (p("正文") + "<w:p><w:r><w:footnoteReference w:id='2'/></w:r></w:p>", "正文"),
    ],
    ids=lambda value: value if "<" not in value else "",
)  # fmt: skip
def test_what_is_printed_is_read(source: Callable[..., Source], body: str, text: str) -> None:
    assert source(body).text == f"{text}\n"


def test_hidden_by_a_style_and_counted_by_nobody(source: Callable[..., Source]) -> None:
    styles = '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    hidden = f'<w:p>{number}<w:r><w:rPr><w:rStyle w:val="h"/></w:rPr><w:t>藏</w:t></w:r></w:p>'
    assert source(n(0) + hidden + n(0), lists(OUTLINE[0]), styles).text == "一、x\n二、x\n"


def test_text_boxes_wherever_they_are_anchored(source: Callable[..., Source]) -> None:
    box = f"<w:r><w:txbxContent>{p('框')}</w:txbxContent></w:r>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
    deleted = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
    assert source(f"<w:p>{hidden}{box}</w:p><w:p>{deleted}{box}</w:p>").text == "框\n框\n"
    cell = f"<w:tc><w:p><w:r><w:t>旁</w:t></w:r>{box}</w:p></w:tc>"
    assert said(source(table(cell + c("甲"), c("乙") + c("丙"))))[0] == ["旁\n框", "甲"]


def test_a_table_of_contents_is_no_text(source: Callable[..., Source]) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{number}"><w:name w:val="{name}"/></w:style>'
        for number, name in enumerate(["toc 1", "TOC Heading", "WPSOffice手动目录 1", "Normal"])
    )
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    held = f"<w:sdt>{gallery}<w:sdtContent>{p('目录')}</w:sdtContent></w:sdt>"
    styled = [p("一、任务", f'<w:pStyle w:val="{number}"/>') for number in range(4)]
    read = source(held + "".join(styled), "", styles)
    assert (read.text, read.places.names) == ("一、任务\n", ("¶4",))


def test_places_count_paragraphs_and_name_cells(source: Callable[..., Source]) -> None:
    inner = table(c("甲") + c("乙"), c("丙") + c("丁"))
    read = source(p("一") + "<w:p/>" + p("三") + table(c("框")) + inner + p("四"))
    at = {read.places.of(read.text.index(word)): word for word in ("一", "三", "框", "甲", "丁", "四")}
    assert at == {"¶1": "一", "¶3": "三", "T1!A1": "框", "T2!A1": "甲", "T2!B2": "丁", "¶4": "四"}
    assert read.file == "计划.docx"


# --- tables ---------------------------------------------------------------------------------------------------


def test_merged_cells_say_the_same_in_each(source: Callable[..., Source]) -> None:
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    read = source(
        table(
            c("任务") + c("分工", '<w:gridSpan w:val="2"/>'),
            c("防汛", start) + c("甲") + c("乙", start),
            c("", on) + c("丙") + c("", on),
            c("", on) + c("丁") + c("戊", start),
        )
    )
    assert said(read) == [["任务", "分工", "分工"], ["防汛", "甲", "乙"], ["防汛", "丙", "乙"], ["防汛", "丁", "戊"]]
    assert [row[0].origin for row in read.tables[0].rows] == [(0, 0), (1, 0), (1, 0), (1, 0)]
    assert read.places.of(read.tables[0].rows[3][0].start) == "T1!A2"


def test_a_paragraph_whose_end_was_deleted_stays_in_its_cell(source: Callable[..., Source]) -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    open_cell = f"<w:tc>{p('甲', deleted)}</w:tc>"
    assert said(source(table(open_cell + c("乙"), c("丙") + c("丁")))) == [["甲", "乙"], ["丙", "丁"]]


def test_cells_hold_lines_numbers_and_tables(source: Callable[..., Source]) -> None:
    number = f"<w:tc>{n(0).replace('x', '')}</w:tc>"
    nested = f"<w:tc>{p('内')}{table(c('甲') + c('乙'))}{p('外')}</w:tc>"
    read = source(table(c("序号") + c("任务"), number + nested, number + c("防火")), lists(level(0, "decimal", "%1")))
    assert said(read) == [["序号", "任务"], ["1", "内\n甲\n乙\n外"], ["2", "防火"]]


def test_rows_that_were_deleted_or_hidden_and_columns_left_out(source: Callable[..., Source]) -> None:
    read = source(
        table(
            c("甲") + c("乙"),
            "<w:trPr><w:del/></w:trPr>" + c("删") + c("删"),
            "<w:trPr><w:hidden/></w:trPr>" + c("藏") + c("藏"),
            '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + c("丙"),
        )
    )
    assert said(read) == [["甲", "乙"], ["", "丙"]]


@pytest.mark.parametrize(
    "rows", [(c("一、甲") + c("乙。"),), (c("一、甲"), c("乙。")), (c("一、甲"), "<w:sdt/>", c("乙。"))]
)
def test_a_table_of_one_row_or_one_column_is_paragraphs(source: Callable[..., Source], rows: tuple[str, ...]) -> None:
    read = source(table(*rows))
    assert (read.text, read.tables) == ("一、甲\n乙。\n", ())


def test_a_table_in_a_frame_is_a_table(source: Callable[..., Source]) -> None:
    inner = table(c("甲") + c("乙"), c("丙") + c("丁"))
    for frame in (table(f"<w:tc>{inner}</w:tc>"), table(f"<w:tc>{inner}</w:tc>", c("注"))):
        assert said(source(frame)) == [["甲", "乙"], ["丙", "丁"]]


def test_a_ledger_in_a_word_table_is_a_plan(tmp_path: Path) -> None:
    rows = [["序号", "重点任务", "牵头单位", "完成时限"], ["1", "开展防汛演练", "省水利厅", "2023年6月底前"]]
    document = docx.Document()
    document.add_paragraph("某省防汛工作任务分工方案")
    grid = document.add_table(rows=2, cols=4)
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            grid.cell(row, column).text = text
    document.save(str(tmp_path / "台账.docx"))
    (task,) = load_plan(tmp_path / "台账.docx").tasks
    assert (task.number, task.title) == ("1", "开展防汛演练")
    assert [assignment.party for assignment in task.clauses[0].assignments] == ["省水利厅"]


# --- files that are not as they should be ---------------------------------------------------------------------


def key_of(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        word.read(path)
    assert caught.value.where == str(path)
    return caught.value.key


def test_dangling_references_harm_nothing(tmp_path: Path) -> None:
    dangling = relations({"image": "NULL", "styles": "none.xml", "numbering": "../../outside.xml"})
    path = tmp_path / "plan.docx"
    path.write_bytes(package(p("一、任务"), **{"word/_rels/document.xml.rels": dangling}))
    assert word.read(path).text == "一、任务\n"


def test_the_strict_kind_and_macros(source: Callable[..., Source], tmp_path: Path) -> None:
    assert source(n(0) + table(c("甲") + c("乙"), c("丙") + c("丁")), lists(OUTLINE[0]), namespace=STRICT).tables
    (tmp_path / "plan.docm").write_bytes(package(p("一、任务")))
    assert word.read(tmp_path / "plan.docm").text == "一、任务\n"


def test_documents_that_hold_no_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    assert key_of(path, package("<w:p/>")) == "empty_file"
    assert key_of(path, package("<w:p/>", **{"word/media/a.png": "x"})) == "picture"
    assert key_of(path, package("", **{"word/document.xml": "<other/>"})) == "empty_file"


def test_documents_that_are_damaged_inside(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    assert key_of(path, package("<w:p>")) == "damaged_file"
    assert key_of(path, package("<w:p/>", "<w:num>")) == "damaged_file"
    assert key_of(path, package("<w:p/>", **{"_rels/.rels": "<Relationships/>"})) == "damaged_file"
    assert key_of(path, package("<w:p/>", **{"_rels/.rels": relations({"officeDocument": "none"})})) == "damaged_file"
    assert key_of(path, package("<w:p>" * 5000 + "</w:p>" * 5000)) == "damaged_file"


def test_tables_in_tables_to_any_depth(source: Callable[..., Source]) -> None:
    inner = p("深")
    for _ in range(70):
        inner = table(f"<w:tc>{inner}</w:tc>")
    assert source(inner).text == "深\n"
    assert said(source(table(f"<w:tc>{inner}</w:tc>" + c("甲"), c("乙") + c("丙"))))[0] == ["深", "甲"]


def test_spans_without_end_are_refused(tmp_path: Path) -> None:
    wide = c("长" * 1000, '<w:gridSpan w:val="999999999"/><w:vMerge w:val="restart"/>')
    on = c("", '<w:gridSpan w:val="63"/><w:vMerge/>')
    path = tmp_path / "plan.docx"
    assert key_of(path, package(table(wide + c(""), *[on + c("")] * 1000))) == "table_too_large"
    many = table(*[c("", '<w:gridSpan w:val="63"/>') + c("")] * 9000)
    assert key_of(path, package(many)) == "table_too_large"


def test_styles_and_numbers_that_go_in_circles(source: Callable[..., Source]) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in ("ab", "ba", "cc")
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="a"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = "".join(p(style, f'<w:pStyle w:val="{style}"/>') for style in "abc")
    assert source(body + n(0), numbering, styles).text == "a\nb\nc\nx\n"
    huge = lists(level(0, "decimal", "%1" * 9999, start=999_999_999))
    assert len(source(n(0), huge).text) < 1000


WHOLE = package(
    n(0) + table(c("甲") + c("乙"), c("丙") + c("丁")) + p("丁"), lists(*OUTLINE), "<w:style w:styleId='a'/>"
)


@settings(max_examples=150)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=4))
def test_a_file_damaged_anywhere_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, at: int, junk: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.docx"
    path.write_bytes(WHOLE[:at] + junk + WHOLE[at + len(junk) :])
    with suppress(UnreadableFile):
        word.read(path)


@pytest.mark.parametrize("seed", range(20))
def test_xml_of_other_shapes_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    """Elements in places where no program puts them, attributes that are missing or no numbers."""
    choose = random.Random(seed)
    names = [
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "pPr",
        "numPr",
        "numId",
        "ilvl",
        "sdt",
        "sdtContent",
        "gridSpan",
        "vMerge",
    ]
    names += ["ins", "del", "txbxContent", "rPr", "vanish", "tcPr"]

    def element(depth: int) -> str:
        name = choose.choice(names)
        inside = "".join(element(depth + 1) for _ in range(choose.randint(0, 4))) if depth < 6 else "文"
        attribute = choose.choice(["", ' w:val="-1"', ' w:val="x"', ' w:val="99"', ' w:val="1"'])
        return f"<w:{name}{attribute}>{inside}</w:{name}>"

    path = tmp_path / "plan.docx"
    path.write_bytes(package("".join(element(0) for _ in range(30)) + p("完"), lists(*OUTLINE)))
    assert word.read(path).text.endswith("完\n")

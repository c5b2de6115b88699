"""The papers, read back by python-docx, printed by LibreOffice, and compared with a plan counted by hand."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from click.testing import CliRunner
from docx.oxml.ns import qn
from lxml import etree
from msgspec.structs import replace

import dutygraph
from dutygraph.cli import cli
from dutygraph.exports.reports import Subject, reports, suffixes
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang
from dutygraph.model import Plan, State
from dutygraph.queries.gaps.accepted import acceptance_of
from tests.exports.small_plan import DAY, HOSTILE, TEXT, hostile_plan, small_plan, subject, with_statuses
from tests.exports.written import report

SHANDONG = dutygraph.load()
UNIT = "市住建局"
#: What of HOSTILE a file can hold at all.
SHOWN = re.sub("[\x00\x1b\ud800]", "", HOSTILE)


def word(about: Subject, kind: str) -> Any:
    return docx.Document(io.BytesIO(reports()[kind, ".docx"].render(about)))


def written(about: Subject, kind: str) -> list[str]:
    """The paragraphs outside tables."""
    return [paragraph.text for paragraph in word(about, kind).paragraphs if paragraph.text]


def tables(about: Subject, kind: str) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in word(about, kind).tables]


def markdown(about: Subject, kind: str) -> str:
    return reports()[kind, ".md"].render(about).decode()


def under(paragraphs: list[str], heading: str) -> list[str]:
    """What stands below a heading of the first level, up to the next."""
    start = paragraphs.index(heading) + 1
    ends = (k for k in range(start, len(paragraphs)) if re.match("[一二三四五六七八九十]+、", paragraphs[k]))
    return paragraphs[start : next(ends, None)]


# --- what they say --------------------------------------------------------------------------------------------


def test_each_paper_is_a_word_file_and_markdown() -> None:
    assert {".docx", ".md"} <= set(suffixes("plan")) & set(suffixes("unit")) & set(suffixes("gaps"))


def test_the_list_of_a_unit_has_its_duties_partners_deadlines_and_quotes() -> None:
    paper = written(subject(unit=UNIT), "unit")
    assert paper[:3] == [
        "市住建局任务责任清单",
        "（某市2024年安全工作方案）",
        "根据《某市2024年安全工作方案》（来源：方案.txt），截至2024年7月1日，市住建局承担的任务、时限和待明确的事项如下。",
    ]
    assert under(paper, "一、概况") == [
        "承担任务2项：牵头1项，共同负责0项，按职责分工负责1项，配合0项，指导0项。",
        "时限3个，其中注明日期的3个：已过期而未报完成的1个，今后90天内到期的1个。",
        "待明确的事项3项：必须答复0项，应当复核0项，提示3项。",
    ]
    assert under(paper, "二、牵头任务") == [
        "（一）燃气安全〔一（二）〕",
        "本单位角色：牵头",
        "牵头单位：市住建局",
        "配合单位：市应急局",
        "时限：2025年底前（2025-12-31）",
        "责任分工（原文）：（市住建局牵头，市应急局配合）（字符 125–140）",
        "更换老旧管道，2025年底前完成。（字符 108–125）",
    ]
    assert under(paper, "三、参与任务") == [
        "（一）消防安全〔一（一）〕",
        "本单位角色：按职责分工负责",
        "牵头单位：市消防救援支队",
        "时限：2024年6月底前（2024-06-30）、2024年8月底前（2024-08-31）",
        "责任分工（原文）：（市消防救援支队牵头，市住建局、市公安局等按职责分工负责）（字符 70–99）",
        "开展高层建筑排查，2024年6月底前完成。（字符 29–50）",
        "建设微型消防站，2024年8月底前建成。（字符 50–70）",
    ]
    assert tables(subject(unit=UNIT), "unit")[0][1:] == [
        ["2024-06-30", "2024年6月底前", "一（一） 消防安全", "开展高层建筑排查，2024年6月底前完成。", "过期，未报进展"],
        ["2024-08-31", "2024年8月底前", "一（一） 消防安全", "建设微型消防站，2024年8月底前建成。", "未报进展"],
        ["2025-12-31", "2025年底前", "一（二） 燃气安全", "更换老旧管道，2025年底前完成。", "未报进展"],
    ]


def test_what_was_reported_is_in_the_list_of_the_unit() -> None:
    plan = with_statuses(small_plan(), 消防安全=State.DONE)
    about = subject(plan, unit=UNIT)
    assert [row[-1] for row in tables(about, "unit")[0][1:]] == ["已完成", "已完成", "未报进展"]
    assert "开展高层建筑排查，2024年6月底前完成。（字符 29–50，已完成）" in written(about, "unit")
    assert "已过期而未报完成的0个" in "".join(written(about, "unit"))


def test_a_unit_that_leads_nothing_and_has_no_deadline_is_told_so() -> None:
    paper = written(subject(unit="市应急局"), "unit")
    assert under(paper, "二、牵头任务") == ["没有牵头任务。"]
    text = "某市方案\n一、任务\n（一）防汛\n开展巡查。（市水利局负责）\n"
    assert under(written(subject(small_plan(text), unit="市水利局"), "unit"), "四、时限表") == [
        "这些任务没有写明时限。"
    ]


def test_the_gap_report_tells_weighty_findings_one_by_one_with_room_for_an_answer() -> None:
    paper = written(subject(), "gaps")
    assert under(paper, "二、总体情况") == ["缺口 5 项：必须答复 1，应当复核 0，提示 4。"]
    heading, finding, quote, advice, *blanks = under(paper, "三、必须答复的缺口")
    assert heading == "（一）有工作任务，但没有写明任何责任单位（no-owner，1处）"
    assert finding.startswith("1．一（三）")
    assert quote == "开展安全宣传。（字符 149–156）"
    assert advice.startswith("建议：")
    assert [blank.split("：")[0] for blank in blanks] == ["责任单位答复", "整改时限"]
    assert under(paper, "四、应当复核的缺口") == ["没有发现。"]
    assert under(paper, "五、提示") == [
        "任务没有写明可衡量的指标（no-target，3处）：一（一）、一（二）、一（三）",
        "责任单位名单以“等”结尾，没有列全（open-list，1处）：一（一）",
    ]


def test_markdown_of_the_gaps_tells_every_finding_of_every_rule() -> None:
    assert len(re.findall("^#### ", markdown(subject(), "gaps"), re.M)) == 5
    found = report(SHANDONG, ".md", about="gaps").decode()
    shown = re.findall(r"^### .*（([a-z-]+)，(\d+)处）", found, re.M)
    listed = {rule: int(count) for rule, count in shown}
    assert {rule: listed.get(rule) for rule in ("no-owner", "no-lead")} == {"no-owner": 3, "no-lead": 5}
    assert sum(listed.values()) == len(re.findall("^#### ", found, re.M))


def test_the_gap_report_says_what_was_not_checked_and_what_a_person_accepted() -> None:
    (gap,) = [
        gap for gap in subject().gaps if gap.rule.name == "no-target" and gap.task and gap.task.title == "燃气安全"
    ]
    plan = replace(small_plan(), acceptances=(acceptance_of(gap, "指标另文下达", DAY),))
    found = subject(plan)
    assert len(found.gaps) == len(subject().gaps) - 1
    some = DutyGraph((plan,), severities={"no-deadline": None})
    told = "\n".join(under(written(found._replace(graph=some), "gaps"), "六、没有检查的内容"))
    assert "有1条规则停用，相应的缺口没有检查：任务没有单独写明完成时限（no-deadline）。" in told
    assert re.search("no-target　一（二）.*：指标另文下达（2024年7月1日）", told)
    assert "没有停用的规则" in "\n".join(written(subject(), "gaps"))


def test_a_clause_that_was_not_understood_is_never_passed_over() -> None:
    plan = small_plan("某市方案\n一、任务\n（一）防汛\n开展巡查。（责任单位：待定）\n")
    for rules in (("unread-clause",), ("no-owner",)):  # also where the rule that finds it is switched off
        paper = "\n".join(written(subject(plan, rules=rules), "gaps"))
        assert "有1处分工表述没有读懂" in paper
        assert "不能认为没有别的分工或缺口" in paper


def test_the_division_of_work_has_a_row_a_task_and_says_where_nobody_leads() -> None:
    (table,) = tables(subject(), "plan")
    assert table == [
        ["序号", "重点任务", "牵头单位", "责任单位", "配合单位", "完成时限"],
        ["一（一）", "消防安全", "市消防救援支队", "市住建局、市公安局等", "", "2024年6月底前\n2024年8月底前"],
        ["一（二）", "燃气安全", "市住建局", "", "市应急局", "2025年底前"],
        ["一（三）", "宣传教育", "未写明", "", "", ""],
    ]


def test_of_several_plans_every_number_has_its_plan() -> None:
    about = subject(small_plan(), small_plan(TEXT.replace("2024年安全", "2025年安全")))
    assert len(tables(about, "plan")) == 2
    paper = written(about, "gaps")
    for start in ("1．《某市2024年安全工作方案》一（三）", "2．《某市2025年安全工作方案》一（三）"):
        assert [line for line in paper if line.startswith(start)]


def test_in_english() -> None:
    paper = written(subject(unit=UNIT, lang="en"), "unit")
    assert paper[0] == "Duties of 市住建局"
    assert "1. Summary" in paper
    assert "2.1 燃气安全〔一（二）〕" in paper
    assert any("as of 2024-07-01" in line for line in paper)


# --- layout of official documents, GB/T 9704—2012 ---------------------------------------------------------------


def chinese_font(style: Any) -> str:
    font: str = style.element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia"))
    return font


@pytest.mark.parametrize("kind", ["unit", "gaps"])
def test_page_margins_fonts_and_sizes_are_those_of_the_standard(kind: str) -> None:
    document = word(subject(unit=UNIT), kind)
    (section,) = document.sections
    size = section.page_width, section.page_height
    margins = section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
    assert [round(length.mm) for length in (*size, *margins)] == [210, 297, 37, 35, 28, 26]
    styles = document.styles
    assert {
        name: (chinese_font(styles[name]), styles[name].font.size.pt) for name in ("Title", "Normal", "Heading 1")
    } == {
        "Title": ("方正小标宋简体", 22),  # 二号
        "Normal": ("仿宋_GB2312", 16),  # 三号
        "Heading 1": ("黑体", 16),
    }
    assert chinese_font(styles["Heading 2"]) == "楷体_GB2312"
    assert styles["Normal"].paragraph_format.line_spacing.pt == 28


def test_pages_are_numbered_on_the_outer_side() -> None:
    document = word(subject(), "gaps")
    assert document.settings.odd_and_even_pages_header_footer
    (section,) = document.sections
    for footer, side in ((section.footer, "RIGHT"), (section.even_page_footer, "LEFT")):
        (paragraph,) = footer.paragraphs
        assert paragraph.alignment.name == side
        assert [field.get(qn("w:instr")) for field in paragraph._p.iter(qn("w:fldSimple"))] == ["PAGE"]


def test_the_division_lies_on_its_side_and_repeats_its_header() -> None:
    document = word(subject(), "plan")
    assert document.sections[0].page_width > document.sections[0].page_height
    assert document.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


# --- text of a plan never becomes markup ------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["plan", "unit", "gaps"])
def test_hostile_text_stays_text_in_word(kind: str) -> None:
    about = subject(hostile_plan(), unit=UNIT)
    content = reports()[kind, ".docx"].render(about)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        roots = {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")}
    tags = {etree.QName(element).localname for element in roots["word/document.xml"].iter()}
    assert not tags & {"script", "img", "hyperlink", "object", "instrText"}
    cells = "\n".join(cell for table in tables(about, kind) for row in table for cell in row)
    assert SHOWN in "\n".join(written(about, kind)) + cells


@pytest.mark.parametrize("kind", ["plan", "unit", "gaps"])
def test_hostile_text_stays_text_in_markdown(kind: str) -> None:
    found = markdown(subject(hostile_plan(), unit=UNIT), kind).replace("<!-- -->", "")
    assert re.findall(r"(?<!\\)[<*`]", re.sub(r"\*\*[^*\n]+?\*\*(?=：)", "", found)) == []
    assert not re.search("[\x00-\x09\x0b-\x1f\ud800-\udfff]", found)
    raw = markdown(subject(hostile_plan(), unit=UNIT), kind)
    assert not re.search(r"http://|www\.|\w@d", raw)


# --- on paper -------------------------------------------------------------------------------------------------


def printed(content: bytes, folder: Path) -> list[str]:
    """The text of each page, as LibreOffice prints it."""
    if not shutil.which("soffice"):
        pytest.skip("no LibreOffice (soffice) on this machine")
    (folder / "paper.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "paper.docx")], check=True, capture_output=True, timeout=120)
    pdf = pypdfium2.PdfDocument(folder / "paper.pdf")
    return [page.get_textpage().get_text_bounded() for page in pdf]


def test_libreoffice_prints_the_list_of_a_unit(tmp_path: Path) -> None:
    pages = printed(report(SHANDONG, ".docx", about="unit", unit="省交通运输厅"), tmp_path)
    assert 8 <= len(pages) <= 16
    assert all(f"— {number} —" in text for number, text in enumerate(pages, 1))
    everything = re.sub(r"\s", "", "".join(pages))
    for heading in (
        "省交通运输厅任务责任清单",
        "承担任务10项：牵头0项，共同负责3项，按职责分工负责7项",
        "2022-12-31",
        "签收",
    ):
        assert heading in everything


@pytest.mark.parametrize("kind", ["plan", "gaps"])
def test_libreoffice_prints_hostile_papers_as_text(kind: str, tmp_path: Path) -> None:
    pages = printed(reports()[kind, ".docx"].render(subject(hostile_plan(), unit=UNIT)), tmp_path)
    assert "</script><imgsrc=xonerror=alert(1)>{{7*7}}" in re.sub(r"\s", "", "".join(pages))


# --- as a user asks for them ----------------------------------------------------------------------------------


def run(*arguments: str | Path, lang: Lang = "zh") -> Any:
    return CliRunner().invoke(cli, ["--lang", lang, *map(str, arguments)])


@pytest.mark.parametrize("kind", [["--unit", "省交通运输厅"], ["--gaps"], []])
def test_the_command_writes_a_whole_word_file(kind: list[str], tmp_path: Path) -> None:
    assert run("report", *kind, "-o", tmp_path / "文.docx").exit_code == 0
    assert docx.Document(str(tmp_path / "文.docx")).paragraphs
    assert [file.name for file in tmp_path.iterdir()] == ["文.docx"]


def test_a_unit_that_nobody_knows_is_an_error_and_nothing_is_written(tmp_path: Path) -> None:
    refused = run("report", "--unit", "省火星厅", "-o", tmp_path / "文.docx")
    assert (refused.exit_code, "省火星厅" in refused.stderr) == (1, True)
    assert list(tmp_path.iterdir()) == []


def paper_of(plan: Plan) -> list[str]:
    return written(subject(plan), "plan")


def test_a_plan_without_tasks_is_a_paper_too() -> None:
    assert paper_of(replace(small_plan(), tasks=()))[:2] == ["附件", "任务分工表"]
    assert written(subject(replace(small_plan(), tasks=())), "gaps")[0] == "任务责任缺口报告"

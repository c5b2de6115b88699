"""Markdown is read without its markup, and every span still counts the file's own characters."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dutygraph.errors import UnreadableFile
from dutygraph.loaders import load_plan, markdown, plan_yaml
from dutygraph.loaders.markdown.markup import blank_markup
from dutygraph.text.source import Source
from tests.loaders.readings import DOCUMENTS, lines_of, reading
from tests.spans import spans_in


@pytest.fixture
def source(tmp_path: Path) -> Callable[[str], Source]:
    def make(text: str) -> Source:
        path = tmp_path / "计划.md"
        path.write_bytes(text.encode())
        return markdown.read(path)

    return make


# --- whole plans ----------------------------------------------------------------------------------------------


def with_markup(lines: list[str]) -> str:
    """Headings with #, run-in titles and clauses in bold, and front matter."""
    marked = ["---\ndate: 2021-11-01\ntags:\n- 安全\n---\n<!-- 一、不是正文。 -->"]
    for line in lines:
        if re.match(r"[一二三四五六七八九十]+、", line) and len(line) < 40:
            marked.append(f"# {line} #")
        elif re.match(r"（[一二三四五六七八九十]+）", line):
            title, stop, body = line.partition("。")
            marked.append(f"## {line}" if len(line) < 40 else f"**{title}{stop}**{body}")
        else:
            marked.append(re.sub(r"（(责任单位：[^）]*)）", r"（**\1**）", line))
    return "\n\n".join(marked)


def with_windows_line_ends(lines: list[str]) -> str:
    return with_markup(lines).replace("\n", "\r\n")


def wrapped(lines: list[str]) -> str:
    """Broken within sentences, as programs do, after so many characters, but never within a Latin word."""
    return "\n\n".join("\n".join(re.findall(r".{1,30}(?![A-Za-z])", line)) for line in lines)


WRITTEN = [
    (write, document)
    for write in ("\n".join, "\n\n".join, with_markup, with_windows_line_ends, wrapped)
    for document in DOCUMENTS
    if write is not wrapped or len(lines_of(document)) > 1  # headings within a line are wrapped by no program
]


@pytest.mark.parametrize(("write", "document"), WRITTEN, ids=lambda one: getattr(one, "stem", None))
def test_a_plan_in_markdown_says_the_same(tmp_path: Path, document: Path, write: Callable[[list[str]], str]) -> None:
    lines = lines_of(document)
    path = tmp_path / f"{document.stem}.md"
    path.write_bytes(write(lines).encode())
    plan = load_plan(path)
    assert reading(plan) == reading(load_plan(document))
    text = markdown.read(path).text
    for task in plan.tasks:
        assert all(text[span.start : span.end] == span.quote for span in spans_in(task))


# --- markup ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## 一、任务", "一、任务"),
        ("##一、任务 ##", "一、任务"),
        ("## 一、任务 {#任务 .unnumbered}", "一、任务"),
        ("# 甲{乙}\n# 丙}\n# C#", "甲{乙}丙}C#"),
        ("一、任务\n====", "一、任务"),
        ("一、任务\n\n---\n\n* * *\n二、保障", "一、任务二、保障"),
        ("#1号线", "1号线"),
        ("**一、任务。**组织*演练*，__排查__ _隐患_，***整改***。", "一、任务。组织演练，排查隐患，整改。"),
        ("**省应急厅****省公安厅**", "省应急厅省公安厅"),
        ("3*5=15，a_b_c，2*3*4，5 * 6 * 7", "3*5=15，a_b_c，2*3*4，5*6*7"),
        ("*注：单个星号\n\n另一段*", "*注：单个星号另一段*"),
        ("~~删去~~，`代码 *x*`，``a`b``", "删去，代码*x*，a`b"),
        (r"1\. 防汛\*，\# 号，A\_B", "1.防汛*，#号，A_B"),
        ("- 甲\n* 乙\n+ [ ] 丙\n  - [x] 丁", "甲乙丙丁"),
        ("1. 甲\n2. 乙", "1.甲2.乙"),
        ("> 一、任务\n> > 组织演练。", "一、任务组织演练。"),
        ("见[附件](附件.docx \"标题\")和[通知](<a b.html>)、[指南][1]、[办法]\n\n[1]: http://a.cn/x", "见附件和通知、指南、[办法]"),
        ("![图](a.png)[![标](b.png)](c)正文[加线]{.underline}", "正文加线"),
        ("国发[2021]5号，[责任单位：省应急厅]", "国发[2021]5号，[责任单位：省应急厅]"),
        ("演练[^1]。\n\n[^1]: 每年一次。", "演练。"),
        ("甲<br>乙<!-- 藏\n藏 -->&nbsp;<u>丙</u><font color='red'>丁</font><http://a.cn>", "甲乙丙丁"),
        ("<script>\n藏\n</script><style>藏</style>低于<5，大于>3，<PM2.5>", "低于<5，大于>3，<PM2.5>"),
        ("```text\n一、**任务**\n```\n~~~\n# 甲", "一、**任务**#甲"),
        ("::: {.box}\n甲\n:::", "甲"),
        ("---\ntitle: \"某省规划\"\nauthor: 某\n---\n正文", "某省规划正文"),
        ("---\ntitle: 某省规划\n---\n# 某省规划\n正文", "某省规划正文"),
        ("---\n一、任务\n---", "一、任务"),
        ("---\na: b\n- c\n---\n- 甲\n\n---\n", "甲"),
    ],
)  # fmt: skip
def test_what_is_markup_is_blank_and_what_is_text_stays(text: str, words: str) -> None:
    prose = blank_markup(text)
    assert "".join(prose.split()) == words
    assert len(prose) == len(text)
    kept = [(was, now) for was, now in zip(text, prose, strict=True) if not now.isspace() and was != now]
    assert kept in ([], [("\\", ".")])


def test_an_escaped_number_stands_where_the_reader_looks_for_it() -> None:
    assert blank_markup("3\\. 2035年目标\n\n3\\.1 目标") == "3.  2035年目标\n\n3 .1 目标"


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("一、任务\n\n组织\n演练。\n\n二、保障", ["一、任务", "组织演练。", "二、保障"]),
        (
            "# 一、任务\n组织\n演练。\n- 甲\n  乙\n- 丙\n\n二、保障",
            ["一、任务", "组织演练。", "甲乙", "丙", "二、保障"],
        ),
        (
            "一、任务\n\n组织  \n演练\\\n排查<br>整改\n\n二、保障",
            ["一、任务", "组织", "演练", "排查", "整改", "二、保障"],
        ),
        ("一、任务\n\n1\\.\n组织演练", ["一、任务", "1.组织演练"]),
        ("一、任务\n组织\n演练。\n二、保障", ["一、任务", "组织", "演练。", "二、保障"]),
        (
            "一、甲\n\n二、乙\n\n三、丙\n\n四、丁\n\n五、戊\n六、己",
            ["一、甲", "二、乙", "三、丙", "四、丁", "五、戊", "六、己"],
        ),
        ("见表\n|甲|乙|\n完", ["见表", "|甲|乙|", "完"]),
        ("一、任务\n\n```\n甲\n乙\n```", ["一、任务", "甲", "乙"]),
    ],
)
def test_line_breaks_within_a_paragraph_end_nothing(text: str, paragraphs: list[str]) -> None:
    lines = ["".join(line.split()) for line in blank_markup(text).split("\n")]
    assert [line for line in lines if line] == paragraphs


@given(st.text("#*_`~[]()<>!|\\-+=:{}&^ \n\r.1一、任务（）\ufeff", max_size=60))
@example("**a** b\n| c | d |\n|---|:-:|\n| \\| | `e` |")
def test_any_text_keeps_its_length_and_loses_no_word(text: str) -> None:
    prose = blank_markup(text)
    assert len(prose) == len(text)
    assert {now for was, now in zip(text, prose, strict=True) if was != now} <= set(" \n.)")


# --- tables ---------------------------------------------------------------------------------------------------


def test_a_pipe_table_is_a_table(source: Callable[[str], Source]) -> None:
    text = "台账\n\n| 任务 | **责任单位** |\r\n|:--|--:|\r\n| 防\\|汛 | 省水利厅<br>省应急厅 |\r\n防火 | |\r\n\r\n完 | 了\n"
    read = source(text)
    assert read.text == text
    (table,) = read.tables
    cells = [[read.text[cell.start : cell.end] for cell in row] for row in table.rows]
    assert cells == [["任务", "责任单位"], ["防\\|汛", "省水利厅<br>省应急厅"], ["防火", ""]]
    assert [row[1].origin for row in table.rows] == [(0, 1), (1, 1), (2, 1)]
    seen = [[read.prose[cell.start : cell.end].split() for cell in row] for row in table.rows]
    assert seen == [[["任务"], ["责任单位"]], [["防", "|汛"], ["省水利厅", "省应急厅"]], [["防火"], []]]
    assert "|" not in read.prose.replace("|汛", "").replace("完 | 了", "")
    assert "-" not in read.prose


def test_rows_of_other_lengths_and_lines_that_are_no_table(source: Callable[[str], Source]) -> None:
    read = source("|a|b|\n|-|-|\n|c|\n|d|e|f|\n|g|h|\n|\n\n甲|乙\n丙|丁\n\n|---|\n\n甲|乙\n---\n丙|丁\n")
    assert [len(row) for row in read.tables[0].rows] == [2, 1, 3, 2, 1]
    assert read.tables[0].rows[4][0].start == read.tables[0].rows[4][0].end
    assert len(read.tables) == 1


def test_a_ledger_in_markdown_is_a_plan(tmp_path: Path) -> None:
    path = tmp_path / "台账.md"
    path.write_text(
        "# 某省防汛工作任务分工方案\n\n| 序号 | 重点任务 | 牵头单位 | 完成时限 |\n|---|---|---|---|\n"
        "| 1 | **开展防汛演练** | 省水利厅 | 2023年6月底前 |\n",
        "utf-8",
    )
    (task,) = load_plan(path).tasks
    assert (task.number, task.title) == ("1", "开展防汛演练")
    assert [assignment.party for assignment in task.clauses[0].assignments] == ["省水利厅"]


# --- files that are not as they should be ---------------------------------------------------------------------


def test_other_encodings_and_kinds(tmp_path: Path) -> None:
    path = tmp_path / "计划.markdown"
    path.write_bytes("## 一、任务\n".encode("gbk"))
    assert markdown.read(path).prose.strip() == "一、任务"
    for content, key in (
        (b"", "empty_file"),
        (b"%PDF-1.4", "other_suffix"),
        (b"PK\x03\x04", "archive"),
        (b"\x00\x01", "not_text"),
    ):
        path.write_bytes(content)
        with pytest.raises(UnreadableFile) as caught:
            markdown.read(path)
        assert caught.value.key == key


@pytest.mark.parametrize(
    "piece",
    ["*", "**a", "_", "`", "```\n", "[", "![", "[a](", "[a]{", "<", "<!--", "<script", "<a ", "|", "|a\n|-\n", "#", "# \t", "> ",
     "- ", "\\", "---\na:\n", "a: b\n- c\n", "\n", "[^a]", "~~", "=", "- - ", "一、", "&nbsp", " \t"],
)  # fmt: skip
def test_markup_without_end_is_read_in_reasonable_time(source: Callable[[str], Source], piece: str) -> None:
    begun = time.monotonic()
    source("---\n" + piece * (100_000 // len(piece)) + "完")
    source("x" + piece * (100_000 // len(piece)) + "\n完")
    assert time.monotonic() - begun < 15


def test_what_a_duty_says_has_no_markup_and_its_quote_has_also_from_a_plan_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(
        "# 某方案\n## 一、任务\n1\\. **隐患整治**。完善`隐患`**台账**，2025年底*前*完成。（省应急厅负责）", "utf-8"
    )
    duty = load_plan(path).tasks[0].duties[0]
    assert (duty.text, duty.span.quote) == (
        "完善隐患台账，2025年底前完成。",
        "完善`隐患`**台账**，2025年底*前*完成。",
    )
    assert plan_yaml.loads(plan_yaml.dumps(load_plan(path))) == load_plan(path)


def test_a_ledger_in_markdown_has_no_markup_in_its_words(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    rows = ["| 任务 | **责任单位** |", "|---|---|", "| 整治**隐患**。 | 省*应急*厅 |"]
    path.write_text("# 某方案\n\n" + "\n".join(rows), "utf-8")
    task = load_plan(path).tasks[0]
    assert (task.duties[0].text, task.clauses[0].assignments[0].party) == ("整治隐患。", "省应急厅")

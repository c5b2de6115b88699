"""The command what-if: its options in the order written, every format, and the files that it writes."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from python_calamine import CalamineWorkbook

from dutygraph.cli import cli
from dutygraph.queries.what_if import Effect
from tests.test_readme import as_pattern

TASK_TEXT = "（一）<b>宣传</b>。=1+1开展宣传。（责任单位：省应急厅牵头，省公安厅配合）\n（二）培训。开展培训。（责任单位：省公安厅）"
DOCS = Path(__file__).parents[1].joinpath("docs", "what-if.md").read_text("utf-8")
CONSEQUENCE = {"effects", "task", "duties", "before", "after", "double_roles", "basis", "open_list", "evidence"}


def run(*args: str, lang: str = "en", data: str = "") -> Result:
    of_data = ["--data", data] if data else []
    return CliRunner().invoke(cli, ["--lang", lang, *of_data, "what-if", *args], prog_name="dutygraph")


def record(*args: str) -> dict[str, Any]:
    result = run(*args, "--format", "json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = tmp_path / "规划.txt"
    path.write_text(f"山东省安全生产规划\n一、主要任务\n{TASK_TEXT}", encoding="utf-8")
    return str(path)


def test_the_record_keeps_the_contract() -> None:
    found = record("--abolish", "省能源局", "--into", "省发展改革委")
    assert set(found) == {"changes", "counts", "consequences", "loads"}
    assert found["changes"] == [
        {"change": "abolish", "units": ["省能源局"], "into": "省发展改革委", "new": False, "task": None}
    ]
    assert found["counts"] == {"replaced": 7, "fewer": 1}
    assert set(found["consequences"][0]) == CONSEQUENCE
    assert found["consequences"][0]["evidence"][0]["quote"].startswith("（责任单位：")
    assert found["loads"][0] == {
        "unit": "省发展改革委",
        "leads": {"before": 0, "after": 0},
        "others": {"before": 3, "after": 10},
    }


def test_changes_are_made_in_the_order_written() -> None:
    chain = ["--rename", "省能源局", "省能源厅", "--abolish", "山东煤监局", "--into", "省能源厅"]
    merger = ["--merge", "省公安厅", "--merge", "省司法厅", "--into", "省政法厅", "--move", "六(二)", "省政法厅"]
    changes = record(*chain, *merger)["changes"]
    assert [(change["change"], change["units"], change["into"]) for change in changes] == [
        ("rename", ["省能源局"], "省能源厅"),
        ("abolish", ["山东煤矿安全监察局"], "省能源厅"),
        ("merge", ["省公安厅", "省司法厅"], "省政法厅"),
        ("move", [], "省政法厅"),
    ]
    assert changes[3]["task"].endswith("/六（二）")
    assert run(*chain[3:], *chain[:3]).exit_code == 1  # no 省能源厅 yet


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("--into", "省能源局"),
        ("--merge", "省能源局"),
        ("--merge", "省能源局", "--abolish", "省公安厅", "--into", "省应急厅"),
        ("--abolish", "省能源局", "--into", "省应急厅", "--into", "省公安厅"),
        ("--rename", "省能源局"),
        ("--abolish", "省能源局", "-o", "out.docx"),
    ],
)
def test_wrong_usage_is_told(args: tuple[str, ...]) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr


def test_an_unknown_unit_is_one_line_with_near_names(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    result = run("--abolish", "省能源居", "-o", str(out), lang="zh")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "省能源局" in result.stderr
    assert not out.exists()


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md", "xlsx"])
def test_it_answers_in_every_format_also_that_nothing_happens(form: str) -> None:
    for args in (["--abolish", "省应急厅"], ["--move", "三（一）", "省应急厅"]):
        result = run(*args, "--format", form)
        assert (result.exit_code, result.stderr) == (0, "")
        assert (
            result.stdout_bytes.startswith(b"PK")
            if form == "xlsx"
            else ("三（二）" in result.stdout) is (args[0] == "--abolish")
        )


def test_the_table_leads_with_what_changes_and_the_counts(plan: str) -> None:
    lines = run("--abolish", "省公安厅", "--into", "省应急厅", lang="zh", data=plan).stdout.splitlines()
    assert lines[0] == "撤销省公安厅，职责由省应急厅接手"
    assert lines[2] == "影响 2 项任务：新的牵头单位 1，一个单位两种角色 1，单位减少 1"
    assert lines[-2:] == [
        "    省应急厅：牵头 1 → 2，其他角色 0",
        "    省公安厅：牵头 1 → 0，其他角色 1 → 0",
    ]
    shown = run("--abolish", "省公安厅", "--into", "省应急厅", "--format", "csv", lang="zh", data=plan).stdout
    rows = list(csv.reader(io.StringIO(shown.lstrip("\ufeff"))))
    assert rows == [
        ["影响", "编号", "任务", "变动前", "变动后", "说明"],
        ["新的牵头单位", "一（二）", "培训", "牵头：省公安厅", "牵头：省应急厅", ""],
        [
            "一个单位两种角色，单位减少",
            "一（一）",
            "<b>宣传</b>",
            "配合：省公安厅",
            "牵头：省应急厅；配合：省应急厅",
            "省应急厅：牵头，配合",
        ],
    ]


def test_the_workbook_read_by_another_program(plan: str, tmp_path: Path) -> None:
    out = tmp_path / "影响.xlsx"
    result = run("--rename", "省公安厅", "=1+1厅", "-o", str(out), lang="zh", data=plan)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    book = CalamineWorkbook.from_path(str(out))
    assert book.sheet_names == ["概要", "影响", "任务数"]
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    assert ["规划", "山东省安全生产规划"] in sheets[0]
    assert ["变动", "省公安厅更名为=1+1厅"] in sheets[0]
    assert sheets[1][1][:5] == [
        "仅名称变动",
        "一（一）",
        "<b>宣传</b>",
        "配合：省公安厅",
        "牵头：省应急厅；配合：=1+1厅",
    ]
    if shutil.which("soffice"):
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(out)],
            check=True,
            capture_output=True,
            timeout=120,
        )
        assert out.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def test_the_page_is_whole_and_holds_no_markup_of_the_text(plan: str, tmp_path: Path) -> None:
    out = tmp_path / "影响.html"
    name = "<script>alert(1)</script>厅"
    assert run("--rename", "省公安厅", name, "-o", str(out), lang="zh", data=plan).exit_code == 0
    page = out.read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;厅" in page
    assert "&lt;b&gt;宣传&lt;/b&gt;" in page
    assert "default-src 'none'; style-src 'sha256-" in html.unescape(page)
    assert not re.search(r"(?:src|href)=|url\(|@import", page)


def test_neither_the_plan_nor_a_plan_file_is_written_over(plan: str, tmp_path: Path) -> None:
    before = Path(plan).read_bytes()
    linked = tmp_path / "linked.html"
    linked.symlink_to(plan)
    assert run("--abolish", "省公安厅", "-o", str(linked), data=plan).exit_code == 2
    assert Path(plan).read_bytes() == before


@pytest.mark.parametrize("block", re.findall(r"^```console\n(.*?)^```", DOCS, re.MULTILINE | re.DOTALL))
def test_what_the_documentation_shows_is_what_the_program_prints(block: str) -> None:
    for step in re.split(r"^\$ dutygraph ", block, flags=re.MULTILINE)[1:]:
        command, expected = step.split("\n", 1)
        args = shlex.split(command)
        result = CliRunner().invoke(cli, args if args[0] == "--lang" else ["--lang", "en", *args])
        shown = result.stderr + result.stdout
        assert re.fullmatch(as_pattern(expected), shown), shown


def test_the_documentation_lists_every_effect() -> None:
    assert re.findall(r"^\| `([a-z-]+)` \|", DOCS, re.MULTILINE) == list(Effect)

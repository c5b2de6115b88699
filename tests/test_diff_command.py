from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dutygraph.cli import cli
from dutygraph.messages import MESSAGES
from dutygraph.queries.diff import ChangeKind

FOLDER = Path(__file__).parents[1] / "examples" / "diff"
OLD, NEW = (str(FOLDER / name) for name in ("征求意见稿.txt", "印发稿.txt"))
KEYS = {"change", "task", "old_task", "new_task", "title", "old", "new", "old_by", "new_by"}
KEYS |= {"parties", "duties", "numbers", "old_span", "new_span"}


def run(*args: str, lang: str = "en") -> Result:
    return CliRunner().invoke(cli, ["--lang", lang, "diff", *args], prog_name="dutygraph")


def test_the_record_of_a_change_keeps_the_contract() -> None:
    records = json.loads(run(OLD, NEW, "--format", "json").stdout)
    assert [set(record) for record in records] == [KEYS] * 9
    lead = records[0]
    assert (lead["change"], lead["old"], lead["new"], lead["duties"]) == ("lead", "省教育厅", "省消防救援总队", [1, 2])
    assert lead["parties"][0] == {"unit": "省教育厅", "old_role": "lead", "new_role": "cooperate"}
    deadline = records[1]
    assert (deadline["old_by"], deadline["new_by"]) == ("2023-12-31", "2024-06-30")
    added = records[2]
    assert (added["task"], added["old_task"], added["old"], added["old_span"]) == ("一（二）", None, None, None)
    for record in records:
        for side, file in (("old_span", OLD), ("new_span", NEW)):
            if span := record[side]:
                assert Path(file).read_text("utf-8")[span["start"] : span["end"]] == span["quote"]


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md", "xlsx"])
def test_it_answers_in_every_format_also_that_nothing_changed(form: str) -> None:
    for new in (NEW, OLD):
        result = run(OLD, new, "--format", form)
        assert (result.exit_code, result.stderr) == (0, "")
        if form == "xlsx":
            assert result.stdout_bytes.startswith(b"PK")
        elif form == "jsonl":
            assert len([json.loads(line) for line in result.stdout.splitlines()]) == (9 if new == NEW else 0)
        else:
            assert ("省教育厅" in result.stdout) is (new == NEW)


def test_the_counts_come_first_in_both_languages() -> None:
    assert run(OLD, NEW, lang="zh").stdout.startswith("变化 9 处：新增任务 1，改任务编号 1，新增举措 1，")
    assert run(OLD, NEW).stdout.startswith("9 changes: task added 1, task renumbered 1, duty added 1, ")
    assert run(OLD, OLD, lang="zh").stdout == "没有变化。\n"
    assert run(OLD, OLD).stdout == "Nothing changed.\n"


def test_one_line_a_change() -> None:
    rows = list(csv.reader(io.StringIO(run(OLD, NEW, "--format", "csv", lang="zh").stdout.lstrip("\ufeff"))))
    assert rows[0] == ["变化", "编号", "任务", "原", "现"]
    assert rows[1] == [
        "改牵头单位",
        "一（一）",
        "消防安全",
        "牵头：省教育厅；配合：省消防救援总队",
        "牵头：省消防救援总队；配合：省教育厅",
    ]
    assert rows[2] == ["改时限", "一（一）", "消防安全", "2023年底前（2023-12-31）", "2024年6月底前（2024-06-30）"]
    assert rows[3] == ["新增任务", "一（二）", "预防溺水", "", "牵头：省教育厅；配合：省水利厅"]
    assert rows[5] == ["改任务编号", "一（二） → 一（三）", "校车安全", "一（二）…一（四）", "一（三）…一（五）"]
    assert rows[9][:2] == ["举措移至其他任务", "一（二） → 一（五）"]
    assert len(rows) == 10


def test_a_document_is_compared_with_its_plan_file_and_ledger(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    assert CliRunner().invoke(cli, ["extract", OLD, "-o", str(plan)]).exit_code == 0
    assert json.loads(run(OLD, str(plan), "--format", "json").stdout) == []
    assert len(json.loads(run(str(plan), NEW, "--format", "json").stdout)) == 9


def test_every_kind_of_change_has_a_name() -> None:
    for kind in ChangeKind:
        assert f"change_{kind.value}" in MESSAGES


def test_wrong_use_is_told() -> None:
    assert run(OLD).exit_code == 2
    missing = run(OLD, "missing.txt")
    assert (missing.exit_code, missing.stderr) == (1, "missing.txt: no such file; check the path\n")
    assert run(OLD, str(FOLDER)).exit_code == 1

"""Text files: what is prose in them, and what is a table that was copied as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from dutygraph.loaders import load_plan, plaintext
from dutygraph.model import Plan

HEADER = ["序号", "重点任务", "牵头单位", "配合单位", "完成时限"]
ROWS = [
    ["1", "整治隐患，完善台账", "省应急厅", "省公安厅、省财政厅", "2023年6月底"],
    ["2", "开展科普宣传", "省教育厅", "—", "长期坚持"],
]


def read(folder: Path, text: str) -> Plan:
    file = folder / "清单.txt"
    file.write_text(text, "utf-8")
    return load_plan(file)


@pytest.mark.parametrize("gap", ["\t", "    ", "　　", "  \t "])
def test_a_ledger_whose_columns_are_parted_by_blanks_or_tabs(tmp_path: Path, gap: str) -> None:
    rows = "\n".join(gap.join(row) for row in [HEADER, *ROWS])
    plan = read(tmp_path, f"某省安全生产重点任务清单\n\n{rows}\n\n说明：各单位按季度报送进展。")
    assert [(task.number, task.title) for task in plan.tasks] == [("1", "整治隐患，完善台账"), ("2", "开展科普宣传")]
    assert [[a.party for clause in task.clauses for a in clause.assignments] for task in plan.tasks] == [
        ["省应急厅", "省公安厅", "省财政厅"],
        ["省教育厅"],
    ]
    assert [str(deadline.by) for task in plan.tasks for deadline in task.deadlines()] == ["2023-06-30", "None"]


def test_a_row_with_a_cell_too_few_is_not_read_into_the_wrong_columns(tmp_path: Path) -> None:
    rows = ["    ".join(row) for row in [HEADER, ROWS[0], ["2", "宣传", "省教育厅", "长期坚持"], ROWS[1]]]
    plan = read(tmp_path, "某省任务清单\n" + "\n".join(rows))
    assert [task.number for task in plan.tasks] == ["1"]


def test_indented_prose_is_no_table(tmp_path: Path) -> None:
    file = tmp_path / "规划.txt"
    file.write_text("\t\t某规划\n\t一、任务\n\t\t（一）宣传\n\t\t开展宣传。（省教育厅负责）", "utf-8")
    source = plaintext.read(file)
    assert source.prose == source.text
    assert [task.title for task in load_plan(file).tasks] == ["宣传"]

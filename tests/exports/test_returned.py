"""No ledger that the program writes says anything else than its plan."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dutygraph.exports.reports.returned import take_back
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.loaders import BUNDLED, find_files, load_plan, read_document
from dutygraph.queries.filled import new_statuses
from dutygraph.text.filled_rows import is_own_ledger, read_rows
from tests.exports.written import report

PLANS = [BUNDLED, *find_files([Path(__file__).parents[2] / "benchmarks" / "plans"])]


@pytest.mark.parametrize("file", PLANS, ids=lambda file: file.stem)
def test_nothing_comes_back_of_what_nobody_changed(file: Path, tmp_path: Path) -> None:
    plan = load_plan(file)
    ledger = tmp_path / "台账.csv"
    ledger.write_bytes(report(DutyGraph([plan]), ".csv"))
    source = read_document(ledger)
    rows = list(read_rows(source))
    assert is_own_ledger(source)
    assert take_back(plan, rows, ledger.name) == (plan, [], [])
    assert new_statuses(plan, ledger.name, rows, dt.date(2024, 7, 1)) == ([], [])
    assert {row.number for row in rows} == {task.number for task in plan.tasks}

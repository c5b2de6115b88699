"""The commands on how far the work is: status, status set, and the state that due tells."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from dutygraph.loaders import BUNDLED
from dutygraph.loaders.beside import status_file
from dutygraph.model import State
from tests.returned import done, run, statuses


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return Path(shutil.copy(BUNDLED, tmp_path / "plan.yaml"))


def test_what_was_set_is_listed(plan: Path) -> None:
    done("--data", str(plan), "status", "set", "六(二)", "done", "--note", "已 验收", "--date", "2025-11-30")
    assert [(s.number, s.state, s.on, s.note) for s in statuses(plan)] == [
        ("六（二）", State.DONE, dt.date(2025, 11, 30), "已 验收")
    ]
    (record,) = json.loads(done("--data", str(plan), "status", "--format", "json").stdout)
    assert {key: record[key] for key in ("task", "title", "duties", "state", "on", "note", "lost")} == {
        "task": "六（二）", "title": "煤矿安全", "duties": [1, 2, 3, 4, 5], "state": "done", "on": "2025-11-30",
        "note": "已 验收", "lost": [],
    }  # fmt: skip
    for form in ("table", "md", "csv", "jsonl"):
        assert "2025-11-30" in done("--data", str(plan), "status", "--format", form).stdout


def test_every_report_stays_in_the_file(plan: Path) -> None:
    for state in ("未开始", "进行中", "已完成"):
        done("--data", str(plan), "status", "set", "六（二）", state)
    assert len(status_file(plan).read_text(encoding="utf-8").splitlines()) == 3
    (record,) = json.loads(done("--data", str(plan), "status", "--format", "json").stdout)
    assert record["state"] == "done"


def test_the_bundled_plan_is_refused_and_the_message_says_how_to_go_on() -> None:
    for data in ((), ("--data", str(BUNDLED))):
        result = run(*data, "status", "set", "六（二）", "已完成", lang="en")
        assert result.exit_code == 1
        assert f"cp {BUNDLED} plan.yaml" in result.stderr
    assert not status_file(BUNDLED).exists()
    assert run("status").exit_code == 0


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("六（二）", "弄好了"), 2, "不认识的状态“弄好了”"),
        (("六（九十）", "已完成"), 1, "没有编号为“六（九十）”的任务"),
        (("六（二）", "已完成", "--date", "2999-01-01"), 2, "还没有到"),
        (("六（二）", "已完成", "--date", "昨天"), 2, "不是日期"),
    ],
)
def test_what_cannot_be_set(plan: Path, words: tuple[str, ...], code: int, told: str) -> None:
    result = run("--data", str(plan), "status", "set", *words)
    assert (result.exit_code, told in result.stderr) == (code, True), result.stderr
    assert not status_file(plan).exists()


def test_progress_is_kept_beside_one_plan(plan: Path) -> None:
    result = run("--data", str(plan.parent), "status", "set", "六（二）", "已完成")
    assert result.exit_code == 2
    assert "一个规划文件" in result.stderr


def test_a_report_that_fits_nothing_any_more_is_told(plan: Path) -> None:
    done("--data", str(plan), "status", "set", "六（二）", "已完成")
    words = status_file(plan).read_text(encoding="utf-8")
    status_file(plan).write_text(
        words.replace("煤矿", "渔业").replace("六（二）", "六（九十）").replace("矿", "场").replace("智能", "规范"),
        encoding="utf-8",
    )
    result = done("--data", str(plan), "status")
    assert "1 条进展对不上现在的规划" in result.stderr
    assert "六（九十） 渔业安全" in result.stdout


# --- due ------------------------------------------------------------------------------------------------------


def due(plan: Path, *args: str) -> list[tuple[str, str, str]]:
    answers = json.loads(done("--data", str(plan), "due", *args, "--format", "json").stdout)
    return [(answer["number"], one["by"], one["state"]) for answer in answers for one in answer["due"]]


def test_due_tells_how_far_the_work_is(plan: Path) -> None:
    """三（四） was due in 2021, 六（九） in 2022, 六（二） in 2025."""
    done("--data", str(plan), "status", "set", "三（四）", "已完成", "--date", "2021-12-20")
    done("--data", str(plan), "status", "set", "六（九）", "进行中", "--date", "2022-06-01")
    found = due(plan, "--on", "2023-02-01")
    assert ("三（四）", "2021-12-31", "done") in found
    assert ("六（九）", "2022-12-31", "late") in found
    assert ("五（四）", "2022-12-31", "late") in found
    assert ("六（二）", "2025-12-31", "not-reported") in found
    assert {number for number, _, _ in due(plan, "--on", "2023-02-01", "--late")} == {
        "五（四）",
        "六（九）",
        "七（四）",
    }
    assert ("六（九）", "2022-12-31", "under-way") in due(plan, "--on", "2022-12-31")
    table = done("--data", str(plan), "due", "--on", "2023-02-01", "--format", "csv").stdout
    assert "过期未报完成,六（九）" in table
    assert "过期，未报进展,五（四）" in table
    assert "已完成,三（四）" in table
    assert "未报进展,六（二）" in table


def test_due_says_what_was_last_reported(plan: Path) -> None:
    done("--data", str(plan), "status", "set", "三（四）", "已完成", "--date", "2021-12-20", "--note", "配齐")
    answers = json.loads(done("--data", str(plan), "due", "--on", "2022-02-01", "--format", "json").stdout)
    assert answers[0]["number"] == "三（四）"
    assert answers[0]["state"] == "done"
    said = answers[0]["due"][0]["reported"]
    assert (said["state"], said["on"], said["note"]) == ("done", "2021-12-20", "配齐")
    assert answers[1]["due"][0]["reported"] is None

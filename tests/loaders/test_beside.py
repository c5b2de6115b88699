"""What is said beside a plan's file is only ever added to, and comes back whole."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from dutygraph.errors import DutyGraphError, UnreadableFile
from dutygraph.loaders import load_plan
from dutygraph.loaders.beside import acceptance_file, add, status_file
from dutygraph.model import Acceptance, State, Status

PLAN = "某市安全方案\n一、任务\n（一）消防\n开展排查。（市应急局负责）\n"
DONE = Status("一（一）", "消防", State.DONE, dt.date(2024, 5, 1), "台账.xlsx!N3", ("开展排查。",), "已验收")
LATE = Status("一（一）", "消防", State.LATE, dt.date(2024, 4, 1), "张三")
ACCEPTED = Acceptance("no-deadline", "消防", "消防", "常年开展", dt.date(2024, 5, 2))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "方案.txt"
    file.write_text(PLAN, encoding="utf-8")
    return file


def test_what_was_said_comes_back_with_the_plan_in_the_order_it_was_said(plan: Path) -> None:
    assert load_plan(plan).statuses == load_plan(plan).acceptances == ()
    add(status_file(plan), [LATE])
    add(status_file(plan), [DONE])
    add(acceptance_file(plan), [ACCEPTED])
    assert load_plan(plan).statuses == (LATE, DONE)
    assert load_plan(plan).acceptances == (ACCEPTED,)
    assert status_file(plan).name == "方案.status.jsonl"


def test_a_file_that_a_person_edited_is_added_to_behind_its_last_line(plan: Path) -> None:
    add(status_file(plan), [LATE])
    edited = "\ufeff" + status_file(plan).read_text(encoding="utf-8").rstrip() + "\n\n"
    status_file(plan).write_text(edited.rstrip("\n"), encoding="utf-8")
    add(status_file(plan), [DONE])
    assert load_plan(plan).statuses == (LATE, DONE)


@pytest.mark.parametrize(
    "line",
    [
        "没有引号",
        "{}",
        '{"rule": 1}',
        "[" * 100_000,
        '{"number":"一","title":"","state":"弄好了","on":"2024-05-01","source":""}',
    ],
)
def test_a_line_that_is_no_record_is_told_with_its_number(plan: Path, line: str) -> None:
    add(status_file(plan), [LATE])
    with status_file(plan).open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")
    with pytest.raises(DutyGraphError) as error:
        load_plan(plan)
    assert error.value.where == f"{status_file(plan)}:2"


def test_a_full_disk_leaves_what_was_there(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(status_file(plan), [LATE])

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UnreadableFile):
        add(status_file(plan), [DONE])
    assert load_plan(plan).statuses == (LATE,)


ADDS = """
import datetime as dt, sys
from pathlib import Path
from dutygraph.loaders.beside import add
from dutygraph.model import State, Status
for number in range(100):
    add(Path(sys.argv[1]), [Status(sys.argv[2], str(number), State.DONE, dt.date(2024, 5, 1), "", ("开展排查。" * 2000,))])
"""


def test_two_who_add_at_once_lose_nothing(plan: Path) -> None:
    """Records longer than any buffer, each in its own line whoever comes first."""
    writers = [subprocess.Popen([sys.executable, "-c", ADDS, str(status_file(plan)), who]) for who in ("甲", "乙")]
    assert [writer.wait() for writer in writers] == [0, 0]
    said = load_plan(plan).statuses
    for who in ("甲", "乙"):
        assert [status.title for status in said if status.number == who] == [str(number) for number in range(100)]

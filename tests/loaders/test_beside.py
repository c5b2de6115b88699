"""What is said beside a plan's file is only ever added to, and comes back whole."""

from __future__ import annotations

import datetime as dt
import os
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


APPENDING = """
import datetime, pathlib, sys
from dutygraph.loaders.beside import add
from dutygraph.model import Acceptance

name = sys.argv[2]
for turn in range(20):
    words = [name * length for length in range(1, 100)]  # some 20 KB: more than a buffer holds
    add(pathlib.Path(sys.argv[1]), [Acceptance("no-lead", "", text, name, datetime.date(2024, 5, 2)) for text in words])
"""


def test_what_several_programs_add_at_once_is_all_there(plan: Path) -> None:
    names = "甲乙丙丁"
    command = [sys.executable, "-c", APPENDING, str(acceptance_file(plan))]
    programs = [subprocess.Popen([*command, name]) for name in names]
    assert [program.wait() for program in programs] == [0] * 4
    said = load_plan(plan).acceptances
    assert len(said) == 4 * 20 * 99
    assert all(set(one.quote) == {one.reason} for one in said)


@pytest.mark.skipif(os.name == "nt", reason="no limit on files to set")
def test_a_disk_that_takes_only_a_part_leaves_what_was_there(plan: Path) -> None:
    add(status_file(plan), [LATE])
    limited = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({status_file(plan).stat().st_size + 100},) * 2); "
        "sys.argv = ['', *sys.argv[1:]]; exec(sys.stdin.read())"
    )
    command = [sys.executable, "-c", limited, str(status_file(plan)), "甲"]
    done = subprocess.run(command, input=APPENDING, capture_output=True, text=True, check=False)
    assert "UnreadableFile" in done.stderr
    assert load_plan(plan).statuses == (LATE,)

"""The dialogue of ``dutygraph review``, by a click runner that plays a terminal, and once in a real one."""

from __future__ import annotations

import os
import re
import select
import shlex
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dutygraph import dialogue
from dutygraph.cli import cli
from dutygraph.loaders import plan_yaml
from dutygraph.model import Plan, Role
from tests.test_readme import as_pattern

ROOT = Path(__file__).parents[1]
CHARGED = "省应急厅要会同省教育厅开展宣传。"
TEXT = f"""一、任务
（一）宣传。编写教材。{CHARGED}
（二）防火。自印发之日起20个工作日内排查隐患。（责任单位：省公安厅、鲁能泰山）
二、保障
（一）经费。落实經费。（省财政厅负责）
（四）队伍。加强队伍。（省应急厅负责）
"""
#: The doubts of the text, in order.
CODES = ["unread-clause", "undated-deadline", "unknown-party", "unusual-character", "missing-number"]

Session = Callable[..., Result]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "plan.txt").write_text(TEXT, "utf-8")
    done = CliRunner().invoke(cli, ["extract", str(tmp_path / "plan.txt"), "-o", str(tmp_path / "plan.yaml")])
    assert f"5 still to check; next: dutygraph review {tmp_path / 'plan.yaml'}" in done.stderr
    return tmp_path / "plan.yaml"


@pytest.fixture
def session(file: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Plays a terminal: ``answers`` are what is typed, keys and lines."""
    monkeypatch.setattr(dialogue, "on_terminal", lambda: True)

    def hold(answers: str, *, lang: str = "en") -> Result:
        return CliRunner().invoke(cli, ["--lang", lang, "review", str(file)], input=answers)

    return hold


def read(file: Path) -> Plan:
    return plan_yaml.load(file)


def listed(file: Path) -> list[str]:
    done = CliRunner().invoke(cli, ["review", str(file), "--format", "csv"])
    assert done.exit_code == 0
    return done.stdout.splitlines()[1:]


def answers_in(file: Path) -> dict[str, str | None]:
    return {one.code: one.accepted for one in read(file).diagnostics}


# --- the list ---------------------------------------------------------------------------------------------------


def test_not_on_a_terminal_it_lists_and_changes_nothing(file: Path) -> None:
    before = file.read_bytes()
    for lang, words in (("en", "a charge that was not understood"), ("zh", "未能读懂的分工")):
        done = CliRunner().invoke(cli, ["--lang", lang, "review", str(file)])
        assert (done.exit_code, done.stderr, len(done.stdout.splitlines())) == (0, "", 7)
        assert words in done.stdout
        assert f"编写教材。〖{CHARGED}〗" in done.stdout
    assert file.read_bytes() == before


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "md", "xlsx"])
def test_asked_for_a_format_it_lists_on_a_terminal_too(session: Session, file: Path, form: str) -> None:
    done = CliRunner().invoke(cli, ["review", str(file), "--format", form])
    assert (done.exit_code, done.stderr, bool(done.stdout_bytes)) == (0, "", True)


def test_nothing_to_check(file: Path, session: Session) -> None:
    file.write_text(re.sub(r"(?s)tasks:.*", "tasks: []\n", file.read_text("utf-8")), "utf-8")
    assert session("").stderr.startswith(f"{file}: 0 to check")
    done = CliRunner().invoke(cli, ["review", str(file), "--format", "json"])
    assert (done.exit_code, done.stdout, done.stderr) == (0, "[]\n", "nothing to check\n")


@pytest.mark.parametrize("name", ["plan.txt", "missing.yaml"])
def test_what_is_no_plan_file_is_one_error(file: Path, session: Session, name: str) -> None:
    done = CliRunner().invoke(cli, ["review", str(file.parent / name)])
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)


# --- answers ----------------------------------------------------------------------------------------------------


def test_every_kind_of_doubt_is_accepted(session: Session, file: Path) -> None:
    done = session("aaaaa")
    assert done.exit_code == 0
    assert "answered: 5; left: 0" in done.stderr
    assert set(answers_in(file).values()) == {""}
    assert (listed(file), read(file).tasks[1].duties[0].deadlines[0].accepted) == ([], "")
    assert "一（一）: 1 now reported as having no owner (no-owner), such as “宣传”" in done.stderr


def test_a_reason_is_kept(session: Session, file: Path) -> None:
    session("r只是说明\nq", lang="zh")
    assert answers_in(file)["unread-clause"] == "只是说明"
    assert "  accepted: true\n  reason: 只是说明\n" in file.read_text("utf-8")


def test_an_entered_clause_is_shown_back_and_confirmed(session: Session, file: Path) -> None:
    typed = "c共同负责：省应急厅\n牵头：鲁能泰山\nn牵头：省应急厅；配合：省教育厅\nyq"
    done = session(typed, lang="zh")
    shown = [line for line in done.stderr.splitlines() if line.startswith(("没有读懂", "理解为", "不像", "适用于"))]
    assert shown == [
        "没有读懂。请写明角色和单位，如：牵头：省应急厅；配合：省公安厅、省财政厅",
        "理解为：牵头：鲁能泰山",
        "不像单位名称：鲁能泰山",
        "适用于第 2 条举措",
        "理解为：牵头：省应急厅；配合：省教育厅",
        "适用于第 2 条举措",
    ]
    (clause,) = read(file).tasks[0].clauses
    assert (clause.units(Role.LEAD), clause.duties, clause.span.quote) == (["省应急厅"], (2,), CHARGED)
    assert "unread-clause" not in answers_in(file)


def test_a_clause_may_be_for_the_whole_task(session: Session, file: Path) -> None:
    session("c牵头：省应急厅\nwq")
    assert read(file).tasks[0].clauses[0].duties == ()


def test_a_date_is_entered(session: Session, file: Path) -> None:
    done = session("sc尽快\n2025-02-30\n2024年3月1日\nq")
    assert done.stderr.count("is no date") == 2
    assert str(read(file).tasks[1].duties[0].deadlines[0].by) == "2024-03-01"


def test_a_name_is_corrected(session: Session, file: Path) -> None:
    done = session("ssc省教育厅、财政厅\nq")
    assert "understood as: 省教育厅、省财政厅" in done.stderr
    assert read(file).tasks[1].clauses[0].units(Role.SHARED) == ["省公安厅", "省教育厅", "省财政厅"]


def test_a_correction_that_is_thought_better_of_changes_nothing(session: Session, file: Path) -> None:
    before = file.read_bytes()
    done = session("c\nsc\nsc\nsssS")
    assert (file.read_bytes(), "answered: 0; left: 5" in done.stderr) == (before, True)


def test_what_can_only_be_accepted_is_accepted_by_kind(session: Session, file: Path) -> None:
    text = TEXT.replace("加强队伍", "加強队伍")
    file.with_suffix(".txt").write_text(text, "utf-8")
    CliRunner().invoke(cli, ["extract", str(file.with_suffix(".txt")), "-o", str(file)])
    done = session("sssk")
    assert "[k] accept all 2 of this kind" in done.stderr
    assert "for any other change, edit " in done.stderr
    assert answers_in(file) == {
        "unread-clause": None,
        "unknown-party": None,
        "unusual-character": "",
        "missing-number": None,
    }


def test_keys_are_as_good_when_large_or_full_width(session: Session, file: Path) -> None:
    done = session("x好ＡＱ")
    assert (answers_in(file)["unread-clause"], done.stderr.count("[a] it charges nobody")) == ("", 3)


# --- quitting, and what may go wrong ---------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["", "q", "c", "r", "c牵头：省应急厅\n"])
def test_what_was_answered_stays_however_the_dialogue_ends(session: Session, file: Path, end: str) -> None:
    done = session("a" + "s" * 3 + end)
    assert (done.exit_code, done.exception) == (0, None)
    assert "answered: 1; left: 4" in done.stderr
    assert answers_in(file) == {
        "unread-clause": "",
        "unknown-party": None,
        "unusual-character": None,
        "missing-number": None,
    }


def test_every_answer_is_written_before_the_next_question(
    session: Session, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    choose = dialogue.Dialogue._choose

    def noting(self: dialogue.Dialogue, keys: dict[str, str]) -> str:
        asked.append(sum(one.accepted is not None for one in read(file).diagnostics))
        return choose(self, keys)

    monkeypatch.setattr(dialogue.Dialogue, "_choose", noting)
    session("asaaq")
    assert asked == [0, 1, 1, 2, 3]


def test_a_file_that_something_else_changed_is_left_alone(
    session: Session, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = file.read_text("utf-8").replace("title: 宣传", "title: 宣传教育")
    choose = dialogue.Dialogue._choose

    def meanwhile(self: dialogue.Dialogue, keys: dict[str, str]) -> str:
        file.write_text(changed, "utf-8")
        return choose(self, keys)

    monkeypatch.setattr(dialogue.Dialogue, "_choose", meanwhile)
    done = session("a")
    assert (done.exit_code, file.read_text("utf-8")) == (1, changed)
    assert "changed by something else" in done.stderr


def test_comments_of_ones_own_are_told_to_go(session: Session, file: Path) -> None:
    assert "comments of your own" not in session("q").stderr
    file.write_text(file.read_text("utf-8").replace("tasks:\n", "# 请小王核对\ntasks:\n"), "utf-8")
    assert "comments of your own" in session("q").stderr


def test_nothing_in_a_file_moves_the_cursor(session: Session, file: Path) -> None:
    plan = file.read_text("utf-8").replace("title: 宣传", 'title: "\\e[31m宣\\u202e传"')
    file.write_text(plan.replace(f"quote: {CHARGED}", f'quote: "\\e[2J{CHARGED[4:]}"'), "utf-8")
    done = session("sssss")
    assert done.exit_code == 0
    assert not re.search("[\x1b\u202e]", done.stderr)


# --- a real terminal ---------------------------------------------------------------------------------------------


class Terminal:
    """The program in a terminal of its own."""

    def __init__(self, *args: str, lang: str) -> None:
        import pty

        command = [sys.executable, "-m", "dutygraph", "--lang", lang, *args]
        self.pid, self.screen = pty.fork()
        if not self.pid:
            os.environ.update(NO_COLOR="1", TERM="xterm", LC_ALL="C.UTF-8")
            os.execv(command[0], command)
        self.shown = ""
        self.seen = 0

    def type(self, words: str) -> None:
        """Types when the program asks: it shows > and waits."""
        while "> " not in self.shown[self.seen :]:
            assert self._read(), self.shown
        self.seen = len(self.shown)
        time.sleep(0.2)  # it has asked, and now has the terminal to itself
        os.write(self.screen, words.encode())

    def end(self) -> int:
        while self._read():
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def _read(self) -> bool:
        assert select.select([self.screen], [], [], 30)[0], self.shown
        try:
            read = os.read(self.screen, 65536)
        except OSError:  # it ended
            return False
        self.shown += read.decode(errors="replace")
        return bool(read)


needs_terminal = pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals")


@needs_terminal
@pytest.mark.parametrize(("lang", "readme"), [("en", "README.md"), ("zh", "README.zh-CN.md")])
def test_the_dialogue_of_the_readme(lang: str, readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (block,) = re.findall(
        r"```text\n\$ dutygraph (review .*?)\n(.*?)```", (ROOT / readme).read_text("utf-8"), re.DOTALL
    )
    (document,) = re.findall(r"`(benchmarks/plans/[^`]*)`", (ROOT / readme).read_text("utf-8"))
    args, expected = shlex.split(block[0]), block[1]
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(cli, ["extract", str(ROOT / document), "-o", args[1]]).exit_code == 0
    terminal = Terminal(*args, lang=lang)
    for typed in re.findall(r"(?<=> )[^>\n]+", expected):
        terminal.type(typed if len(typed) == 1 else typed + "\r")
    assert terminal.end() == 0
    shown = "".join(f"{line}\n" for line in terminal.shown.splitlines())
    assert re.search(f"{as_pattern(expected)}$", shown), shown
    assert read(tmp_path / args[1]).tasks[-1].clauses[-1].basis == "corrected"


@needs_terminal
@pytest.mark.parametrize("end", ["\x03", "\x04", "c\x03"])
def test_ctrl_c_and_the_end_of_the_input_quit(file: Path, end: str) -> None:
    terminal = Terminal("review", str(file), lang="en")
    terminal.type("a")
    for key in end:
        terminal.type(key)
    assert terminal.end() == 0
    assert "answered: 1; left: 4" in terminal.shown
    assert answers_in(file)["unread-clause"] == ""
    assert "Traceback" not in terminal.shown

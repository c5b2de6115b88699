from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from dutygraph.cli import cli
from dutygraph.loaders import BUNDLED
from dutygraph.messages import MESSAGES

PLAN = next(Path(__file__).parents[1].joinpath("examples").glob("*.txt"))

PARTIES = {"leads", "supporters", "cooperators", "guides", "shared", "groups"}
TASK = PARTIES | {"plan", "id", "number", "title", "chapter", "open_list", "role", "joint", "basis"}
TASK |= {"deadlines", "targets", "citations", "span"}
CLAUSE = PARTIES | {"quote", "start", "end", "task", "duty", "basis", "open_list", "scope", "deadlines"}


def run(*args: str, lang: str = "en") -> Result:
    return CliRunner().invoke(cli, ["--lang", lang, *args], prog_name="dutygraph")


def records(*args: str) -> list[dict[str, object]]:
    result = run(*args, "--format", "json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, object]] = json.loads(result.stdout)
    return found


def test_the_main_question() -> None:
    result = run("ask", "省应急厅牵头哪些任务", "--format", "json")
    asked = json.loads(result.stdout)
    assert asked["command"] == "dutygraph tasks 省应急厅 --role lead"
    assert len(asked["results"]) == 31
    assert set(asked["results"][0]) >= TASK


def test_a_question_it_does_not_understand_is_an_empty_answer_and_exit_1() -> None:
    result = run("ask", "今天天气怎么样", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)["results"]) == (1, [])
    assert "which tasks does 省应急厅 lead" in result.stderr


@pytest.mark.parametrize(
    "args", [("tasks", "省应急厅"), ("due",), ("search", "消防"), ("tasks", "省应急厅", "--role", "lead", "--sole")]
)
def test_lists_of_tasks_keep_the_contract(args: tuple[str, ...]) -> None:
    found = records(*args)
    assert set(found[0]) >= TASK


def test_the_record_of_a_task_keeps_the_contract() -> None:
    task = json.loads(run("task", "六（二）", "--format", "json").stdout)
    assert set(task) >= TASK
    assert task["shared"] == ["省能源局", "山东煤矿安全监察局"]
    assert (task["leads"], task["basis"], task["open_list"]) == ([], "none", True)
    assert [(d["text"], d["by"], d["precision"]) for d in task["deadlines"]] == [("到2025年", "2025-12-31", "year")]
    assert set(task["span"]) == {"file", "start", "end", "quote"}


def test_the_record_of_a_gap_keeps_the_contract() -> None:
    gap = records("gaps")[0]
    assert set(gap) == {"rule", "severity", "task", "message", "evidence", "suggestion"}
    assert (gap["rule"], gap["severity"]) == ("no-owner", "high")


def test_extract_json_keeps_the_contract_and_its_offsets() -> None:
    extracted = json.loads(run("extract", str(PLAN), "--format", "json").stdout)
    source = PLAN.read_bytes().decode()
    assert set(extracted) == {"plan", "tasks", "clauses", "diagnostics"}
    assert len(extracted["clauses"]) == 41
    for clause in extracted["clauses"]:
        assert set(clause) == CLAUSE
        assert source[clause["start"] : clause["end"]] == clause["quote"]
    assert len(extracted["tasks"][0]["duties"]) == 9


def test_extract_gives_the_bundled_plan() -> None:
    result = run("extract", str(PLAN))
    assert result.stdout == BUNDLED.read_text("utf-8")
    assert "45 tasks, 202 duties, 41 clauses read, 0 not understood" in result.stderr
    assert "86: a character that may be misread: 學" in result.stderr


def test_extract_onto_a_corrected_file_keeps_the_correction(tmp_path: Path) -> None:
    output = tmp_path / "plan.yaml"
    assert run("extract", str(PLAN), "-o", str(output)).exit_code == 0
    corrected = output.read_text("utf-8").replace(
        "shared: [省能源局, 山东煤矿安全监察局]", "lead: [省能源局]\n    support: [山东煤矿安全监察局]"
    )
    output.write_text(corrected, "utf-8")
    result = run("extract", str(PLAN), "-o", str(output))
    assert "corrections kept: 1" in result.stderr
    task = json.loads(run("--data", str(output), "task", "六（二）", "--format", "json").stdout)
    assert (task["leads"], task["basis"]) == (["省能源局"], "corrected")


def test_check_tells_every_problem_with_its_place(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(
        BUNDLED.read_text("utf-8")
        .replace("open_list: true", "openlist: true", 1)
        .replace("basis: none", "basis: nobody", 1),
        "utf-8",
    )
    result = run("check", str(bad), str(BUNDLED))
    assert result.exit_code == 1
    places = re.findall(r"bad\.yaml:(\d+):(\d+): (.*)", result.stderr)
    assert [message for _, _, message in places] == [
        "unknown key 'openlist'; near: open_list",
        "basis cannot be 'nobody'; one of stated, rule, sole, corrected, none; near: –",
    ]
    lines = bad.read_text("utf-8").split("\n")
    for line, column, message in places:
        word = message.split("'")[1]
        assert lines[int(line) - 1][int(column) - 1 :].startswith(word)
    assert "plan_tasks.yaml: no problem, 45 tasks" in result.stdout


def test_exit_codes() -> None:
    assert run("tasks", "省能源局", "--role", "lead").exit_code == 0
    assert run("tasks", "省财政厅").exit_code == 1
    assert run("task", "九十九（九）").exit_code == 1
    assert run("search", "不存在的词").exit_code == 1
    assert run("gaps", "--rule", "no-boss").exit_code == 1
    assert run("tasks").exit_code == 2
    assert run("tasks", "--about", "消防", "--role", "lead").exit_code == 2
    assert run("tasks", "--about", "消防").exit_code == 0
    assert run("due", "--before", "soon").exit_code == 2
    assert run("export", "--to", "pdf").exit_code == 2
    assert run("gaps", "--fail-on", "high").exit_code == 3
    assert run("gaps", "--rule", "assigned-twice", "--fail-on", "low").exit_code == 0


def test_several_plans_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、任务\n（一）宣传。开展宣传。（责任单位：省应急厅）", "utf-8")
    (tmp_path / "b.txt").write_text("一、任务\n（一）演练。开展演练。（责任单位：省公安厅）", "utf-8")
    result = run("--data", str(tmp_path), "units", "--format", "json")
    assert [unit["unit"] for unit in json.loads(result.stdout)] == ["省公安厅", "省应急厅"]


def test_both_languages_everywhere() -> None:
    assert re.search(r"缺口 \d+ 项：必须答复 3", run("gaps", lang="zh").stdout)
    assert re.search(r"\d+ gaps: 3 high", run("gaps", lang="en").stdout)
    assert "没有叫“省财政厅”的单位" in run("tasks", "省财政厅", lang="zh").stderr
    assert "没有写明完成时限" in run("gaps", "--lang", "zh", "--rule", "no-deadline").stdout


def test_help_of_every_command_and_option_is_in_the_catalogue() -> None:
    group = cli
    assert isinstance(group, click.Group)
    for name, command in [("dutygraph", group), *group.commands.items()]:
        assert f"help_{name}" in MESSAGES
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert f"opt_{parameter.name}" in MESSAGES, parameter
        for lang in ("zh", "en"):
            shown = CliRunner().invoke(cli, [*([] if command is group else [name]), "--lang", lang, "--help"])
            assert shown.exit_code == 0


def test_messages_have_the_same_placeholders_in_both_languages() -> None:
    for key, text in MESSAGES.items():
        zh, en = (sorted(re.findall(r"{(\w+)", side)) for side in text)
        assert zh == en, key


BASH = """
eval "$(_DUTYGRAPH_COMPLETE=bash_source dutygraph)"
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_dutygraph_completion dutygraph
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.skipif(not shutil.which("bash") or os.name == "nt", reason="no bash")
@pytest.mark.parametrize(
    ("line", "completed"),
    [
        (["tasks", "煤矿"], {"山东煤矿安全监察局"}),
        (["tasks", "省公安厅", "交通运输"], {"省交通运输厅", "山东省交通运输厅"}),
        (["due", "--unit", "教"], {"省教育厅", "山东省教育厅"}),
        (["--data", "own.txt", "unit", "厅"], {"省财政厅"}),
        (["--data", "broken.yaml", "unit", "厅"], {""}),
        (["ta"], {"task", "tasks"}),
    ],
)
def test_bash_completes_units_by_any_part_of_their_name(line: list[str], completed: set[str], tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("一、任务\n（一）宣传。开展宣传。（责任单位：省财政厅）", "utf-8")
    (tmp_path / "broken.yaml").write_text("plan: [", "utf-8")
    program = tmp_path / "dutygraph"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m dutygraph "$@"\n')
    program.chmod(0o755)
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-c", BASH, "bash", "dutygraph", *line], env=env, cwd=tmp_path, capture_output=True, check=True
    )
    assert (set(done.stdout.decode().rstrip("\n").split("\n")), done.stderr) == (completed, b"")


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "PYTHONIOENCODING": "gbk"},
        {"LC_ALL": "zh_CN.GBK"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii:strict"},
        {"NO_COLOR": "1", "TERM": "dumb"},
    ],
)
def test_data_is_utf8_without_colours_in_any_locale(env: dict[str, str]) -> None:
    command = [sys.executable, "-m", "dutygraph", "tasks", "省能源局", "--role", "shared"]
    done = subprocess.run(command, env={**os.environ, **env}, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "煤矿安全" in done.stdout.decode("utf-8")
    assert b"\x1b" not in done.stdout


@pytest.mark.parametrize("command", ["units | head -1", "export --to json | head -c 10", "gaps --format xlsx | true"])
def test_a_closed_pipe_is_quiet(command: str) -> None:
    piped = subprocess.run(f"{sys.executable} -m dutygraph {command}", shell=True, capture_output=True, check=False)
    assert piped.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("command", ["units", "units --format json", "--help", f"check {shlex.quote(str(BUNDLED))}"])
def test_an_answer_that_cannot_be_written_out_is_one_error(command: str) -> None:
    words = f"{sys.executable} -m dutygraph {command} > /dev/full"
    done = subprocess.run(words, shell=True, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"})
    assert (done.returncode, done.stderr) == (1, b"the answer cannot be written out: No space left on device\n")


def test_words_that_are_no_text_are_not_understood_and_nothing_worse() -> None:
    command = [os.fsencode(sys.executable), b"-m", b"dutygraph", b"ask", b"\xff\xfe", b"--format", b"json"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, json.loads(done.stdout)["results"]) == (1, [])
    assert b"Traceback" not in done.stderr


ANSWERS = [
    "ask 省应急厅牵头哪些任务",
    "tasks 省能源局",
    "task 六（二）",
    "unit 省能源局",
    "units",
    "due",
    "search 消防",
    "gaps",
]
NOTHING = ["due --before 1999", "search 不存在的词", "tasks 省能源局 --due-before 1999", "gaps --rule assigned-twice"]


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md", "xlsx"])
@pytest.mark.parametrize("command", ANSWERS + NOTHING)
def test_every_command_answers_in_every_format(command: str, form: str) -> None:
    result = run(*command.split(), "--format", form)
    assert result.exit_code == (1 if command.startswith("search 不") else 0)
    if form == "json":
        assert bool(json.loads(result.stdout)) is (command in ANSWERS)
    elif form == "jsonl":
        assert bool([json.loads(line) for line in result.stdout.splitlines()]) is (command in ANSWERS)
    elif form == "xlsx":
        assert result.stdout_bytes.startswith(b"PK")
    elif command in ANSWERS:
        assert "煤矿" in result.stdout or "省" in result.stdout


def test_a_folder_is_read_with_a_bar_on_a_terminal_and_tells_what_it_left_out(tmp_path: Path) -> None:
    for number in "12":
        (tmp_path / f"{number}.txt").write_text(
            f"甲{number}方案\n一、任务\n1.宣传。开展宣传。（省应急厅负责）", "utf-8"
        )
    (tmp_path / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    quiet = run("--data", tmp_path, "tasks", "省应急厅")
    assert (quiet.exit_code, quiet.stderr.strip()) == (
        0,
        f"{tmp_path}/旧.doc: not read (not in a readable format: save as .docx, .xlsx or .pdf)",
    )
    primary, secondary = os.openpty()
    process = subprocess.run(
        [sys.executable, "-m", "dutygraph", "--data", tmp_path, "--lang", "zh", "units"],
        stdout=subprocess.DEVNULL,
        stderr=secondary,
        env={**os.environ, "TERM": "xterm"},
        check=True,
    )
    os.close(secondary)
    assert process.returncode == 0
    told = os.read(primary, 1 << 16).decode()
    os.close(primary)
    assert "读取文件" in told
    assert "100%" in told


def test_a_ledger_is_written_corrected_and_read_back(tmp_path: Path) -> None:
    ledger, plan = tmp_path / "台账.csv", tmp_path / "plan.yaml"
    assert run("--lang", "zh", "report", "-o", str(ledger)).exit_code == 0
    ledger.write_text(
        ledger.read_text("utf-8-sig").replace("国家能源局山东监管办公室,省能源局等", "省公安厅,省能源局等"), "utf-8-sig"
    )
    assert run("extract", str(ledger), "-o", str(plan)).exit_code == 0
    before, after = (
        json.loads(run(*data, "task", "六（九）", "--format", "json").stdout) for data in ((), ("--data", plan))
    )
    assert (before["leads"], after["leads"]) == (["国家能源局山东监管办公室"], ["省公安厅"])
    assert {key: before[key] for key in ("title", "groups", "open_list")} == {
        key: after[key] for key in ("title", "groups", "open_list")
    }


def test_a_report_names_a_file_whose_suffix_says_what_it_is(tmp_path: Path) -> None:
    for arguments in ([], ["-o", tmp_path / "x.pdf"]):
        refused = run("report", *arguments)
        assert refused.exit_code == 2
        assert {".csv", ".docx", ".html", ".md", ".xlsx"} <= set(refused.stderr.split())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_extracted_into_a_folder_and_one_bad_file_keeps_none_back(tmp_path: Path) -> None:
    documents, plans = tmp_path / "documents", tmp_path / "plans"
    documents.mkdir()
    plans.mkdir()
    for name in "甲乙":
        text = f"{name}方案\n一、任务\n1.宣传。开展宣传。（省应急厅负责）"
        (documents / f"{name}.txt").write_text(text, "utf-8")
    (documents / "坏.pdf").write_bytes(b"%PDF-1.7 cut short")
    done = run("extract", str(documents), "-o", str(plans))
    assert (done.exit_code, sorted(file.name for file in plans.iterdir())) == (1, ["乙.yaml", "甲.yaml"])
    assert "坏.pdf" in done.stderr
    asked = json.loads(run("--data", str(plans), "tasks", "省应急厅", "--format", "json").stdout)
    assert sorted(task["plan"] for task in asked) == ["乙方案", "甲方案"]


def test_two_documents_of_one_name_are_not_written_over_each_other(tmp_path: Path) -> None:
    for suffix in ("txt", "md"):
        (tmp_path / f"甲.{suffix}").write_text("甲方案\n一、任务\n1.宣传。开展宣传。（省应急厅负责）", "utf-8")
    done = run("extract", str(tmp_path), "-o", str(tmp_path))
    assert (done.exit_code, "would both be written to" in done.stderr) == (2, True)
    assert not list(tmp_path.glob("*.yaml"))

from __future__ import annotations

import json
import os
import re
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
    assert "1 corrections kept" in result.stderr
    task = json.loads(run("--data", str(output), "task", "六（二）", "--format", "json").stdout)
    assert (task["leads"], task["basis"]) == (["省能源局"], "corrected")


def test_extract_onto_a_file_that_is_no_plan_changes_nothing(tmp_path: Path) -> None:
    output = tmp_path / "letter.yaml"
    output.write_text("dear: friend\n", "utf-8")
    result = run("extract", str(PLAN), "-o", str(output))
    assert result.exit_code == 1
    assert "letter.yaml:1:1: unknown key 'dear'" in result.stderr
    assert output.read_text("utf-8") == "dear: friend\n"


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
        "basis cannot be 'nobody'; one of stated, rule, sole, inferred, corrected, none; near: –",
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
    assert run("due", "--before", "soon").exit_code == 2
    assert run("export", "--to", "pdf").exit_code == 2
    assert run("gaps", "--fail-on", "high").exit_code == 3
    assert run("gaps", "--rule", "groups-only", "--fail-on", "low").exit_code == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "not a text file"),
        ("没有任何标题的一段话。".encode(), "no heading"),
        (("啊" * 350_000).encode(), "no heading"),
        (("（" * 10_000).encode(), "no heading"),
        ("一、指导思想\n坚持人民至上。".encode(), "no task"),
    ],
)
def test_bad_input_is_one_clear_error_and_nothing_is_written(tmp_path: Path, content: bytes, message: str) -> None:
    source, output = tmp_path / "plan.txt", tmp_path / "out.yaml"
    source.write_bytes(content)
    result = run("extract", str(source), "-o", str(output))
    assert result.exit_code == 1
    assert result.stderr.startswith(str(source)) or result.stderr.startswith("plan.txt")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert not output.exists()


def test_bad_paths(tmp_path: Path) -> None:
    assert "no such file" in run("extract", str(tmp_path / "none.txt")).stderr
    assert "holds no file" in run("extract", str(tmp_path)).stderr
    assert "unknown format '.wps'" in run("--data", str(tmp_path / "a.wps"), "units").stderr
    result = run("extract", str(PLAN), "-o", str(tmp_path / "missing" / "plan.yaml"))
    assert (result.exit_code, "create it first" in result.stderr) == (1, True)
    assert run("extract", str(PLAN), "-o", str(tmp_path)).exit_code == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_other_encodings_simply_work(tmp_path: Path, encoding: str) -> None:
    source = tmp_path / "plan.txt"
    source.write_bytes(PLAN.read_bytes().decode().replace("\n", "\r\n").encode(encoding))
    extracted = json.loads(run("extract", str(source), "--format", "json").stdout)
    assert len(extracted["clauses"]) == 41


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "plan.yaml"
    output.write_text("old", "utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    result = run("export", "--to", "json", "-o", str(output))
    assert result.exit_code == 1
    assert "No space left on device; nothing was changed" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["plan.yaml"]
    assert output.read_text("utf-8") == "old"


def test_several_plans_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、任务\n（一）宣传。开展宣传。（责任单位：省应急厅）", "utf-8")
    (tmp_path / "b.txt").write_text("一、任务\n（一）演练。开展演练。（责任单位：省公安厅）", "utf-8")
    result = run("--data", str(tmp_path), "units", "--format", "json")
    assert [unit["unit"] for unit in json.loads(result.stdout)] == ["省公安厅", "省应急厅"]


def test_both_languages_everywhere() -> None:
    assert "缺口 127 项：必须答复 4" in run("gaps", lang="zh").stdout
    assert "127 gaps: 4 high" in run("gaps", lang="en").stdout
    assert "没有叫“省财政厅”的单位" in run("tasks", "省财政厅", lang="zh").stderr
    assert "没有完成时限" in run("gaps", "--lang", "zh", "--rule", "no-deadline").stdout


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


def test_units_complete_by_substring() -> None:
    env = {
        **os.environ,
        "_DUTYGRAPH_COMPLETE": "bash_complete",
        "COMP_WORDS": "dutygraph tasks 煤矿",
        "COMP_CWORD": "2",
    }
    done = subprocess.run([sys.executable, "-m", "dutygraph"], env=env, capture_output=True, check=False)
    assert "plain,山东煤矿安全监察局" in done.stdout.decode().split("\n")


def test_output_is_utf8_in_any_locale_and_a_closed_pipe_is_quiet() -> None:
    env = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "gbk"}
    done = subprocess.run([sys.executable, "-m", "dutygraph", "units"], env=env, capture_output=True, check=False)
    assert "省应急厅" in done.stdout.decode("utf-8")
    piped = subprocess.run(
        f"{sys.executable} -m dutygraph export --to json | head -c 10", shell=True, capture_output=True, check=False
    )
    assert piped.stderr == b""

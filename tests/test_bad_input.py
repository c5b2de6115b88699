"""Bad input is one clear error that says what, where and how to mend; nothing is written, and nothing is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dutygraph.cli import cli
from dutygraph.errors import UnreadableFile
from dutygraph.exports.files import write_whole
from dutygraph.loaders import BUNDLED, load_plan
from dutygraph.loaders.decode import read_text
from dutygraph.model import Plan

DOCUMENT = next(Path(__file__).parents[1].joinpath("examples").glob("*.txt"))
TEXT = DOCUMENT.read_bytes().decode()
PLAN = load_plan(DOCUMENT)
SMALL = "一、任务\n（一）宣传。开展宣传。（责任单位：省应急厅）\n"


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["--lang", "en", *map(str, args)], prog_name="dutygraph")


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


# --- documents ------------------------------------------------------------------------------------------------


#: What a file holds → the content, the place told behind its name, and what is told.
UNREADABLE: dict[str, tuple[bytes, str, str]] = {
    "nothing": (b"", "", "the file is empty"),
    "blanks": (" \n\t\r\n\u3000\n".encode(), "", "the file is empty"),
    "a byte order mark": (b"\xef\xbb\xbf", "", "the file is empty"),
    "a mark of UTF-16": (b"\xff\xfe", "", "the file is empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "", "not a text file"),
    "an archive": (b"PK\x03\x04\x14\x00" + bytes(range(128, 256)) * 20, "", "not a text file"),
    "zeros": (b"\x00\x00\x00", "", "not a text file"),
    "control characters": (b"\x7fELF\x02\x01\x01" + b"\x01\x02\x03" * 50, "", "not a text file"),
    "Big5": (TEXT.encode("big5", "ignore"), "", "not a text file"),
    "Shift-JIS": (TEXT.encode("shift-jis", "ignore"), "", "not a text file"),
    "UTF-8 cut short": (TEXT.encode()[:-2], ":312:63", "not valid text from here on"),
    "two encodings": (TEXT[:3000].encode() + TEXT[3000:].encode("gbk"), ":68:9", "not valid text from here on"),
    "damaged GBK": (
        TEXT[:3000].encode("gbk") + b"\xff\xff" + TEXT[3000:].encode("gbk"),
        ":68:9",
        "not valid text from here on",
    ),
    "prose": ("没有任何标题的一段话。".encode(), "", "no heading"),
    "a long line": (("啊" * 350_000).encode(), "", "no heading"),
    "brackets": (("（" * 10_000).encode(), "", "no heading"),
    "headings without tasks": ("一、指导思想\n坚持人民至上。".encode(), "", "headings were found, but no task"),
}


@pytest.mark.parametrize("held", UNREADABLE)
def test_a_document_that_cannot_be_read_is_one_error(tmp_path: Path, held: str) -> None:
    content, place, message = UNREADABLE[held]
    source = tmp_path / "plan.txt"
    source.write_bytes(content)
    for result in (run("extract", source, "-o", tmp_path / "out.yaml"), run("--data", source, "units")):
        assert result.exit_code == 1
        assert result.stdout == ""
        assert result.stderr.startswith(f"{source}{place}: {message}")
        assert result.stderr.count("\n") == 1
    assert files(tmp_path) == {"plan.txt": content}


def reading(plan: Plan) -> list[object]:
    """What a plan says, without where it stands."""
    return [
        (
            task.number,
            task.title,
            [c.assignments for c in task.clauses],
            [(d.text, len(d.deadlines)) for d in task.duties],
        )
        for task in plan.tasks
    ]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-16-be-bom", "utf-32"]
)
def test_other_encodings_and_line_ends_simply_work(tmp_path: Path, encoding: str, ends: str) -> None:
    text = TEXT.replace("\n", ends)
    source = tmp_path / DOCUMENT.name
    bom = b"\xfe\xff" if encoding == "utf-16-be-bom" else b""
    source.write_bytes(bom + text.encode(encoding.removesuffix("-bom")))
    plan = load_plan(source)
    assert read_text(source) == text
    assert reading(plan) == reading(PLAN)
    spans = [d.span for task in plan.tasks for d in task.duties] + [d.span for d in plan.diagnostics]
    assert [text[span.start : span.end] for span in spans] == [span.quote for span in spans]
    if ends == "\n":
        assert plan == PLAN


HOSTILE = {
    "a line of a megabyte": "一、任务（一）宣传。" + "开展宣传，" * 200_000,
    "nested brackets": "一、任务\n（一）宣传。开展" + "（" * 10_000 + "责任单位：省应急厅" + "）" * 10_000,
    "clauses never closed": "一、任务\n（一）宣传。开展" + "（责任单位：" * 10_000,
    "brackets of all kinds": "一、任务\n（一）宣传。开展" + "[{(【" * 10_000,
    "titles never closed": "一、任务\n（一）宣传。" + "《" * 50_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_text_is_read_in_reasonable_time(tmp_path: Path, kind: str) -> None:
    text = HOSTILE[kind]
    (tmp_path / "plan.txt").write_text(text, "utf-8")
    command = [sys.executable, "-m", "dutygraph", "extract", "plan.txt", "-o", "plan.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60, check=True)
    assert done.stderr.count(b"\n") < 30, "what was not understood is told, but not ten thousand times"
    assert run("check", tmp_path / "plan.yaml").exit_code == 0


def test_a_file_name_in_another_encoding_is_read(tmp_path: Path) -> None:
    source = os.path.join(os.fsencode(tmp_path), "规划.txt".encode("gbk"))
    try:
        Path(os.fsdecode(source)).write_text(SMALL, "utf-8")
    except OSError:
        pytest.skip("the file system takes no such names")
    assert load_plan(Path(os.fsdecode(source))).source == "规划.txt"


# --- paths ----------------------------------------------------------------------------------------------------


def test_paths_that_hold_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / ".hidden.txt").write_text(SMALL, "utf-8")
    (tmp_path / "a.wps").write_bytes(b"")
    assert f"{tmp_path / 'none.txt'}: no such file" in run("extract", tmp_path / "none.txt").stderr
    assert "holds no file that can be read" in run("--data", tmp_path, "units").stderr
    (tmp_path / "a.dwg").write_bytes(b"AC1032")
    assert "unknown format '.dwg'; readable: .csv .docm .docx" in run("--data", tmp_path / "a.dwg", "units").stderr
    assert "this is a folder" in run("check", tmp_path).stderr
    assert run("check", tmp_path / "folder.yaml").exit_code == 1


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = run("extract", DOCUMENT, "-o", tmp_path / "out.yaml")
    assert (result.exit_code, result.stderr) == (
        1,
        f"{DOCUMENT}: not permitted to read it; check the file's permissions\n",
    )


# --- several plans --------------------------------------------------------------------------------------------


def test_one_plan_twice_is_never_mixed_silently(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(SMALL, "utf-8")
    assert run("extract", tmp_path / "plan.txt", "-o", tmp_path / "plan.yaml").exit_code == 0
    result = run("--data", tmp_path, "units")
    assert result.exit_code == 1
    assert f"{tmp_path / 'plan.yaml'}: the same plan as {tmp_path / 'plan.txt'} (id plan)" in result.stderr
    other = (tmp_path / "plan.yaml").read_text("utf-8").replace("id: plan", "id: other")
    (tmp_path / "plan.yaml").write_text(other, "utf-8")
    assert json.loads(run("--data", tmp_path, "units", "--format", "json").stdout)[0]["counts"]["lead"] == 2


def test_check_goes_on_behind_a_broken_file(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("plan: [", "utf-8")
    result = run("check", tmp_path / "none.yaml", broken, DOCUMENT, BUNDLED)
    assert result.exit_code == 1
    assert result.stdout == f"{BUNDLED}: no problem, 45 tasks\n"
    told = result.stderr.split("\n")
    assert told[0].startswith(f"{tmp_path / 'none.yaml'}: no such file")
    assert told[1].startswith(f"{broken}:2:1: YAML syntax")
    assert "make a plan file with dutygraph extract" in told[2]
    assert told[3:] == ["problems: 3", ""]


# --- output ---------------------------------------------------------------------------------------------------


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a document, its plan file, and files that must stay as they are."""
    (tmp_path / "plan.txt").write_text(SMALL, "utf-8")
    (tmp_path / "other.txt").write_text("一、事项\n（二）演练。组织演练。（责任单位：省公安厅）\n", "utf-8")
    run("extract", tmp_path / "plan.txt", "-o", tmp_path / "plan.yaml")
    run("extract", tmp_path / "other.txt", "-o", tmp_path / "other.yaml")
    (tmp_path / "letter.yaml").write_text("dear: friend\n", "utf-8")
    (tmp_path / "broken.yaml").write_text("plan: [", "utf-8")
    (tmp_path / "report.docx").write_bytes(b"PK\x03\x04\x00" * 9)
    (tmp_path / "old.yaml").write_text(BUNDLED.read_text("utf-8").replace("format: 1", "format: 0"), "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ("extract plan.txt -o letter.yaml", 1, "letter.yaml:1:1: not a plan file"),
        ("extract plan.txt -o broken.yaml", 1, "broken.yaml:2:1: YAML syntax"),
        ("extract plan.txt -o report.docx", 1, "report.docx: nothing was changed"),
        ("extract plan.txt -o old.yaml", 1, "old.yaml:3:9: made by another version"),
        ("extract plan.txt -o other.yaml", 1, "this is another plan (id other)"),
        ("extract plan.txt -o other.txt", 1, "other.txt: nothing was changed"),
        ("extract plan.txt -o plan.txt", 2, "plan.txt is a file that is read"),
        ("extract plan.txt --format json -o plan.txt", 2, "plan.txt is a file that is read"),
        ("extract plan.txt --format json -o plan.yaml", 2, "plan.yaml is the name of a plan file"),
        ("extract plan.yaml -o plan.yaml", 2, "plan.yaml is a file that is read"),
        ("extract plan.txt other.txt -o both.yaml", 2, "-o takes one plan at a time"),
        ("extract plan.txt none.txt", 1, "none.txt: no such file"),
        ("extract plan.txt -o none/plan.yaml", 1, "create it first"),
        ("extract plan.txt --format json -o .", 1, "this is a folder, not a file"),
        ("export --to html -o plan.yaml", 2, "plan.yaml is the name of a plan file"),
        ("--data plan.txt export --to json -o plan.txt", 2, "plan.txt is a file that is read"),
        ("export --to pdf -o plan.pdf", 2, "unknown kind 'pdf'"),
    ],
)
def test_an_output_that_would_lose_something_is_refused(
    place: Path, monkeypatch: pytest.MonkeyPatch, words: str, code: int, message: str
) -> None:
    monkeypatch.chdir(place)
    before = files(place)
    result = run(*words.split())
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr
    assert files(place) == before


def test_extracting_again_changes_no_byte(place: Path) -> None:
    before = files(place)
    assert run("extract", place / "plan.txt", "-o", place / "plan.yaml").exit_code == 0
    assert files(place) == before


def test_a_plan_file_under_another_id_is_still_the_same_plan(place: Path) -> None:
    renamed = (place / "plan.yaml").read_text("utf-8").replace("id: plan", "id: 我们的规划")
    (place / "plan.yaml").write_text(renamed, "utf-8")
    assert run("extract", place / "plan.txt", "-o", place / "plan.yaml").exit_code == 0
    assert "id: 我们的规划" in (place / "plan.yaml").read_text("utf-8")


def test_corrections_outlive_a_json_copy_and_a_plan_file_given_as_input(place: Path) -> None:
    corrected = (place / "plan.yaml").read_text("utf-8").replace("lead: [省应急厅]", "lead: [省教育厅]")
    (place / "plan.yaml").write_text(corrected, "utf-8")
    assert run("extract", place / "plan.yaml", "-o", place / "copy.yaml").exit_code == 0
    result = run("extract", place / "plan.txt", "-o", place / "copy.yaml")
    assert "corrections kept: 1" in result.stderr
    assert "lead: [省教育厅]" in (place / "copy.yaml").read_text("utf-8")


def fail_as_a_full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("moment", ["fsync", "chmod", "replace"])
@pytest.mark.parametrize(
    ("trouble", "message"), [(fail_as_a_full_disk, "nothing was changed"), (interrupt, "Aborted!")]
)
def test_an_interrupted_write_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str, trouble: Callable[..., None], message: str
) -> None:
    (tmp_path / "graph.json").write_text("old", "utf-8")
    monkeypatch.setattr(os, moment, trouble)
    result = run("export", "--to", "json", "-o", tmp_path / "graph.json")
    assert result.exit_code == 1
    assert message in result.stderr
    assert files(tmp_path) == {"graph.json": b"old"}


def test_a_link_and_a_device_stay_what_they_are(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_bytes(b"old")
    (tmp_path / "link.json").symlink_to("real.json")
    write_whole(tmp_path / "link.json", b"new")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_bytes() == b"new"
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_whole(tmp_path / "pipe", b"new")
    assert (os.read(reader, 9), (tmp_path / "pipe").is_fifo()) == (b"new", True)
    os.close(reader)


def test_a_file_keeps_its_permissions_and_a_missing_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o640)
    write_whole(tmp_path / "a", b"new")
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640
    with pytest.raises(UnreadableFile, match="create it first"):
        write_whole(tmp_path / "none" / "a", b"new")


def test_ctrl_c_is_no_traceback(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.txt")
    command = [sys.executable, "-m", "dutygraph", "extract", str(tmp_path / "plan.txt")]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with open(tmp_path / "plan.txt", "wb"):  # opens when the program does: now it waits for the text
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=60)
    assert (running.returncode, told.strip()) == (1, b"Aborted!")


def test_control_characters_of_a_file_never_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text('"a\\ab": 1\nplan: {}\ntasks: []\n', "utf-8")
    for lang in ("zh", "en"):
        assert "a b" in run("--lang", lang, "check", tmp_path / "plan.yaml").stderr.replace("\\x07", " ")

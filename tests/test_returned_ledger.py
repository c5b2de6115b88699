"""A ledger goes out and comes back: what staff changed in it arrives, and nothing else moves."""

from __future__ import annotations

import csv
import datetime as dt
import difflib
import io
import shutil
import subprocess
from pathlib import Path

import pytest

from dutygraph.loaders import load_plan
from dutygraph.loaders.beside import status_file
from dutygraph.model import Basis, State
from tests.returned import done, fill_in, run, statuses

TEXT = """甲市2023年防汛工作方案
一、重点任务
（一）堤防巡查。开展堤防巡查。2023年6月底前完成整改，隐患整改率达90%以上。（市水务局牵头，市应急局、各区政府等配合，市气象局指导）
（二）物资储备。储备防汛物资。（责任单位：市应急局）开展防汛演练。（市水务局牵头，市公安局配合）加强宣传。
（三）值班值守。落实值班制度。完善值班条件。（市应急局、市公安局按职责分工负责，完成时限：2023年8月底前）
（四）总结评估。评估工作成效。（市公安局、市教育局按职责分工负责）（市应急局牵头）
"""
TODAY = dt.date.today()
HAS_OFFICE = shutil.which("soffice") is not None


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    document, file = tmp_path / "方案.txt", tmp_path / "plan.yaml"
    document.write_text(TEXT, encoding="utf-8")
    done("extract", str(document), "-o", str(file))
    return file


def ledger_of(plan: Path, suffix: str = ".csv", lang: str = "zh") -> Path:
    ledger = plan.parent / f"台账{suffix}"
    done("--data", str(plan), "report", "-o", str(ledger), lang=lang)
    return ledger


def changed_lines(before: str, after: str) -> list[str]:
    """The lines of a plan file that moved, without the places of what stands around them."""
    return [line for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line[:1] in "+-"]


def task(plan: Path, number: str):  # type: ignore[no-untyped-def]
    return next(task for task in load_plan(plan).tasks if task.number == number)


# --- there and back -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_ledger_that_nobody_changed_changes_nothing(plan: Path, suffix: str, lang: str) -> None:
    done(
        "--data",
        str(plan),
        "status",
        "set",
        "一（二）",
        "进行中",
        "--note",
        "已开标，（待验收）",
        "--date",
        "2023-05-01",
    )
    before, said = plan.read_bytes(), status_file(plan).read_bytes()
    result = done("extract", str(ledger_of(plan, suffix, lang)), "-o", str(plan))
    assert (plan.read_bytes(), status_file(plan).read_bytes()) == (before, said)
    assert "没有要收回的更正" in result.stderr
    assert "没有新的进展" in result.stderr


@pytest.mark.parametrize(
    "suffix",
    [
        ".csv",
        ".xlsx",
        pytest.param("LibreOffice", marks=pytest.mark.skipif(not HAS_OFFICE, reason="LibreOffice is not installed")),
    ],
)
def test_one_status_and_one_lead_arrive_and_nothing_else_moves(plan: Path, suffix: str) -> None:
    before = plan.read_text(encoding="utf-8")
    ledger = ledger_of(plan, ".xlsx" if suffix == "LibreOffice" else suffix)
    fill_in(ledger, {
        ("一（一）", "牵头单位"): "市交通运输局",
        ("一（三）", "状态"): "已完成",
        ("一（三）", "更新日期"): "2023-08-20",
        ("一（三）", "进展说明"): "制度已印发",
    })  # fmt: skip
    if suffix == "LibreOffice":
        ledger = saved_by_office(ledger)
    result = done("extract", str(ledger), "-o", str(plan))
    # The lead of the first task, and that a person says so: the clause had “市水务局” and “stated”.
    assert changed_lines(before, plan.read_text(encoding="utf-8")) == [
        "-     lead: [市水务局]",
        "+     lead: [市交通运输局]",
        "-     basis: stated",
        "+     basis: corrected",
    ]
    (status,) = statuses(plan)
    assert (status.number, status.title, status.state, status.on) == (
        "一（三）", "值班值守", State.DONE, dt.date(2023, 8, 20),
    )  # fmt: skip
    assert (status.note, status.duties) == ("制度已印发", ("落实值班制度。", "完善值班条件。"))
    assert status.source.startswith(ledger.name)
    assert "一（一） 堤防巡查，牵头单位：市水务局 → 市交通运输局" in result.stderr


def saved_by_office(ledger: Path) -> Path:
    """The ledger as LibreOffice writes it."""
    folder = ledger.parent / "saved"
    profile = f"-env:UserInstallation={(ledger.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder), str(ledger)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / ledger.name


def test_what_came_back_once_comes_back_no_second_time(plan: Path) -> None:
    ledger = ledger_of(plan)
    fill_in(ledger, {("一（一）", "牵头单位"): "市应急局", ("一（一）", "状态"): "推进中"})  # it still cooperates there
    done("extract", str(ledger), "-o", str(plan))
    before, said = plan.read_bytes(), status_file(plan).read_bytes()
    fill_in(ledger, {("一（一）", "更新日期"): TODAY.isoformat()})
    again = done("extract", str(ledger), "-o", str(plan)).stderr
    assert again.splitlines() == [f"没有要收回的更正，{plan} 未动。", "没有新的进展。"]
    assert (plan.read_bytes(), status_file(plan).read_bytes()) == (before, said)


def test_both_stay_when_the_document_is_read_again(plan: Path) -> None:
    """With one more task before them, so that they are renumbered."""
    ledger = ledger_of(plan)
    fill_in(ledger, {("一（二）", "状态"): "办结", ("一（一）", "牵头单位"): "市应急局"})
    done("extract", str(ledger), "-o", str(plan))
    said = status_file(plan).read_bytes()
    document = plan.parent / "方案.txt"
    text = TEXT.replace("（三）", "（四）", 1).replace("（四）总结", "（五）总结").replace("（二）", "（三）")
    document.write_text(
        text.replace("（一）堤防", "（一）会商。组织会商。（市气象局牵头）\n（二）堤防"), encoding="utf-8"
    )
    done("extract", str(document), "-o", str(plan))
    clause = task(plan, "一（二）").clauses[0]
    assert (clause.assignments[0].party, clause.basis) == ("市应急局", Basis.CORRECTED)
    assert status_file(plan).read_bytes() == said
    listed = done("--data", str(plan), "status").stdout
    assert "一（三）" in listed
    assert "已完成" in listed


def test_a_report_about_what_left_the_document_is_told_and_kept(plan: Path) -> None:
    done("--data", str(plan), "status", "set", "一（三）", "已完成")
    document = plan.parent / "方案.txt"
    lines = [line for line in TEXT.splitlines() if "值班" not in line]
    document.write_text("\n".join(lines).replace("（四）", "（三）"), encoding="utf-8")
    result = done("extract", str(document), "-o", str(plan))
    assert "1 条进展对不上现在的规划" in result.stderr
    assert [status.title for status in statuses(plan)] == ["值班值守"]


# --- what staff change ----------------------------------------------------------------------------------------


def roles(plan: Path, number: str) -> list[tuple[str, dict[str, list[str]], tuple[int, ...]]]:
    return [
        (
            clause.basis.value,
            {role: names for role in ("lead", "shared", "support", "cooperate", "guide")
             if (names := [a.party for a in clause.assignments if a.role.value == role])},
            clause.duties,
        )
        for clause in task(plan, number).clauses
    ]  # fmt: skip


def corrected(plan: Path, changes: dict[tuple[str, str], str]) -> str:
    ledger = ledger_of(plan)
    fill_in(ledger, changes)
    return done("extract", str(ledger), "-o", str(plan)).stderr


def test_a_lead_where_there_was_none(plan: Path) -> None:
    corrected(plan, {("一（三）", "牵头单位"): "市应急局", ("一（三）", "责任单位"): "市公安局"})
    assert roles(plan, "一（三）") == [("corrected", {"lead": ["市应急局"], "support": ["市公安局"]}, ())]
    assert [d.text for d in task(plan, "一（三）").clauses[0].deadlines] == ["2023年8月底前"]


def test_a_unit_that_comes_to_lead_no_longer_cooperates(plan: Path) -> None:
    stderr = corrected(plan, {("一（一）", "牵头单位"): "市应急局"})
    assert roles(plan, "一（一）")[0][1] == {"lead": ["市应急局"], "cooperate": ["各区政府"], "guide": ["市气象局"]}
    assert "配合单位：市应急局、各区政府等 → 各区政府等" in stderr


def test_the_lead_of_one_of_several_clauses(plan: Path) -> None:
    corrected(plan, {("一（二）", "牵头单位"): "市水务局"})  # its first row: 储备防汛物资
    assert roles(plan, "一（二）") == [
        ("corrected", {"lead": ["市水务局"]}, (1,)),
        ("stated", {"lead": ["市水务局"], "cooperate": ["市公安局"]}, (2,)),
    ]


def test_an_owner_where_nobody_was_named(plan: Path) -> None:
    before = len(task(plan, "一（二）").clauses)
    ledger = ledger_of(plan)
    words = ledger.read_text(encoding="utf-8-sig").replace("加强宣传。,,", "加强宣传。,市委宣传部,")
    ledger.write_text(words, encoding="utf-8-sig", newline="")
    done("extract", str(ledger), "-o", str(plan))
    assert len(task(plan, "一（二）").clauses) == before + 1
    assert roles(plan, "一（二）")[-1] == ("corrected", {"lead": ["市委宣传部"]}, (3,))
    done("check", str(plan))


def test_rows_with_reports_of_their_own_share_a_clause(plan: Path) -> None:
    """One row is corrected, so the clause parts."""
    done("--data", str(plan), "status", "set", "一（三）", "进行中")
    words = status_file(plan).read_text(encoding="utf-8").replace(',"完善值班条件。"', "")
    status_file(plan).write_text(words, encoding="utf-8")
    stderr = corrected(plan, {("一（三）", "责任单位"): "市应急局、市教育局"})
    assert "更正 1 处" in stderr
    assert roles(plan, "一（三）") == [
        ("none", {"shared": ["市应急局", "市公安局"]}, (2,)),
        ("corrected", {"shared": ["市应急局", "市教育局"]}, (1,)),
    ]
    done("check", str(plan))


def test_deadlines(plan: Path) -> None:
    corrected(plan, {
        ("一（一）", "完成时限"): "2023年7月底前",
        ("一（三）", "完成时限"): "2023年8月底前\n长期坚持",
        ("一（四）", "完成时限"): "2023年12月底前",
    })  # fmt: skip
    found = {t.number: [(d.text, str(d.by)) for d in t.deadlines()] for t in load_plan(plan).tasks}
    assert found == {
        "一（一）": [("2023年7月底前", "2023-07-31")],
        "一（二）": [],
        "一（三）": [("2023年8月底前", "2023-08-31"), ("长期坚持", "None")],
        "一（四）": [("2023年12月底前", "2023-12-31")],
    }


def test_a_deadline_that_staff_took_out(plan: Path) -> None:
    corrected(plan, {("一（一）", "完成时限"): "", ("一（三）", "完成时限"): "—"})
    assert [list(task.deadlines()) for task in load_plan(plan).tasks] == [[], [], [], []]


def test_other_layout_of_the_same_words_is_no_change(plan: Path) -> None:
    before = plan.read_bytes()
    stderr = corrected(
        plan, {("一（一）", "配合单位"): "市应急局、\n各区政府 等", ("一（三）", "责任单位"): "市应急局，市公安局"}
    )
    assert "没有要收回的更正" in stderr
    assert plan.read_bytes() == before


def test_rows_may_be_sorted_and_rows_and_columns_taken_out(plan: Path) -> None:
    """What is left is the third task, then the first, without targets and without the places in the document."""
    before = plan.read_text(encoding="utf-8")
    ledger = ledger_of(plan)
    fill_in(ledger, {("一（一）", "牵头单位"): "市交通运输局"})
    title, head, *body = csv.reader(io.StringIO(ledger.read_text(encoding="utf-8-sig"), newline=""))
    kept = [column for column, name in enumerate(head) if name not in ("指标", "出处")]
    rows = [head, *(row for row in reversed(body) if row[0] in ("一（一）", "一（三）"))]
    out = io.StringIO(newline="")
    csv.writer(out).writerows([title, *([row[column] for column in kept] for row in rows)])
    ledger.write_text(out.getvalue(), encoding="utf-8", newline="")
    done("extract", str(ledger), "-o", str(plan))
    assert changed_lines(before, plan.read_text(encoding="utf-8")) == [
        "-     lead: [市水务局]",
        "+     lead: [市交通运输局]",
        "-     basis: stated",
        "+     basis: corrected",
    ]


def test_what_is_not_taken_is_told(plan: Path) -> None:
    before = plan.read_bytes()
    stderr = corrected(plan, {
        ("一（一）", "牵头单位"): "",
        ("一（一）", "完成时限"): "看情况",
        ("一（二）", "主要内容"): "储备防汛物资和设备。",
        ("一（四）", "牵头单位"): "市公安局",
    })  # fmt: skip
    assert "看不懂的时限“看情况”" in stderr
    assert "台账里改了“储备防汛物资和设备。”" in stderr
    assert "一（四）：这一行有几处分工原文" in stderr
    assert "一（一）" in stderr
    after = plan.read_bytes()
    assert after != before  # that nobody leads the first task was taken
    assert roles(plan, "一（一）")[0][1].get("lead") is None


def test_that_nobody_is_charged_is_said_in_the_plan_file(plan: Path) -> None:
    before = plan.read_bytes()
    assert "删去了全部单位，未收" in corrected(plan, {("一（三）", "责任单位"): ""})
    assert plan.read_bytes() == before


def test_a_ledger_from_before_a_correction_does_not_undo_it(plan: Path) -> None:
    old = ledger_of(plan).rename(plan.parent / "旧台账.csv")
    corrected(plan, {("一（一）", "牵头单位"): "市应急局"})
    before = plan.read_bytes()
    result = done("extract", str(old), "-o", str(plan))
    assert "已更正，保留更正" in result.stderr
    assert plan.read_bytes() == before


def test_the_ledger_of_another_plan_is_refused(plan: Path, tmp_path: Path) -> None:
    ledger = ledger_of(plan)
    words = ledger.read_text(encoding="utf-8-sig")
    for number, title in enumerate(("堤防巡查", "物资储备", "值班值守", "总结评估")):
        words = words.replace(title, f"另一项{number}")
    for sentence in (
        "开展堤防巡查",
        "储备防汛物资",
        "落实值班制度",
        "评估工作成效",
        "完善值班条件",
        "2023年6月底前完成整改",
    ):
        words = words.replace(sentence, "做别的事情")
    ledger.write_text(words, encoding="utf-8-sig", newline="")
    before = plan.read_bytes()
    result = run("extract", str(ledger), "-o", str(plan))
    assert result.exit_code == 1
    assert "另一个规划的台账" in result.stderr
    assert run("--data", str(plan), "status", "take", str(ledger)).exit_code == 1
    assert plan.read_bytes() == before
    assert not status_file(plan).exists()


# --- what staff report ----------------------------------------------------------------------------------------


def reported(plan: Path, changes: dict[tuple[str, str], str]) -> str:
    ledger = ledger_of(plan)
    fill_in(ledger, changes)
    return done("--data", str(plan), "status", "take", str(ledger)).stderr


def test_a_date_left_out_is_today(plan: Path) -> None:
    reported(plan, {("一（一）", "状态"): "进行中"})
    assert [(status.state, status.on) for status in statuses(plan)] == [(State.UNDER_WAY, TODAY)]


def test_a_date_left_as_it_was_is_today(plan: Path) -> None:
    done("--data", str(plan), "status", "set", "一（一）", "进行中", "--date", "2023-05-01")
    reported(plan, {("一（一）", "状态"): "已完成"})
    assert [(status.state, status.on) for status in statuses(plan)][1:] == [(State.DONE, TODAY)]


@pytest.mark.parametrize("words", ["昨天", "2999-01-01"])
def test_a_date_that_cannot_be_is_told(plan: Path, words: str) -> None:
    stderr = reported(plan, {("一（一）", "状态"): "已完成", ("一（一）", "更新日期"): words})
    assert f"日期“{words}”看不懂或还没有到，记作今天" in stderr
    assert [status.on for status in statuses(plan)] == [TODAY]


def test_corrections_are_not_taken_with_the_progress_and_that_is_told(plan: Path) -> None:
    before = plan.read_bytes()
    stderr = reported(plan, {("一（一）", "状态"): "已完成", ("一（一）", "牵头单位"): "市应急局"})
    assert "另有 2 处更正" in stderr  # it leads, and no longer cooperates
    assert f"extract {plan.parent / '台账.csv'} -o {plan}" in stderr
    assert plan.read_bytes() == before
    assert len(statuses(plan)) == 1


def test_unknown_words_are_told_and_kept(plan: Path) -> None:
    stderr = reported(plan, {("一（一）", "状态"): "基本完成", ("一（一）", "进展说明"): "还差验收"})
    assert "看不懂的状态“基本完成”" in stderr
    (status,) = statuses(plan)
    assert (status.state, status.note) == (None, "基本完成；还差验收")
    assert reported(plan, {}) == "没有新的进展。\n"
    assert "见说明" in done("--data", str(plan), "status").stdout


def test_a_new_note_keeps_the_state(plan: Path) -> None:
    done("--data", str(plan), "status", "set", "一（一）", "进行中", "--date", "2023-05-01")
    reported(plan, {("一（一）", "进展说明"): "已完成三段"})
    assert [(status.state, status.note) for status in statuses(plan)][1:] == [(State.UNDER_WAY, "已完成三段")]


def test_a_ledger_from_before_a_report_does_not_undo_it(plan: Path) -> None:
    done("--data", str(plan), "status", "set", "一（一）", "进行中", "--date", "2023-05-01")
    old = ledger_of(plan).rename(plan.parent / "旧台账.csv")
    done("--data", str(plan), "status", "set", "一（一）", "已完成", "--date", "2023-06-01")
    assert "没有新的进展" in done("--data", str(plan), "status", "take", str(old)).stderr
    assert len(statuses(plan)) == 2


def test_a_report_of_an_earlier_day_does_not_stand_and_that_is_told(plan: Path) -> None:
    done("--data", str(plan), "status", "set", "一（一）", "进行中", "--date", "2023-06-01")
    stderr = reported(plan, {("一（一）", "状态"): "未开始", ("一（一）", "更新日期"): "2023-04-01"})
    assert "2023-06-01 另有较新的进展" in stderr
    assert "进行中" in done("--data", str(plan), "status").stdout


def test_a_status_of_one_row_is_about_its_duties(plan: Path) -> None:
    reported(plan, {("一（二）", "状态"): "已完成"})
    assert [status.duties for status in statuses(plan)] == [("储备防汛物资。",)]


def test_the_ledger_of_an_office_brings_its_statuses_along(tmp_path: Path) -> None:
    """Its plan is read from it for the first time, and it calls the column 完成情况."""
    ledger, plan = tmp_path / "任务分解表.csv", tmp_path / "plan.yaml"
    ledger.write_text(
        "甲市2023年防汛工作任务分解表\n"
        "序号,工作任务,具体措施,牵头单位,完成情况\n"
        "1,堤防巡查,开展堤防巡查。,市水务局,已完成\n"
        "2,物资储备,储备防汛物资。,市应急局,\n"
        "3,值班值守,落实值班制度。,市应急局,已报方案，待批\n",
        encoding="utf-8",
    )
    result = done("extract", str(ledger), "-o", str(plan))
    assert [(s.title, s.state, s.note) for s in statuses(plan)] == [
        ("堤防巡查", State.DONE, ""),
        ("值班值守", None, "已报方案，待批"),
    ]
    assert "看不懂的状态“已报方案，待批”" in result.stderr
    words = ledger.read_text(encoding="utf-8").replace("市应急局,\n", "市应急局,推进中\n")
    ledger.write_text(words, encoding="utf-8")
    done("extract", str(ledger), "-o", str(plan))
    assert [(s.title, s.state) for s in statuses(plan)][2:] == [("物资储备", State.UNDER_WAY)]


def test_a_file_without_a_column_for_progress(plan: Path) -> None:
    result = run("--data", str(plan), "status", "take", str(plan.parent / "方案.txt"))
    assert result.exit_code == 1
    assert "没有填报进展的台账" in result.stderr

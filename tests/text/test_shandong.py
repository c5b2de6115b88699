"""The bundled document against what a person read in it (``tests/gold/shandong.yaml``)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from dutygraph.loaders import BUNDLED, load_plan
from dutygraph.model import Citation, Clause, Deadline, Plan, Role, SectionKind, Target, Task
from dutygraph.text.document import read_plan
from dutygraph.text.marks import mend
from tests.spans import spans_in

ROOT = Path(__file__).parents[2]
DOCUMENT = next((ROOT / "examples").glob("*.txt"))
GOLD: dict[str, Any] = yaml.load((ROOT / "tests/gold/shandong.yaml").read_text("utf-8"), yaml.BaseLoader)


@pytest.fixture(scope="module", params=["as extracted", "as reviewed and shipped"])
def plan(request: pytest.FixtureRequest) -> Plan:
    if request.param == "as extracted":
        return read_plan(DOCUMENT.read_bytes().decode(), DOCUMENT.name)
    return load_plan(BUNDLED)


def parties(clause: Clause) -> dict[str, Any]:
    def units(role: Role) -> list[str]:
        return clause.units(role)

    assert not units(Role.COOPERATE)
    assert not units(Role.GUIDE)
    return {
        "leads": units(Role.LEAD),
        "supporters": units(Role.SUPPORT),
        "shared": units(Role.SHARED),
        "groups": clause.groups,
        "open_list": str(clause.open_list).lower(),
        "basis": clause.basis.value,
    }


def date(by: object) -> str:
    return str(by) if by else "null"


def deadline(found: Deadline) -> dict[str, str]:
    return {"text": found.span.quote, "by": date(found.by), "precision": found.precision.value}


def target(found: Target) -> dict[str, str]:
    return {
        "quote": found.span.quote,
        "what": found.what,
        "comparator": found.comparator.value,
        "value": "null" if found.value is None else f"{found.value:g}",
        "unit": found.unit,
        "by": date(found.by),
    }


def citation(found: Citation) -> dict[str, str]:
    return {"title": found.title, "act": found.act}


def facts(task: Task) -> dict[str, Any]:
    read: dict[str, Any] = {
        "number": task.number,
        "title": task.title,
        "duties": str(len(task.duties)),
        "deadlines": [deadline(found) for found in task.deadlines()],
        "targets": [target(found) for duty in task.duties for found in duty.targets],
        "citations": [citation(found) for duty in task.duties for found in duty.citations],
    }
    assert len(task.clauses) < 2
    return read | ({"clause": parties(task.clauses[0])} if task.clauses else {})


def test_every_task_is_read_as_a_person_read_it(plan: Plan) -> None:
    assert [facts(task) for task in plan.tasks] == GOLD["tasks"]


def test_the_aims_and_citations_of_the_whole_plan(plan: Plan) -> None:
    expected = [{key: value for key, value in row.items() if key != "section"} for row in GOLD["plan_targets"]]
    for row in expected:
        row["what"] = row["what"].replace(" ", "")  # a quote keeps the blanks of the document, a name does not
    assert [target(found) for found in plan.targets] == expected
    assert [citation(found) for found in plan.citations] == GOLD["plan_citations"]


def test_the_units_and_groups_are_those_a_person_listed(plan: Plan) -> None:
    assignments = [a for task in plan.tasks for clause in task.clauses for a in clause.assignments]
    assert {a.party for a in assignments if not a.is_group} == set(GOLD["units"])
    assert {a.party for a in assignments if a.is_group} == set(GOLD["groups"])


def test_the_counts_are_those_a_person_counted(plan: Plan) -> None:
    leads = [clause.units(Role.LEAD) for task in plan.tasks for clause in task.clauses]
    assert {
        "clauses": len(leads),
        "tasks": len(plan.tasks),
        "tasks_led_by_省应急厅": sum("省应急厅" in units for units in leads),
        "joint_leads_of_省应急厅": sum("省应急厅" in units and len(units) > 1 for units in leads),
        "clauses_without_lead": leads.count([]),
        "units": len(GOLD["units"]),
        "groups": len(GOLD["groups"]),
        "duties": sum(len(task.duties) for task in plan.tasks),
        "deadlines": sum(1 for task in plan.tasks for _ in task.deadlines()),
        "task_targets": sum(len(duty.targets) for task in plan.tasks for duty in task.duties),
        "plan_targets": len(plan.targets),
        "task_citations": sum(len(duty.citations) for task in plan.tasks for duty in task.duties),
        "plan_citations": len(plan.citations),
    } == {name: int(count) for name, count in GOLD["counts"].items()}


def test_every_span_quotes_the_file_as_it_is_on_disk(plan: Plan) -> None:
    source = DOCUMENT.read_bytes().decode()
    spans = list(spans_in(plan))
    assert len(spans) > 300
    assert [span for span in spans if source[span.start : span.end] != span.quote or span.file != DOCUMENT.name] == []


def test_what_was_mended_and_what_looks_damaged_is_listed_with_its_line(plan: Plan) -> None:
    """The places where the document's sentences break, its doubled 责, and its two strays, as a person found them."""
    breaks = "风险 前移 ，培 管理 责责 点行 追究 发现 安全 整合 监管 、热 安全 和信 入推 查员 全应 全防 救援 ：省 检查"
    noted = [(d.code, mend(d.span.quote)) for d in plan.diagnostics]
    assert [quote for code, quote in noted if code == "joined-line"] == breaks.split()
    others = [(code, quote) for code, quote in noted if code != "joined-line"]
    assert others == [("unusual-character", "學"), ("doubled-text", "责责"), ("stray-latin", "and")]
    lines = DOCUMENT.read_bytes().decode().split("\n")
    assert "中小學生" in lines[next(d.line for d in plan.diagnostics if d.code == "unusual-character") - 1]
    assert lines[next(d.line for d in plan.diagnostics if d.code == "doubled-text") - 1].endswith("（责")


def test_the_chapters_of_background_and_aims_hold_no_task(plan: Plan) -> None:
    assert {task.chapter for task in plan.tasks} == set("三四五六七八九十")
    goals = [section.number for section in plan.sections if section.kind is SectionKind.GOALS]
    assert goals[:3] == ["二（三）", "二（三）1", "二（三）2"]


def test_the_three_counts_agree(plan: Plan) -> None:
    """Clauses read, markers that a plain scan of the file sees, and tasks by their printed numbers (DESIGN §2)."""
    source = DOCUMENT.read_text("utf-8")
    assert sum(len(task.clauses) for task in plan.tasks) == len(re.findall(r"责任单位[：:]", source)) == 41
    chapters = source[source.index("三、完善安全生产责任体系") :]
    assert len(plan.tasks) == len(re.findall(r"^[（(][一二三四五六七八九十]+[)）]", chapters, re.MULTILINE)) == 45

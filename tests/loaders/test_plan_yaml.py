"""The plan file: what is written is read back the same, and every mistake is told with its place."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from dutygraph.errors import InvalidPlan
from dutygraph.loaders import BUNDLED, plan_yaml
from dutygraph.model import (
    Basis,
    Plan,
    Role,
)
from dutygraph.text.document import read_plan
from tests.any_plans import any_plans

BOOK = BUNDLED.read_text("utf-8")

# --- what is written is read back -----------------------------------------------------------------------------


@settings(max_examples=150, deadline=None)
@given(any_plans())
def test_any_plan_is_read_back_as_it_was_written(plan: Plan) -> None:
    plan = replace(plan, statuses=(), acceptances=())  # they stand in files of their own
    written = plan_yaml.dumps(plan)
    assert plan_yaml.loads(written) == plan
    assert plan_yaml.dumps(plan_yaml.loads(written)) == written


def test_the_bundled_plan_is_written_as_it_was_read() -> None:
    assert plan_yaml.dumps(plan_yaml.loads(BOOK)) == BOOK


def test_a_clerk_can_read_what_is_written() -> None:
    assert "by: '2025-12-31'" in BOOK, "a date is quoted, so that no other program takes it for something else"
    assert "\n- number: 六（二）\n  title: 煤矿安全\n  chapter: 六\n  quote: （二）煤矿安全\n" in BOOK
    assert not re.search(r"\\u[0-9a-f]{4}|!!|[*&]\w", BOOK), "no escapes of Chinese, no tags, no aliases"
    assert not re.search(r"^ *$", BOOK[:-1], re.MULTILINE)


# --- what a person adds and changes ---------------------------------------------------------------------------


def with_duty(lines: str) -> str:
    """The bundled plan with some more lines at the head of the duties of its first task."""
    return BOOK.replace("  duties:\n", f"  duties:\n{lines}", 1)


def test_a_record_of_ones_own_needs_no_place() -> None:
    guide = Path(__file__).parents[2].joinpath("docs/plan-yaml.md").read_text("utf-8")
    (own,) = re.findall(r"```yaml\n(  - quote: .*?)```", guide, re.DOTALL)
    plan = plan_yaml.loads(with_duty(own))
    added = plan.tasks[0].duties[0]
    assert (added.text, added.span.start, added.span.end) == ("每季度组织一次演练。", 0, 0)
    assert added.deadlines[0].by == dt.date(2024, 12, 31)
    assert plan_yaml.dumps(plan) == with_duty(own), "and is written back as it was"


def test_a_lead_written_into_a_clause_without_one_is_a_correction() -> None:
    changed = BOOK.replace("shared: [省能源局, 山东煤矿安全监察局]", "lead: [省能源局]")
    task = next(task for task in plan_yaml.loads(changed).tasks if task.number == "六（二）")
    assert (task.clauses[0].units(Role.LEAD), task.clauses[0].basis) == (["省能源局"], Basis.CORRECTED)


def test_a_group_whose_name_has_a_mark_of_lists_is_read_back() -> None:
    text = "一、任务\n（一）宣传。开展宣传。（各市、县（市、区）政府牵头，省直有关部门、单位配合）"
    plan = read_plan(text, "plan.txt")
    assert plan.tasks[0].clauses[0].groups == ["各市、县（市、区）政府", "省直有关部门、单位"]
    assert plan_yaml.loads(plan_yaml.dumps(plan)) == plan, "a group that leads is no lead that a person wrote"


# --- mistakes -------------------------------------------------------------------------------------------------


def problems(text: str) -> list[str]:
    with pytest.raises(InvalidPlan) as caught:
        plan_yaml.loads(text, "p.yaml")
    return [problem.render("en") for problem in caught.value.problems]


#: What a person might write for what stands in the bundled plan, and the one message that must come of it.
MISTAKES = [
    ("title: 现状与形势", "titel: 现状与形势", "unknown key 'titel'; near: title"),
    ("title: 现状与形势", "title: 现状与形势\n  title: 现状", "the key 'title' stands twice"),
    ("title: 现状与形势\n  ", "", "missing: title"),
    ("title: 现状与形势", "title: [现状]", "expected a single text"),
    ("title: 现状与形势", "title: !!binary 现状", "expected a single text"),
    ("title: 现状与形势", "title: *x", "aliases"),
    ("title: 现状与形势", "title: a\x9fb", "control character that is not allowed (U+009F)"),
    ("title: 现状与形势", "\ttitle: 现状与形势", "YAML syntax: found a tab character"),
    (
        "kind: background",
        "kind: backgrounds",
        "kind cannot be 'backgrounds'; one of work, goals, background; near: background",
    ),
    ("kind: background", "kind: " + "长" * 9999, "kind cannot be '长长长"),
    ("at: [98, 105]", "at: [98, 106]", "as far apart as the quote is long (7)"),
    ("at: [98, 105]", "at: [-7, 0]", "as far apart as the quote is long"),
    ("at: [98, 105]", "at: 98", "as far apart as the quote is long"),
    ("at: [98, 105]", "at: [98, 105", "YAML syntax"),
    ("quote: 一、现状与形势", "quote: ''", "quote must not be empty"),
    ("id: 山东省十四五安全生产规划", "id:", "id must not be empty"),
    ("period: [2021, 2025]", "period: [2025, 2021]", "period must be two years"),
    ("period: [2021, 2025]", "period: 2021-2025", "period must be two years"),
    ("conventions: []", "conventions:\n- kind: first\n  quote: 下同\n  at: [0, 2]", "kind cannot be 'first'"),
    ("conventions: []", "conventions: none", "conventions must be a list"),
    ("by: '2025-12-31'", "by: 2025年底", "by must be a date such as '2025-12-31'"),
    ("by: '2025-12-31'", "by: '2025-02-30'", "by must be a date"),
    ("by: '2025-12-31'", "by: '20251231'", "by must be a date"),
    ("precision: year-end", "precision: standing", "standing has no date: delete by"),
    ("value: 90", "value: 九成", "value must be a number"),
    ("value: 90", "value: nan", "value must be a number"),
    ("open_list: true", "open_list: yes", "open_list must be true or false"),
    ("basis: none", "basis: inferred", "basis cannot be 'inferred'"),
    ("code: joined-line", "code: joined", "code cannot be 'joined'"),
    ("shared: [省能源局, 山东煤矿安全监察局]", "shared: 省能源局", "shared must be a list"),
    (
        "shared: [省能源局, 山东煤矿安全监察局]",
        "shared: [省能源局， 省教育厅]",
        "must be one unit; part several by half-width",
    ),
    ("shared: [省能源局, 山东煤矿安全监察局]", "shared: [省能源局, 省能源局]", "'省能源局' stands twice in one clause"),
    ("code: stray-latin", "code: stray-latin\n  acepted: true", "unknown key 'acepted'; near: accepted"),
    ("code: stray-latin", "code: stray-latin\n  accepted: ja", "accepted must be true or false"),
    ("code: stray-latin", "code: stray-latin\n  reason: 照此", "add accepted: true"),
    ("basis: none", "scopes: 行业\n    basis: none", "scopes must be lines"),
    ("basis: none", "groups: [省能源厅]\n    basis: none", "'省能源厅' has no role in this clause; near: "),
    ("basis: none", "basis: none\n    duties: [99]", "duties names a duty that does not exist"),
    ("number: 三（二）\n", "number: 三（一）\n", "the number '三（一）' stands twice"),
    ("- number: 二（二）\n", "- number: 二（一）\n", "the number '二（一）' stands twice"),
    ("format: 1", "format: 2", "made by another version"),
    ("format: 1\n", "", "missing: format"),
]


@pytest.mark.parametrize(("right", "wrong", "message"), MISTAKES, ids=[message[:40] for *_, message in MISTAKES])
def test_each_mistake_is_told_once_with_its_line(right: str, wrong: str, message: str) -> None:
    assert right in BOOK
    text = BOOK.replace(right, wrong, 1)
    told = problems(text)
    assert len(told) == 1, told
    place = re.match(r"p\.yaml:(\d+):(\d+): ", told[0])
    assert place, told
    assert message in told[0]
    assert len(told[0]) < 400, "a long value is not printed back whole"
    line = BOOK[: BOOK.index(right)].count("\n") + 1
    assert abs(int(place[1]) - line) <= 3, "in the record that was changed"


BOMB = "a: &a [x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{f'*{chr(97 + n)},' * 9}]\n" for n in range(9))
NO_PLAN = {
    "nothing": ("", "the file is empty"),
    "a remark": ("# nothing but a remark\n", "the file is empty"),
    "a word": ("hello\n", "not a plan file"),
    "a list": ("- a\n- b\n", "not a plan file"),
    "another file": ("dear: friend\n", "not a plan file"),
    "JSON": ('{"format": 1}', "not a plan file"),
    "a document": ("一、任务：\n（一）宣传\n", "not a plan file"),
    "two plans": (f"{BOOK}---\n{BOOK}", "a second plan starts here"),
    "deep lists": ("[" * 100_000, "nested too deeply"),
    "deep mappings": ("format: 1\nplan: " + "{a: " * 5000, "nested too deeply"),
    "deep items": ("- " * 5000 + "x", "nested too deeply"),
    "deep lines": ("".join(" " * depth + "a:\n" for depth in range(3000)), "nested too deeply"),
    "itself": ("a: &a [*a]\n", "aliases"),
    "an alias bomb": (BOMB, "aliases"),
    "a long line": ("format: 1\nplan: " + "长" * 1_000_000, "missing: tasks"),
}


@pytest.mark.parametrize("held", NO_PLAN)
def test_what_is_no_plan_is_one_problem(held: str) -> None:
    text, message = NO_PLAN[held]
    told = problems(text)
    assert len(told) == 1, told
    assert message in told[0]


def test_several_mistakes_are_told_together() -> None:
    text = BOOK.replace("open_list: true", "openlist: true", 1).replace("kind: goals", "kind: goal", 1)
    assert [message.split(":", 3)[3] for message in problems(text)] == [
        " kind cannot be 'goal'; one of work, goals, background; near: goals",
        " unknown key 'openlist'; near: open_list",
    ]

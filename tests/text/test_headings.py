from __future__ import annotations

import pytest

from dutygraph.text.document import read_plan
from dutygraph.text.headings import find_headings
from dutygraph.text.layout import repair


def numbers(*lines: str) -> list[str]:
    return [heading.number for heading in find_headings(repair("\n".join(lines)).text)]


def titles(*lines: str) -> list[str]:
    return [heading.title for heading in find_headings(repair("\n".join(lines)).text)]


def test_numbering_that_starts_again_in_each_chapter() -> None:
    lines = ["一、甲", "（一）子", "（二）丑", "二、乙", "（一）寅", "1. 卯", "2. 辰", "（二）巳", "1. 午"]
    assert numbers(*lines) == [
        "一",
        "一（一）",
        "一（二）",
        "二",
        "二（一）",
        "二（一）1",
        "二（一）2",
        "二（二）",
        "二（二）1",
    ]


def test_numbering_that_runs_through_the_chapters() -> None:
    assert numbers("一、甲", "（一）子", "（二）丑", "二、乙", "（三）寅", "（四）卯") == [
        *("一", "一（一）", "一（二）"),
        *("二", "二（三）", "二（四）"),
    ]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("(十二) 油气管道安全", "油气管道安全"),
        ("（ 十二 ）油气管道安全", "油气管道安全"),
        ("（一）加强规划引领。编制专项规划，统筹布局。", "加强规划引领"),
        ("第三章 监督管理", "监督管理"),
        ("3. 2035 年远景目标", "2035年远景目标"),
    ],
)
def test_a_heading_on_its_own_line_or_run_into_the_paragraph(line: str, title: str) -> None:
    assert titles(line) == [title]


@pytest.mark.parametrize(
    "prose",
    [
        "下降22.5%和16.8%，其中重特大事故下降55.3%。",
        "主要包括：（一）煤矿；（二）非煤矿山。",
        "按照第（三）项规定执行。",
        "同意（一）和（二）两种方案。",
    ],
)
def test_numbers_in_prose_are_not_headings(prose: str) -> None:
    assert numbers("一、主要任务", "（一）煤矿安全", prose)[2:] == []


def test_headings_behind_sentences_of_a_text_without_line_breaks() -> None:
    text = (
        "一、主要任务（一）煤矿安全。推进改造。（省能源局负责）（二）消防安全。打通通道。二、保障措施（一）加强领导。"
    )
    assert numbers(text) == ["一", "一（一）", "一（二）", "二", "二（一）"]


def test_a_chapter_may_open_behind_the_colon_that_announces_it() -> None:
    assert titles("现提出以下意见：一、遏制产量无序增长。严格准入。二、减轻税费负担。清理收费。") == [
        "遏制产量无序增长",
        "减轻税费负担",
    ]


def test_a_number_printed_twice_stays_two_tasks() -> None:
    plan = read_plan("一、任务\n（一）甲\n加强管理。\n（一）乙\n完善制度。", "plan.txt")
    assert [(task.number, task.title) for task in plan.tasks] == [("一（一）", "甲"), ("一（一）#2", "乙")]


def test_a_missing_number_is_told() -> None:
    plan = read_plan("一、任务\n（一）甲\n加强管理。\n（三）丙\n完善制度。", "plan.txt")
    assert [(d.code, d.line) for d in plan.diagnostics] == [("missing-number", 4)]


def test_a_dash_inside_a_task_opens_a_duty_not_a_task() -> None:
    plan = read_plan("一、任务\n（一）甲\n——加强管理。\n——完善制度。（责任单位：省应急厅）", "plan.txt")
    assert [(task.number, [duty.text for duty in task.duties]) for task in plan.tasks] == [
        ("一（一）", ["——加强管理。", "——完善制度。"])
    ]

from __future__ import annotations

import datetime as dt
import json
import shlex

import pytest
from click.testing import CliRunner

import dutygraph
from dutygraph.cli import cli
from dutygraph.errors import NotUnderstood, UnknownName
from dutygraph.queries.ask import ask

GRAPH = dutygraph.load()
TODAY = dt.date(2022, 3, 1)

NO_LEAD = ["六（二）", "六（五）", "六（八）", "六（十二）", "六（十三）"]
NO_OWNER = ["十（二）", "十（三）", "十（四）"]
DUE_2022 = ["五（四）", "六（九）", "七（四）"]


def numbers(question: str) -> list[str]:
    return [answer.task.number for answer in ask(GRAPH, question, today=TODAY).answers]


@pytest.mark.parametrize(
    "question",
    [
        "省应急厅牵头哪些任务",
        "省应急厅牵头的任务有哪些？",
        "哪些任务由省应急厅牵头",
        "省应急管理厅牵头什么工作",
        "应急厅牵头的任务",
        "牵头 省应急厅 任务",
        "which tasks does 省应急厅 lead",
        "tasks led by 山东省应急管理厅?",
    ],
)
def test_what_a_unit_leads(question: str) -> None:
    asked = ask(GRAPH, question, today=TODAY)
    assert asked.command == "dutygraph tasks 省应急厅 --role lead"
    assert len(asked.answers) == 31


@pytest.mark.parametrize("question", ["省公安厅的任务", "省公安厅负责哪些任务？", "tasks of 省公安厅", "省公安厅"])
def test_all_tasks_of_a_unit(question: str) -> None:
    assert numbers(question) == ["四（二）", "六（一）", "六（四）", "六（五）", "六（六）", "六（十二）", "六（十三）"]


@pytest.mark.parametrize(
    "question", ["省公安厅配合哪些任务", "省公安厅参与什么工作", "which tasks does 省公安厅 support"]
)
def test_what_a_unit_supports(question: str) -> None:
    assert numbers(question) == ["四（二）", "六（一）", "六（四）", "六（六）"]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("煤矿安全谁牵头", "六（二）"),
        ("谁牵头消防安全", "六（四）"),
        ("消防安全由哪些单位负责", "六（四）"),
        ("who leads 煤矿安全", "六（二）"),
        ("who supports 消防安全", "六（四）"),
        ("哪个部门负责特种设备", "六（十）"),
        ("六（二）谁负责", "六（二）"),
        ("六(十二)的责任单位是谁", "六（十二）"),
        ("哪些单位一起负责危险化学品", "六（一）"),
        ("谁管煤矿", "六（二）"),
        ("煤矿归谁管", "六（二）"),
        ("危险化学品谁来管", "六（一）"),
        ("消防安全的责任单位有哪些", "六（四）"),
        ("who is responsible for 消防安全", "六（四）"),
        ("which units work together on 消防", "六（四）"),
    ],
)
def test_who_is_on_a_task_or_topic(question: str, first: str) -> None:
    assert numbers(question)[0] == first


@pytest.mark.parametrize(
    ("question", "command", "found"),
    [
        ("今年到期的任务有哪些", "dutygraph due --after 2022-01-01 --before 2022-12-31", DUE_2022),
        ("what is due this year", "dutygraph due --after 2022-01-01 --before 2022-12-31", DUE_2022),
        ("2022年底前到期的任务", "dutygraph due --before 2022-12-31", ["三（四）", *DUE_2022]),
        ("what is due by 2022-12-31", "dutygraph due --before 2022-12-31", ["三（四）", *DUE_2022]),
        ("what is due before 2022", "dutygraph due --before 2021-12-31", ["三（四）"]),
        ("2022年以前要完成什么", "dutygraph due --before 2021-12-31", ["三（四）"]),
        (
            "省能源局2023年底前要完成哪些任务",
            "dutygraph due --before 2023-12-31 --unit 省能源局",
            ["五（四）", "六（九）"],
        ),
    ],
)
def test_what_falls_due(question: str, command: str, found: list[str]) -> None:
    asked = ask(GRAPH, question, today=TODAY)
    assert asked.command == command
    assert [answer.task.number for answer in asked.answers] == found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("哪些任务没有责任单位", NO_OWNER),
        ("哪些任务无人负责", NO_OWNER),
        ("which duties have no owner", NO_OWNER),
        ("which tasks lack an owner", NO_OWNER),
        ("没有牵头单位的任务", NO_LEAD),
        ("哪些任务没有明确牵头单位", NO_LEAD),
        ("which tasks have no lead?", NO_LEAD),
        ("省能源局的任务中没有牵头单位的", ["六（二）", "六（十二）", "六（十三）"]),
        ("煤矿方面哪些任务没有牵头单位", ["六（二）"]),
    ],
)
def test_gaps(question: str, found: list[str]) -> None:
    assert numbers(question) == found


@pytest.mark.parametrize(
    "question", ["省公安厅和省应急厅共同承担哪些任务", "what do 省公安厅 and 省应急厅 work on together"]
)
def test_what_two_units_share(question: str) -> None:
    assert numbers(question) == ["四（二）", "六（一）", "六（五）", "六（十二）", "六（十三）"]


@pytest.mark.parametrize(
    ("question", "options", "count"),
    [
        ("省应急厅单独牵头的任务", "省应急厅 --role lead --sole", 25),
        ("tasks 省应急厅 leads alone", "省应急厅 --role lead --sole", 25),
        ("省应急厅和谁共同牵头", "省应急厅 --role lead --joint", 6),
        ("省应急厅、省科技厅共同牵头的任务", "省应急厅 省科技厅 --role lead", 2),
        ("省应急厅牵头的任务有多少", "省应急厅 --role lead", 31),
        ("how many tasks does 省应急厅 lead", "省应急厅 --role lead", 31),
        ("市场监管局牵头哪些任务", "省市场监管局 --role lead", 2),
        ("省应急厅、省能源局2022年底前到期的任务", "省应急厅 省能源局 --due-before 2022-12-31", 1),
        ("省公安厅和省应急厅在危险化学品方面共同承担什么", "省公安厅 省应急厅 --about 危险化学品", 2),
    ],
)
def test_every_part_of_a_question_counts(question: str, options: str, count: int) -> None:
    asked = ask(GRAPH, question, today=TODAY)
    assert (asked.command, len(asked.answers)) == (f"dutygraph tasks {options}", count)


@pytest.mark.parametrize("question", ["who supports 消防安全", "which units work together on 消防"])
def test_an_english_question_about_a_chinese_topic_is_answered_in_english(question: str) -> None:
    assert ask(GRAPH, question).understood.startswith("tasks about")


def test_what_answers_a_question_is_what_its_command_prints() -> None:
    for question in (
        "谁管煤矿",
        "省能源局的任务中没有牵头单位的",
        "2022年底前到期的任务",
        "省应急厅和谁共同牵头",
        "电梯",
    ):
        asked = ask(GRAPH, question, today=TODAY)
        result = CliRunner().invoke(cli, [*shlex.split(asked.command)[1:], "--format", "json"])
        printed = [record.get("task", record)["number"] for record in json.loads(result.stdout)]
        assert list(dict.fromkeys(printed)) == [answer.task.number for answer in asked.answers], question


def test_a_topic_narrows_the_tasks_of_a_unit() -> None:
    asked = ask(GRAPH, "省应急厅牵头的石膏任务")
    assert [answer.task.number for answer in asked.answers] == ["六（三）"]
    assert asked.command == "dutygraph tasks 省应急厅 --role lead --about 石膏"


@pytest.mark.parametrize("question", ["今天天气怎么样", "how are you", "？", "省应急厅"[0]])
def test_what_it_did_not_understand_it_says(question: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        ask(GRAPH, question)
    assert "省应急厅牵头哪些任务" in caught.value.render("zh")


def test_a_unit_the_plan_does_not_have_gets_near_names() -> None:
    with pytest.raises(UnknownName) as caught:
        ask(GRAPH, "省财政厅牵头哪些任务")
    assert "省民政厅" in caught.value.near


def test_the_understanding_is_told_in_the_language_of_the_question() -> None:
    assert ask(GRAPH, "省应急厅牵头哪些任务").understood == "省应急厅牵头的任务"
    assert ask(GRAPH, "which tasks does 省应急厅 lead").understood == "tasks that 省应急厅 leads"
    assert ask(GRAPH, "which tasks does 省应急厅 lead", lang="zh").understood == "省应急厅牵头的任务"

"""Commands with ``--engine neo4j``: the same records as in process, and no more fetched than they need."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import dutygraph
from benchmarks.generate import plans_of, unit_names
from dutygraph.cli import cli
from dutygraph.errors import DutyGraphError
from dutygraph.exports.records import duty_records, task_record, unit_record, unit_with_tasks_record
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.neo4j.connect import Rows, Server, connect
from dutygraph.graph.neo4j.push import push
from dutygraph.model import Role
from dutygraph.queries.answers import Answers, GraphAnswers
from dutygraph.queries.engines.neo4j_answers import Neo4jAnswers
from tests.coinciding_plans import DAYS, UNITS, WORDS, several_plans
from tests.graph.on_neo4j import access_to, clear
from tests.servers.neo4j_server import Neo4jServer

FORMATS = ["table", "json", "jsonl", "csv", "md"]
COMMANDS = [
    ["tasks", "省应急厅"],
    ["tasks", "应急厅", "--role", "lead", "--joint", "--due-before", "2025-12-31"],
    ["tasks", "省公安厅", "省应急厅", "--about", "消防"],
    ["tasks", "--about", "消防"],
    ["tasks", "--about", "安全", "--due-before", "2023"],
    ["tasks", "省财政局"],
    ["task", "六(二)"],
    ["task", "九十九"],
    ["unit", "能源局"],
    ["unit", "省能源局"],
    ["units"],
    ["due", "--after", "2022", "--before", "2023"],
    ["due", "--unit", "省公安厅", "--about", "安全"],
    ["search", "消防", "安全"],
    ["search", "没有的词"],
]


@pytest.fixture(scope="module")
def server(neo4j_server: Neo4jServer) -> Iterator[Server]:
    with connect(access_to(neo4j_server)) as connected:
        yield connected


@pytest.fixture
def environment(neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)


def fill(server: Server, graph: DutyGraph) -> None:
    clear(server)
    push(server, graph)


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, ["--lang", "zh", *args], prog_name="dutygraph")


@pytest.mark.usefixtures("environment")
def test_the_commands_say_the_same_in_every_format(server: Server) -> None:
    fill(server, dutygraph.load())
    for command in COMMANDS:
        for form in FORMATS:
            here, there = run(*command, "--format", form), run(*command, "--format", form, "--engine", "neo4j")
            assert (there.exit_code, there.stdout, there.stderr) == (here.exit_code, here.stdout, here.stderr), command


@pytest.mark.usefixtures("environment")
def test_plans_of_files_and_of_a_server_are_not_asked_together() -> None:
    assert run("--data", "plan.txt", "units", "--engine", "neo4j").exit_code == 2


def test_a_server_that_does_not_answer_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUTYGRAPH_NEO4J_URI", "bolt://127.0.0.1:9")
    monkeypatch.setenv("DUTYGRAPH_NEO4J_PASSWORD", "x")
    result = run("units", "--engine", "neo4j")
    assert (result.exit_code, result.stdout, "bolt://127.0.0.1:9" in result.stderr) == (1, "", True)


def said(answers: Answers, name: str, asked: dict[str, Any]) -> object:
    """The records that a command would print, or the error."""
    try:
        found = getattr(answers, name)(**asked)
    except DutyGraphError as error:
        return str(error)
    match name:
        case "task":
            return task_record(found), duty_records(found.task)
        case "unit":
            return unit_with_tasks_record(found)
        case "units":
            return sorted(json.dumps(unit_record(one)) for one in found)  # those that hold as much come in any order
    return [(task_record(one), one.duties, one.due) for one in found]


@settings(
    max_examples=25, phases=(Phase.explicit, Phase.reuse, Phase.generate), suppress_health_check=list(HealthCheck)
)
@given(several_plans(), st.data())
def test_any_plans_give_the_same_records(server: Server, plans: Any, data: st.DataObject) -> None:
    graph = DutyGraph(sorted(plans, key=lambda plan: plan.id))
    fill(server, graph)
    here, there = GraphAnswers(graph), Neo4jAnswers(server)
    names = st.sampled_from([*graph.names, *UNITS])
    days, topics = st.none() | st.sampled_from(DAYS), st.none() | st.sampled_from(WORDS)
    roles, joint = st.none() | st.sampled_from(Role), st.none() | st.booleans()
    asked = {
        "tasks": st.fixed_dictionaries(
            {
                "units": st.lists(names, min_size=1, max_size=2),
                "role": roles,
                "joint": joint,
                "due_before": days,
                "topic": topics,
            }
        ),
        "task": st.fixed_dictionaries(
            {"number": st.sampled_from([*(t.number for t in graph.tasks.values()), *graph.tasks, "九"])}
        ),
        "unit": st.fixed_dictionaries({"name": names}),
        "units": st.just({}),
        "due": st.fixed_dictionaries(
            {
                "after": days,
                "before": days,
                "unit": st.none() | names,
                "topic": topics,
                "on": st.just(dt.date(2024, 7, 1)),
                "late": st.booleans(),
            }
        ),
        "search": st.fixed_dictionaries({"words": st.sampled_from(WORDS)}),
    }
    for name, drawn in asked.items():
        given_values = data.draw(drawn, name)
        assert said(there, name, given_values) == said(here, name, given_values), (name, given_values)


class Counted(Server):
    """A server that counts the rows it gives."""

    def __init__(self, server: Server) -> None:
        self.__dict__.update(server.__dict__)
        self.rows = 0

    def ask(self, cypher: str, /, **parameters: object) -> Rows:
        answer = super().ask(cypher, **parameters)
        self.rows += len(answer.rows)
        return answer


def test_only_the_tasks_of_the_answer_are_fetched(server: Server) -> None:
    import random

    few = plans_of(2, 50, random.Random(1))
    others = [plan for plan in plans_of(12, 50, random.Random(2)) if plan.id not in {one.id for one in few}]
    unit = unit_names(50)[0]
    held = {
        task.id
        for plan in few
        for task in plan.tasks
        if any(unit in c.units(role) for c in task.clauses for role in Role)
    }
    #: The name, a row a task, and of each task: its place in the plan, 8 duties, its clause, 7 units.
    needed = 1 + len(held) + len(held) * (1 + 8 + 1 + 7)
    fetched = []
    for plans in (few, [*few, *_without(others, unit)]):
        fill(server, DutyGraph(plans))
        counted = Counted(server)
        answers = Neo4jAnswers(counted).tasks([unit], None, joint=None, due_before=None, topic=None)
        assert {answer.task.id for answer in answers} == held
        fetched.append(counted.rows)
    assert fetched == [needed, needed]


def _without(plans: Any, unit: str) -> Any:
    """Plans in which another unit stands in the places of this one."""
    import msgspec

    text = msgspec.json.encode(plans).decode().replace(f'"{unit}"', '"省第0管理局"')
    return msgspec.json.decode(text, type=list[type(plans[0])])  # type: ignore[misc]

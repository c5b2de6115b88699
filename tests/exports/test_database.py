"""The SQLite file as other programs see it: answers by SQL, whole references, and the pages of Datasette."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import dutygraph
from dutygraph.exports.database import database
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Plan
from tests.any_plans import any_plans
from tests.apart import run_apart
from tests.exports.small_plan import HOSTILE, hostile_plan, small_plan

DAY = dt.date(2024, 7, 1)
GRAPH = dutygraph.load()
SOURCE = Path(__file__).parents[2] / "examples" / "山东省“十四五”安全生产规划.txt"


@contextmanager
def opened(graph: DutyGraph) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(database(graph, "zh", DAY))
    yield connection
    connection.close()


def test_the_main_questions_of_a_small_plan() -> None:
    with opened(DutyGraph([small_plan()])) as asked:
        leads = asked.execute("SELECT unit, number FROM who_leads ORDER BY number").fetchall()
        assert sorted(leads) == [("市住建局", "一（二）"), ("市消防救援支队", "一（一）")]
        assert asked.execute("SELECT number FROM duties_without_owner").fetchall() == [("一（三）",)]
        due = asked.execute("SELECT due, leads_of_task FROM falls_due ORDER BY due").fetchall()
        assert due == [
            ("2024-06-30", "市消防救援支队"),
            ("2024-08-31", "市消防救援支队"),
            ("2025-12-31", "市住建局"),
        ]
        roles = asked.execute("SELECT role, number FROM who_holds WHERE unit = '市住建局' ORDER BY number").fetchall()
        assert sorted(roles) == [("lead", "一（二）"), ("support", "一（一）")]


def test_a_word_of_two_characters_is_found() -> None:
    with opened(DutyGraph([small_plan()])) as asked:
        found = asked.execute("SELECT text FROM duties WHERE text LIKE '%消防%'").fetchall()
    assert found == [("建设微型消防站，2024年8月底前建成。",)]


def test_every_fact_quotes_the_source() -> None:
    text = SOURCE.read_text("utf-8")
    with opened(GRAPH) as asked:
        for table in ("sections", "tasks", "duties", "clauses", "deadlines", "targets", "citations", "diagnostics"):
            facts = asked.execute(f"SELECT quote, start_at, end_at FROM {table}").fetchall()
            assert facts
            assert all(text[start:end] == quote for quote, start, end in facts), table


@settings(max_examples=40, deadline=None)
@given(any_plans())
def test_any_plan_is_stored_with_whole_references(plan: Plan) -> None:
    with opened(DutyGraph([plan])) as asked:
        assert asked.execute("PRAGMA foreign_key_check").fetchall() == []
        assert asked.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        duties = [text for (text,) in asked.execute("SELECT text FROM duties ORDER BY rowid")]
        assert duties == [duty.text for task in plan.tasks for duty in task.duties]


def test_datasette_shows_it_and_text_stays_text(tmp_path: Path) -> None:
    app = pytest.importorskip("datasette.app", reason="datasette is not installed")
    file = tmp_path / "plan.db"
    file.write_bytes(database(DutyGraph([hostile_plan()]), "zh", DAY))

    async def pages() -> dict[str, Any]:
        shown = app.Datasette([str(file)])
        names = ["", "/tasks", "/who_leads", "/duties?text__contains=消防", "/duties.json?text__contains=消防"]
        return {name: await shown.client.get(f"/plan{name}") for name in names}

    answered = run_apart(pages())
    assert {answer.status_code for answer in answered.values()} == {200}
    title = HOSTILE.split("{{")[0]
    assert escape(title, quote=False) in answered["/tasks"].text
    assert title not in answered["/tasks"].text
    assert answered["/duties.json?text__contains=消防"].json()["filtered_table_rows_count"] == 1

"""unit-tasks: the tasks of a unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Role
from dutygraph.queries.catalogue.query import DUE_BEFORE, JOINT, ROLE, UNIT, Query, Row
from dutygraph.queries.tasks import tasks_of


def rows(
    graph: DutyGraph,
    unit: str,
    role: Role | None = None,
    joint: bool | None = None,
    due_before: dt.date | None = None,
) -> Iterator[Row]:
    """A row for each task, with the unit's strongest role there and whether several units lead it."""
    for answer in tasks_of(graph, unit, role, joint=joint, due_before=due_before):
        task, held = answer.task, answer.role
        yield task.id, task.number, task.title, held.value if held else "", answer.joint


QUERY = Query(
    meaning=Text("一个单位的任务", "the tasks of a unit"),
    columns=("task", "number", "title", "role", "joint"),
    rows=rows,
    parameters=(UNIT, ROLE, JOINT, DUE_BEFORE),
)

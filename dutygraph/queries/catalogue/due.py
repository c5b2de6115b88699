"""due: deadlines with a date, and the tasks they are of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.queries.catalogue.query import OF_UNIT, Kind, Parameter, Query, Row
from dutygraph.queries.tasks import deadlines_due


def rows(
    graph: DutyGraph, after: dt.date | None = None, before: dt.date | None = None, unit: str | None = None
) -> Iterator[Row]:
    """A row for each deadline of a task, its duties or its clauses: the day, the words that set it, and the task."""
    tasks = graph.tasks.values() if unit is None else [held.task for held in graph.held(unit)]
    for task in tasks:
        for deadline in deadlines_due(task, after, before):
            yield str(deadline.by), deadline.text, task.id, task.number, task.title


QUERY = Query(
    meaning=Text("到期的任务，及其时限", "what falls due, and when"),
    columns=("by", "words", "task", "number", "title"),
    rows=rows,
    parameters=(
        Parameter("after", Kind.DAY, Text("该日及以后到期", "due on or after this day"), None, True),
        Parameter("before", Kind.DAY, Text("该日及以前到期", "due on or before this day"), "2022-12-31", True),
        OF_UNIT._replace(meaning=Text("只要该单位的任务", "only tasks of this unit")),
    ),
)

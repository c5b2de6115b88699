"""task: one task by its number."""

from __future__ import annotations

from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.queries.catalogue.query import NUMBER, Query, Row


def rows(graph: DutyGraph, number: str) -> Iterator[Row]:
    """A row for each plan that has a task of this number."""
    for task in graph.find_tasks(number):
        yield task.id, task.number, task.title, task.chapter


QUERY = Query(
    meaning=Text("一项任务", "one task"),
    columns=("task", "number", "title", "chapter"),
    rows=rows,
    parameters=(NUMBER,),
)

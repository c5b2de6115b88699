"""task-duties: the duties of a task."""

from __future__ import annotations

from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.queries.catalogue.query import NUMBER, Query, Row


def rows(graph: DutyGraph, number: str) -> Iterator[Row]:
    """A row for each duty."""
    for task in graph.find_tasks(number):
        for duty in task.duties:
            yield task.id, duty.order, duty.text


QUERY = Query(
    meaning=Text("一项任务的举措", "the duties of one task"),
    columns=("task", "order", "text"),
    rows=rows,
    parameters=(NUMBER,),
)

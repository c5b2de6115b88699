"""numbers: the printed numbers of tasks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.queries.catalogue.query import Query, Row


def rows(graph: DutyGraph) -> Iterator[Row]:
    """A row for each number; several plans may have tasks of one number."""
    yield from Counter(task.number for task in graph.tasks.values()).items()


QUERY = Query(
    meaning=Text("任务编号，及各有几项任务", "the numbers of tasks, and how many tasks have each"),
    columns=("number", "tasks"),
    rows=rows,
)

"""search: words in duties and in the titles of tasks."""

from __future__ import annotations

from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.queries.catalogue.query import WORDS, Query, Row
from dutygraph.queries.tasks import search


def rows(graph: DutyGraph, words: str) -> Iterator[Row]:
    """A row for each duty that has all the words; where only the title of a task has them, one without a duty (0, '')."""
    for answer in search(graph, words):
        task = answer.task
        for order, text in [(duty.order, duty.text) for duty in answer.duties] or [(0, "")]:
            yield task.id, task.number, task.title, order, text


QUERY = Query(
    meaning=Text("含有这些词的举措和任务", "duties and tasks that have the words"),
    columns=("task", "number", "title", "duty", "text"),
    rows=rows,
    parameters=(WORDS,),
)

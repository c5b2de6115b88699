"""what-if-abolish: what nobody would be named for any more if a unit were abolished."""

from __future__ import annotations

from collections.abc import Iterator

from dutygraph.graph.doubts import last_not_understood
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.queries.catalogue.query import UNIT, Kind, Query, Row
from dutygraph.queries.what_if import Abolish, Effect, what_if


def rows(graph: DutyGraph, unit: str) -> Iterator[Row]:
    """A row for each duty that only this unit is named for, and for each such task without duties (0, '').

    It is doubtful where words that were not understood may charge somebody.
    """
    last: dict[str, dict[str, int]] = {}
    for found in what_if(graph, [Abolish(unit)]).consequences:
        if found.effects[0] not in (Effect.ORPHANED, Effect.UNSURE):
            continue
        task = found.task
        if task.plan not in last:
            last[task.plan] = last_not_understood(graph.plan_by_id[task.plan])
        end = last[task.plan].get(task.id, -1)
        for duty in found.duties or task.duties:
            yield task.id, task.number, task.title, duty.order, duty.text, duty.span.start < end
        if not task.duties:
            yield task.id, task.number, task.title, 0, "", end >= 0


QUERY = Query(
    meaning=Text(
        "撤销一个单位后无人负责的任务和举措", "the tasks and duties that nobody would have if a unit were abolished"
    ),
    columns=("task", "number", "title", "duty", "text", "doubtful"),
    rows=rows,
    parameters=(
        UNIT._replace(
            kind=Kind.BODY, meaning=Text("单位，任一名称", "a unit, by any of its names"), example="省能源局"
        ),
    ),
)

"""Where the diagnostics of a plan stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from dutygraph.model import Diagnostic, Plan, Task


def doubts(plan: Plan, code: str) -> Iterator[tuple[int, Diagnostic, Task]]:
    """Every diagnostic of this kind that no person accepted: its order among all of the plan (from 1), and the task it
    stands in (before the first: the first)."""
    if all(diagnostic.code != code for diagnostic in plan.diagnostics):
        return
    placed = sorted(plan.tasks, key=lambda task: task.span.start)  # a person may have added tasks, or moved them
    starts = [task.span.start for task in placed]
    for order, diagnostic in enumerate(plan.diagnostics, 1):
        if diagnostic.code == code and diagnostic.accepted is None and placed:
            position = bisect_right(starts, diagnostic.span.start) - 1
            yield order, diagnostic, placed[max(0, position)]


def last_not_understood(plan: Plan) -> dict[str, int]:
    """Task id → where the last thing in it ends that may charge somebody and was not understood.

    Of what stands before it nobody may say that it lacks somebody.
    """
    last: dict[str, int] = {}
    for _, diagnostic, task in doubts(plan, "unread-clause"):
        last[task.id] = max(diagnostic.span.end, last.get(task.id, -1))
    return last

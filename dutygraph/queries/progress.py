"""How far the work is: what was last reported of each duty, and what is late on a day."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from dutygraph.model import Plan, State, Status, Task


def reported(plan: Plan) -> dict[tuple[str, int], Status]:
    """What was last reported of each duty, by the id of its task and its order; a duty that nobody spoke of is left out.

    A report is about the task that has its number and title now, or else its title, when the plan was renumbered.
    """
    latest: dict[tuple[str, int], Status] = {}
    by_heading = {(task.number, task.title): task for task in plan.tasks}
    titles = Counter(task.title for task in plan.tasks)
    by_title = {task.title: task for task in plan.tasks if titles[task.title] == 1}
    for status in sorted(plan.statuses, key=lambda status: status.on):  # of one day, the last in the file
        task = by_heading.get((status.number, status.title)) or by_title.get(status.title)
        if task is not None:
            latest.update({(task.id, order): status for order in _orders(task, status)})
    return latest


def state(status: Status | None, by: dt.date | None, on: dt.date) -> State | None:
    """How far work that is due ``by`` a day is ``on`` another: late when it is past and not said to be done; None when
    nobody said anything and it is not past.

    >>> state(None, dt.date(2024, 6, 30), dt.date(2024, 7, 1))
    <State.LATE: 'late'>
    """
    said = status.state if status else None
    is_past = by is not None and by < on
    return State.LATE if is_past and said is not State.DONE else said


def _orders(task: Task, status: Status) -> list[int]:
    return [duty.order for duty in task.duties if not status.duties or duty.text in status.duties]

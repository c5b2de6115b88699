"""How far the work is: what was last reported of each duty, and what is late on a day."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dutygraph.model import Deadline, Plan, State, Status, Task
from dutygraph.queries.comparison.matching import likeness, words_of

#: From here on two titles, or two sentences, are one, reworded.
_SIMILAR = 0.6

Latest = dict[tuple[str, int], Status]
"""What was last reported of each duty, by the id of its task and its order; 0 for a task without duties."""


class Report(NamedTuple):
    """A status and what it is about in the plan as it is now; ``task`` is None where nothing there fits it any more.

    ``lost`` are the words of duties, among those it was about, that stand nowhere in the plan now.
    """

    status: Status
    task: Task | None
    orders: tuple[int, ...]
    lost: tuple[str, ...] = ()


def reported(plan: Plan, on: dt.date | None = None) -> Latest:
    """What was last reported of each duty, as known ``on`` a day; a duty that nobody spoke of is left out."""
    latest: Latest = {}
    for report in reports(plan):
        if report.task is not None and (on is None or report.status.on <= on):
            latest.update({(report.task.id, order): report.status for order in report.orders})
    return latest


def reports(plan: Plan) -> list[Report]:
    """All that was reported, by the day, of one day in the order of the file.

    A report is about the task that has its number and title now; or else its title alone, when the plan was renumbered;
    or its number and a similar title; or the words of its duties, where no other task has them. Its duties are those of
    the task with the same words, or with similar ones.
    """
    if not plan.statuses:
        return []
    finder = _Finder(plan)
    return [finder.find(status) for status in sorted(plan.statuses, key=lambda status: status.on)]


def last_reports(plan: Plan) -> list[Report]:
    """The reports that nothing later replaced, in the order of the plan, with the duties that they still tell of; those
    that fit nothing any more come last."""
    found = reports(plan)
    latest = reported(plan)
    orders: dict[tuple[str, int], list[int]] = defaultdict(list)
    for (task, order), status in latest.items():
        orders[task, id(status)].append(order)
    position = {task.id: place for place, task in enumerate(plan.tasks)}
    standing = [
        one._replace(orders=tuple(sorted(held)), lost=())
        for one in found
        if one.task is not None and (held := orders.get((one.task.id, id(one.status))))
    ]
    standing.sort(key=lambda one: (position[one.task.id] if one.task else 0, one.orders))
    lost = {_subject(one.status): one for one in found if one.task is None or one.lost}
    newest = {_subject(one.status): one for one in found}
    return standing + [one._replace(task=None) for key, one in lost.items() if newest[key] is one]


def state(status: Status | None, by: dt.date | None, on: dt.date) -> State | None:
    """How far work that is due ``by`` a day is ``on`` another: late when it is past and not said to be done; None when
    nobody said anything and it is not past.

    >>> state(None, dt.date(2024, 6, 30), dt.date(2024, 7, 1))
    <State.LATE: 'late'>
    """
    said = status.state if status else None
    is_past = by is not None and by < on
    return State.LATE if is_past and said is not State.DONE else said


def deadline_states(task: Task, latest: Mapping[tuple[str, int], Status], on: dt.date) -> Iterator[State | None]:
    """How far the work is that each deadline of a task is set for, in the order of :meth:`Task.deadlines`."""
    for duty in task.duties:
        for deadline in duty.deadlines:
            yield state(latest.get((task.id, duty.order)), deadline.by, on)
    for clause in task.clauses:
        orders = clause.duties or tuple(duty.order for duty in task.duties) or (0,)
        for deadline in clause.deadlines:
            yield _of_all([state(latest.get((task.id, order)), deadline.by, on) for order in orders])


def late(task: Task, latest: Mapping[tuple[str, int], Status], on: dt.date) -> list[Deadline]:
    """The deadlines of a task that are past on a day, whose work nobody said to be done."""
    states = zip(task.deadlines(), deadline_states(task, latest, on), strict=True)
    return [deadline for deadline, how in states if how is State.LATE and deadline.by and deadline.by < on]


def _of_all(states: Sequence[State | None]) -> State | None:
    """How far a whole is by how far its parts are: late as soon as one of them is."""
    if State.LATE in states:
        return State.LATE
    if len(set(states)) == 1:
        return states[0]
    return State.UNDER_WAY if {State.UNDER_WAY, State.DONE} & set(states) else None


def _subject(status: Status) -> tuple[str, str, tuple[str, ...]]:
    return status.number, status.title, status.duties


class _Finder:
    """Finds what reports are about in one plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.by_heading = {(task.number, task.title): task for task in plan.tasks}
        self.by_number = {task.number: task for task in plan.tasks}
        titles = Counter(task.title for task in plan.tasks)
        self.by_title = {task.title: task for task in plan.tasks if titles[task.title] == 1}
        self.holders: dict[str, list[Task]] = defaultdict(list)
        for task in plan.tasks:
            for words in {words_of(duty.text) for duty in task.duties}:
                self.holders[words].append(task)

    def find(self, status: Status) -> Report:
        task = self._task(status)
        if task is None:
            return Report(status, None, (), status.duties)
        if not status.duties:
            return Report(status, task, tuple(duty.order for duty in task.duties) or (0,))
        wanted = {words_of(text): text for text in status.duties}
        orders = [duty.order for duty in task.duties if words_of(duty.text) in wanted]
        left = {duty.order: duty.text for duty in task.duties if duty.order not in orders}
        lost = wanted.keys() - {words_of(duty.text) for duty in task.duties}
        for words in [words for words in wanted if words in lost]:
            best = max(left, key=lambda order: likeness(left[order], wanted[words]), default=0)  # noqa: B023
            if best and likeness(left[best], wanted[words]) >= _SIMILAR:
                orders.append(best)
                del left[best]
                lost.remove(words)
        gone = tuple(text for words, text in wanted.items() if words in lost)
        return Report(status, task if orders else None, tuple(sorted(orders)), gone)

    def _task(self, status: Status) -> Task | None:
        if found := self.by_heading.get((status.number, status.title)) or self.by_title.get(status.title):
            return found
        near = self.by_number.get(status.number)
        if near and likeness(near.title, status.title) >= _SIMILAR:
            return near
        holders = [self.holders.get(words_of(text), []) for text in status.duties]
        alone = [held[0] for held in holders if len(held) == 1]
        return alone[0] if alone and all(task is alone[0] for task in alone) else None

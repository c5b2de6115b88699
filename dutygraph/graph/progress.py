"""What was reported of which duty, and what was reported last."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from dutygraph.model import Plan, Status, Task
from dutygraph.text.likeness import SIMILAR, likeness, words_of

Latest = dict[tuple[str, int], Status]
"""What was last reported of each duty, by the id of its task and its order; 0 for a task without duties."""
Words = tuple[str, str, tuple[str, ...]]
"""What somebody calls a task and some of its duties: its number, its title, the words of the duties."""


class Subject(NamedTuple):
    """A task of the plan and those of its duties that are meant (0: it has none); ``task`` is None where nothing fits.

    ``lost`` are the words of the duties that were looked for and stand nowhere in the plan.
    """

    task: Task | None
    orders: tuple[int, ...] = ()
    lost: tuple[str, ...] = ()


class Report(NamedTuple):
    """A status and what it is about in the plan as it is now."""

    status: Status
    subject: Subject


# --- what was reported of what ----------------------------------------------------------------------------------


def reported(plan: Plan, on: dt.date | None = None) -> Latest:
    """What was last reported of each duty, as known ``on`` a day; a duty that nobody spoke of is left out."""
    latest: Latest = {}
    for status, subject in reports(plan):
        if subject.task is not None and (on is None or status.on <= on):
            latest.update({(subject.task.id, order): status for order in subject.orders})
    return latest


def reports(plan: Plan) -> list[Report]:
    """All that was reported, by the day, of one day in the order of the file."""
    statuses = sorted(plan.statuses, key=lambda status: status.on)
    return list(map(Report, statuses, find_subjects(plan, map(_words, statuses))))


def find_subjects(plan: Plan, words: Iterable[Words]) -> list[Subject]:
    """What words that somebody had for a task and some of its duties mean in the plan as it is now.

    The task is the one with this number and title; or else the one with this title, when the plan was renumbered; or
    with this number and a similar title; or the one that alone has these duties. Of the task, those duties are meant
    that have the same words, or similar ones; all of them where no duties are named.
    """
    wanted = list(words)
    if not wanted:
        return []
    finder = _Finder(plan)
    return [finder.find(*one) for one in wanted]


def last_reports(plan: Plan) -> list[Report]:
    """The reports that nothing later replaced, in the order of the plan, with the duties that they still tell of; those
    that fit nothing any more, or not all of what they told of, come last, without a task."""
    found = reports(plan)
    orders: dict[tuple[str, int], list[int]] = defaultdict(list)
    for (task_id, order), status in reported(plan).items():
        orders[task_id, id(status)].append(order)
    position = {task.id: place for place, task in enumerate(plan.tasks)}
    standing = []
    for status, (task, _, _) in found:
        if task is not None and (held := orders.get((task.id, id(status)))):
            standing.append((position[task.id], Report(status, Subject(task, tuple(sorted(held))))))
    standing.sort(key=lambda placed: (placed[0], placed[1].subject.orders))
    return [one for _, one in standing] + unplaced(plan)


def unplaced(plan: Plan) -> list[Report]:
    """The last reports about something that stands nowhere in the plan as it is now."""
    newest = {_words(one.status): one for one in reports(plan)}
    return [Report(status, Subject(None, (), subject.lost)) for status, subject in newest.values() if subject.lost]


def _words(status: Status) -> Words:
    return status.number, status.title, status.duties


# --- finding the subject ----------------------------------------------------------------------------------------


class _Finder:
    """Finds what reports are about in one plan."""

    def __init__(self, plan: Plan) -> None:
        self.orders: dict[str, dict[str, list[int]]] = {}
        self.by_heading = {(task.number, task.title): task for task in plan.tasks}
        self.by_number = {task.number: task for task in plan.tasks}
        titles = Counter(task.title for task in plan.tasks)
        self.by_title = {task.title: task for task in plan.tasks if titles[task.title] == 1}
        self.holders: dict[str, list[Task]] = defaultdict(list)
        for task in plan.tasks:
            for words in {words_of(duty.text) for duty in task.duties}:
                self.holders[words].append(task)

    def find(self, number: str, title: str, duties: tuple[str, ...]) -> Subject:
        task = self._task(number, title, duties)
        if task is None:
            return Subject(None, (), duties or (title,))
        if not duties or not task.duties:
            return Subject(task, tuple(duty.order for duty in task.duties) or (0,))
        standing = self._orders(task)
        wanted = {words_of(text): text for text in duties}
        orders = [order for words in wanted for order in standing.get(words, ())]
        lost = []
        missing = [words for words in wanted if words not in standing]
        left = {words: where for words, where in standing.items() if words not in wanted} if missing else {}
        for words in missing:
            scores = {likeness(other, words): other for other in left}
            if scores and max(scores) >= SIMILAR:
                orders += left.pop(scores[max(scores)])
            else:
                lost.append(wanted[words])
        return Subject(task if orders else None, tuple(sorted(orders)), tuple(lost))

    def _orders(self, task: Task) -> dict[str, list[int]]:
        """The words of a task's duties, and which have them."""
        if task.id not in self.orders:
            found = self.orders[task.id] = defaultdict(list)
            for duty in task.duties:
                found[words_of(duty.text)].append(duty.order)
        return self.orders[task.id]

    def _task(self, number: str, title: str, duties: tuple[str, ...]) -> Task | None:
        if found := self.by_heading.get((number, title)) or self.by_title.get(title):
            return found
        near = self.by_number.get(number)
        if near and likeness(near.title, title) >= SIMILAR:
            return near
        holders = [self.holders.get(words_of(text), []) for text in duties]
        alone = [held[0] for held in holders if len(held) == 1]
        return alone[0] if alone and all(task is alone[0] for task in alone) else None

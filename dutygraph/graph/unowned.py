"""Duties that no clause charges anybody with: those whose own sentences do, and those that nobody is named for."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from dutygraph.graph.doubts import last_not_understood
from dutygraph.model import Duty, Plan, Task
from dutygraph.text.actors import find_acting_groups, is_by_role, names_unit
from dutygraph.text.suspects import find_prose_charges


class Mark(StrEnum):
    """Where it stands that nobody, or only a group, is named for work, once for all that goes with it."""

    TASK = "task"  # nobody for the whole task: its first duty that nobody is named for
    DUTY = "duty"  # nobody for this duty
    GROUPS = "groups"  # only groups, by the sentence itself: the first such duty of the task


class Unowned(NamedTuple):
    """What no clause of a task governs."""

    duties: list[Duty]
    by_groups: list[tuple[Duty, list[str]]]
    """Those whose sentence has groups act (各级各有关部门要…), without the groups that have a role by the plan itself."""
    by_nobody: list[Duty]

    def marks(self, task: Task) -> dict[int, tuple[Mark, list[str]]]:
        """Which duties to tell of, by their order: those that nobody is named for, and the first that only groups are, with
        these; not where the text names a unit beside them."""
        whole = Mark.DUTY if task.clauses else Mark.TASK
        told = self.by_nobody if task.clauses else self.by_nobody[:1]
        marks: dict[int, tuple[Mark, list[str]]] = {duty.order: (whole, []) for duty in told}
        if not any(names_unit(duty.text) for duty in self.duties):
            marks |= {duty.order: (Mark.GROUPS, groups) for duty, groups in self.by_groups[:1]}
        return marks


def unowned(task: Task, last_suspect: int | None) -> Unowned:
    """The duties of a task that no clause governs; ``last_suspect`` is where the last thing in it ends that may charge
    somebody and was not understood, and leaves open what stands before it, or a whole task without clauses.

    A sentence without a subject goes on with the subject of those before it. Where the whole task has no clause, one
    that names a group may speak for those before it, too: nobody may say that the task names nobody.
    """
    if last_suspect is not None and not task.clauses:
        return Unowned([], [], [])
    ungoverned = [duty for duty in task.duties if not task.clauses_of(duty)]
    acting = {duty.order: groups for duty in ungoverned if (groups := find_acting_groups(duty.text))}
    charging = [duty.order for duty in ungoverned if duty.order in acting or _is_suspect(duty, last_suspect)]
    left = [duty for duty in ungoverned if last_suspect is None or duty.span.start >= last_suspect]
    unnamed = [(duty, [group for group in acting.get(duty.order, ()) if not is_by_role(group)]) for duty in left]
    by_nobody = [duty for duty in left if not charging or (task.clauses and duty.order < charging[0])]
    return Unowned(left, [(duty, groups) for duty, groups in unnamed if groups], by_nobody)


def _is_suspect(duty: Duty, last_suspect: int | None) -> bool:
    """Whether a sentence itself is the last thing that may charge somebody: 省公安厅要制定方案."""
    is_there = last_suspect is not None and duty.span.start < last_suspect <= duty.span.end
    return is_there and bool(find_prose_charges(duty.text))


def unowned_in(plan: Plan) -> Iterator[tuple[Task, Duty, Mark, list[str]]]:
    """The duties of a plan to tell of (:meth:`Unowned.marks`), in its order, with the groups that act."""
    last = last_not_understood(plan)
    for task in plan.tasks:
        marks = unowned(task, last.get(task.id)).marks(task)
        for duty in task.duties if marks else ():
            if duty.order in marks:
                yield task, duty, *marks[duty.order]

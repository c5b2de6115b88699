"""Duties that no clause charges anybody with: those whose own sentences do, and those that nobody is named for."""

from __future__ import annotations

from typing import NamedTuple

from dutygraph.model import Duty, Task
from dutygraph.text.actors import find_acting_groups, is_by_role
from dutygraph.text.suspects import find_prose_charges


class Unowned(NamedTuple):
    """What no clause of a task governs."""

    duties: list[Duty]
    by_groups: list[tuple[Duty, list[str]]]
    """Those whose sentence has groups act (各级各有关部门要…), without the groups that have a role by the plan itself."""
    by_nobody: list[Duty]


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

"""Changes between two plans, as records that other programs read and as a table that people read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dutygraph.exports.records import span_record
from dutygraph.exports.tables import Table
from dutygraph.messages import Lang, say
from dutygraph.model import Role
from dutygraph.queries.diff import Change, ChangeKind, Side

#: Changes whose sides say who is charged.
_OF_PARTIES = (ChangeKind.LEAD, ChangeKind.PARTIES, ChangeKind.TASK_ADDED, ChangeKind.TASK_DROPPED)


def change_record(change: Change) -> dict[str, Any]:
    """A change. Its keys are a contract: none may change.

    ``change``: the kind. ``task``: number of the task, the new one where both plans have it; '' for the plan itself.
    ``old_task``, ``new_task``: its number in either plan, null where that plan lacks the task or the duty.
    ``title``: of that task. ``old``, ``new``: the words that changed (a sentence, a title, all that lead, the other parties
    that changed, the words of a deadline or target), '' where that side has nothing of the kind, null where it lacks the task or the duty.
    ``old_by``, ``new_by``: the date that a deadline means. ``parties``: ``unit``, ``old_role`` and ``new_role`` (null for
    none) of all that came, went or changed their role; of what was added or dropped, of all. ``duties``: orders of the
    duties in the new task whose parties changed. ``numbers``: old and new number of each renumbered task. ``old_span``,
    ``new_span``: where the words stand; of parties, the clause that names them; of what a side lacks, what lacks it.
    """
    old, new = change.old, change.new
    last = _last(change)
    return {
        "change": change.kind.value,
        "task": last.task,
        "old_task": old.task if old else None,
        "new_task": new.task if new else None,
        "title": last.title,
        "old": old.text if old else None,
        "new": new.text if new else None,
        "old_by": old.by.isoformat() if old and old.by else None,
        "new_by": new.by.isoformat() if new and new.by else None,
        "parties": [
            {"unit": move.unit, "old_role": move.old_role, "new_role": move.new_role} for move in change.parties
        ],
        "duties": list(change.duties),
        "numbers": [list(pair) for pair in change.numbers],
        "old_span": span_record(old.span) if old else None,
        "new_span": span_record(new.span) if new else None,
    }


def changes_table(changes: Sequence[Change], lang: Lang) -> Table:
    """Changes, a row each, below how many there are of each kind."""
    headers = [say(f"col_{key}", lang) for key in ("change", "number", "task", "old", "new")]
    rows = [
        [
            say(f"change_{change.kind.value}", lang),
            _numbers(change),
            _last(change).title,
            _cell(change, change.old, lang),
            _cell(change, change.new, lang),
        ]
        for change in changes
    ]
    counts = Counter(change.kind for change in changes)
    listed = [f"{say(f'change_{kind.value}', lang)} {counts[kind]}" for kind in ChangeKind if counts[kind]]
    told = say("diff_counts", lang, total=len(changes), counts=say("comma", lang).join(listed))
    return Table(headers, rows, [told, ""] if changes else [say("diff_none", lang)])


def _last(change: Change) -> Side:
    """The side that names the task: the new one, but of what was dropped the old."""
    side = change.new or change.old
    assert side is not None  # a change has one at least
    return side


def _numbers(change: Change) -> str:
    """The number of the task, and the one it had."""
    return " → ".join(dict.fromkeys(side.task for side in (change.old, change.new) if side))


def _range(numbers: Sequence[str]) -> str:
    """Both ends of a run of numbers."""
    return "…".join(dict.fromkeys((numbers[0], numbers[-1])))


def _cell(change: Change, side: Side | None, lang: Lang) -> str:
    """What a side says: the words, the parties by role, the words and the date, the task that a duty came from."""
    if side is None:
        return ""
    is_old = side is change.old
    if change.kind is ChangeKind.TASK_RENUMBERED:
        return _range([old if is_old else new for old, new in change.numbers])
    held = [(move.old_role if is_old else move.new_role, move.unit) for move in change.parties]
    roles = {role: "、".join(unit for of_unit, unit in held if of_unit is role) for role in Role}
    if change.kind is ChangeKind.LEAD:
        roles[Role.LEAD] = side.text
    parties = [say("labelled", lang, label=say(f"role_{role}", lang), text=roles[role]) for role in Role if roles[role]]
    if change.kind in _OF_PARTIES:
        return "；".join(parties)
    if change.kind is ChangeKind.DUTY_MOVED:
        return "；".join([side.title if is_old else side.text, *parties])
    return f"{side.text}（{side.by}）" if side.by else side.text

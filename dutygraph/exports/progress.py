"""How far the work is, in words, and as the JSON records and tables that tell of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from dutygraph.messages import Lang, say
from dutygraph.model import Plan, State, Status

if TYPE_CHECKING:
    from dutygraph.exports.tables import Table
    from dutygraph.graph.progress import Report
    from dutygraph.queries.tasks import TaskAnswer
    from dutygraph.queries.timetable import Due


def state_name(state: State | None, lang: Lang) -> str:
    """A state that somebody reported, '' where their words for it were not understood."""
    return say(f"state_{state.value}", lang) if state else ""


def progress_name(due: Due, lang: Lang) -> str:
    """How far the work of a deadline is; where nobody reported anything, that."""
    if due.said is None:
        return say("state_past-unreported" if due.state is State.LATE else "state_unreported", lang)
    if due.state is State.LATE and due.said.state is not State.LATE:
        return say("state_past", lang)
    return state_name(due.state, lang) or due.said.note


def due_record(answer: TaskAnswer) -> dict[str, Any]:
    """A task with deadlines that were asked for: the keys of a task, ``state`` of all these deadlines together, and them in
    ``due``, each with its own ``state`` and with what was last ``reported``, None for nothing."""
    from dutygraph.exports.records import deadline_record, task_record
    from dutygraph.queries.timetable import together

    return {
        **task_record(answer),
        "state": _state(together(one.state for one in answer.progress)),
        "due": [
            {
                **deadline_record(one.deadline),
                "state": _state(one.state),
                "reported": _said_record(one.said) if one.said else None,
            }
            for one in answer.progress
        ],
    }


def report_record(plan: Plan, report: Report) -> dict[str, Any]:
    """A report that nothing later replaced: ``task`` and ``duties`` as they are numbered now, None and [] where it fits
    nothing in the plan any more; ``lost`` are the words that it was about then."""
    status, (task, orders, lost) = report
    return {
        "plan": plan.id,
        "task": task.number if task else None,
        "title": task.title if task else status.title,
        "duties": [order for order in orders if order],
        **_said_record(status),
        "lost": list(lost),
    }


def reports_table(reports: Iterable[Report], lang: Lang) -> Table:
    """Reports, a row each; one that fits nothing any more has the words that it was about in brackets."""
    from dutygraph.exports.tables import Table

    headers = [
        say(f"col_{key}", lang) for key in ("number", "task", "duties", "state", "reported_on", "source", "report_note")
    ]
    rows = []
    for status, (task, orders, lost) in reports:
        is_part = task is not None and len(orders) < len(task.duties)
        parts = "、".join(map(str, orders)) if is_part else ""
        rows.append(
            [
                task.number if task else "–",
                task.title if task else f"（{status.number} {status.title}）",
                parts if task else "；".join(lost),
                state_name(status.state, lang) or say("state_unread", lang),
                status.on.isoformat(),
                status.source,
                status.note,
            ]
        )
    return Table(headers, rows)


def _said_record(status: Status) -> dict[str, Any]:
    state = status.state.value if status.state else None
    return {"state": state, "on": status.on.isoformat(), "source": status.source, "note": status.note}


def _state(state: State | None) -> str:
    return state.value if state else "not-reported"

"""The account of a reading: what was read, and what has to agree before anybody may say that nothing is missing."""

from __future__ import annotations

from typing import NamedTuple

from dutygraph.model import Diagnostic, Plan

#: What a loader mends without a doubt; all other diagnostics are worth a look.
MENDED = ("joined-line", "doubled-text")


class Account(NamedTuple):
    """Counts of a reading, and the diagnostics that a person should look at and has not accepted."""

    counts: dict[str, int]
    noted: list[Diagnostic]


def account(plan: Plan) -> Account:
    """Tasks, duties, clauses read and not understood, numbers missing, places mended; of what is to be looked at, that
    which nobody has accepted yet."""
    still_open = [diagnostic for diagnostic in plan.diagnostics if diagnostic.accepted is None]
    codes = [diagnostic.code for diagnostic in still_open]
    return Account(
        counts={
            "tasks": len(plan.tasks),
            "duties": sum(len(task.duties) for task in plan.tasks),
            "clauses": sum(len(task.clauses) for task in plan.tasks),
            "unread": codes.count("unread-clause"),
            "missing": codes.count("missing-number"),
            "mended": sum(code in MENDED for code in codes),
        },
        noted=[diagnostic for diagnostic in still_open if diagnostic.code not in MENDED],
    )

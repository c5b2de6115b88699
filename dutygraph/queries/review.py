"""What of a reading is uncertain: the places that a person should compare with the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from dutygraph.model import Clause, Deadline, Diagnostic, Plan, Precision, Section, Span, Task
from dutygraph.queries.account import account

#: The code of a deadline whose date could not be worked out, beside the codes of diagnostics.
UNDATED = "undated-deadline"
#: How much of the text around a quote is shown.
_WIDTH = 30
#: Blanks and line breaks go, so more is looked at than is shown.
_WINDOW = 4 * _WIDTH


class Doubt(NamedTuple):
    """A reading that a person should compare with the text.

    ``before`` and ``after`` are the words of the plan around the quote. ``task`` is the one it stands in, if any;
    ``clause`` what was read there so far, where it is part of a clause.
    """

    code: str
    fact: Diagnostic | Deadline
    before: str
    after: str
    task: Task | None
    clause: Clause | None

    @property
    def span(self) -> Span:
        """Where it stands, with the quote."""
        return self.fact.span

    @property
    def line(self) -> int:
        """The line of the document; 0 where that is not known or the file has none."""
        return self.fact.line if isinstance(self.fact, Diagnostic) else 0


def review(plan: Plan) -> list[Doubt]:
    """The uncertain readings that no person accepted, in the order of the text.

    These are the diagnostics worth a look, and the deadlines whose date nobody could work out. A lead by a rule of the
    document is no doubt by itself: where the words of its clause are odd, they are one, and show who leads by them.

    >>> from dutygraph.text.document import read_plan
    >>> plan = read_plan("一、任务\\n（一）宣传。省应急厅要开展宣传。", "plan.txt")
    >>> [(doubt.code, doubt.span.quote, doubt.task.number) for doubt in review(plan)]
    [('unread-clause', '省应急厅要开展宣传。', '一（一）')]
    """
    around = _Around(plan)
    doubts = [
        Doubt(found.code, found, *around.words(found.span), around.task(found.span), around.clause(found.span))
        for found in dict.fromkeys(account(plan).noted)
    ]
    undated = {deadline: task for task in plan.tasks for deadline in task.deadlines() if _is_undated(deadline)}
    doubts += [
        Doubt(UNDATED, found, *around.words(found.span), task, around.clause(found.span))
        for found, task in undated.items()
    ]
    return sorted(doubts, key=lambda doubt: doubt.span.start)


def _is_undated(deadline: Deadline) -> bool:
    return deadline.by is None and deadline.precision is not Precision.STANDING and deadline.accepted is None


class _Around:
    """What stands where in a plan."""

    def __init__(self, plan: Plan) -> None:
        headings: list[Section | Task] = [*plan.sections, *plan.tasks]
        self.headings = sorted(headings, key=lambda heading: heading.span.start)
        clauses = [clause for task in plan.tasks for clause in task.clauses if clause.span.end]
        self.clauses = sorted(clauses, key=lambda clause: clause.span.start)
        duties = [duty.span for task in plan.tasks for duty in task.duties]
        stretches = [*(one.span for one in headings), *(clause.span for clause in clauses), *duties]
        stretches = [span for span in stretches if span.end]  # a person's own stand nowhere
        self.by_start = sorted(stretches, key=lambda span: span.start)
        self.by_end = sorted(stretches, key=lambda span: span.end)

    def words(self, span: Span) -> tuple[str, str]:
        """The words before and after a stretch, on one line each."""
        if not span.end:
            return "", ""
        before = bisect_left(self.by_start, span.start, key=lambda one: one.start) - 1
        after = bisect_right(self.by_end, span.end, key=lambda one: one.end)
        lead = tail = ""
        if before >= 0:
            one = self.by_start[before]
            end = span.start - one.start
            lead = _one_line(one.quote[max(0, end - _WINDOW) : end])
        if after < len(self.by_end):
            one = self.by_end[after]
            start = max(0, span.end - one.start)
            tail = _one_line(one.quote[start : start + _WINDOW])
        return (
            lead if len(lead) <= _WIDTH else "…" + lead[-_WIDTH:],
            tail if len(tail) <= _WIDTH else tail[:_WIDTH] + "…",
        )

    def task(self, span: Span) -> Task | None:
        """The task that a stretch stands in; None before the first one, and between a section and its tasks."""
        above = bisect_right(self.headings, span.start, key=lambda heading: heading.span.start) - 1
        heading = self.headings[above] if above >= 0 else None
        return heading if isinstance(heading, Task) else None

    def clause(self, span: Span) -> Clause | None:
        """The clause that a stretch is a part of."""
        last = bisect_right(self.clauses, span.start, key=lambda clause: clause.span.start) - 1
        clause = self.clauses[last] if last >= 0 else None
        return clause if clause and span.end and span.end <= clause.span.end else None


def _one_line(quote: str) -> str:
    return "".join(quote.split())

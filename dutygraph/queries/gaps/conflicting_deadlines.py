"""conflicting-deadlines: the same work is due on different days in different places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Severity, Target
from dutygraph.queries.gaps.alike import Owned, find_alike, owned_duties, place_of
from dutygraph.queries.gaps.rule import Finding, Rule, day_in_words


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Pairs of duties in two tasks that ask for the same and have no date in common; each later one is told once.

    Not where a clause gives each its part, nor where their targets differ: those may be two stages.
    """
    told: set[int] = set()
    for pairs in find_alike(duty for duty in owned_duties(graph) if not duty.has_scope and _dates(duty)):
        for first, second in pairs:
            dates, other_dates = _dates(second), _dates(first)
            if id(second) in told or first.task is second.task or dates & other_dates:
                continue
            if _values(first.duty.targets) == _values(second.duty.targets) and first.can_meet(second):
                told.add(id(second))
                values: dict[str, str | Text] = {
                    "dates": _listed(dates),
                    "other": place_of(first, second),
                    "other_dates": _listed(other_dates),
                }
                yield Finding(second.task, second.duty.span, values, first.task, also=(first.duty.span,))


def _dates(duty: Owned) -> set[dt.date]:
    """The days a duty is due on: its own, else those of the clauses that govern it."""
    own = {deadline.by for deadline in duty.duty.deadlines if deadline.by}
    return own or {deadline.by for clause in duty.clauses for deadline in clause.deadlines if deadline.by}


def _values(targets: tuple[Target, ...]) -> set[tuple[float | None, str]]:
    return {(target.value, target.unit) for target in targets}


def _listed(dates: set[dt.date]) -> Text:
    told = [day_in_words(str(date)) for date in sorted(dates)]
    return Text("、".join(day.zh for day in told), ", ".join(day.en for day in told))


RULE = Rule(
    name="conflicting-deadlines",
    severity=Severity.MEDIUM,
    meaning=Text(
        "同一件事，不同的地方写了不同的完成时限。", "The same work is due on different days in different places."
    ),
    message=Text(
        "{number} {title}：此处时限为{dates}，同一举措在“{other}”中为{other_dates}",
        "{number} {title}: due on {dates} here; the same duty in “{other}” on {other_dates}",
    ),
    suggestion=Text(
        "统一时限；如是两个阶段，请写明各阶段的目标。",
        "Set one date; if these are two stages, state what each has to reach.",
    ),
    find=find,
)

"""duplicate-duty: the same work stands in two places, with the same owner."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Severity
from dutygraph.queries.gaps.alike import Owned, find_alike, owned_duties, place_of
from dutygraph.queries.gaps.rule import Finding, Rule


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Duties that ask for what an earlier one asks for and that have an owner in common with it; each once.

    Where nobody who leads the one leads the other, it is ``conflicting-leads`` or may be the work of two; where a
    clause gives each its part, each is another work.
    """
    told: set[int] = set()
    for pairs in find_alike(duty for duty in owned_duties(graph) if not duty.has_scope):
        for first, second in pairs:
            if id(second) not in told and first.owners & second.owners and first.can_meet(second):
                told.add(id(second))
                yield _finding(first, second)


def _finding(first: Owned, second: Owned) -> Finding:
    """The finding stands at the later of the two."""
    also = (first.duty.span,)
    return Finding(second.task, second.duty.span, {"other": place_of(first, second)}, first.task, also)


RULE = Rule(
    name="duplicate-duty",
    severity=Severity.LOW,
    meaning=Text(
        "同一件事在两处写了，负责单位也相同，容易重复布置、重复统计。",
        "The same work stands in two places with the same owner: it may be assigned, and counted, twice.",
    ),
    message=Text(
        "{number} {title}：这项举措与“{other}”中的一项相同",
        "{number} {title}: this duty is the same as one in “{other}”",
    ),
    suggestion=Text("合并为一项，或写明两处各管什么。", "Keep one of them, or say how they differ."),
    find=find,
)

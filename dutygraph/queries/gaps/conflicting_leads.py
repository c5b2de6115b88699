"""conflicting-leads: the same act on the same thing is led by different units."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Severity
from dutygraph.queries.gaps.alike import Owned, find_alike, owned_duties, place_of
from dutygraph.queries.gaps.parties import is_local, may_be_one
from dutygraph.queries.gaps.rule import Finding, Rule

#: What stands under more leads is what every plan says.
_MOST_LEADS = 3


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Pairs of duties that ask for the same and are led by units none of which leads both; each pair of leads once.

    Only duties charged to named units of the whole region without a scope.
    """
    told: set[tuple[int, int]] = set()
    for pairs in find_alike(duty for duty in owned_duties(graph) if _is_led_clearly(duty)):
        if len({frozenset(duty.leads) for pair in pairs for duty in pair}) > _MOST_LEADS:
            continue
        of_leads: set[frozenset[str]] = set()
        for first, second in pairs:
            pair = id(first), id(second)
            both = frozenset((*first.leads, *second.leads))
            if pair not in told and both not in of_leads and first.can_meet(second) and _differ(graph, first, second):
                told.add(pair)
                of_leads.add(both)
                yield _finding(first, second)


def _is_led_clearly(duty: Owned) -> bool:
    """Whether named units of the whole region lead it, and all of it."""
    return (
        bool(duty.leads)
        and not duty.is_led_by_group
        and not duty.has_scope
        and not any(is_local(name, duty.plan.region) for name in duty.leads)
    )


def _differ(graph: DutyGraph, first: Owned, second: Owned) -> bool:
    """Whether no lead of the one may be a lead of the other, by another name or as a part of it."""
    return not any(may_be_one(graph, one, other) for one in first.leads.items() for other in second.leads.items())


def _finding(first: Owned, second: Owned) -> Finding:
    """The finding stands at the later of the two."""
    values = {
        "leads": "、".join(second.leads.values()),
        "other": place_of(first, second),
        "other_leads": "、".join(first.leads.values()),
    }
    also = (second.clause.span, first.duty.span, first.clause.span)
    return Finding(second.task, second.duty.span, values, first.task, also)


RULE = Rule(
    name="conflicting-leads",
    severity=Severity.HIGH,
    meaning=Text(
        "同一件事，不同的地方写了不同的牵头单位。", "The same work is led by different units in different places."
    ),
    message=Text(
        "{number} {title}：此处由{leads}牵头，同一举措在“{other}”中由{other_leads}牵头",
        "{number} {title}: led by {leads} here; the same duty in “{other}” by {other_leads}",
    ),
    suggestion=Text(
        "明确由哪个单位牵头；如各管一段，请分别写明范围。",
        "Settle which unit leads; if each has its own part, state the scope of each.",
    ),
    find=find,
)

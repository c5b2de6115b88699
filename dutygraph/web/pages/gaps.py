"""The gaps by severity and rule. What must be answered is open; of a long list only the first are told."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from starlette.responses import Response

from dutygraph.exports.papers.findings import by_rule, rules_asked
from dutygraph.model import Severity
from dutygraph.queries.gaps import rules_for
from dutygraph.queries.gaps.rule import Gap, Rule
from dutygraph.web.api.endpoints import GAPS
from dutygraph.web.inquiry import Portion, inquire, portion
from dutygraph.web.pages import Entry
from dutygraph.web.visit import Visit, page

#: Findings of a rule that are told beside those of others.
_MOST_BESIDE = 30


class Group(NamedTuple):
    """The findings of a rule: those that are told, and how many there are; its share of the most, in hundredths."""

    rule: Rule
    told: list[Gap]
    size: int
    width: int
    is_open: bool


def show(visit: Visit) -> Response:
    inquiry = inquire(GAPS, visit)
    gaps: list[Gap] = inquiry.found
    listed = portion(gaps, visit)
    counts = Counter(gap.rule.severity for gap in gaps)
    return visit.show(
        "gaps.html.j2",
        status=inquiry.status,
        trouble=inquiry.trouble,
        total=len(gaps),
        counts={severity: counts[severity] for severity in Severity},
        groups=_groups(gaps, listed),
        listed=listed if len({gap.rule for gap in gaps}) == 1 else Portion([], len(gaps), 1, 1),
        rules=rules_for(visit.graph),
        severities=[severity.value for severity in Severity],
        is_filtered=bool(inquiry.values),
        accepted=inquiry.values.get("accepted", False),
        rules_asked=rules_asked(visit.graph, visit.lang),
    )


def _groups(gaps: list[Gap], listed: Portion) -> dict[Severity, list[Group]]:
    """The findings of each severity there is, by rule. Those of a single rule are told page by page."""
    found = {severity: by_rule(gaps, severity) for severity in Severity}
    sizes = [len(of_rule) for rules in found.values() for of_rule in rules.values()]
    is_single = len(sizes) == 1
    return {
        severity: [
            Group(
                rule,
                list(listed.rows) if is_single else of_rule[:_MOST_BESIDE],
                len(of_rule),
                max(1, round(100 * len(of_rule) / max(sizes))),
                is_single or (severity is Severity.HIGH and len(of_rule) <= _MOST_BESIDE),
            )
            for rule, of_rule in rules.items()
        ]
        for severity, rules in found.items()
        if rules
    }


MENU = Entry(5, "/gaps", "web_gaps")
ROUTES = [page("/gaps", show)]

"""The gaps by severity and rule. What must be answered is open; of a long list only the first are told."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from starlette.responses import Response

from dutygraph.exports.dashboard.view import rules_of
from dutygraph.exports.papers.findings import rules_asked
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
    found = rules_of(gaps)
    is_single = sum(map(len, found.values())) == 1
    return {
        severity: [
            Group(
                view.rule,
                list(listed.rows) if is_single else view.gaps[:_MOST_BESIDE],
                len(view.gaps),
                view.width,
                is_single or (severity is Severity.HIGH and len(view.gaps) <= _MOST_BESIDE),
            )
            for view in views
        ]
        for severity, views in found.items()
    }


MENU = Entry(5, "/gaps", "web_gaps")
ROUTES = [page("/gaps", show)]

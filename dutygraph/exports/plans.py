"""The plans that are asked, as records and as a table: what each is, and what was read of it."""

from __future__ import annotations

from collections.abc import Sequence

from dutygraph.exports.records import Record, plan_head
from dutygraph.exports.tables import Table
from dutygraph.messages import Lang, say
from dutygraph.model import Plan
from dutygraph.queries.account import account

_COUNTS = ("tasks", "duties", "clauses", "unread", "missing", "mended")


def listed_plan_record(plan: Plan) -> Record:
    """What a plan is, with the counts of its reading."""
    return {**plan_head(plan), "counts": account(plan).counts}


def plans_table(plans: Sequence[Plan], lang: Lang) -> Table:
    """Plans, a row each, with the counts of their reading."""
    keys = ("plan", "issuer", "issued", *(f"count_{count}" for count in _COUNTS))
    rows = []
    for plan in plans:
        counts = account(plan).counts
        issued = plan.issued.isoformat() if plan.issued else ""
        rows.append([plan.title, plan.issuer, issued, *(str(counts[count]) for count in _COUNTS)])
    return Table([say(f"col_{key}", lang) for key in keys], rows)

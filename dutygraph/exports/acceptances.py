"""Accepted gaps, as records that other programs read and as a table that people read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dutygraph.exports.records import gap_record
from dutygraph.exports.tables import Table
from dutygraph.messages import Lang, say
from dutygraph.queries.gaps.rule import Gap


def accepted_record(gap: Gap, lang: Lang) -> dict[str, Any]:
    """An accepted gap: its record, and under ``accepted`` why, by whom ('' if nobody said) and on which day."""
    accepted = gap.accepted
    assert accepted is not None  # only such are asked for
    said = {"reason": accepted.reason, "by": accepted.by, "on": accepted.on.isoformat()}
    return {**gap_record(gap, lang), "accepted": said}


def accepted_table(gaps: Sequence[Gap], lang: Lang) -> Table:
    """Accepted gaps, a row each, with why, by whom and when."""
    keys = ("severity", "rule", "number", "finding", "evidence", "reason", "accepted_by", "on")
    rows = [
        [
            say(f"severity_{gap.rule.severity.value}", lang),
            gap.rule.name,
            gap.task.number if gap.task else "",
            gap.message(lang),
            " / ".join("".join(span.quote.split()) for span in gap.quotes),
            gap.accepted.reason,
            gap.accepted.by,
            gap.accepted.on.isoformat(),
        ]
        for gap in gaps
        if gap.accepted
    ]
    return Table([say(f"col_{key}", lang) for key in keys], rows)

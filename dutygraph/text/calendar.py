"""First and last days of years, months and days."""

from __future__ import annotations

import calendar
import datetime as dt


def first_day(year: str, month: str | None = None, day: str | None = None) -> dt.date:
    """The first day of a year, month or day. Raises ValueError when there is no such day."""
    return dt.date(int(year), int(month or 1), int(day or 1))


def last_day(year: str, month: str | None = None, day: str | None = None) -> dt.date:
    """The last day of a year, month or day. Raises ValueError when there is no such day.

    >>> str(last_day("2024", "2")), str(last_day("2025"))
    ('2024-02-29', '2025-12-31')
    """
    if day:
        return dt.date(int(year), int(month or 1), int(day))
    last_month = int(month or 12)
    return dt.date(int(year), last_month, calendar.monthrange(int(year), last_month)[1])

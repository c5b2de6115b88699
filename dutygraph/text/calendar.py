"""First and last days of years, months and days, and days as people type them."""

from __future__ import annotations

import calendar
import datetime as dt
import re


def first_day(year: int, month: int = 1, day: int = 1) -> dt.date:
    """The first day of a year, month or day. Raises ValueError when there is no such day."""
    return dt.date(year, month, day)


def last_day(year: int, month: int = 12, day: int | None = None) -> dt.date:
    """The last day of a year, month or day. Raises ValueError when there is no such day.

    >>> str(last_day(2024, 2)), str(last_day(2025))
    ('2024-02-29', '2025-12-31')
    """
    return dt.date(year, month, day or calendar.monthrange(year, month)[1])


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last one of a shorter month.

    >>> str(months_later(dt.date(2023, 8, 31), 6)), str(months_later(dt.date(2024, 12, 1), 12))
    ('2024-02-29', '2025-12-01')
    """
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def typed_day(value: str) -> dt.date | None:
    """The day that 2025-12-31 says, the first of 2025-12 or 2025; None for what says none.

    >>> str(typed_day("2025-12")), typed_day("2025-02-30")
    ('2025-12-01', None)
    """
    parts = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", value)
    if parts is None:
        return None
    try:
        return first_day(*(int(part or 1) for part in parts.groups()))
    except ValueError:  # there is no such day
        return None

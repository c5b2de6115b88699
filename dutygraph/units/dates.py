"""Days that are known as exactly as their source tells them: the beginning of an ISO date, 2018, 2018-10 or 2018-10-31.

Beginnings of ISO dates compare like the days they stand for, as far as the shorter of two goes. '' is a day nobody knows.
"""

from __future__ import annotations

import datetime as dt
import re

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


def is_day(text: str) -> bool:
    """Whether a text is the beginning of an ISO date.

    >>> is_day("2018"), is_day("2018-10"), is_day("2018-02-30"), is_day("2018-1")
    (True, True, False, False)
    """
    if not _DAY.fullmatch(text):
        return False
    try:
        return bool(dt.date.fromisoformat(text + "0000-01-01"[len(text) :]))
    except ValueError:  # 2018-02-30
        return False


def is_before(one: str, other: str) -> bool:
    """Whether one day is before another for certain.

    >>> is_before("2018", "2018-10"), is_before("2018-09", "2018-10-31"), is_before("", "2018")
    (False, True, False)
    """
    length = min(len(one), len(other))
    return one[:length] < other[:length]


def has_passed(day: str, on: dt.date) -> bool:
    """Whether a day was before the date ``on`` for certain.

    >>> has_passed("2018", dt.date(2018, 12, 11)), has_passed("2018-03", dt.date(2018, 12, 11))
    (False, True)
    """
    return is_before(day, on.isoformat())


def meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two spans from a day to a day have days in common for certain; one whose end is not known has no end.

    The day on which one ends is the day on which the next begins.

    >>> meet(("2000", "2018-10"), ("2018-10", "")), meet(("", ""), ("2018", "")), meet(("2000", "2010"), ("2009", ""))
    (False, True, True)
    """
    return _is_later(one[1], other[0]) and _is_later(other[1], one[0])


def _is_later(end: str, start: str) -> bool:
    return not end or not start or is_before(start, end)

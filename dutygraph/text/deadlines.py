"""Deadlines: the words that set a date, and the calendar date they mean in a plan of a given period."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from dutygraph.model import Period, Precision
from dutygraph.text.words import STANDING_TIMES

_FIVE_YEAR_ORDINALS = {"十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031}
_LEAD_IN = r"(?:力争|争取|确保)?(?:到|至)?"
_YEAR_END = r"(?:年年底|年年末|年底|年末|底|末)"
_FORMS = re.compile(
    rf"""
      (?P<plan_end>{_LEAD_IN}[“"]?(?P<ordinal>十[一二三四五六])五[”"]?(?:规划)?(?:期)?末(?:期|年)?(?:之?前)?)
    | (?P<period_end>{_LEAD_IN}规划期末(?:之?前)?)
    | {_LEAD_IN}(?P<years>(?:20\d\d年?[、和]){{1,8}})?(?P<year>20\d\d)
      (?: (?P<year_end>{_YEAR_END})(?:之?前)?
        | 年(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>[12]\d|3[01]|0?[1-9])日|底|末)?(?:之?前)
        | 年(?P<half>上半年|下半年)(?:之?前)?
        | 年第?(?P<quarter>[一二三四])季度(?:末|底)?(?:之?前)?
        | 年(?P<before>[之以]?前)
        | 年(?P<done>(?=完成|全面完成|基本完成|实现|基本实现|建成|基本建成)) )
    | (?:力争|争取|确保)?(?:到|至)(?P<by_year>20\d\d)年(?!\d|[^，。；、]{{0,2}}(?:以来|期间))
    """,
    re.VERBOSE,
)
_DATES = ("20", "末")
#: Every form has one of these: text without them needs no closer look.
SIGNS = (*_DATES, *STANDING_TIMES)
_DATED = re.compile("|".join(_DATES))
_STANDING = re.compile(rf"(?:{'|'.join(STANDING_TIMES)})(?=[，。；）]|$)")
_PERIOD_ORDINAL = re.compile(r"[“\"]?(十[一二三四五六])五[”\"]?")
_PERIOD_YEARS = re.compile(r"(20\d\d)年?\s*[-—–~至到]+\s*(20\d\d)年?")


class Reading(NamedTuple):
    """A deadline found in the repaired text at ``[start, end)``."""

    start: int
    end: int
    by: dt.date | None
    precision: Precision


def find_deadlines(text: str, period: Period | None, start: int = 0, end: int | None = None) -> Iterator[Reading]:
    """Deadlines in a repaired text, in order. Years before the plan's period are history and give none.

    >>> plan = Period(2021, 2025)
    >>> [(str(r.by), r.precision.value) for r in find_deadlines("在2023年、2025年底前，分别评估", plan)]
    [('2023-12-31', 'year-end'), ('2025-12-31', 'year-end')]
    >>> [str(r.by) for r in find_deadlines("2020年事故起数较2015年下降22.5%", plan)]
    []
    """
    end = len(text) if end is None else end
    if _DATED.search(text, start, end):
        for match in _FORMS.finditer(text, start, end):
            yield from _read(match, period)
    for match in _STANDING.finditer(text, start, end):
        if match.start() and text[match.start() - 1] in "，。；（：":
            yield Reading(match.start(), match.end(), None, Precision.STANDING)


def find_period(title: str) -> Period | None:
    """The years a plan's title names: “十四五” or 2021—2023年."""
    if years := _PERIOD_YEARS.search(title):
        return Period(int(years[1]), int(years[2]))
    if ordinal := _PERIOD_ORDINAL.search(title):
        first = _FIVE_YEAR_ORDINALS[ordinal[1]]
        return Period(first, first + 4)
    return None


def _read(match: re.Match[str], period: Period | None) -> Iterator[Reading]:
    start, end = match.span()
    if match["plan_end"]:
        last = _FIVE_YEAR_ORDINALS[match["ordinal"]] + 4
        yield Reading(start, end, dt.date(last, 12, 31), Precision.PLAN_END)
    elif match["period_end"]:
        if period is not None:
            yield Reading(start, end, dt.date(period.last, 12, 31), Precision.PLAN_END)
    else:
        first = period.first if period else 0
        for year in _years(match):
            if year >= first:
                yield Reading(start, end, *_date(match, year))


def _years(match: re.Match[str]) -> Iterator[int]:
    for year in re.findall(r"20\d\d", match["years"] or ""):
        yield int(year)
    yield int(match["year"] or match["by_year"])


def _date(match: re.Match[str], year: int) -> tuple[dt.date, Precision]:
    """The last day that the words allow."""
    if match["month"]:
        month = int(match["month"])
        if match["day"] and int(match["day"]) <= calendar.monthrange(year, month)[1]:
            return dt.date(year, month, int(match["day"])), Precision.DAY
        return dt.date(year, month, calendar.monthrange(year, month)[1]), Precision.MONTH
    if match["quarter"]:
        month = 3 * ("一二三四".index(match["quarter"]) + 1)
        return dt.date(year, month, calendar.monthrange(year, month)[1]), Precision.QUARTER
    if match["half"] == "上半年":
        return dt.date(year, 6, 30), Precision.HALF_YEAR
    if match["half"]:
        return dt.date(year, 12, 31), Precision.HALF_YEAR
    if match["before"]:
        return dt.date(year - 1, 12, 31), Precision.YEAR
    return dt.date(year, 12, 31), Precision.YEAR_END if match["year_end"] else Precision.YEAR

"""Deadlines: the words that set a date, and the calendar date they mean in a plan of a given time.

A form is a pattern and a reading of it. Where two forms claim the same words, the one that stands higher in the table
has them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from dutygraph.model import Period, Precision
from dutygraph.text.calendar import last_day, months_later
from dutygraph.text.numerals import HAN, NUMERAL, numeral_value
from dutygraph.text.words import FINISHING, STANDING_TIMES

#: The first year of each five-year plan.
FIVE_YEAR_ORDINALS = {"十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031}
_FIVE_YEARS = r"[“\"]?(?P<ordinal>十[一二三四五六])五[”\"]?"
_QUARTERS = "一二三四"
_TENS_OF_DAYS = {"上": 10, "中": 20}

# --- parts of the forms -----------------------------------------------------------------------------------

_AIM = r"(?:力争|争取|确保)?(?:到|至)?"
_BEFORE = r"(?:之?前|以前)"
_DONE = rf"(?={FINISHING})"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])月"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])日"
_IN_MONTH = rf"(?:{_DAY}|底|末|(?P<ten_days>[上中下])旬)?"
_PART = r"(?P<part>上半年|下半年|第?[一二三四]季度)"
_PART_DONE = rf"{_PART}{_DONE}".replace("<part>", "<part_done>")
_COUNT = rf"\d{{1,3}}|{NUMERAL}"
_THIS_YEAR = r"(?P<this>今|本|当|次|翌|明)"
_DASH = "[-—–~～至到]+"

By = tuple[dt.date | None, Precision]


class Horizon(NamedTuple):
    """The time a plan stands in: the years it is for, the year it was issued in, and the day where that is known."""

    period: Period | None = None
    year: int | None = None
    issued: dt.date | None = None

    @property
    def first_year(self) -> int:
        """Years before it are history."""
        return self.period.first if self.period else self.year or 0

    @property
    def this_year(self) -> int | None:
        """The year meant where none is printed: 年内, 6月底前."""
        if self.period and self.period.first == self.period.last:
            return self.period.first
        return self.year


class Reading(NamedTuple):
    """A deadline found in the repaired text at ``[start, end)``."""

    start: int
    end: int
    by: dt.date | None
    precision: Precision


# --- dates of the forms -----------------------------------------------------------------------------------


def _whole_year(year: int | None, precision: Precision) -> By:
    return last_day(year) if year else None, precision


def _day(match: re.Match[str], year: int | None) -> By:
    """A day, or the last one of a month or of a third of it; 7月前 ends with June."""
    month, day, tens = int(match["month"]), match["day"], match["ten_days"]
    if match[0].endswith(("月前", "月之前", "月以前")):
        return dt.date(year, month, 1) - dt.timedelta(days=1) if year else None, Precision.MONTH
    final = last_day(year or 2000, month)
    if tens or (day and int(day) <= final.day):
        by = final.replace(day=int(day) if day else _TENS_OF_DAYS.get(tens, final.day))
        return by if year else None, Precision.DAY
    return final if year else None, Precision.MONTH


def _part(part: str, year: int | None) -> By:
    """A half or a quarter of a year."""
    if part.endswith("半年"):
        return last_day(year, 6 if part == "上半年" else 12) if year else None, Precision.HALF_YEAR
    quarter = _QUARTERS.index(part.removeprefix("第")[0]) + 1
    return last_day(year, 3 * quarter) if year else None, Precision.QUARTER


def _five_years(match: re.Match[str], horizon: Horizon, _: int | None) -> Iterator[By]:
    last = FIVE_YEAR_ORDINALS[match["ordinal"]] + 4
    if last >= horizon.first_year:
        yield dt.date(last, 12, 31), Precision.PLAN_END


def _period_end(_: re.Match[str], horizon: Horizon, __: int | None) -> Iterator[By]:
    if horizon.period:
        yield dt.date(horizon.period.last, 12, 31), Precision.PLAN_END


def _every_year(match: re.Match[str], horizon: Horizon, year: int | None) -> Iterator[By]:
    """The last time in the plan's period, or in the years printed before it."""
    final = horizon.period.last if horizon.period else year
    yield _day(match, final) if match["month"] else _whole_year(final, Precision.YEAR_END)


def _from_issue(match: re.Match[str], horizon: Horizon, _: int | None) -> Iterator[By]:
    """So many days, months or years from the day of issue; of working days nobody can tell without their calendar."""
    count, unit = numeral_value(match["count"]), match["unit"]
    precision = {"年": Precision.YEAR, "月": Precision.MONTH}.get(unit, Precision.DAY)
    if horizon.issued is None or unit == "工作日":
        yield None, precision
    elif precision is Precision.DAY:
        yield horizon.issued + dt.timedelta(days=count), precision
    else:
        yield months_later(horizon.issued, count * (12 if unit == "年" else 1)), precision


def _within_years(match: re.Match[str], horizon: Horizon, _: int | None) -> Iterator[By]:
    years = numeral_value(match["count"])
    if horizon.issued:
        yield months_later(horizon.issued, 12 * years), Precision.YEAR
    else:
        yield _whole_year(horizon.year + years if horizon.year else None, Precision.YEAR)


def _over_years(match: re.Match[str], horizon: Horizon, _: int | None) -> Iterator[By]:
    first = horizon.period.first if horizon.period else horizon.year
    yield _whole_year(first + numeral_value(match["count"]) - 1 if first else None, Precision.YEAR)


def _up_to(match: re.Match[str], horizon: Horizon, year: int | None) -> Iterator[By]:
    """The end of a range: 2019年1月1日至12月31日, 2021—2023年."""
    last = int(match["last"] or match["first"])
    if last >= horizon.first_year:
        yield _day(match, last) if match["month"] else _whole_year(last, Precision.YEAR)


def _dated(match: re.Match[str], horizon: Horizon, _: int | None) -> Iterator[By]:
    """Years printed, several where they share the words behind them: 在2023年、2025年底前."""
    for printed in re.findall(r"20\d\d", match["years"]):
        year = int(printed)
        if year >= horizon.first_year:
            yield _in_year(match, year)


def _undated(match: re.Match[str], horizon: Horizon, year: int | None) -> Iterator[By]:
    """Of the year printed before it, else of the plan's own."""
    if relative := match.groupdict().get("this"):
        this = horizon.this_year
        yield _in_year(match, this + (relative in "次翌明") if this else None)
    else:
        yield _in_year(match, year or horizon.this_year)


def _in_year(match: re.Match[str], year: int | None) -> By:
    said = match.groupdict()
    if said.get("month"):
        return _day(match, year)
    if part := said.get("part") or said.get("part_done"):
        return _part(part, year)
    if said.get("before"):
        return _whole_year(year - 1 if year else None, Precision.YEAR)
    return _whole_year(year, Precision.YEAR_END if said.get("year_end") else Precision.YEAR)


class _Form(NamedTuple):
    """A pattern and what it means, given the plan's time and the year printed before it in its sentence.

    Without its ``sign`` a text has no such form, and needs no closer look.
    """

    sign: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Horizon, int | None], Iterator[By]]


def _form(sign: str, pattern: str, read: Callable[[re.Match[str], Horizon, int | None], Iterator[By]]) -> _Form:
    return _Form(sign, re.compile(pattern, re.VERBOSE), read)


#: Behind a year: 底前, 6月底前, 6月底, 6月完成, 上半年, 三季度末, 前, 完成.
_IN_YEAR = rf"""(?: (?:年年?)?(?P<year_end>底|末){_BEFORE}?
                  | 年?度?{_MONTH}(?: {_IN_MONTH}{_BEFORE} | [底末] | {_DONE})
                  | 年{_PART}[末底]?{_BEFORE}?
                  | 年(?P<before>{_BEFORE})
                  | 年(?:年?度?内|{_DONE}) )"""
_FORMS = (
    # 力争到“十四五”末; “十四五”期间
    _form("五", rf"{_AIM}{_FIVE_YEARS}(?:(?:规划)?期?末(?:期|年)?(?:之?前)?|期间(?!的))", _five_years),
    _form("规划期末", rf"{_AIM}规划期末(?:之?前)?", _period_end),
    # 每年12月底前; 每年年底前
    _form("每年", rf"每年度?(?:{_MONTH}{_IN_MONTH}|年?[底末]){_BEFORE}", _every_year),
    # 自印发之日起30日内
    _form(
        "内",
        rf"(?:自|从)?(?:本\w{{2,4}})?(?:印发|发布|公布|下发)(?:之日起?|后)?(?P<count>{_COUNT})个?(?P<unit>工作日|日|天|月|年)[之以]?内",
        _from_issue,
    ),
    # 用3年左右时间; 三到五年时间内
    _form(
        "内",
        rf"(?<![\d近过每])(?:用|利用)?(?:(?:\d|{NUMERAL})[到至—-])?(?P<count>\d|{NUMERAL})年(?:左右)?(?:的?时间)?[之以]?内",
        _within_years,
    ),
    _form("分", rf"分(?P<count>\d|{NUMERAL})年(?:完成|实施|落实)", _over_years),
    # 2019年1月1日至12月31日; 2021—2023年
    _form(
        "20",
        rf"""(?:从|自)?(?P<first>20\d\d)年?(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?{_DASH}(?=20\d\d年|\d{{1,2}}月)
             (?:(?P<last>20\d\d)年)?(?:{_MONTH}{_IN_MONTH}|[底末])?{_BEFORE}?(?=[，、。；）\n]|{FINISHING}|$)""",
        _up_to,
    ),
    # 2021年底前; 在2023年、2025年底前; 2022年6月底前; 2024年上半年; 2023年前; 2023年完成
    _form("20", rf"{_AIM}(?P<years>(?:20\d\d年?[、和]){{0,8}}20\d\d){_IN_YEAR}", _dated),
    # 到2025年
    _form("20", r"(?:力争|争取|确保)?[到至](?P<years>20\d\d)年(?!\d|[^，。；、]{0,2}(?:以来|期间))", _dated),
    # 今年底前; 当年6月底前
    _form("年", rf"{_AIM}{_THIS_YEAR}{_IN_YEAR}", _undated),
    # 6月30日前; 9月底前
    _form("月", rf"(?<![\d年个第每]){_AIM}{_MONTH}{_IN_MONTH}{_BEFORE}", _undated),
    # 年内; 年底前
    _form("年", rf"(?<![\d{HAN}两几近多每]){_AIM}年(?:度?内|(?P<year_end>[底末]){_BEFORE})", _undated),
    # 三季度完成; 上半年前, where nothing stands before it
    _form("", rf"(?:(?:^|(?<=[，。；：、（\n])){_PART}(?:[底末]?{_BEFORE}|[底末])|(?<![\d年]){_PART_DONE})", _undated),
)
#: What stands by itself behind 完成时限： or in such a column: 2023年6月, 2023.6.30, 6月底, 三季度, 2023年, 全年, 年底.
_LABELLED_FORMS = (
    _form(
        "20",
        rf"""(?P<years>20\d\d)[年./-](?:(?P<month>1[0-2]|0?[1-9])(?!\d)(?:[月./-](?P<day>[12]\d|3[01]|0?[1-9])(?!\d)日?|月?(?:底|末|(?P<ten_days>[上中下])旬)?)
             |{_PART}[底末]?){_BEFORE}?""",
        _dated,
    ),
    _form("20", rf"(?P<years>20\d\d)年?度?(?:全年|[底末])?{_BEFORE}?", _dated),
    _form("月", rf"{_MONTH}{_IN_MONTH}{_BEFORE}?", _undated),
    _form("", rf"{_PART}[底末]?{_BEFORE}?", _undated),
    _form("年", r"(?:全年|(?:今|本|当)?年(?:内|(?P<year_end>[底末])))", _undated),
)
_LABELLED_STANDING = re.compile(r"长期|持续|常年|常态|经常")
#: Every form has one of these: text without them needs no closer look.
_DATES = (
    r"20\d\d",
    '五[”"]?[规期末]',
    "规划期末",
    r"[月日旬底末]之?前",
    "月以前",
    "年内",
    "年[底末]",
    "年(?:左右)?[以之的]?(?:时间)?度?内",
    "分.年",
    "季度",
    "半年",
    "日内",
    "月内",
)
SIGNS = (*_DATES, *STANDING_TIMES)
_DATED = re.compile("|".join(_DATES))
_STANDING = re.compile(rf"(?:{'|'.join(STANDING_TIMES)})(?=[，。；）]|$)")
_PERIOD_YEARS = re.compile(rf"(20\d\d)年?\s*{_DASH}\s*(20\d\d)年?")
_TITLE_YEAR = re.compile(r"(20\d\d)年(?:度)?(?!\d)")
_YEAR = re.compile(r"20\d\d(?=年)")
#: A time that opens and does not end: 自2019年5月1日起.
_OPENS = re.compile(r"起(?!草)|以来|至今")
_IN_TITLE = re.compile(r"《[^》\n]*$")
_LONGEST_TITLE = 80


def find_deadlines(text: str, horizon: Horizon, start: int = 0, end: int | None = None) -> Iterator[Reading]:
    """Deadlines in a sentence of a repaired text, in order. Years before the plan's time are history and give none.

    A month or a part of a year without its year is of the year named before it, else of the year of the plan; ``by`` is
    None where nobody can tell, and where work is standing.

    >>> plan = Horizon(Period(2021, 2025))
    >>> [(str(r.by), r.precision.value) for r in find_deadlines("在2023年、2025年底前，分别评估", plan)]
    [('2023-12-31', 'year-end'), ('2025-12-31', 'year-end')]
    >>> [str(r.by) for r in find_deadlines("2020年事故起数较2015年下降22.5%", plan)]
    []
    >>> [str(r.by) for r in find_deadlines("2022年6月底前完成方案，9月底前完成改造", plan)]
    ['2022-06-30', '2022-09-30']
    """
    end = len(text) if end is None else end
    if _DATED.search(text, start, end):
        yield from _read(text, start, end, horizon, _FORMS)
    for match in _STANDING.finditer(text, start, end):
        if match.start() and text[match.start() - 1] in "，。；（：\n并":
            yield Reading(match.start(), match.end(), None, Precision.STANDING)


def find_labelled_deadlines(text: str, horizon: Horizon, start: int, end: int) -> Iterator[Reading]:
    """Deadlines behind a label or in a column that says they are: bare dates too (2023年6月, 2023.6.30, 三季度, 长期).

    >>> [str(r.by) for r in find_labelled_deadlines("2023年6月、12月底", Horizon(), 0, 11)]
    ['2023-06-30', '2023-12-31']
    >>> [r.precision.value for r in find_labelled_deadlines("长期坚持", Horizon(), 0, 4)]
    ['standing']
    """
    found = list(_read(text, start, end, horizon, (*_FORMS, *_LABELLED_FORMS)))
    if not found and _LABELLED_STANDING.search(text, start, end):
        found = [Reading(start, end, None, Precision.STANDING)]
    yield from found


def find_period(title: str) -> Period | None:
    """The years a plan's title names: “十四五”, 2021—2023年, or the one of a yearly plan (2023年工作要点)."""
    if years := _PERIOD_YEARS.search(title):
        return Period(int(years[1]), int(years[2]))
    if ordinal := re.search(_FIVE_YEARS, title):
        first = FIVE_YEAR_ORDINALS[ordinal["ordinal"]]
        return Period(first, first + 4)
    if year := _TITLE_YEAR.search(title):
        return Period(int(year[1]), int(year[1]))
    return None


def _read(text: str, start: int, end: int, horizon: Horizon, forms: tuple[_Form, ...]) -> Iterator[Reading]:
    """What the forms find; of two that overlap the first in the table."""
    taken: list[tuple[int, int]] = []
    found: list[Reading] = []
    stretch = text[start:end]
    for form in forms:
        for match in form.pattern.finditer(text, start, end) if form.sign in stretch else ():
            first, behind = match.span()
            if any(first < other_end and other_start < behind for other_start, other_end in taken):
                continue
            taken.append((first, behind))
            if _OPENS.match(text, behind) or _IN_TITLE.search(text, max(start, first - _LONGEST_TITLE), first):
                continue
            printed = _YEAR.findall(text, start, first)
            found += [
                Reading(first, behind, *by) for by in form.read(match, horizon, int(printed[-1]) if printed else None)
            ]
    yield from sorted(found, key=lambda reading: reading.start)

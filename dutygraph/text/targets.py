"""Targets: measurable aims, split into what is measured, the comparison, the value and its unit.

Each number of a sentence is judged by the verb that stands nearest before it: 达到 reaches it, 控制在 stays below it, 下降
changes by it, 培育 delivers so many. A number without such a verb is no aim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dutygraph.model import Comparator
from dutygraph.text.deadlines import FIVE_YEAR_ORDINALS, Horizon
from dutygraph.text.numerals import NUMERAL, numeral_value
from dutygraph.text.words import (
    ABSTRACT_COUNTS,
    ALL,
    COUNTED,
    DELIVERED,
    KEPT,
    KEPT_BELOW,
    LESS,
    MEASURED,
    MORE,
    NO_AIM,
    NONE_LEFT,
    REACHED,
    longest_first,
)

#: Bounded, and never from the middle of a longer number, so that a mile of digits is passed over in one go.
_NUMBER = r"(?<![\d.第])\d{1,12}(?:\.\d{1,6})?"
_UNITS = longest_first((*COUNTED.split("|"), *MEASURED.split("|")))
_PER = "平方公里|平方米|立方米|小时|公里|万元|年|月|日|天|人|亩|户|升|吨|次"
_BOUND = "及?以上|以内|以下|左右|之内|及?以下"
#: One number or one fixed word.
_FORMS = re.compile(
    rf"""
      (?=[\d一二两三四五六七八九十清零为全应覆])  # what a form may start with: most characters go no further
      (?:
      (?P<value>{_NUMBER})(?P<unit>%|‰|个百分点|(?:万|亿|万亿|千)?(?:{_UNITS})(?:/(?:{_PER}))?|[万亿])?(?P<bound>{_BOUND})?(?![\d.])
    | (?P<parts>{NUMERAL})分之(?P<part>{NUMERAL})(?P<part_bound>{_BOUND})?
    | (?P<tenths>[一二两三四五六七八九])成(?P<tenth_bound>{_BOUND})?(?![\u4e00-\u9fff]{{0,1}}[为立员功果])
    | (?P<none>{"|".join(NONE_LEFT)})(?=[，。；、）\n]|$)
    | (?P<all>{ALL})(?=[，。；、）\n]|$)
      )
    """,
    re.VERBOSE,
)
#: Every form has one of these: text without them needs no closer look.
SIGNS = (
    "[0-9]",
    "分之",
    "成以",
    "[一二两三四五六七八九]成[，。；]",
    "全覆盖",
    "应.尽",
    "全[部面量][消清依处整拆关达办利应]",
    "覆盖到?(?:全部|所有)",
    *NONE_LEFT,
)
_VERB = re.compile(
    rf"(?P<below>{KEPT_BELOW})|(?P<reached>{REACHED})|(?P<less>{LESS})|(?P<more>{MORE})|(?P<kept>{KEPT})|(?P<delivered>{DELIVERED})"
)
_NO_AIM = re.compile(rf"{NO_AIM}|前$")
_SEGMENT_START = re.compile(r"[，。；：、\n]")
_CLAUSE_START = re.compile(r"[，。；：\n]")
_COUNT_UNIT = re.compile(rf"^(?:万|亿|千)?(?:{longest_first(COUNTED.split('|'))})$")
_MONEY = re.compile("元$")
_RATE = re.compile("(?:率|比例|比重|占比|面|度)$")
_DATE_UNIT = re.compile("^(?:年|日|天|周|月)$")
_ABSTRACT = re.compile(ABSTRACT_COUNTS)
_OBJECT = re.compile(r"(?:的|以上)?([^，。；：、\n（]{1,30})")
#: Where a change starts: 由60%提高到80%.
_FROM = re.compile(r"(?:由|从)(?:目前的?|现有的?|20\d\d年的?)?$")
_FROM_TO = re.compile(r"(?:由|从)(?:目前的?|现有的?|20\d\d年的?)?\d[^，]{0,12}$")
_DATED = re.compile("20\\d\\d年|[年月]底|年内|季度|五”")
#: A change against a year is an aim where the sentence says by when, and history else: 2020年较2015年下降.
_BY_WHEN = re.compile("[到至]20\\d\\d年|20\\d\\d年?(?:底|末|前)|五”?(?:期)?末")
_COMPARED = re.compile(r"(?:较|比)20\d\d年")
#: What a change is measured against, where a sentence says so: 较2020年, 与上年相比, 由60%, 每年, 以2020年为基数.
_BASE = re.compile(
    r"较(?![大快好高强多低少小为])|(?<!占)比(?=20\d\d|[上去前十“同目现原基]|规划|全[国省市]|[^，。；]{0,8}(?:年|期|水平|平均))|相比|对照|"
    r"同比|环比|上年|去年|20\d\d年(?:的?水平|为?基)|基数|基期|基准|年均|每年|逐年|原有|现有|目前|增长|增幅|(?:竣工|改造|整治|实施|建成)后|[由从](?:20\d\d年的?)?\d"
)
#: 将高危行业企业全部纳入监管; 全面完成尾矿“头顶库”治理; 实施全覆盖督导; 全员持证上岗; 逐一纳入监管. Not 全部门, 全面完成了.
_ALL_OF_IT = re.compile(
    r"全部(?:纳入|建成|完成|达到|达标|实现|接入|配备|安装|落实到位)|全面完成(?!了)|全员持证|逐一(?:纳入|登记|建档)|"
    r"(?:实施|实现|开展|做到|进行)[^，。；]{0,8}全覆盖(?!的)"
)
_FEWEST = re.compile("至少|不少于|不低于")
_FIVE_YEARS = re.compile("(十[一二三四五六])五")
_YEAR = re.compile(r"20\d\d(?=年)")
_OPEN_BRACKET = re.compile(r"（[^）]*$")
_IN_TITLE = re.compile(r"《[^》]*$")
_LEADING_DEADLINE = re.compile(
    r"^(?:力争|确保|争取)?(?:到|至)?20\d\d年?(?:\d{1,2}月)?(?:年?底|年?末)?(?:上半年|下半年|[一二三四]季度)?前?"
)
_TRAILING = re.compile(r"(?:均|都|分别|平均|基本|全部|力争|确保|要|应|再|年均|每年|累计|总体|总计|实现|做到)+$")
_REALISE = re.compile(r"(?:基本|全面|率先)?(?:实现|做到)(?:对)?")
_ACT = re.compile(rf"^(?:{DELIVERED}|参加|进行|安排|每年|每季度|每月|力争|确保|要|应)*")
_CURB = re.compile(r"(?:得到|实现)?有效(?:遏制|控制)|只减不增|逐年(?:下降|减少)")


class Reading(NamedTuple):
    """A target in the repaired text at ``[start, end)``."""

    start: int
    end: int
    what: str
    comparator: Comparator
    value: float | None
    unit: str


class _Before(NamedTuple):
    """What stands before a number: its own words up to the last mark, those of its whole clause, and the clause before
    that, to which a comma joins it."""

    words: str
    clause: str
    start: int
    clause_before: str
    clause_start: int


def find_targets(
    text: str, start: int = 0, end: int | None = None, horizon: Horizon | None = None
) -> Iterator[Reading]:
    """Targets in a sentence of a repaired text, in order; a number of a year before the plan's time is history.

    Shares in words are given in per cent (三分之一 is 33.33 %, 九成 90 %).

    >>> [(r.what, r.comparator.value, r.value, r.unit) for r in find_targets("智能化开采产量达90%以上，地下矿山压减三分之一。")]
    [('智能化开采产量', '>=', 90.0, '%'), ('地下矿山', 'decrease', 33.33, '%')]
    """
    end = len(text) if end is None else end
    first_year = horizon.first_year if horizon else 0
    last: Reading | None = None
    for match in _FORMS.finditer(text, start, end):
        before = _before(text, start, match.start())
        if _is_history(text, start, match.start(), before, first_year):
            continue
        reading: Reading | None
        if match["none"] or match["all"]:
            reading = _all_or_none(match, before, is_dated=_DATED.search(text, start, match.start()) is not None)
        elif before.words == "" and last and last.end == match.start() - 1 and match["unit"] == last.unit:
            reading = last._replace(
                start=match.start(), end=match.end(), value=float(match["value"])
            )  # 分别达到30%、88%
        else:
            reading = _number(text, match, before, end)
        last = reading
        if reading:
            yield reading


def read_indicator(text: str, start: int, end: int) -> Reading:
    """The target of one line of a list of indicators, which may have no number (重特大事故得到有效遏制).

    >>> read_indicator("重特大事故得到有效遏制；", 0, 12)[2:5]
    ('重特大事故', <Comparator.DECREASE: 'decrease'>, None)
    """
    for reading in find_targets(text, start, end):
        return reading
    words = text[start:end].rstrip("；。")
    curbed = _CURB.search(words)
    what = words[: curbed.start()] if curbed else words
    return Reading(start, start + len(words), what, Comparator.DECREASE if curbed else Comparator.EQUAL, None, "")


def names_base(words: str) -> bool:
    """Whether words that ask for a change say against what.

    >>> names_base("事故起数较2020年下降10%"), names_base("事故起数下降10%"), names_base("民间投资占比提高2个百分点")
    (True, False, False)
    """
    return _BASE.search(words) is not None


def asks_for_all(words: str) -> bool:
    """Whether a sentence asks for all of something without a number, which can be checked as well.

    >>> asks_for_all("将高危行业企业全部纳入监管。"), asks_for_all("实施全覆盖督导。"), asks_for_all("健全全覆盖的体系。")
    (True, True, False)
    """
    return _ALL_OF_IT.search(words) is not None


def _before(text: str, start: int, position: int) -> _Before:
    window = text[max(start, position - 80) : position]
    segments = [mark.end() for mark in _SEGMENT_START.finditer(window)]
    clauses = [mark.end() for mark in _CLAUSE_START.finditer(window)]
    words = window[segments[-1] :] if segments else window
    first = clauses[-2] if len(clauses) > 1 else 0
    earlier = window[first : clauses[-1] - 1] if clauses and window[clauses[-1] - 1] == "，" else ""
    return _Before(
        words,
        window[clauses[-1] :] if clauses else window,
        position - len(words),
        earlier,
        position - len(window) + first,
    )


def _is_history(text: str, start: int, position: int, before: _Before, first_year: int) -> bool:
    """Whether a number tells what was, what a part is, or stands in a remark or a title."""
    sentence = text[start:position]
    if _NO_AIM.search(before.words) or _OPEN_BRACKET.search(sentence) or _IN_TITLE.search(sentence):
        return True
    if _COMPARED.search(before.words) and not _BY_WHEN.search(sentence):
        return True
    past = [FIVE_YEAR_ORDINALS[ordinal] + 4 for ordinal in _FIVE_YEARS.findall(sentence)]
    years = [int(year) for year in _YEAR.findall(_COMPARED.sub("", sentence))] or past
    return bool(years) and years[-1] < first_year


def _number(text: str, match: re.Match[str], before: _Before, end: int) -> Reading | None:
    """A number with its verb: 智能化开采产量 | 达 | 90%以上; 编制 | 24个 | 省级专项应急预案."""
    value, unit, bound = _value(match)
    verb = _last_verb(before)
    behind = _OBJECT.match(text, match.end(), end)
    if verb is None:
        return _rate(match, before, value, unit, bound)
    kind = verb.lastgroup or ""
    is_limit_of_a_class = text.startswith("的", match.end()) and not (kind in ("reached", "below") and "不" in verb[0])
    if is_limit_of_a_class or _FROM.search(before.words) or (unit == "" and kind not in ("below", "reached", "kept")):
        return None
    is_adjacent = verb.string == before.words and verb.end() == len(before.words)
    if verb[0] == "突破" and not is_adjacent:
        kind = "delivered"
    if kind == "delivered":
        return _delivered(match, before, value, unit, bound, behind)
    if _DATE_UNIT.match(unit) and kind not in ("reached", "below"):
        return None
    comparator = _comparator(kind, bound)
    what = _what(before.words[: verb.start()]) if verb.string == before.words else ""
    if not what and before.clause_before:
        what = _what(before.clause_before)
        return Reading(before.clause_start, match.end(), what, comparator, value, unit) if what else None
    if behind and text.startswith("的", match.end()) and _ACT.sub("", what) == "":
        return Reading(before.start, behind.end(), behind[1], comparator, value, unit)
    if not what:
        return None
    return Reading(before.start + before.words.index(what), match.end(), what, comparator, value, unit)


def _value(match: re.Match[str]) -> tuple[float, str, str]:
    if match["parts"]:
        share = 100 * numeral_value(match["part"]) / numeral_value(match["parts"])
        return round(share, 2), "%", match["part_bound"] or ""
    if match["tenths"]:
        return 10.0 * numeral_value(match["tenths"]), "%", match["tenth_bound"] or ""
    return float(match["value"]), match["unit"] or "", match["bound"] or ""


def _last_verb(before: _Before) -> re.Match[str] | None:
    """The verb nearest before a number: in its own words, else the one that delivers a list (培育企业8家、园区15个)."""
    verbs = [
        verb
        for verb in _VERB.finditer(before.words)
        if not before.words[verb.end() : verb.end() + 1].isdecimal()
        and before.words[verb.end() : verb.end() + 1] != "的"
    ]
    if verbs:
        return verbs[-1]
    delivered = [verb for verb in _VERB.finditer(before.clause) if verb["delivered"]]
    return delivered[-1] if delivered and before.words != before.clause else None


def _comparator(kind: str, bound: str) -> Comparator:
    if kind == "less":
        return Comparator.DECREASE
    if kind == "more":
        return Comparator.INCREASE
    if kind == "below" or bound in ("以内", "以下", "之内", "及以下"):
        return Comparator.AT_MOST
    if kind == "reached" or bound in ("以上", "及以上"):
        return Comparator.AT_LEAST
    return Comparator.EQUAL


def _rate(match: re.Match[str], before: _Before, value: float, unit: str, bound: str) -> Reading | None:
    """A rate needs no verb: 信息入库率100%."""
    what = _what(before.words)
    if unit != "%" or not _RATE.search(what):
        return None
    return Reading(before.start + before.words.index(what), match.end(), what, _comparator("", bound), value, unit)


def _delivered(
    match: re.Match[str], before: _Before, value: float, unit: str, bound: str, behind: re.Match[str] | None
) -> Reading | None:
    """So many things to be delivered, named behind the number or before it: 编制24个预案; 培育龙头企业8家."""
    if not unit or unit in ("万", "亿") or _DATE_UNIT.match(unit) or _MONEY.search(unit) or "个月" in unit:
        return None
    named = _ACT.sub("", _what(before.words))
    is_count = _COUNT_UNIT.match(unit) is not None
    if is_count and behind and _ABSTRACT.match(behind[1]):
        return None
    comparator = Comparator.AT_LEAST if _FEWEST.search(before.words) else _comparator("", bound)
    if behind and not bound and not behind[1].startswith(("的", "以")) and (not named or is_count):
        return Reading(match.start(), behind.end(), behind[1], comparator, value, unit)
    if behind and not named:
        return Reading(match.start(), behind.end(), behind[1], comparator, value, unit)
    if not named:
        return None
    return Reading(before.start + before.words.index(named), match.end(), named, comparator, value, unit)


def _all_or_none(match: re.Match[str], before: _Before, *, is_dated: bool) -> Reading | None:
    """实现 | 安全总监 | 应配尽配; 专业救援力量 | 实现 | 全覆盖; 问题厕所整改 | 清零: everything, or nothing."""
    realised = _REALISE.search(before.words)
    if (match[0] == "全覆盖" or match["whole"]) and not (realised or is_dated):
        return None
    behind = before.words[realised.end() :] if realised else ""
    what = behind or _what(before.words[: realised.start()] if realised else before.words)
    if not what:
        return None
    start = before.start + (realised.start() if realised and behind else before.words.index(what))
    if match["none"]:
        return Reading(start, match.end(), what.removesuffix("趋"), Comparator.EQUAL, 0.0, "")
    return Reading(start, match.end(), what, Comparator.EQUAL, 100.0, "%")


def _what(words: str) -> str:
    return _TRAILING.sub("", _FROM_TO.sub("", _LEADING_DEADLINE.sub("", words)))

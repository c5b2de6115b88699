"""Targets: measurable aims, split into what is measured, the comparison, the value and its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dutygraph.model import Comparator
from dutygraph.text.words import ABSTRACT_COUNTS, ALL_OR_NONE, COUNTED, DELIVERED, NONE_LEFT

#: Bounded, and never from the middle of a longer number, so that a mile of digits is passed over in one go.
_NUMBER = r"(?<!\d)\d{1,12}(?:\.\d{1,6})?"
_DOWN = r"下降|降低|减少|压减|压降|缩减|削减|降"
_UP = r"提高|增长|增加|提升|上升|新增"
_AT_LEAST = r"不低于|不少于|不小于|至少|达到|达|超过"
_AT_MOST = r"不超过|不高于|不大于|不多于|低于|控制在|降至|降到|压减到"
_UNITS = r"个百分点|个月|个工作日|个小时|小时|分钟|天|日|周|年|万元|亿元|元|公里|平方公里|吨|万吨|万千瓦|人次|人|次"
_NUMERALS = "一二两三四五六七八九十"

#: One pattern a form, tried in this order at each place; all are anchored on a number or a fixed word.
_FORMS = re.compile(
    rf"""
      (?=[\d{_NUMERALS}控不至达超全应清零])  # what a form may start with: most characters go no further
      (?:
      (?P<value>{_NUMBER})(?P<unit>%|个百分点)(?P<bound>以上|以下|以内)?
    | (?P<parts>[{_NUMERALS}])分之(?P<part>[{_NUMERALS}])(?P<part_bound>以上|以下)?
    | (?P<limit_verb>控制在)(?P<limit>{_NUMBER})(?P<limit_unit>{_UNITS}|[{COUNTED}])?以内
    | (?P<verb>{_AT_LEAST}|不超过|不高于|不多于)(?P<amount>{_NUMBER})(?P<amount_unit>{_UNITS}|[{COUNTED}])(?P<amount_bound>以上)?
    | (?P<count>{_NUMBER})(?P<count_unit>[{COUNTED}])(?!{ABSTRACT_COUNTS})(?P<counted>[^，。；、\n]+)
    | (?P<full>{"|".join(ALL_OR_NONE)})(?=[，。；\n]|$)
      )
    """,
    re.VERBOSE,
)
#: Every form has one of these: text without them needs no closer look.
SIGNS = (*"0123456789", "分之", *ALL_OR_NONE)
_VERB = re.compile(rf"(?P<down>{_DOWN})|(?P<up>{_UP})|(?P<most>{_AT_MOST})|(?P<least>{_AT_LEAST})|(?P<share>占)")
_DELIVERED = re.compile(DELIVERED)
_SEGMENT_START = re.compile(r"[，。；：、\n]")
_LEADING_DEADLINE = re.compile(r"^(?:力争|确保|争取)?(?:到|至)?20\d\d年?(?:年?底|年?末)?前?")
_TRAILING = re.compile(r"(?:均|都|分别|平均|基本|全部|力争|确保|要|应|再)+$")
_PLAIN_ACT = re.compile(r"^(?:每年)?(?:参加|开展|组织|进行|举办|安排|建立|配备)?$")
_REALISE = re.compile(r"(?:基本|全面|率先)?实现(?:对)?")
_CURB = re.compile(r"(?:得到|实现)?有效(?:遏制|控制)|只减不增|逐年(?:下降|减少)")
_PAST = re.compile(r"较20\d\d年|20\d\d年以来|同比|比上年")


class Reading(NamedTuple):
    """A target in the repaired text at ``[start, end)``."""

    start: int
    end: int
    what: str
    comparator: Comparator
    value: float | None
    unit: str


def find_targets(text: str, start: int = 0, end: int | None = None) -> Iterator[Reading]:
    """Targets in a repaired text, in order. Shares in words are given in per cent (三分之一 is 33.33 %).

    >>> [(r.what, r.comparator.value, r.value, r.unit) for r in find_targets("智能化开采产量达90%以上，地下矿山压减三分之一。")]
    [('智能化开采产量', '>=', 90.0, '%'), ('地下矿山', 'decrease', 33.33, '%')]
    """
    end = len(text) if end is None else end
    for match in _FORMS.finditer(text, start, end):
        before = _segment_before(text, start, match.start())
        if match["full"]:
            reading = _full(match, before)
        elif match["count"]:
            reading = _count(match, before)
        elif match["amount"]:
            reading = _amount(match, before, text)
        elif match["limit"]:
            reading = _measured(
                match, before, match["limit_verb"], float(match["limit"]), match["limit_unit"] or "", "以内"
            )
        elif match["parts"]:
            share = round(100 * _numeral(match["part"]) / _numeral(match["parts"]), 2)
            reading = _measured(match, before, "", share, "%", match["part_bound"])
        else:
            reading = _measured(match, before, "", float(match["value"]), match["unit"], match["bound"])
        if reading and not _PAST.search(before):
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


def _segment_before(text: str, start: int, position: int) -> str:
    window = text[max(start, position - 80) : position]
    marks = [mark.end() for mark in _SEGMENT_START.finditer(window)]
    return window[marks[-1] :] if marks else window


def _measured(
    match: re.Match[str], before: str, verb: str, value: float, unit: str, bound: str | None
) -> Reading | None:
    """What stands before a number: the thing measured and a verb, 智能化开采产量 | 达 | 90%以上."""
    words = before + verb
    verbs = list(_VERB.finditer(words))
    if not verbs:
        return None
    last = verbs[-1]
    if last["down"] and not words[last.start() :].startswith(("降至", "降到")):
        comparator = Comparator.DECREASE
    elif last["up"]:
        comparator = Comparator.INCREASE
    elif last["most"] or bound in ("以内", "以下"):
        comparator = Comparator.AT_MOST
    elif last["least"] or bound == "以上":
        comparator = Comparator.AT_LEAST
    else:
        comparator = Comparator.EQUAL
    what = _what(words[: last.start()])
    start = match.start() - len(before) + words.index(what) if what else match.start()
    return Reading(start, match.end(), what, comparator, value, unit) if what else None


def _amount(match: re.Match[str], before: str, text: str) -> Reading | None:
    """执法人员入职培训 | 不少于 | 3个月; 参加 | 不少于 | 2周 | 的复训: what is measured may stand behind."""
    comparator = Comparator.AT_MOST if match["verb"] in ("不超过", "不高于", "不多于") else Comparator.AT_LEAST
    what, start, end = _what(before), match.start(), match.end()
    behind = re.compile(r"的([^，。；、\n]{1,20})").match(text, match.end())
    if _PLAIN_ACT.match(what) and behind:
        return Reading(
            start - len(what), behind.end(), behind[1], comparator, float(match["amount"]), match["amount_unit"]
        )
    if not what:
        return None
    start -= len(before) - before.index(what)
    return Reading(start, end, what, comparator, float(match["amount"]), match["amount_unit"])


def _count(match: re.Match[str], before: str) -> Reading | None:
    """编制完善 | 24 | 个 | 省级专项应急预案: a number of things to be delivered."""
    if not _DELIVERED.search(before):
        return None
    return Reading(
        match.start(), match.end(), match["counted"], Comparator.EQUAL, float(match["count"]), match["count_unit"]
    )


def _full(match: re.Match[str], before: str) -> Reading | None:
    """实现 | 安全总监 | 应配尽配; 专业救援力量 | 实现 | 全覆盖: everything, or nothing (清零)."""
    realised = _REALISE.search(before)
    if not realised:
        return None
    behind = before[realised.end() :]
    what = behind or _what(before[: realised.start()])
    if not what:
        return None
    none_left = match["full"] in NONE_LEFT
    start = match.start() - len(before) + (realised.start() if behind else before.index(what))
    return Reading(start, match.end(), what, Comparator.EQUAL, 0.0 if none_left else 100.0, "" if none_left else "%")


def _what(words: str) -> str:
    return _TRAILING.sub("", _LEADING_DEADLINE.sub("", words))


def _numeral(han: str) -> int:
    return 2 if han == "两" else _NUMERALS.replace("两", "").index(han) + 1

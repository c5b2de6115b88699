"""Citations: documents named in 《…》 and the act asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dutygraph.text.words import ACTS

#: Every citation has this: text without it needs no closer look.
SIGNS = ("《",)
_TITLE = re.compile(r"《((?:[^《》\n]|《[^《》\n]{1,60}》){1,120})》")
_ACT = re.compile(ACTS)
#: What may stand between an act and the title without being an act of its own: 贯彻执行新修订的《安全生产法》.
_OF_THE_TITLE = re.compile(r"(?:新|已)?(?:修订|修改|制定|印发|出台|发布)(?:后)?的$")
_SEGMENT_END = "，。；：、\n"
_LOOK_BACK = 40


class Reading(NamedTuple):
    """A citation in the repaired text at ``[start, end)``, brackets included."""

    start: int
    end: int
    title: str
    act: str


def find_citations(text: str, start: int = 0, end: int | None = None) -> Iterator[Reading]:
    """Citations in a repaired text, in order. Titles in a row share the act before the first of them.

    >>> [(r.title, r.act) for r in find_citations("贯彻执行新修订的《甲法》，修订《乙办法》《丙办法》等规章，以《丁条例》为主体")]
    [('甲法', '贯彻执行'), ('乙办法', '修订'), ('丙办法', '修订'), ('丁条例', '')]
    """
    last_end, last_act = -1, ""
    for match in _TITLE.finditer(text, start, len(text) if end is None else end):
        in_a_row = last_end >= 0 and text[last_end : match.start()] in ("", "、", "和", "及", "以及")
        act = last_act if in_a_row else _act_before(text, match.start())
        last_end, last_act = match.end(), act
        yield Reading(match.start(), match.end(), match[1], act)


def _act_before(text: str, position: int) -> str:
    words = text[max(0, position - _LOOK_BACK) : position]
    words = words[max(words.rfind(mark) for mark in _SEGMENT_END) + 1 :]
    acts = _ACT.findall(_OF_THE_TITLE.sub("", words))
    return acts[-1] if acts else ""

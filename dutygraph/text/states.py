"""How far work is, by the words that offices have for it: 已完成, 正在推进, 未启动, 逾期."""

from __future__ import annotations

import re

from dutygraph.model import State
from dutygraph.text.marks import mend
from dutygraph.text.words import STATE_WORDS

_BLANKS = re.compile(r"[\s-]+")
_STATES = {state: re.compile(words, re.IGNORECASE) for state, words in STATE_WORDS.items()}


def read_state(words: str) -> State | None:
    """The state that words mean, None where they may mean several.

    >>> read_state("正在推进。"), read_state("Not-started"), read_state("基本完成")
    (<State.UNDER_WAY: 'under-way'>, <State.NOT_STARTED: 'not-started'>, None)
    """
    said = _BLANKS.sub(" ", mend(words)).strip(" 。.")
    return next((state for state, pattern in _STATES.items() if pattern.fullmatch(said)), None)

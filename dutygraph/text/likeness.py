"""How similar two sentences or titles are, which may be one, reworded."""

from __future__ import annotations

from dutygraph.text.marks import mend

#: From here on two sentences are one, reworded.
SIMILAR = 0.6
#: Sentences and titles are compared by their beginnings, so that a whole page without a stop costs no more than others.
LONGEST = 600
#: A shortened sentence is a part of the whole one, and not shorter than this.
SHORTEST_PART = 6
_QUOTES = str.maketrans("”„〝〞「」『』\"＂‘’'", "“" * 13)


def words_of(text: str) -> str:
    """What two quotes of one sentence have in common: marks, blanks and brackets made equal, no marks at the end.

    >>> words_of("加强 “园区” 管理(试点);") == words_of('加强"园区"管理（试点）。')
    True
    """
    return mend(text).translate(_QUOTES).rstrip("。；;，,.")


def likeness(one: str, other: str) -> float:
    """How similar two sentences are; a shortened one is similar enough."""
    short, long = sorted((one, other), key=len)
    is_part = len(short) >= SHORTEST_PART and short in long
    return max(ratio(one, other), SIMILAR if is_part else 0.0)


def ratio(one: str, other: str) -> float:
    """How much two sentences have in common, from 0 to 1; 0 for what is not similar."""
    from difflib import SequenceMatcher  # few answers compare sentences, and its import takes time

    matcher = SequenceMatcher(None, one[:LONGEST], other[:LONGEST], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= SIMILAR else 0.0

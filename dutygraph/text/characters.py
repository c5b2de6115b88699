"""Characters that no file can hold as text."""

from __future__ import annotations

import re

#: What XML 1.0 cannot hold (its production Char): control characters, halves of a surrogate pair, two that are none.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_LONE = re.compile("[\ud800-\udfff]")


def without_lone_surrogates(text: str) -> str:
    r"""The text with the sign for a damaged character in place of each half of one, which no encoding has.

    >>> without_lone_surrogates("防汛\ud800") == "防汛\ufffd"
    True
    """
    return _LONE.sub("\ufffd", text)


def without_controls(text: str, instead: str = "") -> str:
    r"""The text without control characters and lone surrogates, or with a sign ``instead``; tabs and line breaks stay.

    >>> without_controls("防汛\x00\ud800\x0b")
    '防汛'
    """
    return _NOT_XML.sub(instead, text)


def in_one_line(text: str) -> str:
    r"""The text in one line, with one blank for each run of blanks, line breaks and control characters.

    >>> in_one_line(" 防汛\x00抗旱\n ")
    '防汛 抗旱'
    """
    return " ".join(without_controls(text, " ").split())

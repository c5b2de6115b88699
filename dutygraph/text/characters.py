"""Characters that no file can hold as text."""

from __future__ import annotations

import re

#: What XML 1.0 cannot hold (its production Char): control characters, halves of a surrogate pair, two that are none.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def without_controls(text: str) -> str:
    r"""The text without control characters and lone surrogates; tabs and line breaks stay.

    >>> without_controls("防汛\x00\ud800\x0b")
    '防汛'
    """
    return _NOT_XML.sub("", text)

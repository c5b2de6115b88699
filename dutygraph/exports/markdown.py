"""Text of plans inside Markdown: it stays text, and becomes neither markup nor HTML nor a link."""

from __future__ import annotations

import re

from dutygraph.text.characters import without_controls

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#!~&$])")
#: What starts a list, a rule or an underlined heading.
_START = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+=]))")
#: Where GitHub sees a link by itself, which no backslash keeps it from. Never at the start: a comment there opens a block.
_LINK = re.compile(r"(?<=[A-Za-z])(?=://)|(?<=www)(?=\.)|(?<=\S)(?=@)", re.IGNORECASE)
_NO_LINK = "<!-- -->"


def escape(text: str) -> str:
    """One line of Markdown that shows the text as it is, wherever it stands.

    >>> print(escape("1. <b>*重点*\\n见www.example.com"))
    1\\. \\<b\\>\\*重点\\* 见www<!-- -->.example.com
    """
    line = _SPECIAL.sub(r"\\\1", " ".join(without_controls(text).split()))
    return _LINK.sub(_NO_LINK, _START.sub(r"\1\\", line))

"""Marks, digits and blanks that mean the same in either width, and the repair of a single quote."""

from __future__ import annotations

import re

#: Marks and digits that mean the same as their twins of the other width.
_TWINS = dict(
    zip(
        "():;[]［］〔〕〖〗｛｝﹝﹞!?％．｜０１２３４５６７８９",
        "（）：；【】【】【】【】【】（）！？%.|0123456789",
        strict=True,
    )
)
_TWIN = re.compile(f"[{re.escape(''.join(_TWINS))}]")
#: 各县<市、区>: angle brackets that stand for round ones.
_ANGLES = re.compile(r"[<＜〈]([省市县区州盟旗乡镇街道、]+)[>＞〉]")
#: A full stop of a text that is set with the marks of English; 一. opens a chapter.
_HALF_STOP = re.compile(r"\.(?<=[\u4e00-\u9fff）】”％%]\.)(?<![一二三四五六七八九十]\.)(?=[\u4e00-\u9fff“（\"\n\d]|$)")
_HALF_COMMA = re.compile(r",(?:(?<![0-9],)|(?![0-9]))")
#: Blanks, but for line breaks.
BLANK = " \t\u3000\xa0\u2002\u2003\u2009\u200b\ufeff"
_BLANKS = re.compile(f"[{BLANK}]+")
_BREAK = "\n\r\x0b\x0c\x85\u2028\u2029"
#: A line without its break.
LINE = re.compile(f"[^{_BREAK}]+")
#: What a stretch of text has where mending it changes anything.
_UNMENDED = re.compile(rf"(?<=[\u4e00-\u9fff）)])\.|[,<＜〈{re.escape(''.join(_TWINS))}{BLANK}{_BREAK}]")


def mend(quote: str) -> str:
    """One quoted stretch of source as a single line of repaired text.

    >>> mend("到 2025 年，检查\\n\\n员队伍(省市)")
    '到2025年，检查员队伍（省市）'
    """
    if not _UNMENDED.search(quote):
        return quote
    joined = "".join(chunk.strip(BLANK) for chunk in LINE.findall(quote))
    return normal_marks("".join(joined[start:end] for start, end in without_stray_blanks(joined, 0, len(joined))))


def without_stray_blanks(source: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a line that are left when blanks without meaning are taken out."""
    stretches = []
    for blanks in _BLANKS.finditer(source, start, end):
        if not _part_words(source, *blanks.span()):
            if blanks.start() > start:
                stretches.append((start, blanks.start()))
            start = blanks.end()
    if start < end:
        stretches.append((start, end))
    return stretches


def _part_words(text: str, start: int, end: int) -> bool:
    """Whether blanks carry meaning: they part Latin words, or a number from its heading (3. 2035 年远景目标)."""
    before, behind = text[max(0, start - 2) : start], text[end : end + 1]
    if not behind.isascii():
        return False
    is_numbered = before[:1].isdecimal() and before[1:] in (".", "．") and behind.isdecimal()
    return is_numbered or (before[-1:].isascii() and before[-1:].isalpha() and behind.isalpha())


def normal_marks(text: str) -> str:
    """The text with each mark and digit in the width that the reader knows; as long as it was."""
    text = _TWIN.sub(lambda twin: _TWINS[twin[0]], text)  # ten times as fast as translate, where few marks are twins
    if "." in text:
        text = _HALF_STOP.sub("。", text)
    if "," in text:
        text = _HALF_COMMA.sub("，", text)
    return _ANGLES.sub(r"（\1）", text) if any(angle in text for angle in "<＜〈") else text

"""What looks like something the grammar should have read, and what looks like damage: found by plain scans that share
nothing with the grammar, so that a clause it overlooks is still seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple, Protocol

from dutygraph.text.parties import Party, read_parties
from dutygraph.text.words import CLAUSE_LABEL, NO_LEVELS

_REMARK = re.compile("（[^（）]*）")
_VERBS = ("负责", "牵头", "配合", "参与", "落实", "指导")
_MARK = re.compile("[：）】]")
_MARKER = re.compile(rf"{CLAUSE_LABEL}：$|(?:{'|'.join(_VERBS)})[）】]$")
_LONGEST_MARKER = 9
_CONTEXT = re.compile(r"[^。；\n]+$")
_CHARGE = re.compile(
    r"(?:^|(?<=[，。；：]))(?:由|请)?([^，。；：、（）“”]{2,25}?(?:、[^，。；：（）“”]{2,60}?)?)(?:牵头|负责(?!人)|会同|要(?![求点素害件])|应当|共同)"
)
#: 由省教育厅统一组织: whoever stands behind 由 is charged with what follows.
_CHARGE_BY = re.compile(
    r"(?<![理自缘事])由(?![于此来])([^，。；：（）“”]{2,30}?)(?:统一|组织|承担|开展|实施|制定|编制|进行|办理|审[核批]|统筹|主持|主导|落实|推进|完成|监管|管理|具体)"
)
#: 市防指办公室设在市应急管理局，承担日常工作: a sentence that begins with a unit tells what it does.
_SUBJECT = re.compile(
    rf"(?:^|(?<=[。；：]))(?!{NO_LEVELS})((?:省|市|县|区|州|旗|镇|国家|中央|国务院)[^，。；：、（）“”《》]{{1,18}}?"
    r"(?:厅|局|委|办公室|领导小组|指挥部|专班))(?![的等和与及])(?=[\u4e00-\u9fff])"
)
#: 中小學生; 工程 and 项目. A text in simplified characters has no others, and no small Latin word between them.
_LATIN = re.compile(r"[a-z]{2,}(?=[\u4e00-\u9fff])")
_HAN = re.compile(r"[\u4e00-\u9fff]")


class Charge(NamedTuple):
    """Whom a sentence charges, and the words behind the verb that does."""

    parties: tuple[Party, ...]
    behind: str


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def find_unread_markers(text: str, accounted: Sequence[_Stretch]) -> Iterator[tuple[int, int]]:
    """Stretches with a clause marker that lies in none of the stretches that were read or judged."""
    spans = sorted((stretch.start, stretch.end) for stretch in accounted)
    position = 0
    for mark in _MARK.finditer(text):
        marker = _MARKER.search(text, max(0, mark.end() - _LONGEST_MARKER), mark.end())
        if marker is None:
            continue
        while position < len(spans) and spans[position][1] < marker.end():
            position += 1
        if position == len(spans) or spans[position][0] >= marker.end():
            context = _CONTEXT.search(text, max(0, marker.start() - 20), marker.start())
            yield context.start() if context else marker.start(), marker.end()


def find_prose_charges(sentence: str) -> list[Party]:
    """Units and groups that a sentence charges with something outside any clause: 海关总署要继续做好牵头工作.

    >>> [party.name for party in find_prose_charges("由中央宣传部（国务院新闻办）牵头组建协调小组。")]
    ['中央宣传部']
    """
    return [party for charge in find_charges(sentence) for party in charge.parties]


def find_charges(sentence: str) -> Iterator[Charge]:
    """The charges of a sentence, each with the words behind it."""
    words = without_remarks(sentence)
    for charge in chain(*(pattern.finditer(words) for pattern in (_CHARGE, _CHARGE_BY, _SUBJECT))):
        parties = read_parties(charge[1]).parties
        if parties and all(party.is_known for party in parties):
            yield Charge(parties, words[charge.end() :])


def without_remarks(sentence: str) -> str:
    """A sentence without what stands in its brackets: 各省（区、市）人民政府, 中央宣传部（国务院新闻办）."""
    return _REMARK.sub("", sentence)


def find_odd_characters(text: str) -> Iterator[tuple[str, int, int]]:
    """Characters that look like OCR damage: (code, start, end)."""
    for match in _LATIN.finditer(text):
        if _HAN.match(text, match.start() - 1):
            yield "stray-latin", match.start(), match.end()
    for match in _unusual().finditer(text):
        yield "unusual-character", match.start(), match.end()


@cache
def _unusual() -> re.Pattern[str]:
    """Chinese characters outside GB 2312, the set of simplified ones, and those that stand for a lost one."""
    rows, cells = range(0xB0, 0xF8), range(0xA1, 0xFF)  # its two levels of characters
    simplified = "".join(bytes((row, cell)).decode("gb2312", "ignore") for row in rows for cell in cells)
    others = "\x00-\u33ff\ua000-\udfff\ufb00-\ufffc\ufffe-\U0010ffff"  # no Chinese, no private use, no \ufffd
    return re.compile(f"[^{others}{simplified}]")

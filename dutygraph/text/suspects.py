"""What looks like something the grammar should have read, and what looks like damage: found by plain scans that share
nothing with the grammar, so that a clause it overlooks is still seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from dutygraph.text.parties import Party, read_parties
from dutygraph.text.words import CLAUSE_LABEL

_MARKER = re.compile(rf"{CLAUSE_LABEL}：|[^。；\n]{{0,20}}(?:负责|牵头|配合|参与|落实|指导)[）】]")
_CHARGE = re.compile(
    r"(?:^|(?<=[，。；：]))(?:由|请)?([^，。；：、（）“”]{2,25}?(?:、[^，。；：（）“”]{2,60}?)?)(?:牵头|负责(?!人)|会同|要(?![求点素害件])|应当|共同)"
)
#: 中小學生; 工程 and 项目. A text in simplified characters has no others, and no small Latin word between them.
_LATIN = re.compile(r"(?<=[\u4e00-\u9fff])[a-z]{2,10}(?=[\u4e00-\u9fff])")
_UNUSUAL = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\ufffd\ue000-\uf8ff]")


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def find_unread_markers(text: str, accounted: Sequence[_Stretch]) -> Iterator[tuple[int, int]]:
    """Stretches with a clause marker that lies in none of the stretches that were read or judged."""
    spans = sorted((stretch.start, stretch.end) for stretch in accounted)
    position = 0
    for marker in _MARKER.finditer(text):
        while position < len(spans) and spans[position][1] < marker.end():
            position += 1
        if position == len(spans) or spans[position][0] >= marker.end():
            yield marker.start(), marker.end()


def find_prose_charges(sentence: str) -> list[Party]:
    """Units and groups that a sentence charges with something outside any clause: 海关总署要继续做好牵头工作.

    >>> [party.name for party in find_prose_charges("生态环境部会同有关部门组建协调小组。")]
    ['生态环境部']
    """
    charged: list[Party] = []
    for charge in _CHARGE.finditer(sentence):
        parties = read_parties(charge[1]).parties
        if parties and all(party.is_known for party in parties):
            charged += parties
    return charged


def find_odd_characters(text: str) -> Iterator[tuple[str, int, int]]:
    """Characters that look like OCR damage: (code, start, end)."""
    for match in _LATIN.finditer(text):
        yield "stray-latin", match.start(), match.end()
    for odd in sorted(char for char in set(text) if not _is_simplified(char)):
        for match in re.finditer(re.escape(odd), text):
            yield "unusual-character", match.start(), match.end()


def _is_simplified(char: str) -> bool:
    if not _UNUSUAL.match(char):
        return True
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True

"""Lists of parties: where one name ends and the next begins, what is a group, which prefix a name has lost."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dutygraph.text.words import (
    BARE_GROUPS,
    FUNCTIONS,
    GROUP_ADJECTIVES,
    GROUP_HEADS,
    GROUP_QUANTIFIERS,
    LEVELS,
    NO_LEVELS,
    OPEN_LIST,
    PARTY_FUNCTIONS,
    UNIT_HEADS,
)

_BRACKETS = re.compile(r"[（）]")
_AND = re.compile(r"以及|[和及与暨]")
_OPEN_LIST = re.compile(rf"等(?:{OPEN_LIST})?$")
_OPEN_MIDDLE = re.compile(rf"等(?:{OPEN_LIST})?(?=.)")
_UNIT = re.compile(rf"(?:{UNIT_HEADS})(?:（[^（）]+）)?$")
_GROUP = re.compile(
    rf"{GROUP_QUANTIFIERS}|(?:{GROUP_ADJECTIVES}).*(?:{GROUP_HEADS})$|(?:部门|单位|机构)$|^直属|^(?:{BARE_GROUPS})$"
)
#: Where two names met when the blank between them went: 省公安厅|省交通运输厅.
_GLUED = re.compile(rf"(?<=..[厅局委办])(?=[省市县区](?:{FUNCTIONS}))")
_BARE_HEAD = re.compile(rf"^(?:{GROUP_HEADS})$")
_TERRITORY = re.compile(r"^各(?:省|市|县|区|州|盟|旗|乡|镇)$")
_LOWER_GOVERNMENT = re.compile(r"^各?(?:市|县|区)(?:（[^（）]*）)?(?:人民政府|政府|党委|管委会)")
_LEVEL = re.compile(rf"^(?!{NO_LEVELS})({LEVELS})(?=(?:{FUNCTIONS}|{PARTY_FUNCTIONS}|[^省市县区]))")
_ELIDED = re.compile(rf"^(?:{FUNCTIONS})(?:{UNIT_HEADS})?")
_ELIDED_PARTY = re.compile(rf"^(?:{PARTY_FUNCTIONS})$")
_MARKED_NAME = re.compile(r"^(?:国家|国务院|中国|全国|中央|中共|最高人民)")


class Party(NamedTuple):
    """A name in a list. ``is_known`` is False where it does not look like a unit or a group."""

    name: str
    is_group: bool
    is_known: bool


class PartyList(NamedTuple):
    """The parties of one run of names, in order, and whether the run is left open (等)."""

    parties: tuple[Party, ...]
    is_open: bool


@lru_cache(maxsize=4096)
def read_parties(words: str) -> PartyList:
    """Parties of a run of names without commas.

    >>> [p.name for p in read_parties("省委党校（山东行政学院）、省工业和信息化厅、科技厅等").parties]
    ['省委党校（山东行政学院）', '省工业和信息化厅', '省科技厅']
    >>> [(p.name, p.is_group) for p in read_parties("各市、县（市、区）政府和省直有关部门、单位").parties]
    [('各市、县（市、区）政府', True), ('省直有关部门、单位', True)]
    """
    is_open = False
    names: list[str] = []
    for piece in _pieces(words):
        closed, was_open = _OPEN_LIST.subn("", piece)
        is_open = is_open or bool(was_open)
        names.extend(name for name in _split_and(closed) if name)
    return PartyList(tuple(_party(name) for name in _restore_levels(names)), is_open)


def is_group(name: str) -> bool:
    """Whether a name stands for a class of unnamed units (泛称).

    >>> is_group("省各行业主管部门"), is_group("省能源局"), is_group("试点城市政府"), is_group("济南市人民政府")
    (True, False, True, False)
    """
    return _GROUP.search(name) is not None


def split_outside_brackets(text: str, separators: str) -> list[str]:
    """Splits at any of the separator characters that stand outside round brackets.

    >>> split_outside_brackets("各县（市、区）、开发区", "、")
    ['各县（市、区）', '开发区']
    """
    if "（" not in text:
        return re.split(f"[{separators}]", text)
    parts: list[str] = []
    depth = start = 0
    for position, char in enumerate(text):
        if char == "（":
            depth += 1
        elif char == "）":
            depth = max(0, depth - 1)
        elif not depth and char in separators:
            parts.append(text[start:position])
            start = position + 1
    parts.append(text[start:])
    return parts


def _pieces(words: str) -> list[str]:
    """Splits at 、 outside brackets and behind an open list in the middle (X等部门及各地区); glues what 、 stands in."""
    pieces: list[str] = []
    for part in split_outside_brackets(_GLUED.sub("、", words), "、"):
        glued = pieces and (
            _BARE_HEAD.match(part)  # 省直有关部门、单位
            or (_TERRITORY.match(pieces[-1]) and _LOWER_GOVERNMENT.match(part))  # 各市、县（市、区）政府
        )
        if glued:
            pieces[-1] += "、" + part
        elif part:
            pieces.append(part)
    return pieces


def _split_and(piece: str) -> list[str]:
    """Splits at 和, 及, 与 where both sides are whole names: not in 工业和信息化厅, 部门和单位, 党委和政府."""
    names: list[str] = []
    start = 0
    joints = [
        word
        for word in _AND.finditer(piece)
        if piece.count("（", 0, word.start()) == piece.count("）", 0, word.start())
    ]
    ends = [*(word.start() for word in joints[1:]), len(piece), len(piece)]
    for position, word in enumerate(joints):
        left = _OPEN_LIST.sub("", piece[start : word.start()])
        rights = {piece[word.end() : end] for end in ends[position : position + 2]}
        if _looks_whole(left) and any(_looks_whole(right) and not _BARE_HEAD.match(right) for right in rights):
            names.append(left)
            start = word.end()
    rest = piece[start:]
    middle = _OPEN_MIDDLE.search(rest)
    if middle and _looks_whole(rest[: middle.start()]) and _looks_whole(rest[middle.end() :]):
        return [*names, rest[: middle.start()], rest[middle.end() :]]
    return [*names, rest]


def _looks_whole(name: str) -> bool:
    return is_group(name) or _UNIT.search(name) is not None


def _restore_levels(names: list[str]) -> list[str]:
    """Gives names of a run the level that the name before them has and they have lost: 省公安厅、应急厅 → 省应急厅."""
    whole: list[str] = []
    level = ""
    for name in names:
        printed = _LEVEL.match(name)
        if printed and not is_group(name):
            level = printed[1]
        elif level and not is_group(name) and not _has_lost(level, name):
            level = ""
        whole.append(level + name if level and not printed and not is_group(name) else name)
    return whole


def _has_lost(level: str, name: str) -> bool:
    """Whether a name is one that stands behind this level: 应急厅 behind 省, 宣传部 behind 省委."""
    if _MARKED_NAME.match(name):
        return False
    return (_ELIDED_PARTY if level.endswith("委") else _ELIDED).match(name) is not None


def _party(name: str) -> Party:
    group = is_group(name)
    return Party(name, group, group or _UNIT.search(name) is not None)

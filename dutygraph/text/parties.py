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
    LEAD_MARKS,
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
_GLUED = re.compile(rf"(?<=..[厅局委办协联院会校])(?=[省市县区州](?:{FUNCTIONS})|团[省市县区州]委|各[省市县区州])")
_OPEN_FUNCTIONS = re.compile(r"等(?:有关|相关)?部门(?!和单位|、单位|单位)")
#: 市人民政府 behind 各盟行政公署: 各 is said of both.
_SHARES_EACH = re.compile(r"^[市县区州盟旗乡镇](?:（[^（）]*）)?(?:人民政府|政府|党委|管委会|行政公署)$")
_BARE_HEAD = re.compile(r"^(?:部门|单位|机构|人民政府|政府|党委)(?:（[^（）]*）)?$")
_TERRITORY = re.compile(r"^(?:沿海|沿江|沿线|有关|相关)?各(?:省|市|县|区|州|盟|旗|乡|镇)(?:（[^（）]*）)?(?:党委|委)?$")
_LOWER_GOVERNMENT = re.compile(r"^各?(?:市|县|区|盟|旗)?(?:（[^（）]*）)?(?:人民政府|政府|党委|管委会|行政公署)")
#: 昆南市、文北州人民政府: a place that shares the head of the next name.
_PLACE = re.compile(r"^[^各（）]{1,6}[市州县区盟旗]$")
_PLACE_HEAD = re.compile(r"[市州县区盟旗](?P<head>人民政府|政府|党委|管委会)$")
#: 枣林区委、区政府: what shares the place of the name before it.
_PLACE_PARTY = re.compile(r"^(?P<place>[^省市县区州]{2,6})(?P<level>[市县区州旗])委$")
#: Functional names of departments: 应急部门, whose level the document gives.
_FUNCTIONAL = re.compile(rf"^(?:{FUNCTIONS}|海关)部门$")
_FUNCTION = re.compile(r"^[\u4e00-\u9fff]{2,6}$")
_ELLIPSIS = re.compile(r"[…\.]{2,}$")
_LEVEL = re.compile(rf"^(?!{NO_LEVELS})({LEVELS})(?=(?:{FUNCTIONS}|{PARTY_FUNCTIONS}|[^省市县区]))")
_ELIDED = re.compile(rf"^(?:{FUNCTIONS})(?:{UNIT_HEADS})?")
_ELIDED_OFFICE = re.compile(rf"^(?:{FUNCTIONS})[^、]*[厅局委办]$")
_ELIDED_PARTY = re.compile(rf"^(?:{PARTY_FUNCTIONS})$")
_MARKED_NAME = re.compile(r"^(?:国家|国务院|中国|全国|中央|中共|最高人民)")


class Party(NamedTuple):
    """A name in a list. ``is_known`` is False where it does not look like a unit or a group; ``mark`` is the ★ at it."""

    name: str
    is_group: bool
    is_known: bool
    mark: str = ""


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
    closed = _ELLIPSIS.sub("", words)
    is_open = closed != words
    names: list[str] = []
    for piece in _pieces(closed):
        whole, was_open = _OPEN_LIST.subn("", piece)
        parts, is_open_inside = _split_and(whole)
        is_open = is_open or bool(was_open) or is_open_inside
        names.extend(part for part in parts if part.strip(LEAD_MARKS))
        if _OPEN_FUNCTIONS.search(piece):  # 应急、公安等部门
            names = [name if _looks_whole(name) or not _FUNCTION.match(name) else name + "部门" for name in names]
    marks = [next((mark for mark in LEAD_MARKS if mark in name), "") for name in names]
    bare = [name.strip(LEAD_MARKS) for name in names]
    restored = _restore_levels(_restore_places(bare))
    parties = list(map(_party, restored, marks))
    for position in range(1, len(parties)):
        if parties[position - 1].name.startswith("各") and _SHARES_EACH.match(parties[position].name):
            parties[position] = parties[position]._replace(is_group=True)
    return PartyList(tuple(parties), is_open)


def is_group(name: str) -> bool:
    """Whether a name stands for a class of unnamed units (泛称).

    >>> is_group("省各行业主管部门"), is_group("省能源局"), is_group("试点城市政府"), is_group("济南市人民政府")
    (True, False, True, False)
    """
    return _GROUP.search(name) is not None and _FUNCTIONAL.match(name) is None


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


def _split_and(piece: str) -> tuple[list[str], bool]:
    """Splits at 和, 及, 与 where both sides are whole names: not in 工业和信息化厅, 部门和单位, 党委和政府.

    Gives the names, and whether a list that is open ends before the last of them (财政部等部门和各地区).
    """
    names: list[str] = []
    is_open = False
    start = 0
    joints = [
        word
        for word in _AND.finditer(piece)
        if piece.count("（", 0, word.start()) == piece.count("）", 0, word.start())
    ]
    ends = [*(word.start() for word in joints[1:]), len(piece), len(piece)]
    for position, word in enumerate(joints):
        left, opened = _OPEN_LIST.subn("", piece[start : word.start()])
        rights = [piece[word.end() : end] for end in ends[position : position + 2]]
        is_whole = _looks_whole(left) or (opened and _FUNCTION.match(left))
        if is_whole and not _BARE_HEAD.match(rights[0]) and any(map(_looks_whole, rights)):
            names.append(left)
            is_open = is_open or bool(opened)
            start = word.end()
    rest = piece[start:]
    middle = _OPEN_MIDDLE.search(rest)
    if middle and _looks_whole(rest[: middle.start()]) and _looks_whole(rest[middle.end() :]):
        return [*names, rest[: middle.start()], rest[middle.end() :]], True
    return [*names, rest], is_open


def _looks_whole(name: str) -> bool:
    return is_group(name) or _UNIT.search(name) is not None


def _restore_places(names: list[str]) -> list[str]:
    """Gives names the head or the place they share with the next or the last: 昆南市、文北州人民政府; 枣林区委、区政府."""
    whole = list(names)
    for position in range(len(names) - 2, -1, -1):
        head = _PLACE_HEAD.search(whole[position + 1])
        if head and _PLACE.match(whole[position]) and not is_group(whole[position + 1]):
            whole[position] += head["head"]
    for position in range(1, len(whole)):
        party = _PLACE_PARTY.match(whole[position - 1])
        if party and whole[position] in (party["level"] + "政府", party["level"] + "人民政府"):
            whole[position] = party["place"] + whole[position]
    return whole


def _restore_levels(names: list[str]) -> list[str]:
    """Gives names of a run the level that the name before them has and they have lost: 省公安厅、应急厅 → 省应急厅."""
    whole: list[str] = []
    level = ""
    for name in names:
        printed = _LEVEL.match(name)
        if is_group(name):
            whole.append(name)
        elif printed:
            level = printed[1]
            whole.append(name)
        else:
            level = _lost_level(level, name)
            whole.append(level + name)
    return whole


def _lost_level(level: str, name: str) -> str:
    """The level that a name behind it has lost: 省 of 应急厅 behind 省公安厅, 省委 of 宣传部, 省 of 财政厅 behind 省委组织部."""
    if not level or _MARKED_NAME.match(name):
        return ""
    if level == "部":
        return level if name.endswith(("司", "局", "厅")) else ""
    if not level.endswith("委"):
        return level if _ELIDED.match(name) else ""
    if _ELIDED_PARTY.match(name):
        return level
    below = level.removesuffix("党委").removesuffix("委")
    return below if below and _ELIDED_OFFICE.match(name) else ""


def _party(name: str, mark: str = "") -> Party:
    group = is_group(name)
    known = (group or _UNIT.search(name) is not None or _FUNCTIONAL.match(name) is not None) and "：" not in name
    return Party(name, group, known, mark)

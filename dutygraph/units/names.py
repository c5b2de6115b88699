"""Finding a unit by the name a person types: 省应急管理厅, 应急厅, 省住建厅."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from dutygraph.errors import UnknownName
from dutygraph.text.words import NO_LEVELS

_LEVELS = ("省", "市", "县", "区")
_NO_LEVEL = re.compile(NO_LEVELS)


Names = Mapping[str, Sequence[str]]
"""Every name that may be typed, with the identities it stands for: two provinces each have a 省应急厅."""


def find_name(typed: str, names: Names) -> str:
    """The identity that ``typed`` means.

    The ways a name may fit, from the surest: the same name; the same but for its level (应急厅 for 省应急厅); shortened
    or spelled out (住建厅, 省应急管理厅: its characters in order, same first and last); a part of it.

    Raises
    ------
    UnknownName
        when no name fits, or names of several units fit equally well; it lists the nearest

    >>> names = {"省应急厅": ["e"], "省能源局": ["n"], "国家能源局山东监管办公室": ["c"]}
    >>> [find_name(typed, names) for typed in ("省应急管理厅", "应急厅", "山东省能源局", "能源监管办")]
    ['e', 'e', 'n', 'c']
    """
    exact = names.get(typed, ())
    if len(exact) == 1:
        return exact[0]
    wanted = typed.strip()
    for fits in (_same, _same_but_level, _shortened, _part):
        found = _fitting(wanted, names, fits) if wanted else set()
        if len(found) == 1:
            return found.pop()
        if found:
            raise UnknownName("ambiguous_unit", _shown(names, found), name=typed)
    raise UnknownName("unknown_unit", near_names(typed, names), name=typed)


def find_abbreviation(typed: str, names: Names) -> str:
    """The identity that a short or spelled-out form certainly means, '' when none or several fit.

    >>> find_abbreviation("住建厅", {"省住房城乡建设厅": ["z"], "省水利厅": ["s"]})
    'z'
    >>> find_abbreviation("哪个厅", {"省水利厅": ["s"]})
    ''
    """
    for fits in (_same_but_level, _shortened):
        found = _fitting(typed, names, fits)
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def near_names(typed: str, names: Iterable[str], most: int = 5) -> list[str]:
    """The names that share most characters with ``typed``."""
    from difflib import SequenceMatcher

    scored = [(SequenceMatcher(None, typed, name).ratio(), name) for name in names]
    return [name for score, name in sorted(scored, key=lambda pair: (-pair[0], pair[1]))[:most] if score > 0.3]


def _fitting(typed: str, names: Names, fits: Callable[[str, str], bool]) -> set[str]:
    return {identity for name, identities in names.items() if fits(typed, name) for identity in identities}


def _shown(names: Names, found: set[str]) -> list[str]:
    """For each identity found the first name that means it and nothing else."""
    first: dict[str, str] = {}
    for name, identities in names.items():
        if len(identities) == 1 and identities[0] in found:
            first.setdefault(identities[0], name)
    return sorted(first.values())


def _same(typed: str, name: str) -> bool:
    return typed == name


def _same_but_level(typed: str, name: str) -> bool:
    return _without_level(typed) == _without_level(name)


def _shortened(typed: str, name: str) -> bool:
    short, long = sorted((_without_level(typed), _without_level(name)), key=len)
    return len(short) > 1 and short[0] == long[0] and short[-1] == long[-1] and _in_order(short, long)


def _part(typed: str, name: str) -> bool:
    return len(typed) > 1 and _in_order(typed, name)


def _without_level(name: str) -> str:
    """The name behind its region and level: 山东省应急厅, 省应急厅 → 应急厅."""
    if _NO_LEVEL.match(name):
        return name
    for level in _LEVELS:
        head, found, rest = name.partition(level)
        if found and len(head) <= 4 and len(rest) > 1 and (not head or level in "省市"):
            return rest
    return name


def _in_order(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)

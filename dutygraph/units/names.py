"""Finding a unit by the name a person types: 省应急管理厅, 应急厅, 省住建厅."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dutygraph.errors import UnknownName

_LEVELS = ("省", "市", "县", "区")


def find_name(typed: str, names: Mapping[str, str]) -> str:
    """The identity that ``typed`` means.

    Parameters
    ----------
    names : every name that may be typed, with the identity it stands for; several names may share one

    Raises
    ------
    UnknownName
        when no name fits, or names of several units fit equally well; it lists the nearest

    The ways a name may fit, from the surest: the same name; the same but for its level (应急厅 for 省应急厅); shortened
    or spelled out (住建厅, 省应急管理厅: its characters in order, same first and last); a part of it.

    >>> names = {"省应急厅": "e", "省能源局": "n", "国家能源局山东监管办公室": "c"}
    >>> [find_name(typed, names) for typed in ("省应急管理厅", "应急厅", "山东省能源局", "能源监管办")]
    ['e', 'e', 'n', 'c']
    """
    if identity := names.get(typed):
        return identity
    wanted = typed.strip()
    for fits in (_same, _same_but_level, _shortened, _part):
        found = {identity for name, identity in names.items() if wanted and fits(wanted, name)}
        if len(found) == 1:
            return found.pop()
        if found:
            raise UnknownName("ambiguous_unit", _shown(names, found), name=typed)
    raise UnknownName("unknown_unit", near_names(typed, names), name=typed)


def find_abbreviation(typed: str, names: Mapping[str, str]) -> str:
    """The identity that a short or spelled-out form certainly means, '' when none or several fit.

    >>> find_abbreviation("住建厅", {"省住房城乡建设厅": "z", "省水利厅": "s"}), find_abbreviation("哪个厅", {"省水利厅": "s"})
    ('z', '')
    """
    for fits in (_same_but_level, _shortened):
        found = {identity for name, identity in names.items() if fits(typed, name)}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def near_names(typed: str, names: Iterable[str], most: int = 5) -> list[str]:
    """The names that share most characters with ``typed``."""
    from difflib import SequenceMatcher

    scored = [(SequenceMatcher(None, typed, name).ratio(), name) for name in names]
    return [name for score, name in sorted(scored, key=lambda pair: (-pair[0], pair[1]))[:most] if score > 0.3]


def _shown(names: Mapping[str, str], found: set[str]) -> list[str]:
    first: dict[str, str] = {}
    for name, identity in names.items():
        if identity in found:
            first.setdefault(identity, name)
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
    for level in _LEVELS:
        head, found, rest = name.partition(level)
        if found and len(head) <= 4 and len(rest) > 1 and (not head or level in "省市"):
            return rest
    return name


def _in_order(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)

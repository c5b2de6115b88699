"""Conventions (通则): sentences that govern all later clauses."""

from __future__ import annotations

import re
from typing import NamedTuple

_FIRST_LEADS = re.compile(
    r"[列排](?:在|名)?(?:第一位?|首位)(?:的|者)*(?:部门|单位)?(?:为|是)(?:牵头|主要责任|主责)(?:单位|部门)"
)
_EVERYONE_BELOW = re.compile(r"以下(?:各项)?(?:工作|任务)?均需(?:由)?([^，。；]{2,20}?)(?:负责)?落实")
_EVERYONE_ABOVE = re.compile(r"均为责任单位")
_NAME_BEFORE = re.compile(r"[^，。；：\n]{2,20}$")


class Convention(NamedTuple):
    """A sentence at ``[start, end)`` that governs all clauses that end behind ``governs_from``.

    ``kind`` is ``first-leads``, or ``everyone`` with the ``party`` that shares all work.
    """

    governs_from: int
    start: int
    end: int
    kind: str
    party: str


def find_conventions(text: str) -> list[Convention]:
    """Sentences that govern clauses, each where it is first said. One in a note (注：) governs the whole document.

    >>> [(c.kind, c.party) for c in find_conventions("（甲部、乙部负责，排在第一位的部门为牵头部门，下同）")]
    [('first-leads', '')]
    """
    found = [(match.start(), match.end(), "first-leads", "") for match in _FIRST_LEADS.finditer(text)]
    found += [(match.start(), match.end(), "everyone", match[1]) for match in _EVERYONE_BELOW.finditer(text)]
    for match in _EVERYONE_ABOVE.finditer(text):
        if name := _NAME_BEFORE.search(text, max(0, match.start() - 20), match.start()):
            found.append((name.start(), match.end(), "everyone", name[0]))
    first: dict[tuple[str, str], Convention] = {}
    for convention in sorted(Convention(_governs_from(text, place[0]), *place) for place in found):
        first.setdefault((convention.kind, convention.party), convention)
    return list(first.values())


def _governs_from(text: str, start: int) -> int:
    is_note = text.startswith("注", text.rfind("\n", 0, start) + 1)
    return 0 if is_note else start

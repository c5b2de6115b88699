"""Conventions (通则): sentences that govern all later clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dutygraph.text.words import LEAD_MARKS

_FIRST_LEADS = re.compile(
    r"(?:[列排](?:在|名)?(?:首位|第一位?)|首位|第一位)(?:的|者)*(?:部门|单位)?(?:为|是)(?:牵头|主要责任|主责|主办)(?:单位|部门)?"
    r"(?P<others>，?其[余他](?:部门|单位)?(?:均)?为(?:配合|协办|参与)(?:单位|部门)?)?"
)
_MARKED_LEAD = re.compile(
    rf"(?:[带标加注有]有?[“\"']?(?P<mark>[{LEAD_MARKS}])[”\"']?号?(?:的|者)?(?:单位|部门)?|(?P<bare>[{LEAD_MARKS}])(?:的|号)?)"
    r"(?:为|是|表示)(?:牵头|主要责任|主责)(?:单位|部门)?"
)
_EVERYONE_BELOW = re.compile(
    r"以下(?:各项|所有|具体)?(?:政策)?(?:工作|任务|措施|事项)?(?:均|都)需(?:要)?(?:由)?([^，。；]{2,30}?)(?:负责|抓好|组织)?(?:落实|配合|实施)"
    r"|(?:具体|上述|以上|各项)(?:工作|任务)均涉及([^，。；]{2,30}?)，不再"
)
_EVERYONE_ABOVE = re.compile(r"均为责任单位")
_NAME_BEFORE = re.compile(r"[^，。；：\n]{2,20}$")
_QUIET = re.compile(r"[，。；]?(?:下同|以下同|不再(?:一一|逐一|单独|分别)?(?:列出|列举|做分工)|不再做分工)")


class Convention(NamedTuple):
    """A sentence at ``[start, end)`` that governs all clauses that end behind ``governs_from``.

    ``kind`` is ``first-leads`` (列第一位者为牵头单位), ``first-leads-others-cooperate`` (其余为配合单位), ``marked-leads``
    with the mark as its ``party`` (带★的为牵头单位), or ``everyone`` with the ``party`` that shares all work.
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
    found = [
        (match.start(), match.end(), "first-leads-others-cooperate" if match["others"] else "first-leads", "")
        for match in _find(_FIRST_LEADS, ("首位", "第一"), text)
    ]
    found += [
        (match.start(), match.end(), "marked-leads", match["mark"] or match["bare"])
        for match in _find(_MARKED_LEAD, tuple(LEAD_MARKS), text)
    ]
    found += [
        (match.start(), match.end(), "everyone", match[1] or match[2])
        for match in _find(_EVERYONE_BELOW, ("均需", "都需", "均涉及"), text)
    ]
    for match in _EVERYONE_ABOVE.finditer(text):
        if name := _NAME_BEFORE.search(text, max(0, match.start() - 20), match.start()):
            found.append((name.start(), match.end(), "everyone", name[0]))
    first: dict[tuple[str, str], Convention] = {}
    for convention in sorted(Convention(_governs_from(text, place[0]), *place) for place in found):
        first.setdefault((convention.kind, convention.party), convention)
    return list(first.values())


def _find(pattern: re.Pattern[str], signs: tuple[str, ...], text: str) -> Iterator[re.Match[str]]:
    """What a pattern finds in a text that has one of its signs: most documents have no rule of the kind."""
    return pattern.finditer(text) if any(sign in text for sign in signs) else iter(())


def _governs_from(text: str, start: int) -> int:
    is_note = text.startswith(("注", "说明", "备注"), text.rfind("\n", 0, start) + 1)
    return 0 if is_note else start

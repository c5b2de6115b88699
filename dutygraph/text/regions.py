"""Where responsibility clauses may stand: brackets and labelled lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge
from typing import NamedTuple

from dutygraph.text.words import CLAUSE_LABEL, PREDICATES, TIME_LABELS, longest_first

_BRACKET = re.compile(rf"[（【）】\n](?P<label>(?<=[（【]){CLAUSE_LABEL}：)?")
_LABEL = re.compile(f"{CLAUSE_LABEL}：")
_LABELLED_LINES = re.compile(rf"[^\n]*(?:\n(?:{CLAUSE_LABEL}|{'|'.join(TIME_LABELS)})：[^\n]*)*")
_LABEL_MAY_FOLLOW = re.compile(r"(?:^|[。；\n])(?:——)?$")
_CHARGE_END = re.compile(rf"(?:{longest_first(PREDICATES)})(?=[，；。\n]|$)")
_PLACE_FIRST = re.compile(r"[^，；、）】]{1,12}由")
_SENTENCE_MARKS = "。；！？”）】\n"
_SHORTEST_CLAUSE, LONGEST_CLAUSE = 4, 3000


class Region(NamedTuple):
    """A stretch of repaired text that is, or may be, a clause. ``body`` bounds what is inside the brackets."""

    start: int
    end: int
    body_start: int
    body_end: int
    labelled: bool
    closed: bool


def find_regions(text: str) -> Iterator[Region]:
    """Every bracket or paragraph of a repaired text that has a clause label or ends like a clause, in order.

    Where two overlap, a label inside a bracket or a bracket inside a labelled line, the one that starts first has it.
    """
    behind = 0
    for region in merge(_bracket_regions(text), _line_regions(text)):
        if region.start >= behind:
            behind = region.end
            yield region


def stands_behind_sentence(text: str, region: Region) -> bool:
    """Whether an unlabelled bracket stands where clauses do: behind a sentence, not behind a noun."""
    return region.start == 0 or text[region.start - 1] in _SENTENCE_MARKS


def has_charge(text: str, region: Region) -> bool:
    """Whether some part of the body ends like a clause does: …负责）, …牵头，."""
    return _CHARGE_END.search(text, region.body_start, region.body_end) is not None


def tells_where(text: str, region: Region) -> bool:
    """Whether the body is a remark that begins with a place, not a list of names: （园区内由管委会负责）."""
    return _PLACE_FIRST.match(text, region.body_start, region.body_end) is not None


def _bracket_regions(text: str) -> Iterator[Region]:
    """Outermost brackets of each paragraph that may hold a clause; a label opens a new outermost bracket."""
    start = depth = 0
    labelled = False
    for match in _BRACKET.finditer(text):
        mark, position = match[0][0], match.start()
        if match["label"] or (mark in "（【" and not depth):
            start, depth = position, 1
            labelled = match["label"] is not None
        elif mark in "（【":
            depth += 1
        elif depth:
            is_closed = mark != "\n"
            depth = depth - 1 if is_closed else 0
            if not depth:
                region = Region(start, position + is_closed, start + 1, position, labelled, is_closed)
                if _may_be_clause(text, region):
                    yield region
    if depth and labelled:
        yield Region(start, len(text), start + 1, len(text), labelled, closed=False)


def _line_regions(text: str) -> Iterator[Region]:
    """Labels at the start of a line or behind a sentence: one line up to its full stop, or several below each other."""
    behind = 0
    for label in _LABEL.finditer(text):
        start = label.start()
        before = _LABEL_MAY_FOLLOW.search(text[max(0, start - 3) : start])
        if start < behind or before is None:
            continue
        lines = _LABELLED_LINES.match(text, start)
        assert lines is not None  # it may be empty
        stop = -1 if "\n" in lines[0] else text.find("。", start, lines.end())
        behind = lines.end() if stop < 0 else stop
        first = start - before[0].count("—")
        yield Region(first, behind, start, behind, labelled=True, closed=True)


def _may_be_clause(text: str, region: Region) -> bool:
    if region.labelled:
        return True
    if not region.closed or not _SHORTEST_CLAUSE <= region.body_end - region.body_start <= LONGEST_CLAUSE:
        return False
    return stands_behind_sentence(text, region) or has_charge(text, region)

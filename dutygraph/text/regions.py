"""Where responsibility clauses may stand: brackets and labelled lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge
from typing import NamedTuple

from dutygraph.text.words import (
    BULLETS,
    CHARGING,
    CLAUSE_LABEL,
    OTHER_LABELS,
    TIME_LABELS,
    longest_first,
)

_BRACKET = re.compile(rf"[（【）】\n](?P<label>(?<=[（【]){CLAUSE_LABEL}：)?")
_LABEL_BEFORE_COLON = re.compile(f"(?:{CLAUSE_LABEL}|(?<!总)牵头|主办|责任)$")
_LONGEST_LABEL = 8
_MORE_LABELS = f"(?:{CLAUSE_LABEL}|{longest_first((*TIME_LABELS, *OTHER_LABELS))})："
_LABELLED_LINES = re.compile(rf"[^\n]*(?:\n{_MORE_LABELS}[^\n]*)*")
#: A full stop ends a labelled line, but before another label: 牵头部门：区园林中心。责任部门：区住建局。
_LINE_STOP = re.compile(rf"。(?!{_MORE_LABELS})")
#: 牵头领导：李明牵头单位：县科工局: behind the name of a person, too.
_LABEL_MAY_FOLLOW = re.compile(
    rf"(?:^|[。；|\n])(?:(?:——)?|[{BULLETS}]|(?:(?:{longest_first(OTHER_LABELS)})：[^，。；：\n]{{1,12}})+)$"
)
_FARTHEST_LINE_START = 40
_CHARGE_END = re.compile(
    rf"(?:{longest_first({*CHARGING, '主办', '落实', '指导', '督导', '组织实施'})})(?=[，；。\n]|$)"
)
#: A sentence that ends like a clause: 由环境保护部牵头，公安部、水利部等参加。
_CHARGE_IN_PROSE = re.compile(rf"(?:{longest_first(CHARGING)})(?=[。\n]|$)")
_SENTENCE_START = re.compile("[。；：！？\n]")
_THIS_WORK = re.compile(r"(?:此|该|本|上述|以上|这)[项些]?(?:工作|任务|项目|事项)(?=由)")
_WORK_BEFORE_BY = re.compile(r"[^，、（]{2,40}(?=由)")
_LONGEST_PROSE = 300
_PLACE_FIRST = re.compile(r"[^，；、）】]{1,12}由")
_SENTENCE_MARKS = "。；！？”）】\n"
_SHORTEST_CLAUSE, LONGEST_CLAUSE = 4, 3000


class Region(NamedTuple):
    """A stretch of repaired text that is, or may be, a clause. ``body`` bounds what is inside the brackets.

    A region ``in_prose`` is a sentence, or the end of one behind 由, that only ends like a clause.
    """

    start: int
    end: int
    body_start: int
    body_end: int
    labelled: bool
    closed: bool
    in_prose: bool = False


def find_regions(text: str) -> Iterator[Region]:
    """Every bracket, paragraph or sentence of a repaired text that has a clause label or ends like a clause, in order.

    Where two overlap, a label inside a bracket or a bracket inside a labelled line, the one that starts first has it.
    """
    behind = 0
    for region in merge(_bracket_regions(text), _line_regions(text), _prose_regions(text)):
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
    for start in _labels(text):
        before = _LABEL_MAY_FOLLOW.search(text[max(0, start - _FARTHEST_LINE_START) : start])
        if start < behind or before is None:
            continue
        lines = _LABELLED_LINES.match(text, start)
        assert lines is not None  # it may be empty
        # 主办：市人社局 承办：市技师学院: a contest has 承办, a task has 协办
        is_contest = lines[0].startswith("主办：") and ("承办：" in lines[0] or "协办：" not in lines[0])
        if is_contest:
            continue
        stop = None if "\n" in lines[0] else _LINE_STOP.search(text, start, lines.end())
        behind = stop.start() if stop else lines.end()
        first = start - before[0].count("—")
        yield Region(first, behind, start, behind, labelled=True, closed=True)


def _labels(text: str) -> Iterator[int]:
    """Where labels start, found by their colons, of which a text has few."""
    colon = text.find("：")
    while colon >= 0:
        if label := _LABEL_BEFORE_COLON.search(text, max(0, colon - _LONGEST_LABEL), colon):
            yield label.start()
        colon = text.find("：", colon + 1)


def _prose_regions(text: str) -> Iterator[Region]:
    """Sentences without brackets that end like a clause: all of one, or what stands behind 由 in it."""
    behind = 0
    for charge in _CHARGE_IN_PROSE.finditer(text):
        window = text[max(behind, charge.end() - _LONGEST_PROSE) : charge.start()]
        behind = charge.end()
        marks = list(_SENTENCE_START.finditer(window))
        window = window[marks[-1].end() :] if marks else window
        start = charge.start() - len(window)
        if any(window.count(opening) != window.count(closing) for opening, closing in ("（）", "【】")):
            continue
        this_work = _THIS_WORK.match(text, start, charge.start())
        work = None if this_work else _WORK_BEFORE_BY.match(text, start, charge.start())
        first = work.end() if work else start
        body = this_work.end() if this_work else first
        yield Region(first, charge.end(), body, charge.end(), labelled=False, closed=True, in_prose=True)


def _may_be_clause(text: str, region: Region) -> bool:
    if region.labelled:
        return True
    if not region.closed or not _SHORTEST_CLAUSE <= region.body_end - region.body_start <= LONGEST_CLAUSE:
        return False
    return stands_behind_sentence(text, region) or has_charge(text, region) or _lists_names(text, region)


def _lists_names(text: str, region: Region) -> bool:
    """Whether a bracket before the end of a sentence lists something: 规范中介服务（区发改局、区行政审批局）。"""
    return text[region.end : region.end + 1] in ("。", "；") and "、" in text[region.body_start : region.body_end]

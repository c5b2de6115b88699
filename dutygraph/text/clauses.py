"""Responsibility clauses: the small grammar that reads them. Where they stand, :mod:`dutygraph.text.regions` finds.

A clause is a list of runs. A run is names and a predicate: 省应急厅牵头 · 省科技厅、省国资委等按职责分工负责 · 商务部指导.
Names wait for the next predicate across commas; a semicolon or a new label ends the wait. What 负责 means for its
names (lead, support, shared) depends on the whole clause, so it is decided last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dutygraph.model import Assignment, Basis, Precision, Role
from dutygraph.text import deadlines
from dutygraph.text.conventions import Convention
from dutygraph.text.deadlines import Horizon
from dutygraph.text.parties import Party, read_parties, split_outside_brackets
from dutygraph.text.regions import LONGEST_CLAUSE, Region, has_charge
from dutygraph.text.roles import Run, assignments_of, decide
from dutygraph.text.words import (
    LABELS,
    MANNER,
    NO_NAME,
    OTHER_LABELS,
    PREDICATES,
    SCOPE_LABELS,
    SCOPED_PREDICATES,
    STANDING_TIMES,
    TIME_LABELS,
    WITH,
    WITH_SHORT,
    longest_first,
)

_ANY_LABEL = re.compile(rf"(?:{longest_first([*LABELS, *SCOPE_LABELS, *TIME_LABELS, *OTHER_LABELS])})$")
_LONGEST_LABEL = max(map(len, (*LABELS, *OTHER_LABELS, *TIME_LABELS)))
#: What parts a label from its words: 牵头单位：X; 牵头单位为X.
_LABEL_MARK = re.compile("：|(?<=单位)为(?!牵头|责任|配合)")
_PREDICATE = longest_first(PREDICATES)
_PREDICATE_END = re.compile(rf"(?:{_PREDICATE})$")
_SCOPED = re.compile(rf"^(.{{2,400}}?)({'|'.join(SCOPED_PREDICATES)})(?!单位|部门|责任|人(?![员事力])|制)(.+)$")
#: A role in brackets behind a name: 省应急厅（牵头）、省公安厅.
_ROLE_BEHIND = re.compile(rf"[（【〈](?P<role>{_PREDICATE})(?:单位|部门)?[）】〉]$")
_SCOPE_BEHIND = re.compile(r"（负责([^（）]{2,40})）$")
#: A role that ends a list as a comma would: 人社部牵头、财政部配合.
_ROLE_WITHIN = re.compile(r"(?<=牵头)、|(?<=负责)、|(?<=指导)、")
_BRACKETED = re.compile("[（【〈]")
#: 6月底完成: a time that needs no 前 where nothing else stands beside it.
_DONE = re.compile(r"^[\d年月日底末旬上中下半一二三四季度全—-]{2,20}(?:前)?(?:完成|取得.*|出台.*)?$")
_MANNER = re.compile(MANNER)
_WITH = re.compile(f"{WITH}|{WITH_SHORT}")
_NO_PARTY = re.compile(
    r"^(?:下同|以下同|不再(?:一一|逐一|单独|分别|逐项)?(?:列出|列举|做分工)|完成.{0,20}|待定|待明确|另行(?:明确|确定|通知))$|^(?:以下|[列排](?:在|名)?(?:第一|首))|均为责任单位"
)
_STANDING = re.compile(rf"^并?(?:{'|'.join(STANDING_TIMES)})$")
_NO_NAME = re.compile(NO_NAME)
_BY = re.compile(r"^(?:由|分别由|以)")
_LONGEST_NAME = 30
_LONGEST_UNKNOWN = 20


class Reading(NamedTuple):
    """What a clause says. ``unknown`` lists names that look neither like a unit nor like a group."""

    assignments: tuple[Assignment, ...]
    basis: Basis
    open_list: bool
    scope: str
    deadlines: tuple[deadlines.Reading, ...]
    unknown: tuple[str, ...]


class _Parts(NamedTuple):
    runs: list[Run]
    deadlines: list[deadlines.Reading]
    scope: str
    is_open: bool


class Labelled(NamedTuple):
    """A stretch of text that a label opens, or the header of a column; '' where there is none."""

    label: str
    start: int
    end: int


def read_clause(
    text: str, region: Region, conventions: Sequence[Convention] = (), horizon: Horizon | None = None
) -> Reading | None:
    """Reads one clause, or gives None when the words are not a clause or cannot be understood as one.

    Behind a label every name is taken; without one the words must be names and predicates and nothing else.

    >>> from dutygraph.text.regions import find_regions
    >>> words = "（责任单位：省应急厅牵头，省科技厅、省各行业主管部门等按职责分工负责）"
    >>> reading = read_clause(words, next(find_regions(words)))
    >>> [(a.party, a.role.value) for a in reading.assignments]
    [('省应急厅', 'lead'), ('省科技厅', 'support'), ('省各行业主管部门', 'support')]
    """
    if region.body_end - region.body_start > LONGEST_CLAUSE:
        return None
    in_force = [convention for convention in conventions if convention.governs_from < region.end]
    reading = read_labelled(text, list(_labelled_stretches(text, region)), in_force, horizon or Horizon())
    if reading is None or region.labelled:
        return reading
    sure = not reading.unknown and not any(_NO_NAME.search(one.party) for one in reading.assignments)
    is_charge = not region.in_prose and has_charge(text, region)
    return reading if sure or (is_charge and _may_be_names(reading)) else None


def _may_be_names(reading: Reading) -> bool:
    """Whether words that no label announces are names: most are known, the first one is, and the others look like some."""
    first = reading.assignments[0].party
    return (
        first not in reading.unknown
        and 3 * len(reading.unknown) <= len(reading.assignments)
        and not any(_NO_NAME.search(name) or len(name) > _LONGEST_UNKNOWN for name in reading.unknown)
    )


def read_labelled(
    text: str, stretches: Sequence[Labelled], conventions: Sequence[Convention], horizon: Horizon
) -> Reading | None:
    """Reads the parts of one clause, labelled in a sentence or by the columns of a ledger, as ``conventions`` have it.

    Gives None where nobody is named, or where the words between the names are not understood.
    """
    parts = _parts(text, stretches, horizon, [(convention.start, convention.end) for convention in conventions])
    if parts is None or not any(run.parties for run in parts.runs):
        return None
    unknown = tuple(party.name for run in parts.runs for party in run.parties if not party.is_known)
    runs, basis = decide(parts.runs, parts.is_open, {one.kind: one.party for one in conventions})
    runs += [Run(read_parties(c.party).parties, Role.SHARED) for c in conventions if c.kind == "everyone"]
    return Reading(assignments_of(runs), basis, parts.is_open, parts.scope, tuple(parts.deadlines), unknown)


def _parts(
    text: str, stretches: Sequence[Labelled], horizon: Horizon, rules: Sequence[tuple[int, int]]
) -> _Parts | None:
    """The runs of a clause, in order; None when a segment is neither names, a time, a scope nor one of the ``rules``."""
    parts = _Parts([], [], "", False)
    for label, start, end in stretches:
        if label in TIME_LABELS:
            parts.deadlines.extend(deadlines.find_labelled_deadlines(text, horizon, start, end))
            continue
        if label in SCOPE_LABELS:
            parts = parts._replace(scope=text[start:end].strip("，；。"))
            continue
        if label in OTHER_LABELS:
            continue
        waiting: list[Party] = []
        for segment, offset, ends_run in _segments(text, start, end):
            words = _without_rules(segment, offset, rules)
            if not (_time(text, words, offset, horizon, parts.deadlines) or _NO_PARTY.search(words)):
                read = _segment(words, waiting, LABELS.get(label), parts.runs)
                if read is None:
                    return None
                parts = parts._replace(is_open=parts.is_open or read)
            if ends_run and waiting:
                parts.runs.append(Run(tuple(waiting), LABELS.get(label), is_listed=True))
                waiting.clear()
    return parts


def _without_rules(segment: str, offset: int, rules: Sequence[tuple[int, int]]) -> str:
    """A segment up to where a rule of the document begins in it: 各镇（排在第一位的为牵头单位，下同）."""
    starts = [max(0, first - offset) for first, behind in rules if offset < behind and first < offset + len(segment)]
    return segment[: min(starts)].rstrip("（") if starts else segment


def _time(text: str, segment: str, offset: int, horizon: Horizon, found: list[deadlines.Reading]) -> bool:
    """Whether a segment tells when, and what is due then, and names nobody: 2022年6月底前完成方案制定; 长期坚持."""
    end = offset + len(segment)
    if _STANDING.match(segment):
        found.append(deadlines.Reading(offset + segment.startswith("并"), end, None, Precision.STANDING))
        return True
    times = list(deadlines.find_deadlines(text, horizon, offset, end))
    if not times and _DONE.search(segment):
        times = list(deadlines.find_labelled_deadlines(text, horizon, offset, end))
    if not times:
        return not segment
    found.extend(times)
    behind = text[times[-1].end : end]
    names, predicate, _ = _split_predicate(behind)
    listed = read_parties(names).parties
    return not (predicate and listed and all(party.is_known for party in listed))


def _labelled_stretches(text: str, region: Region) -> Iterator[Labelled]:
    """The body of a clause cut at its labels: (label or '', start, end)."""
    label, start = "", region.body_start
    for mark in _LABEL_MARK.finditer(text, region.body_start, region.body_end):
        if match := _ANY_LABEL.search(text, max(start, mark.start() - _LONGEST_LABEL), mark.start()):
            end = match.start()
            if end > start:
                yield Labelled(label, start, end - (text[end - 1] in "，、；"))
            label, start = match[0], mark.end()
    yield Labelled(label, start, region.body_end)


def _segments(text: str, start: int, end: int) -> Iterator[tuple[str, int, bool]]:
    """Segments between commas, with their offset, and whether the names that wait end there."""
    parts = split_outside_brackets(_ROLE_WITHIN.sub("；", text[start:end]), "，；。|\n")
    offset = start
    for part in parts:
        behind = offset + len(part)
        yield part, offset, behind >= end or text[behind] != "，"
        offset = behind + 1


def _segment(words: str, waiting: list[Party], label_role: Role | None, runs: list[Run]) -> bool | None:
    """Reads one segment into ``waiting`` or ``runs``. Gives whether its list is open, None when it is not names."""
    words = _own_roles(words, label_role, runs)
    names, predicate, scope = _split_predicate(words)
    heads, acts_with, others = _split_with(names)
    first, listed = read_parties(heads), read_parties(others)
    if any(len(party.name) > _LONGEST_NAME for party in (*first.parties, *listed.parties)):
        return None
    if acts_with:
        runs.append(Run((*waiting, *first.parties), Role.LEAD))
        runs.append(Run(listed.parties, Role.SUPPORT))
        waiting.clear()
    elif predicate:
        runs.append(Run((*waiting, *first.parties), PREDICATES[predicate] or label_role, scope))
        waiting.clear()
    else:
        waiting.extend(first.parties)
    return first.is_open or listed.is_open


def _own_roles(words: str, label_role: Role | None, runs: list[Run]) -> str:
    """Reads names with a role or a scope of their own in brackets, and gives the words without them: 省应急厅（牵头）、
    省公安厅; 省应急厅（负责综合监管）.

    Behind the last name of a list the role is the whole list's: 市委组织部、市委社会工作部（牵头）.
    """
    if not _BRACKETED.search(words):
        return words
    pieces: list[str] = []
    for piece in split_outside_brackets(words, "、"):
        if scope := _SCOPE_BEHIND.search(piece):
            runs.append(Run(read_parties(piece[: scope.start()]).parties, label_role, scope[1]))
        else:
            pieces.append(piece)
    words = "、".join(pieces)
    own = [(piece, role) for piece in pieces if (role := _ROLE_BEHIND.search(piece))]
    if not own:
        return words
    if len(own) == 1 and own[0][0] == pieces[-1]:
        return words[: len(words) - len(own[0][1][0])] + own[0][1]["role"]
    for piece, role in own:
        runs.append(Run(read_parties(piece[: role.start()]).parties, PREDICATES[role["role"]]))
    return "、".join(piece for piece in pieces if not _ROLE_BEHIND.search(piece))


def _split_predicate(words: str) -> tuple[str, str, str]:
    """Names, predicate and scope of a segment: 省能源局 | 负责 | 行业监管. Predicate and scope may be ''."""
    predicate = _PREDICATE_END.search(words)
    names = _MANNER.sub("", _BY.sub("", words[: predicate.start()])) if predicate else ""
    if predicate and "由" not in names and _are_known(names):
        return names, predicate[0], ""
    if scoped := _SCOPED.match(words):
        charged = _MANNER.sub("", _BY.sub("", scoped[1]))
        if _are_known(charged):
            return charged, scoped[2], scoped[3]
    if predicate:
        scope, by, charged = names.partition("由")
        return (charged, predicate[0], scope) if by and _are_known(charged) else (names, predicate[0], "")
    return _BY.sub("", words), "", ""


def _are_known(names: str) -> bool:
    return all(party.is_known for party in read_parties(names).parties)


def _split_with(names: str) -> tuple[str, str, str]:
    """The head of a joint effort, the word that joins, and those it acts with; the last two '' where there is none."""
    for joint in _WITH.finditer(names):
        heads, others = names[: joint.start()], names[joint.end() :]
        sides = (*read_parties(heads).parties, *read_parties(others).parties)
        if joint[0] == WITH or (others and all(party.is_known for party in sides)):
            return heads, joint[0], others
    return names, "", ""

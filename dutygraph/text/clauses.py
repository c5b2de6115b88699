"""Responsibility clauses: the small grammar that reads them. Where they stand, :mod:`dutygraph.text.regions` finds.

A clause is a list of runs. A run is names and a predicate: 省应急厅牵头 · 省科技厅、省国资委等按职责分工负责 · 商务部指导.
Names wait for the next predicate across commas; a semicolon or a new label ends the wait. What 负责 means for its
names (lead, support, shared) depends on the whole clause, so it is decided last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dutygraph.model import Assignment, Basis, Period, Role
from dutygraph.text import deadlines
from dutygraph.text.conventions import Convention
from dutygraph.text.parties import Party, read_parties, split_outside_brackets
from dutygraph.text.regions import LONGEST_CLAUSE, Region
from dutygraph.text.words import (
    LABELS,
    MANNER,
    PREDICATES,
    SCOPE_LABELS,
    SCOPED_PREDICATES,
    TIME_LABELS,
    WITH,
    longest_first,
)

_ANY_LABEL = re.compile(rf"(?:{longest_first([*LABELS, *SCOPE_LABELS, *TIME_LABELS])})$")
_LONGEST_LABEL = max(map(len, LABELS))
_PREDICATE_END = re.compile(rf"(?:{longest_first(PREDICATES)})$")
_SCOPED = re.compile(rf"^(.{{2,60}}?)({'|'.join(SCOPED_PREDICATES)})(?!单位|部门|责任|人|制)(.+)$")
_MANNER = re.compile(MANNER)
_NO_PARTY = re.compile(
    r"^(?:下同|以下同|不再(?:一一|单独)?列出|完成.{0,20}|待定|待明确|另行(?:明确|确定|通知))$|^(?:以下|[列排](?:在|名)?(?:第一|首))|均为责任单位"
)
_BY = re.compile(r"^(?:由|分别由)")
_LONGEST_NAME = 30
#: Roles of runs that are charged with the work, before the whole clause decides who of them leads.
_CHARGED = {None, Role.SHARED}
_ROLE_ORDER = {role: position for position, role in enumerate(Role)}


class Reading(NamedTuple):
    """What a clause says. ``unknown`` lists names that look neither like a unit nor like a group."""

    assignments: tuple[Assignment, ...]
    basis: Basis
    open_list: bool
    scope: str
    deadlines: tuple[deadlines.Reading, ...]
    unknown: tuple[str, ...]


class _Run(NamedTuple):
    parties: tuple[Party, ...]
    role: Role | None
    scope: str = ""


class _Parts(NamedTuple):
    runs: list[_Run]
    deadlines: list[deadlines.Reading]
    scope: str
    is_open: bool


def read_clause(
    text: str, region: Region, conventions: list[Convention] | None = None, period: Period | None = None
) -> Reading | None:
    """Reads one clause, or gives None when the words are not a clause or cannot be understood as one.

    Behind a label every name is taken; without one the words must be names and predicates and nothing else.

    >>> from dutygraph.text.regions import find_regions
    >>> words = "（责任单位：省应急厅牵头，省科技厅、省各行业主管部门等按职责分工负责）"
    >>> reading = read_clause(words, next(find_regions(words)))
    >>> [(a.party, a.role.value) for a in reading.assignments]
    [('省应急厅', 'lead'), ('省科技厅', 'support'), ('省各行业主管部门', 'support')]
    """
    too_long = region.body_end - region.body_start > LONGEST_CLAUSE
    parts = None if too_long else _parts(text, region, period)
    if parts is None or not any(run.parties for run in parts.runs):
        return None
    unknown = tuple(party.name for run in parts.runs for party in run.parties if not party.is_known)
    if unknown and not region.labelled:
        return None
    in_force = [c for c in conventions or () if c.governs_from < region.end]
    runs, basis = _decide(parts, any(c.kind == "first-leads" for c in in_force))
    runs += [_Run(read_parties(c.party).parties, Role.SHARED) for c in in_force if c.kind == "everyone"]
    return Reading(_assignments(runs), basis, parts.is_open, parts.scope, tuple(parts.deadlines), unknown)


def _parts(text: str, region: Region, period: Period | None) -> _Parts | None:
    """The runs of a clause, in order; None when a segment is neither names, a time, a scope nor a rule."""
    parts = _Parts([], [], "", False)
    for label, start, end in _labelled_stretches(text, region):
        if label in TIME_LABELS:
            parts.deadlines.extend(deadlines.find_deadlines(text, period, start, end))
            continue
        if label in SCOPE_LABELS:
            parts = parts._replace(scope=text[start:end].strip("，；。"))
            continue
        waiting: list[Party] = []
        for segment, offset, ends_run in _segments(text, start, end):
            times = list(deadlines.find_deadlines(text, period, offset, offset + len(segment)))
            parts.deadlines.extend(times)
            words = text[times[-1].end : offset + len(segment)] if times and times[0].start == offset else segment
            if words and not _NO_PARTY.search(words):
                read = _segment(words, waiting, LABELS.get(label), parts.runs)
                if read is None:
                    return None
                parts = parts._replace(is_open=parts.is_open or read)
            if ends_run and waiting:
                parts.runs.append(_Run(tuple(waiting), LABELS.get(label)))
                waiting.clear()
    return parts


def _labelled_stretches(text: str, region: Region) -> Iterator[tuple[str, int, int]]:
    """The body of a clause cut at its labels: (label or '', start, end)."""
    label, start = "", region.body_start
    colon = text.find("：", start, region.body_end)
    while colon >= 0:
        if match := _ANY_LABEL.search(text, max(start, colon - _LONGEST_LABEL), colon):
            end = match.start()
            if end > start:
                yield label, start, end - (text[end - 1] in "，、；")
            label, start = match[0], colon + 1
        colon = text.find("：", colon + 1, region.body_end)
    yield label, start, region.body_end


def _segments(text: str, start: int, end: int) -> Iterator[tuple[str, int, bool]]:
    """Segments between commas, with their offset, and whether the names that wait end there."""
    parts = split_outside_brackets(text[start:end], "，；。\n")
    offset = start
    for part in parts:
        behind = offset + len(part)
        yield part, offset, behind >= end or text[behind] != "，"
        offset = behind + 1


def _segment(words: str, waiting: list[Party], label_role: Role | None, runs: list[_Run]) -> bool | None:
    """Reads one segment into ``waiting`` or ``runs``. Gives whether its list is open, None when it is not names."""
    names, predicate, scope = _split_predicate(words)
    heads, acts_with, others = names.partition(WITH)
    listed = read_parties(others if acts_with else heads)
    if any(len(party.name) > _LONGEST_NAME for party in listed.parties):
        return None
    if acts_with:
        runs.append(_Run((*waiting, *read_parties(heads).parties), Role.LEAD))
        runs.append(_Run(listed.parties, Role.SUPPORT))
        waiting.clear()
    elif predicate:
        role = Role.LEAD if scope else PREDICATES[predicate] or label_role
        runs.append(_Run((*waiting, *listed.parties), role, scope))
        waiting.clear()
    else:
        waiting.extend(listed.parties)
    return listed.is_open


def _split_predicate(words: str) -> tuple[str, str, str]:
    """Names, predicate and scope of a segment: 省能源局 | 负责 | 行业监管. Predicate and scope may be ''."""
    if predicate := _PREDICATE_END.search(words):
        return _MANNER.sub("", _BY.sub("", words[: predicate.start()])), predicate[0], ""
    if scoped := _SCOPED.match(words):
        names = _BY.sub("", scoped[1])
        if all(party.is_known for party in read_parties(names).parties):
            return names, scoped[2], scoped[3]
    return _BY.sub("", words), "", ""


def _decide(parts: _Parts, first_leads: bool) -> tuple[list[_Run], Basis]:
    """Gives the runs that only say 负责 their role, from what the clause says beside them."""
    roles = {run.role for run in parts.runs}
    charged = [run for run in parts.runs if run.role in _CHARGED]
    units = [party for run in charged for party in run.parties if not party.is_group]
    groups = [party for run in charged for party in run.parties if party.is_group]
    if Role.LEAD in roles:
        return [run._replace(role=Role.SUPPORT) if run.role in _CHARGED else run for run in parts.runs], Basis.STATED
    if units and Role.SHARED not in roles and roles & {Role.COOPERATE, Role.GUIDE}:
        return list(_split_charged(parts.runs, lead_all=True)), Basis.STATED
    if units and first_leads:
        return list(_split_charged(parts.runs, lead_all=False)), Basis.RULE
    if len(units) == 1 and not groups and not parts.is_open and roles <= _CHARGED:
        return [run._replace(role=Role.LEAD) for run in parts.runs], Basis.SOLE
    return [run._replace(role=run.role or Role.SHARED) for run in parts.runs], Basis.NONE


def _split_charged(runs: list[_Run], lead_all: bool) -> Iterator[_Run]:
    """Makes the units of 负责 lead, all of them or the first; groups never become a lead by such a reading."""
    may_lead = True
    for run in runs:
        if run.role not in _CHARGED:
            yield run
            continue
        for party in run.parties:
            leads = may_lead and not party.is_group
            yield _Run((party,), Role.LEAD if leads else Role.SHARED if lead_all else Role.SUPPORT, run.scope)
            may_lead = may_lead and (lead_all or not leads)


def _assignments(runs: list[_Run]) -> tuple[Assignment, ...]:
    """Parties by role and rank, as the plan file lists them; a party named twice keeps its first role."""
    ranks: dict[Role, int] = {}
    seen: dict[str, Assignment] = {}
    for run in runs:
        role = run.role or Role.SHARED
        for party in run.parties:
            if party.name not in seen:
                ranks[role] = ranks.get(role, 0) + 1
                seen[party.name] = Assignment(party.name, party.is_group, role, ranks[role], run.scope)
    return tuple(sorted(seen.values(), key=lambda assignment: _ROLE_ORDER[assignment.role]))

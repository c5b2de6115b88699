"""The checklist of sectors held against what plans say: who leads work about each, or that nobody does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Clause, Coverage, Plan, Role, Section, Sector, Span, Task
from dutygraph.queries.gaps.rule import noted_in
from dutygraph.sectors.about import Manner, Naming, name_in_sentence, name_in_title
from dutygraph.sectors.scheme import Scheme, bundled
from dutygraph.text.marks import mend


class Unled(StrEnum):
    """Why work has no lead."""

    NO_LEAD = "no-lead"  # units or groups share it
    NO_OWNER = "no-owner"  # nobody is named
    UNREAD = "unread"  # a charge there was not understood: it may name one


class Evidence(msgspec.Struct, frozen=True):
    """Words that name a sector, how, and the task they stand in, None for a heading or aim above the tasks.

    ``clauses`` say who is charged with the work that is about it.
    """

    span: Span
    manner: Manner
    task: Task | None = None
    clauses: tuple[Clause, ...] = ()


class SectorAnswer(msgspec.Struct, frozen=True):
    """What the plans say of a sector. ``leads``, ``others`` and ``tasks`` are those of the surest evidence."""

    sector: Sector
    coverage: Coverage
    leads: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    """The surest first, each kind in the order of the plans."""
    unled: Unled | None = None
    """Why, where it is unled."""
    elsewhere: tuple[str, ...] = ()
    """Where it is unled: who leads work that less sure evidence shows, such as a sentence that lists it with others."""
    broader: tuple[SectorAnswer, ...] = ()
    """What is said of the wider sectors that have words of their own, the nearest first."""
    is_by_narrower: bool = False
    """Whether it is covered by its narrower sectors alone."""


def sectors(graph: DutyGraph, plans: Iterable[Plan] | None = None) -> list[SectorAnswer]:
    """What the plans say of each sector of the graph's checklist that has words, in the order of its tree.

    A heading that is called by the sector decides; where there is none, sentences that are about it alone; where there
    are none of these either, sentences that list it with others. It is led where one of these has a named lead. A sector
    without proof of its own is led where all its narrower ones are, and mentioned where one of them is named.

    Parameters
    ----------
    plans : only these plans of the graph

    Examples
    --------
    >>> import dutygraph
    >>> said = {answer.sector.label: answer for answer in sectors(dutygraph.load())}
    >>> said["消防（综合）"].leads, said["煤矿"].coverage.value, said["煤矿"].unled.value, said["民航"].coverage.value
    (('省消防救援总队',), 'unled', 'no-lead', 'none')
    """
    scheme = graph.scheme
    found: dict[str, list[Evidence]] = defaultdict(list)
    unread: set[str] = set()
    for plan in graph.plans if plans is None else plans:
        for code, evidence in _evidence(plan, scheme):
            found[code].append(evidence)
        unread.update(task.id for task, _ in noted_in(plan, "unread-clause"))
    answers: dict[str, SectorAnswer] = {}
    for sector in reversed(scheme.sectors.values()):  # narrower ones come before their broader one
        answers[sector.code] = _answer(sector, found[sector.code], unread, scheme, answers)
    listed = (answers[code] for code, sector in scheme.sectors.items() if sector.words)
    return [msgspec.structs.replace(answer, broader=_broader(answer, scheme, answers)) for answer in listed]


def uncovered(answers: Iterable[SectorAnswer]) -> list[SectorAnswer]:
    """Those that are not led, the worst first, each kind in the order of the checklist."""
    return sorted((a for a in answers if a.coverage is not Coverage.LED), key=lambda a: -_WEIGHT[a.coverage])


def concerns_safety(plan: Plan) -> bool:
    """Whether a plan divides up work safety in general, so that a checklist of all sectors may be held against it.

    Its title names no sector of the bundled checklist, to which it would be limited. And either its title speaks of
    安全生产 as what it is about (not of X+安全生产) and it has work about several sectors, or its headings of the form X安全
    name several.
    """
    scheme = bundled()
    if name_in_title(plan.title, scheme):
        return False
    titles = [task.title for task in plan.tasks if "安全" in task.title]
    namings = [naming for title in titles for naming in name_in_title(title, scheme)]
    named = {naming.code for naming in namings if naming.manner is Manner.TITLE}
    if len(named) < _SEVERAL and _IS_ON_SAFETY.search(plan.title):
        named = {code for code, evidence in _evidence(plan, scheme) if evidence.manner is not Manner.PASSING}
    return len(named) >= _SEVERAL


def _evidence(plan: Plan, scheme: Scheme) -> Iterator[tuple[str, Evidence]]:
    """All that names a sector in a plan, in the order of its text."""
    for section, naming in _headings(plan, scheme):
        below = [task for task in plan.tasks if _stands_below(task, section)] if naming.manner is Manner.TITLE else []
        for task in below:
            yield naming.code, Evidence(section.span if section else task.span, naming.manner, task, task.clauses)
        if not below and section:
            yield naming.code, Evidence(section.span, Manner.PASSING)
    for task in plan.tasks:
        for naming in name_in_title(task.title, scheme):
            yield naming.code, Evidence(task.span, naming.manner, task, task.clauses)
        for duty in task.duties:
            for naming in name_in_sentence(duty.text, scheme):
                yield naming.code, Evidence(duty.span, naming.manner, task, task.clauses_of(duty))
    for target in plan.targets:
        for naming in name_in_sentence(mend(target.text), scheme):
            yield naming.code, Evidence(target.span, Manner.PASSING)


def _headings(plan: Plan, scheme: Scheme) -> Iterator[tuple[Section | None, Naming]]:
    """The sectors that the title of the plan (None) and its headings above the tasks name."""
    for naming in name_in_title(plan.title, scheme):
        yield None, naming
    for section in plan.sections:
        for naming in name_in_title(section.title, scheme):
            yield section, naming


def _stands_below(task: Task, section: Section | None) -> bool:
    """Whether a task stands below a heading: 六（二） below 六, 十一（二） not below 十."""
    if section is None:
        return True
    rest = task.number.removeprefix(section.number)
    return rest != task.number and not (section.number[-1:] in _NUMERALS and rest[:1] in _NUMERALS)


def _answer(
    sector: Sector, found: list[Evidence], unread: set[str], scheme: Scheme, answers: dict[str, SectorAnswer]
) -> SectorAnswer:
    evidence = tuple(sorted(found, key=lambda one: _SURENESS[one.manner]))  # keeps the order of the plans in a kind
    deciding = [one for one in evidence if one.manner is evidence[0].manner and one.manner is not Manner.PASSING]
    narrower = [answers[below.code] for below in scheme.narrower.get(sector.code, ())]
    if not deciding:
        coverages = {answer.coverage for answer in narrower}
        is_by_narrower = coverages == {Coverage.LED}
        is_named = bool(evidence) or bool(coverages - {Coverage.NONE})
        coverage = Coverage.LED if is_by_narrower else Coverage.MENTIONED if is_named else Coverage.NONE
        leads = tuple(dict.fromkeys(lead for answer in narrower for lead in answer.leads)) if is_by_narrower else ()
        below = tuple(one for answer in narrower for one in answer.evidence)
        return SectorAnswer(
            sector, coverage, leads, evidence=evidence or below, is_by_narrower=bool(below) and not evidence
        )
    clauses = [clause for one in deciding for clause in one.clauses]
    tasks = {one.task.id: one.task for one in deciding if one.task}
    leads = _leads(clauses)
    parties = dict.fromkeys(a.party for clause in clauses for a in clause.assignments)
    unled: Unled | None = None
    elsewhere: tuple[str, ...] = ()
    if not leads:
        elsewhere = _leads(clause for one in evidence if one.manner is not Manner.PASSING for clause in one.clauses)
        unled = Unled.UNREAD if tasks.keys() & unread else Unled.NO_LEAD if parties else Unled.NO_OWNER
    return SectorAnswer(
        sector,
        Coverage.LED if leads else Coverage.UNLED,
        leads,
        tuple(party for party in parties if party not in leads),
        tuple(tasks.values()),
        evidence,
        unled,
        elsewhere,
    )


def _leads(clauses: Iterable[Clause]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(unit for clause in clauses for unit in clause.units(Role.LEAD)))


def _broader(answer: SectorAnswer, scheme: Scheme, answers: dict[str, SectorAnswer]) -> tuple[SectorAnswer, ...]:
    return tuple(answers[wide.code] for wide in scheme.line(answer.sector.code) if wide.words)


#: Sectors that a plan must have work about before it is taken for one about all of them.
_SEVERAL = 5
_IS_ON_SAFETY = re.compile(r"(?<![+＋])安全生产")
_SURENESS = {manner: rank for rank, manner in enumerate(Manner)}
_WEIGHT = {coverage: weight for weight, coverage in enumerate(Coverage)}
_NUMERALS = "一二三四五六七八九十0123456789"

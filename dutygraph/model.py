"""The words of the field as frozen, typed records: plan, section, task, duty, clause, deadline, target, citation.

Nothing here reads a file or knows a graph library. Every record that states a fact carries a :class:`Span`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

import msgspec


class Role(StrEnum):
    """What a party is on the hook for. Declared from the strongest to the weakest."""

    LEAD = "lead"  # 牵头、会同之首、负总责
    SHARED = "shared"  # 责任单位 where nobody leads
    SUPPORT = "support"  # 按职责分工负责 beside a lead
    COOPERATE = "cooperate"  # 配合、参与、协办
    GUIDE = "guide"  # 指导、督促


class Basis(StrEnum):
    """Why the lead of a clause is said to lead."""

    STATED = "stated"  # 牵头, 会同
    RULE = "rule"  # a document-wide convention: 列第一位者为牵头单位，下同
    SOLE = "sole"  # the only unit named
    INFERRED = "inferred"  # never written by a loader
    CORRECTED = "corrected"  # a person says so
    NONE = "none"  # nobody leads


class Precision(StrEnum):
    """How exactly a deadline's words fix its date."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    YEAR_END = "year-end"
    PLAN_END = "plan-end"
    STANDING = "standing"  # 长期坚持: no date is meant


class Comparator(StrEnum):
    """How a target's value is to be compared with what is reached."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "="
    DECREASE = "decrease"
    INCREASE = "increase"


class SectionKind(StrEnum):
    """What a heading holds."""

    WORK = "work"  # tasks
    GOALS = "goals"  # aims and indicators of the whole plan
    BACKGROUND = "background"  # situation, principles, definitions


class Span(msgspec.Struct, frozen=True, gc=False):
    """Where a fact stands: ``file``, character offsets in the decoded file before any repair, and the quote.

    Reading ``text[start:end]`` of the decoded file gives ``quote``, line breaks included. ``place`` tells a person where
    that is in a file without lines (:class:`dutygraph.text.source.Places`): a page, a paragraph, a cell; '' in a text.
    """

    file: str
    start: int
    end: int
    quote: str
    place: str = ""


class Deadline(msgspec.Struct, frozen=True, gc=False):
    """Words that set a date: ``by`` is the last calendar day they allow, None when standing or when nobody can tell.

    ``accepted`` is why a person says that no date can be told, '' without a reason; None when nobody has said so.
    """

    text: str
    by: dt.date | None
    precision: Precision
    span: Span
    accepted: str | None = None


class Target(msgspec.Struct, frozen=True, gc=False):
    """A measurable aim. ``value`` is None for an indicator without a number (重特大事故得到有效遏制)."""

    what: str
    comparator: Comparator
    value: float | None
    unit: str
    by: dt.date | None
    text: str
    span: Span


class Citation(msgspec.Struct, frozen=True, gc=False):
    """A document named in 《…》; ``act`` is what is asked of it (修订, 贯彻执行) or ''."""

    title: str
    act: str
    span: Span


class Assignment(msgspec.Struct, frozen=True, gc=False):
    """One party's role in a clause; ``rank`` counts from 1 within its role; ``scope`` is '' unless stated."""

    party: str
    is_group: bool
    role: Role
    rank: int
    scope: str = ""


class Clause(msgspec.Struct, frozen=True, gc=False):
    """A responsibility clause as read: （责任单位：A牵头，B、C等按职责分工负责）."""

    span: Span
    assignments: tuple[Assignment, ...]
    basis: Basis
    open_list: bool = False
    scope: str = ""
    deadlines: tuple[Deadline, ...] = ()
    duties: tuple[int, ...] = ()
    """Orders of the duties it governs, for a clause in the middle of a task; () when it governs the whole task."""

    def units(self, role: Role) -> list[str]:
        """Named units with this role, in the order printed."""
        return [a.party for a in self.assignments if a.role is role and not a.is_group]

    @property
    def groups(self) -> list[str]:
        """Groups (泛称) of any role, in the order printed."""
        return [a.party for a in self.assignments if a.is_group]


class Duty(msgspec.Struct, frozen=True, gc=False):
    """One sentence-level obligation; ``order`` counts from 1 within its task. ``text`` is the quote, mended."""

    order: int
    text: str
    span: Span
    deadlines: tuple[Deadline, ...] = ()
    targets: tuple[Target, ...] = ()
    citations: tuple[Citation, ...] = ()


class Section(msgspec.Struct, frozen=True, gc=False):
    """A heading above the tasks, with its printed number (``六``, ``二（三）``)."""

    number: str
    title: str
    kind: SectionKind
    span: Span


class Task(msgspec.Struct, frozen=True, gc=False):
    """The lowest heading that carries work."""

    plan: str
    number: str
    title: str
    chapter: str
    span: Span
    clauses: tuple[Clause, ...] = ()
    duties: tuple[Duty, ...] = ()

    @property
    def id(self) -> str:
        """Stable identity: plan id and printed number."""
        return f"{self.plan}/{self.number}"

    def deadlines(self) -> Iterator[Deadline]:
        """All deadlines of the task: of its duties, then of its clauses."""
        for duty in self.duties:
            yield from duty.deadlines
        for clause in self.clauses:
            yield from clause.deadlines

    def clauses_of(self, duty: Duty) -> tuple[Clause, ...]:
        """The clauses that govern ``duty``: those of the whole task and those that stand right behind it."""
        return tuple(c for c in self.clauses if not c.duties or duty.order in c.duties)


class Convention(msgspec.Struct, frozen=True, gc=False):
    """A sentence that governs all later clauses: what it says by ``kind``, and of whom or by which mark (``party``).

    The kinds are those of :class:`dutygraph.text.conventions.Convention`.
    """

    kind: str
    party: str
    span: Span


class Diagnostic(msgspec.Struct, frozen=True, gc=False):
    """Something a loader repaired or could not read. ``line`` counts from 1 in the source file.

    ``accepted`` is why a person says that it is right as it was read, '' without a reason; None when nobody has said so.
    """

    code: str
    line: int
    span: Span
    accepted: str | None = None


#: Diagnostics of words that may charge somebody and are no clause of the plan.
MAY_CHARGE = ("unread-clause", "prose-bracket")


class Period(msgspec.Struct, frozen=True, gc=False):
    """First and last year of a plan, both included."""

    first: int
    last: int


class State(StrEnum):
    """How far a person says that work is."""

    NOT_STARTED = "not-started"
    UNDER_WAY = "under-way"
    DONE = "done"
    LATE = "late"


class Status(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """What was reported of a task, or of some of its duties, on a day.

    ``number`` and ``title`` are those of the task when it was reported; ``duties`` are the words of the duties that it
    is about, () for the whole task. ``source`` is the file and cell, or the person, that says so. ``state`` is None
    where the words for it were not understood: they stand in the ``note``.
    """

    number: str
    title: str
    state: State | None
    on: dt.date
    source: str
    duties: tuple[str, ...] = ()
    note: str = ""


class Acceptance(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A finding of the gap rule ``rule`` that a person accepts as it is.

    It holds as long as the rule finds the same words (``quote``, mended; '' where it quotes nothing) and names the same
    (``about``: a unit, an aim) in the task called ``title`` ('' where it is about no task). ``number`` is that of the task
    when it was accepted: it may change, and tells tasks of one title apart. ``by`` is who accepts it, '' if nobody said.
    """

    rule: str
    title: str
    quote: str
    reason: str
    on: dt.date
    by: str = ""
    number: str = ""
    about: str = ""


class Plan(msgspec.Struct, frozen=True, gc=False):
    """One document as read: the root of everything."""

    id: str
    title: str
    region: str
    issuer: str
    period: Period | None
    source: str
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    citations: tuple[Citation, ...] = ()
    conventions: tuple[Convention, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    issued: dt.date | None = None
    """The day it was issued, where it says so."""
    as_read: tuple[str, ...] = ()
    """Checksums of the records as the program read them; how a later extraction knows what a person corrected."""
    statuses: tuple[Status, ...] = ()
    """What was reported so far, the oldest first. Kept in a file beside the plan's, like the acceptances."""
    acceptances: tuple[Acceptance, ...] = ()

    @property
    def day(self) -> dt.date | None:
        """The day on which its names are to be understood: that of its issue, else the first of its years."""
        if self.issued:
            return self.issued
        return dt.date(self.period.first, 1, 1) if self.period else None


Sources = tuple[tuple[str, str], ...]
"""Fact → where it was read. A fact is a key of the registry's file (``from``, ``parent``) or one of the names."""


class Naming(msgspec.Struct, frozen=True, gc=False):
    """What a unit is called, or was: a name with its short forms, ``since`` a day ``until`` a day, and who says so.

    A name means the unit in the plans of its region, or in any plan where it has none; a national alias (林业局, which
    every county has too) only in plans of the nation. Days are as exact as is known, the beginning of an ISO date: '2018',
    '2018-10' or '2018-10-31'; '' when nobody knows.
    """

    name: str
    aliases: tuple[str, ...] = ()
    national_aliases: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    sources: Sources = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its short forms."""
        return self.name, *self.aliases, *self.national_aliases

    def source(self, fact: str) -> str:
        """Where a fact was read, '' when nobody verified it."""
        return dict(self.sources).get(fact, "")


class Unit(Naming, frozen=True, gc=False):
    """An organisation under the name that it has now or had last, its canonical one, and the ``former`` names, oldest first.

    ``kind`` is one of :data:`dutygraph.units.kinds.KINDS`, ``group`` for a class of unnamed units, or '' when nobody
    registered it. One that ended (``until``) may have ``successors``, to whom its work went.
    """

    kind: str = ""
    parent: str = ""
    region: str = ""
    successors: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    former: tuple[Naming, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name it has or had."""
        return tuple(name for naming in (self, *self.former) for name in naming.names)


class Severity(StrEnum):
    """How much a gap matters. Declared from the weightiest to the lightest."""

    HIGH = "high"  # must be answered
    MEDIUM = "medium"  # should be reviewed
    LOW = "low"  # a note


class Sourced(msgspec.Struct, frozen=True, gc=False):
    """Facts with where they were read, or ``unverified``."""

    texts: tuple[str, ...]
    source: str


class Sector(msgspec.Struct, frozen=True, gc=False):
    """A concept of a checklist of safety-supervision sectors (SKOS): ``broader`` is the code of the wider one, or ''.

    ``words`` name it in texts. ``passing`` are words that only touch it (旅游客运 is road transport, and touches tourism):
    they are never proof that work is about it.
    """

    code: str
    label: str
    label_en: str
    broader: str = ""
    words: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()
    national: Sourced | None = None
    """Who supervises it as a rule, in the state and in a province; and the law that says so."""
    provincial: Sourced | None = None
    basis: Sourced | None = None


class Coverage(StrEnum):
    """What plans say of a sector. Declared from the best to the worst."""

    LED = "led"  # work about it has a named lead
    UNLED = "unled"  # there is work about it, which nobody leads
    MENTIONED = "mentioned"  # named only in passing
    NONE = "none"  # named nowhere

"""What a reform does to the duties of a task."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from enum import StrEnum

import msgspec

from dutygraph.model import Assignment, Basis, Duty, Role, Span, Task
from dutygraph.queries.what_if.clauses import Party, Reformed


class Kind(StrEnum):
    """What happens to duties. Declared from the weightiest to the lightest."""

    ORPHANED = "orphaned"  # nobody is named any more
    UNSURE = "unsure"  # the same, but words that were not understood may charge somebody
    GROUPS_ONLY = "groups-only"  # only groups are left, nobody that one could ring up
    LOSES_LEAD = "loses-lead"  # units are left, none leads
    NEW_LEAD = "new-lead"
    SOLE_LEAD = "sole-lead"  # one is left of several that led together
    DOUBLE_ROLE = "double-role"  # one unit in the places of two
    FEWER = "fewer"  # a unit is gone, and what it did the others must do
    REPLACED = "replaced"  # another unit in its place
    RENAMED = "renamed"  # the same unit by another name


class Double(msgspec.Struct, frozen=True):
    """A unit that comes to stand where several did: their roles, and the strongest of its own then."""

    unit: str
    former: tuple[Assignment, ...]
    kept: Role


class Consequence(msgspec.Struct, frozen=True):
    """What happens to duties of a task that the same clauses govern.

    ``duties`` is () where it is the whole task. ``basis`` is ``rule`` or ``sole`` where a lead leads by a convention and
    not because the reform says so. ``quotes`` are the clauses, and the rule, if one gives the lead; of a task that had
    no clause its heading.
    """

    kinds: tuple[Kind, ...]
    task: Task
    duties: tuple[Duty, ...]
    before: tuple[Assignment, ...]
    after: tuple[Assignment, ...]
    doubles: tuple[Double, ...]
    basis: Basis | None
    quotes: tuple[Span, ...]


class Part(msgspec.Struct, frozen=True):
    """Duties that the same clauses govern; none where that is the whole task."""

    duties: tuple[Duty, ...]
    clauses: tuple[Reformed, ...]

    @property
    def before(self) -> tuple[Party, ...]:
        return _once(party for clause in self.clauses for party in clause.before)

    @property
    def after(self) -> tuple[Party, ...]:
        return _once(party for clause in self.clauses for party in clause.after)


def parts_of(task: Task, clauses: Sequence[Reformed]) -> list[Part]:
    """The duties of a task, those together that the same clauses govern."""
    governed: dict[tuple[int, ...], list[Duty]] = {}
    for duty in task.duties:
        governing = tuple(n for n, clause in enumerate(clauses) if clause.governs(duty.order))
        governed.setdefault(governing, []).append(duty)
    if len(governed) < 2:
        return [Part((), tuple(clauses[n] for n in next(iter(governed), range(len(clauses)))))]
    return [Part(tuple(duties), tuple(clauses[n] for n in key)) for key, duties in governed.items()]


def kinds_of(part: Part, lost: Set[str], doubles: Sequence[Double], *, is_unsure: bool) -> tuple[Kind, ...]:
    """What happens to the duties of a part, () where nothing does; ``lost`` are units whose place nobody takes."""
    if part.before == part.after:
        return ()
    if not part.after:
        return (Kind.UNSURE if is_unsure else Kind.ORPHANED,)
    kinds = set(_kinds(part.before, part.after, lost))
    return tuple(kind for kind in Kind if kind in kinds or (kind is Kind.DOUBLE_ROLE and doubles))


def _kinds(before: tuple[Party, ...], after: tuple[Party, ...], lost: Set[str]) -> Iterator[Kind]:
    led, leads = _leads(before), _leads(after)
    leaders = {who for who, _ in leads}
    come = {who for who, _ in after} - {who for who, _ in before}
    gone = lost & {who for who, _ in before}
    if all(held.is_group for _, held in after) and not all(held.is_group for _, held in before):
        yield Kind.GROUPS_ONLY
    elif led and not leads:
        yield Kind.LOSES_LEAD
    if leads - led:
        yield Kind.NEW_LEAD
    if len({who for who, _ in led}) > 1 and len(leaders) == 1:
        yield Kind.SOLE_LEAD
    if gone - {who for who, _ in led} or (gone and len(leaders) > 1):
        yield Kind.FEWER
    if come - leaders:
        yield Kind.REPLACED
    names = {(who, held.party) for who, held in before}
    if any((who, held.party) not in names for who, held in after if who not in come):
        yield Kind.RENAMED


def _leads(parties: Iterable[Party]) -> set[tuple[str, str]]:
    """The units that lead, with what for."""
    return {(who, held.scope) for who, held in parties if held.role is Role.LEAD and not held.is_group}


def _once(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Parties of several clauses, each with one role and scope once, the strongest role first."""
    first: dict[tuple[str, Role, str], Party] = {}
    for party in parties:
        first.setdefault((party.who, party.held.role, party.held.scope), party)
    return tuple(sorted(first.values(), key=lambda party: list(Role).index(party.held.role)))

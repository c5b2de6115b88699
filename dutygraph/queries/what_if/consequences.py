"""What changes do to the duties of a task."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import msgspec

from dutygraph.model import Assignment, Basis, Clause, Duty, Plan, Role, Span, Task
from dutygraph.queries.gaps.rule import noted_in
from dutygraph.queries.what_if.reading import Cast
from dutygraph.queries.what_if.tasks import FIRST_LEADS, STRENGTH


class Effect(StrEnum):
    """What happens to duties. Declared from the weightiest to the lightest."""

    ORPHANED = "orphaned"  # nobody is named any more
    UNSURE = "unsure"  # the same, but words that were not understood may charge somebody
    GROUPS_ONLY = "groups-only"  # only groups are left, nobody that one could ring up
    LOSES_LEAD = "loses-lead"  # units are left, none leads
    NEW_LEAD = "new-lead"
    SOLE_LEAD = "sole-lead"  # one is left of several that led together
    DOUBLE_ROLE = "double-role"  # one unit in two roles
    REPLACED = "replaced"  # another unit in a place that is not the lead's
    RENAMED = "renamed"  # the same units, one by another name
    FEWER = "fewer"  # a unit is gone that did not lead alone, and the others do its work


class Double(msgspec.Struct, frozen=True):
    """A unit that comes to have several roles in one task."""

    unit: str
    roles: tuple[Role, ...]


class Consequence(msgspec.Struct, frozen=True):
    """What happens to duties of a task that have the same parties before, and the same after.

    ``duties`` is () where it is the whole task. ``given`` is ``rule`` or ``sole`` where a unit leads that only supported
    before, by the document's convention or as the only one left. ``is_open`` says that a list of the clauses ends with
    等. ``quotes`` are the clauses, and the convention, if it gives the lead; of duties without a clause the heading.
    """

    effects: tuple[Effect, ...]
    task: Task
    duties: tuple[Duty, ...]
    before: tuple[Assignment, ...]
    after: tuple[Assignment, ...]
    doubles: tuple[Double, ...]
    given: Basis | None
    is_open: bool
    quotes: tuple[Span, ...]

    @property
    def went(self) -> tuple[Assignment, ...]:
        """Places that were held before and are not now."""
        return _without(self.before, self.after)

    @property
    def came(self) -> tuple[Assignment, ...]:
        """Places that are held now and were not before."""
        return _without(self.after, self.before)


Parties = Mapping[tuple[str, Role, str], Assignment]
"""Parties of several clauses by who they are, their role and its scope; the strongest role first."""


def consequences_of(cast: Cast, plan: Plan, task: Task, changed: Task) -> Iterator[Consequence]:
    """What happens to the duties of a task, those together to which the same happens."""
    parts: dict[tuple[tuple[Clause, ...], tuple[Clause, ...]], list[Duty]] = {}
    for duty in task.duties:
        parts.setdefault((task.clauses_of(duty), changed.clauses_of(duty)), []).append(duty)
    if not parts:
        parts = {(task.clauses, changed.clauses): []}
    for (old, new), duties in parts.items():
        before, after = (_parties(cast, plan, clauses) for clauses in (old, new))
        doubles = _doubles(before, after)
        effects = set(_effects(before, after, cast))
        if not after and before and _may_be_charged(plan, task, duties):
            effects = {Effect.UNSURE}
        if doubles:
            effects.add(Effect.DOUBLE_ROLE)
        if not effects:
            continue
        given = _given(cast, plan, before, new) if Effect.NEW_LEAD in effects else None
        rules = [rule.span for rule in plan.conventions if given is Basis.RULE and rule.kind in FIRST_LEADS]
        yield Consequence(
            effects=tuple(effect for effect in Effect if effect in effects),
            task=task,
            duties=() if len(parts) == 1 else tuple(duties),
            before=tuple(before.values()),
            after=tuple(after.values()),
            doubles=doubles,
            given=given,
            is_open=any(clause.open_list for clause in old),
            quotes=tuple([clause.span for clause in old] or [task.span]) + tuple(rules),
        )


def _effects(before: Parties, after: Parties, cast: Cast) -> Iterator[Effect]:
    were, are = ({who for who, _, _ in parties} for parties in (before, after))
    led, lead = (_leaders(parties) for parties in (before, after))
    if before.keys() == after.keys():
        if any(cast.is_renamed(who) for who in are):
            yield Effect.RENAMED
        return
    if not after:
        yield Effect.ORPHANED
        return
    if all(party.is_group for party in after.values()) and not all(party.is_group for party in before.values()):
        yield Effect.GROUPS_ONLY
    elif led and not lead:
        yield Effect.LOSES_LEAD
    if lead - led:
        yield Effect.NEW_LEAD
    if len(led) > 1 and len(lead) == 1:
        yield Effect.SOLE_LEAD
    if are - were - lead:
        yield Effect.REPLACED
    if len(are) < len(were) and were - are - (led if len(led) == 1 else set()):
        yield Effect.FEWER


def _doubles(before: Parties, after: Parties) -> tuple[Double, ...]:
    """The units that have several roles, and did not have them before."""
    names: dict[str, str] = {}
    for (who, _, _), party in after.items():
        names.setdefault(who, party.party)
    roles = {who: (_roles(before, who), _roles(after, who)) for who in names}
    return tuple(Double(names[who], now) for who, (then, now) in roles.items() if len(now) > 1 and now != then)


def _roles(parties: Parties, who: str) -> tuple[Role, ...]:
    return tuple(dict.fromkeys(role for one, role, _ in parties if one == who))


def _leaders(parties: Parties) -> set[str]:
    return {who for (who, role, _), party in parties.items() if role is Role.LEAD and not party.is_group}


def _given(cast: Cast, plan: Plan, before: Parties, clauses: Iterable[Clause]) -> Basis | None:
    """The basis by which a unit leads that was there before and did not lead."""
    were = {who for who, _, _ in before} - _leaders(before)
    for clause in clauses:
        if clause.basis in (Basis.RULE, Basis.SOLE) and any(
            party.role is Role.LEAD and cast.who(plan, party.party) in were for party in clause.assignments
        ):
            return clause.basis
    return None


def _parties(cast: Cast, plan: Plan, clauses: Iterable[Clause]) -> Parties:
    parties: dict[tuple[str, Role, str], Assignment] = {}
    for party in sorted((p for c in clauses for p in c.assignments), key=lambda party: STRENGTH[party.role]):
        parties.setdefault((cast.who(plan, party.party), party.role, party.scope), party)
    return parties


def _may_be_charged(plan: Plan, task: Task, duties: Iterable[Duty]) -> bool:
    """Whether words behind the duties that were not understood may charge somebody, as the rule no-owner has it."""
    last = max((span.end for noted, span in noted_in(plan, "unread-clause") if noted.id == task.id), default=-1)
    return any(duty.span.start < last for duty in duties) or (not task.duties and last >= 0)


def _without(places: Iterable[Assignment], others: Iterable[Assignment]) -> tuple[Assignment, ...]:
    known = {(other.party, other.role, other.scope) for other in others}
    return tuple(place for place in places if (place.party, place.role, place.scope) not in known)

"""Walks through two plans and tells what changed, in the order of the new one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from dutygraph.model import Deadline, Duty, Plan, Span, Target, Task
from dutygraph.queries.comparison.changes import Change, ChangeKind, Side
from dutygraph.queries.comparison.facts import Pair, differing_dates, differing_targets
from dutygraph.queries.comparison.matching import Place, match
from dutygraph.queries.comparison.parties import PartyMove, is_of_lead, moves, strongest
from dutygraph.queries.comparison.sides import Clauses, OnePlan, heading, stated
from dutygraph.text.likeness import words_of
from dutygraph.text.marks import mend
from dutygraph.units.registry import Registry

T = TypeVar("T")

#: Places in tables: C5, T2!C5, 任务台账!C5.
_CELL = re.compile(r"(?:^|!)[A-Z]+\d+$")


def walk_changes(old: Plan, new: Plan, registry: Registry) -> Iterator[Change]:
    """Every change from ``old`` to ``new``."""
    # a ledger may not say whose it is: its names are then those of the other plan's region
    one = OnePlan(old, old.region or new.region, registry)
    other = OnePlan(new, new.region or old.region, registry)
    yield from _plan_targets(old, new)
    yield from _Comparison(old, new, one, other).changes()


def _plan_targets(old: Plan, new: Plan) -> Iterator[Change]:
    if old.targets and new.targets:  # a ledger has none, for it lists tasks only
        for pair in differing_targets(old.targets, new.targets):
            before, now = (Side("", "", target.text, target.span) if target else None for target in pair)
            yield Change(ChangeKind.TARGET, before, now)


class _Comparison:
    """One comparison of two plans."""

    def __init__(self, old: Plan, new: Plan, one: OnePlan, other: OnePlan) -> None:
        self.old, self.new = one, other
        self.met = match(old, new)
        self.merged: dict[Place, list[Place]] = defaultdict(list)  # new duty → old ones whose words it took up
        for former, place in self.met.merged.items():
            self.merged[place].append(former)
        known = {*self.met.duties.values(), *self.met.merged}
        self.gone = [[place for place in one.places(task) if place not in known] for task in range(len(old.tasks))]
        self.runs = dict(self._runs())

    def changes(self) -> Iterator[Change]:
        dropped = _behind(range(len(self.old.tasks)), set(self.met.tasks.values()))
        yield from self._dropped_tasks(dropped[None])
        for position, task in enumerate(self.new.tasks):
            former = self.met.tasks.get(position)
            if former is None:
                yield Change(ChangeKind.TASK_ADDED, None, heading(task), moves({}, self.new.roles(task.clauses)))
                yield from (change for place in self.new.places(position) for change in self._duty(place))
            else:
                yield from self._heading(former, position)
                yield from self._below(former, position)
                yield from self._dropped_tasks(dropped[former])

    # --- tasks -------------------------------------------------------------------------------------------

    def _dropped_tasks(self, positions: Iterable[int]) -> Iterator[Change]:
        for position in positions:
            task = self.old.tasks[position]
            yield Change(ChangeKind.TASK_DROPPED, heading(task), None, moves(self.old.roles(task.clauses), {}))
            yield from self._dropped_duties(self.gone[position])

    def _heading(self, former: int, position: int) -> Iterator[Change]:
        """What changed about the number and the title of a task."""
        old, new = self.old.tasks[former], self.new.tasks[position]
        if position in self.runs:
            yield Change(ChangeKind.TASK_RENUMBERED, heading(old), heading(new), numbers=self.runs[position])
        if words_of(old.title) != words_of(new.title):
            yield Change(ChangeKind.TASK_RETITLED, heading(old), heading(new))

    def _below(self, former: int, position: int) -> Iterator[Change]:
        """What changed about whose a task is, and about its duties."""
        old, new = self.old.tasks[former], self.new.tasks[position]
        partners = {place: self.met.duties.get(place) for place in self.new.places(position)}
        pairs = {place: before for place, before in partners.items() if before and before[0] == former}
        loose = self._loose(former, position)
        yield from self._parties(former, position, pairs)
        dates = differing_dates(
            [(self.old.duty(before).deadlines, self.new.duty(place).deadlines) for place, before in pairs.items()],
            (_set_by_clauses(old), _set_by_clauses(new)),
            ([d for duty in loose[0] for d in duty.deadlines], [d for duty in loose[1] for d in duty.deadlines]),
        )
        for before, now in dates.of_clauses:
            yield Change(ChangeKind.DEADLINE, stated(old, before, old.span), stated(new, now, new.span))
        of_duties = dict(zip(pairs, dates.of_duties, strict=True))
        kept = set(pairs.values())
        dropped = _behind(sorted(kept.union(self.gone[former])), kept)
        yield from self._dropped_duties(dropped[None])
        for place in partners:
            yield from self._duty(place, of_duties.get(place), loose)
            yield from self._dropped_duties(dropped[pairs[place]] if place in pairs else ())

    def _loose(self, former: int, position: int) -> tuple[list[Duty], list[Duty]]:
        """The duties of a pair of tasks where a fact may stand that another duty lost: those that one side alone has; in a
        ledger, which has columns for them, any."""
        old, new = self.old.tasks[former], self.new.tasks[position]
        if _is_listed(old, new):
            return list(old.duties), list(new.duties)
        come = (place for place in self.new.places(position) if place not in self.met.duties)
        return [self.old.duty(place) for place in self.gone[former]], [self.new.duty(place) for place in come]

    def _runs(self) -> Iterator[tuple[int, tuple[tuple[str, str], ...]]]:
        """Runs of tasks that stand behind each other in both plans and have other numbers: first of the run → numbers."""
        numbers = {
            (position, former): (self.old.tasks[former].number, self.new.tasks[position].number)
            for position, former in sorted(self.met.tasks.items())
        }
        other = [places for places, (old, new) in numbers.items() if mend(old) != mend(new)]
        for _, run in groupby(enumerate(other), lambda step: (step[1][0] - step[0], step[1][1] - step[0])):
            places = [place for _, place in run]  # both positions grow by one with each step
            yield places[0][0], tuple(numbers[place] for place in places)

    def _parties(self, former: int, position: int, pairs: dict[Place, Place]) -> Iterator[Change]:
        """One change for all duties whose parties changed in the same way."""
        old, new = self.old.tasks[former], self.new.tasks[position]
        of_old, of_new = self.old.governing(former), self.new.governing(position)
        governed = [(new.duties[place[1]].order, of_old[before], of_new[place]) for place, before in pairs.items()]
        changed: dict[tuple[PartyMove, ...], list[tuple[int, Clauses, Clauses]]] = defaultdict(list)
        for one in governed or [(0, old.clauses, new.clauses)]:
            before, now = self.old.roles(one[1]), self.new.roles(one[2])
            found = moves(strongest(before), strongest(now)) if _is_listed(old, new) else moves(before, now)
            for is_lead in (True, False):
                if part := tuple(move for move in found if is_of_lead(move) is is_lead):
                    changed[part].append(one)
        if changed and (self.old.is_unread(old) or self.new.is_unread(new)):
            yield Change(ChangeKind.UNREAD, self.old.unread(old), self.new.unread(new))
            return
        for parties, where in changed.items():
            _, before_clauses, now_clauses = where[0]
            is_lead = is_of_lead(parties[0])
            yield Change(
                ChangeKind.LEAD if is_lead else ChangeKind.PARTIES,
                self.old.charge(old, before_clauses, [(m.unit, m.old_role) for m in parties], whole_lead=is_lead),
                self.new.charge(new, now_clauses, [(m.unit, m.new_role) for m in parties], whole_lead=is_lead),
                parties,
                duties=tuple(order for order, _, _ in where if order),
            )

    # --- duties ------------------------------------------------------------------------------------------

    def _dropped_duties(self, places: Iterable[Place]) -> Iterator[Change]:
        for place in places:
            parties = moves(self.old.roles(self.old.governing(place[0])[place]), {})
            yield Change(ChangeKind.DUTY_DROPPED, self.old.sentence(place), None, parties)

    def _duty(
        self,
        place: Place,
        dates: list[Pair[Deadline]] | None = None,
        elsewhere: tuple[Sequence[Duty], Sequence[Duty]] = ((), ()),
    ) -> Iterator[Change]:
        """What changed about a duty of the new plan; its deadlines where its task did not compare them already."""
        duty, before = self.new.duty(place), self.met.duties.get(place)
        if before is None:
            yield from self._come(place)
            return
        former = self.old.duty(before)
        if dates is None:
            dates = differing_dates([(former.deadlines, duty.deadlines)]).of_duties[0]
        targets = differing_targets(former.targets, duty.targets, elsewhere)
        old, new = self.old.sentence(before), self.new.sentence(place)
        if self.met.tasks.get(place[0]) != before[0]:
            yield Change(ChangeKind.DUTY_MOVED, old, new, self._moved(before, place))
        elif not _is_told(former, duty, dates, targets):
            yield Change(ChangeKind.DUTY_REWORDED, old, new)
        for source in self.merged.get(place, ()):
            if not _is_shortened(self.old.duty(source), duty):
                yield Change(ChangeKind.DUTY_REWORDED, self.old.sentence(source), new)
        for deadline in dates:
            yield Change(ChangeKind.DEADLINE, self.old.fact(before, deadline[0]), self.new.fact(place, deadline[1]))
        for target in targets:
            yield Change(ChangeKind.TARGET, self.old.fact(before, target[0]), self.new.fact(place, target[1]))

    def _come(self, place: Place) -> Iterator[Change]:
        source = self.met.parted.get(place)
        if source is None:
            parties = moves({}, self.new.roles(self.new.governing(place[0])[place]))
            yield Change(ChangeKind.DUTY_ADDED, None, self.new.sentence(place), parties)
        elif not _is_shortened(self.old.duty(source), self.new.duty(place)):
            yield Change(ChangeKind.DUTY_REWORDED, self.old.sentence(source), self.new.sentence(place))

    def _moved(self, before: Place, place: Place) -> tuple[PartyMove, ...]:
        """How the parties of a duty changed when it came to another task."""
        old, new = self.old.tasks[before[0]], self.new.tasks[place[0]]
        if self.old.is_unread(old) or self.new.is_unread(new):
            return ()
        of_old, of_new = self.old.governing(before[0])[before], self.new.governing(place[0])[place]
        return moves(self.old.roles(of_old), self.new.roles(of_new))


def _set_by_clauses(task: Task) -> list[Deadline]:
    return [deadline for clause in task.clauses for deadline in clause.deadlines]


def _is_told(old: Duty, new: Duty, dates: list[Pair[Deadline]], targets: list[Pair[Target]]) -> bool:
    """Whether two sentences differ by nothing, or by deadlines and targets that are told by themselves."""
    if words_of(old.text) == words_of(new.text) or _is_shortened(old, new):
        return True
    facts = [*dates, *targets]
    rests = [
        _without(duty.text, [fact.text for pair in facts if (fact := pair[side]) is not None])
        for side, duty in enumerate((old, new))
    ]
    return bool(facts) and rests[0] == rests[1]


def _without(text: str, facts: list[str]) -> str:
    """The letters of a sentence but for those of its facts, the longest first, which may hold others."""
    for fact in sorted(facts, key=len, reverse=True):
        text = text.replace(fact, "")
    return "".join(filter(str.isalnum, text))


def _is_shortened(old: Duty, new: Duty) -> bool:
    """Whether one of two sentences stands in a table, the other in prose that has all its words: ledgers shorten."""
    listed, told = (old, new) if _is_in_table(old.span) else (new, old)
    if not _is_in_table(listed.span) or _is_in_table(told.span):
        return False
    return _without(listed.text, []) in _without(told.text, [])


def _is_listed(old: Task, new: Task) -> bool:
    """Whether a ledger is compared with prose."""
    return _is_in_table(old.span) is not _is_in_table(new.span)


def _is_in_table(span: Span) -> bool:
    return _CELL.search(span.place) is not None


def _behind(items: Iterable[T], kept: Collection[T]) -> dict[T | None, list[T]]:
    """What was not kept, by the last kept item before it (None: before all)."""
    found: dict[T | None, list[T]] = defaultdict(list)
    last: T | None = None
    for item in items:
        if item in kept:
            last = item
        else:
            found[last].append(item)
    return found

"""Which deadlines and targets of two plans are not the same, and which of them took whose place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple, TypeVar

from dutygraph.model import Deadline, Duty, Target

T = TypeVar("T")
Pair = tuple[T | None, T | None]
"""Old and new; None where that side has nothing of the kind."""


class Dates(NamedTuple):
    """Deadlines of two tasks that are not the same: of each pair of duties, and of the clauses."""

    of_duties: list[list[Pair[Deadline]]]
    of_clauses: list[Pair[Deadline]]


def differing_targets(
    old: Sequence[Target], new: Sequence[Target], elsewhere: tuple[Sequence[Duty], Sequence[Duty]] = ((), ())
) -> list[Pair[Target]]:
    """Targets of a pair of duties that are not the same; those about the same are pairs, then those in the same place.

    What only one side says, but the other in the duties that stand ``elsewhere`` (old and new), is the same.
    """
    lost, gained = _left(old, new, lambda target: (target.what, _value(target)))
    lost, gained = _left(lost, gained, _value)
    lost, gained = _unsaid(lost, elsewhere[1]), _unsaid(gained, elsewhere[0])
    return _pairs(lost, gained, lambda target: target.what)


def differing_dates(
    duties: Sequence[tuple[Sequence[Deadline], Sequence[Deadline]]],
    clauses: tuple[Sequence[Deadline], Sequence[Deadline]] = ((), ()),
    loose: tuple[Sequence[Deadline], Sequence[Deadline]] = ((), ()),
) -> Dates:
    """Deadlines that are not the same in two tasks.

    A ledger says in a column of its own what a sentence said. A date that only moved between a duty and the clauses, or
    a duty that one side alone has, is the same; one that also changed on that way is one pair.

    Parameters
    ----------
    duties : old and new deadlines of each pair of duties
    clauses : those that the clauses set
    loose : those of duties that one side alone has
    """
    of_duties: list[list[Pair[Deadline]]] = []
    for old, new in duties:
        lost, gained = _left_dates(old, new)
        lost = _without(lost, (*clauses[1], *loose[1]), _date)
        gained = _without(gained, (*clauses[0], *loose[0]), _date)
        of_duties.append(_pairs(lost, gained, _date))
    every_old = [*loose[0], *(deadline for old, _ in duties for deadline in old)]
    every_new = [*loose[1], *(deadline for _, new in duties for deadline in new)]
    changed: list[Pair[Deadline]] = []
    single: list[Pair[Deadline]] = []
    for pair in _pairs(*_left_dates(*clauses), _date):
        (single if None in pair else changed).append(pair)
    lost = _without((old for old, _ in single if old), every_new, _date)
    gained = _without((new for _, new in single if new), every_old, _date)
    moved = [_with_duty(pair, of_duties) for pair in zip_longest(lost, gained)]
    return Dates(of_duties, changed + moved)


def _with_duty(pair: Pair[Deadline], of_duties: list[list[Pair[Deadline]]]) -> Pair[Deadline]:
    """A deadline of a clause with the one of a duty whose place it took, or that took its place."""
    old, new = pair
    for pairs in of_duties if None in pair else ():
        for other in pairs:
            if (other[0] is None) is (new is None) and None in other:
                pairs.remove(other)
                return old or other[0], new or other[1]
    return pair


def _date(deadline: Deadline) -> Hashable:
    """What a deadline means, whatever its words."""
    return deadline.by, deadline.precision


def _left_dates(old: Sequence[Deadline], new: Sequence[Deadline]) -> tuple[list[Deadline], list[Deadline]]:
    """Deadlines that do not mean the same; 印发之日起20日内 does, also where only one side tells the day of issue."""
    lost, gained = _left(old, new, _date)
    undated = {deadline.text for deadline in (*lost, *gained) if deadline.by is None}
    return _left(lost, gained, lambda deadline: deadline.text if deadline.text in undated else id(deadline))


def _value(target: Target) -> Hashable:
    """What a target asks for, whatever it is called."""
    return target.comparator, target.value, target.unit


def _left(old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable]) -> tuple[list[T], list[T]]:
    """What is left of both when what has the same key is taken out, each once."""
    met = _met(old, new, key)
    taken = set(met.values())
    lost = [item for position, item in enumerate(old) if position not in taken]
    return lost, [item for position, item in enumerate(new) if position not in met]


def _unsaid(targets: list[Target], duties: Sequence[Duty]) -> list[Target]:
    if not targets:
        return []
    words = "\n".join(duty.text for duty in duties)
    left = _without(targets, (target for duty in duties for target in duty.targets), _value)
    return [target for target in left if target.text not in words]


def _without(items: Iterable[T], others: Iterable[T], key: Callable[[T], Hashable]) -> list[T]:
    known = {key(other) for other in others}
    return [item for item in items if key(item) not in known]


def _pairs(lost: Sequence[T], gained: Sequence[T], like: Callable[[T], Hashable]) -> list[Pair[T]]:
    """Those that are alike, then the others in order."""
    alike: list[Pair[T]] = [(lost[before], gained[now]) for now, before in _met(lost, gained, like).items()]
    return [*alike, *zip_longest(*_left(lost, gained, like))]


def _met(old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable]) -> dict[int, int]:
    """Positions of what has the same key, each once, in order: new → old."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for position in reversed(range(len(old))):
        waiting[key(old[position])].append(position)
    return {position: waiting[key(item)].pop() for position, item in enumerate(new) if waiting[key(item)]}

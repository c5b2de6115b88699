"""Which task and which duty of one plan is which of another. Cost grows with the plans, not with their product."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from dutygraph.model import Plan, Task
from dutygraph.text.likeness import LONGEST, SHORTEST_PART, SIMILAR, likeness, ratio, words_of

Place = tuple[int, int]
"""A duty: the position of its task in the plan, and its own in the task."""
Rows = dict[Place, str]
"""The words of duties."""

#: Pieces of text this long tell which sentences may be similar; one that more sentences have tells nothing.
_PIECE, _MOST_WITH_PIECE, _CANDIDATES = 3, 30, 3


class Matching(NamedTuple):
    """What is the same in two plans, by positions."""

    tasks: dict[int, int]
    """New → old."""
    duties: dict[Place, Place]
    """New → old, each once."""
    merged: dict[Place, Place]
    """Old duties without a partner, whose words stand in a new one: sentences put together. Old → new."""
    parted: dict[Place, Place]
    """New duties without a partner, whose words stood in an old one: a sentence parted. New → old."""


def match(old: Plan, new: Plan) -> Matching:
    """Tasks meet by number and title, then by title, by shared duties, and by number where the title is similar. Duties
    meet by equal words in the same task, then across tasks, and by similar words in the same task."""
    before, after = _words(old), _words(new)
    tasks = _match_tasks(old.tasks, new.tasks, before, after)
    duties: dict[Place, Place] = {}
    for position, former in tasks.items():
        duties |= _equal(before[former], after[position])
    before, after = _unmet(before, duties.values()), _unmet(after, duties)
    duties |= _equal(_all(before), _all(after))
    before, after = _unmet(before, duties.values()), _unmet(after, duties)
    merged: dict[Place, Place] = {}
    parted: dict[Place, Place] = {}
    for position, former in tasks.items():
        gone, come = before[former], after[position]
        met = _similar(gone, come)
        duties |= {second: first for first, second in met}
        grown = [(second, come[second], gone[first]) for first, second in met]
        shrunk = [(first, gone[first], come[second]) for first, second in met]
        for first, second in met:
            del gone[first], come[second]
        merged |= _parts(gone, grown)
        parted |= _parts(come, shrunk)
    return Matching(tasks, duties, merged, parted)


def _words(plan: Plan) -> list[Rows]:
    return [
        {(task, position): words_of(duty.text) for position, duty in enumerate(held.duties)}
        for task, held in enumerate(plan.tasks)
    ]


def _unmet(rows: list[Rows], met: Collection[Place]) -> list[Rows]:
    taken = set(met)
    return [{place: text for place, text in held.items() if place not in taken} for held in rows]


def _all(rows: list[Rows]) -> Rows:
    return {place: text for held in rows for place, text in held.items()}


def _equal(old: Rows, new: Rows) -> dict[Place, Place]:
    """Duties with equal words, each once, in order: new → old."""
    waiting: dict[str, list[Place]] = defaultdict(list)
    for place, text in reversed(old.items()):
        waiting[text].append(place)
    return {place: waiting[text].pop() for place, text in new.items() if text and waiting.get(text)}


# --- tasks ------------------------------------------------------------------------------------------------


def _match_tasks(
    old: Sequence[Task], new: Sequence[Task], old_words: list[Rows], new_words: list[Rows]
) -> dict[int, int]:
    met: dict[int, int] = {}
    _meet_by(lambda task: (task.number, words_of(task.title)), old, new, met)
    _meet_by(lambda task: words_of(task.title), old, new, met)
    _meet_by_duties(old_words, new_words, met)
    by_number: dict[int, int] = {}
    _meet_by(lambda task: task.number, old, new, by_number, taken=met)
    for position, former in by_number.items():
        if ratio(words_of(old[former].title), words_of(new[position].title)) >= SIMILAR:
            met[position] = former
    return met


def _meet_by(
    key: Callable[[Task], Hashable],
    old: Sequence[Task],
    new: Sequence[Task],
    met: dict[int, int],
    taken: dict[int, int] | None = None,
) -> None:
    """Tasks that nothing met yet and that alone have a key on either side."""
    taken = met if taken is None else taken
    former = set(taken.values())
    of_old, of_new = defaultdict(list), defaultdict(list)
    for position, task in enumerate(old):
        if position not in former:
            of_old[key(task)].append(position)
    for position, task in enumerate(new):
        if position not in taken:
            of_new[key(task)].append(position)
    for value, positions in of_new.items():
        if len(positions) == 1 and len(of_old[value]) == 1:
            met[positions[0]] = of_old[value][0]


def _meet_by_duties(old: list[Rows], new: list[Rows], met: dict[int, int]) -> None:
    """Tasks that share half the duties of the smaller one or more, those that share most first."""
    former = set(met.values())
    holders: dict[str, list[int]] = defaultdict(list)
    for position, words in enumerate(old):
        if position not in former:
            for text in dict.fromkeys(words.values()):
                holders[text].append(position)
    shared: Counter[tuple[int, int]] = Counter()
    for position, words in enumerate(new):
        if position not in met:
            for text in dict.fromkeys(words.values()):
                if len(holders.get(text, ())) <= _MOST_WITH_PIECE:
                    shared.update((position, holder) for holder in holders.get(text, ()))
    for (position, holder), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        is_free = position not in met and holder not in former
        if is_free and 2 * count >= min(len(new[position]), len(old[holder])):
            met[position] = holder
            former.add(holder)


# --- similar sentences ------------------------------------------------------------------------------------


def _similar(old: Rows, new: Rows) -> list[tuple[Place, Place]]:
    """Sentences that are one, reworded or shortened: the most similar meet first, each meets once."""
    scored = [
        (score, first, second)
        for first, second in _candidates(old, new)
        if (score := likeness(old[first], new[second])) >= SIMILAR
    ]
    met: dict[Place, Place] = {}
    taken: set[Place] = set()
    for _, first, second in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if first not in met and second not in taken:
            met[first] = second
            taken.add(second)
    return list(met.items())


def _candidates(old: Rows, new: Rows) -> Iterator[tuple[Place, Place]]:
    """For each new sentence the few old ones that share most pieces with it."""
    holders: dict[str, list[Place]] = defaultdict(list)
    for place, text in old.items():
        for piece in _pieces(text):
            holders[piece].append(place)
    for place, text in new.items():
        shared: Counter[Place] = Counter()
        for piece in _pieces(text):
            if len(holders.get(piece, ())) <= _MOST_WITH_PIECE:
                shared.update(holders.get(piece, ()))
        yield from ((former, place) for former, _ in shared.most_common(_CANDIDATES))


def _pieces(text: str) -> set[str]:
    return {text[start : start + _PIECE] for start in range(max(1, len(text[:LONGEST]) - _PIECE + 1))}


def _parts(left: Rows, wholes: list[tuple[Place, str, str]]) -> dict[Place, Place]:
    """Duties that no other met, and the duty that took up their words: one that has them and whose partner has not.

    ``wholes`` are duties that were reworded, each with its own words and those of its partner.
    """
    text = "\n".join(words for _, words, _ in wholes)
    starts = list(accumulate((len(words) + 1 for _, words, _ in wholes), initial=0))
    found: dict[Place, Place] = {}
    for place, words in left.items():
        at = text.find(words) if len(words) >= SHORTEST_PART else -1
        if at >= 0:
            whole, _, partner = wholes[bisect_right(starts, at) - 1]
            if words not in partner:
                found[place] = whole
    return found

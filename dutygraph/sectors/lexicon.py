"""Words of sectors found in a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dutygraph.model import Sector

#: One character names nothing for certain.
SHORTEST_WORD = 2


class Word(NamedTuple):
    """A word where it stands in a text, with the codes of the sectors it names, or only touches."""

    start: int
    end: int
    names: tuple[str, ...]
    touches: tuple[str, ...]


class Lexicon:
    """The words of sectors, and words of none that are read before them: 考核 in 考核电力 leaves no 核电."""

    def __init__(self, sectors: Iterable[Sector], no_sector: Iterable[str]) -> None:
        names: dict[str, list[str]] = {}
        touches: dict[str, list[str]] = {}
        for sector in sectors:
            for word in sector.words:
                names.setdefault(word, []).append(sector.code)
            for word in sector.passing:
                touches.setdefault(word, []).append(sector.code)
        words = dict.fromkeys((*names, *touches, *no_sector))
        self._codes = {word: (tuple(names.get(word, ())), tuple(touches.get(word, ()))) for word in words}
        by_start: dict[str, set[int]] = {}
        for word in words:
            by_start.setdefault(word[:SHORTEST_WORD], set()).add(len(word))
        self._lengths = {start: sorted(lengths, reverse=True) for start, lengths in by_start.items()}

    def find(self, text: str) -> list[Word]:
        """The words in a text, from the left; where several start at one place, the longest."""
        found = []
        position, end = 0, len(text)
        while position < end:
            for length in self._lengths.get(text[position : position + SHORTEST_WORD], ()):
                codes = self._codes.get(text[position : position + length])
                if codes:
                    if any(codes):
                        found.append(Word(position, position + length, *codes))
                    position += length
                    break
            else:
                position += 1
        return found


def side_by_side(words: list[Word], others: list[Word]) -> list[Word]:
    """Words of two lexicons in one text: of those that overlap the first's, and one that both have names what both say."""
    if not words:
        return others
    named = {(word.start, word.end): word for word in words}
    for other in others:
        same = named.get((other.start, other.end))
        if same:
            named[same.start, same.end] = Word(
                same.start, same.end, same.names + other.names, same.touches + other.touches
            )
        elif not any(word.start < other.end and other.start < word.end for word in words):
            named[other.start, other.end] = other
    return [named[place] for place in sorted(named)]

"""The checklist of sectors: data/sectors.yaml → a tree of concepts (SKOS) with the words that name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from dutygraph.errors import InvalidPlan
from dutygraph.loaders.decode import read_text
from dutygraph.loaders.strict_yaml import Fields, StrictYaml, near_names
from dutygraph.messages import Lang
from dutygraph.model import Sector, Sourced

BUNDLED = Path(__file__).parent.parent / "data" / "sectors.yaml"
_FORMAT = "1"
#: One character names nothing for certain.
_SHORTEST_WORD = 2


class Word(NamedTuple):
    """A word of the checklist where it stands in a text, with the codes of the sectors it names, or only touches."""

    start: int
    end: int
    names: tuple[str, ...]
    touches: tuple[str, ...]


class Scheme:
    """A checklist: its sectors in the order of the tree, each behind its broader one."""

    def __init__(self, title: str, sectors: Iterable[Sector], no_sector: Iterable[str] = ()) -> None:
        self.title = title
        listed = tuple(sectors)
        self.narrower: dict[str, tuple[Sector, ...]] = {
            code: tuple(sector for sector in listed if sector.broader == code)
            for code in dict.fromkeys(("", *(sector.broader for sector in listed)))
        }
        self.sectors: dict[str, Sector] = {sector.code: sector for sector in self._in_order()}
        """Sectors by code."""
        self._up = {code: frozenset((code, *(wide.code for wide in self.line(code)))) for code in self.sectors}
        names: dict[str, list[str]] = {}
        touches: dict[str, list[str]] = {}
        for sector in self.sectors.values():
            for word in sector.words:
                names.setdefault(word, []).append(sector.code)
            for word in sector.passing:
                touches.setdefault(word, []).append(sector.code)
        words = dict.fromkeys((*names, *touches, *no_sector))
        self._codes = {word: (tuple(names.get(word, ())), tuple(touches.get(word, ()))) for word in words}
        by_start: dict[str, set[int]] = {}
        for word in words:
            by_start.setdefault(word[:_SHORTEST_WORD], set()).add(len(word))
        self._lengths = {start: sorted(lengths, reverse=True) for start, lengths in by_start.items()}

    def _in_order(self) -> Iterator[Sector]:
        waiting = list(self.narrower.get("", ())[::-1])
        while waiting:
            sector = waiting.pop()
            yield sector
            waiting += self.narrower.get(sector.code, ())[::-1]

    def line(self, code: str) -> Iterator[Sector]:
        """The broader concepts of a sector, the nearest first."""
        while code := self.sectors[code].broader:
            yield self.sectors[code]

    def group(self, code: str) -> Sector:
        """The widest concept that a sector stands below, itself when it is one."""
        return ([self.sectors[code], *self.line(code)])[-1]

    def are_in_line(self, one: str, other: str) -> bool:
        """Whether one of two sectors is the other or stands below it."""
        return one in self._up[other] or other in self._up[one]

    def find(self, text: str) -> list[Word]:
        """The words in a text, from the left; where several start at one place, the longest: no 煤矿 in 非煤矿山.

        >>> [word.names for word in bundled().find("加强非煤矿山、民航安全考核，电力除外")]
        [('02',), ('24',), ('34',)]
        """
        found = []
        position, end = 0, len(text)
        while position < end:
            for length in self._lengths.get(text[position : position + _SHORTEST_WORD], ()):
                codes = self._codes.get(text[position : position + length])
                if codes:
                    if any(codes):
                        found.append(Word(position, position + length, *codes))
                    position += length
                    break
            else:
                position += 1
        return found


def label(sector: Sector, lang: Lang) -> str:
    """What a sector is called."""
    return sector.label if lang == "zh" else sector.label_en


def load(path: Path) -> Scheme:
    """Reads a checklist; raises UnreadableFile or InvalidPlan with every problem found."""
    return loads(read_text(path), str(path))


def loads(text: str, name: str) -> Scheme:
    """Reads the text of a checklist; ``name`` is the file's in problems. Raises InvalidPlan with every problem found."""
    reader = _Reader(name)
    root = reader.compose(text)
    top = reader.fields(root, "format title sectors", "no_sector") if root is not None else None
    if top and reader.text(top, "format") != _FORMAT:
        reader.problem(top.values["format"], "yaml_format", known=_FORMAT)
    sectors = reader.items(top, "sectors", reader.sector) if top else ()
    no_sector = reader.items(top, "no_sector", reader.string) if top else ()
    reader.check(no_sector)
    if top is None or reader.problems:
        raise InvalidPlan(reader.problems)
    return Scheme(reader.text(top, "title"), sectors, no_sector)


@cache
def bundled() -> Scheme:
    """The checklist that comes with the package."""
    return load(BUNDLED)


class _Reader(StrictYaml):
    """Reads sectors, and remembers where their codes, broader ones and words stand for what only all of them show."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._broader: dict[str, str] = {}  # code → code of the broader one
        self._places: dict[str, yaml.Node] = {}  # code → where its broader one stands
        self._words: list[tuple[yaml.Node, str, str]] = []  # place, word, code

    def sector(self, node: yaml.Node) -> Sector | None:
        fields = self.fields(node, "code label label_en", "broader words passing national provincial basis")
        if fields is None:
            return None
        code = self.filled(fields, "code")
        if code in self._broader:
            self.problem(fields.values["code"], "sectors_same_code", code=code)
            return None
        self._broader[code] = self.text(fields, "broader")
        self._places[code] = fields.values.get("broader", node)
        words = self._named(fields, "words")
        self._words += [(place, word, code) for place, word in words]
        passing = self._named(fields, "passing")
        for place, word in passing:
            if word in (own for _, own in words):
                self.problem(place, "sectors_word_and_passing", word=word)
        return Sector(
            code=code,
            label=self.filled(fields, "label"),
            label_en=self.filled(fields, "label_en"),
            broader=self._broader[code],
            words=tuple(word for _, word in words),
            passing=tuple(word for _, word in passing),
            national=self._sourced(fields, "national", "units"),
            provincial=self._sourced(fields, "provincial", "units"),
            basis=self._sourced(fields, "basis", "law"),
        )

    def _named(self, fields: Fields, key: str) -> tuple[tuple[yaml.Node, str], ...]:
        return self.items(fields, key, self._word)

    def _word(self, node: yaml.Node) -> tuple[yaml.Node, str] | None:
        word = self.string(node)
        if word is not None and len(word.strip()) < _SHORTEST_WORD:
            self.problem(node, "sectors_short_word", word=word)
            return None
        return None if word is None else (node, word)

    def _sourced(self, fields: Fields, key: str, texts: str) -> Sourced | None:
        node = fields.values.get(key)
        facts = self.fields(node, f"{texts} source") if node is not None else None
        if facts is None:
            return None
        told = self.items(facts, texts, self.string) if texts == "units" else (self.filled(facts, texts),)
        return Sourced(told, self.filled(facts, "source"))

    def check(self, no_sector: Iterable[str]) -> None:
        """Notes what is wrong between sectors: broader ones that do not exist or go in a circle, words of two sectors."""
        for code, broader in self._broader.items():
            if broader and broader not in self._broader:
                near = "、".join(near_names(broader, list(self._broader))) or "–"
                self.problem(self._places[code], "sectors_unknown_broader", code=broader, near=near)
            elif code in _line(code, self._broader):
                self.problem(self._places[code], "sectors_cycle", code=code)
        holders: dict[str, list[str]] = {word: [""] for word in no_sector}
        for place, word, code in self._words:
            for other in holders.get(word, ()):
                if other == code:
                    self.problem(place, "sectors_word_twice", word=word)
                elif not other:
                    self.problem(place, "sectors_no_sector", word=word)
                elif other not in _line(code, self._broader) and code not in _line(other, self._broader):
                    self.problem(place, "sectors_same_word", word=word, other=other)
            holders.setdefault(word, []).append(code)


def _line(code: str, broader: Mapping[str, str]) -> list[str]:
    """The codes above one, as far as they go without coming round."""
    line: list[str] = []
    while (code := broader.get(code, "")) and code not in line:
        line.append(code)
    return line

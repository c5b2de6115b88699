"""The checklist of sectors: data/sectors.yaml → a tree of concepts (SKOS) with the words that name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec
import yaml

from dutygraph.errors import InvalidPlan
from dutygraph.loaders.decode import read_text
from dutygraph.loaders.strict_yaml import Fields, StrictYaml, near_names
from dutygraph.messages import Lang
from dutygraph.model import Sector, Sourced
from dutygraph.sectors.lexicon import SHORTEST_WORD, Lexicon, Word, side_by_side

BUNDLED = Path(__file__).parent.parent / "data" / "sectors.yaml"
_FORMAT = "1"
#: What the codes of bundled sectors beside somebody's own begin with.
_BESIDE = "bundled:"


class Scheme:
    """A checklist: its sectors in the order of the tree, each behind its broader one.

    Words of the sectors ``beside`` it are found, too, but these are none of the checklist's: what a sentence is about
    depends on all that it names, not on which of that somebody put on a list.
    """

    def __init__(
        self, title: str, sectors: Iterable[Sector], no_sector: Iterable[str] = (), beside: Scheme | None = None
    ) -> None:
        self.title = title
        self.no_sector = tuple(no_sector)
        listed = tuple(sectors)
        self.narrower: dict[str, tuple[Sector, ...]] = {
            code: tuple(sector for sector in listed if sector.broader == code)
            for code in dict.fromkeys(("", *(sector.broader for sector in listed)))
        }
        self.sectors: dict[str, Sector] = {sector.code: sector for sector in self._in_order()}
        """Sectors by code."""
        theirs = [_marked(sector) for sector in beside.sectors.values()] if beside else []
        self._known = {**self.sectors, **{sector.code: sector for sector in theirs}}
        self._up = {code: frozenset((code, *(wide.code for wide in self.line(code)))) for code in self._known}
        self._lexicons = [Lexicon(self.sectors.values(), self.no_sector)]
        if beside:
            self._lexicons.append(Lexicon(theirs, beside.no_sector))

    def _in_order(self) -> Iterator[Sector]:
        waiting = list(self.narrower.get("", ())[::-1])
        while waiting:
            sector = waiting.pop()
            yield sector
            waiting += self.narrower.get(sector.code, ())[::-1]

    def line(self, code: str) -> Iterator[Sector]:
        """The broader concepts of a sector, the nearest first."""
        while code := self._known[code].broader:
            yield self._known[code]

    def group(self, code: str) -> Sector:
        """The widest concept that a sector stands below, itself when it is one."""
        return ([self._known[code], *self.line(code)])[-1]

    def are_in_line(self, one: str, other: str) -> bool:
        """Whether one of two sectors is the other or stands below it."""
        return one in self._up[other] or other in self._up[one]

    def find(self, text: str) -> list[Word]:
        """The words in a text, from the left; where several start at one place, the longest: no 煤矿 in 非煤矿山.

        >>> [word.names for word in bundled().find("加强非煤矿山、民航安全考核，电力除外")]
        [('02',), ('24',), ('34',)]
        """
        first, *others = (lexicon.find(text) for lexicon in self._lexicons)
        return side_by_side(first, others[0]) if others else first


def _marked(sector: Sector) -> Sector:
    """A bundled sector beside somebody's own, which may have the same code."""
    broader = sector.broader and _BESIDE + sector.broader
    return msgspec.structs.replace(sector, code=_BESIDE + sector.code, broader=broader)


def label(sector: Sector, lang: Lang) -> str:
    """What a sector is called."""
    return sector.label if lang == "zh" else sector.label_en


def load(path: Path) -> Scheme:
    """Reads somebody's own checklist; raises UnreadableFile or InvalidPlan with every problem found."""
    return loads(read_text(path), str(path))


def loads(text: str, name: str) -> Scheme:
    """Reads the text of somebody's own checklist; ``name`` is the file's in problems. Raises InvalidPlan.

    It stands in for the bundled one, whose words are found beside its own.
    """
    own = _read(text, name)
    words = {word for sector in own.sectors.values() for word in (*sector.words, *sector.passing)}
    no_sector = (word for word in bundled().no_sector if not any(own_word in word for own_word in words))
    return Scheme(own.title, own.sectors.values(), (*own.no_sector, *no_sector), bundled())


@cache
def bundled() -> Scheme:
    """The checklist that comes with the package."""
    return _read(read_text(BUNDLED), str(BUNDLED))


def _read(text: str, name: str) -> Scheme:
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
        if word is not None and len(word.strip()) < SHORTEST_WORD:
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

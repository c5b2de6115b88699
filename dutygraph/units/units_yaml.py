"""A registry file → units. An item of the file is a body under one name; items that a renaming links are one unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import NamedTuple

import yaml
from msgspec.structs import replace

from dutygraph.errors import InvalidPlan
from dutygraph.loaders.decode import read_text
from dutygraph.loaders.strict_yaml import Fields, StrictYaml
from dutygraph.model import Naming, Sources, Unit
from dutygraph.units.bearings import Bearing, bearings, clashes
from dutygraph.units.dates import is_before, is_day
from dutygraph.units.kinds import GROUP, KINDS

FORMAT = 1
#: Keys of an item that state a fact, which may have a source; so may each of its names.
_FACTS = "kind parent from to renamed successors members"


class Item(NamedTuple):
    """An item of the file: a unit with one name, the name it goes on under, if any, and where its keys stand."""

    unit: Unit
    renamed: str
    fields: Fields

    def place(self, key: str) -> yaml.Node:
        return self.fields.values.get(key, self.fields.node)

    def place_of(self, name: str) -> yaml.Node:
        """Where one of its names stands."""
        lists = (self.fields.values[key].value for key in ("aliases", "national_aliases") if key in self.fields.values)
        nodes: Iterator[yaml.Node] = chain((self.place("name"),), *lists)
        return next(node for node in nodes if node.value == name)


Chain = Sequence[Item]
"""The items of one unit, the oldest name first."""


def load(path: Path) -> tuple[Unit, ...]:
    """The units of a registry file.

    Raises
    ------
    UnreadableFile
    InvalidPlan
        with every problem found, each at its file:line:column
    """
    return loads(read_text(path), str(path))


def loads(text: str, name: str = "<text>") -> tuple[Unit, ...]:
    """The units of a registry in a string; ``name`` is the file that problems are told for."""
    reader = _Reader(name)
    root = reader.compose(text)
    units = reader.registry(root) if root is not None else ()
    if reader.problems:
        raise InvalidPlan(reader.problems)
    return units


class _Reader(StrictYaml):
    def registry(self, root: yaml.Node) -> tuple[Unit, ...]:
        top = self.fields(root, "format units")
        if top is None:
            return ()
        if self.text(top, "format") != str(FORMAT):
            self.problem(top.values["format"], "units_format", known=FORMAT)
            return ()
        items = self.items(top, "units", self.item)
        return () if self.problems else self.units(items)

    # --- one item ----------------------------------------------------------------------------------------

    def item(self, node: yaml.Node) -> Item | None:
        told_before = len(self.problems)
        fields = self.fields(
            node,
            "name kind",
            "aliases national_aliases region parent from to renamed successors members sources",
        )
        if fields is None:
            return None
        unit = Unit(
            name=self.filled(fields, "name"),
            aliases=self.items(fields, "aliases", self.word),
            kind=self.choice(fields, "kind", KINDS),
            parent=self.text(fields, "parent"),
            region=self.text(fields, "region"),
            national_aliases=self.items(fields, "national_aliases", self.word),
            since=self.day(fields, "from"),
            until=self.day(fields, "to"),
            successors=self.items(fields, "successors", self.word),
            members=self.items(fields, "members", self.word),
        )
        is_sound = len(self.problems) == told_before  # else a misspelt aliases would make sources of aliases wrong, too
        sources = self.sources(fields, unit) if is_sound else ()
        item = Item(replace(unit, sources=sources), self.text(fields, "renamed"), fields)
        if is_sound:
            self._check(item, dict(sources))
        return item

    def word(self, node: yaml.Node) -> str | None:
        """A text that is not empty."""
        text = self.string(node)
        if text is not None and not text.strip():
            self.problem(node, "units_no_name")
        return text

    def day(self, fields: Fields, key: str) -> str:
        text = self.text(fields, key)
        if text and not is_day(text):
            self.problem(fields.values[key], "units_bad_day", key=key, value=text)
            return ""
        return text

    def sources(self, fields: Fields, unit: Unit) -> Sources:
        """Fact → where it was read, of the facts that the item states."""
        node = fields.values.get("sources")
        if node is None:
            return ()
        stated = [key for key in _FACTS.split() if key in fields.values]
        told = self.keyed(node, (), [*unit.names, *stated])
        return (
            tuple((fact, source) for fact, value in told.values.items() if (source := self.word(value))) if told else ()
        )

    def _check(self, item: Item, sources: Mapping[str, str]) -> None:
        unit = item.unit
        if is_before(unit.until, unit.since):
            self.problem(item.place("to"), "units_ends_first", since=unit.since, until=unit.until)
        if item.renamed and unit.successors:
            self.problem(item.place("successors"), "units_renamed_and_ended")
        if unit.members and unit.kind != GROUP:
            self.problem(item.place("members"), "units_members_of_unit")
        elif unit.members and "members" not in sources:
            self.problem(item.place("members"), "units_members_unsourced")

    # --- all items ---------------------------------------------------------------------------------------

    def units(self, items: Sequence[Item]) -> tuple[Unit, ...]:
        """One unit for each chain of names."""
        chains = self.chains(items)
        if self.problems:
            return ()
        units = tuple(map(self.unit, chains))
        self._check_names(units, chains)
        self._check_parents(units, chains)
        return units

    def chains(self, items: Sequence[Item]) -> list[Chain]:
        """The items that a renaming links, in the order in which their last names stand in the file."""
        called: dict[str, list[int]] = defaultdict(list)
        for position, item in enumerate(items):
            called[item.unit.name].append(position)
        before: dict[int, int] = {}
        for position, item in enumerate(items):
            if not item.renamed:
                continue
            after, *more = called.get(item.renamed, (position,))
            if more or after == position:
                count = len(more) + (after != position)
                self.problem(item.place("renamed"), "units_renamed_to", name=item.renamed, count=count)
            elif after in before:
                other = items[before[after]].unit.name
                self.problem(item.place("renamed"), "units_two_before", name=item.renamed, other=other)
            else:
                before[after] = position
        going_on = set(before.values())
        found = [_back_from(position, before) for position in range(len(items)) if position not in going_on]
        in_circles = going_on.difference(*found)
        while in_circles:
            circle = _back_from(min(in_circles), before)
            in_circles.difference_update(circle)
            first = items[circle[-1]]
            self.problem(first.place("renamed"), "units_circle", name=first.unit.name)
        return [[items[position] for position in positions] for positions in found]

    def unit(self, names: Chain) -> Unit:
        """The unit by its last name, with those before. A name ends where the next begins, if the file does not say when."""
        called = [item.unit for item in names]
        for position, (item, after) in enumerate(pairwise(names)):
            one, other = called[position], after.unit
            if is_before(other.since, one.until):
                values = {"until": one.until, "name": other.name, "since": other.since}
                self.problem(item.place("to"), "units_renamed_late", **values)
            if other.since and not one.until:
                called[position] = replace(one, until=other.since, sources=_also(one, "to", other.source("from")))
            if one.until and not other.since:
                called[position + 1] = replace(other, since=one.until, sources=_also(other, "from", one.source("to")))
        former = (Naming(u.name, u.aliases, u.national_aliases, u.since, u.until, u.sources) for u in called[:-1])
        return replace(called[-1], former=tuple(former))

    def _check_names(self, units: Sequence[Unit], chains: Sequence[Chain]) -> None:
        """No name may mean two units on one day, and no two may have one canonical name."""
        chain_of: dict[str, Chain] = {}
        borne: dict[tuple[str, str], list[Bearing]] = defaultdict(list)
        for unit, names in zip(units, chains, strict=True):
            if unit.name in chain_of:
                self.problem(names[-1].place("name"), "units_same_canonical", name=unit.name)
                continue
            chain_of[unit.name] = names
            for bearing in bearings(unit):
                borne[bearing.region, bearing.name].append(bearing)
        told: set[tuple[str, str]] = set()
        for bearers in borne.values():
            for one, other in clashes(bearers):
                if (other.name, other.unit.name) not in told:
                    told.add((other.name, other.unit.name))
                    item = next(item for item in chain_of[other.unit.name] if other.name in item.unit.names)
                    self.problem(item.place_of(other.name), "units_same_name", name=other.name, other=one.unit.name)

    def _check_parents(self, units: Sequence[Unit], chains: Sequence[Chain]) -> None:
        """No unit may stand above itself."""
        above = {unit.name: unit.parent for unit in units}
        last_items = {unit.name: names[-1] for unit, names in zip(units, chains, strict=True)}
        seen: set[str] = set()
        for start in above:
            name, line = start, list[str]()
            while name in above and name not in seen:
                seen.add(name)
                line.append(name)
                name = above[name]
            if name in line:
                self.problem(last_items[name].place("parent"), "units_parent_circle", name=name)


def _back_from(last: int, before: Mapping[int, int]) -> list[int]:
    """The positions of a chain that ends at the ``last``, or of a circle, the oldest first."""
    found = [last]
    while (position := before.get(found[-1], last)) != last:
        found.append(position)
    return found[::-1]


def _also(naming: Naming, fact: str, source: str) -> Sources:
    return (*naming.sources, (fact, source)) if source else naming.sources

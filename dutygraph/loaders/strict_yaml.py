"""YAML read strictly: nothing guessed, nothing silently dropped, every problem with its place."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import yaml

from dutygraph.errors import DutyGraphError

T = TypeVar("T")
S = TypeVar("S", bound=str)

_TAG_OF: dict[type[yaml.Node], str] = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}
_TAGS = tuple(_TAG_OF.values())
_INTEGER = re.compile(r"-?\d{1,18}", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LONGEST_SHOWN = 200


class _Loader(yaml.CBaseLoader):
    """As the base loader, which takes every value as text, in three fifths of its time: it looks for no other types."""

    def descend_resolver(self, current_node: object, current_index: object) -> None: ...

    def ascend_resolver(self) -> None: ...

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        return _TAG_OF[kind]


class Fields(NamedTuple):
    """A mapping node that was checked: its values by key, each still a node."""

    node: yaml.Node
    values: Mapping[str, yaml.Node]


class StrictYaml:
    """Reads the nodes of one YAML text and collects what is wrong with them.

    Every scalar stays the text it is until a field says what it must be, so no date, number or ``no`` is made up. An
    unknown key, a second equal key, an alias, a tag or a wrong type is a problem with its file:line:column.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[DutyGraphError] = []

    def compose(self, text: str) -> yaml.Node | None:
        """The root node of the one document in ``text``; None, with a problem noted, when it has none."""
        try:
            if alias := _first_alias(text):
                self._problem_at(alias.start_mark, "yaml_alias")
                return None
            node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
        except yaml.reader.ReaderError as error:
            sound = text[: _position(text)]
            place = f"{self.name}:{sound.count(chr(10)) + 1}:{len(sound) - sound.rfind(chr(10))}"
            self.problems.append(DutyGraphError("yaml_control", place, code=f"U+{error.character:04X}"))
        else:
            if node is None:
                self.problems.append(DutyGraphError("empty_file", self.name))
            return node
        return None

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        problem = error.problem or error.context or ""
        mark = error.problem_mark or error.context_mark
        if problem == "but found another document":
            self._problem_at(mark, "yaml_several")
        elif "nesting" in problem:
            self._problem_at(mark, "yaml_too_deep")
        else:
            self._problem_at(mark, "yaml_syntax", problem=problem)

    def problem(self, node: yaml.Node, key: str, /, **values: object) -> None:
        """Notes a problem at the place of ``node``."""
        self._problem_at(node.start_mark, key, **values)

    def _problem_at(self, mark: Any, key: str, /, **values: object) -> None:
        place = f"{self.name}:{mark.line + 1}:{mark.column + 1}" if mark else self.name
        self.problems.append(DutyGraphError(key, place, **{name: _shortened(value) for name, value in values.items()}))

    # --- plain values ------------------------------------------------------------------------------------

    def fields(self, node: yaml.Node, required: str, optional: str = "") -> Fields | None:
        """Checks a mapping's keys; None when it is no mapping or lacks a required key."""
        return self.keyed(node, required.split(), optional.split())

    def keyed(self, node: yaml.Node, required: Sequence[str], optional: Sequence[str]) -> Fields | None:
        """As :meth:`fields`, of keys that may have blanks."""
        if not isinstance(node, yaml.MappingNode) or node.tag not in _TAGS:
            self.problem(node, "yaml_not_mapping", keys=", ".join(required) or "–")
            return None
        allowed = dict.fromkeys((*required, *optional))
        values: dict[str, yaml.Node] = {}
        misspelt: set[str] = set()
        for key_node, value in node.value:
            key = self.string(key_node)
            if key is None:
                continue
            if key in values:
                self.problem(key_node, "yaml_duplicate_key", key=key)
            elif key in allowed:
                values[key] = value
            else:
                near = near_names(key, list(allowed))
                misspelt.update(near)
                self.problem(key_node, "yaml_unknown_key", key=key, near=_listed(near))
        missing = [key for key in required if key not in values]
        if untold := [key for key in missing if key not in misspelt]:
            self.problem(node, "yaml_missing_key", keys=", ".join(untold))
        return None if missing else Fields(node, values)

    def items(self, fields: Fields, key: str, read: Callable[[yaml.Node], T | None]) -> tuple[T, ...]:
        """The values of a list, those that can be read; () when the key is left out."""
        node = fields.values.get(key)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode) or node.tag not in _TAGS:
            self.problem(node, "yaml_not_list", key=key)
            return ()
        return tuple(value for item in node.value if (value := read(item)) is not None)

    def pair(self, fields: Fields, key: str) -> tuple[int, int] | None:
        """Two whole numbers, the second not below the first; None when it is anything else."""
        node = fields.values[key]
        if isinstance(node, yaml.SequenceNode) and len(node.value) == 2:
            first, last = (
                int(item.value) if isinstance(item, yaml.ScalarNode) and _INTEGER.fullmatch(item.value) else -1
                for item in node.value
            )
            if 0 <= first <= last:
                return first, last
        return None

    def text(self, fields: Fields, key: str) -> str:
        """A text, '' when the key is left out."""
        node = fields.values.get(key)
        return "" if node is None else self.string(node) or ""

    def filled(self, fields: Fields, key: str) -> str:
        """A text that must not be empty."""
        value = self.text(fields, key)
        if not value.strip() and isinstance(fields.values[key], yaml.ScalarNode):
            self.problem(fields.values[key], "yaml_empty", key=key)
        return value

    def string(self, node: yaml.Node) -> str | None:
        if not isinstance(node, yaml.ScalarNode) or node.tag not in _TAGS:
            self.problem(node, "yaml_not_text")
            return None
        return str(node.value)

    def integer(self, node: yaml.Node) -> int | None:
        value = self.string(node)
        if value is None or _INTEGER.fullmatch(value):
            return None if value is None else int(value)
        self.problem(node, "yaml_not_integer", value=value)
        return None

    def number(self, fields: Fields, key: str) -> float | None:
        node = fields.values.get(key)
        value = None if node is None else self.string(node)
        if node is None or value is None:
            return None
        if _NUMBER.fullmatch(value) and math.isfinite(float(value)):
            return float(value)
        self.problem(node, "yaml_not_number", key=key, value=value)
        return None

    def date(self, fields: Fields, key: str) -> dt.date | None:
        node = fields.values.get(key)
        value = None if node is None else self.string(node)
        if node is None or value is None:
            return None
        try:
            if _DATE.fullmatch(value):
                return dt.date.fromisoformat(value)
        except ValueError:  # 2025-02-30
            pass
        self.problem(node, "yaml_not_date", key=key, value=value)
        return None

    def flag(self, fields: Fields, key: str) -> bool:
        node = fields.values.get(key)
        value = "false" if node is None else self.string(node)
        if node is not None and value not in ("true", "false", None):
            self.problem(node, "yaml_not_flag", key=key, value=value)
        return value == "true"

    def choice(self, fields: Fields, key: str, choices: Iterable[S]) -> S:
        """That one of ``choices`` which the text is."""
        node = fields.values[key]
        known = list(choices)
        value = self.string(node)
        for choice in known:
            if value == choice:
                return choice
        if value is not None:
            near = _listed(near_names(value, known))
            self.problem(node, "yaml_not_choice", key=key, value=value, choices=", ".join(known), near=near)
        return known[0]


def near_names(word: str, known: Sequence[str]) -> list[str]:
    """The names most like ``word``, for a hint."""
    from difflib import get_close_matches

    return get_close_matches(word[:_LONGEST_SHOWN], known, 2, 0.6)


def _listed(names: list[str]) -> str:
    return "、".join(names) or "–"


def _shortened(value: object) -> object:
    return value[:_LONGEST_SHOWN] + "…" if isinstance(value, str) and len(value) > _LONGEST_SHOWN else value


def _first_alias(text: str) -> yaml.AliasEvent | None:
    """The first alias, found without following any: a few of them can stand for more than memory holds."""
    if "*" not in text:
        return None
    events = yaml.parse(text, Loader=yaml.CBaseLoader)
    return next((event for event in events if isinstance(event, yaml.AliasEvent)), None)


def _position(text: str) -> int:
    """Where the first character stands that YAML does not allow."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    return found.start() if found else len(text)

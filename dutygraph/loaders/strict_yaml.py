"""YAML read strictly: nothing guessed, nothing silently dropped, every problem with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeVar

import yaml

from dutygraph.errors import DutyGraphError

_DEEPEST = 40

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class Fields(NamedTuple):
    """A mapping node that was checked: its values by key, each still a node."""

    node: yaml.Node
    values: Mapping[str, yaml.Node]


class StrictYaml:
    """Reads the nodes of one YAML text and collects what is wrong with them.

    Every scalar stays the text it is until a field says what it must be, so no date, number or ``no`` is made up. An
    unknown key, a second equal key, an alias or a wrong type is a problem with its file:line:column.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[DutyGraphError] = []
        self._seen: set[int] = set()

    def compose(self, text: str) -> yaml.Node | None:
        if depth := _too_deep(text):
            self.problems.append(DutyGraphError("yaml_too_deep", f"{self.name}:{depth}"))
            return None
        try:
            node: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = f"{self.name}:{mark.line + 1}:{mark.column + 1}" if mark else self.name
            self.problems.append(DutyGraphError("yaml_syntax", place, problem=error.problem or error.context))
            return None
        except yaml.YAMLError as error:
            self.problems.append(DutyGraphError("yaml_syntax", self.name, problem=error))
            return None
        if node is None:
            self.problems.append(DutyGraphError("empty_file", self.name))
        return node

    def problem(self, node: yaml.Node, key: str, /, **values: object) -> None:
        mark = node.start_mark
        self.problems.append(DutyGraphError(key, f"{self.name}:{mark.line + 1}:{mark.column + 1}", **values))

    # --- plain values ------------------------------------------------------------------------------------

    def fields(self, node: yaml.Node, required: str, optional: str = "") -> Fields | None:
        """Checks a mapping's keys; None when it is no mapping or lacks a required key."""
        if not isinstance(node, yaml.MappingNode) or self._is_alias(node):
            self.problem(node, "yaml_not_mapping", keys=required)
            return None
        allowed = [*required.split(), *optional.split()]
        values: dict[str, yaml.Node] = {}
        for key_node, value in node.value:
            key = str(key_node.value)
            if key not in allowed:
                self.problem(key_node, "yaml_unknown_key", key=key, near=near_names(key, allowed))
            elif key in values:
                self.problem(key_node, "yaml_duplicate_key", key=key)
            else:
                values[key] = value
        missing = [key for key in required.split() if key not in values]
        if missing:
            self.problem(node, "yaml_missing_key", keys=", ".join(missing))
            return None
        return Fields(node, values)

    def items(self, fields: Fields, key: str, read: Callable[[yaml.Node], T | None]) -> tuple[T, ...]:
        node = fields.values.get(key)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode) or self._is_alias(node):
            self.problem(node, "yaml_not_list", key=key)
            return ()
        return tuple(value for item in node.value if (value := read(item)) is not None)

    def text(self, fields: Fields, key: str) -> str:
        node = fields.values.get(key)
        return "" if node is None else self.string(node) or ""

    def string(self, node: yaml.Node) -> str | None:
        if not isinstance(node, yaml.ScalarNode) or self._is_alias(node):
            self.problem(node, "yaml_not_text")
            return None
        return str(node.value)

    def integer(self, node: yaml.Node) -> int | None:
        try:
            return int(self.string(node) or "")
        except ValueError:
            self.problem(node, "yaml_not_integer", value=node.value)
            return None

    def number(self, fields: Fields, key: str) -> float | None:
        node = fields.values.get(key)
        if node is None:
            return None
        try:
            return float(self.string(node) or "")
        except ValueError:
            self.problem(node, "yaml_not_number", key=key, value=node.value)
            return None

    def date(self, fields: Fields, key: str) -> dt.date | None:
        node = fields.values.get(key)
        if node is None:
            return None
        try:
            return dt.date.fromisoformat(self.string(node) or "")
        except ValueError:
            self.problem(node, "yaml_not_date", key=key, value=node.value)
            return None

    def flag(self, fields: Fields, key: str) -> bool:
        node = fields.values.get(key)
        value = "false" if node is None else self.string(node)
        if node is not None and value not in ("true", "false"):
            self.problem(node, "yaml_not_flag", key=key, value=node.value)
        return value == "true"

    def choice(self, fields: Fields, key: str, kind: type[E]) -> E:
        node = fields.values[key]
        value = self.string(node)
        for member in kind:
            if member.value == value:
                return member
        values = [member.value for member in kind]
        self.problem(
            node,
            "yaml_not_choice",
            key=key,
            value=value,
            choices=", ".join(values),
            near=near_names(str(value), values),
        )
        return next(iter(kind))

    def _is_alias(self, node: yaml.Node) -> bool:
        """An alias shows as the same node met a second time."""
        if id(node) in self._seen:
            self.problem(node, "yaml_alias")
            return True
        self._seen.add(id(node))
        return False


def near_names(word: str, known: Sequence[str]) -> str:
    """The names most like ``word``, for a hint; – when none is."""
    from difflib import get_close_matches

    return "、".join(get_close_matches(word, known, 2, 0.6)) or "–"


def _too_deep(text: str) -> int:
    """The line at which flow brackets or indentation nest deeper than any plan does; 0 when none. Guards the parser."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.count("[") + line.count("{") > _DEEPEST and _nesting(line) > _DEEPEST:
            return number
        if len(line) - len(line.lstrip(" ")) > 4 * _DEEPEST or line.lstrip().startswith("- " * _DEEPEST):
            return number
    return 0


def _nesting(line: str) -> int:
    depth = deepest = 0
    for char in line:
        depth += (char in "[{") - (char in "]}")
        deepest = max(deepest, depth)
    return deepest

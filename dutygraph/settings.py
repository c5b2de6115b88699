"""The settings of an office: which gap rules matter how much, and its own lists of units and sectors."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec
import yaml

from dutygraph.errors import InvalidPlan
from dutygraph.loaders.decode import read_text
from dutygraph.loaders.strict_yaml import StrictYaml
from dutygraph.model import Severity

_OFF = "off"


class Settings(msgspec.Struct, frozen=True):
    """What a settings file says. The files it names exist."""

    severities: Mapping[str, Severity | None] = {}
    """Gap rules by name that weigh otherwise than usual; None for one that is off."""
    units: tuple[Path, ...] = ()
    """Registries of units, beside the bundled one."""
    sectors: Path | None = None
    """A checklist of sectors in place of the bundled one."""


def load(path: Path) -> Settings:
    """Reads a settings file; paths in it start from its folder.

    Raises
    ------
    UnreadableFile
    InvalidPlan
        with every problem found
    """
    return loads(read_text(path), path)


def loads(text: str, path: Path) -> Settings:
    """The settings in the text of a file; raises InvalidPlan like :func:`load`."""
    reader = _Reader(path)
    root = reader.compose(text)
    settings = reader.settings(root) if root is not None else None
    if settings is None or reader.problems:
        raise InvalidPlan(reader.problems)
    return settings


class _Reader(StrictYaml):
    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.folder = path.parent

    def settings(self, root: yaml.Node) -> Settings | None:
        if not _is_of_settings(root):
            self.problem(root, "settings_none")
            return None
        top = self.fields(root, "format", "rules units sectors")
        if top is None:
            return None
        return Settings(
            self.severities(top.values["rules"]) if "rules" in top.values else {},
            self.items(top, "units", self.file),
            self.file(top.values["sectors"]) if "sectors" in top.values else None,
        )

    def severities(self, node: yaml.Node) -> dict[str, Severity | None]:
        from dutygraph.queries.gaps import rules

        known = list(rules())
        if not isinstance(node, yaml.MappingNode):
            self.problem(node, "settings_rules", known="、".join(known))
            return {}
        named = self.fields(node, "", " ".join(known))
        choices = [_OFF, *(severity.value for severity in Severity)]
        weights = {name: self.choice(named, name, choices) for name in named.values} if named else {}
        return {name: None if weight == _OFF else Severity(weight) for name, weight in weights.items()}

    def file(self, node: yaml.Node) -> Path | None:
        name = self.string(node)
        if name is None:
            return None
        path = self.folder / name
        if not os.path.isfile(path):  # unlike Path.is_file, False for a name that is too long
            self.problem(node, "settings_no_file", file=path)
            return None
        return path


def _is_of_settings(root: yaml.Node) -> bool:
    """Whether a file says that it holds settings: of another kind of file, every key would be a mistake."""
    return isinstance(root, yaml.MappingNode) and any(
        (key.value, value.value) == ("format", "settings") for key, value in root.value
    )

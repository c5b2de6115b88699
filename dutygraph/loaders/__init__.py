"""File → Plan, one module a format. A module here with ``SUFFIXES`` and ``load(path)`` is found by itself."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from dutygraph.errors import UnreadableFile
from dutygraph.model import Plan

#: The bundled plan: 山东省“十四五”安全生产规划, reviewed.
BUNDLED = Path(__file__).parent.parent / "data" / "plan_tasks.yaml"


def load_plan(path: Path) -> Plan:
    """Reads one file in the format its suffix names.

    Raises
    ------
    UnreadableFile, NoPlan, InvalidPlan
    """
    suffix = path.suffix.lower()
    if suffix in (".yaml", ".yml"):  # the format of every answer: no need to look through the others
        from dutygraph.loaders import plan_yaml

        return plan_yaml.load(path)
    for module in iter_modules(__path__):
        loader = import_module(f"{__name__}.{module.name}")
        if suffix in getattr(loader, "SUFFIXES", ()):
            plan: Plan = loader.load(path)
            return plan
    raise UnreadableFile("unknown_format", str(path), suffix=suffix, known=" ".join(sorted(known_suffixes())))


def load_plans(paths: list[Path]) -> list[Plan]:
    """Reads files and folders; a folder stands for the files in it that have a known suffix, by name."""
    return [load_plan(file) for path in paths for file in _files(path)]


def known_suffixes() -> set[str]:
    """Suffixes that some loader reads, '' for none."""
    loaders = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return {suffix for loader in loaders for suffix in getattr(loader, "SUFFIXES", ()) if suffix}


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    known = known_suffixes()
    files = sorted(file for file in path.iterdir() if file.suffix.lower() in known)
    if not files:
        raise UnreadableFile("empty_folder", str(path), known=" ".join(sorted(known)))
    yield from files

"""File → Plan, one module a format.

A module here with ``SUFFIXES`` and ``read(path)``, which gives the document's :class:`~dutygraph.text.source.Source`,
or ``load(path)``, which gives the plans of a file that holds them as such, is found by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from dutygraph.errors import DutyGraphError, NoPlan, UnreadableFile
from dutygraph.loaders import plan_yaml
from dutygraph.loaders.beside import with_what_is_said
from dutygraph.model import Plan

if TYPE_CHECKING:
    from dutygraph.text.source import Source

#: The bundled plan: 山东省“十四五”安全生产规划, reviewed.
BUNDLED = Path(__file__).parent.parent / "data" / "plan_tasks.yaml"


def load_plan(path: Path) -> Plan:
    """Reads one file in the format its suffix names, with what people said of the plan beside it.

    Raises
    ------
    UnreadableFile, NoPlan, InvalidPlan
    DutyGraphError
        when it holds several plans
    """
    found = _load(path)
    if len(found) > 1:
        raise DutyGraphError("several_plans", str(path), count=len(found), ids=" ".join(plan.id for plan in found))
    return found[0]


def plan_of(document: Source, path: Path) -> Plan:
    """The plan that a document is, with what people said of it beside the file that it was read from. Raises NoPlan."""
    from dutygraph.text.document import read_source

    try:
        return with_what_is_said(read_source(document), path)
    except NoPlan as error:
        raise NoPlan(error.key, str(path)) from None


def read_document(path: Path) -> Source:
    """The text and the tables of a document, in the format its suffix names. Raises UnreadableFile."""
    source: Source = _loader_of(path).read(path)
    return source


def load_plans(paths: Iterable[Path], watch: Callable[[list[Path]], Iterable[Path]] = iter) -> list[Plan]:
    """Reads files and folders of plans that are asked together; ``watch`` gives the files on and may show how far it is.

    Raises
    ------
    UnreadableFile, NoPlan, InvalidPlan
    DutyGraphError
        when two files hold plans with the same id, whose tasks could not be told apart
    """
    plans: list[Plan] = []
    holder: dict[str, Path] = {}
    for file in watch(find_files(paths)):
        for plan in _load(file):
            if plan.id in holder:
                raise DutyGraphError("same_plan", str(file), id=plan.id, other=holder[plan.id])
            holder[plan.id] = file
            plans.append(plan)
    return plans


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files meant: a folder stands for the files in it that have a known suffix, by name, hidden ones left out."""
    return [file for path in paths for file in ([path] if not path.is_dir() else _files_in(path))]


def _load(path: Path) -> tuple[Plan, ...]:
    """The plans of a file: one, but where it holds several as such."""
    if is_plan_yaml(path):  # what most answers read: no need to look through the others
        return (with_what_is_said(plan_yaml.load(path), path),)
    loader = _loader_of(path)
    if hasattr(loader, "load"):
        loaded: tuple[Plan, ...] = loader.load(path)
        return (with_what_is_said(loaded[0], path),) if len(loaded) == 1 else loaded
    return (plan_of(loader.read(path), path),)


def is_plan_yaml(path: Path) -> bool:
    """Whether a file is plan YAML by its name, which people may have corrected, and no document."""
    return path.suffix.lower() in plan_yaml.SUFFIXES


def is_document(path: Path) -> bool:
    """Whether a file is read as a document, and holds no plan as such (plan YAML, RDF), which people may have corrected.

    Raises
    ------
    UnreadableFile
        when nothing reads files of its suffix
    """
    return not is_plan_yaml(path) and not hasattr(_loader_of(path), "load")


def refused_files(paths: Iterable[Path]) -> list[Path]:
    """The files in the folders meant that hold a plan perhaps, in a format that is not read: .doc, .wps, a picture."""
    folders = [path for path in paths if path.is_dir()]
    if not folders:
        return []
    from dutygraph.loaders import refused

    files = (file for folder in folders for file in sorted(folder.iterdir()) if not file.name.startswith("."))
    return [file for file in files if file.suffix.lower() in refused.SUFFIXES and file.is_file()]


def known_suffixes() -> list[str]:
    """Suffixes that some loader reads."""
    from dutygraph.loaders import refused

    return sorted(suffix for loader in _loaders() if loader is not refused for suffix in loader.SUFFIXES if suffix)


def _files_in(folder: Path) -> list[Path]:
    known = known_suffixes()
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix.lower() in known and file.is_file())
    except OSError as error:
        raise UnreadableFile("cannot_read", str(folder), reason=error.strerror) from None
    shown = [file for file in files if not file.name.startswith(".")]
    if not shown:
        raise UnreadableFile("empty_folder", str(folder), known=" ".join(known))
    return shown


def _loader_of(path: Path) -> ModuleType:
    suffix = path.suffix.lower()
    for loader in _loaders():
        if suffix in loader.SUFFIXES:
            return loader
    raise UnreadableFile("unknown_format", str(path), suffix=suffix, known=" ".join(known_suffixes()))


def _loaders() -> Iterator[ModuleType]:
    from pkgutil import iter_modules

    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return (module for module in modules if hasattr(module, "SUFFIXES"))

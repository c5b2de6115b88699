"""The pages, a module a page or a few that belong together. One here with ``ROUTES`` is found by itself; with ``MENU`` it
stands in the menu of all pages."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import NamedTuple

from starlette.routing import Route


class Entry(NamedTuple):
    """A line of the menu: its place, the address it leads to, and the key of its words in the catalogue."""

    place: int
    path: str
    words: str


def routes() -> list[Route]:
    """The routes of all pages."""
    return [route for module in _modules() for route in getattr(module, "ROUTES", ())]


def menu() -> list[Entry]:
    """The menu, in its order."""
    return sorted(module.MENU for module in _modules() if hasattr(module, "MENU"))


def _modules() -> list[ModuleType]:
    return [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]

"""Reports that people work with, one module a file suffix. A module here with ``render(graph, lang)`` is found by its name."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang


def suffixes() -> list[str]:
    """The suffixes of the files that a report can be, with their dot."""
    names = [module.name for module in iter_modules(__path__)]
    return [f".{name}" for name in names if hasattr(import_module(f"{__name__}.{name}"), "render")]


def render(graph: DutyGraph, suffix: str, lang: Lang) -> bytes:
    """The report on a graph as a file with one of :func:`suffixes`, as the bytes to write."""
    rendered: bytes = import_module(f"{__name__}.{suffix.removeprefix('.')}").render(graph, lang)
    return rendered

"""Exports of a whole graph, or of what it holds: a module a kind. One with ``render(graph, lang)``, which gives text or bytes,
is found by its name."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang


def kinds() -> list[str]:
    """The kinds of export there are."""
    return [module.name for module in iter_modules(__path__)]


def render(graph: DutyGraph, kind: str, lang: Lang) -> bytes:
    """The graph as one of :func:`kinds`, as the bytes to write."""
    rendered: str | bytes = import_module(f"{__name__}.{kind}").render(graph, lang)
    return rendered.encode() if isinstance(rendered, str) else rendered

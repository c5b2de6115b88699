"""Graph exports, one module a kind. A module here with ``render(graph, lang, severities)`` is found by its name."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang
from dutygraph.queries.gaps.rule import Severities


def kinds() -> list[str]:
    """The kinds of graph export there are."""
    return [module.name for module in iter_modules(__path__)]


def render(graph: DutyGraph, kind: str, lang: Lang, severities: Severities | None = None) -> bytes:
    """The graph as one of :func:`kinds`, as the bytes to write; ``severities`` weigh the gaps of a kind that shows them."""
    rendered: str = import_module(f"{__name__}.{kind}").render(graph, lang, severities)
    return rendered.encode()

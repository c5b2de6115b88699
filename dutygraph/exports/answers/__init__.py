"""Answers in a format, one module a format. A module here with ``render(answer)`` is found by its name."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NamedTuple

from dutygraph.exports.tables import Table


class Answer(NamedTuple):
    """What a command answers: as records for programs (one, or a list) and as a table for people."""

    records: Any
    table: Table


def formats() -> list[str]:
    """The formats there are."""
    return [module.name for module in iter_modules(__path__)]


def render(answer: Answer, form: str) -> bytes:
    """The answer in one of :func:`formats`, as the bytes to write."""
    rendered: bytes = import_module(f"{__name__}.{form}").render(answer)
    return rendered

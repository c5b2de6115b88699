"""The catalogue of messages: one text a key, in both languages, with the same placeholders."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pkgutil import iter_modules
from string import Formatter

from dutygraph import messages


def test_no_key_stands_in_two_modules() -> None:
    modules = [import_module(f"dutygraph.messages.{module.name}") for module in iter_modules(messages.__path__)]
    counts = Counter(key for module in modules for key in getattr(module, "MESSAGES", {}))
    assert {key for key, count in counts.items() if count > 1} == set()
    assert counts.keys() == messages.MESSAGES.keys()


def test_both_languages_fill_in_the_same() -> None:
    def placeholders(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    for key, text in messages.MESSAGES.items():
        assert placeholders(text.zh) == placeholders(text.en), key

"""The one catalogue of messages, in Chinese and English: a module here for each thing that is talked about, its ``MESSAGES``
found by themselves. Gap rules bring their own texts, one file a rule."""

from __future__ import annotations

import os
import re
from importlib import import_module
from pkgutil import iter_modules

from dutygraph.messages.text import LANGS, Lang, Text

__all__ = ["LANGS", "MESSAGES", "Lang", "Text", "diagnostic_codes", "locale_lang", "say", "say_place"]

#: Key → message, of all modules.
MESSAGES: dict[str, Text] = {
    key: text
    for module in iter_modules(__path__)
    for key, text in getattr(import_module(f"{__name__}.{module.name}"), "MESSAGES", {}).items()
}


def say(key: str, lang: Lang, /, **values: object) -> str:
    """The message ``key`` of the catalogue in ``lang``, with its placeholders filled."""
    return MESSAGES[key].render(lang, **values)


def say_place(place: str, lang: Lang) -> str:
    """A place (:class:`dutygraph.text.source.Places`) in words.

    >>> say_place("p3:12", "zh"), say_place("¶45", "en"), say_place("T2!C5", "zh"), say_place("台账!C5", "en")
    ('第3页第12行', 'paragraph 45', '表2 C5', '台账!C5')
    """
    if page := re.fullmatch(r"p(\d+):(\d+)", place):
        return say("place_page", lang, page=page[1], line=page[2])
    if paragraph := re.fullmatch(r"¶(\d+)", place):
        return say("place_paragraph", lang, number=paragraph[1])
    if cell := re.fullmatch(r"T(\d+)!([A-Z]+\d+)", place):
        return say("place_table", lang, number=cell[1], cell=cell[2])
    return place


def diagnostic_codes() -> list[str]:
    """The codes of diagnostics, each of which the catalogue has words for."""
    return [key.removeprefix("diagnostic_") for key in MESSAGES if key.startswith("diagnostic_")]


def locale_lang() -> Lang:
    """The reader's language by the environment: Chinese when the locale is, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "zh" if value.lower().startswith("zh") else "en"
    if os.name == "nt":
        import ctypes

        return "zh" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == 0x04 else "en"  # type: ignore[attr-defined]
    return "en"

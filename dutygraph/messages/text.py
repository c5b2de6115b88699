"""A message in both languages."""

from __future__ import annotations

from typing import Literal, NamedTuple

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")


class Text(NamedTuple):
    """One message in both languages, with ``{placeholders}``."""

    zh: str
    en: str

    def render(self, lang: Lang, /, **values: object) -> str:
        return (self.zh if lang == "zh" else self.en).format(**values)

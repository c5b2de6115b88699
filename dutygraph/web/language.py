"""In which language a page speaks: as its address says (``?lang=en``), else as the browser prefers."""

from __future__ import annotations

import re

from dutygraph.messages import LANGS, Lang

_RANGE = re.compile(r"\s*([a-z]{1,8})(?:-[a-z0-9-]{1,40})?\s*(?:;\s*q=([01](?:\.\d{1,3})?)\s*)?", re.IGNORECASE)


def lang_in(address: str | None) -> Lang | None:
    """The language that an address asks for, None where it asks for none that there is."""
    return next((lang for lang in LANGS if lang == address), None)


def preferred(accepted: str, otherwise: Lang) -> Lang:
    """The language that a browser likes best by its ``Accept-Language`` (RFC 9110, 12.5.4).

    >>> preferred("en-US,en;q=0.9,zh-CN;q=0.8", "zh"), preferred("fr", "zh"), preferred("en;q=0.5, zh-TW", "en")
    ('en', 'zh', 'zh')
    """
    weights: dict[Lang, float] = {}
    for part in accepted.split(","):
        if (found := _RANGE.fullmatch(part)) and (lang := lang_in(found[1].lower())):
            weights[lang] = max(weights.get(lang, 0), float(found[2] or 1))
    return max(weights, key=lambda lang: weights[lang]) if any(weights.values()) else otherwise

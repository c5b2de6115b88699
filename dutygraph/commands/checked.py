"""What ``dutygraph check`` can check: YAML of several kinds, told by a line at the margin."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from dutygraph.loaders import plan_yaml
from dutygraph.loaders.decode import read_text
from dutygraph.messages import Lang, say


def check(file: Path, lang: Lang) -> str:
    """What a file holds, in words. Raises UnreadableFile, or InvalidPlan with every problem found."""
    text = read_text(file)
    for line, checked in _KINDS.items():
        if re.search(line, text, re.MULTILINE):
            return checked(text, file, lang)
    return say("check_ok", lang, tasks=len(plan_yaml.loads(text, str(file)).tasks))


def _settings(text: str, file: Path, lang: Lang) -> str:
    from dutygraph import settings

    return say("check_settings", lang, count=len(settings.loads(text, file).severities))


def _units(text: str, file: Path, lang: Lang) -> str:
    from dutygraph.units import units_yaml

    return say("check_units", lang, count=len(units_yaml.loads(text, str(file))))


def _sectors(text: str, file: Path, lang: Lang) -> str:
    from dutygraph.sectors import scheme

    return say("check_sectors", lang, count=len(scheme.loads(text, str(file)).sectors))


#: A line that files of a kind have at the margin → what reads the text of the file and tells what it holds.
_KINDS: dict[str, Callable[[str, Path, Lang], str]] = {
    r"^[\"']?format[\"']?\s*:\s*[\"']?settings\b": _settings,
    r"^[\"']?units[\"']?\s*:": _units,
    r"^[\"']?sectors[\"']?\s*:": _sectors,
}

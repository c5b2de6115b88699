"""What ``dutygraph check`` can check: YAML of several kinds, told by a key at its top."""

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
    for key, checked in _KINDS.items():
        if re.search(rf"^[\"']?{key}[\"']?\s*:", text, re.MULTILINE):
            return checked(text, str(file), lang)
    return _plan(text, str(file), lang)


def _plan(text: str, name: str, lang: Lang) -> str:
    return say("check_ok", lang, tasks=len(plan_yaml.loads(text, name).tasks))


def _units(text: str, name: str, lang: Lang) -> str:
    from dutygraph.units import units_yaml

    return say("check_units", lang, count=len(units_yaml.loads(text, name)))


#: Key at the top of a file → what reads the whole text, given the file's name for problems, and tells what it holds.
_KINDS: dict[str, Callable[[str, str, Lang], str]] = {"units": _units}

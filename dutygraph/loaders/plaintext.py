"""Plain text, as a PDF viewer or a web page gives it → Plan."""

from __future__ import annotations

from pathlib import Path

from dutygraph.errors import NoPlan
from dutygraph.loaders.decode import read_name, read_text
from dutygraph.model import Plan
from dutygraph.text.document import read_plan

SUFFIXES = (".txt", ".text", "")


def load(path: Path) -> Plan:
    """Reads a plan's text. Spans carry the file's name without its folder.

    Raises
    ------
    UnreadableFile, NoPlan
    """
    try:
        return read_plan(read_text(path), read_name(path))
    except NoPlan as error:
        raise NoPlan(error.key, str(path)) from None

"""Formats that people have and that are not read: each is refused with what to do instead."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from dutygraph.errors import UnreadableFile
from dutygraph.loaders.kinds import has_password, real_suffix

#: Message → the suffixes it is for.
_ADVICE = {
    "old_document": (".doc", ".wps", ".wpt", ".rtf", ".odt", ".xml"),
    "old_sheet": (".et", ".ett"),
    "slides": (".ppt", ".pptx", ".odp", ".dps"),
    "reader_format": (".ofd", ".ceb", ".caj"),
    "picture": (".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".bmp", ".heic"),
    "archive": (".zip", ".rar", ".7z"),
}
_MESSAGE_FOR = {suffix: message for message, suffixes in _ADVICE.items() for suffix in suffixes}

SUFFIXES = tuple(_MESSAGE_FOR)


def read(path: Path) -> NoReturn:
    """Refuses the file.

    Raises
    ------
    UnreadableFile
        always: what to do with a file of its kind, or under which suffix it can be read as it is
    """
    suffix, real = path.suffix.lower(), real_suffix(path)
    if real == "" or (real == ".ole" and not has_password(path)):  # a kind that is not known by its bytes
        raise UnreadableFile(_MESSAGE_FOR[suffix], str(path), suffix=suffix)
    raise unlike_its_name(path, real)


def unlike_its_name(path: Path, real: str) -> UnreadableFile:
    """The error for a file whose suffix is one thing and whose bytes (see :func:`real_suffix`) are another."""
    suffix = path.suffix.lower()
    if real == ".ole" and has_password(path):
        return UnreadableFile("password", str(path))
    if real in _MESSAGE_FOR:
        return UnreadableFile(_MESSAGE_FOR[real], str(path), suffix=real)
    if real in ("", ".ole"):
        return UnreadableFile("damaged_file", str(path), suffix=suffix)
    return UnreadableFile("other_suffix", str(path), suffix=suffix, real=real)

"""Bytes → text, whatever encoding a Chinese office saved them in."""

from __future__ import annotations

import re
from pathlib import Path

from dutygraph.errors import UnreadableFile

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def read_text(path: Path) -> str:
    """The decoded text of a file, line ends as they are.

    Raises
    ------
    UnreadableFile
        when the file is missing, a folder, not permitted, empty, or not text in any encoding tried
        (a byte order mark; UTF-8; UTF-16; GB18030, which includes GBK and GB2312)
    """
    raw = read_bytes(path)
    if not raw.strip():
        raise UnreadableFile("empty_file", str(path))
    text = decode(raw)
    if text is None:
        raise UnreadableFile("not_text", str(path))
    return text


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, or an UnreadableFile that says why not."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile("no_such_file", str(path)) from None
    except IsADirectoryError:
        raise UnreadableFile("is_folder", str(path)) from None
    except PermissionError:
        raise UnreadableFile("not_permitted", str(path)) from None
    except (OSError, ValueError) as error:
        raise UnreadableFile("cannot_read", str(path), reason=error) from None


def decode(raw: bytes) -> str | None:
    """Text of ``raw`` in the encoding its bytes speak for, or None when they are not text."""
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _plausible(raw, encoding)
    if b"\x00" in raw:
        low, high = raw[::2].count(0), raw[1::2].count(0)
        return _plausible(raw, "utf-16-le" if high > low else "utf-16-be")
    return _plausible(raw, "utf-8") or _plausible(raw, "gb18030")


def _plausible(raw: bytes, encoding: str) -> str | None:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text

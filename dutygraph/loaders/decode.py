"""Bytes → text, whatever encoding a Chinese office saved them in."""

from __future__ import annotations

import os
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
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
#: So many characters of daily use in a row are no chance.
_SURELY_TEXT = 8


def read_text(path: Path) -> str:
    """The decoded text of a file, line ends as they are.

    Raises
    ------
    UnreadableFile
        when the file is missing, a folder, not permitted, empty, or not text in any encoding tried
        (a byte order mark; UTF-8; UTF-16; GB18030, which includes GBK and GB2312)
    """
    raw = read_bytes(path)
    text = decode(raw)
    if text is None:
        place = _damage(raw)
        raise UnreadableFile("damaged_text", f"{path}:{place}") if place else UnreadableFile("not_text", str(path))
    if not text.strip():
        raise UnreadableFile("empty_file", str(path))
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


def read_name(path: Path) -> str:
    """The file's name without its folder, as text: a name may be in another encoding than the system's."""
    return decode(os.fsencode(path.name)) or path.name.encode(errors="replace").decode()


def decode(raw: bytes) -> str | None:
    """Text of ``raw`` in the encoding its bytes speak for, or None when they are not text.

    >>> decode("规划".encode("gbk")), decode("规划".encode("utf-16")), decode(b"\\x89PNG\\r\\n\\x1a\\n")
    ('规划', '规划', None)
    """
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _text(raw, encoding)
    if b"\x00" in raw:
        low, high = raw[::2].count(0), raw[1::2].count(0)
        guess = _text(raw, "utf-16-le" if high > low else "utf-16-be")
    elif (text := _text(raw, "utf-8")) is not None:
        return text
    else:
        guess = _text(raw, "gb18030")
    return guess if guess and _is_common(guess) else None


def _text(raw: bytes, encoding: str) -> str | None:
    """The decoded bytes, if they decode and hold no more stray control characters than a bad extraction leaves."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    controls = _CONTROL.findall(text)
    return None if "\x00" in controls or len(controls) > len(text) / 100 else text


def _is_common(text: str) -> bool:
    """Whether most characters are of daily use. Big5, Shift-JIS or damaged UTF-8 taken for GB18030 are mostly rare ones."""
    beyond = "".join(_BEYOND_ASCII.findall(text))
    return len(beyond.encode("gb2312", "ignore")) >= len(beyond)  # two bytes each: half of them are in GB 2312


def _damage(raw: bytes) -> str:
    """``line:column`` where a text that began as UTF-8 or GB18030 stops being it; '' for what never was a text."""
    sound = ""
    for encoding in ("utf-8", "gb18030"):
        try:
            raw.decode(encoding)
        except UnicodeDecodeError as error:
            before = _text(raw[: error.start], encoding) or ""
            sound = max(sound, before if _is_common(before) else "", key=len)
    surely_text = len(_BEYOND_ASCII.findall(sound)) >= _SURELY_TEXT
    return f"{sound.count(chr(10)) + 1}:{len(sound) - sound.rfind(chr(10))}" if surely_text else ""

"""What a file really is, by its bytes: names lie, since web sites and people put any suffix on anything."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from dutygraph.errors import UnreadableFile
from dutygraph.loaders.decode import decode

#: What office programs write; other compressions may take any amount of memory to unpack.
COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MB = 1024 * 1024
_LARGEST_FILE = 200 * _MB
_MOST_MEMBERS = 10_000
_MEMBER_MARK = b"PK\x01\x02"  # in an archive's list of members, before each
_START = 4096
#: Suffix → how a file of the kind begins.
_BEGINNINGS = {
    ".pdf": re.compile(rb".{0,1024}%PDF-", re.DOTALL),
    ".rtf": re.compile(rb"\{\\rtf"),
    ".png": re.compile(rb"\x89PNG\r\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".gif": re.compile(rb"GIF8[79]a"),
    ".bmp": re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL),
    ".tif": re.compile(rb"II\*\0|MM\0\*"),
    ".heic": re.compile(rb".{4}ftyp(?:hei|hev|mif1|msf1)", re.DOTALL),
    ".rar": re.compile(rb"Rar!\x1a\x07"),
    ".7z": re.compile(rb"7z\xbc\xaf\x27\x1c"),
    ".zip": re.compile(rb"PK\x03\x04|PK\x05\x06"),
    ".ole": re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
}
#: Suffix → a stream that OLE files of the kind have.
_STREAMS = {".doc": "WordDocument", ".xls": "Workbook", ".ppt": "PowerPoint Document"}
#: Suffix → a member that archives of the kind have.
_MEMBERS = {
    ".docx": re.compile(r"word/document\d*\.xml"),
    ".xlsx": re.compile(r"xl/workbook\d*\.(?:xml|bin)"),
    ".pptx": re.compile(r"ppt/presentation\d*\.xml"),
    ".ofd": re.compile(r"OFD\.xml"),
}
_OPEN_DOCUMENTS = {"spreadsheet": ".ods", "text": ".odt", "presentation": ".odp"}
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|meta|body|table|div)\b",
    re.I | re.S,
)
_MIME = re.compile(r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.I)
_XML = re.compile(r"\s*<\?xml\s")


def real_suffix(path: Path) -> str:
    """The suffix that a file's bytes speak for (``.docx``, ``.html``, ``.txt`` …), '' for none that is known.

    ``.ole`` is an OLE file of no known kind, such as one with a password: see :func:`has_password`. What office programs
    save as a single XML file is ``.xml``, like any XML that is no web page.

    Raises
    ------
    UnreadableFile
        when the file is missing, a folder, not permitted, empty, or larger than any document, or an archive of more
        members than any has
    """
    start = _read_start(path)
    found = next((suffix for suffix, beginning in _BEGINNINGS.items() if beginning.match(start)), "")
    if found == ".zip":
        return _archive(path)
    if found == ".ole":
        raw = path.read_bytes()
        return next((suffix for suffix, name in _STREAMS.items() if _has_stream(raw, name)), ".ole")
    return found or _text(start)


def has_password(path: Path) -> bool:
    """Whether an OLE file is an office document that was encrypted."""
    return _has_stream(path.read_bytes(), "EncryptedPackage")


def _read_start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            start = file.read(_START)
        size = path.stat().st_size
    except FileNotFoundError:
        raise UnreadableFile("no_such_file", str(path)) from None
    except IsADirectoryError:
        raise UnreadableFile("is_folder", str(path)) from None
    except PermissionError:
        raise UnreadableFile("not_permitted", str(path)) from None
    except (OSError, ValueError) as error:
        raise UnreadableFile("cannot_read", str(path), reason=error) from None
    if not start.strip():
        raise UnreadableFile("empty_file", str(path))
    if size > _LARGEST_FILE:
        raise UnreadableFile("too_large", str(path), size=size // _MB, most=_LARGEST_FILE // _MB)
    return start


def _has_stream(raw: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in raw


def _archive(path: Path) -> str:
    if path.read_bytes().count(_MEMBER_MARK) > _MOST_MEMBERS:
        raise UnreadableFile("zip_bomb", str(path))
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            kept = archive.getinfo("mimetype") if "mimetype" in names else None
            if kept and kept.compress_type in COMPRESSIONS and kept.file_size < _START:
                kind = archive.read(kept).decode("ascii", "replace").strip().rpartition(".")[2]
                if kind in _OPEN_DOCUMENTS:
                    return _OPEN_DOCUMENTS[kind]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError, zlib.error):
        return ".zip"  # cut short, or with a password
    return next((suffix for suffix, member in _MEMBERS.items() if any(map(member.fullmatch, names))), ".zip")


def _text(start: bytes) -> str:
    # A cut at 4096 may fall into a character.
    text = next(filter(None, (decode(start[: len(start) - cut]) for cut in range(4) if len(start) > cut)), None)
    if text is None:
        return ""
    if _MARKUP.match(text):
        return ".html"
    if _XML.match(text):
        return ".xml"
    return ".mhtml" if _MIME.match(text) else ".txt"

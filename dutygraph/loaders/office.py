"""Whether an office file that is a zip archive (.docx, .xlsx, .ods) is whole and safe, before a library opens it."""

from __future__ import annotations

import re
import zipfile
import zlib
from itertools import chain
from pathlib import Path

from dutygraph.errors import UnreadableFile
from dutygraph.loaders.kinds import COMPRESSIONS, real_suffix
from dutygraph.loaders.refused import unlike_its_name

_MB = 1024 * 1024
#: What all members may take unpacked, an XML member, and one of a Word file, whose tree takes many times that in memory.
_LARGEST_INSIDE = 300 * _MB
_LARGEST_XML = 64 * _MB
_LARGEST_TREE = 24 * _MB
#: XML of real sheets shrinks to a hundredth at most; small files may be anything.
_HIGHEST_RATIO = 200
_RATIO_COUNTS_FROM = 10 * _MB
_CHUNK = _MB

#: Suffixes that tell of macros or of binary parts, and the kind that the file is otherwise.
_SAME_KIND = {".xlsm": ".xlsx", ".xlsb": ".xlsx", ".docm": ".docx"}
_XML_NAMES = (".xml", ".rels", ".vml")
_PICTURES = (".svg",)  # nobody parses them
#: Byte order marks and blanks.
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_LONGEST_DECLARATION = 16
#: How XML begins in the encodings where every ``<`` is the byte of ASCII, so that no declaration hides from the search.
_PLAIN_XML = re.compile(
    rb"[\xef\xbb\xbf\xff\xfe\s]*<(?:(?!\?xml[^>]*encoding)|\?xml[^>]*encoding\s*=\s*[\"']"
    rb"(?:utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|iso-8859-1|gb2312|gbk|gb18030)[\"'])",
    re.IGNORECASE,
)
#: What the list of members says of an encrypted one in an OpenDocument file.
_ODF_MANIFEST = "META-INF/manifest.xml"
_ODF_ENCRYPTION = b"encryption-data"


def check_package(path: Path) -> None:
    """Lets pass what is a whole, harmless office file of the kind that its suffix says.

    Every member is unpacked once, a piece at a time, and compared with its checksum, so that what the archive declares
    is what a library will meet.

    Raises
    ------
    UnreadableFile
        when the file is missing, empty, too large, of another kind, protected by a password, cut short or damaged,
        unpacks to more than any document holds, or declares entities in its XML
    """
    suffix, real = path.suffix.lower(), real_suffix(path)
    if real == ".zip":  # a zip archive that is cut short, or lacks what makes it an office file
        raise UnreadableFile("damaged_file", str(path), suffix=suffix)
    if real != _SAME_KIND.get(suffix, suffix):
        raise unlike_its_name(path, real)
    try:
        with zipfile.ZipFile(path) as archive:
            _check_members(archive, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        raise UnreadableFile("damaged_file", str(path), suffix=suffix) from None


def _check_members(archive: zipfile.ZipFile, path: Path) -> None:
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    too_dense = unpacked > _RATIO_COUNTS_FROM and unpacked > _HIGHEST_RATIO * packed
    if unpacked > _LARGEST_INSIDE or too_dense:
        raise UnreadableFile("zip_bomb", str(path))
    if any(member.compress_type not in COMPRESSIONS for member in members):
        raise UnreadableFile("damaged_file", str(path), suffix=path.suffix.lower())
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFile("password", str(path))
    for member in members:
        _check_member(archive, member, path)


def _check_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> None:
    """Unpacks a member, which compares its real size and checksum with those declared, and looks through its XML."""
    with archive.open(member) as content:
        # UTF-16 and UTF-32 without their zeros are as good as ASCII here.
        chunks = (chunk.replace(b"\0", b"") for chunk in iter(lambda: content.read(_CHUNK), b""))
        first = next(chunks, b"")
        name = member.filename.lower()
        is_xml = name.endswith(_XML_NAMES) or (
            first.lstrip(_BEFORE_XML).startswith(b"<") and not name.endswith(_PICTURES)
        )
        if is_xml and member.file_size > (_LARGEST_TREE if name.startswith("word/") else _LARGEST_XML):
            raise UnreadableFile("zip_bomb", str(path))
        if is_xml and first and not _PLAIN_XML.match(first):
            raise UnreadableFile("xml_entities", str(path), part=member.filename)
        behind = b""
        for chunk in chain([first], chunks):
            if is_xml and _DECLARATION.search(behind + chunk):
                raise UnreadableFile("xml_entities", str(path), part=member.filename)
            if member.filename == _ODF_MANIFEST and _ODF_ENCRYPTION in behind + chunk:
                raise UnreadableFile("password", str(path))
            behind = chunk[-_LONGEST_DECLARATION:]

"""An office file is opened only when it is whole and harmless."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from dutygraph.errors import UnreadableFile
from dutygraph.loaders import office
from dutygraph.loaders.office import check_package

TYPES = b'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="t"/>'
BODY = '<?xml version="1.0" encoding="UTF-8"?><document>规划</document>'.encode()


def package(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def document(body: bytes = BODY, **others: bytes) -> bytes:
    return package({"[Content_Types].xml": TYPES, "word/document.xml": body} | others)


def error_of(folder: Path, content: bytes, name: str = "plan.docx") -> UnreadableFile:
    path = folder / name
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        check_package(path)
    assert caught.value.where == str(path)
    for lang in ("zh", "en"):
        assert "{" not in caught.value.render(lang)
    return caught.value


@pytest.mark.parametrize(
    ("name", "main"),
    [
        ("a.docx", "word/document.xml"),
        ("a.docx", "word/document2.xml"),
        ("A.DOCX", "word/document.xml"),
        ("a.docm", "word/document.xml"),
        ("a.xlsx", "xl/workbook.xml"),
        ("a.xlsm", "xl/workbook.xml"),
        ("a.xlsb", "xl/workbook.bin"),
    ],
)
def test_a_whole_file_passes(tmp_path: Path, name: str, main: str) -> None:
    path = tmp_path / name
    path.write_bytes(package({"[Content_Types].xml": TYPES, main: BODY, "docProps/empty.xml": b""}))
    check_package(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_that_hide_nothing_pass(tmp_path: Path, encoding: str) -> None:
    name = encoding.removesuffix("-sig")
    path = tmp_path / "plan.docx"
    path.write_bytes(document(f"<?xml version='1.0' encoding='{name}'?>\n<document>规划</document>".encode(encoding)))
    check_package(path)


def test_a_picture_may_be_what_it_likes(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(document(**{"word/media/a.svg": b"<!DOCTYPE svg><svg/>", "word/media/b.png": b"\x89PNG" * 99}))
    check_package(path)


def test_a_missing_file_a_folder_and_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "folder.docx").mkdir()
    for path, key in ((tmp_path / "none.docx", "no_such_file"), (tmp_path / "folder.docx", "is_folder")):
        with pytest.raises(UnreadableFile) as caught:
            check_package(path)
        assert caught.value.key == key
    assert error_of(tmp_path, b"").key == "empty_file"
    assert error_of(tmp_path, b" \n\n").key == "empty_file"


def test_a_file_that_is_cut_short_anywhere(tmp_path: Path) -> None:
    whole = document(**{"word/media/a.png": bytes(range(256)) * 50})
    for length in range(4, len(whole), 997):
        assert error_of(tmp_path, whole[:length]).key == "damaged_file"


def test_a_damaged_member(tmp_path: Path) -> None:
    whole = package({"[Content_Types].xml": TYPES, "word/document.xml": BODY}, zipfile.ZIP_STORED)
    assert error_of(tmp_path, whole.replace("规划".encode(), "规则".encode(), 1)).key == "damaged_file"


def test_an_archive_that_is_no_office_file(tmp_path: Path) -> None:
    assert error_of(tmp_path, package({"plan.txt": b"1"})).key == "damaged_file"
    assert error_of(tmp_path, package({"[Content_Types].xml": TYPES})).key == "damaged_file"


@pytest.mark.parametrize(
    ("content", "name", "key", "real"),
    [
        (document(), "a.xlsx", "other_suffix", ".docx"),
        (package({"xl/workbook.xml": BODY}), "a.docx", "other_suffix", ".xlsx"),
        (package({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "a.xlsx", "other_suffix", ".ods"),
        (b"%PDF-1.7\n%", "a.docx", "other_suffix", ".pdf"),
        (b"<html><body>x</body></html>", "a.xlsx", "other_suffix", ".html"),
        ("一、任务".encode("gbk"), "a.docx", "other_suffix", ".txt"),
        (b"{\\rtf1\\ansi }", "a.docx", "old_document", ".rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "a.docx", "old_document", ".doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.docx", "damaged_file", None),
        (b"\x00\x01\x02\x03" * 99, "a.docx", "damaged_file", None),
    ],
)
def test_another_kind_under_the_suffix_is_told(
    tmp_path: Path, content: bytes, name: str, key: str, real: str | None
) -> None:
    error = error_of(tmp_path, content, name)
    assert error.key == key
    assert real is None or real in error.render("zh")


def test_a_password(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le")
    assert error_of(tmp_path, ole).key == "password"
    raw = bytearray(document())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the flag of encryption, in both lists
        at = -1
        while (at := raw.find(mark, at + 1)) >= 0:
            raw[at + offset] |= 1
    assert error_of(tmp_path, bytes(raw)).key == "password"


def test_a_password_of_an_open_document(tmp_path: Path) -> None:
    kind = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}
    encrypted = b"<manifest>" + b" " * (office._CHUNK - 20) + b"<encryption-data/></manifest>"
    assert error_of(tmp_path, package(kind | {"META-INF/manifest.xml": encrypted}), "a.ods").key == "password"
    path = tmp_path / "b.ods"
    path.write_bytes(package(kind | {"META-INF/manifest.xml": b"<manifest/>", "content.xml": b"<encryption-data/>"}))
    check_package(path)


# --- what would harm ------------------------------------------------------------------------------------------


BOMB = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'
FETCH = b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>'
UTF_7 = b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>'


@pytest.mark.parametrize(
    "part",
    [
        BOMB,
        FETCH,
        UTF_7,
        b"<a/>" + b" " * (office._CHUNK - 8) + FETCH,
        BOMB.decode().encode("utf-16"),
        BOMB.decode().encode("utf-32"),
        BOMB.decode().encode("cp500"),
    ],
    ids=["entities", "address", "utf-7", "between two pieces", "utf-16", "utf-32", "ebcdic"],
)
@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "_rels/.rels", "word/odd.bin"])
def test_declarations_of_entities_are_refused_wherever_they_hide(tmp_path: Path, part: bytes, name: str) -> None:
    if name == "word/odd.bin" and not part.lstrip(b"\xff\xfe\x00").startswith(b"<"):
        pytest.skip("known as XML by its name only")
    members = {"[Content_Types].xml": TYPES, "word/document.xml": BODY} | {name: part}
    error = error_of(tmp_path, package(members))
    assert (error.key, name in error.render("en")) == ("xml_entities", True)


def test_bombs_are_refused_before_they_are_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    zeros = bytes(12 * 1024 * 1024)
    dense = document(**{"word/media/a.bmp": zeros})
    large = package({"word/document.xml": BODY, "word/media/a.bmp": zeros}, zipfile.ZIP_STORED)

    def unpack(*_: object) -> None:
        raise AssertionError("unpacked")

    (tmp_path / "small.docx").write_bytes(document(**{"word/media/a.bmp": zeros[: len(zeros) // 2]}))
    check_package(tmp_path / "small.docx")
    monkeypatch.setattr(zipfile.ZipFile, "open", unpack)
    assert error_of(tmp_path, dense).key == "zip_bomb"
    monkeypatch.setattr(office, "_LARGEST_INSIDE", len(zeros) - 1)
    assert error_of(tmp_path, large).key == "zip_bomb"


def test_a_bomb_that_declares_itself_small(tmp_path: Path) -> None:
    size = 40 * 1024 * 1024
    raw = document(**{"word/media/a.bmp": bytes(size)}).replace(struct.pack("<L", size), struct.pack("<L", 999))
    tracemalloc.start()
    assert error_of(tmp_path, raw).key == "damaged_file"
    assert tracemalloc.get_traced_memory()[1] < size / 4
    tracemalloc.stop()


def test_xml_that_is_too_large_for_its_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_LARGEST_XML", 2000)
    monkeypatch.setattr(office, "_LARGEST_TREE", 1000)
    part = b"<a>" + b"x" * 1500 + b"</a>"
    assert error_of(tmp_path, document(part)).key == "zip_bomb"
    (tmp_path / "sheet.xlsx").write_bytes(package({"xl/workbook.xml": part}))
    check_package(tmp_path / "sheet.xlsx")
    (tmp_path / "plan.docx").write_bytes(document(**{"word/media/a.png": bytes(9999)}))
    check_package(tmp_path / "plan.docx")
    assert error_of(tmp_path, package({"xl/workbook.xml": part * 2}), "sheet.xlsx").key == "zip_bomb"


def test_more_members_than_any_document_has(tmp_path: Path) -> None:
    assert error_of(tmp_path, document(**{f"word/media/{n}.png": b"" for n in range(10_001)})).key == "zip_bomb"


def test_compressions_that_no_office_program_uses(tmp_path: Path) -> None:
    raw = package({"[Content_Types].xml": TYPES, "word/document.xml": BODY}, zipfile.ZIP_LZMA)
    assert error_of(tmp_path, raw).key == "damaged_file"


def test_a_file_beyond_all_size(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    with path.open("wb") as file:
        file.write(document())
        file.truncate(201 * 1024 * 1024)  # sparse: takes no room
    with pytest.raises(UnreadableFile, match="too large"):
        check_package(path)

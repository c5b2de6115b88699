"""Formats that are not read are refused with what to do, and files under a wrong suffix are told for what they are."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from dutygraph.errors import UnreadableFile
from dutygraph.loaders import refused
from dutygraph.loaders.kinds import real_suffix

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def archive(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return held.getvalue()


#: What is in a file → the suffix that its bytes speak for.
CONTENTS = {
    "docx": (archive(**{"word/document.xml": b"<a/>"}), ".docx"),
    "xlsx": (archive(**{"xl/workbook.xml": b"<a/>"}), ".xlsx"),
    "pptx": (archive(**{"ppt/presentation.xml": b"<a/>"}), ".pptx"),
    "ods": (archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), ".ods"),
    "odt": (archive(mimetype=b"application/vnd.oasis.opendocument.text\n"), ".odt"),
    "a long mimetype": (archive(mimetype=b" " * 5000 + b".spreadsheet"), ".zip"),
    "ofd": (archive(**{"OFD.xml": b"<a/>"}), ".ofd"),
    "zip": (archive(a=b"1"), ".zip"),
    "zip cut short": (archive(**{"word/document.xml": b"<a/>"})[:60], ".zip"),
    "doc": (OLE + "WordDocument".encode("utf-16-le"), ".doc"),
    "xls": (OLE + "Workbook".encode("utf-16-le"), ".xls"),
    "ppt": (OLE + "PowerPoint Document".encode("utf-16-le"), ".ppt"),
    "other ole": (OLE, ".ole"),
    "pdf": (b"%PDF-1.4\n", ".pdf"),
    "pdf behind junk": (b"\xef\xbb\xbf\r\n%PDF-1.4\n", ".pdf"),
    "rtf": (b"{\\rtf1\\ansi\\ansicpg936 }", ".rtf"),
    "rar": (b"Rar!\x1a\x07\x01\x00", ".rar"),
    "7z": (b"7z\xbc\xaf\x27\x1c\x00\x04", ".7z"),
    "png": (b"\x89PNG\r\n\x1a\n", ".png"),
    "jpg": (b"\xff\xd8\xff\xe0\x00\x10JFIF", ".jpg"),
    "tif": (b"II*\x00\x08\x00", ".tif"),
    "bmp": (b"BM\x36\x00\x00\x00\x00\x00\x00\x00", ".bmp"),
    "gif": (b"GIF89a", ".gif"),
    "heic": (b"\x00\x00\x00\x18ftypheic", ".heic"),
    "html": ("<!-- 保存自 --><!DOCTYPE html>\n<html>规划".encode(), ".html"),
    "html of Excel in GBK": ("\r\n<html xmlns:x='x'><meta charset=gb2312>台账</html>".encode("gbk"), ".html"),
    "html in utf-16": ("<HTML><body>规划</body></HTML>".encode("utf-16"), ".html"),
    "xhtml": (b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'><html/>", ".html"),
    "html cut within a character": (b"<html>" + "规".encode() * 2000, ".html"),
    "web archive": (b"From: <Saved by Blink>\r\nSubject: =?utf-8?Q?x?=\r\n =?utf-8?Q?y?=\r\nMIME-Version: 1.0\r\n\r\n", ".mhtml"),
    "xml of Word 2003": (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', ".xml"),
    "text": ("一、任务".encode("gbk"), ".txt"),
    "less than": ("<100人的单位".encode(), ".txt"),
    "bytes": (bytes(range(256)) * 9, ""),
}  # fmt: skip


@pytest.mark.parametrize("held", CONTENTS)
def test_what_a_file_really_is(tmp_path: Path, held: str) -> None:
    content, suffix = CONTENTS[held]
    (tmp_path / "plan").write_bytes(content)
    assert real_suffix(tmp_path / "plan") == suffix


def error_of(folder: Path, name: str, content: bytes) -> UnreadableFile:
    path = folder / name
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        refused.read(path)
    assert caught.value.where == str(path)
    return caught.value


@pytest.mark.parametrize(
    ("name", "held", "key", "told"),
    [
        ("规划.doc", "doc", "old_document", ".docx"),
        ("规划.DOC", "doc", "old_document", ".docx"),
        ("规划.wps", "other ole", "old_document", ".wps"),
        ("规划.et", "other ole", "old_sheet", ".xlsx"),
        ("规划.rtf", "rtf", "old_document", ".rtf"),
        ("规划.ceb", "bytes", "reader_format", ".pdf"),
        ("规划.ofd", "ofd", "reader_format", ".pdf"),
        ("规划.pptx", "pptx", "slides", ".pptx"),
        ("规划.jpeg", "jpg", "picture", "OCR"),
        ("规划.zip", "zip", "archive", "解压"),
        ("规划.doc", "docx", "other_suffix", "改为 .docx"),
        ("规划.wps", "docx", "other_suffix", "改为 .docx"),
        ("规划.et", "xlsx", "other_suffix", "改为 .xlsx"),
        ("规划.et", "xls", "other_suffix", "改为 .xls"),
        ("规划.doc", "html of Excel in GBK", "other_suffix", "改为 .html"),
        ("规划.doc", "web archive", "other_suffix", "改为 .mhtml"),
        ("规划.zip", "pdf", "other_suffix", "改为 .pdf"),
        ("规划.doc", "rtf", "old_document", ".rtf"),
        ("规划.doc", "png", "picture", ".png"),
        ("规划.doc", "zip cut short", "archive", ".zip"),
        ("规划.doc", "xml of Word 2003", "old_document", ".xml"),
    ],
)
def test_each_is_refused_with_what_to_do(tmp_path: Path, name: str, held: str, key: str, told: str) -> None:
    error = error_of(tmp_path, name, CONTENTS[held][0])
    assert error.key == key
    assert told in error.render("zh")
    assert "{" not in error.render("en")


def test_a_text_under_a_refused_suffix_is_told_as_text(tmp_path: Path) -> None:
    assert "改为 .txt" in error_of(tmp_path, "规划.doc", "一、任务\n".encode("gbk")).render("zh")


def test_passwords_missing_and_empty_files(tmp_path: Path) -> None:
    encrypted = OLE + "EncryptedPackage".encode("utf-16-le")
    assert error_of(tmp_path, "a.doc", encrypted).key == "password"
    assert error_of(tmp_path, "a.doc", b"").key == "empty_file"
    with pytest.raises(UnreadableFile, match="no such file"):
        refused.read(tmp_path / "none.doc")


def test_files_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read"):
        refused.read(tmp_path / "a\0.doc")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableFile, match="not permitted"):
        refused.read(tmp_path / "a.doc")


def test_a_member_packed_in_an_odd_way_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.ods", "w", zipfile.ZIP_LZMA) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert real_suffix(tmp_path / "a.ods") == ".zip"


def test_every_suffix_has_its_advice_in_both_languages(tmp_path: Path) -> None:
    for suffix in refused.SUFFIXES:
        error = error_of(tmp_path, f"a{suffix}", bytes(range(256)) * 9)
        assert suffix in error.render("zh")
        assert suffix in error.render("en")

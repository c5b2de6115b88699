"""PDF → a document: a paragraph a printed line, ruled tables as tables, without running heads and page numbers."""

from __future__ import annotations

from pathlib import Path

import msgspec

from dutygraph.errors import UnreadableFile
from dutygraph.loaders.apart import run_apart
from dutygraph.loaders.decode import read_name
from dutygraph.loaders.kinds import real_suffix
from dutygraph.loaders.pdf import pages as program
from dutygraph.loaders.pdf.joins import JoinedTable, join_tables, without_running_lines
from dutygraph.loaders.pdf.lines import UNMAPPED
from dutygraph.loaders.pdf.pages import MOST_PAGES, Page
from dutygraph.loaders.pdf.paragraphs import find_wrapped
from dutygraph.loaders.refused import unlike_its_name
from dutygraph.text.source import Note, Source, SourceWriter

SUFFIXES = (".pdf",)

#: A page of a plan has hundreds of characters, a scan none or the few that a program stamped on it.
_FEWEST_CHARACTERS_A_PAGE = 50
_MOST_UNMAPPED = 0.1
#: Reading takes a few, and a hundredth of one a page.
_SECONDS = 30
#: How a whole PDF ends; what web servers add behind is short.
_END_MARK = b"%%EOF"
_END = 2048


def read(path: Path) -> Source:
    """Reads the text of a PDF in the order it is printed.

    Raises
    ------
    UnreadableFile
        when the file is missing, empty, no PDF, cut short, damaged, protected, a scan without text, made to exhaust the
        reader, larger than any plan, or does not say what characters its glyphs are
    """
    real = real_suffix(path)
    if real != ".pdf":
        raise unlike_its_name(path, real)
    if _END_MARK not in path.read_bytes().rstrip(b"\0\r\n\t ")[-_END:]:
        raise UnreadableFile("damaged_file", str(path), suffix=".pdf")
    pages = _pages(path)
    parts = join_tables(without_running_lines([page.content for page in pages]))
    writer = SourceWriter()
    for part in parts:
        if isinstance(part, JoinedTable):
            writer.table(part.rows, part.place, part.merged)
        else:
            writer.paragraph(part.line.text, part.place)
    source = writer.source(read_name(path))
    _check_text(path, source.text, pages)
    wrapped = find_wrapped(parts, [page.width for page in pages])
    return source._replace(prose=_unwrapped(source, {line.place for line in wrapped}), notes=_notes(pages))


def _unwrapped(source: Source, wrapped: set[str]) -> str:
    """The prose, in which the end of a line that goes on in the next one, at one of these places, is a blank."""
    prose = list(source.text)
    for start, place in zip(source.places.at, source.places.names, strict=True):
        if place in wrapped:
            prose[start - 1] = " "
    return "".join(prose)


def _notes(pages: list[Page]) -> tuple[Note, ...]:
    """The pages that are pictures among others that are text: what they say is not read."""
    blank = [number for number, page in enumerate(pages, 1) if not page.characters and page.has_picture]
    return tuple(Note("page-without-text", f"p{number}:1") for number in blank)


def _check_text(path: Path, text: str, pages: list[Page]) -> None:
    length = len("".join(text.split()))
    is_scan = length < _FEWEST_CHARACTERS_A_PAGE * len(pages) and any(page.has_picture for page in pages)
    if not length or is_scan:
        raise UnreadableFile("pdf_no_text", str(path))
    if text.count(UNMAPPED) > _MOST_UNMAPPED * length:
        raise UnreadableFile("pdf_unmapped", str(path))


def _pages(path: Path) -> list[Page]:
    """The pages as the program beside this one reads them, in the time and memory that it is given."""
    done = run_apart(program.__file__, path, _SECONDS)
    decoder = msgspec.json.Decoder(Page | str)
    try:
        *pages, end = [decoder.decode(line) for line in done.stdout.splitlines()]
    except (msgspec.DecodeError, ValueError):  # it was stopped in the middle of a page, or before the first
        raise UnreadableFile("pdf_exhausting", str(path)) from None
    match end:
        case "whole":
            return [page for page in pages if isinstance(page, Page)]
        case "password":
            raise UnreadableFile("password", str(path))
        case "damaged":
            raise UnreadableFile("damaged_file", str(path), suffix=".pdf")
        case "too_many_pages":
            raise UnreadableFile("pdf_too_many_pages", str(path), most=MOST_PAGES)
    raise UnreadableFile("pdf_exhausting", str(path))

"""Markdown files → a document: spans count the file's own text, the reader sees it without markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dutygraph.loaders.decode import read_name, read_text
from dutygraph.loaders.kinds import real_suffix
from dutygraph.loaders.markdown.markup import blank_markup, same_line_ends
from dutygraph.loaders.refused import unlike_its_name
from dutygraph.text.source import CELL_END, Cell, Source, Table

SUFFIXES = (".md", ".markdown")

_LINE = re.compile(r"[^\n]+")
#: The line below the header of a table: |---|:--:|.
_DELIMITERS = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_EDGES = " \t\xa0\u3000\n"


def read(path: Path) -> Source:
    """Reads a Markdown file in any encoding; pipe tables are the tables of the document.

    Raises
    ------
    UnreadableFile
        when the file is missing, empty, no text, or of another kind
    """
    real = real_suffix(path)
    if real not in ("", ".txt", ".html", ".mhtml"):  # a file may start with HTML
        raise unlike_its_name(path, real)
    text = read_text(path)
    prose = blank_markup(text)
    characters = list(prose)
    tables = [_table(prose, lines, characters) for lines in _table_lines(same_line_ends(text))]
    return Source(read_name(path), text, "".join(characters), tables=tuple(tables))


def _table_lines(text: str) -> Iterator[list[re.Match[str]]]:
    """The lines of each pipe table: header, delimiters, rows."""
    lines = list(_LINE.finditer(text))
    number = 1
    while number < len(lines):
        above, here = lines[number - 1], lines[number]
        if "|" in above[0] and "|" in here[0] and _DELIMITERS.fullmatch(here[0]) and _follows(above, here):
            end = number + 1
            while end < len(lines) and "|" in lines[end][0] and _follows(lines[end - 1], lines[end]):
                end += 1
            yield lines[number - 1 : end]
            number = end
        number += 1


def _follows(above: re.Match[str], below: re.Match[str]) -> bool:
    return below.start() == above.end() + 1


def _table(prose: str, lines: list[re.Match[str]], characters: list[str]) -> Table:
    """The table in these lines; its pipes are blanked out of ``characters``, or part cells there."""
    header, delimiters, *below = lines
    for position in range(*delimiters.span()):
        characters[position] = " "
    rows: list[list[Cell]] = []
    for line in (header, *below):
        start, end = _inside(prose, *line.span())
        start += prose.startswith("|", start)
        end -= prose.startswith("|", end - 1) and end > start
        pipes = [at for at in range(start, end) if prose[at] == "|" and line.string[at - 1] != "\\"]
        for at in (start - 1, end):
            if prose.startswith("|", at):
                characters[at] = " "
        for at in pipes:
            characters[at] = CELL_END
        stretches = zip([start, *(at + 1 for at in pipes)], [*pipes, end], strict=True)
        rows.append([Cell(*_inside(prose, *cell), (len(rows), column)) for column, cell in enumerate(stretches)])
    return Table(rows)


def _inside(prose: str, start: int, end: int) -> tuple[int, int]:
    """A cell without the blanks around its words."""
    words = prose[start:end]
    left = len(words) - len(words.lstrip(_EDGES))
    return (start + left, start + len(words.rstrip(_EDGES))) if left < len(words) else (start, start)

"""Headings of a text that numbers none: bullets (■ ● ◇), or the paragraphs that a clause charges somebody with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dutygraph.text.headings import CHAPTER, SECTION, Heading
from dutygraph.text.words import BULLETS

_BULLET = re.compile(rf"^([{BULLETS}])", re.MULTILINE)
#: 板块一居住环境; 老旧小区改造。 A bullet before a label opens a clause.
_TITLE = re.compile(r"[^，、；：。？！\n]{1,45}")
_LABEL_BEHIND = re.compile(r"[^，。；\n]{0,8}：")
_PARAGRAPH = re.compile(r"[^\n]+")


def find_bullets(text: str, start: int = 0) -> list[Heading]:
    """Bullets at the start of a line as headings: of two kinds the first to come are the chapters.

    >>> [(h.number, h.title) for h in find_bullets("■居住环境\\n●旧区改造。新开工。\\n●危房处置。逐栋制定。")]
    [('1', '居住环境'), ('1.1', '旧区改造'), ('1.2', '危房处置')]
    """
    found = [one for one in _BULLET.finditer(text, start) if not _LABEL_BEHIND.match(text, one.end())]
    kinds = list(dict.fromkeys(bullet[1] for bullet in found))[:2]
    headings: list[Heading] = []
    chapter = item = 0
    for bullet in found:
        title = _TITLE.match(text, bullet.end())
        if bullet[1] not in kinds or title is None:
            continue
        is_chapter = len(kinds) > 1 and bullet[1] == kinds[0]
        chapter, item = (chapter + 1, 0) if is_chapter else (chapter, item + 1)
        number = str(chapter) if is_chapter else f"{chapter}.{item}" if len(kinds) > 1 else str(item)
        headings.append(_heading(text, bullet.start(), title, CHAPTER if is_chapter else SECTION, number))
    return headings


def by_clauses(text: str, clauses: Iterable[tuple[int, int]], start: int = 0) -> list[Heading]:
    """A heading for each block of paragraphs that ends with a clause, named by the first words of the block.

    Of the paragraphs before the first clause only the last one is work: the others open the plan.
    """
    ends = [end for _, end in clauses]
    paragraphs = list(_PARAGRAPH.finditer(text, start))
    blocks: list[list[re.Match[str]]] = []
    block: list[re.Match[str]] = []
    for paragraph in paragraphs:
        block.append(paragraph)
        if any(paragraph.start() < end <= paragraph.end() for end in ends):
            blocks.append(block)
            block = []
    if blocks:
        blocks[0] = _last_of_opening(blocks[0], clauses)
    headings = []
    for number, lines in enumerate(blocks, 1):
        title = _TITLE.search(text, lines[0].start(), lines[0].end())
        if title is not None:
            start = lines[0].start()  # the title is the first words of the work, and stays part of it
            headings.append(
                Heading(start, title.end(), start, SECTION, str(number), str(number), title[0].strip(), True)
            )
    return headings


def _last_of_opening(block: Sequence[re.Match[str]], clauses: Iterable[tuple[int, int]]) -> list[re.Match[str]]:
    """The paragraph with the first clause, and the one before it where the clause has its paragraph to itself."""
    first = min(start for start, _ in clauses)
    holder = next(position for position, paragraph in enumerate(block) if paragraph.end() > first)
    alone = block[holder].start() == first
    return list(block[max(0, holder - alone) :])


def _heading(text: str, start: int, title: re.Match[str], level: int, number: str) -> Heading:
    """A heading whose title stays part of its body, but for a title that is a sentence or a line by itself."""
    stands_alone = text[title.end() : title.end() + 1] in ("。", "\n", "")
    body = title.end() + (text[title.end() : title.end() + 1] == "。") if stands_alone else title.start()
    return Heading(start, title.end(), body, level, number, number.partition(".")[0], title[0].strip(), True)

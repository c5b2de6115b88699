"""What a paper is made of, in no format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dutygraph.messages import Lang
from dutygraph.text.numerals import numeral_of


class Heading(NamedTuple):
    """A heading of one of three levels. Papers are written without its number: :func:`numbered` gives it one."""

    level: int
    text: str


class Paragraph(NamedTuple):
    text: str


class Fact(NamedTuple):
    """A line that tells one thing: 时限：2022年底前."""

    label: str
    text: str


class Quote(NamedTuple):
    """Words of a plan and where they stand; ``label`` is what they are, ``note`` what is told of them, '' for nothing."""

    text: str
    where: str
    label: str = ""
    note: str = ""


class Grid(NamedTuple):
    """A table. ``widths`` are those of its columns, of what they have together."""

    headers: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[str]]


class Blanks(NamedTuple):
    """Lines to be filled in by hand, one a label."""

    labels: Sequence[str]


Block = Heading | Paragraph | Fact | Quote | Grid | Blanks


class Paper(NamedTuple):
    """A paper: what stands above it, and its blocks. ``is_wide`` asks for paper that lies on its side."""

    label: str
    title: str
    subtitle: str
    blocks: Sequence[Block]
    is_wide: bool = False


def numbered(blocks: Iterable[Block], lang: Lang) -> Iterator[Block]:
    """The blocks with numbers in front of their headings: 一、 （一） 1． in Chinese, 1. 1.1 1.1.1 in English.

    >>> [block.text for block in numbered([Heading(1, "概况"), Heading(2, "牵头"), Heading(1, "时限")], "zh")]
    ['一、概况', '（一）牵头', '二、时限']
    >>> [block.text for block in numbered([Heading(1, "Summary"), Heading(2, "Led")], "en")]
    ['1. Summary', '1.1 Led']
    """
    counts = [0, 0, 0]
    for block in blocks:
        if isinstance(block, Heading):
            counts[block.level - 1 :] = [counts[block.level - 1] + 1, *[0] * (3 - block.level)]
            yield block._replace(text=_number(counts[: block.level], lang) + block.text)
        else:
            yield block


def _number(counts: Sequence[int], lang: Lang) -> str:
    if lang == "en":
        return ".".join(map(str, counts)) + (". " if len(counts) == 1 else " ")
    last = counts[-1]
    return (f"{numeral_of(last)}、", f"（{numeral_of(last)}）", f"{last}．")[len(counts) - 1]

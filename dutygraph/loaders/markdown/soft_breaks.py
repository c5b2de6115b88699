"""Line breaks within a paragraph of a Markdown file, which mean no more than a blank."""

from __future__ import annotations

import re
from itertools import pairwise

from dutygraph.text.headings import starts_block

#: What opens a block of its own: a heading, an item, a quote, HTML, a fence, a note, a rule.
_OPENS = re.compile(
    r"[ \t]*(?:#|[-*+>][ \t]|\d{1,3}[.)][ \t]|<|```|~~~|:::|\[[^\]\n]{1,200}\]:|(?:[-*_=+][ \t]*){2,}$|\*\*\s*$)"
)
#: What is a line by itself, whatever stands below.
_ALONE = re.compile(r"[ \t]*(?:#{1,6}[^#]|<|:::|\[[^\]\n]{1,200}\]:|(?:[-*_=+][ \t]*){2,}$)")
_HARD_BREAK = ("  ", "\\")
#: A file in which this share of the numbered lines stand below a blank one keeps its paragraphs apart by blank lines.
_KEPT_APART = 0.8


def without_soft_breaks(text: str) -> str:
    """The text with a blank for each line feed that ends no paragraph, as long as it was.

    In a file whose numbered lines (一、 （一） 1.) follow each other without blank lines, every line is taken for a
    paragraph, whatever a program would make of it.

    >>> without_soft_breaks("（一）防汛。组织\\n演练。\\n\\n（二）抗旱。")
    '（一）防汛。组织 演练。\\n\\n（二）抗旱。'
    >>> without_soft_breaks("（一）防汛\\n组织演练\\n（二）抗旱")
    '（一）防汛\\n组织演练\\n（二）抗旱'
    """
    lines = text.split("\n")
    numbered = [number for number, line in enumerate(lines) if _is_numbered(line)]
    apart = [number for number in numbered if number == 0 or not _is_plain(lines[number - 1])]
    if len(apart) < _KEPT_APART * len(numbered):
        return text
    ends = [" " if _goes_on(above, below) else "\n" for above, below in pairwise(lines)]
    return "".join(piece for pair in zip(lines, [*ends, ""], strict=True) for piece in pair)


def _goes_on(above: str, below: str) -> bool:
    return (
        bool(above.strip())
        and not _ALONE.match(above)
        and not above.endswith(_HARD_BREAK)
        and _is_plain(below)
        and "|" not in above
        and not _is_numbered(below)
    )


def _is_numbered(line: str) -> bool:
    """Whether a line opens with the number of a heading, be it escaped (``1\\.``), or the label of a clause."""
    return starts_block(line.strip().replace("\\", ""))


def _is_plain(line: str) -> bool:
    """Whether a line is words of a paragraph."""
    return bool(line.strip()) and not _OPENS.match(line) and "|" not in line

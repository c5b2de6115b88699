"""A paper as GitHub flavoured Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dutygraph.exports.markdown import escape
from dutygraph.exports.papers.paper import Blanks, Block, Fact, Grid, Heading, Paper, Paragraph, Quote
from dutygraph.messages import Lang, say

_BLANK = "＿" * 8


def render(paper: Paper, lang: Lang) -> bytes:
    """The file, with a line break at its end."""
    above = [escape(line) for line in (paper.label, paper.subtitle) if line]
    parts = [f"# {escape(paper.title)}", *above]
    was_listed = False
    for block in paper.blocks:
        is_listed = isinstance(block, Fact | Blanks)
        lines = "\n".join(_lines(block, lang))
        if is_listed and was_listed:
            parts[-1] += f"\n{lines}"
        else:
            parts.append(lines)
        was_listed = is_listed
    return ("\n\n".join(parts) + "\n").encode()


def _lines(block: Block, lang: Lang) -> Iterator[str]:
    if isinstance(block, Heading):
        text = escape(block.text)
        yield f"{'#' * (block.level + 1)} {text}"
    elif isinstance(block, Paragraph):
        yield escape(block.text)
    elif isinstance(block, Fact):
        yield "- " + say("labelled", lang, label=f"**{escape(block.label)}**", text=escape(block.text))
    elif isinstance(block, Quote):
        told = "，".join(filter(None, (block.where, block.note)))
        quote = f"{escape(block.text)}（{escape(told)}）"
        label = f"**{escape(block.label)}**"
        yield "> " + (say("labelled", lang, label=label, text=quote) if block.label else quote)
    elif isinstance(block, Grid):
        yield _row(block.headers)
        yield f"|{' --- |' * len(block.headers)}"
        yield from map(_row, block.rows)
    else:
        for label in block.labels:
            yield "- " + say("labelled", lang, label=escape(label), text=_BLANK)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(escape, cells))} |"

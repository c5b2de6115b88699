"""A Markdown table."""

from __future__ import annotations

import re

from dutygraph.exports.answers import Answer

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#!~&])")


def render(answer: Answer) -> bytes:
    table = answer.table
    lines = [f"{_plain(line)}  " if line else "" for line in table.before]
    if table.rows:
        lines += [_row(table.headers), _row(["---"] * len(table.headers))]
        lines += [_row([_plain(cell) for cell in row]) for row in table.rows]
    lines += [f"{_plain(line.strip())}  " if line else "" for line in table.after]
    return ("\n".join(lines) + "\n").encode()


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))

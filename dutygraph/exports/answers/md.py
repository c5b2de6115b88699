"""A Markdown table."""

from __future__ import annotations

from dutygraph.exports.answers import Answer
from dutygraph.exports.markdown import escape


def render(answer: Answer) -> bytes:
    table = answer.table
    lines = [f"{escape(line)}  " if line else "" for line in table.before]
    if table.rows:
        lines += [_row(table.headers), _row(["---"] * len(table.headers))]
        lines += [_row([escape(cell) for cell in row]) for row in table.rows]
    lines += [f"{escape(line.strip())}  " if line else "" for line in table.after]
    return ("\n".join(lines) + "\n").encode()


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"

"""What the benchmarks share: peak memory, child processes, tables. Measures nothing by itself."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from typing import Any


def peak_mb(*, of_children: bool = False) -> float:
    """The most memory this process, or the largest of those it started, has held so far. A child process starts with the
    peak of the one that starts it."""
    peak = resource.getrusage(resource.RUSAGE_CHILDREN if of_children else resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000)  # bytes there, kilobytes elsewhere


def run_child(module: str, *arguments: object) -> dict[str, Any]:
    """Runs ``python -m module arguments`` and gives the JSON object it prints."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    printed = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    result: dict[str, Any] = json.loads(printed)
    return result


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A Markdown table with aligned columns: the first to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    rule = ["-" * (widths[0]), *("-" * (width - 1) + ":" for width in widths[1:])]
    for row in (header, rule, *rows):
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        print(f"| {' | '.join(cells)} |", flush=True)


def figure(value: float) -> str:
    """Three significant digits, never with an exponent.

    >>> figure(0.01234), figure(1.5), figure(12345.6)
    ('0.0123', '1.50', '12,346')
    """
    if value >= 100:
        return f"{value:,.0f}"
    if value >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if value >= 1 else f"{value:.3g}"

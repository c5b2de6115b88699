"""The tables of what was measured, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from benchmarks.measure import figure, print_table


class Result(NamedTuple):
    """What one engine did with one number of duties; ``left_out`` is why the rest is missing, '' where nothing is."""

    load: float | None = None
    memory: float | None = None
    asked: dict[str, dict[str, Any]] = {}  # noqa: RUF012  never changed
    left_out: str = ""


Results = dict[str, Result]
"""By engine, ours first."""


def print_tables(duties: int, results: Results) -> None:
    """Load and memory of each engine, then each query: ours in milliseconds, the others in multiples of it."""
    print(f"### {duties:,} duties\n")
    ours, *others = results
    base = results[ours]
    print_table(
        ["engine", "load s", "× ours", "memory MB", "× ours"],
        [
            [
                name,
                *_with_ratio(one.load, base.load, one.left_out),
                *_with_ratio(one.memory, base.memory, one.left_out, least=1),
            ]
            for name, one in results.items()
        ],
    )
    print()
    print_table(
        ["query", "rows", f"{ours} ms", *(f"{name} ×" for name in others)],
        [
            [
                asking,
                f"{told['rows']:,}" if "rows" in told else "–",
                figure(1e3 * told["seconds"]) if "seconds" in told else told["left_out"],
                *(_ratio(asking, told, results[name]) for name in others),
            ]
            for asking, told in base.asked.items()
        ],
    )
    print()
    for name, one in results.items():
        for why in dict.fromkeys(told["left_out"] for told in one.asked.values() if "left_out" in told):
            queries = [asking for asking, told in one.asked.items() if told.get("left_out") == why]
            print(f"{name}, left out ({why}): {', '.join(queries)}\n")
        if one.left_out:
            print(f"{name}, left out from there on: {one.left_out}\n")


def differences(duties: int, results: Results) -> Iterator[str]:
    """Where an engine has answered otherwise than ours."""
    ours, *others = results
    for name in others:
        for asking, told in results[name].asked.items():
            first = results[ours].asked[asking].get("answers", ())
            if any(a != b for a, b in zip(told.get("answers", ()), first, strict=False)):
                yield f"{duties:,} duties, {asking}: {name} answers otherwise"


def _with_ratio(value: float | None, base: float | None, left_out: str, *, least: float = 0) -> tuple[str, str]:
    """A figure and how many times ours it is, where ours is not too small (``least``) for that to tell anything."""
    if value is None:
        return f"left out: {left_out}", "–"
    return figure(value), figure(value / base) if base and base >= least else "–"


def _ratio(asking: str, ours: dict[str, Any], result: Result) -> str:
    told = result.asked.get(asking, {})
    if "seconds" not in told or "seconds" not in ours:
        return "–"
    same = all(a == b for a, b in zip(told["answers"], ours["answers"], strict=False))
    return figure(told["seconds"] / ours["seconds"]) + ("" if same else " DIFFERENT")

"""Measures reading a document: seconds and peak memory of ``read_plan`` on 1, 10 and 50 MB of plan text.

The text is the Shandong plan with its chapters repeated: nothing a reader could take a short cut on but names, and
the same tasks and clauses in every copy, so the counts must be exact. The floor is one pass of one regular expression
that cuts the same text into sentences and clauses: what any reader in Python has to pay before it understands a word.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.measure import figure, peak_mb, print_table, run_child
from dutygraph.text.document import read_plan

PLAN = Path(__file__).parent.parent / "examples" / "山东省“十四五”安全生产规划.txt"
FIRST_CHAPTER = "一、现状与形势"
TASKS, CLAUSES = 45, 41  # of one copy
ROUNDS = 3

_FLOOR = re.compile(
    r"[（(](?:责\s+)?责任单位[：:](?:[^（）()]|[（(][^（）()]*[）)])*[）)]"  # a clause, with brackets inside
    r"|[^。！？\n]*[。！？\n]+|[^。！？\n]+"  # a sentence
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[1, 10, 50], metavar="MB", help="1 10 50 by default")
    parser.add_argument("--one", action="store_true", help="measure one size in this process and print JSON")
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(_measure(arguments.sizes[0])))
        return
    results = [run_child("benchmarks.extract", "--one", size) for size in arguments.sizes]
    _print(results)
    sys.exit(not all(_is_complete(result) for result in results))


def long_plan(megabytes: float) -> tuple[str, int]:
    """The plan with its chapters repeated until it has this many megabytes of UTF-8, and how often they stand there."""
    text = PLAN.read_text(encoding="utf-8")
    first = text.index(FIRST_CHAPTER)
    body = text[first:].strip() + "\n\n"
    copies = round(megabytes * 1_000_000 / len(body.encode()))
    return text[:first] + body * copies, copies


def _measure(megabytes: int) -> dict[str, float]:
    """Floor and extraction of one size, in turns, in this process."""
    text, copies = long_plan(megabytes)
    floors, extracts = [], []
    tasks = clauses = 0
    for _ in range(ROUNDS):
        start = perf_counter()
        for _match in _FLOOR.finditer(text):
            pass
        floors.append(perf_counter() - start)
        start = perf_counter()
        plan = read_plan(text, PLAN.name)
        extracts.append(perf_counter() - start)
        tasks, clauses = len(plan.tasks), sum(len(task.clauses) for task in plan.tasks)
        del plan  # so that the next round does not hold two
    return {
        "megabytes": len(text.encode()) / 1_000_000,
        "copies": copies,
        "floor": median(floors),
        "extract": median(extracts),
        "peak": peak_mb(),
        "tasks": tasks,
        "clauses": clauses,
    }


def _is_complete(result: dict[str, float]) -> bool:
    return result["tasks"] == TASKS * result["copies"] and result["clauses"] == CLAUSES * result["copies"]


def _print(results: list[dict[str, float]]) -> None:
    header = [
        "MB",
        "floor s",
        "extract s",
        "ratio",
        "s per MB",
        "MB/s",
        "peak MB",
        "peak per MB",
        "tasks",
        "clauses",
        "all",
    ]
    rows = [
        [
            f"{result['megabytes']:.1f}",
            figure(result["floor"]),
            figure(result["extract"]),
            figure(result["extract"] / result["floor"]),
            figure(result["extract"] / result["megabytes"]),
            figure(result["megabytes"] / result["extract"]),
            f"{result['peak']:,.0f}",
            figure(result["peak"] / result["megabytes"]),
            f"{result['tasks']:,}",
            f"{result['clauses']:,}",
            "yes" if _is_complete(result) else "NO",
        ]
        for result in results
    ]
    print_table(header, rows)


if __name__ == "__main__":
    main()

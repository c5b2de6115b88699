"""Measures the start of the program: wall time of one whole command against bare Python and ``import click``.

The commands take turns, so that a slow moment of the machine meets all of them alike.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.measure import figure, print_table

ROUNDS = 15
QUESTION = ["tasks", "省应急厅", "--role", "lead"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", nargs="*", help="how dutygraph is started; by default as installed beside Python")
    command = parser.parse_args().command or _installed()
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "python -c 'import click'": [sys.executable, "-c", "import click"],
        f"{Path(command[0]).name} {' '.join([*command[1:], *QUESTION])}": [*command, *QUESTION],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, words in commands.items():
            times[name].append(_seconds(words))
    bare = median(times["python -c pass"])
    print_table(
        ["command", "median ms", "fastest ms", "over bare Python ms", "times bare Python"],
        [
            [
                name,
                figure(1000 * median(taken)),
                figure(1000 * min(taken)),
                figure(1000 * (median(taken) - bare)),
                figure(median(taken) / bare),
            ]
            for name, taken in times.items()
        ],
    )


def _installed() -> list[str]:
    script = Path(sys.executable).parent / "dutygraph"
    return [str(script)] if script.exists() else [sys.executable, "-m", "dutygraph"]


def _seconds(command: list[str]) -> float:
    """Wall time of a whole process. Raises CalledProcessError when it fails."""
    start = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return perf_counter() - start


if __name__ == "__main__":
    main()

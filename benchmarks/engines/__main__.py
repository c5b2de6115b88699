"""The command: each engine and number of duties in a process of its own, and the tables of all."""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import benchmarks.engines
from benchmarks.engines.holders import HOLDERS
from benchmarks.engines.one import measure
from benchmarks.engines.tables import Result, differences, print_tables
from benchmarks.generate import SIZES

OURS = next(iter(HOLDERS))
#: The most duties that an engine is given, and why not more.
MOST = {"rdflib": (100_000, "some 40 GB")}
OVERALL = 30  # times the cap of a query: what an engine may take for everything


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.engines",
        description=benchmarks.engines.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--duties", nargs="+", type=int, default=list(SIZES))
    parser.add_argument("--engines", nargs="+", choices=HOLDERS, default=list(HOLDERS))
    parser.add_argument("--cap", type=float, default=30.0, metavar="SECONDS", help="that one query may take")
    parser.add_argument("--one", type=Path, metavar="FILE", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        measure(options.engines[0], options.duties[0], options.cap, options.one)
        return
    wrong: list[str] = []
    for duties in options.duties:
        others = [name for name in options.engines if name != OURS]
        results = {name: _result(name, duties, options.cap) for name in (OURS, *others)}
        print_tables(duties, results)
        wrong += differences(duties, results)
    print("\n".join(wrong or ["All answers that were given are equal."]))
    sys.exit(bool(wrong))


def _result(name: str, duties: int, cap: float) -> Result:
    """What one engine tells in a process of its own, as far as it comes in the time it has."""
    most, why = MOST.get(name, (duties, ""))
    if duties > most:
        return Result(left_out=why)
    with TemporaryDirectory() as folder:
        file = Path(folder, "figures")
        command = [sys.executable, "-m", "benchmarks.engines", "--one", str(file), "--engines", name]
        command += ["--duties", str(duties), "--cap", str(cap)]
        process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True)
        try:
            _, said = process.communicate(timeout=OVERALL * cap)
            ended = said.strip().rpartition("\n")[2] if process.returncode else ""
        except subprocess.TimeoutExpired:
            ended = f"> {OVERALL * cap:.0f} s for everything"
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # and the server that it may have started
            process.wait()
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []
    if not lines:
        return Result(left_out=ended)
    load, *asked = lines
    return Result(load["load"], load["memory"], {one.pop("asking"): one for one in asked}, ended)


if __name__ == "__main__":
    main()

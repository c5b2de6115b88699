"""One engine with one number of duties, in this process: loads it, asks it everything, and tells each figure as soon as it is known."""

from __future__ import annotations

import gc
import json
import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import perf_counter
from types import FrameType
from typing import Any, TextIO

from benchmarks.engines.asked import Asking, askings
from benchmarks.engines.holders import HOLDERS
from benchmarks.generate import DUTIES, SIZES, TASKS, each_plan, uneven
from benchmarks.measure import peak_mb
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Plan
from dutygraph.queries.engines import Engine
from dutygraph.units.registry import bundled

FEWEST_UNITS = min(SIZES.values())
RUNS = 5  # of each query with each value, fewer where they take long
LONG = 2.0  # seconds after which an asking is not repeated


def measure(name: str, duties: int, cap: float, into: Path) -> None:
    """Writes a line of JSON to a file for the load, and one for each asking."""
    bundled()  # who is who is read once a process, whatever holds the plans
    empty = peak_mb()
    plans = _plans(duties)
    gc.freeze()  # what was made before the clock starts is no garbage to look through
    start = perf_counter()
    graph = DutyGraph(plans)
    indexed = perf_counter() - start
    is_ours = name == next(iter(HOLDERS))
    before = empty if is_ours else peak_mb()
    with into.open("a", encoding="utf-8") as file:
        start = perf_counter()
        with HOLDERS[name](graph) as held:
            loaded = indexed if is_ours else perf_counter() - start
            memory = held.peak_mb() - (before if held.peak_mb is peak_mb else 0)
            _tell(file, load=loaded, memory=memory)
            for asking in askings(graph):
                _tell(file, asking=asking.label, **_asked(held.engine, asking, cap))


def _plans(duties: int) -> list[Plan]:
    random_numbers = random.Random(duties)
    count = max(1, round(duties / (TASKS * DUTIES)))
    return uneven(each_plan(count, SIZES.get(duties, FEWEST_UNITS), random_numbers), random_numbers)


def _asked(engine: Engine, asking: Asking, cap: float) -> dict[str, Any]:
    """Times and answers of an asking, or why there are none."""
    seconds: list[float] = []
    answers: list[str] = []
    rows = 0
    begin = perf_counter()
    try:
        for given in asking.given:
            runs: list[float] = []
            while len(runs) < RUNS and (not runs or perf_counter() - begin < LONG):
                with _at_most(cap):
                    start = perf_counter()
                    found = engine.rows(asking.query, **given)
                    runs.append(perf_counter() - start)
            seconds.append(min(runs))
            rows = max(rows, len(found))
            answers.append(sha256(json.dumps(found, ensure_ascii=False).encode()).hexdigest())
            if perf_counter() - begin > LONG:
                break
    except TimeoutError:
        return {"left_out": f"> {cap:.0f} s"}
    except Exception as error:  # an engine that cannot answer is a figure of the table, not the end of it
        return {"left_out": f"{type(error).__name__}: {error}".partition("\n")[0][:200]}
    return {"seconds": median(seconds), "answers": answers, "rows": rows}


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raises TimeoutError where it takes longer."""

    def end(_: int, __: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _tell(file: TextIO, **figures: object) -> None:
    print(json.dumps(figures), file=file, flush=True)

"""Measures the graph: loading, memory and three queries, beside a dict, SQLite, networkx and rdflib.

Every engine loads the same Plan records, in a process of its own. Q1 asks for the tasks a unit leads, Q2 for its tasks
in any role, Q3 for the tasks that have owners but no lead. Each engine answers in its own form (DutyGraph with its
records, the others with task ids) and all answers must mean the same tasks, or the run fails.

Memory is how far the process's peak rises while it loads, so the records, made before, do not count; what an engine
keeps by referring to them costs it nothing. A rise within memory that the process had freed before is not seen.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, Protocol

from benchmarks.generate import SIZES, generate_plans
from benchmarks.measure import figure, peak_mb, print_table, run_child
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Assignment, Plan, Role, Task
from dutygraph.units.registry import bundled

ASKED_UNITS = 200
TIMES = 5  # that each query of a unit is repeated
ROUNDS = 3

Answers = dict[str, list[str]]


class Engine(Protocol):
    """Something that holds plans and answers the three queries. ``ids`` gives the task ids of an answer."""

    def load(self, plans: list[Plan]) -> None: ...
    def led_by(self, unit: str) -> Iterable[Any]: ...
    def held_by(self, unit: str) -> Iterable[Any]: ...
    def without_lead(self) -> Iterable[Any]: ...
    def ids(self, answer: Iterable[Any]) -> list[str]: ...


# --- engines ----------------------------------------------------------------------------------------------


class OnDutyGraph:
    def __init__(self) -> None:
        bundled()  # who is who is read once a process, not once a graph

    def load(self, plans: list[Plan]) -> None:
        self.graph = DutyGraph(plans)

    def led_by(self, unit: str) -> Iterable[Any]:
        return self.graph.held(unit, Role.LEAD)

    def held_by(self, unit: str) -> Iterable[Any]:
        return self.graph.held(unit)

    def without_lead(self) -> Iterable[Any]:
        return [task for plan in self.graph.plans for task in plan.tasks if _has_no_lead(task)]

    def ids(self, answer: Iterable[Any]) -> list[str]:
        return [found.id if isinstance(found, Task) else found.task.id for found in answer]


def _has_no_lead(task: Task) -> bool:
    roles = {assignment.role for clause in task.clauses for assignment in clause.assignments}
    return bool(roles) and Role.LEAD not in roles


class OnDict:
    """A dictionary written for just these three queries: the least any index in Python costs."""

    def load(self, plans: list[Plan]) -> None:
        self.held: dict[str, list[str]] = {}
        self.led: dict[str, list[str]] = {}
        self.unled: list[str] = []
        for plan in plans:
            for task in plan.tasks:
                identity = task.id
                has_owner = has_lead = False
                for clause in task.clauses:
                    for assignment in clause.assignments:
                        has_owner = True
                        self.held.setdefault(assignment.party, []).append(identity)
                        if assignment.role is Role.LEAD:
                            has_lead = True
                            self.led.setdefault(assignment.party, []).append(identity)
                if has_owner and not has_lead:
                    self.unled.append(identity)

    def led_by(self, unit: str) -> Iterable[Any]:
        return self.led.get(unit, [])

    def held_by(self, unit: str) -> Iterable[Any]:
        return self.held.get(unit, [])

    def without_lead(self) -> Iterable[Any]:
        return self.unled

    def ids(self, answer: Iterable[Any]) -> list[str]:
        return list(answer)


class OnSqlite:
    def load(self, plans: list[Plan]) -> None:
        self.database = sqlite3.connect(":memory:")
        self.database.executescript(
            "CREATE TABLE task (id TEXT PRIMARY KEY) WITHOUT ROWID;"
            "CREATE TABLE assignment (unit TEXT NOT NULL, role TEXT NOT NULL, task TEXT NOT NULL)"
        )
        self.database.executemany("INSERT INTO task VALUES (?)", ((task.id,) for plan in plans for task in plan.tasks))
        self.database.executemany(
            "INSERT INTO assignment VALUES (?, ?, ?)",
            ((assignment.party, assignment.role.value, task) for task, assignment in _assignments(plans)),
        )
        self.database.executescript(
            "CREATE INDEX by_unit ON assignment (unit, role, task); CREATE INDEX by_task ON assignment (task, role)"
        )

    def led_by(self, unit: str) -> Iterable[Any]:
        return self._tasks("SELECT task FROM assignment WHERE unit = ? AND role = 'lead'", unit)

    def held_by(self, unit: str) -> Iterable[Any]:
        return self._tasks("SELECT task FROM assignment WHERE unit = ?", unit)

    def without_lead(self) -> Iterable[Any]:
        return self._tasks(
            "SELECT id FROM task WHERE EXISTS (SELECT 1 FROM assignment WHERE task = id)"
            " AND NOT EXISTS (SELECT 1 FROM assignment WHERE task = id AND role = 'lead')"
        )

    def ids(self, answer: Iterable[Any]) -> list[str]:
        return list(answer)

    def _tasks(self, query: str, *values: str) -> list[str]:
        return [task for (task,) in self.database.execute(query, values)]


class OnNetworkx:
    """One edge an assignment; a query looks through the edges of its unit."""

    def __init__(self) -> None:
        import networkx as nx

        self.graph: Any = nx.MultiDiGraph()

    def load(self, plans: list[Plan]) -> None:
        self.graph.add_nodes_from((task.id for plan in plans for task in plan.tasks), kind="task")
        for task, assignment in _assignments(plans):
            self.graph.add_edge(assignment.party, task, role=assignment.role.value)

    def led_by(self, unit: str) -> Iterable[Any]:
        return [task for _, task, role in self.graph.out_edges(unit, data="role") if role == "lead"]

    def held_by(self, unit: str) -> Iterable[Any]:
        return [task for _, task in self.graph.out_edges(unit)]

    def without_lead(self) -> Iterable[Any]:
        found = []
        for task, kind in self.graph.nodes(data="kind"):
            if kind == "task":
                roles = {role for _, _, role in self.graph.in_edges(task, data="role")}
                if roles and "lead" not in roles:
                    found.append(task)
        return found

    def ids(self, answer: Iterable[Any]) -> list[str]:
        return list(answer)


class OnRdflib:
    """One triple an assignment, asked through the triple patterns of its API, which are faster there than SPARQL."""

    def __init__(self) -> None:
        from rdflib import Graph, URIRef

        self.graph = Graph()
        self.iri = URIRef
        self.roles = {role: URIRef(f"role:{role.value}") for role in Role}

    def load(self, plans: list[Plan]) -> None:
        for task, assignment in _assignments(plans):
            unit = self.iri(f"unit:{assignment.party}")
            self.graph.add((unit, self.roles[assignment.role], self.iri(f"task:{task}")))

    def led_by(self, unit: str) -> Iterable[Any]:
        return list(self.graph.objects(self.iri(f"unit:{unit}"), self.roles[Role.LEAD]))

    def held_by(self, unit: str) -> Iterable[Any]:
        return list(self.graph.objects(self.iri(f"unit:{unit}")))

    def without_lead(self) -> Iterable[Any]:
        return set(self.graph.objects()) - set(self.graph.objects(None, self.roles[Role.LEAD]))

    def ids(self, answer: Iterable[Any]) -> list[str]:
        return [task.removeprefix("task:") for task in answer]


ENGINES: dict[str, Callable[[], Engine]] = {
    "DutyGraph": OnDutyGraph,
    "dict": OnDict,
    "sqlite3": OnSqlite,
    "networkx": OnNetworkx,
    "rdflib": OnRdflib,
}


def _assignments(plans: list[Plan]) -> Iterator[tuple[str, Assignment]]:
    """Every assignment with the id of its task."""
    for plan in plans:
        for task in plan.tasks:
            identity = task.id
            for clause in task.clauses:
                for assignment in clause.assignments:
                    yield identity, assignment


# --- one engine, one size ---------------------------------------------------------------------------------


def _measure(name: str, duties: int, answers_file: Path) -> dict[str, float]:
    """Times of one engine in this process; its answers go to a file, to be compared later."""
    plans = generate_plans(duties)
    engine = ENGINES[name]()
    before = peak_mb()
    start = perf_counter()
    engine.load(plans)
    load = perf_counter() - start
    memory = peak_mb() - before

    names = sorted({assignment.party for _, assignment in _assignments(plans)})
    asked = random.Random(0).sample(names, min(ASKED_UNITS, len(names)))
    engine.held_by(asked[0])  # what an engine puts off until first asked
    led = [_seconds(engine.led_by, unit) for unit in asked]
    held = [_seconds(engine.held_by, unit) for unit in asked]
    unled = [_seconds(engine.without_lead) for _ in range(ROUNDS)]

    answers: Answers = {f"Q1 {unit}": sorted(engine.ids(engine.led_by(unit))) for unit in asked}
    answers |= {f"Q2 {unit}": sorted(engine.ids(engine.held_by(unit))) for unit in asked}
    answers["Q3"] = sorted(engine.ids(engine.without_lead()))
    answers_file.write_text(json.dumps(answers), encoding="utf-8")
    return {"load": load, "memory": memory, "q1": median(led), "q2": median(held), "q3": median(unled)}


def _seconds(query: Callable[..., object], *arguments: str) -> float:
    start = perf_counter()
    for _ in range(TIMES):
        query(*arguments)
    return (perf_counter() - start) / TIMES


# --- all of them ------------------------------------------------------------------------------------------


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES), metavar="DUTIES", help=f"of {list(SIZES)}")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--one", metavar="FILE", type=Path, help="measure one engine here: answers to FILE, print JSON")
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(_measure(arguments.engines[0], arguments.sizes[0], arguments.one)))
        return
    with TemporaryDirectory() as folder:
        results = {size: _measure_all(size, arguments.engines, Path(folder)) for size in arguments.sizes}
        _print(results)
        differences = [line for size in results for line in _differences(size, results[size], Path(folder))]
    print("\n".join(differences or ["All answers are equal."]))
    sys.exit(bool(differences))


def _measure_all(duties: int, engines: list[str], folder: Path) -> dict[str, dict[str, float]]:
    """Medians of rounds in which the engines take turns."""
    rounds: dict[str, list[dict[str, float]]] = {name: [] for name in engines}
    for _ in range(ROUNDS):
        for name, results in rounds.items():
            file = _answers_file(folder, duties, name)
            results.append(run_child("benchmarks.graph", duties, "--engines", name, "--one", file))
    return {
        name: {key: median(result[key] for result in results) for key in results[0]} for name, results in rounds.items()
    }


def _answers_file(folder: Path, duties: int, engine: str) -> Path:
    return folder / f"{engine}-{duties}.json"


def _differences(duties: int, results: dict[str, dict[str, float]], folder: Path) -> Iterator[str]:
    """What an engine answers that the first one does not, and the other way round."""
    first, *others = results
    wanted: Answers = json.loads(_answers_file(folder, duties, first).read_text(encoding="utf-8"))
    for name in others:
        answers: Answers = json.loads(_answers_file(folder, duties, name).read_text(encoding="utf-8"))
        for query, tasks in wanted.items():
            if answers[query] != tasks:
                missing, extra = set(tasks) - set(answers[query]), set(answers[query]) - set(tasks)
                yield f"{duties:,} duties, {query}: {name} lacks {sorted(missing)}, adds {sorted(extra)} to {first}"


def _print(results: dict[int, dict[str, dict[str, float]]]) -> None:
    print_table(
        ["duties, engine", "load s", "memory MB", "Q1 µs", "Q2 µs", "Q3 ms"],
        [
            [
                f"{duties:,} {name}",
                figure(result["load"]),
                figure(result["memory"]),
                figure(1e6 * result["q1"]),
                figure(1e6 * result["q2"]),
                figure(1e3 * result["q3"]),
            ]
            for duties, of_engines in results.items()
            for name, result in of_engines.items()
        ],
    )
    print()
    print_table(
        ["times DutyGraph", "load", "memory", "Q1", "Q2", "Q3"],
        [
            [
                f"{duties:,} {name}",
                *(
                    figure(result[key] / base[key]) if base[key] else "-"
                    for key in ("load", "memory", "q1", "q2", "q3")
                ),
            ]
            for duties, of_engines in results.items()
            for base in [next(iter(of_engines.values()))]
            for name, result in list(of_engines.items())[1:]
        ],
    )
    print()


if __name__ == "__main__":
    main()

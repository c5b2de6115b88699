"""Measures the gap report and the workbook for 1, 100 and 1,000 plans, beside pandas and pySHACL on the structural rules.

usage: python -m benchmarks.gaps [--plans 1 100 1000] [--engines dutygraph pandas pyshacl]

The structural rules are those that only ask what is there: no-owner, no-lead, groups-only, open-list, no-deadline,
no-target. Every engine loads the same Plan records, in a process of its own, and must find the same tasks for each rule,
or the run fails. pySHACL checks core shapes; where it would take more than an hour it is left out.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks.generate import plans_of, uneven
from benchmarks.measure import figure, peak_mb, print_table, run_child
from dutygraph.exports.reports import Subject, reports
from dutygraph.graph.doubts import doubts
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Plan, Role, Task
from dutygraph.queries.gaps import find_gaps, rules
from dutygraph.queries.gaps.rule import Gap
from dutygraph.queries.shapes import find_by_shapes
from dutygraph.units.registry import bundled

RULES = ("no-owner", "no-lead", "groups-only", "open-list", "no-deadline", "no-target")
MOST_PLANS = {"pyshacl": 100}
UNITS = 200
DAY = dt.date(2024, 7, 1)

Found = dict[str, list[str]]
"""Rule → ids of the tasks in which it finds something, sorted."""


def uneven_plans(count: int) -> list[Plan]:
    """Generated plans with gaps."""
    random_numbers = random.Random(count)
    return uneven(plans_of(count, UNITS, random_numbers), random_numbers)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plans", nargs="*", type=int, default=[1, 100, 1000])
    parser.add_argument("--engines", nargs="*", default=list(ENGINES))
    parser.add_argument("--measure", choices=[*ENGINES, "report"], help="measure one in this process and print JSON")
    parser.add_argument("--answers", type=Path)
    options = parser.parse_args()
    if options.measure == "report":
        print(json.dumps(_report(options.plans[0])))
    elif options.measure:
        print(json.dumps(_rules(options.measure, options.plans[0], options.answers)))
    else:
        sys.exit(not all([_compare(options.plans, options.engines), _report_table(options.plans)]))


# --- engines ----------------------------------------------------------------------------------------------


def on_dutygraph(plans: list[Plan]) -> Iterator[Found | None]:
    """Yields once when loaded, then what the rules find."""
    graph = DutyGraph(plans)
    yield None
    yield _by_rule(find_gaps(graph, RULES, on=DAY))


def _by_rule(gaps: Iterable[Gap]) -> Found:
    found: Found = {rule: [] for rule in RULES}
    for gap in gaps:
        if gap.rule.name in found and gap.task:
            found[gap.rule.name].append(gap.task.id)
    return found


def on_pandas(plans: list[Plan]) -> Iterator[Found | None]:
    """The same joins on data frames of tasks, duties, clauses and assignments."""
    import pandas as pd

    tasks = pd.DataFrame([(task.id,) for task in _tasks(plans)], columns=["task"])
    duties = pd.DataFrame(
        [(t.id, d.order, bool(d.deadlines), bool(d.targets)) for t in _tasks(plans) for d in t.duties],
        columns=["task", "duty", "dated", "aimed"],
    )
    clauses = pd.DataFrame(
        [(t.id, n, c.open_list, bool(c.deadlines)) for t in _tasks(plans) for n, c in enumerate(t.clauses)],
        columns=["task", "clause", "open", "dated"],
    )
    governs = pd.DataFrame(
        [(t.id, order) for t in _tasks(plans) for c in t.clauses for order in c.duties or (d.order for d in t.duties)],
        columns=["task", "duty"],
    )
    parties = pd.DataFrame(
        [
            (t.id, n, a.is_group, a.role is Role.LEAD)
            for t in _tasks(plans)
            for n, c in enumerate(t.clauses)
            for a in c.assignments
        ],
        columns=["task", "clause", "group", "lead"],
    )
    doubted = [task.id for plan in plans for _, _, task in doubts(plan, "unread-clause")]
    yield None
    owned = duties[~duties.task.isin(doubted)].merge(
        governs.drop_duplicates(), on=["task", "duty"], how="left", indicator=True
    )
    of_clause = parties.groupby(["task", "clause"]).agg(all_groups=("group", "all"), led=("lead", "any")).reset_index()
    dated = pd.concat([duties.loc[duties.dated, "task"], clauses.loc[clauses.dated, "task"]])
    yield {
        "no-owner": owned.loc[owned._merge == "left_only", "task"].tolist(),
        "no-lead": of_clause.loc[~of_clause.all_groups & ~of_clause.led, "task"].tolist(),
        "groups-only": of_clause.loc[of_clause.all_groups, "task"].tolist(),
        "open-list": clauses.loc[clauses.open, "task"].tolist(),
        "no-deadline": tasks.loc[~tasks.task.isin(dated), "task"].tolist(),
        "no-target": tasks.loc[~tasks.task.isin(duties.loc[duties.aimed, "task"]), "task"].tolist(),
    }


def on_pyshacl(plans: list[Plan]) -> Iterator[Found | None]:
    """The bundled shapes, on all statements of the graph, as ``dutygraph shacl`` checks them."""
    graph = DutyGraph(plans)
    assert graph.rdflib
    yield None
    yield _by_rule(find_by_shapes(graph))


ENGINES = {"dutygraph": on_dutygraph, "pandas": on_pandas, "pyshacl": on_pyshacl}


def _tasks(plans: list[Plan]) -> Iterator[Task]:
    for plan in plans:
        yield from plan.tasks


# --- measuring --------------------------------------------------------------------------------------------


def _rules(engine: str, plans: int, answers: Path) -> dict[str, float]:
    """Times of one engine in this process; its answers go to a file, to be compared later."""
    made = uneven_plans(plans)
    if engine != "dutygraph":
        import_module(engine)
    bundled(), rules()  # reading who is who and importing a library are no work on plans
    before = peak_mb()
    start = perf_counter()
    steps = ENGINES[engine](made)
    next(steps)
    loaded = perf_counter()
    found = next(steps)
    seconds = perf_counter() - loaded
    assert found is not None
    answers.write_text(json.dumps({rule: sorted(set(tasks)) for rule, tasks in found.items()}), encoding="utf-8")
    return {"load": loaded - start, "rules": seconds, "memory": peak_mb() - before}


def _compare(sizes: list[int], engines: list[str]) -> bool:
    rows, agree = [], True
    with TemporaryDirectory() as folder:
        for plans in sizes:
            first: Any = None
            ours = 0.0
            for engine in engines:
                if plans > MOST_PLANS.get(engine, plans):
                    rows.append([f"{plans:,} {engine}", *["–"] * 5])
                    continue
                answers = Path(folder, f"{plans}-{engine}.json")
                read = run_child("benchmarks.gaps", "--measure", engine, "--plans", plans, "--answers", answers)
                found = json.loads(answers.read_text(encoding="utf-8"))
                first = found if first is None else first
                total = read["load"] + read["rules"]
                ours = ours or total
                same = "yes" if found == first else "no"
                agree &= found == first
                count = sum(map(len, found.values()))
                figures = [figure(read[key]) for key in ("load", "rules", "memory")]
                rows.append([f"{plans:,} {engine}", *figures, figure(total / ours), f"{count:,} {same}"])
    print_table(["plans, engine", "load s", "rules s", "memory MB", "times ours", "findings, the same"], rows)
    return agree


def _report(plans: int) -> dict[str, float]:
    """The whole gap report and the workbook in this process."""
    made = uneven_plans(plans)
    start = perf_counter()
    graph = DutyGraph(made)
    gaps = find_gaps(graph, on=DAY)
    found = perf_counter()
    content = reports()["plan", ".xlsx"].render(Subject(graph, "zh", DAY, gaps, []))
    written = perf_counter()
    return {
        "gaps": len(gaps),
        "find": found - start,
        "write": written - found,
        "size": len(content) / 1e6,
        "peak": peak_mb(),
    }


def _report_table(sizes: list[int]) -> bool:
    rows = []
    for plans in sizes:
        read = run_child("benchmarks.gaps", "--measure", "report", "--plans", plans)
        a_plan = 1000 * (read["find"] + read["write"]) / plans
        rows.append(
            [
                f"{plans:,}",
                f"{read['gaps']:,}",
                *map(figure, (read["find"], read["write"], a_plan, read["size"], read["peak"])),
            ]
        )
    print_table(["plans", "findings", "all rules s", "workbook s", "ms a plan", "MB", "peak MB"], rows)
    return True


if __name__ == "__main__":
    main()

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
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from msgspec.structs import replace

from benchmarks.generate import DUTIES, plans_of
from benchmarks.measure import figure, peak_mb, print_table, run_child
from dutygraph.exports.reports import Subject, reports
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Assignment, Basis, Clause, Comparator, Deadline, Duty, Plan, Precision, Role, Target, Task
from dutygraph.queries.gaps import find_gaps, rules
from dutygraph.units.registry import bundled

RULES = ("no-owner", "no-lead", "groups-only", "open-list", "no-deadline", "no-target")
MOST_PLANS = {"pyshacl": 100}
UNITS = 200
DAY = dt.date(2024, 7, 1)

Found = dict[str, list[str]]
"""Rule → ids of the tasks in which it finds something, sorted."""


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


# --- plans with gaps --------------------------------------------------------------------------------------


def uneven_plans(count: int) -> list[Plan]:
    """Generated plans in which some tasks lack a clause, a lead, a named unit, a date or an aim."""
    random_numbers = random.Random(count)
    plans = plans_of(count, UNITS, random_numbers)
    return [replace(plan, tasks=tuple(_uneven(task, random_numbers) for task in plan.tasks)) for plan in plans]


def _uneven(task: Task, random_numbers: random.Random) -> Task:
    chance = random_numbers.random
    clause = replace(task.clauses[0], open_list=chance() < 0.2)
    if chance() < 0.1:
        clause = _of_groups(clause)
    clauses = (
        () if chance() < 0.05 else (replace(clause, duties=tuple(range(1, DUTIES))),) if chance() < 0.1 else (clause,)
    )
    duties = tuple(_dated(duty) if chance() < 0.2 else duty for duty in task.duties)
    return replace(task, clauses=clauses, duties=duties)


def _of_groups(clause: Clause) -> Clause:
    groups = (Assignment(one.party, True, Role.SHARED, one.rank) for one in clause.assignments)
    return replace(clause, assignments=tuple(groups), basis=Basis.NONE)


def _dated(duty: Duty) -> Duty:
    deadline = Deadline("2025年底前", dt.date(2025, 12, 31), Precision.YEAR_END, duty.span)
    target = Target("覆盖率", Comparator.AT_LEAST, 90.0, "%", None, "覆盖率达90%以上", duty.span)
    return replace(duty, deadlines=(deadline,), targets=(target,))


# --- engines ----------------------------------------------------------------------------------------------


def on_dutygraph(plans: list[Plan]) -> Iterator[Found | None]:
    """Yields once when loaded, then what the rules find."""
    graph = DutyGraph(plans)
    yield None
    found: Found = {rule: [] for rule in RULES}
    for gap in find_gaps(graph, RULES, on=DAY):
        assert gap.task is not None
        found[gap.rule.name].append(gap.task.id)
    yield found


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
    yield None
    owned = duties.merge(governs.drop_duplicates(), on=["task", "duty"], how="left", indicator=True)
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


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix dg: <urn:dg:> .
dg:no-owner a sh:NodeShape ; sh:targetClass dg:Duty ; sh:property [ sh:path dg:governedBy ; sh:minCount 1 ] .
dg:no-lead a sh:NodeShape ; sh:targetClass dg:Clause ;
  sh:or ( [ sh:property [ sh:path dg:unit ; sh:maxCount 0 ] ] [ sh:property [ sh:path dg:lead ; sh:minCount 1 ] ] ) .
dg:groups-only a sh:NodeShape ; sh:targetClass dg:Clause ;
  sh:or ( [ sh:property [ sh:path dg:group ; sh:maxCount 0 ] ] [ sh:property [ sh:path dg:unit ; sh:minCount 1 ] ] ) .
dg:open-list a sh:NodeShape ; sh:targetClass dg:Clause ; sh:property [ sh:path dg:openList ; sh:maxCount 0 ] .
dg:no-deadline a sh:NodeShape ; sh:targetClass dg:Task ; sh:property [ sh:path dg:deadline ; sh:minCount 1 ] .
dg:no-target a sh:NodeShape ; sh:targetClass dg:Task ; sh:property [ sh:path dg:target ; sh:minCount 1 ] .
"""


def on_pyshacl(plans: list[Plan]) -> Iterator[Found | None]:
    """The rules as core shapes, on one triple for each thing they ask for."""
    import pyshacl
    from rdflib import RDF, Graph, Literal, Namespace, URIRef

    own = Namespace("urn:dg:")
    graph = Graph()
    task_of: dict[URIRef, str] = {}

    def node(kind: str, name: str, task: Task) -> URIRef:
        made = URIRef(f"urn:dg:{kind}:{name}")
        graph.add((made, RDF.type, own[kind]))
        task_of[made] = task.id
        return made

    for task in _tasks(plans):
        work = node("Task", task.id, task)
        duties = {duty.order: node("Duty", f"{task.id}-{duty.order}", task) for duty in task.duties}
        for number, deadline in enumerate(task.deadlines()):
            graph.add((work, own.deadline, Literal(f"{number} {deadline.text}")))
        for duty in task.duties:
            for target in duty.targets:
                graph.add((work, own.target, Literal(f"{duty.order} {target.text}")))
        for number, clause in enumerate(task.clauses):
            charge = node("Clause", f"{task.id}/{number}", task)
            for order in clause.duties or duties:
                graph.add((duties[order], own.governedBy, charge))
            if clause.open_list:
                graph.add((charge, own.openList, Literal(True)))
            for one in clause.assignments:
                graph.add((charge, own.group if one.is_group else own.unit, Literal(one.party)))
                if one.role is Role.LEAD:
                    graph.add((charge, own.lead, Literal(one.party)))
    shapes = Graph().parse(data=SHAPES, format="turtle")
    yield None
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes)
    shape_of = {
        inner: str(outer) for outer, inner in shapes.subject_objects(URIRef("http://www.w3.org/ns/shacl#property"))
    }
    sh = Namespace("http://www.w3.org/ns/shacl#")
    found: Found = {rule: [] for rule in RULES}
    for result in report.subjects(RDF.type, sh.ValidationResult):
        source = report.value(result, sh.sourceShape)
        rule = shape_of.get(source, str(source)).removeprefix("urn:dg:")
        found[rule].append(task_of[report.value(result, sh.focusNode)])
    yield found


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
    content = reports()["plan", ".xlsx"].render(Subject(graph, "zh", DAY, gaps))
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

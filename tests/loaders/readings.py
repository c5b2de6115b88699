"""What tests of several formats compare: what a plan says, without where it stands."""

from __future__ import annotations

from pathlib import Path

from dutygraph.model import Plan

_ROOT = Path(__file__).parents[2]
#: A long plan, and short ones of other habits; not the one that draws a table with line breaks, as only text does.
DOCUMENTS = sorted(
    document
    for document in [*_ROOT.joinpath("examples").glob("*.txt"), *_ROOT.joinpath("benchmarks/plans").glob("国*.txt")]
    if "126号" not in document.stem
)


def lines_of(document: Path) -> list[str]:
    """The lines of a plan's text that are not blank."""
    return [line.strip() for line in document.read_bytes().decode().splitlines() if line.strip()]


def reading(plan: Plan) -> object:
    """Tasks, duties, assignments, deadlines, targets and sections of a plan."""
    tasks = [
        (
            task.number,
            task.title,
            task.chapter,
            [
                (clause.assignments, clause.duties, [(d.text, d.by) for d in clause.deadlines])
                for clause in task.clauses
            ],
            [
                (duty.text, [(d.text, d.by) for d in duty.deadlines], [(t.text, t.by) for t in duty.targets])
                for duty in task.duties
            ],
        )
        for task in plan.tasks
    ]
    sections = [(section.number, section.title, section.kind) for section in plan.sections]
    return plan.title, plan.period, tasks, sections, [(t.what, t.value, t.by) for t in plan.targets]

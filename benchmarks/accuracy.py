"""How exactly plans are read: each document of ``benchmarks/plans`` beside the reading a person wrote in ``benchmarks/gold``.

usage: python -m benchmarks.accuracy [--misses] [--folder FOLDER]

A clause counts as exact when its leads, supporters, cooperators, guides, shared parties, groups and basis, and whether
its list is open, are all those of the person. A deadline is exact when its words, date and precision are, a target when its
value, unit, comparison and date are and its words overlap. What the program read and the person did not is invented.
``--misses`` lists each difference on stderr. ``--folder`` takes documents of your own: ``plans/*.txt``, ``gold/*.yaml``.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from dutygraph.errors import NoPlan
from dutygraph.exports.records import clause_record, deadline_record, target_record
from dutygraph.loaders import load_plan
from dutygraph.model import Plan
from dutygraph.text.marks import mend

HERE = Path(__file__).parent
PARTIES = ("leads", "supporters", "cooperators", "guides", "shared", "groups")
Data = dict[str, Any]


class Score(NamedTuple):
    """Facts of one kind in one document: of the person's how many were read exactly, and how many were invented."""

    wanted: int
    exact: int
    invented: int


class Compared(NamedTuple):
    """One document: the score of each kind of fact, and a line for each difference."""

    name: str
    scores: dict[str, Score]
    misses: list[str]


def compare(plan: Plan | None, gold: Data, name: str) -> Compared:
    """A plan as the program reads it, None where it found none, beside the reading of a person."""
    misses: list[str] = []
    tasks = plan.tasks if plan else ()
    read = {
        "clauses": [clause_record(task, clause) for task in tasks for clause in task.clauses],
        "deadlines": [deadline_record(found) for task in tasks for found in task.deadlines()],
        "targets": [target_record(found) for task in tasks for duty in task.duties for found in duty.targets],
    }
    read["targets"] += [target_record(target) for target in plan.targets] if plan else []
    same = {"clauses": _same_clause, "deadlines": _same_deadline, "targets": _same_target}
    scores = {
        kind: _score(_told(gold.get(kind) or []), found, same[kind], f"{name}: {kind}", misses)
        for kind, found in read.items()
    }
    return Compared(name, scores, misses)


def _told(facts: Sequence[Data]) -> list[Data]:
    """Facts that a plan has records for: when a goal of the whole plan is due is told by its targets."""
    return [fact for fact in facts if not fact.get("goal")]


def _score(
    wanted: Sequence[Data], read: list[Data], is_same: Callable[[Data, Data], bool], label: str, misses: list[str]
) -> Score:
    left = list(read)
    exact = 0
    for one in wanted:
        match = next((other for other in left if is_same(one, other)), None)
        if match is not None:
            left.remove(match)
            exact += 1
        else:
            misses.append(f"{label}: wanted {_shown(one)}")
    misses += [f"{label}: read   {_shown(other)}" for other in left]
    return Score(len(wanted), exact, sum(not any(_overlap(one, other) for one in wanted) for other in left))


def _same_clause(wanted: Data, read: Data) -> bool:
    return (
        _overlap(wanted, read)
        and all([mend(name) for name in wanted.get(key) or []] == read[key] for key in PARTIES)
        and wanted["basis"] == read["basis"]
        and bool(wanted.get("open_list")) == read["open_list"]
    )


def _same_deadline(wanted: Data, read: Data) -> bool:
    return _overlap(wanted, read) and wanted["by"] == read["by"] and wanted["precision"] == read["precision"]


def _same_target(wanted: Data, read: Data) -> bool:
    return _overlap(wanted, read) and all(
        (wanted.get(key) or None) == (read[key] or None) for key in ("comparator", "value", "unit", "by")
    )


def _overlap(wanted: Data, read: Data) -> bool:
    one, other = _words(wanted["quote"]), _words(read.get("quote") or read["span"]["quote"])
    return one in other or other in one


def _words(quote: str) -> str:
    return mend(quote).replace("\t", "").replace(" ", "").rstrip("。；，")


def _shown(fact: Data) -> str:
    said = {key: value for key, value in fact.items() if value and key not in ("span", "start", "end", "task", "duty")}
    return str(said)


def read_documents(folder: Path = HERE) -> Iterable[Compared]:
    """Each document of a folder, compared with its gold reading."""
    for gold_file in sorted((folder / "gold").glob("*.yaml")):
        gold = yaml.safe_load(gold_file.read_text(encoding="utf-8"))
        try:
            plan: Plan | None = load_plan(next((folder / "plans").glob(f"{gold_file.stem}.*")))
        except NoPlan:
            plan = None
        yield compare(plan, gold, gold_file.stem)


def table(documents: Sequence[Compared]) -> str:
    """The scores as Markdown, a line a document."""
    kinds = ("clauses", "deadlines", "targets")
    lines = [
        "| document | clauses | invented | deadlines | invented | targets | invented |",
        "|---|---|---|---|---|---|---|",
    ]
    total: Counter[tuple[str, str]] = Counter()
    for document in documents:
        for kind, score in document.scores.items():
            total.update({(kind, field): value for field, value in score._asdict().items()})
        lines.append(_row(document.name, document.scores, kinds))
    sums = {kind: Score(*(total[kind, field] for field in Score._fields)) for kind in kinds}
    return "\n".join([*lines, _row("all", sums, kinds)])


def _row(name: str, scores: dict[str, Score], kinds: Sequence[str]) -> str:
    cells = [f"{scores[kind].exact} of {scores[kind].wanted} | {scores[kind].invented}" for kind in kinds]
    return f"| {name} | {' | '.join(cells)} |"


def main() -> None:
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--misses", action="store_true", help="list each difference on stderr")
    parser.add_argument("--folder", type=Path, default=HERE, help="where plans/ and gold/ stand")
    options = parser.parse_args()
    documents = list(read_documents(options.folder))
    print(table(documents))
    if options.misses:
        print("\n".join(miss for document in documents for miss in document.misses), file=sys.stderr)


if __name__ == "__main__":
    main()

"""The ledger of a plan (任务分工台账): who does what by when, a row a task, in the columns that offices use.

``dutygraph.text.ledger`` reads it back to the same tasks, parties and deadlines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from dutygraph.graph.progress import reported
from dutygraph.messages import Lang, say
from dutygraph.model import Assignment, Basis, Clause, Deadline, Duty, Plan, Role, Status, Task
from dutygraph.text.parties import read_parties

_OPEN = "等"


class Row(NamedTuple):
    """A task, or those of its duties that the same clauses govern and of which the same was last reported, if anything."""

    task: Task
    duties: tuple[Duty, ...]
    clauses: tuple[Clause, ...]
    status: Status | None = None


class Ledger(NamedTuple):
    """A plan as a table of text. ``keys`` name its columns in no language."""

    title: str
    keys: list[str]
    headers: list[str]
    rows: list[list[str]]


def rows_of(plan: Plan) -> list[Row]:
    """The rows of a plan's ledger: one a task, or one for each run of duties with the same clauses and the same report."""
    latest = reported(plan)
    rows: list[Row] = []
    for task in plan.tasks:

        def shared(duty: Duty, task: Task = task) -> tuple[tuple[Clause, ...], Status | None]:
            return task.clauses_of(duty), latest.get((task.id, duty.order))

        rows += [Row(task, tuple(duties), *same) for same, duties in groupby(task.duties, shared)]
        if not task.duties:
            rows.append(Row(task, (), task.clauses, latest.get((task.id, 0))))
    return rows


def ledger_of(plan: Plan, rows: Iterable[Row], lang: Lang) -> Ledger:
    """Rows as the table that is printed. Chapter and scope have a column only where some row needs it."""
    rows = list(rows)
    columns = {key: [cell(row, lang) for row in rows] for key, cell in COLUMNS.items()}
    for key in _RARE:
        if not any(columns[key]):
            del columns[key]
    headers = [say(f"ledger_{key}", lang) for key in columns]
    return Ledger(plan.title, list(columns), headers, [list(cells) for cells in zip(*columns.values(), strict=True)])


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(filter(None, texts)))


def _parties(*roles: Role) -> Callable[[Row, Lang], str]:
    """A cell with the parties of these roles, each once, as ranked. It ends with 等 where the list was left open."""

    def cell(row: Row, lang: Lang) -> str:
        listed = _listed([a for clause in row.clauses for a in clause.assignments if a.role in roles])
        return listed + _OPEN if listed and _open_roles(row) == roles else listed

    return cell


def _listed(assignments: list[Assignment]) -> str:
    names = list(dict.fromkeys(a.party + (f"（负责{a.scope}）" if a.scope else "") for a in assignments))
    run = "、".join(names)
    is_read_back = [party.name for party in read_parties(run).parties] == names
    return run if is_read_back else "，".join(names)  # behind a comma no name borrows the level of the one before it


def _open_roles(row: Row) -> tuple[Role, ...]:
    """The column of the open list: that of the parties charged beside the lead, as far as there are any."""
    if not any(clause.open_list for clause in row.clauses):
        return ()
    held = {a.role for clause in row.clauses for a in clause.assignments}
    return next(roles for roles in (_CHARGED, _COOPERATE, _LEAD, _GUIDE) if held & set(roles))


def _basis(row: Row, lang: Lang) -> str:
    """Why the lead is said to lead; of several clauses, that of the first with a lead."""
    bases = [clause.basis for clause in row.clauses]
    found = next((basis for basis in bases if basis is not Basis.NONE), Basis.NONE)
    return say(f"ledger_basis_{found.value}", lang) if bases else ""


def _deadlines(row: Row) -> Iterator[Deadline]:
    for duty in row.duties:
        yield from duty.deadlines
    for clause in row.clauses:
        yield from clause.deadlines


def _chapter(row: Row, lang: Lang) -> str:
    """The chapter of a task whose number does not tell it: 六 of 1, and not of 六（二）."""
    return "" if row.task.number.partition("（")[0] == row.task.chapter else row.task.chapter


def _where(row: Row, lang: Lang) -> str:
    span = row.duties[0].span if row.duties else row.task.span
    return span.place or say("matrix_at", lang, start=span.start, end=span.end)


_LEAD, _COOPERATE, _GUIDE = (Role.LEAD,), (Role.COOPERATE,), (Role.GUIDE,)
_CHARGED = (Role.SUPPORT, Role.SHARED)

_RARE = ("chapter", "scope")
#: Key of a column → what stands in it. Its header is the message ``ledger_<key>``.
COLUMNS: dict[str, Callable[[Row, Lang], str]] = {
    "number": lambda row, lang: row.task.number,
    "chapter": _chapter,
    "task": lambda row, lang: row.task.title,
    "content": lambda row, lang: "\n".join(duty.text for duty in row.duties),
    "lead": _parties(*_LEAD),
    "charged": _parties(*_CHARGED),
    "cooperate": _parties(*_COOPERATE),
    "guide": _parties(*_GUIDE),
    "time": lambda row, lang: _lines(deadline.text for deadline in _deadlines(row)),
    "target": lambda row, lang: _lines(target.text for duty in row.duties for target in duty.targets),
    "scope": lambda row, lang: _lines(clause.scope for clause in row.clauses),
    "basis": _basis,
    "where": _where,
    "status": lambda row, lang: say(f"state_{row.status.state.value}", lang) if row.status and row.status.state else "",
    "updated": lambda row, lang: row.status.on.isoformat() if row.status else "",
    "note": lambda row, lang: row.status.note if row.status else "",
}

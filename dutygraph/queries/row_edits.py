"""What rows of a ledger change in a task, applied to it: task in, task out. Who is charged, and by when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from dutygraph.model import Assignment, Basis, Clause, Deadline, Duty, Role, Span, Task
from dutygraph.text.columns import LABEL_OF, Column

#: What stands in a column. Those that share the work stand in the one of those that support the lead.
ROLE_OF = {
    Column.LEAD: Role.LEAD,
    Column.CHARGED: Role.SUPPORT,
    Column.COOPERATE: Role.COOPERATE,
    Column.GUIDE: Role.GUIDE,
}


class Charge(NamedTuple):
    """Whom a row charges now."""

    assignments: tuple[Assignment, ...]
    open_list: bool


class Edit(NamedTuple):
    """What a row changes for the duties that it tells."""

    orders: tuple[int, ...]
    charge: Charge | None
    """None for the same as before."""
    times: Mapping[str, tuple[Deadline, ...]]
    """Words of a deadline → what stands for it now."""
    added: tuple[Deadline, ...]

    def applied(self, clause: Clause) -> Clause:
        """A clause as it is for these duties."""
        kept = _replaced(clause.deadlines, self.times)
        if self.charge is None:
            return msgspec.structs.replace(clause, deadlines=kept)
        assignments, open_list = self.charge
        return msgspec.structs.replace(
            clause, assignments=assignments, open_list=open_list, basis=Basis.CORRECTED, deadlines=kept
        )


def column_of(assignment: Assignment) -> Column:
    """The column that a party stands in."""
    return next((column for column, role in ROLE_OF.items() if role is assignment.role), Column.CHARGED)


def ranked(assignments: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """The assignments, role by role; those who are charged beside nobody that leads share the work."""
    listed = list(assignments)
    beside = Role.SUPPORT if any(one.role is Role.LEAD for one in listed) else Role.SHARED
    ranked: list[Assignment] = []
    for column in LABEL_OF:
        role = beside if column is Column.CHARGED else ROLE_OF[column]
        of_column = (one for one in listed if column_of(one) is column)
        ranked += [msgspec.structs.replace(one, role=role, rank=rank) for rank, one in enumerate(of_column, 1)]
    return tuple(ranked)


def edited(task: Task, edits: list[Edit], source: str) -> Task:
    """The task with what its rows change; ``source`` is the plan's. A clause of which only some duties are charged anew
    parts in two."""
    by_order = {order: edit for edit in edits for order in edit.orders}
    clauses = [part for clause in task.clauses for part in _parted(task, clause, by_order)]
    entered: dict[Charge, list[Edit]] = {}
    for edit in edits:
        if edit.charge and not _governing(task, edit.orders):
            entered.setdefault(edit.charge, []).append(edit)
    clauses += [_entered(task, charge, group, source) for charge, group in entered.items()]
    duties = tuple(_dated(task, duty, by_order.get(duty.order)) for duty in task.duties)
    return msgspec.structs.replace(task, clauses=tuple(clauses), duties=duties)


def _governing(task: Task, orders: Iterable[int]) -> list[Clause]:
    return [clause for clause in task.clauses if not clause.duties or set(clause.duties) & set(orders)]


def _parted(task: Task, clause: Clause, edits: Mapping[int, Edit]) -> Iterator[Clause]:
    """The clause as it is for the duties that nobody changed, and one more for each change; or the clause, changed."""
    governed = clause.duties or tuple(duty.order for duty in task.duties) or (0,)
    versions: dict[Clause, list[int]] = defaultdict(list)
    for order in governed:
        edit = edits.get(order)
        versions[_with_added(task, edit, edit.applied(clause)) if edit else clause].append(order)
    if len(versions) == 1:
        yield from versions
        return
    if clause in versions:
        yield msgspec.structs.replace(clause, duties=tuple(versions.pop(clause)))
    own = Span(clause.span.file, 0, 0, clause.span.quote)  # two clauses cannot stand at one place
    for version, orders in versions.items():
        yield msgspec.structs.replace(version, duties=tuple(orders), span=own)


def _with_added(task: Task, edit: Edit, clause: Clause) -> Clause:
    """The clause with the deadlines that a row adds, where it is the only one of the row."""
    if len(_governing(task, edit.orders)) > 1:
        return clause
    return msgspec.structs.replace(clause, deadlines=clause.deadlines + edit.added)


def _entered(task: Task, charge: Charge, edits: list[Edit], source: str) -> Clause:
    """A clause where there was none, quoted as the ledger says it."""
    orders = tuple(sorted(order for edit in edits for order in edit.orders if order))
    is_whole = not task.clauses and len(orders) == len(task.duties)
    quote = "；".join(
        f"{label}：{'、'.join(names)}"
        for column, label in LABEL_OF.items()
        if (names := [one.party for one in charge.assignments if column_of(one) is column])
    )
    return Clause(
        span=Span(source, 0, 0, quote),
        assignments=charge.assignments,
        basis=Basis.CORRECTED,
        open_list=charge.open_list,
        deadlines=tuple(dict.fromkeys(deadline for edit in edits for deadline in edit.added)),
        duties=() if is_whole else orders,
    )


def _dated(task: Task, duty: Duty, edit: Edit | None) -> Duty:
    """A duty with the deadlines that its row changed, and, where no clause can have it, the one that it adds."""
    if edit is None:
        return duty
    has_clause = len(_governing(task, edit.orders)) == 1 or (edit.charge and not _governing(task, edit.orders))
    added = edit.added if not has_clause and duty.order == edit.orders[-1] else ()
    return msgspec.structs.replace(duty, deadlines=_replaced(duty.deadlines, edit.times) + added)


def _replaced(deadlines: tuple[Deadline, ...], times: Mapping[str, tuple[Deadline, ...]]) -> tuple[Deadline, ...]:
    """The deadlines with what stands for them now; words that set two dates are replaced once."""
    found: list[Deadline] = []
    replaced: set[str] = set()
    for deadline in deadlines:
        if deadline.text not in times:
            found.append(deadline)
        elif deadline.text not in replaced:
            replaced.add(deadline.text)
            found += times[deadline.text]
    return tuple(found)

"""A person's answers to what is uncertain, applied to the plan: plan in, plan out, one answer changes one reading."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence

import msgspec

from dutygraph.loaders.plan_yaml import are_several
from dutygraph.model import MAY_CHARGE, Assignment, Basis, Clause, Deadline, Diagnostic, Duty, Plan, Role, Span, Task
from dutygraph.queries.review import Doubt
from dutygraph.text.clauses import read_clause
from dutygraph.text.deadlines import Horizon
from dutygraph.text.marks import mend
from dutygraph.text.parties import Party, read_parties
from dutygraph.text.prose import governed
from dutygraph.text.regions import Region
from dutygraph.text.suspects import find_prose_charges

#: A clause copied with its brackets: （省应急厅牵头，各市（县）配合）。
_IN_BRACKETS = re.compile(r"[（【]([^（）【】]*(?:（[^（）]*）[^（）【】]*)*)[）】]。?")
_LISTED = re.compile("[，；]")
_WORD = re.compile(r"[\u4e00-\u9fff]{2}")


def can_enter(doubt: Doubt) -> bool:
    """Whether a person may say whom the words charge: they stand in a task, and nothing was read there."""
    return doubt.code in MAY_CHARGE and doubt.task is not None and doubt.clause is None


def accept(plan: Plan, doubt: Doubt, reason: str) -> Plan:
    """The plan with a reading that is right as it is, because of ``reason`` ('' for none given)."""
    accepted = msgspec.structs.replace(doubt.fact, accepted=reason)
    if isinstance(accepted, Deadline):
        return _with_deadline(plan, doubt, accepted)
    kept = tuple(accepted if one == doubt.fact else one for one in plan.diagnostics)
    return msgspec.structs.replace(plan, diagnostics=kept)


# --- whom words charge ------------------------------------------------------------------------------------


def entered_clause(plan: Plan, doubt: Doubt, words: str) -> tuple[Clause, list[str]] | None:
    """The clause that ``words`` give an uncertain quote (牵头：省应急厅；配合：省公安厅), and which of its names do not look
    like units. None when they are not understood. The clause governs the duty it stands in, or those it stands behind.

    Raises
    ------
    AssertionError
        when :func:`can_enter` is false
    """
    assert doubt.task is not None
    bracketed = _IN_BRACKETS.fullmatch(mend(words))
    text = bracketed[1] if bracketed else mend(words)
    horizon = Horizon(plan.period, plan.issued.year if plan.issued else None, plan.issued)
    reading = read_clause(text, Region(0, len(text), 0, len(text), labelled=True, closed=True), (), horizon)
    if reading is None or not all(_is_name(one.party) for one in reading.assignments):
        return None
    times = [
        Deadline(
            text[time.start : time.end], time.by, time.precision, Span(plan.source, 0, 0, text[time.start : time.end])
        )
        for time in reading.deadlines
    ]
    clause = Clause(
        span=doubt.span,
        assignments=reading.assignments,
        basis=Basis.CORRECTED,
        open_list=reading.open_list,
        scope=reading.scope,
        deadlines=tuple(times),
        duties=_inside(doubt.task, doubt.span) or _governs_with(doubt.task, doubt.span)[doubt.span],
    )
    return clause, list(reading.unknown)


def enter(plan: Plan, doubt: Doubt, clause: Clause) -> Plan:
    """The plan with a clause where nothing was understood, and without the diagnostic.

    In a task that has a clause now, the sentences beside it that charge somebody themselves become uncertain, as the
    reader has it: they must not be called unowned.
    """
    assert doubt.task is not None
    task = doubt.task
    if clause.duties and not _inside(task, clause.span):
        task = _narrowed(task, clause.span)
    behind = [position for position, one in enumerate(task.clauses) if one.span.start > clause.span.start]
    position = behind[0] if behind else len(task.clauses)
    task = msgspec.structs.replace(task, clauses=(*task.clauses[:position], clause, *task.clauses[position:]))
    tasks = tuple(task if one.number == task.number else one for one in plan.tasks)
    answered = _without(msgspec.structs.replace(plan, tasks=tasks), doubt)
    known = {diagnostic.span for diagnostic in plan.diagnostics if diagnostic.code == "unread-clause"}
    suspects = tuple(
        Diagnostic("unread-clause", 0, duty.span)
        for duty in task.duties
        if not task.clauses_of(duty) and duty.span not in known and find_prose_charges(duty.text)
    )
    return msgspec.structs.replace(answered, diagnostics=answered.diagnostics + suspects)


def _is_name(party: str) -> bool:
    """Whether it can be a name, which the plan file takes: no stray mark, no label that was not understood, no list."""
    is_whole = "：" not in party and party.count("（") == party.count("）")
    return is_whole and _WORD.search(party) is not None and not are_several(party)


def _inside(task: Task, span: Span) -> tuple[int, ...]:
    """The duties whose sentence holds the stretch."""
    return tuple(duty.order for duty in task.duties if duty.span.start <= span.start < duty.span.end)


def _narrowed(task: Task, span: Span) -> Task:
    """The task whose clauses govern what the reader gives them when it knows that there is one more at ``span``. Where a
    person said otherwise, that stays."""
    with_it, without = _governs_with(task, span), _governs_with(task)
    clauses = (
        msgspec.structs.replace(one, duties=with_it[one.span]) if one.duties == without[one.span] else one
        for one in task.clauses
    )
    return msgspec.structs.replace(task, clauses=tuple(clauses))


def _governs_with(task: Task, *more: Span) -> dict[Span, tuple[int, ...]]:
    """The duties that the clauses of a task govern by where they stand, and those that ``more`` clauses would."""
    spans = sorted([*(clause.span for clause in task.clauses), *more], key=lambda span: span.start)
    orders = governed([span.start for span in spans], [duty.span.start for duty in task.duties])
    return dict(zip(spans, orders, strict=True))


# --- what a name should be --------------------------------------------------------------------------------


def unknown_names(doubt: Doubt) -> list[str]:
    """The names of the doubt's clause that do not look like units: the one that is quoted, or all of them."""
    if doubt.clause is None:
        return []
    names = [one.party for one in doubt.clause.assignments]
    quoted = mend(doubt.span.quote)
    return [quoted] if quoted in names else [name for name in names if not _is_known(name)]


def typed_names(words: str) -> tuple[Party, ...]:
    """The names that a person typed in one line."""
    return tuple(party for party in read_parties(_LISTED.sub("、", mend(words))).parties if _is_name(party.name))


def rename(plan: Plan, doubt: Doubt, right: Mapping[str, Sequence[Party]]) -> Plan:
    """The plan with the right names for some of a clause, in every task that shares the clause."""

    def renamed(clause: Clause) -> Clause:
        if doubt.clause is None or clause.span != doubt.clause.span:
            return clause
        return msgspec.structs.replace(clause, assignments=_renamed(clause, right), basis=Basis.CORRECTED)

    return _without(_with_clauses(plan, renamed), doubt)


def _renamed(clause: Clause, right: Mapping[str, Sequence[Party]]) -> tuple[Assignment, ...]:
    named: dict[str, Assignment] = {}
    ranks = dict.fromkeys(Role, 0)
    for one in clause.assignments:
        for party in right.get(one.party) or [Party(one.party, one.is_group, True)]:
            if party.name not in named:
                ranks[one.role] += 1
                named[party.name] = Assignment(party.name, party.is_group, one.role, ranks[one.role], one.scope)
    return tuple(named.values())


def _is_known(name: str) -> bool:
    return all(party.is_known for party in read_parties(name).parties)


# --- when a deadline falls due ----------------------------------------------------------------------------


def date(plan: Plan, doubt: Doubt, by: dt.date) -> Plan:
    """The plan with the date that a deadline means."""
    assert isinstance(doubt.fact, Deadline)
    return _with_deadline(plan, doubt, msgspec.structs.replace(doubt.fact, by=by))


def _with_deadline(plan: Plan, doubt: Doubt, deadline: Deadline) -> Plan:
    def replaced(times: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
        return tuple(deadline if time == doubt.fact else time for time in times)

    def of_duty(duty: Duty) -> Duty:
        return msgspec.structs.replace(duty, deadlines=replaced(duty.deadlines))

    tasks = tuple(msgspec.structs.replace(task, duties=tuple(map(of_duty, task.duties))) for task in plan.tasks)
    return _with_clauses(
        msgspec.structs.replace(plan, tasks=tasks),
        lambda clause: msgspec.structs.replace(clause, deadlines=replaced(clause.deadlines)),
    )


# --- the plan around an answer ----------------------------------------------------------------------------


def _with_clauses(plan: Plan, changed: Callable[[Clause], Clause]) -> Plan:
    tasks = (msgspec.structs.replace(task, clauses=tuple(map(changed, task.clauses))) for task in plan.tasks)
    return msgspec.structs.replace(plan, tasks=tuple(tasks))


def _without(plan: Plan, doubt: Doubt) -> Plan:
    return msgspec.structs.replace(plan, diagnostics=tuple(one for one in plan.diagnostics if one != doubt.fact))

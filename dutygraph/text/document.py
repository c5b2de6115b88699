"""A whole document → Plan: its prose, its ledgers (任务分工台账), or both."""

from __future__ import annotations

import msgspec

from dutygraph.errors import NoPlan
from dutygraph.model import Diagnostic, Plan, Span
from dutygraph.text.columns import Ledger, find_ledgers
from dutygraph.text.ledger import read_ledgers
from dutygraph.text.prose import read_prose
from dutygraph.text.source import Source, plain_source


def read_plan(text: str, file: str) -> Plan:
    """Reads the text of one document.

    Parameters
    ----------
    text : the decoded file, unchanged: spans count its characters
    file : the name that spans carry

    Raises
    ------
    NoPlan
        when the text has no heading, or no heading that carries work
    """
    return read_prose(plain_source(text, file))


def read_source(source: Source) -> Plan:
    """Reads one document with its tables. A table that is no ledger is prose, a line a row.

    Where prose and ledgers say the same twice, the ledgers have it: prose without a single responsibility clause only
    explains them, and is told as such.

    Raises
    ------
    NoPlan
        when there is no ledger, and the prose has no heading, or no heading that carries work
    """
    plan = _read(source)
    notes = (
        Diagnostic(note.code, 0, Span(source.file, 0, 0, note.name or note.place, note.place)) for note in source.notes
    )
    lines = (_with_line(source, diagnostic) for diagnostic in plan.diagnostics)
    return msgspec.structs.replace(plan, diagnostics=(*notes, *lines))


def _with_line(source: Source, diagnostic: Diagnostic) -> Diagnostic:
    """A diagnostic of a ledger with the line of the text that it stands in."""
    if diagnostic.line or not diagnostic.span.end:
        return diagnostic
    return msgspec.structs.replace(diagnostic, line=source.text.count("\n", 0, diagnostic.span.start) + 1)


def _read(source: Source) -> Plan:
    ledgers = find_ledgers(source)
    if not ledgers:
        return read_prose(source)
    outside = _without(source, ledgers)
    try:
        prose = read_prose(outside)
    except NoPlan:
        return read_ledgers(source, outside, ledgers)
    listed = read_ledgers(source, outside, ledgers, taken={task.number for task in prose.tasks})
    if any(task.clauses for task in prose.tasks):
        return _joined(prose, listed)
    explained = [Diagnostic("beside-ledger", 0, task.span) for task in prose.tasks[:1]]
    return _joined(msgspec.structs.replace(prose, tasks=(), diagnostics=(*prose.diagnostics, *explained)), listed)


def _joined(prose: Plan, listed: Plan) -> Plan:
    return msgspec.structs.replace(
        prose,
        tasks=prose.tasks + tuple(msgspec.structs.replace(task, plan=prose.id) for task in listed.tasks),
        diagnostics=prose.diagnostics + listed.diagnostics,
    )


def _without(source: Source, ledgers: list[Ledger]) -> Source:
    """The document with the ledgers in it blanked out."""
    prose = source.prose
    for ledger in ledgers:
        start, end = ledger.start, ledger.end
        prose = prose[:start] + "\n" * (end - start) + prose[end:]
    return source._replace(prose=prose)

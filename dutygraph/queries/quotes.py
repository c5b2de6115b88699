"""The words of a plan at a place that a record names, with what stands around them, to be cited.

They come from the records of the plan, each of which carries its quote: no file is opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dutygraph.errors import DutyGraphError, UnknownName
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Plan, Span
from dutygraph.units.names import near_names

#: Stands in the words around a quote for what no record of the plan quotes: line breaks, mostly.
_NOT_HELD = "…"


class Quotation(NamedTuple):
    """The words at a place, exactly as they are printed, and those before and after them."""

    plan: Plan
    span: Span
    before: str
    after: str


def quote(graph: DutyGraph, file: str, start: int, end: int, *, plan: str = "", context: int = 100) -> Quotation:
    """The words at ``[start, end)`` of a file that a plan of the graph was read from.

    Parameters
    ----------
    file : as the spans of the plan call it
    plan : the id of the plan, where files of several have the same name
    context : so many characters before and after; what no record quotes is a ``…`` there

    Raises
    ------
    UnknownName
        when no plan of the graph was read from such a file, or several were
    DutyGraphError
        when the records of the plan do not quote all of these words

    Examples
    --------
    >>> import dutygraph
    >>> found = quote(dutygraph.load(), "山东省“十四五”安全生产规划.txt", 8263, 8269, context=10)
    >>> found.before, found.span.quote, found.after
    ('加强智能化矿井建设。', '到2025年', '，全省煤矿完成智能化')
    """
    of_plan = _plan_of(graph, file, plan)
    stretches = sorted(_stretches(of_plan, file), key=lambda span: span.start)
    held = list(_pieces(stretches, start, end))
    words = "".join(words for _, words in held)
    if not held or len(words) != end - start:
        raise DutyGraphError("quote_not_held", file=file, start=start, end=end)
    before = _joined(stretches, max(0, start - context), start)
    after = _joined(stretches, end, end + context)
    return Quotation(of_plan, Span(file, start, end, words, held[0][0].place), before, after)


def _plan_of(graph: DutyGraph, file: str, wanted: str) -> Plan:
    files = {plan.id: {span.file for span in _spans(plan)} for plan in graph.plans}
    found = [plan for plan in graph.plans if file in files[plan.id] and wanted in ("", plan.id)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownName("quote_ambiguous_file", [plan.id for plan in found], name=file)
    known = sorted(set().union(*files.values()))
    raise UnknownName("quote_unknown_file", near_names(file, known) or known[:5], name=file)


def _stretches(plan: Plan, file: str) -> list[Span]:
    """What the records of a plan quote of a file; what a person wrote stands in none."""
    return [span for span in _spans(plan) if span.file == file and span.end]


def _spans(plan: Plan) -> Iterator[Span]:
    """The spans of a plan, but for those that lie within the span of a duty or a clause."""
    yield from (section.span for section in plan.sections)
    for task in plan.tasks:
        yield task.span
        yield from (duty.span for duty in task.duties)
        yield from (clause.span for clause in task.clauses)
    yield from (target.span for target in plan.targets)
    yield from (citation.span for citation in plan.citations)
    yield from (convention.span for convention in plan.conventions)
    yield from (diagnostic.span for diagnostic in plan.diagnostics)


def _pieces(stretches: Sequence[Span], start: int, end: int) -> Iterator[tuple[Span, str]]:
    """What stretches, in their order, hold of ``[start, end)``: each with the words that none before it held."""
    at = start
    for one in stretches:
        first, last = max(at, one.start), min(end, one.end)
        if first < last:
            yield one, one.quote[first - one.start : last - one.start]
            at = last


def _joined(stretches: Sequence[Span], start: int, end: int) -> str:
    """The words of ``[start, end)``, with a sign for what is not held between them."""
    joined, at = "", start
    for one, words in _pieces(stretches, start, end):
        first = max(at, one.start)
        joined += _NOT_HELD * (joined != "" and first > at) + words
        at = first + len(words)
    return joined

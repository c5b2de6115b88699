"""Which findings are meant when somebody accepts some."""

from __future__ import annotations

from dutygraph.errors import UnknownName
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.queries.gaps import survey
from dutygraph.queries.gaps.rule import Gap
from dutygraph.queries.tasks import find_task

#: Places that an error names.
_MOST_NAMED = 8


def find_acceptable(graph: DutyGraph, rule: str, number: str | None = None, words: str = "") -> list[Gap]:
    """What a rule finds in a task, or about the plan as a whole, accepted already or not.

    Parameters
    ----------
    number : of the task; None for what is about no task
    words : only findings whose quotes or message have these words

    Raises
    ------
    UnknownName
        when there is no such rule or task, or the rule finds no such thing there
    RuleOff
        when the rule is off

    Examples
    --------
    >>> import dutygraph
    >>> [gap.message("en") for gap in find_acceptable(dutygraph.load(), "no-lead", "六（二）")]
    ['六（二） 煤矿安全: 2 units are named, none as lead']
    """
    found = [gap for gaps in survey(graph, [rule]) for gap in gaps]
    task = find_task(graph, number).task.id if number else None
    meant = [gap for gap in found if (gap.task.id if gap.task else None) == task and _has(gap, words)]
    if meant:
        return meant
    if task and any(gap.task is None for gap in found):
        raise UnknownName("accept_whole_plan", name=rule)
    holders = {gap.task.id for gap in found if gap.task}
    numbers = [each.number for each in graph.tasks.values() if each.id in holders]
    raise UnknownName("accept_none", [*numbers[:_MOST_NAMED], *["…"] * (len(numbers) > _MOST_NAMED)], name=rule)


def _has(gap: Gap, words: str) -> bool:
    said = [gap.message("zh"), gap.message("en"), *("".join(span.quote.split()) for span in gap.quotes)]
    return any(words in text for text in said)

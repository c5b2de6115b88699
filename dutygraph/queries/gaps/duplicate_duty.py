"""duplicate-duty: the same work stands in two places, with the same owner."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Text
from dutygraph.model import Severity
from dutygraph.queries.gaps.alike import Owned, find_alike, owned_duties, place_of
from dutygraph.queries.gaps.rule import Finding, Rule

_SAME = Text("内容相同", "are the same")
_SAME_DOCUMENT = Text("都要求{act}《{title}》", "both ask for 《{title}》 ({act})")
#: Acts by which a document comes to be or is changed, by what they ask for. Everybody may carry one out: 落实《…》.
_ACTS = {
    **dict.fromkeys(("修订", "修订完善", "修改", "修改完善"), "修订"),
    **dict.fromkeys(
        ("制定", "制订", "制定完善", "制定出台", "研究制定", "研究出台", "编制", "编制完善", "出台"), "制定"
    ),
}


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Duties that ask for what an earlier one asks for, or that make or amend the same document in another task, and that
    have an owner in common with it; each once.

    Where nobody who leads the one leads the other, it is ``conflicting-leads`` or may be the work of two; where a
    clause gives each its part, each is another work.
    """
    later: dict[int, Finding] = {}  # by the place of the duty
    duties = [duty for duty in owned_duties(graph) if not duty.has_scope]
    alike = ((_SAME, pair) for pairs in find_alike(duties) for pair in pairs)
    places = {id(duty): place for place, duty in enumerate(duties)}
    for same, (first, second) in chain(alike, _on_one_document(duties)):
        place = places[id(second)]
        if place not in later and first.owners & second.owners and first.can_meet(second):
            later[place] = _finding(first, second, same)
    yield from (later[place] for place in sorted(later))


def _on_one_document(duties: Sequence[Owned]) -> Iterator[tuple[Text, tuple[Owned, Owned]]]:
    """Pairs of two tasks that ask for the same act on one document, with what they ask for."""
    holders: dict[tuple[str, str], list[Owned]] = defaultdict(list)
    for duty in duties:
        for act, title in dict.fromkeys((_ACTS[c.act], c.title) for c in duty.duty.citations if c.act in _ACTS):
            holders[act, title].append(duty)
    for (act, title), alike in holders.items():
        same = Text(_SAME_DOCUMENT.zh.format(act=act, title=title), _SAME_DOCUMENT.en.format(act=act, title=title))
        for first, second in combinations(alike, 2):
            if first.task is not second.task:
                yield same, (first, second)


def _finding(first: Owned, second: Owned, same: Text) -> Finding:
    """The finding stands at the later of the two."""
    also = (first.duty.span,)
    values: dict[str, str | Text] = {"other": place_of(first, second), "same": same}
    return Finding(second.task, second.duty.span, values, first.task, also)


RULE = Rule(
    name="duplicate-duty",
    severity=Severity.LOW,
    meaning=Text(
        "同一件事写在两处，责任单位也有相同的，容易重复布置、重复统计。",
        "The same work stands in two places with an owner in common: it may be assigned, and counted, twice.",
    ),
    message=Text(
        "{number} {title}：这项举措与“{other}”中的一项{same}",
        "{number} {title}: this duty and one in “{other}” {same}",
    ),
    suggestion=Text("合并为一项，或写明两处各管什么。", "Keep one of them, or say how they differ."),
    find=find,
)

"""Findings of gap rules as blocks of a paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dutygraph.exports.papers.paper import Block, Fact, Heading, Quote
from dutygraph.exports.papers.words import numbers, plan_marks, where
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang, say
from dutygraph.model import Plan, Severity
from dutygraph.queries.gaps import rules, rules_off
from dutygraph.queries.gaps.rule import Gap, Rule
from dutygraph.text.marks import mend


def by_rule(gaps: Iterable[Gap], *severities: Severity) -> dict[Rule, list[Gap]]:
    """The findings of each rule of these severities, in the order given."""
    found: dict[Rule, list[Gap]] = {}
    for gap in gaps:
        if gap.rule.severity in severities:
            found.setdefault(gap.rule, []).append(gap)
    return found


def meaning(rule: Rule, lang: Lang) -> str:
    """What a rule means, without its full stop."""
    return rule.meaning.render(lang).rstrip("。.")


def rules_asked(graph: DutyGraph, lang: Lang) -> str:
    """Which rules were switched off, so that nobody takes what they would have found for settled."""
    off = rules_off(graph)
    if not off:
        return say("paper_no_rules_off", lang, count=len(rules()))
    listed = "；".join(f"{meaning(rules()[name], lang)}（{name}）" for name in off)
    return say("paper_rules_off", lang, count=len(off), rules=listed)


def rule_heading(rule: Rule, gaps: Sequence[Gap], lang: Lang) -> Heading:
    return Heading(2, _counted(rule, gaps, lang))


def told(gap: Gap, plans: Sequence[Plan], lang: Lang) -> Iterator[Block]:
    """One finding: what was found, all words that show it, and what would close it."""
    yield Heading(3, plan_marks(plans)[gap.plan] + gap.message(lang))
    for span in gap.quotes:
        yield Quote(mend(span.quote), where(span, lang))
    yield Fact(say("paper_closes", lang), gap.suggestion(lang))


def counted(rule: Rule, gaps: Sequence[Gap], plans: Sequence[Plan], lang: Lang) -> Fact:
    """The findings of a light rule in one line: how many there are, and in which tasks."""
    return Fact(_counted(rule, gaps, lang), numbers([gap.task for gap in gaps if gap.task], plans))


def _counted(rule: Rule, gaps: Sequence[Gap], lang: Lang) -> str:
    return say("paper_rule", lang, meaning=meaning(rule, lang), rule=rule.name, count=len(gaps))

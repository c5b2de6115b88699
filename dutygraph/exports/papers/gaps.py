"""The gap report: what a plan leaves open, with the words that show it, for an office to sign and for units to answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dutygraph.exports.papers.findings import by_rule, counted, rule_heading, rules_asked, told
from dutygraph.exports.papers.paper import Blanks, Block, Fact, Grid, Heading, Paper, Paragraph, numbered
from dutygraph.exports.papers.words import accounts, day, plan_names, subtitle
from dutygraph.exports.reports import Subject
from dutygraph.messages import Lang, say
from dutygraph.model import Severity
from dutygraph.queries.account import account
from dutygraph.queries.gaps import rules_for


def gaps_paper(subject: Subject, *, every: bool = False) -> Paper:
    """The report on ``subject.gaps``: the weighty ones one by one with room for an answer, the light ones counted.

    ``every`` tells each light one, too.
    """
    plans, lang = subject.graph.plans, subject.lang
    counts = {s.value: sum(gap.rule.severity is s for gap in subject.gaps) for s in Severity}
    basis = say("paper_gaps_basis", lang, plans=plan_names(plans, lang), day=day(subject.on, lang))
    blocks: list[Block] = [
        Paragraph(basis),
        Paragraph(say("paper_draft", lang)),
        Heading(1, say("paper_basis", lang)),
        *accounts(plans, lang),
        Heading(1, say("paper_overall", lang)),
        Paragraph(say("gap_counts", lang, total=len(subject.gaps), **counts) + say("paper_stop", lang)),
    ]
    for severity in Severity:
        blocks += _of_severity(subject, severity, every)
    blocks += [Heading(1, say("paper_not_looked_at", lang)), *_not_looked_at(subject)]
    blocks += [Heading(1, say("paper_rules", lang)), _rules(subject, lang)]
    return Paper("", say("paper_gaps_title", lang), subtitle(plans, lang), list(numbered(blocks, lang)))


def _of_severity(subject: Subject, severity: Severity, every: bool) -> Iterator[Block]:
    plans, lang = subject.graph.plans, subject.lang
    found = by_rule(subject.gaps, severity)
    yield Heading(1, say(f"paper_findings_{severity}", lang))
    if not found:
        yield Paragraph(say("paper_no_findings", lang))
    for rule, gaps in found.items():
        if severity is Severity.LOW and not every:
            yield counted(rule, gaps, plans, lang)
            continue
        yield rule_heading(rule, gaps, lang)
        for gap in gaps:
            yield from told(gap, plans, lang)
            if severity is not Severity.LOW:
                yield Blanks([say("paper_answer", lang), say("paper_mended_by", lang)])


def _not_looked_at(subject: Subject) -> Iterator[Block]:
    """What this report cannot tell: rules that were switched off, what was not understood, what people accepted."""
    lang = subject.lang
    yield Paragraph(rules_asked(subject.graph, lang))
    unread = sum(account(plan).counts["unread"] for plan in subject.graph.plans)
    yield Paragraph(say("paper_unread" if unread else "paper_all_read", lang, count=unread))
    yield Paragraph(say("paper_limits", lang))
    if subject.accepted:
        yield Paragraph(say("paper_accepted", lang, count=len(subject.accepted)))
    for gap in subject.accepted:
        if said := gap.accepted:
            reason = say("paper_reason", lang, reason=said.reason, day=day(said.on, lang))
            yield Fact(f"{gap.rule.name}　{gap.message(lang)}", reason)


def _rules(subject: Subject, lang: Lang) -> Grid:
    found = Counter(gap.rule.name for gap in subject.gaps)
    headers = [say(key, lang) for key in ("col_rule", "col_severity", "paper_meaning", "paper_number")]
    rows = [
        [rule.name, say(f"severity_{rule.severity}", lang), rule.meaning.render(lang), str(found[rule.name])]
        for rule in rules_for(subject.graph)
    ]
    return Grid(headers, [42, 22, 76, 16], rows)

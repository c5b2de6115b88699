"""The gaps (缺口清单) as a sheet: every finding, the weightiest first, with the words it rests on and what would close it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dutygraph.exports.reports import Subject
from dutygraph.exports.reports.workbook.page import Column, Marked, Page, Row
from dutygraph.messages import Lang, say, say_place
from dutygraph.model import Severity, Span
from dutygraph.queries.gaps.rule import Gap
from dutygraph.text.marks import mend


def of_all(subject: Subject) -> Page:
    """The gaps of all plans."""
    lang, plans = subject.lang, subject.graph.plans
    several = len(plans) > 1
    columns = [
        Column(say("col_severity", lang), 10, "middle"),
        Column(say("col_rule", lang), 14),
        Column(say("workbook_meaning", lang), 24),
        *([Column(say("workbook_plan", lang), 20)] if several else []),
        Column(say("col_number", lang), 12, "middle"),
        Column(say("col_task", lang), 20),
        Column(say("col_finding", lang), 32),
        Column(say("col_quote", lang), 40),
        Column(say("col_place", lang), 18),
        Column(say("col_suggestion", lang), 34),
    ]
    name = say("workbook_gaps", lang)
    title = name if several else f"{plans[0].title}　{name}"
    source = [] if several else [say("matrix_source", lang, source=plans[0].source)]
    return Page(name, title, columns, _rows(subject, several), notes=[*_counts(subject.gaps, lang), *source])


def _counts(gaps: list[Gap], lang: Lang) -> list[str]:
    """How many there are, of each severity and of each rule."""
    severities = Counter(gap.rule.severity for gap in gaps)
    rules = Counter(gap.rule.name for gap in gaps)
    counts = {severity.value: severities[severity] for severity in Severity}
    of_rules = "　".join(f"{name} {count}" for name, count in rules.items())
    return [say("gap_counts", lang, total=len(gaps), **counts), *([of_rules] if of_rules else [])]


def _rows(subject: Subject, several: bool) -> Iterator[Row]:
    lang = subject.lang
    titles = {plan.id: plan.title for plan in subject.graph.plans}
    for gap in subject.gaps:
        severity = gap.rule.severity.value
        yield [
            Marked(say(f"severity_{severity}", lang), severity),
            gap.rule.name,
            gap.rule.meaning.render(lang),
            *([titles.get(gap.plan, "")] if several else []),
            gap.task.number if gap.task else "",
            gap.task.title if gap.task else "",
            gap.message(lang),
            "\n".join(mend(span.quote) for span in gap.quotes),
            "\n".join(_place(span, several, lang) for span in gap.quotes),
            gap.suggestion(lang),
        ]


def _place(span: Span, several: bool, lang: Lang) -> str:
    """Where words stand: the page, paragraph or cell, else the characters; and the file where there are several."""
    place = say_place(span.place, lang) or say("matrix_at", lang, start=span.start, end=span.end)
    return f"{span.file} {place}" if several else place

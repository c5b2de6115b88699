"""The list of what one unit has to do, by when, and what is not clear about it: for the unit to check and to sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from dutygraph.exports.papers.findings import by_rule, counted, rule_heading, told
from dutygraph.exports.papers.paper import Blanks, Block, Fact, Grid, Heading, Paper, Paragraph, Quote, numbered
from dutygraph.exports.papers.words import (
    accounts,
    day,
    deadline_words,
    due_day,
    listed,
    plan_marks,
    plan_names,
    subtitle,
    where,
)
from dutygraph.exports.progress import progress_name, state_name
from dutygraph.exports.reports import Subject
from dutygraph.exports.reports.ledger import COLUMNS, Row
from dutygraph.graph.progress import reported
from dutygraph.messages import Lang, say
from dutygraph.model import Role, Severity, Status
from dutygraph.queries.shares import Share, shares
from dutygraph.queries.timetable import SOON, Due, When, timetable
from dutygraph.text.marks import mend

_ROLE_COLUMNS = ("lead", "charged", "cooperate", "guide")
_SIGNED = ("head", "contact", "phone", "received", "seal")


def unit_paper(subject: Subject) -> Paper:
    """The paper for ``subject.unit``. Raises UnknownName."""
    graph, lang = subject.graph, subject.lang
    unit = graph.name_of(graph.find_unit(subject.unit).name)
    held = shares(graph, subject.unit)
    dues = timetable(graph, subject.on, subject.unit)
    charging = [plan for plan in graph.plans if any(share.task.plan == plan.id for share in held)]
    blocks: list[Block] = [
        Paragraph(
            say("paper_unit_basis", lang, plans=plan_names(charging, lang), unit=unit, day=day(subject.on, lang))
        ),
        Paragraph(say("paper_draft", lang)),
        Heading(1, say("paper_summary", lang)),
        *_summary(held, dues, subject),
    ]
    said = {key: status for plan in graph.plans for key, status in reported(plan).items()}
    marks = plan_marks(graph.plans)
    leads = [share for share in held if share.role is Role.LEAD]
    others = [share for share in held if share.role is not Role.LEAD]
    for key, part in (("led", leads), ("shared", others)):
        blocks.append(Heading(1, say(f"paper_tasks_{key}", lang)))
        blocks += [block for share in part for block in _task(share, marks[share.task.plan], said, lang)]
        blocks += [] if part else [Paragraph(say(f"paper_none_{key}", lang))]
    blocks += [Heading(1, say("paper_timetable", lang)), _timetable(dues, marks, lang)]
    blocks += [Heading(1, say("paper_open_points", lang)), *_open_points(subject)]
    blocks += [Heading(1, say("paper_reading", lang)), *accounts(graph.plans, lang)]
    blocks += [Heading(1, say("paper_signed", lang)), Blanks([say(f"paper_signed_{key}", lang) for key in _SIGNED])]
    title = say("paper_unit_title", lang, unit=unit)
    return Paper("", title, subtitle(charging, lang), list(numbered(blocks, lang)))


def _summary(held: Sequence[Share], dues: Sequence[Due], subject: Subject) -> Iterator[Block]:
    lang = subject.lang
    roles = Counter(share.role for share in held)
    counts = [say("paper_count", lang, what=say(f"role_{role}", lang), count=roles[role]) for role in Role]
    yield Paragraph(say("paper_held", lang, total=len(held), counts=say("comma", lang).join(counts)))
    stand = Counter(due.when(subject.on) for due in dues)
    yield Paragraph(
        say(
            "paper_dues",
            lang,
            total=len(dues),
            dated=sum(due.deadline.by is not None for due in dues),
            late=stand[When.LATE],
            days=SOON,
            soon=stand[When.SOON],
        )
    )
    of_severity = Counter(gap.rule.severity for gap in subject.gaps)
    counts = [say("paper_count", lang, what=say(f"severity_{s}", lang), count=of_severity[s]) for s in Severity]
    yield Paragraph(say("paper_found", lang, total=len(subject.gaps), counts=say("comma", lang).join(counts)))


def _task(share: Share, mark: str, said: Mapping[tuple[str, int], Status], lang: Lang) -> Iterator[Block]:
    task = share.task
    yield Heading(2, f"{task.title}〔{mark}{task.number}〕")
    role = say(f"role_{share.role}", lang)
    yield Fact(say("paper_role", lang), say("jointly", lang, role=role) if share.joint else role)
    row = Row(task, share.duties, task.clauses)
    for column in _ROLE_COLUMNS if share.role is Role.LEAD else _ROLE_COLUMNS[:1]:
        if parties := COLUMNS[column](row, lang):
            yield Fact(say(f"ledger_{column}", lang), parties)
    deadlines = [d for duty in share.duties for d in duty.deadlines] + [d for c in share.clauses for d in c.deadlines]
    facts = {
        "deadline": [deadline_words(deadline, lang) for deadline in deadlines],
        "target": [target.text for duty in share.duties for target in duty.targets],
    }
    for key, words in facts.items():
        if words:
            yield Fact(say(f"matrix_{key}", lang), listed(words))
    for clause in share.clauses:
        yield Quote(mend(clause.span.quote), where(clause.span, lang), say("matrix_clauses", lang))
    for duty in share.duties:
        status = said.get((task.id, duty.order))
        yield Quote(
            duty.text, where(duty.span, lang), note=state_name(status.state, lang) or status.note if status else ""
        )


def _timetable(dues: Sequence[Due], marks: Mapping[str, str], lang: Lang) -> Block:
    if not dues:
        return Paragraph(say("paper_no_dues", lang))
    headers = [say(key, lang) for key in ("col_by", "col_words", "col_task", "col_sentence", "paper_state")]
    rows = [
        [
            due_day(due.deadline, lang),
            due.deadline.text,
            f"{marks[due.task.plan]}{due.task.number} {due.task.title}",
            due.sentence,
            progress_name(due, lang),
        ]
        for due in dues
    ]
    return Grid(headers, [24, 26, 34, 54, 18], rows)


def _open_points(subject: Subject) -> Iterator[Block]:
    plans, lang = subject.graph.plans, subject.lang
    if not subject.gaps:
        yield Paragraph(say("paper_no_open_points", lang))
    for rule, gaps in by_rule(subject.gaps, Severity.HIGH, Severity.MEDIUM).items():
        yield rule_heading(rule, gaps, lang)
        for gap in gaps:
            yield from told(gap, plans, lang)
    for rule, gaps in by_rule(subject.gaps, Severity.LOW).items():
        yield counted(rule, gaps, plans, lang)

"""Answers as tables that people read: on a terminal, in Markdown, in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dutygraph.exports.progress import progress_name
from dutygraph.exports.units import identity_lines
from dutygraph.messages import Lang, say, say_place
from dutygraph.model import Clause, Deadline, Role, Severity, Task
from dutygraph.queries.tasks import TaskAnswer

if TYPE_CHECKING:
    from dutygraph.queries.ask import Asked
    from dutygraph.queries.gaps.rule import Gap
    from dutygraph.queries.review import Doubt
    from dutygraph.queries.units import UnitAnswer


#: Characters of the text that a table shows on either side of an uncertain quote.
_CONTEXT = 10


class Table(NamedTuple):
    """Rows of text below their headers, with lines that stand before and after them."""

    headers: list[str]
    rows: list[list[str]]
    before: Sequence[str] = ()
    after: Sequence[str] = ()


def tasks_table(answers: list[TaskAnswer], lang: Lang) -> Table:
    """Tasks with who leads, who works beside the lead, and by when."""
    keys = ["number", "task", "role", "leads", "others", "deadlines"]
    with_role = any(answer.role for answer in answers)
    rows = [
        [
            answer.task.number,
            answer.task.title,
            role_name(answer, lang),
            _join(leads(answer.task)),
            _join(others(answer.task)),
            _dates(answer.due or tuple(answer.task.deadlines()), lang),
        ]
        for answer in answers
    ]
    return _table(keys, rows, lang, drop=() if with_role else ("role",))


def found_table(answers: list[TaskAnswer], lang: Lang) -> Table:
    """Tasks with the sentences that were found in them, a row a sentence."""
    rows = [
        [answer.task.number, answer.task.title, _join(leads(answer.task)), text]
        for answer in answers
        for text in ([duty.text for duty in answer.duties] or [""])
    ]
    return _table(["number", "task", "leads", "sentence"], rows, lang)


def due_table(answers: list[TaskAnswer], lang: Lang) -> Table:
    """Deadlines, a row each, with how far the work is, the task and the words that set the date."""
    rows = [
        [
            found.deadline.by.isoformat() if found.deadline.by else "",
            found.deadline.text,
            progress_name(found, lang),
            answer.task.number,
            answer.task.title,
            _join(leads(answer.task)),
            _sentence(answer.task, found.deadline),
        ]
        for answer in answers
        for found in answer.progress
    ]
    keys = ["by", "words", "state", "number", "task", "leads", "sentence"]
    return _table(keys, sorted(rows, key=lambda row: row[0]), lang)


def asked_table(asked: Asked, lang: Lang) -> Table:
    """The answer to a question, as the table of the command it maps to."""
    name = asked.command.split()[1] if asked.command else ""
    if name == "due":
        return due_table(asked.answers, lang)
    if name == "task":
        return task_table(asked.answers[0], lang)
    if name == "search":
        return found_table(asked.answers, lang)
    return tasks_table(asked.answers, lang)


def task_table(answer: TaskAnswer, lang: Lang) -> Table:
    """One task: its clauses and parties first, then its duties, a row each."""
    task = answer.task
    lines = [f"{task.number} {task.title}", f"{task.plan}"]
    for clause in task.clauses:
        lines.append(_labelled("col_clause", _one_line(clause.span.quote), lang))
        if clause.duties:
            lines.append("    " + _labelled("col_duties", _join(map(str, clause.duties)), lang))
        lines += [f"    {line}" for line in party_lines(clause, lang)]
    if not task.clauses:
        lines.append(say("no_clause", lang))
    rows = [
        [
            str(duty.order),
            duty.text,
            _dates(duty.deadlines, lang),
            _join(target.text for target in duty.targets),
            _join(f"{citation.act}《{citation.title}》" for citation in duty.citations),
        ]
        for duty in task.duties
    ]
    return _table(["order", "duty", "deadlines", "targets", "citations"], rows, lang)._replace(before=[*lines, ""])


def units_table(answers: list[UnitAnswer], lang: Lang) -> Table:
    """Units and groups with how many tasks they hold in each role."""
    rows = [
        [answer.printed, answer.unit.name, say("yes", lang) if answer.unit.kind == "group" else ""]
        + [str(answer.counts[role] or "") for role in Role]
        + [str(answer.total)]
        for answer in answers
    ]
    keys = ["unit", "canonical", "group", *(f"role_{role.value}" for role in Role), "total"]
    return _table(keys, rows, lang)


def unit_table(answer: UnitAnswer, lang: Lang) -> Table:
    """One unit: who it is, then its tasks."""
    lines = [answer.printed, *identity_lines(answer, lang)]
    lines.append("，".join(f"{say(f'role_{r.value}', lang)} {n}" for r, n in answer.counts.items() if n))
    tasks = [TaskAnswer(held.task, held.role, held.joint) for held in answer.held]
    return tasks_table(tasks, lang)._replace(before=[*lines, ""])


def gaps_table(gaps: list[Gap], lang: Lang, *, every: bool) -> Table:
    """Findings below their counts: those that weigh, or that were accepted before their text changed, a row each; of the
    light ones the tasks, a line a rule, and in full those that are about a whole plan.

    ``every`` gives each finding its row and no counts, for a spreadsheet.
    """
    shown = [gap for gap in gaps if every or gap.lapsed or gap.rule.severity is not Severity.LOW]
    rows = [
        [
            say(f"severity_{gap.rule.severity.value}", lang),
            gap.rule.name,
            gap.task.number if gap.task else "",
            gap.message(lang),
            " / ".join(_one_line(span.quote) for span in gap.quotes),
            gap.suggestion(lang),
        ]
        for gap in shown
    ]
    table = _table(["severity", "rule", "number", "finding", "evidence", "suggestion"], rows, lang)
    if every:
        return table
    counts = {severity: sum(gap.rule.severity is severity for gap in gaps) for severity in Severity}
    before = [say("gap_counts", lang, total=len(gaps), **{s.value: n for s, n in counts.items()}), ""]
    after = [""] if shown else []
    for rule in dict.fromkeys(gap.rule for gap in gaps if gap.rule.severity is Severity.LOW):
        found = [gap for gap in gaps if gap.rule is rule]
        label = f"{say('severity_low', lang)} {rule.name} × {len(found)}"
        after.append(say("labelled", lang, label=label, text=rule.meaning.render(lang)))
        if numbers := dict.fromkeys(gap.task.number for gap in found if gap.task):
            after.append("    " + " ".join(numbers))
        after += ["    " + gap.message(lang) for gap in found if not gap.task]
    return table._replace(before=before, after=after)


def review_table(doubts: list[Doubt], lang: Lang) -> Table:
    """Uncertain readings, a row each, the quote marked between the words around it."""
    rows = [
        [
            doubt_place(doubt, lang),
            doubt_name(doubt, lang),
            f"{doubt.before[-_CONTEXT:]}〖{_one_line(doubt.span.quote)}〗{doubt.after[:_CONTEXT]}",
            f"{doubt.task.number} {doubt.task.title}" if doubt.task else "",
            "；".join(party_lines(doubt.clause, lang)) if doubt.clause else "",
        ]
        for doubt in doubts
    ]
    return _table(["place", "doubt", "quote", "task", "reading"], rows, lang)


def doubt_name(doubt: Doubt, lang: Lang) -> str:
    """What is uncertain, in words."""
    return say(doubt.code if doubt.code == "undated-deadline" else f"diagnostic_{doubt.code}", lang)


def doubt_place(doubt: Doubt, lang: Lang) -> str:
    """The line, page, paragraph or cell; '' where it is not known."""
    return say_place(doubt.span.place, lang) or (say("place_line", lang, line=doubt.line) if doubt.line else "")


def role_name(answer: TaskAnswer, lang: Lang) -> str:
    """A role in words; 牵头（共同） when others lead too."""
    if answer.role is None:
        return ""
    name = say(f"role_{answer.role.value}", lang)
    return say("jointly", lang, role=name) if answer.joint and answer.role is Role.LEAD else name


def leads(task: Task) -> list[str]:
    """Units that lead, over all clauses of the task."""
    return _parties(task, {Role.LEAD})


def others(task: Task) -> list[str]:
    """Units and groups with any other role."""
    return _parties(task, set(Role) - {Role.LEAD})


def _parties(task: Task, roles: set[Role]) -> list[str]:
    return list(dict.fromkeys(a.party for clause in task.clauses for a in clause.assignments if a.role in roles))


def party_lines(clause: Clause, lang: Lang) -> list[str]:
    """The parties of a clause, a line a role."""
    lines = []
    for role in Role:
        if parties := [a.party for a in clause.assignments if a.role is role]:
            lines.append(_labelled(f"role_{role.value}", _join(parties), lang))
    return lines


def _labelled(key: str, text: str, lang: Lang) -> str:
    return say("labelled", lang, label=say(key, lang), text=text)


def _sentence(task: Task, deadline: Deadline) -> str:
    return next((duty.text for duty in task.duties if deadline in duty.deadlines), "")


def _dates(deadlines: Sequence[Deadline], lang: Lang) -> str:
    return _join(d.by.isoformat() if d.by else say("standing", lang) for d in deadlines)


def _table(keys: list[str], rows: list[list[str]], lang: Lang, drop: Sequence[str] = ()) -> Table:
    kept = [position for position, key in enumerate(keys) if key not in drop]
    headers = [say(keys[k] if keys[k].startswith("role_") else f"col_{keys[k]}", lang) for k in kept]
    return Table(headers, [[row[k] for k in kept] for row in rows])


def _join(words: Iterable[str]) -> str:
    return "、".join(words)


def _one_line(quote: str) -> str:
    return "".join(quote.split())

"""What plans say of each sector, as records that other programs read and as tables that people read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from dutygraph.exports.records import Record, span_record
from dutygraph.exports.tables import Table
from dutygraph.messages import Lang, say
from dutygraph.model import Coverage, Task
from dutygraph.queries.sector_words import coverage_in_words, led_beside_in_words, usual_supervisors
from dutygraph.queries.sectors import Evidence, SectorAnswer
from dutygraph.sectors.scheme import Scheme, label
from dutygraph.text.marks import mend


def sector_record(answer: SectorAnswer) -> Record:
    """A sector. Its keys are a contract: none may change.

    ``coverage``: led, unled, mentioned, none. ``leads``, ``others`` and ``tasks`` are those of the surest evidence;
    ``others`` is empty where nobody is named. ``evidence``: all words that name it, the surest first, each with its
    ``manner`` (title, alone, listed, passing) and the id of its ``task``.
    """
    return {
        "code": answer.sector.code,
        "sector": answer.sector.label,
        "coverage": answer.coverage.value,
        "leads": list(answer.leads),
        "others": list(answer.others),
        "tasks": [_task_record(task) for task in answer.tasks],
        "evidence": [_evidence_record(evidence) for evidence in answer.evidence],
    }


def sectors_table(answers: Sequence[SectorAnswer], scheme: Scheme, lang: Lang) -> Table:
    """All sectors in the order of the tree below their counts, each group with how many of its sectors are led."""
    headers = [
        say(f"col_{key}", lang) for key in ("code", "sector", "coverage", "leads", "others", "tasks", "evidence")
    ]
    of = {answer.sector.code: answer for answer in answers}
    below: dict[str, list[SectorAnswer]] = defaultdict(list)
    for answer in answers:
        for wide in scheme.line(answer.sector.code):
            below[wide.code].append(answer)
    several = len({task.plan for answer in answers for task in answer.tasks}) > 1
    rows = []
    for sector in scheme.sectors.values():
        found = of.get(sector.code)
        said = [coverage_in_words(found, lang)] if found else []
        if below[sector.code]:
            led = sum(narrower.coverage is Coverage.LED for narrower in below[sector.code])
            said.append(say("coverage_of_narrower", lang, led=led, total=len(below[sector.code])))
        rows.append(
            [
                sector.code,
                label(sector, lang),
                say("semicolon", lang).join(said),
                "、".join(found.leads) if found else "",
                "、".join(found.others) if found else "",
                _tasks(found.tasks, several) if found else "",
                _quote(found) if found else "",
            ]
        )
    return Table(headers, rows, [_counts(answers, lang), ""])


def uncovered_table(answers: Sequence[SectorAnswer], every: Sequence[SectorAnswer], lang: Lang) -> Table:
    """Sectors that nobody leads, below the counts of ``every`` sector, with who supervises them as a rule."""
    keys = ("code", "sector", "coverage", "others", "evidence", "led_beside", "usual")
    rows = [
        [
            answer.sector.code,
            label(answer.sector, lang),
            coverage_in_words(answer, lang),
            "、".join(answer.others),
            _quote(answer),
            led_beside_in_words(answer, lang),
            usual_supervisors(answer.sector, lang),
        ]
        for answer in answers
    ]
    after = [] if answers else [say("sectors_all_led", lang)]
    return Table([say(f"col_{key}", lang) for key in keys], rows, [_counts(every, lang), ""], after)


def _counts(answers: Sequence[SectorAnswer], lang: Lang) -> str:
    counts = Counter(answer.coverage for answer in answers)
    of = {coverage.value: counts[coverage] for coverage in Coverage}
    return say("sectors_counts", lang, total=len(answers), **of)


def _tasks(tasks: Sequence[Task], several: bool) -> str:
    """Numbers of the tasks, or their ids where they are of several plans."""
    return "、".join(task.id if several else task.number for task in tasks)


def _quote(answer: SectorAnswer) -> str:
    """The words that show it best, with the number of the task they stand in."""
    if not answer.evidence:
        return ""
    first = answer.evidence[0]
    quote = mend(first.span.quote)
    if first.task is None:
        return quote
    return f"{first.task.number} {first.task.title if first.span == first.task.span else quote}"


def _task_record(task: Task) -> Record:
    return {"plan": task.plan, "id": task.id, "number": task.number, "title": task.title}


def _evidence_record(evidence: Evidence) -> Record:
    return {
        "quote": evidence.span.quote,
        "span": span_record(evidence.span),
        "task": evidence.task.id if evidence.task else None,
        "manner": evidence.manner.value,
    }

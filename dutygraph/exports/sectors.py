"""What plans say of each sector, as records that other programs read and as tables that people read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from dutygraph.exports.records import span_record
from dutygraph.exports.tables import Table
from dutygraph.messages import Lang, say
from dutygraph.model import Coverage, Sourced, Task
from dutygraph.queries.sector_words import broader_in_words, coverage_in_words, usual_supervisors
from dutygraph.queries.sectors import Evidence, SectorAnswer
from dutygraph.sectors.scheme import Scheme, label
from dutygraph.text.marks import mend


def sector_record(answer: SectorAnswer, scheme: Scheme) -> dict[str, Any]:
    """A sector. Its keys are a contract: none may change.

    ``coverage``: led, unled, mentioned, none; ``unled``: why (no-lead, no-owner, unread), else null. ``leads``, ``others``
    and ``tasks`` are those of the surest evidence. ``evidence``: all words that name it, the surest first, each with its
    ``manner`` (title, alone, listed, passing) and the id of its ``task``. ``broader``: codes of the wider sectors.
    """
    sector = answer.sector
    return {
        "code": sector.code,
        "sector": sector.label,
        "sector_en": sector.label_en,
        "group": scheme.group(sector.code).label,
        "coverage": answer.coverage.value,
        "unled": answer.unled.value if answer.unled else None,
        "leads": list(answer.leads),
        "others": list(answer.others),
        "tasks": [_task_record(task) for task in answer.tasks],
        "evidence": [_evidence_record(evidence) for evidence in answer.evidence],
        "broader": [wide.code for wide in scheme.line(sector.code)],
        "usual": {
            "national": _sourced_record(sector.national),
            "provincial": _sourced_record(sector.provincial),
            "law": _sourced_record(sector.basis),
        },
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
    headers = [say(f"col_{key}", lang) for key in ("coverage", "code", "sector", "others", "evidence", "usual")]
    rows = [
        [
            say("semicolon", lang).join(
                filter(None, (coverage_in_words(answer, lang), broader_in_words(answer, lang)))
            ),
            answer.sector.code,
            label(answer.sector, lang),
            "、".join(answer.others),
            _quote(answer),
            usual_supervisors(answer.sector, lang),
        ]
        for answer in answers
    ]
    after = [] if answers else [say("sectors_all_led", lang)]
    return Table(headers, rows, [_counts(every, lang), ""], after)


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
    number = f"{first.task.number} " if first.task else ""
    quote = mend(first.span.quote)
    return quote if quote.startswith(number.strip()) else number + quote


def _task_record(task: Task) -> dict[str, str]:
    return {"plan": task.plan, "id": task.id, "number": task.number, "title": task.title}


def _evidence_record(evidence: Evidence) -> dict[str, Any]:
    return {
        "quote": evidence.span.quote,
        "span": span_record(evidence.span),
        "task": evidence.task.id if evidence.task else None,
        "manner": evidence.manner.value,
    }


def _sourced_record(facts: Sourced | None) -> dict[str, Any] | None:
    return {"names": list(facts.texts), "source": facts.source} if facts else None

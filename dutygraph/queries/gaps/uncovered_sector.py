"""uncovered-sector: sectors of the checklist that safety plans only mention, or never name."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import LANGS, Text, say
from dutygraph.model import Coverage, Plan, Severity, Span
from dutygraph.queries.gaps.rule import Finding, Rule
from dutygraph.queries.sector_words import usual_supervisors
from dutygraph.queries.sectors import SectorAnswer, concerns_safety, sectors
from dutygraph.sectors.scheme import label


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """A finding for each sentence or heading that alone mentions sectors, and one for all that are named nowhere.

    Only in plans about work safety in general, those of a region taken together. Work that nobody leads is left to
    no-lead and no-owner, which find it in its task.
    """
    of_region: dict[str, list[Plan]] = defaultdict(list)
    for plan in graph.plans:
        if concerns_safety(plan):
            of_region[plan.region].append(plan)
    for plans in of_region.values():
        yield from _of_region(graph, plans)


def _of_region(graph: DutyGraph, plans: Sequence[Plan]) -> Iterator[Finding]:
    answers = sectors(graph, plans)
    plan = plans[0].id if len(plans) == 1 else ""
    mentioned: dict[Span, list[SectorAnswer]] = defaultdict(list)
    for answer in answers:
        if answer.coverage is Coverage.MENTIONED and not answer.is_by_narrower and not _is_led_above(answer):
            mentioned[answer.evidence[0].span].append(answer)
    for span, found in sorted(mentioned.items(), key=lambda one: (one[0].file, one[0].start)):
        task = found[0].evidence[0].task
        also = dict.fromkeys(one.span for answer in found for one in answer.evidence if one.span != span)
        values = _values("mentioned", found, task.number if task else "")
        yield Finding(task, span, values, also=tuple(also), plan=plan)
    named_nowhere = [
        answer
        for answer in answers
        if answer.coverage is Coverage.NONE and not _is_led_above(answer) and not _is_told_above(answer)
    ]
    if named_nowhere:
        yield Finding(None, None, _values("none", named_nowhere), plan=plan)


def _is_led_above(answer: SectorAnswer) -> bool:
    """Whether a wider sector is led: 燃气 above 瓶装燃气. A widest concept is too wide to say: 交通 above 民航."""
    return any(wide.sector.broader and wide.coverage is Coverage.LED for wide in answer.broader)


def _is_told_above(answer: SectorAnswer) -> bool:
    """Whether a wider sector is named nowhere either: 民航 above 无人机."""
    return any(wide.coverage is Coverage.NONE for wide in answer.broader)


def _values(kind: str, found: Sequence[SectorAnswer], number: str = "") -> dict[str, str | Text]:
    told: list[list[str]] = []
    for lang in LANGS:
        names = say("semicolon", lang).join(label(answer.sector, lang) for answer in found)
        usual = "".join(
            say(
                "uncovered_usual", lang, sector=label(answer.sector, lang), usual=usual_supervisors(answer.sector, lang)
            )
            for answer in found
        ).strip()
        what = say(f"uncovered_{kind}", lang, sectors=names, count=len(found))
        told.append([f"{number} {what}" if number else what, say(f"uncovered_close_{kind}", lang, usual=usual)])
    what_zh_en, close_zh_en = zip(*told, strict=True)
    return {"what": Text(*what_zh_en), "close": Text(*close_zh_en)}


RULE = Rule(
    name="uncovered-sector",
    severity=Severity.LOW,
    meaning=Text(
        "安全监管行业领域清单中有、规划却没有针对它安排任务的领域。清单不是规划自带的，没有写到的不一定是缺口。",
        "Sectors of the checklist that the plan has no work about. The checklist is none of the plan's: "
        "what is not in it need not be a gap.",
    ),
    message=Text("{what}", "{what}"),
    suggestion=Text("{close}", "{close}"),
    find=find,
)

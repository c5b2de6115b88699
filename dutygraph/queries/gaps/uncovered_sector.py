"""uncovered-sector: a sector of the checklist that nobody leads, or that the plans never name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang, Text, say
from dutygraph.model import Coverage, Severity
from dutygraph.queries.gaps.rule import Finding, Rule
from dutygraph.queries.sector_words import broader_in_words, coverage_in_words, usual_supervisors
from dutygraph.queries.sectors import SectorAnswer, Unled, concerns_safety, sectors, uncovered
from dutygraph.sectors.scheme import label

_LANGS: tuple[Lang, ...] = ("zh", "en")


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """Sectors that no plan has a lead for, the worst first; all plans about work safety in general taken together.

    None whose charge was not understood, and no narrower sector of one that is led.
    """
    plans = [plan for plan in graph.plans if concerns_safety(plan, graph.scheme)]
    if not plans:
        return
    of = plans[0].id if len(plans) == 1 else ""
    for answer in uncovered(sectors(graph, plans)):
        is_led_above = any(wide.sector.broader and wide.coverage is Coverage.LED for wide in answer.broader)
        if answer.unled is not Unled.UNREAD and (not is_led_above or answer.coverage is Coverage.UNLED):
            first = next(iter(answer.evidence), None)
            task, span = (first.task, first.span) if first else (None, None)
            yield Finding(task, span, _values(answer), plan=of)


def _values(answer: SectorAnswer) -> dict[str, str]:
    values = {}
    for lang in _LANGS:
        sector = label(answer.sector, lang)
        values[f"subject_{lang}"] = say(f"subject_{answer.coverage}", lang, sector=sector)
        said = filter(None, (coverage_in_words(answer, lang), "、".join(answer.others), broader_in_words(answer, lang)))
        values[f"what_{lang}"] = say("labelled", lang, label=sector, text=say("semicolon", lang).join(said))
        values[f"usual_{lang}"] = usual_supervisors(answer.sector, lang) or "–"
    return values


RULE = Rule(
    name="uncovered-sector",
    severity=Severity.LOW,
    meaning=Text(
        "安全监管行业领域清单中，没有牵头单位、只是顺带提到或没有提到的领域。",
        "Sectors of the checklist that nobody leads, or that the plan only mentions or never names.",
    ),
    message=Text("{what_zh}", "{what_en}"),
    suggestion=Text(
        "写明由谁牵头；不属于本规划的，请认可这一发现。通常的监管单位：{usual_zh}",
        "Name who leads it; where it is none of this plan's matters, accept the finding. As a rule: {usual_en}",
    ),
    find=find,
)

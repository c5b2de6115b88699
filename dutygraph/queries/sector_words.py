"""What plans say of a sector, and who supervises it as a rule, in words."""

from __future__ import annotations

from dutygraph.messages import Lang, say
from dutygraph.model import Coverage, Sector, Sourced
from dutygraph.queries.sectors import SectorAnswer
from dutygraph.sectors.about import Manner
from dutygraph.sectors.scheme import label

#: Sources that the catalogue has words for; others are the name of what was read.
_SOURCES = {"unverified": "unverified", "statute read": "statute_read"}


def coverage_in_words(answer: SectorAnswer, lang: Lang) -> str:
    """Whether a sector is led, and why not."""
    kind: str = answer.unled or answer.coverage
    if answer.is_by_narrower:
        kind = "by-narrower" if answer.coverage is Coverage.LED else "narrower-named"
    elif answer.coverage is Coverage.LED and answer.evidence[0].manner is Manner.LISTED:
        kind = "listed"
    return say(f"coverage_{kind}", lang)


def led_beside_in_words(answer: SectorAnswer, lang: Lang) -> str:
    """Who leads what touches a sector that is not led: other work, and the nearest wider sector that the plans name."""
    told = []
    if answer.elsewhere:
        told.append(say("led_elsewhere", lang, units="、".join(answer.elsewhere)))
    named = (wide for wide in answer.broader if wide.coverage is not Coverage.NONE and not wide.is_by_narrower)
    for wide in list(named)[:1]:
        said = coverage_in_words(wide, lang)
        if wide.leads:
            said = say("labelled", lang, label=said, text="、".join(wide.leads))
        told.append(say("coverage_of_broader", lang, sector=label(wide.sector, lang), said=said))
    return say("semicolon", lang).join(told)


def usual_supervisors(sector: Sector, lang: Lang) -> str:
    """Who supervises a sector as a rule, each with where that was read."""
    told = [
        say(f"usual_{level}", lang, units="、".join(facts.texts), source=_source(facts, lang))
        for level, facts in (("national", sector.national), ("provincial", sector.provincial), ("law", sector.basis))
        if facts
    ]
    return say("semicolon", lang).join(told)


def _source(facts: Sourced, lang: Lang) -> str:
    known = _SOURCES.get(facts.source)
    return say(known, lang) if known else facts.source

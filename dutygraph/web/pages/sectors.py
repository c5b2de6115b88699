"""The checklist of sectors, and what the plans say of one."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import Any

from starlette.responses import Response

from dutygraph.model import Coverage, Sector
from dutygraph.queries.sector_words import coverage_in_words, led_beside_in_words, usual_supervisors
from dutygraph.queries.sectors import SectorAnswer, concerns_safety
from dutygraph.sectors.scheme import label
from dutygraph.web.api.endpoints import SECTOR, SECTORS
from dutygraph.web.api.found import SectorsFound
from dutygraph.web.inquiry import inquire
from dutygraph.web.pages import Entry
from dutygraph.web.visit import Visit, page

#: Tasks of a sector that its row names.
_MOST_TASKS = 12


def show_list(visit: Visit) -> Response:
    inquiry = inquire(SECTORS, visit)
    shown, every, scheme = inquiry.found or SectorsFound([], [], visit.graph.scheme)
    counts = Counter(answer.coverage for answer in every)
    return visit.show(
        "sectors.html.j2",
        status=inquiry.status,
        trouble=inquiry.trouble,
        rows=_in_tree(shown, scheme.sectors) if len(shown) == len(every) else [(one.sector, one) for one in shown],
        depth=lambda sector: sum(1 for _ in scheme.line(sector.code)),
        most=_MOST_TASKS,
        count=len(every),
        counts={coverage.value: counts[coverage] for coverage in Coverage},
        only_uncovered="uncovered" in inquiry.values and inquiry.values["uncovered"],
        is_for_it=any(concerns_safety(plan) for plan in visit.graph.plans),
        **_words(visit),
    )


def show_sector(visit: Visit) -> Response:
    answer = SECTOR.find(visit.now, visit.lang, visit.request.path_params["code"])
    usual = usual_supervisors(answer.sector, visit.lang)
    beside = led_beside_in_words(answer, visit.lang)
    told = [(task, list(of_task)) for task, of_task in groupby(answer.evidence, key=lambda evidence: evidence.task)]
    return visit.show("sector.html.j2", answer=answer, usual=usual, beside=beside, told=told, **_words(visit))


def _in_tree(answers: list[SectorAnswer], sectors: dict[str, Sector]) -> list[tuple[Sector, SectorAnswer | None]]:
    """Every sector in the order of the tree; one without words of its own has no answer."""
    of = {answer.sector.code: answer for answer in answers}
    return [(sector, of.get(code)) for code, sector in sectors.items()]


def _words(visit: Visit) -> dict[str, Any]:
    return {
        "label": lambda sector: label(sector, visit.lang),
        "coverage_in_words": lambda answer: coverage_in_words(answer, visit.lang),
    }


MENU = Entry(3, "/sectors", "web_sectors")
ROUTES = [page("/sectors", show_list), page("/sector/{code:path}", show_sector)]

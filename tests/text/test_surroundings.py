"""Clauses where they stand: short texts that others read by hand, negatives included."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.accuracy import Score, compare
from dutygraph.errors import NoPlan
from dutygraph.model import Plan
from dutygraph.text.document import read_plan

ENTRIES = yaml.safe_load(Path(__file__).parents[1].joinpath("gold/surroundings.yaml").read_text("utf-8"))
CHAPTERS = "一二三四五六七八九十"


def scores(entry: dict[str, Any]) -> dict[str, Score]:
    """The text below a title and, where it opens none itself, a heading; compared with the person's reading."""
    text = entry["text"]
    year = entry.get("year")
    opens = text.lstrip()[:2]
    is_headed = opens[1:] == "、" or (opens[:1] == "（" and opens[1:] in CHAPTERS)
    title = f"{year}年工作方案" if year else "某市工作方案"
    lines = [title, "一、主要任务", *([] if is_headed else ["（一）任务"]), text]
    gold = {**entry, "deadlines": [{"by": None, **fact} for fact in entry.get("deadlines", [])]}
    try:
        plan: Plan | None = read_plan("\n".join(lines), "x.txt")
    except NoPlan:
        plan = None
    compared = compare(plan, gold, "entry").scores
    return {kind: compared[kind] for kind in ("clauses", "deadlines")}


@pytest.mark.parametrize("entry", ENTRIES, ids=[f"{i} {entry['text'][:30]}" for i, entry in enumerate(ENTRIES)])
def test_a_clause_is_read_where_it_stands(entry: dict[str, Any]) -> None:
    exact = all(score.exact == score.wanted for score in scores(entry).values())
    assert exact is ("missed" not in entry), entry.get("missed", "")
    assert scores(entry)["clauses"].invented == 0

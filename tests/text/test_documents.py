"""Whole documents beside the readings that people wrote of them before the program saw them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.accuracy import Compared, read_documents, table

DOCUMENTS = list(read_documents())


@pytest.mark.parametrize("document", DOCUMENTS, ids=[document.name for document in DOCUMENTS])
def test_each_clause_is_read_as_a_person_read_it_and_none_is_invented(document: Compared) -> None:
    clauses = document.scores["clauses"]
    assert clauses.exact == clauses.wanted, document.misses
    assert clauses.invented == 0, document.misses


def test_deadlines_and_targets_are_read_as_well_as_the_documentation_says() -> None:
    told = Path(__file__).parents[2].joinpath("docs/accuracy.md").read_text("utf-8")
    assert table(DOCUMENTS) in told

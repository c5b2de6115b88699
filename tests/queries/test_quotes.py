"""The words at a place of a plan, compared with the document itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

import dutygraph
from dutygraph.errors import DutyGraphError, UnknownName
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.queries.quotes import quote

DOCUMENT = next(Path(__file__).parents[2].joinpath("examples").glob("*.txt"))
TEXT = DOCUMENT.read_bytes().decode()
GRAPH = dutygraph.load()


def test_every_duty_clause_and_deadline_is_quoted_as_the_document_has_it() -> None:
    for task in GRAPH.tasks.values():
        for fact in (task, *task.duties, *task.clauses, *task.deadlines()):
            span = fact.span
            assert quote(GRAPH, span.file, span.start, span.end).span.quote == TEXT[span.start : span.end]


def test_the_words_around_are_those_of_the_document_with_a_sign_for_what_no_record_holds() -> None:
    start = TEXT.index("到2025年，全省煤矿")
    found = quote(GRAPH, DOCUMENT.name, start, start + 6, context=200)
    assert found.before.endswith("（二）煤矿安全…推进淘汰落后产能，优化煤炭产业结构，坚决关闭不具备安全生产条件的煤矿。"
                                 "加强整合技改扩能煤矿安全监管。实施冲击地压、煤与瓦斯突出和水害等煤矿重大灾害超前精准治理。"
                                 "加强智能化矿井建设。")  # fmt: skip
    for words in found.before.split("…") + found.after.split("…"):
        assert words in TEXT
    assert quote(GRAPH, DOCUMENT.name, start, start + 6, context=0)[2:] == ("", "")


def test_two_neighbouring_sentences_are_one_quote() -> None:
    words = "加强整合技改扩能煤矿安全监管。实施冲击地压"
    start = TEXT.index(words)
    assert quote(GRAPH, DOCUMENT.name, start, start + len(words)).span.quote == words


def test_what_no_record_holds_is_not_made_up() -> None:
    after_heading = TEXT.index("（二）煤矿安全") + len("（二）煤矿安全")
    for start, end in ((after_heading - 1, after_heading + 3), (len(TEXT), len(TEXT) + 1), (8269, 8263), (8263, 8263)):
        with pytest.raises(DutyGraphError, match=r"the records do not quote all of"):
            quote(GRAPH, DOCUMENT.name, start, end)


@pytest.mark.parametrize("file", ["/etc/passwd", "../pyproject.toml", "pyproject.toml", ""])
def test_only_files_that_the_plans_were_read_from_are_quoted(file: str) -> None:
    with pytest.raises(UnknownName, match=DOCUMENT.name):
        quote(GRAPH, file, 0, 1)


def test_of_two_plans_from_files_of_one_name_one_is_named() -> None:
    plan = GRAPH.plans[0]
    both = DutyGraph([plan, replace(plan, id="other")])
    with pytest.raises(UnknownName, match="other"):
        quote(both, DOCUMENT.name, 8263, 8269)
    assert quote(both, DOCUMENT.name, 8263, 8269, plan="other").plan.id == "other"

"""The page of what-if in a browser: it asks for nothing, says what happens, and fits its paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import dutygraph
from dutygraph.exports.what_if.page import render
from dutygraph.queries.what_if import Abolish, Move, what_if

GRAPH = dutygraph.load()


def test_it_shows_what_went_and_what_came_without_a_network(show: Callable[..., Any]) -> None:
    outcome = what_if(GRAPH, [Abolish("省应急厅", into="省能源局")])
    page = show(render(GRAPH, outcome, "zh"), javascript=False)
    row = page.locator("tr", has_text="五（一）").first
    assert row.locator("i").all_inner_texts() == ["新的牵头单位", "一个单位两种角色"]
    assert row.locator("del").all_inner_texts() == ["省应急厅"]
    assert row.locator("ins").all_inner_texts() == ["省能源局"]
    assert page.locator(".loads tbody tr").first.inner_text().split() == ["省能源局", "0", "31", "8", "7"]
    # The style is let in by its checksum.
    assert row.locator("del").evaluate("e => getComputedStyle(e).color") == "rgb(166, 27, 27)"


def test_it_is_no_wider_than_a_phone_or_its_paper(show: Callable[..., Any]) -> None:
    page = show(render(GRAPH, what_if(GRAPH, [Abolish("省应急厅")]), "en"), width=400)
    width = "document.documentElement.scrollWidth"
    assert page.evaluate(width) <= 400
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1030, "height": 700})  # A4 landscape inside its margins
    assert page.evaluate(width) <= 1030


def test_that_nothing_happens_is_said(show: Callable[..., Any]) -> None:
    page = show(render(GRAPH, what_if(GRAPH, [Move("三（一）", "省应急厅")]), "zh"))
    assert "没有任务受影响。" in page.locator("header").inner_text()
    assert page.locator("table").count() == 0

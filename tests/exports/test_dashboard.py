"""The overview goes from counts to lists to sentences, with and without a script, on any screen and on paper."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from msgspec.structs import replace

import dutygraph
from dutygraph.exports.reports import Subject, reports, subject_of, suffixes
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang
from dutygraph.model import State
from tests.exports.small_plan import DAY, HOSTILE, TEXT, hostile_plan, small_plan, subject, with_statuses
from tests.exports.written import report

SHANDONG = dutygraph.load()

Show = Callable[..., Any]


def page_of(about: Subject) -> str:
    return reports()["plan", ".html"].render(about).decode()


def cards(page: str) -> dict[str, tuple[int, str]]:
    """Of each number on top: the number, and the part of the page that it leads to, '' for none."""
    found = re.findall(r'<li class="([a-z]+)">(?:<a href="#([a-z-]+)">|<span>)<b>(\d+)</b>', page)
    return {key: (int(number), part) for key, part, number in found}


def part(page: str, identity: str) -> str:
    """The words of a part of the page, up to the next part."""
    behind = page.split(f'id="{identity}"', 1)[1]
    words = re.sub(r"<[^>]*>", " ", re.split(r' id="(?:gaps|due|dues|units|tasks|reading)\b', behind)[0])
    return " ".join(html.unescape(words).split())


# --- what it says, without a browser


def test_it_is_written_for_a_plan_and_for_its_gaps() -> None:
    assert ".html" in suffixes("plan")
    assert reports()["gaps", ".html"].render(subject()).decode() == page_of(subject())


def test_the_counts_are_those_of_the_plan_and_lead_to_their_lists() -> None:
    page = page_of(subject())
    assert cards(page) == {
        "tasks": (3, "tasks"),
        "led": (2, "units"),
        "units": (4, "units"),
        "high": (1, "gaps-high"),
        "medium": (0, ""),
        "low": (4, "gaps-low"),
        "late": (1, "due-late"),
        "soon": (1, "due-soon"),
    }
    for _, target in cards(page).values():
        assert not target or page.count(f'id="{target}"') == 1


def test_a_list_leads_to_the_sentence_that_it_rests_on() -> None:
    page = page_of(subject())
    assert "开展安全宣传。 字符 149–156" in part(page, "gaps-high")
    assert "开展高层建筑排查，2024年6月底前完成。 字符 29–50" in part(page, "due-late")
    assert "建设微型消防站，2024年8月底前建成。 字符 50–70" in part(page, "due-soon")
    links, targets = (set(re.findall(f'{name}="#?(task-\\d+)"', page)) for name in ("href", "id"))
    assert links == targets == {"task-0", "task-1", "task-2"}


def test_units_stand_by_what_they_lead() -> None:
    page = page_of(subject())
    units = re.findall(r'<span class="name">(市[^<]*)</span><svg.*?<span class="number">(.*?)</span>', page, re.S)
    assert set(units[:2]) == {("市消防救援支队", "牵头 1，共 1"), ("市住建局", "牵头 1，共 2")}
    assert set(units[2:]) == {("市公安局", "牵头 0，共 1"), ("市应急局", "牵头 0，共 1")}


def test_what_was_reported_shows() -> None:
    page = page_of(subject(with_statuses(small_plan(), 消防安全=State.DONE)))
    assert (cards(page)["late"], cards(page)["soon"]) == ((0, ""), (0, ""))
    assert "开展高层建筑排查" in part(page, "due-done")


def test_it_says_which_rules_were_switched_off() -> None:
    some = DutyGraph((small_plan(),), severities={"no-deadline": None})
    assert "任务没有单独写明完成时限（no-deadline）" in part(page_of(subject_of(some, "zh", DAY)), "reading")


def test_of_several_plans_every_number_has_its_plan() -> None:
    page = page_of(subject(small_plan(), small_plan(TEXT.replace("2024年安全", "2025年安全"))))
    assert cards(page)["tasks"] == (6, "tasks")
    for title in ("某市2024年安全工作方案", "某市2025年安全工作方案"):
        assert f"《{title}》一（三）" in part(page, "gaps-high")


def test_the_policy_allows_this_style_and_this_script_and_nothing_else() -> None:
    page = page_of(subject())

    def allowed(tag: str) -> str:
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.S)
        return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"

    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert html.unescape(policy[1]).split("; ") == [
        "default-src 'none'",
        f"script-src {allowed('script')}",
        f"style-src {allowed('style')}",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert not re.search(r'(?:src|href)="(?!#)| style="| on[a-z]+="', page)


def test_a_plan_without_tasks_is_a_page_too() -> None:
    page = page_of(subject(replace(small_plan(), tasks=())))
    assert {number for number, _ in cards(page).values()} == {0}
    assert "没有发现缺口。" in part(page, "gaps")


# --- in Chromium; show() looks for requests, console messages and errors


def open_all(page: Any) -> None:
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_opens_without_a_request_or_an_error(show: Show, lang: Lang) -> None:
    page = show(report(SHANDONG, ".html", lang).decode())
    page.click("li.high a")
    assert page.locator("#gaps-high blockquote").first.is_visible()


def test_everything_is_there_without_javascript(show: Show) -> None:
    page = show(report(SHANDONG, ".html").decode(), javascript=False)
    assert page.locator("#tasks details.task").count() == 45
    assert not page.is_visible("form")
    page.locator("#tasks summary").first.click()
    assert page.locator("#tasks blockquote").first.is_visible()


@pytest.mark.parametrize("width", [360, 1920])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_wider_than_the_screen(show: Show, width: int, lang: Lang) -> None:
    page = show(report(SHANDONG, ".html", lang).decode(), width=width)
    open_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_search_shows_what_has_all_its_words_and_nothing_else(show: Show) -> None:
    page = show(page_of(subject()))
    page.fill("#search", "宣传教育 没有写明")
    visible = page.locator(".item:visible").all_inner_texts()
    assert page.inner_text("#shown") == f"找到 {len(visible)} 条"
    assert visible
    assert all("宣传教育" in text for text in visible)
    assert not page.is_visible("#dues")
    page.click("#clear")
    assert page.is_visible("#dues")
    assert page.inner_text("#shown") == ""


def test_a_link_opens_the_task_that_it_leads_to(show: Show) -> None:
    page = show(page_of(subject()))
    assert not page.is_visible("#task-2")
    page.locator("#gaps-high a").first.click()
    page.locator("#task-2").wait_for(state="visible")
    assert "开展安全宣传。" in page.inner_text("#task-2")


def test_hostile_text_stays_text(show: Show) -> None:
    page = show(page_of(subject(hostile_plan())))
    open_all(page)
    shown = re.sub("[\x00\x1b\ud800]", "", HOSTILE)
    assert page.text_content("h1").startswith(shown)
    assert shown in page.text_content("#tasks")
    assert shown in page.text_content("#units")
    assert page.locator("img, iframe, object, embed, link, base").count() == 0
    assert page.locator("script").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_prints_on_a4_with_what_is_open(show: Show, tmp_path: Path) -> None:
    page = show(report(SHANDONG, ".html").decode())
    file = tmp_path / "page.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    pdf = pypdfium2.PdfDocument(file)
    assert [round(side / 72 * 25.4) for side in pdf[0].get_size()] == [210, 297]
    assert 3 <= len(pdf) <= 8
    first = pdf[0].get_textpage().get_text_bounded()
    assert f"1 / {len(pdf)}" in first
    assert "加大对安全生产规划的宣传力度" in re.sub(r"\s", "", first)

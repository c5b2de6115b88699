"""The local page in Chromium: it needs nobody else, works by keyboard and without a script, and fits any screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.exports.small_plan import HOSTILE, hostile_plan
from tests.web.serving import SHANDONG, served

Look = Callable[..., Any]

PAGES = (
    *(
        "/",
        "/ask?question=省应急厅牵头哪些任务",
        "/search?words=消防",
        "/tasks?unit=省公安厅",
        "/task/六（二）",
        "/units",
    ),
    *(
        "/unit/省能源局",
        "/sectors",
        "/sector/01",
        "/due",
        "/gaps",
        "/gaps?rule=no-target",
        "/pictures",
        "/downloads",
        "/api",
    ),
    f"/plan/{SHANDONG.id}",
)


def at(address: str, path: str) -> str:
    return address + quote(path, safe="/?=&")


def test_a_question_is_asked_and_answered(look: Look, address: str) -> None:
    page = look(f"{address}/")
    page.keyboard.press("/")
    page.keyboard.type("省应急厅牵头哪些任务")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ask?question=*")
    assert "省应急厅牵头的任务" in page.inner_text(".understood")
    assert "dutygraph tasks 省应急厅 --role lead" in page.inner_text(".understood code")
    assert page.locator("tbody tr").count() == 31
    assert page.input_value(".ask input") == "省应急厅牵头哪些任务"


def test_tasks_are_filtered_by_the_form(look: Look, address: str) -> None:
    page = look(f"{address}/tasks")
    assert page.locator("tbody tr").count() == 45
    page.get_by_label("单位", exact=True).fill("省应急厅")
    page.get_by_label("角色").select_option("牵头")
    page.get_by_role("button", name="筛选").click()
    page.wait_for_url("**unit=*")
    assert page.locator("tbody tr").count() == 31
    page.get_by_label("最迟到期").fill("2021-12-31")
    page.get_by_role("button", name="筛选").click()
    page.wait_for_url("**due_before=2021-12-31*")
    assert page.locator("tbody td.number").all_inner_texts() == ["三（四）"]


def test_a_table_is_narrowed_as_one_types(look: Look, address: str) -> None:
    page = look(f"{address}/tasks")
    page.get_by_label("在本页中筛选").fill("消防")
    shown = page.locator("tbody tr:visible")
    assert shown.count() == page.locator("tbody tr", has_text="消防").count() < 45
    assert page.locator(".narrow [role=status]").inner_text() == f"显示 {shown.count()} / 45"


def test_gaps_are_filtered(look: Look, address: str) -> None:
    page = look(f"{address}/gaps")
    assert page.locator("details[open] .gap").count() == 3
    page.get_by_label("规则").select_option(value="no-lead")
    page.get_by_role("button", name="筛选").click()
    page.wait_for_url("**rule=no-lead*")
    assert page.locator("details").count() == 1
    assert page.locator("details[open] .gap").count() == int(page.locator(".cards b").first.inner_text())


def test_a_file_is_saved_under_its_chinese_name(look: Look, address: str) -> None:
    page = look(at(address, "/tasks?unit=省应急厅&role=lead"))
    with page.expect_download() as saved:
        page.locator(".files").get_by_role("link", name="xlsx").click()
    assert saved.value.suggested_filename == "任务 省应急厅 lead.xlsx"


def test_it_works_by_keyboard_alone(look: Look, address: str) -> None:
    page = look(f"{address}/units")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.locator(".narrow input").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/unit/*")
    assert page.inner_text("h1") == "省应急厅"


@pytest.mark.parametrize("path", PAGES)
def test_it_is_whole_without_a_script(look: Look, address: str, path: str) -> None:
    with_script = look(at(address, path))
    without = look(at(address, path), javascript=False)
    for selector in ("tbody tr", "main li", "main a"):
        assert without.locator(selector).count() == with_script.locator(selector).count()


@pytest.mark.parametrize("width", [360, 1280, 1920])
@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_every_page_fits_the_screen(look: Look, address: str, width: int, lang: str) -> None:
    page = look(f"{address}/", width=width, lang=lang)
    for path in PAGES:
        page.goto(at(address, path))
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_serious_on_any_page(browser: Any, address: str, lang: str, width: int) -> None:
    """The script of axe is put in by the test, past the policy that lets in none but ours."""
    context = browser.new_context(locale=lang, bypass_csp=True, viewport={"width": width, "height": 900})
    page = context.new_page()
    for path in PAGES:
        page.goto(at(address, path))
        axe = Axe().run(page).response
        assert len(axe["passes"]) > 10
        found = axe["violations"]
        told = [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == [], (path, told)
    context.close()


def test_hostile_words_stay_text(look: Look, tmp_path: Path) -> None:
    with served(tmp_path, hostile_plan()) as address:
        page = look(f"{address}/tasks")
        task = page.locator("tbody th a").first.get_attribute("href")
        for path in ("/", "/tasks", task, "/units", "/due", "/gaps", "/pictures/matrix", "/pictures/overview"):
            page.goto(address + path)
            assert page.locator("img").count() == 0, path
            assert "onerror=alert(1)" in page.inner_text("body"), path
        page.goto(address)
        page.fill(".ask input", HOSTILE[:37])
        page.keyboard.press("Enter")
        page.wait_for_url("**/ask?*")
        assert page.inner_text("h1") == HOSTILE[:37] == "</script><img src=x onerror=alert(1)>"


def test_pictures_open_under_their_own_policy(look: Look, address: str) -> None:
    page = look(f"{address}/pictures")
    for name, row in (("责任矩阵", "tr[data-task]"), ("任务总览", "details.task")):
        page.get_by_role("link", name=name).click()
        assert page.locator(row).count() == 45
        page.go_back()


def test_no_other_site_can_show_it_in_a_frame(browser: Any, address: str, tmp_path: Path) -> None:
    outer = tmp_path / "outer.html"
    outer.write_text(f'<iframe src="{address}/"></iframe>', encoding="utf-8")
    page = browser.new_context().new_page()
    page.goto(outer.as_uri())
    assert all("省应急厅" not in frame.content() for frame in page.frames)


def test_it_prints(look: Look, address: str) -> None:
    page = look(at(address, "/tasks?unit=省应急厅"))
    assert page.pdf(format="A4").startswith(b"%PDF")

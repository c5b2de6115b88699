from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import replace

import dutygraph
from dutygraph.exports.graphs.html import render
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Plan, Role, Task
from dutygraph.queries.gaps import find_gaps
from dutygraph.queries.tasks import tasks_of
from dutygraph.text.marks import mend

GRAPH = dutygraph.load()
PLAN = GRAPH.plans[0]
NUMBERS = [task.number for task in PLAN.tasks]
PAGE = render(GRAPH, "zh")
GOLD = yaml.safe_load((Path(__file__).parents[1] / "gold/shandong.yaml").read_text(encoding="utf-8"))["tasks"]
LETTERS = {"leads": "牵", "supporters": "责", "shared": "责", "groups": "责"}
HOSTILE = "</script><img src=x onerror=alert(1)>{{7*7}}{label}<!--\u2028'\""

Show = Callable[..., Any]


def rows(page: str) -> dict[str, list[str]]:
    """Cells of each task, as markup, by its number."""
    found = re.findall(r"<tr data-task=[^>]*>(.*?)</tr>", page, re.S)
    cells = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.S) for row in found]
    return {number: others for number, *others in cells}


def text(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def columns(page: str) -> list[str]:
    return [text(cell) for cell in re.findall(r'<th class="unit.*?</th>', page, re.S)]


def script_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def with_tasks(*tasks: Task, **changes: Any) -> DutyGraph:
    return DutyGraph([replace(PLAN, tasks=tasks, **changes)])


def hostile() -> DutyGraph:
    """The plan with a title, a unit, a sentence, a duty and a source that would be markup if they could."""
    task = PLAN.tasks[0]
    clause = task.clauses[0]
    parties = (replace(clause.assignments[0], party=HOSTILE), *clause.assignments[1:])
    clause = replace(clause, assignments=parties, span=replace(clause.span, quote=f"（{HOSTILE}牵头）"))
    duty = replace(task.duties[0], text=HOSTILE)
    task = replace(task, title=HOSTILE, clauses=(clause,), duties=(duty,))
    return with_tasks(task, *PLAN.tasks[1:], title=HOSTILE, source=HOSTILE, issuer=HOSTILE)


def two_plans() -> DutyGraph:
    """The plan, and another with the same numbers and no clauses."""
    bare = tuple(replace(task, plan="other", clauses=()) for task in PLAN.tasks)
    return DutyGraph([PLAN, replace(PLAN, id="other", title="另一规划", tasks=bare)])


def large() -> Plan:
    """540 tasks in 96 chapters."""
    copies = range(12)
    tasks = [replace(t, number=f"{t.number}{k}", chapter=f"{t.chapter}{k}") for k in copies for t in PLAN.tasks]
    return replace(PLAN, tasks=tuple(tasks))


# --- the table, without a browser


def test_every_row_has_the_letters_that_the_document_gives() -> None:
    page = rows(PAGE)
    assert list(page) == [task["number"] for task in GOLD]
    for task in GOLD:
        title, _, _, *cells = page[task["number"]]
        shown = {unit: text(cell) for unit, cell in zip(columns(PAGE), cells, strict=True) if cell}
        clause = task.get("clause", {})
        expected = {unit: letter for role, letter in LETTERS.items() for unit in clause.get(role, [])}
        assert (title, shown) == (task["title"], expected)


def test_a_responsible_unit_looks_different_where_nobody_leads() -> None:
    page = rows(PAGE)
    assert sum('class="support"' in cell for cell in page["六（一）"]) == 8
    assert sum('class="shared"' in cell for cell in page["六（二）"]) == 2
    assert sum('class="joint"' in cell for cell in page["四（一）"]) == 3


def test_units_stand_in_the_order_of_what_they_lead_and_groups_last() -> None:
    leads = [sum(text(cells[3 + k]) == "牵" for cells in rows(PAGE).values()) for k in range(42)]
    assert columns(PAGE)[0] == "省应急厅"
    assert leads == [31, 2, 2, 2] + [1] * 8 + [0] * 30
    assert columns(PAGE)[-2:] == ["省各行业主管部门", "省负有安全生产监管职责的部门"]
    assert [int(n) for n in re.findall(r'<span class="sum">(\d+)</span>', PAGE)[1:]] == leads[:12]


def test_chapters_are_bands_in_the_order_of_the_plan() -> None:
    assert [text(band) for band in re.findall(r'<tr class="band">.*?</tr>', PAGE)] == [
        *("三　完善安全生产责任体系", "四　强化安全生产依法治理", "五　防范化解重大安全风险"),
        *("六　强化重点领域安全整治", "七　夯实安全基层基础保障", "八　提高应急救援处置效能"),
        *("九　推进安全生产重点工程建设", "十　保障措施"),
    ]


def test_a_task_that_is_a_chapter_by_itself_gives_the_band_its_title() -> None:
    page = render(with_tasks(replace(PLAN.tasks[0], number="十一", chapter="十一", title="附则")), "zh")
    assert "十一　附则" in [text(band) for band in re.findall(r'<tr class="band">.*?</tr>', page)]


def test_every_row_marks_its_gaps() -> None:
    expected: dict[str, dict[str, int]] = {number: {} for number in NUMBERS}
    for gap in filter(lambda gap: gap.task, find_gaps(GRAPH)):
        of_task = expected[gap.task.number]
        of_task[gap.rule.severity] = of_task.get(gap.rule.severity, 0) + 1
    for number, (_, _, marks, *_) in rows(PAGE).items():
        found = re.findall(r'<i class="(\w+)"[^>]*>\D*(\d+)</i>', marks)
        assert {severity: int(count) for severity, count in found} == expected[number]


def test_gaps_of_the_whole_plan_stand_below_its_table() -> None:
    (whole,) = re.findall(r'<div class="whole">.*?</div>', PAGE, re.S)
    listed = [text(item) for item in re.findall(r"<li>.*?</li>", whole, re.S)]
    # The indicators nobody owns, one unit that leads most, two indicators without a base, the sectors named nowhere.
    assert len(listed) == 5
    assert "5项指标没有落实到责任单位" in listed[0]
    assert "煤矿百万吨死亡率控制在0.1以内" in listed[0]  # the last of the five, from the evidence
    without = DutyGraph([replace(PLAN, targets=(), tasks=PLAN.tasks[:1])])
    assert 'class="whole"' not in render(without, "zh")


def test_every_row_has_the_dates_that_the_document_sets() -> None:
    for task in GOLD:
        expected = sorted({str(deadline["by"]) for deadline in task["deadlines"]})
        assert re.findall(r'datetime="([\d-]+)"', rows(PAGE)[task["number"]][1]) == expected


def test_the_counts_above_the_table_are_those_of_the_queries() -> None:
    counted = re.search(r'<ul class="line counts">(.*?)</ul>', PAGE, re.S)
    assert counted
    assert [int(n) for n in re.findall(r"<b>(\d+)</b>", counted[1])] == [45, 40, 2, 36, 3, 8, 143]


def test_both_languages_show_the_same_table() -> None:
    english = render(GRAPH, "en")
    assert '<html lang="zh-CN">' in PAGE
    assert '<html lang="en">' in english
    assert columns(english) == columns(PAGE)
    letters = str.maketrans("牵责", "LR")
    for number, cells in rows(PAGE).items():
        assert [text(cell) for cell in rows(english)[number][3:]] == [
            text(cell).translate(letters) for cell in cells[3:]
        ]
    assert "<title>山东省“十四五”安全生产规划 · responsibility matrix</title>" in english


def test_the_page_names_no_address_and_loads_nothing() -> None:
    assert not re.findall(r"https?:|//\w+\.|url\(|@import|\bsrc=|\bhref=", PAGE)


def test_the_policy_allows_this_style_and_this_script_and_nothing_else() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', PAGE)
    assert policy

    def hash_of(pattern: str) -> str:
        (content,) = re.findall(pattern, PAGE, re.S)
        return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"

    assert html.unescape(policy[1]).split("; ") == [
        "default-src 'none'",
        f"script-src {hash_of('<script>(.*?)</script>')}",
        f"style-src {hash_of('<style>(.*?)</style>')}",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_hostile_text_stays_text() -> None:
    page = render(hostile(), "zh")
    assert "<img" not in page
    assert page.count("</script>") == 2
    assert "\u2028" not in page[page.index('id="data"') :]
    assert HOSTILE in columns(page)
    assert text(rows(page)["三（一）"][0]) == HOSTILE
    assert script_of(page)["tasks"][0]["title"] == HOSTILE


def test_a_plan_without_tasks_says_so() -> None:
    page = render(with_tasks(), "zh")
    assert "<p>没有任务。</p>" in page
    assert "<table" not in page


def test_a_plan_without_clauses_shows_its_tasks() -> None:
    page = render(with_tasks(*(replace(task, clauses=()) for task in PLAN.tasks)), "zh")
    assert list(rows(page)) == NUMBERS
    assert columns(page) == []
    assert script_of(page)["looks"] == {}


def test_plans_with_the_same_numbers_are_kept_apart() -> None:
    page = render(two_plans(), "zh")
    first, second = page.split('<section id="plan-1">')
    assert len(columns(first)) == 42
    assert (len(rows(second)), columns(second)) == (45, [])


def test_the_pane_quotes_every_clause_and_duty_as_the_document_has_them() -> None:
    for data, task in zip(script_of(PAGE)["tasks"], PLAN.tasks, strict=True):
        quotes = ["".join(p if isinstance(p, str) else p["text"] for p in part["text"]) for part in data["clauses"]]
        assert quotes == [mend(clause.span.quote) for clause in task.clauses]
        assert [duty["at"] for duty in data["duties"]] == [
            {"start": d.span.start, "end": d.span.end} for d in task.duties
        ]


def test_a_cell_of_a_task_with_two_clauses_points_to_the_one_that_names_its_unit() -> None:
    task, other = PLAN.tasks[0], PLAN.tasks[13]  # 三（一）, led by 省应急厅; 六（二）, where 省能源局 shares
    second = replace(other.clauses[0], scope="煤矿", duties=(2,))
    data = script_of(render(with_tasks(replace(task, clauses=(*task.clauses, second))), "zh"))
    names = [unit[0] for unit in data["units"]]
    cells = {names[int(unit)]: cell for unit, cell in data["tasks"][0]["cells"].items()}
    assert cells["省应急厅"] == {"role": "lead", "look": "lead", "clause": 0, "scope": ""}
    assert cells["省能源局"] == {"role": "shared", "look": "shared", "clause": 1, "scope": "煤矿"}
    assert data["tasks"][0]["clauses"][1]["only"] == "只适用于举措 2"


# --- in Chromium


def shown(page: Any) -> list[str]:
    """Numbers of the rows that one sees; checks that the page counts them so."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('tr[data-task]')].filter(r => r.getClientRects().length).map(r => r.cells[0].innerText)"
    )
    assert page.inner_text("#shown").startswith(f"显示 {len(found)} / ")
    return found


def cell(page: Any, number: str, unit: str) -> Any:
    return page.locator(f"tr[data-task='{NUMBERS.index(number)}'] > *").nth(4 + columns(PAGE).index(unit))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_opens_without_a_request_or_an_error(show: Show, lang: str) -> None:
    page = show(render(GRAPH, lang))  # show() looks for requests, console messages and errors
    page.locator("tr[data-task] b").first.click()
    assert page.is_visible("#pane")


def test_everything_is_there_without_javascript(show: Show) -> None:
    page = show(PAGE, javascript=False)
    assert page.locator("tr[data-task]:visible").count() == 45
    assert not page.is_visible("form")
    assert not page.is_visible("#pane")


def test_search_finds_tasks_by_all_their_words(show: Show) -> None:
    page = show(PAGE)
    for words in ("消防", "危险化学品 专项", "no such words"):
        page.fill("#search", words)
        expected = []
        for task in PLAN.tasks:
            quotes = [mend(clause.span.quote) for clause in task.clauses]
            everything = "\n".join((task.title, *quotes, *(duty.text for duty in task.duties)))
            if all(word in everything for word in words.split()):
                expected.append(task.number)
        assert shown(page) == expected
    page.fill("#search", "六(二)")  # brackets of either width
    assert shown(page) == ["六（二）"]
    page.fill("#search", "山东省大数据局")  # a name that the plan does not print
    assert shown(page) == [held.task.number for held in GRAPH.held("省大数据局")]


def test_the_filters_of_unit_and_role_show_what_the_query_says(show: Show) -> None:
    page = show(PAGE)
    for unit, role in (
        ("省应急厅", None),
        ("省应急厅", Role.LEAD),
        ("省公安厅", Role.SHARED),
        ("省司法厅", Role.SUPPORT),
    ):
        page.select_option("#unit", label=unit)
        page.select_option("#role", role or "")
        assert shown(page) == [held.task.number for held in GRAPH.held(unit, role)]
    page.select_option("#unit", label="省应急厅")
    page.select_option("#role", "joint")
    assert shown(page) == [answer.task.number for answer in tasks_of(GRAPH, "省应急厅", joint=True)]


def test_the_filter_of_gaps_shows_what_the_rules_find(show: Show) -> None:
    page = show(PAGE)
    for value in ("high", "high medium", "high medium low"):
        page.select_option("#gaps", value)
        found = {gap.task.number for gap in find_gaps(GRAPH) if gap.task and gap.rule.severity in value.split()}
        assert shown(page) == [number for number in NUMBERS if number in found]


def test_the_filter_of_chapters_and_the_way_back(show: Show) -> None:
    page = show(PAGE)
    page.select_option("#chapter", label="六　强化重点领域安全整治")
    assert shown(page) == [task["number"] for task in GOLD if task["number"].startswith("六")]
    assert page.inner_text("#shown").endswith("其他章节另有 32 项")
    assert page.locator(".band:visible").count() == 1
    page.click("#clear")
    assert shown(page) == NUMBERS


def test_a_click_on_a_column_picks_its_unit_and_another_lets_go(show: Show) -> None:
    page = show(PAGE)
    header = page.locator("th.unit", has_text="省大数据局")
    header.click()
    assert shown(page) == [held.task.number for held in GRAPH.held("省大数据局")]
    header.click()
    assert shown(page) == NUMBERS


def test_every_cell_opens_the_clause_that_names_its_unit(show: Show) -> None:
    clicked = show(PAGE).evaluate(
        """[...document.querySelectorAll("tr[data-task] b")].map((letter) => {
          letter.click();
          const text = (part) => document.querySelector(`#details ${part}`)?.textContent;
          return [text("h2"), text(".asked strong"), text("blockquote"), text("mark.clicked")];
        })"""
    )
    held = {
        (f"{h.task.number} {h.task.title}", GRAPH.printed[name]): h for name in GRAPH.units for h in GRAPH.held(name)
    }
    assert {(title, unit) for title, unit, _, _ in clicked} == set(held)
    for title, unit, quote, mark in clicked:
        assert quote.startswith(mend(held[title, unit].clause.span.quote))
        assert unit.endswith(mark)


def test_the_pane_shows_the_sentences_of_the_task(show: Show) -> None:
    page = show(PAGE)
    cell(page, "六（二）", "省能源局").click()
    pane = page.locator("#pane")
    assert "（责任单位：省能源局、山东煤矿安全监察局等按职责分工负责）" in pane.inner_text()
    assert pane.locator("ol > li").count() == 5
    assert "到2025年，全省煤矿完成智能化改造，智能化开采产量达90%以上。" in pane.locator("ol > li").last.inner_text()
    assert pane.locator("mark.deadline").inner_text() == "到2025年"
    cell(page, "十（二）", "省能源局").click()
    assert "原文没有写明分工。" in pane.inner_text()
    assert "该单位在这项任务中没有分工。" in pane.inner_text()
    assert "没有写明责任单位" in pane.inner_text()


def test_everything_can_be_done_from_the_keyboard(show: Show) -> None:
    page = show(PAGE)

    def focused() -> str:
        number: str = page.evaluate(
            "document.activeElement.closest('tr')?.cells[0].innerText ?? document.activeElement.id"
        )
        return number

    page.keyboard.press("/")
    assert focused() == "search"
    page.keyboard.type("三（")
    for _ in range(6):  # four lists, a button, the table
        page.keyboard.press("Tab")
    assert focused() == "三（一）"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    assert focused() == "pane"
    assert page.inner_text(".asked strong") == "省负有安全生产监管职责的部门"
    assert page.inner_text("#details h2") == "三（二） 完善安全监管体制"
    page.keyboard.press("Escape")
    assert not page.is_visible("#pane")
    assert focused() == "三（二）"
    page.keyboard.press("PageDown")
    assert focused() == "三（四）"  # the last row that the search left


def test_a_focused_cell_is_never_under_the_header_or_the_first_columns(show: Show) -> None:
    page = show(PAGE, height=800)
    cell(page, "十（四）", "青岛海关").click()
    page.keyboard.press("Escape")
    for key in ["ArrowUp"] * 40 + ["ArrowLeft"] * 30:
        page.keyboard.press(key)
    assert page.evaluate(
        """(() => {
          const { left, top, width, height } = document.activeElement.getBoundingClientRect();
          return document.activeElement.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        })()"""
    )


def test_hostile_text_stays_text_in_the_browser(show: Show) -> None:
    page = show(render(hostile(), "zh"))
    page.locator("tr[data-task='0'] b").first.click()
    assert page.locator("img").count() == 0
    assert page.text_content("h1").startswith(HOSTILE)
    assert page.text_content("#details h2") == f"三（一） {HOSTILE}"
    assert page.text_content(".asked strong") == HOSTILE
    assert page.text_content("ol > li").startswith(HOSTILE)
    assert "<img src=x onerror=alert" in page.text_content("blockquote")


def test_the_filter_of_a_whole_plan(show: Show) -> None:
    page = show(render(two_plans(), "zh"))
    assert len(shown(page)) == 90
    page.select_option("#chapter", "plan 1")
    assert shown(page) == NUMBERS
    assert page.locator("table:visible").get_attribute("aria-label") == "另一规划"


def test_above_500_tasks_the_screen_shows_a_chapter_and_paper_all(show: Show) -> None:
    page = show(render(DutyGraph([large()]), "zh"))
    assert shown(page) == ["三（一）0", "三（二）0", "三（三）0", "三（四）0"]
    page.fill("#search", "煤矿安全")
    assert "其他章节另有" in page.inner_text("#shown")
    page.click("#clear")
    page.emulate_media(media="print")
    assert page.locator("tr[data-task]:visible").count() == 540


def test_the_page_itself_never_scrolls_sideways(show: Show) -> None:
    page = show(PAGE)
    for width in (360, 768, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        cell(page, "三（一）", "省负有安全生产监管职责的部门").click()
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.locator("#pane").bounding_box()["width"] <= width
        page.keyboard.press("Escape")


def test_the_header_is_as_high_as_the_longest_name(show: Show) -> None:
    names = """[...document.querySelectorAll("th.unit span")].filter((name) => {
      const [inner, outer] = [name, name.parentElement].map((part) => part.getBoundingClientRect());
      return inner.top >= outer.top && inner.bottom <= outer.bottom && inner.width <= outer.width;
    }).map((name) => name.textContent)"""
    assert show(PAGE).evaluate(names) == columns(PAGE)


def test_no_number_runs_into_the_title(show: Show) -> None:
    page = show(render(with_tasks(*(replace(task, number=f"四（十二）{task.number}") for task in PLAN.tasks)), "zh"))
    assert page.evaluate(
        "[...document.querySelectorAll('tr[data-task] > td:first-child')].every(c => c.scrollWidth <= c.clientWidth)"
    )


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext")
def test_the_matrix_prints_on_two_sheets_of_a3(show: Show, tmp_path: Path) -> None:
    page = show(PAGE)
    cell(page, "六（二）", "省能源局").click()  # an open pane is not printed
    printed = tmp_path / "matrix.pdf"
    page.pdf(path=printed, prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", printed.read_bytes())) == 2
    width, height = map(float, re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed.read_bytes())[0])
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (420, 297)
    lines = subprocess.run(["pdftotext", "-layout", printed, "-"], capture_output=True, check=True).stdout.decode()
    assert re.findall(r"^\s*([三四五六七八九十]（[一二三四五六七八九十]+）)", lines, re.M) == NUMBERS
    assert "责任分工（原文）" not in lines


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_column_is_cut_off_on_a3(show: Show, lang: str) -> None:
    page = show(render(GRAPH, lang), width=1527)  # 420 mm less the margins
    page.emulate_media(media="print")
    box = page.locator("table").bounding_box()
    assert box["x"] + box["width"] <= 1527
    assert page.locator("tr[data-task]:visible").count() == 45

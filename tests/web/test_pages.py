"""The pages: every link leads somewhere, counts are those of the commands, and text of a plan stays text."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from starlette.testclient import TestClient

from dutygraph.cli import cli
from dutygraph.loaders import load_plan, plan_yaml
from dutygraph.loaders.beside import acceptance_file
from tests.exports.small_plan import HOSTILE, TEXT, hostile_plan, small_plan
from tests.web.serving import SHANDONG, app_of, client_of

PAGES = (
    *("/", "/ask?question=省应急厅牵头哪些任务", "/ask?question=x", "/search", "/search?words=消防", "/tasks"),
    *("/tasks?unit=省公安厅", "/tasks?role=lead", "/tasks?unit=无此厅", "/task/六（二）", "/units", "/unit/省应急厅"),
    *("/sectors", "/sectors?uncovered=true", "/sector/01", "/due", "/due?late=true", "/gaps", "/gaps?severity=high"),
    *("/gaps?rule=no-target", "/gaps?accepted=true", "/pictures", "/downloads", "/api", "/nowhere"),
    f"/plan/{SHANDONG.id}",
)


def printed(*args: str) -> int:
    """How many records a command prints."""
    result = CliRunner().invoke(cli, ["--lang", "zh", *args, "--format", "json"])
    found: list[object] = json.loads(result.stdout)
    return len(found)


def text(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def rows(page: str) -> int:
    """Rows of all tables but their heads."""
    return sum(body.count("<tr") for body in re.findall(r"<tbody>.*?</tbody>", page, re.S))


def links(page: str) -> set[str]:
    return {html.unescape(link) for link in re.findall(r'href="(/[^"]*)"', page)}


def test_every_link_leads_somewhere(client: TestClient) -> None:
    waiting, seen = ["/", "/?lang=en"], {"/", "/?lang=en"}
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code == 200, address
        if "content-disposition" in answer.headers or not answer.headers["content-type"].startswith("text/html"):
            continue
        for link in links(answer.text):
            slow = link.startswith(("/report/", "/graph/", "/pictures/", "/api/"))
            kind = re.sub(r"/(task|unit|sector)/[^?]*", r"/\1/", link)
            of_kind = f"{kind} of {address.split('?')[0]}" if kind != link else link
            if link not in seen and not slow and of_kind not in seen:
                seen |= {link, of_kind}
                waiting.append(link)
    assert len(seen) > 60


@pytest.mark.parametrize(
    "path", ["/downloads", "/pictures", "/unit/省能源局", "/gaps?rule=no-owner", "/ask?question=省应急厅牵头哪些任务"]
)
def test_every_file_that_is_offered_comes(client: TestClient, path: str) -> None:
    offered = {
        link for link in links(client.get(path).text) if link.startswith(("/report/", "/graph/", "/pictures/", "/api/"))
    }
    assert offered
    for link in offered:
        assert client.get(link).status_code == 200, link


# --- what the pages say


@pytest.mark.parametrize(
    ("path", "command"),
    [
        ("/tasks?unit=省应急厅&role=lead", ["tasks", "省应急厅", "--role", "lead"]),
        ("/tasks?about=消防", ["tasks", "--about", "消防"]),
        ("/tasks?unit=省公安厅&due_before=2025-12-31", ["tasks", "省公安厅", "--due-before", "2025-12-31"]),
        ("/units", ["units"]),
    ],
)
def test_a_table_has_a_row_for_each_record_of_the_command(client: TestClient, path: str, command: list[str]) -> None:
    assert rows(client.get(path).text) == printed(*command)


def test_deadlines_are_those_of_the_command(client: TestClient) -> None:
    page = client.get("/due?unit=省应急厅").text
    assert f"{printed('due', '--unit', '省应急厅')} 项任务的 {rows(page)} 个时限" in text(page)


def test_the_first_page_counts_what_the_commands_count(client: TestClient) -> None:
    cards = dict(re.findall(r'<li class="(\w+)"><a href="[^"]*"><b>(\d+)</b>', client.get("/").text))
    gaps = json.loads(CliRunner().invoke(cli, ["gaps", "--format", "json"]).stdout)
    for severity in ("high", "medium", "low"):
        assert int(cards[severity]) == sum(gap["severity"] == severity for gap in gaps)
    assert (cards["tasks"], cards["led"], cards["units"]) == ("45", "36", "40")


def test_what_must_be_answered_stands_first(client: TestClient) -> None:
    page = text(client.get("/").text)
    assert re.findall(r"(\S+)：“\S+”没有写明责任单位", page) == ["十（二）", "十（三）", "十（四）"]


def test_a_question_is_answered_and_tells_how_it_was_understood(client: TestClient) -> None:
    page = client.get("/ask?question=省应急厅牵头哪些任务").text
    assert "省应急厅牵头的任务 共 31 项任务" in text(page)
    assert "dutygraph tasks 省应急厅 --role lead" in text(page)
    assert rows(page) == 31


def test_a_question_that_is_not_understood_finds_its_words(client: TestClient) -> None:
    answer = client.get("/ask?question=听说石膏矿那边出事了吧")
    assert answer.status_code == 400
    assert "没有听懂" in text(answer.text)
    assert "原文有“石膏矿”的 1 项任务" in text(answer.text)
    assert "/task/" in answer.text
    assert "省应急厅牵头哪些任务" in text(answer.text)


def test_the_questions_that_are_offered_are_understood(client: TestClient) -> None:
    for lang in ("zh", "en"):
        offered = [link for link in links(client.get(f"/?lang={lang}").text) if link.startswith("/ask?")]
        assert len(offered) == 6
        for link in offered:
            assert client.get(link).status_code == 200, unquote(link)


def test_a_name_that_is_unknown_leads_to_near_ones(client: TestClient) -> None:
    answer = client.get("/tasks?unit=公安厅局")
    assert answer.status_code == 404
    near = next(link for link in links(answer.text) if unquote(link) == "/ask?question=省公安厅")
    assert client.get(near).status_code == 200
    assert 'value="公安厅局"' in answer.text  # what was typed is still there


def test_a_task_shows_its_clause_duties_and_gaps(client: TestClient) -> None:
    page = text(client.get("/task/六（二）").text)
    assert "（责任单位：省能源局、山东煤矿安全监察局等按职责分工负责）" in page
    assert "六 强化重点领域安全整治" in page
    assert "到2025年 → 2025-12-31" in page
    assert "没有写明牵头单位；名单以“等”结尾" in page
    assert "举措 5" in page


def test_several_plans_are_told_apart(tmp_path: Path) -> None:
    other = small_plan(TEXT.replace("某市2024年", "另市2025年"))
    client = client_of(app_of(tmp_path, small_plan(), other))
    page = client.get("/tasks").text
    assert rows(page) == 6
    assert "《某市2024年安全工作方案》" in page
    address = next(link for link in links(page) if link.startswith("/task/") and "另市" in unquote(link))
    assert "另市2025年安全工作方案" in client.get(address).text
    assert client.get("/task/一（一）").status_code == 404  # both have it: which one is meant is not guessed


def test_a_list_that_is_long_goes_on_on_other_pages(tmp_path: Path) -> None:
    plan = SHANDONG
    tasks = tuple(replace(task, number=f"{task.number}{copy}") for copy in range(10) for task in plan.tasks)
    client = client_of(app_of(tmp_path, replace(plan, tasks=tasks)))
    first = client.get("/tasks?about=安全").text
    second = client.get(next(link for link in links(first) if "page=2" in link)).text
    total = re.search(r"共 (\d+) 项任务", first)
    assert total
    assert rows(first) == 300
    assert rows(first) + rows(second) == int(total[1])
    assert client.get("/tasks?page=99").status_code == 200
    assert client.get("/tasks?page=x").status_code == 200


def test_gaps_are_never_one_list_of_two_hundred(tmp_path: Path) -> None:
    tasks = tuple(replace(task, number=f"{task.number}{copy}") for copy in range(10) for task in SHANDONG.tasks)
    client = client_of(app_of(tmp_path, replace(SHANDONG, tasks=tasks)))
    page = client.get("/gaps").text
    groups = re.findall(r'<details class="rule"[^>]*>(.*?)</details>', page, re.S)
    assert len(groups) > 5
    assert max(group.count('<li class="gap">') for group in groups) == 30


def test_plans_without_anything_have_pages_too(tmp_path: Path) -> None:
    client = client_of(app_of(tmp_path, replace(small_plan(), tasks=())))
    for path in (
        "/",
        "/tasks",
        "/units",
        "/sectors",
        "/due",
        "/gaps",
        "/pictures/matrix",
        "/pictures/overview",
        "/downloads",
    ):
        assert client.get(path).status_code == 200, path


def test_an_accepted_gap_is_listed_apart_with_its_reason(tmp_path: Path) -> None:
    data = tmp_path / "plan.yaml"
    data.write_text(plan_yaml.dumps(small_plan()), encoding="utf-8")
    result = CliRunner().invoke(
        cli, ["--data", str(data), "gaps", "accept", "no-owner", "一（三）", "--reason", "由党委统筹"]
    )
    assert result.exit_code == 0, result.output
    assert acceptance_file(data).exists()
    kept = tmp_path / "kept"
    kept.mkdir()
    client = client_of(app_of(kept, load_plan(data)))
    assert "由党委统筹" not in client.get("/gaps").text
    assert "由党委统筹" in client.get("/gaps?accepted=true").text


# --- languages


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_speaks_one_language_and_leads_to_the_other(client: TestClient, path: str, lang: str) -> None:
    page = client.get(path, headers={"accept-language": lang}).text
    assert f'<html lang="{"zh-CN" if lang == "zh" else "en"}">' in page
    other = "en" if lang == "zh" else "zh"
    link = next(link for link in links(page) if re.search(rf"[?&]lang={other}$", link))
    assert (
        f'<html lang="{"en" if lang == "zh" else "zh-CN"}">' in client.get(link, headers={"accept-language": lang}).text
    )


def test_a_language_that_was_chosen_stays(client: TestClient) -> None:
    page = client.get("/?lang=en").text
    chosen = [link for link in links(page) if not link.startswith(("/static", "/api"))]
    assert all("lang=en" in link for link in chosen if not link.endswith("lang=zh"))
    assert '<input type="hidden" name="lang" value="en">' in page


def test_no_page_in_english_has_words_of_ours_in_chinese(client: TestClient) -> None:
    page = client.get("/downloads?lang=en").text
    assert re.findall(r"[\u4e00-\u9fff]+", text(page)) == ["中文"]


# --- text of a plan stays text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_words_stay_text_on_every_page(tmp_path: Path, lang: str) -> None:
    client = client_of(app_of(tmp_path, hostile_plan()))
    unit = next(link for link in links(client.get("/units").text) if link.startswith("/unit/"))
    task = next(link for link in links(client.get("/tasks").text) if link.startswith("/task/"))
    plan = next(link for link in links(client.get("/").text) if link.startswith("/plan/"))
    asked = "/ask?question=" + html.escape("</script><img src=x onerror=alert(1)>{{7*7}}")
    for path in ("/", unit, task, plan, "/tasks", "/units", "/due", "/gaps", "/sectors", asked, "/pictures/matrix"):
        page = client.get(path, params={"lang": lang} if "?" not in path else None).text
        assert "<img" not in page, path
        assert "49{label}" not in page
        assert "onerror=alert(1)>" not in page.replace("onerror=alert(1)&gt;", ""), path
    assert HOSTILE[:9] == "</script>"

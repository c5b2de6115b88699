"""The API gives what the commands print, says so in its description, and refuses what would narrow nothing."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import Any
from urllib.parse import quote, unquote

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from python_calamine import load_workbook
from starlette.testclient import TestClient

from dutygraph.cli import cli
from dutygraph.web.api.downloads import MEDIA_TYPES
from dutygraph.web.api.endpoints import ENDPOINTS, Endpoint


def printed(*args: str) -> Any:
    """What a command prints as JSON, in Chinese."""
    result = CliRunner().invoke(cli, ["--lang", "zh", *args, "--format", "json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    ("path", "command"),
    [
        ("/ask?question=省应急厅牵头哪些任务", ["ask", "省应急厅牵头哪些任务"]),
        ("/tasks?unit=省应急厅", ["tasks", "省应急厅"]),
        ("/tasks?unit=省应急厅&role=lead&joint=false", ["tasks", "省应急厅", "--role", "lead", "--sole"]),
        ("/tasks?unit=省公安厅&unit=省应急厅", ["tasks", "省公安厅", "省应急厅"]),
        ("/tasks?about=消防&due_before=2025", ["tasks", "--about", "消防", "--due-before", "2025"]),
        ("/task/六（二）", ["task", "六（二）"]),
        ("/units", ["units"]),
        ("/unit/山东省应急管理厅", ["unit", "山东省应急管理厅"]),
        ("/due", ["due"]),
        (
            "/due?before=2022-12-31&unit=省应急厅&late=true",
            ["due", "--before", "2022-12-31", "--unit", "省应急厅", "--late"],
        ),
        ("/search?words=消防 安全", ["search", "消防 安全"]),
        ("/gaps", ["gaps"]),
        ("/gaps?rule=no-owner&rule=no-lead", ["gaps", "--rule", "no-owner", "--rule", "no-lead"]),
        (
            "/gaps?unit=省公安厅&about=消防&on=2022-01-01",
            ["gaps", "--unit", "省公安厅", "--about", "消防", "--on", "2022-01-01"],
        ),
        ("/gaps?accepted=true", ["gaps", "--accepted"]),
        ("/sectors", ["sectors"]),
        ("/sectors?uncovered=true", ["sectors", "--uncovered"]),
    ],
)
def test_it_answers_what_the_command_prints(client: TestClient, path: str, command: list[str]) -> None:
    assert client.get(f"/api{path}").json() == printed(*command)


def test_what_no_command_lists_is_there_too(client: TestClient) -> None:
    assert len(client.get("/api/tasks").json()) == 45
    assert len(client.get("/api/gaps?severity=high").json()) == 3
    assert client.get("/api/sector/01").json()["sector"] == "煤矿"
    plans = client.get("/api/plans").json()
    assert [(plan["id"], plan["counts"]["tasks"], plan["counts"]["duties"]) for plan in plans] == [
        ("山东省十四五安全生产规划", 45, 202)
    ]
    assert len(client.get(f"/api/plan/{plans[0]['id']}").json()["clauses"]) == 41


# --- what is wrong, and how to mend it


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/tasks?untt=省应急厅", 400, "unit"),
        ("/tasks?role=lead", 400, "请写明单位"),
        ("/tasks?unit=省应急厅&role=leads", 400, "lead、shared"),
        ("/due?before=soon", 400, "2025-12-31"),
        ("/due?before=2025&before=2026", 400, "只能写一次"),
        ("/search", 400, "words"),
        ("/search?words=", 400, "words"),
        ("/ask?question=今天天气怎么样", 400, "可以这样问"),
        ("/gaps?rule=no-boss", 404, "no-owner"),
        ("/unit/省财厅", 404, "没有叫“省财厅”的单位"),
        ("/task/九九", 404, "没有编号"),
        ("/sector/zz", 404, "zz"),
        ("/plan/zz", 404, "zz"),
        ("/nowhere", 404, "没有这个页面"),
        ("/tasks?format=exe", 400, "xlsx"),
    ],
)
def test_what_is_wrong_is_told_with_how_to_mend_it(client: TestClient, path: str, status: int, words: str) -> None:
    answer = client.get(f"/api{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/json"
    assert words in answer.json()["error"]


def test_an_unknown_name_comes_with_near_ones(client: TestClient) -> None:
    assert "省公安厅" in client.get("/api/unit/公安厅局").json()["near"]


def test_the_language_is_that_of_the_address_else_of_the_browser(client: TestClient) -> None:
    assert "no unit is called" in client.get("/api/unit/x?lang=en").json()["error"]
    assert "no unit is called" in client.get("/api/unit/x", headers={"accept-language": "en"}).json()["error"]
    assert "没有叫" in client.get("/api/unit/x?lang=zh", headers={"accept-language": "en"}).json()["error"]


# --- the description


def test_the_description_is_openapi_and_tells_every_endpoint(client: TestClient) -> None:
    description = client.get("/api/openapi.json").json()
    validate(description)
    assert description["openapi"] == "3.1.0"
    assert set(description["paths"]) == {f"/api{endpoint.path}" for endpoint in ENDPOINTS}
    routes = {route.path for route in client.app.routes if route.path.startswith("/api/")}  # type: ignore[attr-defined]
    assert {path.replace(":path}", "}") for path in routes} == {*description["paths"], "/api/openapi.json"}


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.path)
def test_every_answer_is_as_described(client: TestClient, endpoint: Endpoint) -> None:
    description = client.get("/api/openapi.json").json()
    responses = description["paths"][f"/api{endpoint.path}"]["get"]["responses"]
    schema = {**responses["200"]["content"]["application/json"]["schema"], "components": description["components"]}
    answer = client.get(f"/api{endpoint.example}").json()
    assert answer
    assert not list(Draft202012Validator(schema).iter_errors(answer))
    if "{" not in endpoint.path:
        every = client.get(f"/api{endpoint.path}")
        if every.status_code == 200:
            assert not list(Draft202012Validator(schema).iter_errors(every.json()))


def test_errors_are_as_described(client: TestClient) -> None:
    description = client.get("/api/openapi.json").json()
    schema = {"$ref": "#/components/schemas/Error", "components": description["components"]}
    assert not list(Draft202012Validator(schema).iter_errors(client.get("/api/task/x").json()))


def test_every_parameter_that_is_described_is_taken(client: TestClient) -> None:
    values = {"boolean": "true", "array": "x", "string": "2025-01-01"}
    for path, operation in client.get("/api/openapi.json").json()["paths"].items():
        for parameter in operation["get"]["parameters"]:
            schema = parameter["schema"]
            value = (schema.get("enum") or [values[schema["type"]]])[0]
            if parameter["in"] == "query":
                answer = client.get(f"{path.split('{')[0]}?{parameter['name']}={value}")
                assert "没有参数" not in answer.text, (path, parameter["name"])


def test_the_page_about_it_tells_every_endpoint_and_its_examples_work(client: TestClient) -> None:
    page = client.get("/api").text
    for endpoint in ENDPOINTS:
        assert f"GET /api{endpoint.path}" in page
        assert client.get(f"/api{endpoint.example}").status_code == 200


# --- files


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_a_list_is_saved_as_a_file_with_a_chinese_name(client: TestClient, form: str) -> None:
    answer = client.get(f"/api/tasks?unit=省应急厅&role=lead&format={form}")
    assert answer.headers["content-type"] == MEDIA_TYPES[form]
    disposition = answer.headers["content-disposition"]
    assert disposition.startswith(f'attachment; filename="dutygraph.{form}"; ')
    name = re.search(r"filename\*=UTF-8''(\S+)$", disposition)
    assert name
    assert unquote(name[1]) == f"任务 省应急厅 lead.{form}"


def test_a_workbook_has_the_rows_of_the_list(client: TestClient) -> None:
    content = client.get("/api/tasks?unit=省应急厅&role=lead&format=xlsx").content
    rows = load_workbook(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert len(rows) == 1 + 31
    assert rows[0][:3] == ["编号", "任务", "角色"]


def test_csv_opens_in_excel_and_has_a_row_a_gap(client: TestClient) -> None:
    content = client.get("/api/gaps?severity=high&format=csv").content
    assert content.startswith(b"\xef\xbb\xbf")
    assert len(content.decode("utf-8-sig").strip().splitlines()) == 1 + 3


def test_no_name_in_a_request_ends_the_header_or_leaves_the_folder(client: TestClient) -> None:
    answer = client.get("/api/search?format=json&words=" + quote('消防 "; filename=x/../\\'))
    assert unquote(answer.headers["content-disposition"]).endswith("UTF-8''查找原文 消防 ; filename=x.json")

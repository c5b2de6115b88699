"""The description of the API (OpenAPI 3.1), made of the table of what can be asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import dutygraph
from dutygraph.messages import LANGS, Lang, say
from dutygraph.web.api.downloads import MEDIA_TYPES
from dutygraph.web.api.endpoints import ENDPOINTS, Endpoint
from dutygraph.web.api.parameters import LONGEST, Kind, Parameter
from dutygraph.web.api.schemas import SCHEMAS, Schema, listed, ref

#: What every answer takes.
COMMON = (
    Parameter("format", "web_opt_format", choices=tuple(MEDIA_TYPES)),
    Parameter("lang", "opt_lang", choices=LANGS),
)


def description(lang: Lang) -> dict[str, Any]:
    """The whole description, its words in the reader's language."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "dutygraph", "version": dutygraph.__version__, "description": say("web_api_about", lang)},
        "servers": [{"url": "/"}],
        "paths": {f"/api{endpoint.path}": {"get": _operation(endpoint, lang)} for endpoint in ENDPOINTS},
        "components": {"schemas": SCHEMAS},
    }


def _operation(endpoint: Endpoint, lang: Lang) -> dict[str, Any]:
    record = ref(endpoint.record)
    return {
        "operationId": "-".join(re.findall(r"\w+", endpoint.path)),
        "summary": say(endpoint.meaning, lang),
        "parameters": [_parameter(parameter, lang) for parameter in (*endpoint.parameters, *COMMON)],
        "responses": {
            "200": {"description": say("web_api_found", lang), "content": _content(endpoint, record)},
            **_errors({"400": "web_api_wrong", "404": "web_api_unknown"}, lang),
        },
    }


def _content(endpoint: Endpoint, record: Schema) -> dict[str, Any]:
    told = {"application/json": {"schema": listed(record) if endpoint.is_list else record}}
    others = (kind.partition(";")[0] for kind in MEDIA_TYPES.values())
    return {**told, **{kind: {} for kind in others if kind not in told}}


def _errors(meanings: dict[str, str], lang: Lang) -> dict[str, Any]:
    content = {"application/json": {"schema": ref("Error")}}
    return {status: {"description": say(key, lang), "content": content} for status, key in meanings.items()}


def _parameter(parameter: Parameter, lang: Lang) -> dict[str, Any]:
    schema = _schema(parameter.kind, parameter.choices)
    return {
        "name": parameter.name,
        "in": "path" if parameter.is_in_path else "query",
        "required": parameter.is_needed,
        "description": say(parameter.meaning, lang),
        "schema": listed(schema) if parameter.is_many else schema,
    }


def _schema(kind: Kind, choices: Sequence[str]) -> Schema:
    if kind is Kind.YES_NO:
        return {"type": "boolean"}
    if kind is Kind.DAY:
        return {"type": "string", "pattern": r"^\d{4}(-\d{1,2}(-\d{1,2})?)?$", "examples": ["2025-12-31"]}
    return {"type": "string", "enum": list(choices)} if choices else {"type": "string", "maxLength": LONGEST}

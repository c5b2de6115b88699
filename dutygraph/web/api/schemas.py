"""What the records are made of, as JSON Schema: the keys of :mod:`dutygraph.exports.records`, which are a contract."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def listed(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _record(description: str, optional: tuple[str, ...] = (), /, **keys: Schema) -> Schema:
    needed = [key for key in keys if key not in optional]
    return {
        "type": "object",
        "description": description,
        "properties": keys,
        "required": needed,
        "additionalProperties": False,
    }


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _choice(*values: str | None) -> Schema:
    return {"enum": list(values)}


_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_YES_NO: Schema = {"type": "boolean"}
_NAMES = listed(_TEXT)
_DAY: Schema = {"type": ["string", "null"], "format": "date"}
_BASIS = _choice("stated", "rule", "sole", "inferred", "corrected", "none")
_STATE = _choice("not-started", "under-way", "done", "late", "not-reported")

_PARTIES = dict.fromkeys(("leads", "supporters", "cooperators", "guides", "shared", "groups"), _NAMES)
_FACTS = {
    key: listed(ref(name))
    for key, name in (("deadlines", "Deadline"), ("targets", "Target"), ("citations", "Citation"))
}
_TASK: dict[str, Schema] = {
    **dict.fromkeys(("plan", "id", "number", "title", "chapter"), _TEXT),
    **_PARTIES,
    "open_list": _YES_NO,
    "role": _choice("lead", "shared", "support", "cooperate", "guide", None),
    "joint": _YES_NO,
    "basis": _BASIS,
    **_FACTS,
    "span": ref("Span"),
}
_DEADLINE: dict[str, Schema] = {
    "text": _TEXT,
    "by": _DAY,
    "precision": _choice("day", "month", "quarter", "half-year", "year", "year-end", "plan-end", "standing"),
    "span": ref("Span"),
}
_PLAN: dict[str, Schema] = {
    **dict.fromkeys(("id", "title", "region", "issuer"), _TEXT),
    "period": _or_null({"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}),
    "issued": _DAY,
    "source": _TEXT,
}
_UNIT: dict[str, Schema] = {
    "unit": {"type": "string", "description": "as printed"},
    "name": {"type": "string", "description": "the canonical name"},
    "aliases": _NAMES,
    **dict.fromkeys(("kind", "parent", "source", "since", "until"), _TEXT),
    "former": listed({"type": "object"}),
    "predecessors": _NAMES,
    "successors": _NAMES,
    "members": listed({"type": "object"}),
    "sources": {"type": "object", "additionalProperties": _TEXT},
    "counts": {"type": "object", "additionalProperties": _COUNT},
    "total": _COUNT,
}
_CLAUSE: dict[str, Schema] = {
    "quote": _TEXT,
    "start": _COUNT,
    "end": _COUNT,
    "task": _TEXT,
    "duty": _or_null(_NAMES),
    **_PARTIES,
    "basis": _BASIS,
    "open_list": _YES_NO,
    "scope": _TEXT,
    "deadlines": listed(ref("Deadline")),
}

SCHEMAS: dict[str, Schema] = {
    "Error": _record(
        "what is wrong and how to mend it; near: names that are like the one that nothing has", error=_TEXT, near=_NAMES
    ),
    "Span": _record(
        "where words stand: characters of the decoded file, and a place where it has pages, paragraphs or cells",
        ("place",),
        file=_TEXT,
        start=_COUNT,
        end=_COUNT,
        quote=_TEXT,
        place=_TEXT,
    ),
    "Deadline": _record("words that set a date", **_DEADLINE),
    "Target": _record(
        "a measurable aim",
        text=_TEXT,
        what=_TEXT,
        comparator=_choice(">=", "<=", "=", "decrease", "increase"),
        value={"type": ["number", "null"]},
        unit=_TEXT,
        by=_DAY,
        span=ref("Span"),
    ),
    "Citation": _record("a document that is named, and the act asked of it", title=_TEXT, act=_TEXT, span=ref("Span")),
    "Duty": _record(
        "a sentence that obliges", id=_TEXT, text=_TEXT, **_PARTIES, basis=_BASIS, **_FACTS, span=ref("Span")
    ),
    "Clause": _record("who is charged, as read", **_CLAUSE),
    "Diagnostic": _record(
        "what was mended or not understood",
        ("accepted", "reason"),
        code=_TEXT,
        line={"type": "integer"},
        span=ref("Span"),
        accepted=_YES_NO,
        reason=_TEXT,
    ),
    "Task": _record("a task; role and joint are those of the unit that was asked for", **_TASK),
    "TaskWithDuties": _record("a task with its duties", **_TASK, duties=listed(ref("Duty"))),
    "DueTask": _record(
        "a task with the deadlines that were asked for, and how far the work is",
        **_TASK,
        state=_STATE,
        due=listed(_record("a deadline", **_DEADLINE, state=_STATE, reported=_or_null({"type": "object"}))),
    ),
    "Asked": _record(
        "a question, how it was understood, and the command that gives the same answer",
        question=_TEXT,
        understood=_TEXT,
        command=_TEXT,
        results=listed(ref("Task")),
    ),
    "Unit": _record("a unit or group, with how many tasks it holds in each role", **_UNIT),
    "UnitWithTasks": _record("a unit with its tasks", **_UNIT, tasks=listed(ref("Task"))),
    "Gap": _record(
        "what a rule found",
        ("accepted",),
        rule=_TEXT,
        severity=_choice("high", "medium", "low"),
        task=_or_null(ref("Task")),
        message=_TEXT,
        evidence=_record(
            "the words that show it",
            ("also",),
            quote=_TEXT,
            span=_or_null(ref("Span")),
            also=listed(_record("other words that show it", quote=_TEXT, span=ref("Span"))),
        ),
        suggestion=_TEXT,
        accepted=_record("why it is no gap, by whom and when", reason=_TEXT, by=_TEXT, on=_DAY),
    ),
    "Sector": _record(
        "a sector of the checklist, and what the plans say of it",
        code=_TEXT,
        sector=_TEXT,
        coverage=_choice("led", "unled", "mentioned", "none"),
        leads=_NAMES,
        others=_NAMES,
        tasks=listed(_record("a task", plan=_TEXT, id=_TEXT, number=_TEXT, title=_TEXT)),
        evidence=listed(
            _record(
                "words that name it",
                quote=_TEXT,
                span=ref("Span"),
                task={"type": ["string", "null"]},
                manner=_choice("title", "alone", "listed", "passing"),
            )
        ),
    ),
    "ListedPlan": _record(
        "a plan and the counts of its reading", **_PLAN, counts={"type": "object", "additionalProperties": _COUNT}
    ),
    "Plan": _record(
        "a plan as read",
        plan=_record("what it is", **_PLAN, targets=listed(ref("Target")), citations=listed(ref("Citation"))),
        tasks=listed(ref("TaskWithDuties")),
        clauses=listed(ref("Clause")),
        diagnostics=listed(ref("Diagnostic")),
    ),
}

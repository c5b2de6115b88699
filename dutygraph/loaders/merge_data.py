"""Plans as plain data that two readings can be compared in: names instead of positions, and checksums of records."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec

from dutygraph.loaders import plan_yaml
from dutygraph.model import Plan
from dutygraph.text.marks import mend

Data = dict[str, Any]

#: Lists beside the tasks.
LISTS = ("conventions", "sections", "targets", "citations", "diagnostics")
#: What says where a record stands, not what it says: it changes when the document changes elsewhere.
_PLACES = ("at", "place", "line", "source", "name")


def named(plan: Plan) -> Data:
    """The plan's data, in which nothing hangs on positions: a clause that governs some duties names them, and a
    diagnostic names the title it stands under, since the same words may stand under several."""
    data = plan_yaml.to_data(plan)
    for task in data["tasks"]:
        seen: dict[str, int] = defaultdict(int)
        task.setdefault("clauses", [])
        for duty in task.setdefault("duties", []):
            words = mend(duty["quote"])
            seen[words] += 1
            duty["name"] = f"{words}\n{seen[words]}"
        for clause in task["clauses"]:
            if "duties" in clause:
                clause["duties"] = [task["duties"][order - 1]["name"] for order in clause["duties"]]
    headings = sorted((one["at"][0], one["title"]) for one in (*data["sections"], *data["tasks"]) if "at" in one)
    starts = [start for start, _ in headings]
    for diagnostic in data["diagnostics"]:
        above = bisect_right(starts, diagnostic.get("at", (0,))[0])
        diagnostic["under"] = headings[above - 1][1] if above else ""
    return data


def written(data: Data) -> Data:
    """The diagnostic as it is written."""
    return {key: value for key, value in data.items() if key != "under"}


def numbered(task: Data, order: dict[str, int] | None = None) -> Data:
    """The task as it is written: clauses say by ``order`` which duties they govern; one whose duties are gone, goes."""
    if order is None:
        order = {duty["name"]: number for number, duty in enumerate(task["duties"], 1)}
    clauses = []
    for clause in task["clauses"]:
        governed = sorted(order[name] for name in clause.get("duties", ()) if name in order)
        if governed or "duties" not in clause:
            clauses.append({**clause, **({"duties": governed} if governed else {})})
    duties = [{key: value for key, value in duty.items() if key != "name"} for duty in task["duties"]]
    return heading(task) | ({"clauses": clauses} if clauses else {}) | ({"duties": duties} if duties else {})


def every_record(data: Data) -> Iterator[tuple[str, Data]]:
    """Every record with the place that its checksum holds for: moved elsewhere, it is a person's own."""
    yield "plan", data["plan"]
    for name in LISTS:
        for record in data[name]:
            yield name, record
    for task in data["tasks"]:
        yield "task", heading(task)
        for record in (*task["clauses"], *task["duties"]):
            yield task["number"], record


def heading(task: Data) -> Data:
    """A task without what stands below it."""
    return {key: value for key, value in task.items() if key not in ("clauses", "duties")}


def identity(record: Data) -> str:
    """What a record is met by: its words, and for some its number or code."""
    return str(record.get("name") or f"{record.get('number', '')}{record.get('code', '')}{mend(record['quote'])}")


def identity_under(diagnostic: Data) -> str:
    """What a diagnostic is met by at best: its words and the title above them."""
    return f"{identity(diagnostic)}\n{diagnostic['under']}"


def checksum(place: str, record: Data) -> str:
    """How a later extraction knows the record as it was read."""
    return hashlib.sha256(msgspec.json.encode([place, content(record)], order="sorted")).hexdigest()[:8]


def content(value: Any) -> Any:
    """What a record says, without where it stands."""
    if isinstance(value, dict):
        return {key: content(inner) for key, inner in value.items() if key not in _PLACES}
    return [content(inner) for inner in value] if isinstance(value, list) else value

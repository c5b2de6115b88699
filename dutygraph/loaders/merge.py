"""A new reading meets a file that a person corrected: every correction stays.

The file keeps a checksum of each record as the program read it (``as_read``). A record whose checksum is not among
them was edited or added by a person; a checksum without its record was edited or deleted. So three versions meet (what
the program read then, what the person made of it, what the program reads now) though only two are at hand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from dutygraph.loaders import plan_yaml
from dutygraph.model import Basis, Plan, Role
from dutygraph.text.layout import mend

Data = dict[str, Any]

_LISTS = ("conventions", "sections", "targets", "citations")


class Conflict(NamedTuple):
    """A record that a person corrected and that the program now reads otherwise too; the correction was kept."""

    place: str
    quote: str


class Merged(NamedTuple):
    """The merged plan, how many corrections it keeps, and where they conflict with the new reading."""

    plan: Plan
    kept: int
    conflicts: list[Conflict]


def sealed(plan: Plan) -> Plan:
    """A plan fresh from a document, with the checksums of its records."""
    checksums = dict.fromkeys(_checksum(record) for record in _records(plan_yaml.to_data(plan)))
    return msgspec.structs.replace(plan, as_read=tuple(checksums))


def merge(corrected: Plan, new: Plan) -> Merged:
    """The new reading with the person's corrections.

    Parameters
    ----------
    corrected : the plan of the existing file
    new : the document read again, :func:`sealed`

    A record that no person touched is taken as newly read. One that a person edited or added stays as it is; if the
    program now reads it otherwise than then, that is a conflict. One that a person deleted stays deleted.
    """
    merger = _Merger(set(corrected.as_read))
    data = merger.plan(plan_yaml.to_data(corrected), plan_yaml.to_data(new))
    plan = plan_yaml.loads(plan_yaml.dump_data(data))
    return Merged(plan, merger.kept, merger.conflicts)


class _Merger:
    def __init__(self, as_read: set[str]) -> None:
        self.as_read = as_read
        self.kept = 0
        self.conflicts: list[Conflict] = []

    def plan(self, old: Data, new: Data) -> Data:
        merged = dict(new)
        merged["plan"] = self.record(old["plan"], new["plan"], "plan")
        for name in _LISTS:
            merged[name] = self.records(old[name], new[name], name)
        merged["tasks"] = self.tasks(old["tasks"], new["tasks"])
        return merged

    def tasks(self, old: list[Data], new: list[Data]) -> list[Data]:
        """Tasks meet by their number; their clauses and duties each by their quote."""
        former = {task["number"]: task for task in old}
        merged = []
        for task in new:
            known = former.pop(task["number"], None)
            if known is None:
                if not self._was_read(_heading(task)):
                    merged.append(task)  # new in the document; otherwise a person deleted it
                continue
            kept = {**self.record(_heading(known), _heading(task), task["number"])}
            for name in ("clauses", "duties"):
                records = self.records(known.get(name, []), task.get(name, []), f"{task['number']} {name}")
                if records:
                    kept[name] = records
            merged.append(kept)
        for task in former.values():
            if not self._was_read(_heading(task)):
                merged.append(task)
                self.kept += 1
        return merged

    def records(self, old: list[Data], new: list[Data], place: str) -> list[Data]:
        """Records of one list meet by their quote, each at most once; a person's own stay behind the one before them."""
        unmet: dict[str, list[Data]] = {}
        for record in old:
            unmet.setdefault(_identity(record), []).append(record)
        merged: list[Data] = []
        met: dict[int, Data] = {}
        for record in new:
            former = unmet.get(_identity(record))
            if former:
                known = former.pop(0)
                kept = self.record(known, record, place)
                met[id(known)] = kept
                merged.append(kept)
            elif not self._was_read(record):
                merged.append(record)
        for position, record in enumerate(old):
            if id(record) not in met and not self._was_read(record):
                self.kept += 1
                behind = next((met[id(r)] for r in reversed(old[:position]) if id(r) in met), None)
                merged.insert(merged.index(behind) + 1 if behind else 0, record)
                met[id(record)] = record
        return merged

    def record(self, known: Data, new: Data, place: str) -> Data:
        if self._was_read(known) or _content(known) == _content(new):
            return new
        self.kept += 1
        if not self._was_read(new):
            self.conflicts.append(Conflict(place, str(new.get("quote") or new.get("title"))))
        return _corrected(known, new)

    def _was_read(self, record: Data) -> bool:
        return _checksum(record) in self.as_read


def _corrected(known: Data, new: Data) -> Data:
    """The person's record, at the place where the new reading has it; a clause whose parties changed says so."""
    kept = {**known, **({"at": new["at"]} if known.get("quote") == new.get("quote") and "at" in new else {})}
    if "basis" in kept and any(kept.get(role.value) != new.get(role.value) for role in Role):
        kept["basis"] = Basis.CORRECTED.value
    return kept


def _records(data: Data) -> Iterator[Data]:
    yield data["plan"]
    for name in _LISTS:
        yield from data[name]
    for task in data["tasks"]:
        yield _heading(task)
        yield from task.get("clauses", [])
        yield from task.get("duties", [])


def _heading(task: Data) -> Data:
    return {key: value for key, value in task.items() if key not in ("clauses", "duties")}


def _identity(record: Data) -> str:
    return str(record.get("number", "")) + mend(record["quote"])


def _checksum(record: Data) -> str:
    return hashlib.sha256(msgspec.json.encode(_content(record), order="sorted")).hexdigest()[:8]


def _content(value: Any) -> Any:
    """A record without places, which move when the document changes elsewhere."""
    if isinstance(value, dict):
        return {key: _content(inner) for key, inner in value.items() if key != "at"}
    return [_content(inner) for inner in value] if isinstance(value, list) else value

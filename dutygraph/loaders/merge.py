"""A new reading meets a file that a person corrected: every correction stays.

The file keeps a checksum of each record as the program read it (``as_read``). A record whose checksum is not among
them was edited or added by a person; a checksum without its record was edited or deleted. So three versions meet (what
the program read then, what the person made of it, what the program reads now) though only two are at hand.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import msgspec

from dutygraph.loaders import plan_yaml
from dutygraph.model import Basis, Plan, Role
from dutygraph.text.marks import mend

Data = dict[str, Any]

_LISTS = ("conventions", "sections", "targets", "citations", "diagnostics")
#: What says where a record stands, not what it says: it changes when the document changes elsewhere.
_PLACES = ("at", "place", "line", "source", "name")
#: From here on two quotes are one sentence, reworded.
_SIMILAR = 0.6


class Conflict(NamedTuple):
    """A record that a person corrected and that the document now words otherwise; the correction was kept.

    ``quote`` is what it says now; where it no longer says anything of the kind, ``gone`` is true and ``quote`` is what
    it said.
    """

    place: str
    quote: str
    gone: bool = False


class Merged(NamedTuple):
    """The merged plan, how many corrections it keeps, and where they conflict with the new reading."""

    plan: Plan
    kept: int
    conflicts: list[Conflict]


def sealed(plan: Plan) -> Plan:
    """A plan fresh from a document, with the checksums of its records."""
    checksums = dict.fromkeys(_checksum(place, record) for place, record in _records(_named(plan)))
    return msgspec.structs.replace(plan, as_read=tuple(checksums))


def is_same(former: Plan, new: Plan) -> bool:
    """Whether both are readings of one plan: they share their id, or most of what was read."""
    shared = set(former.as_read) & set(new.as_read)
    return former.id == new.id or 2 * len(shared) > min(len(former.as_read), len(new.as_read))


def merge(corrected: Plan, new: Plan) -> Merged:
    """The new reading with the person's corrections.

    Parameters
    ----------
    corrected : the plan of the existing file
    new : the document read again, :func:`sealed`

    A record that no person touched is taken as newly read. One that a person edited or added stays as it is, where it
    is; if the document now words it otherwise, that is a conflict. One that a person deleted stays deleted.

    Raises
    ------
    InvalidPlan
        when a number that a person gave to a task is now the number of another
    """
    merger = _Merger(set(corrected.as_read))
    data = merger.plan(_named(corrected), _named(new))
    plan = plan_yaml.loads(plan_yaml.dump_data(data))
    return Merged(plan, merger.kept, merger.conflicts)


class _Met(NamedTuple):
    """A merged record with the readings it comes from: the file's, the new one, or both."""

    record: Data
    former: Data | None
    current: Data | None


class _Merger:
    def __init__(self, as_read: set[str]) -> None:
        self.as_read = as_read
        self.kept = 0
        self.conflicts: list[Conflict] = []

    def plan(self, old: Data, new: Data) -> Data:
        return {
            **new,
            "plan": self.record(old["plan"], new["plan"], "plan"),
            **{name: [met.record for met in self.records(old[name], new[name], name)] for name in _LISTS},
            "tasks": self.tasks(old["tasks"], new["tasks"]),
        }

    def tasks(self, old: list[Data], new: list[Data]) -> list[Data]:
        former = self._partners(old, new)
        met: list[_Met] = []
        for task in new:
            known = former.pop(id(task), None)
            if known is not None:
                met.append(_Met(self.task(known, task), known, task))
            elif not self._was_read(_heading(task), "task"):
                met.append(_Met(_numbered(task), None, task))  # new in the document; otherwise a person deleted it
        paired = {id(one.former) for one in met}
        for task in old:
            if id(task) not in paired and self._is_touched(task):
                self._keep_own(_heading(task), task["number"])
                met.append(_Met(_without_place(_numbered(task)), task, None))
        return [one.record for one in _in_order(met, old, new)]

    def task(self, known: Data, task: Data) -> Data:
        numbers = known["number"], task["number"]
        merged = dict(self.record(_heading(known), _heading(task), "task"))
        duties = self.records(known["duties"], task["duties"], *numbers)
        clauses = self.records(known["clauses"], task["clauses"], *numbers)
        order = {
            side["name"]: order
            for order, duty in enumerate(duties, 1)
            for side in (duty.former, duty.current)
            if side is not None
        }
        return _numbered(merged | {"clauses": [c.record for c in clauses], "duties": [d.record for d in duties]}, order)

    def _partners(self, old: list[Data], new: list[Data]) -> dict[int, Data]:
        """The task of the file for (the id of) each new one: of the same number and title; of the same title, when the
        numbers moved; of the same number, when the title was changed but not what stands below it."""
        numbered = {task["number"]: task for task in old}
        partners = {
            id(task): known
            for task in new
            if (known := numbered.get(task["number"])) is not None and known["title"] == task["title"]
        }
        taken = {id(known) for known in partners.values()}
        titles = Counter(task["title"] for task in new if id(task) not in partners)
        titles.update(task["title"] for task in old if id(task) not in taken)
        titled = {task["title"]: task for task in old if id(task) not in taken}
        for task in new:
            if id(task) not in partners and titles[task["title"]] == 2 and task["title"] in titled:
                partners[id(task)] = titled[task["title"]]
        taken = {id(known) for known in partners.values()}
        for task in new:
            known = numbered.get(task["number"])
            if id(task) in partners or known is None or id(known) in taken:
                continue
            if _share_sentences(known, task) or self._is_touched(known):
                partners[id(task)] = known
        return partners

    def records(self, old: list[Data], new: list[Data], *places: str) -> list[_Met]:
        """Records of one list meet by their quote, each at most once, or by a similar quote when a person edited them."""
        unmet: dict[str, list[Data]] = defaultdict(list)
        for record in old:
            unmet[_identity(record)].append(record)
        partners = {id(record): unmet[_identity(record)].pop(0) for record in new if unmet[_identity(record)]}
        for record in [record for left in unmet.values() for record in left]:
            if "at" in record and not self._was_read(record, *places):
                similar = _most_similar(record, [other for other in new if id(other) not in partners])
                if similar is not None:
                    partners[id(similar)] = record
        met: list[_Met] = []
        for record in new:
            known = partners.get(id(record))
            if known is not None:
                met.append(_Met(self.record(known, record, *places), known, record))
            elif not self._was_read(record, *places):
                met.append(_Met(record, None, record))  # new in the document; otherwise a person deleted it
        paired = {id(one.former) for one in met}
        for record in old:
            if id(record) not in paired and not self._was_read(record, *places):
                self._keep_own(record, places[-1])
                met.append(_Met(_without_place(record), record, None))
        return _in_order(met, old, new)

    def record(self, known: Data, new: Data, *places: str) -> Data:
        if self._was_read(known, *places) or _content(known) == _content(new):
            return new
        self.kept += 1
        if not self._was_read(new, *places):
            place = new.get("number", places[-1])
            self.conflicts.append(Conflict(place, str(new.get("quote") or new.get("title"))))
        return _corrected(known, new)

    def _keep_own(self, record: Data, place: str) -> None:
        """A record that only the person's file has: one of their own, or one that has left the document."""
        self.kept += 1
        if "at" in record:
            self.conflicts.append(Conflict(place, record["quote"], gone=True))

    def _is_touched(self, task: Data) -> bool:
        below = [*task["clauses"], *task["duties"]]
        return not (
            self._was_read(_heading(task), "task") and all(self._was_read(record, task["number"]) for record in below)
        )

    def _was_read(self, record: Data, *places: str) -> bool:
        return any(_checksum(place, record) in self.as_read for place in places)


# --- plans as data, in which clauses name the duties they govern ----------------------------------------------


def _named(plan: Plan) -> Data:
    """The plan's data; a clause that governs some duties names them, so that their order and number may change."""
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
    return data


def _numbered(task: Data, order: dict[str, int] | None = None) -> Data:
    """The task as it is written: clauses say by ``order`` which duties they govern; one whose duties are gone, goes."""
    if order is None:
        order = {duty["name"]: number for number, duty in enumerate(task["duties"], 1)}
    clauses = []
    for clause in task["clauses"]:
        governed = sorted(order[name] for name in clause.get("duties", ()) if name in order)
        if governed or "duties" not in clause:
            clauses.append({**clause, **({"duties": governed} if governed else {})})
    duties = [{key: value for key, value in duty.items() if key != "name"} for duty in task["duties"]]
    return _heading(task) | ({"clauses": clauses} if clauses else {}) | ({"duties": duties} if duties else {})


def _records(data: Data) -> Iterator[tuple[str, Data]]:
    """Every record with the place that its checksum holds for: moved elsewhere, it is a person's own."""
    yield "plan", data["plan"]
    for name in _LISTS:
        for record in data[name]:
            yield name, record
    for task in data["tasks"]:
        yield "task", _heading(task)
        for record in (*task["clauses"], *task["duties"]):
            yield task["number"], record


def _heading(task: Data) -> Data:
    return {key: value for key, value in task.items() if key not in ("clauses", "duties")}


def _identity(record: Data) -> str:
    return str(record.get("name") or f"{record.get('number', '')}{record.get('code', '')}{mend(record['quote'])}")


def _checksum(place: str, record: Data) -> str:
    return hashlib.sha256(msgspec.json.encode([place, _content(record)], order="sorted")).hexdigest()[:8]


def _content(value: Any) -> Any:
    """What a record says, without where it stands."""
    if isinstance(value, dict):
        return {key: _content(inner) for key, inner in value.items() if key not in _PLACES}
    return [_content(inner) for inner in value] if isinstance(value, list) else value


# --- what meets, and in which order ---------------------------------------------------------------------------


def _share_sentences(task: Data, other: Data) -> bool:
    sentences, others = ({mend(r["quote"]) for r in (*t["clauses"], *t["duties"])} for t in (task, other))
    return bool(sentences & others)


def _most_similar(record: Data, others: list[Data]) -> Data | None:
    likeness = SequenceMatcher(b=mend(record["quote"]), autojunk=False)

    def ratio(other: Data) -> float:
        likeness.set_seq1(mend(other["quote"]))
        return likeness.ratio()

    best = max(others, key=ratio, default=None)
    return best if best is not None and ratio(best) >= _SIMILAR else None


def _in_order(met: list[_Met], old: list[Data], new: list[Data]) -> list[_Met]:
    """Merged records in the order of the document, or in the person's where a person reordered the file; what the other
    order has more, each behind the one before it."""
    of_old, of_new = ({id(side): one for one in met if (side := one[which]) is not None} for which in (1, 2))
    in_old = [of_old[id(record)] for record in old if id(record) in of_old]
    in_new = [of_new[id(record)] for record in new if id(record) in of_new]
    starts = [record["at"][0] for record in old if "at" in record]
    base, other = (in_new, in_old) if starts == sorted(starts) else (in_old, in_new)
    in_base = {id(one) for one in base}
    behind: dict[int, list[_Met]] = defaultdict(list)
    last = 0
    for one in other:
        if id(one) in in_base:
            last = id(one)
        else:
            behind[last].append(one)
    return behind[0] + [one for first in base for one in (first, *behind[id(first)])]


def _corrected(known: Data, new: Data) -> Data:
    """The person's record, at the place where the new reading has it; a clause whose parties changed says so."""
    if "quote" not in known:  # the plan itself
        return {**known, "source": new["source"]}
    kept: Data
    if known["quote"] == new["quote"] and "at" in known and "at" in new:
        kept = _shifted(known, new["at"][0] - known["at"][0]) | {key: new[key] for key in ("place",) if key in new}
    elif mend(known["quote"]) == mend(new["quote"]):
        kept = _without_place(known) | {key: new[key] for key in ("quote", "at", "place") if key in new}
    else:
        kept = _without_place(known)
    if "basis" in kept and any(kept.get(role.value) != new.get(role.value) for role in Role):
        kept["basis"] = Basis.CORRECTED.value
    return kept | {key: new[key] for key in ("line",) if key in new}


def _shifted(value: Any, by: int) -> Any:
    """A record with all its places, those of its deadlines and targets too, moved by so many characters."""
    if isinstance(value, dict):
        return {
            key: [place + by for place in inner] if key == "at" else _shifted(inner, by)
            for key, inner in value.items()
            if key != "place" or not by
        }
    return [_shifted(inner, by) for inner in value] if isinstance(value, list) else value


def _without_place(value: Any) -> Any:
    """A record that no longer stands in the document."""
    if isinstance(value, dict):
        return {key: _without_place(inner) for key, inner in value.items() if key not in ("at", "place")}
    return [_without_place(inner) for inner in value] if isinstance(value, list) else value

"""A new reading meets a file that a person corrected: every correction stays.

The file keeps a checksum of each record as the program read it (``as_read``). A record whose checksum is not among
them was edited or added by a person; a checksum without its record was edited or deleted. So three versions meet (what
the program read then, what the person made of it, what the program reads now) though only two are at hand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import msgspec

from dutygraph.loaders import plan_yaml
from dutygraph.loaders.merge_data import (
    LISTS,
    Data,
    checksum,
    content,
    every_record,
    heading,
    identity,
    identity_under,
    named,
    numbered,
    written,
)
from dutygraph.model import MAY_CHARGE, Basis, Plan, Role
from dutygraph.text.marks import mend

#: What a person said of a diagnostic.
_ANSWER = ("accepted", "reason")
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
    checksums = dict.fromkeys(checksum(place, record) for place, record in every_record(named(plan)))
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
    data = merger.plan(named(corrected), named(new))
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
        self.unread: dict[tuple[str, str], Data] = {}  # what the new reading did not understand, by title and words
        self.sentences: dict[tuple[str, str], Data] = {}  # its duties, by title and words
        self.entered: set[int] = set()  # (the ids of) those that a person's clause says now

    def plan(self, old: Data, new: Data) -> Data:
        unread = [record for record in new["diagnostics"] if record["code"] in MAY_CHARGE]
        self.unread = {(record["under"], mend(record["quote"])): record for record in unread}
        self.sentences = {
            (task["title"], mend(duty["quote"])): duty for task in new["tasks"] for duty in task["duties"]
        }
        lists = [name for name in LISTS if name != "diagnostics"]
        return {
            **new,
            "plan": self.record(old["plan"], new["plan"], "plan"),
            **{name: [met.record for met in self.records(old[name], new[name], name)] for name in lists},
            "tasks": self.tasks(old["tasks"], new["tasks"]),
            "diagnostics": self.diagnostics(old["diagnostics"], new["diagnostics"]),  # behind the tasks
        }

    def diagnostics(self, old: list[Data], new: list[Data]) -> list[Data]:
        """Diagnostics meet by their words below the same title, or else anywhere, and keep a person's answer. What the
        new reading does not doubt stays while it is a sentence of the document, else it goes: there is nothing to accept.
        """
        new = [record for record in new if id(record) not in self.entered]
        known: dict[int, Data] = {}
        left = old
        for meeting in (identity_under, identity):
            unmet: dict[str, list[Data]] = defaultdict(list)
            for record in left:
                unmet[meeting(record)].append(record)
            for record in new:
                if id(record) not in known and unmet[meeting(record)]:
                    known[id(record)] = unmet[meeting(record)].pop(0)
            left = [record for records in unmet.values() for record in records]
        merged: list[Data] = []
        for record in new:
            answer = {key: value for key, value in known.get(id(record), {}).items() if key in _ANSWER}
            self.kept += bool(answer)
            if id(record) in known or not self._was_read(record, "diagnostics"):
                merged.append(written(record | answer))  # otherwise a person removed it
        for record in left:
            if self._was_read(record, "diagnostics"):
                continue
            if duty := self.sentences.get((record["under"], mend(record["quote"]))):
                self.kept += 1
                merged.append(written(_standing(record, duty)))
            elif "accepted" not in record:
                self._keep_own(record, record["under"])
                merged.append(written(_without_place(record)))
        return merged

    def tasks(self, old: list[Data], new: list[Data]) -> list[Data]:
        former = self._partners(old, new)
        met: list[_Met] = []
        for task in new:
            known = former.pop(id(task), None)
            if known is not None:
                met.append(_Met(self.task(known, task), known, task))
            elif not self._was_read(heading(task), "task"):
                met.append(_Met(numbered(task), None, task))  # new in the document; otherwise a person deleted it
        paired = {id(one.former) for one in met}
        for task in old:
            if id(task) not in paired and self._is_touched(task):
                self._keep_own(heading(task), task["number"])
                met.append(_Met(_without_place(numbered(task)), task, None))
        return [one.record for one in _in_order(met, old, new)]

    def task(self, known: Data, task: Data) -> Data:
        numbers = known["number"], task["number"]
        merged = dict(self.record(heading(known), heading(task), "task"))
        duties = self.records(known["duties"], task["duties"], *numbers)
        clauses = self.records(known["clauses"], task["clauses"], *numbers, title=task["title"])
        order = {
            side["name"]: order
            for order, duty in enumerate(duties, 1)
            for side in (duty.former, duty.current)
            if side is not None
        }
        return numbered(merged | {"clauses": [c.record for c in clauses], "duties": [d.record for d in duties]}, order)

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

    def records(self, old: list[Data], new: list[Data], *places: str, title: str = "") -> list[_Met]:
        """Records of one list meet by their quote, each at most once, or by a similar quote when a person edited them.

        Of clauses ``title`` says whose they are: one that a person entered meets what was not understood there, or the
        sentence that charges somebody itself.
        """
        unmet: dict[str, list[Data]] = defaultdict(list)
        for record in old:
            unmet[identity(record)].append(record)
        partners = {id(record): unmet[identity(record)].pop(0) for record in new if unmet[identity(record)]}
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
            if id(record) in paired or self._was_read(record, *places):
                continue
            words = title, mend(record["quote"])
            stands = self.unread.get(words) or self.sentences.get(words) if "basis" in record else None
            if stands is None:
                self._keep_own(record, places[-1])
                met.append(_Met(_without_place(record), record, None))
            else:
                self.kept += 1
                self.entered.add(id(stands))
                met.append(_Met(_standing(record, stands), record, None))
        return _in_order(met, old, new)

    def record(self, known: Data, new: Data, *places: str) -> Data:
        if self._was_read(known, *places) or content(known) == content(new):
            return new
        if not self._was_read(new, *places) and _says_the_same(known, new):
            return new  # what a person entered, the program has learned to read
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
            self._was_read(heading(task), "task") and all(self._was_read(record, task["number"]) for record in below)
        )

    def _was_read(self, record: Data, *places: str) -> bool:
        return any(checksum(place, record) in self.as_read for place in places)


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


def _says_the_same(known: Data, new: Data) -> bool:
    """Whether a clause that a person entered names whom the new reading names."""
    is_entered = known.get("basis") == Basis.CORRECTED.value
    return is_entered and content(known | {"basis": ""}) == content(new | {"basis": ""})


def _corrected(known: Data, new: Data) -> Data:
    """The person's record, at the place where the new reading has it; a clause whose parties changed says so."""
    if "quote" not in known:  # the plan itself
        return {**known, "source": new["source"]}
    kept: Data
    if known["quote"] == new["quote"] and "at" in known and "at" in new:
        kept = _shifted(known, new["at"][0] - known["at"][0]) | {key: new[key] for key in ("place",) if key in new}
    elif mend(known["quote"]) == mend(new["quote"]):
        kept = _standing(known, new)
    else:
        kept = _without_place(known)
    if "basis" in kept and any(kept.get(role.value) != new.get(role.value) for role in Role):
        kept["basis"] = Basis.CORRECTED.value
    return kept | {key: new[key] for key in ("line",) if key in new}


def _standing(record: Data, other: Data) -> Data:
    """A record where another one with the same words stands now."""
    elsewhere: Data = _without_place(record)
    return elsewhere | {key: other[key] for key in ("quote", "at", "place") if key in other}


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

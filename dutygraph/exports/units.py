"""Who a unit is, by which names and since when, and who says so: as keys of its JSON record and as lines of its table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dutygraph.messages import Lang, say
from dutygraph.model import Naming, Unit

if TYPE_CHECKING:
    from dutygraph.queries.units import UnitAnswer

UNVERIFIED = "unverified"


def identity_record(answer: UnitAnswer) -> dict[str, Any]:
    """What the registry knows of a unit. Its keys are a contract: none may change.

    ``since``: since when it bears its canonical name. ``until``: when it ended. ``former``: its former names, the oldest
    first, each with its ``sources``. ``predecessors``: units whose work came to it; ``successors``: to whom its work went.
    ``members``: those that a source lists as members of a group, an inference. ``sources``: where each fact was read
    (``kind``, ``parent``, ``from``, ``to``, ``successors``, ``members`` or a name), or ``unverified``. Days are as exact as
    is known ('2018-10'), '' when nobody knows.
    """
    unit = answer.unit
    return {
        "since": unit.since,
        "until": unit.until,
        "former": [
            {
                "name": old.name,
                "aliases": [*old.aliases, *old.national_aliases],
                "since": old.since,
                "until": old.until,
                "sources": _sources(old),
            }
            for old in unit.former
        ],
        "predecessors": list(answer.predecessors),
        "successors": list(unit.successors),
        "members": [{"name": name, "basis": "inferred", "source": unit.source("members")} for name in unit.members],
        "sources": _sources(unit) if unit.kind else {},
    }


def source_of(unit: Unit, fact: str) -> str:
    """Where a fact was read, ``unverified`` when nobody checked it, '' of a unit that nobody registered."""
    return (unit.source(fact) or UNVERIFIED) if unit.kind else ""


def identity_lines(answer: UnitAnswer, lang: Lang) -> list[str]:
    """Who a unit is, a fact a line; below them where the facts were read."""
    unit = answer.unit
    facts = {
        "canonical": unit.name,
        "aliases": "、".join((*unit.aliases, *unit.national_aliases)),
        "former": "；".join(_told_former(old, lang) for old in unit.former),
        "kind": say(f"kind_{unit.kind}", lang) if unit.kind else "",
        "parent": unit.parent,
        "since": unit.since,
        "until": unit.until,
        "predecessors": "、".join(answer.predecessors),
        "successors": "、".join(unit.successors),
        "members": "、".join(unit.members),
    }
    lines = [say("labelled", lang, label=say(f"col_{key}", lang), text=value) for key, value in facts.items() if value]
    if unit.kind:
        lines.append(say("labelled", lang, label=say("col_sources", lang), text=""))
        lines += [f"    {line}" for line in _source_lines(unit, lang)]
    return lines


def _told_former(old: Naming, lang: Lang) -> str:
    short = "、".join((*old.aliases, *old.national_aliases))
    names = say("unit_aliases", lang, name=old.name, aliases=short) if short else old.name
    unknown = say("unit_day_unknown", lang)
    return say("unit_former", lang, names=names, since=old.since or unknown, until=old.until or unknown)


def _source_lines(unit: Unit, lang: Lang) -> Iterator[str]:
    """The facts that each source states, a line a source, those that nobody verified last."""
    stated: dict[str, list[str]] = defaultdict(list)
    for naming in (unit, *unit.former):
        for fact in _facts(naming):
            label = fact if fact in naming.names else say(f"fact_{fact}", lang)
            is_old = naming is not unit and fact not in naming.names
            stated[naming.source(fact)].append(
                say("labelled", lang, label=naming.name, text=label) if is_old else label
            )
    for source in sorted(stated, key=lambda source: not source):
        told = source or say(UNVERIFIED, lang)
        yield say("labelled", lang, label=told, text="、".join(dict.fromkeys(stated[source])))


def _sources(naming: Naming) -> dict[str, str]:
    return {fact: naming.source(fact) or UNVERIFIED for fact in _facts(naming)}


def _facts(naming: Naming) -> list[str]:
    """The facts that the registry states: the names, and what else is filled in."""
    is_former = not isinstance(naming, Unit)
    stated = {"from": naming.since, "to": naming.until, "renamed": is_former}
    if isinstance(naming, Unit):
        stated = {"kind": naming.kind, "parent": naming.parent} | stated
        stated |= {"successors": naming.successors, "members": naming.members}
    return [*naming.names, *(fact for fact, value in stated.items() if value)]

"""What would happen is what the plan itself says once it is rewritten: names replaced or struck out in its text, and read anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Assignment, Plan, Role, Task
from dutygraph.queries.what_if import Abolish, Change, Effect, Merge, Move, Outcome, Rename, what_if
from dutygraph.text.document import read_plan

UNITS = ["省应急厅", "省公安厅", "省水利厅", "山东海事局", "省总工会", "国家能源局山东监管办公室"]
NEW = ["省能源厅", "省运输安全局", "省监察总队"]
GROUP = "省直有关部门"
TITLES = ["煤矿安全", "消防安全", "电力安全", "校车安全"]
RULE = "，排在第一位的部门为牵头部门，下同"


class Charge(NamedTuple):
    """Who a clause names: those with 牵头, those with 按职责分工负责, and whether 等 ends the list."""

    leads: list[str]
    others: list[str]
    is_open: bool

    def printed(self, rule: str) -> str:
        led = f"{'、'.join(self.leads)}牵头" if self.leads else ""
        rest = f"{'、'.join(self.others)}{'等' if self.is_open else ''}按职责分工负责" if self.others else ""
        words = "，".join(filter(None, [led, rest]))
        return f"（责任单位：{words}{rule}）" if words else ""

    def replaced(self, units: Iterable[str], heir: str) -> Charge:
        """With ``heir`` in the places of the units; who leads is not named once more behind the leads."""

        def of(names: list[str]) -> list[str]:
            return list(dict.fromkeys(filter(None, (heir if name in units else name for name in names))))

        leads = of(self.leads)
        return Charge(leads, [name for name in of(self.others) if name not in leads], self.is_open)

    def led_by(self, unit: str) -> Charge:
        return Charge([unit], [n for n in [*self.leads, *self.others] if n != unit], self.is_open and bool(self.others))


class Text(NamedTuple):
    charges: list[Charge]
    by_rule: bool

    def read(self) -> Plan:
        lines = ["山东省“十四五”安全生产规划", "一、主要任务"]
        if self.by_rule:  # a task that nothing changes says the rule
            lines.append(f"（一）落实责任。落实责任。{Charge([], ['省财政厅', '省司法厅'], False).printed(RULE)}")
        for title, charge in zip(TITLES, self.charges, strict=False):
            lines.append(f"（{'一二三四五六'[len(lines) - 2]}）{title}。开展{title}专项整治。{charge.printed('')}")
        return read_plan("\n".join(lines), "规划.txt")

    def number(self, index: int) -> str:
        return f"一（{'一二三四五六'[index + self.by_rule]}）"


@st.composite
def texts(draw: st.DrawFn) -> Text:
    by_rule = draw(st.booleans())
    charges = []
    for _ in range(draw(st.integers(1, len(TITLES)))):
        units = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=5, unique=True))
        led = 0 if by_rule else draw(st.integers(0, min(2, len(units))))
        others = units[led:] + ([GROUP] if draw(st.booleans()) else [])
        charges.append(Charge(units[:led], others, draw(st.booleans()) and bool(others)))
    return Text(charges, by_rule)


@st.composite
def reforms(draw: st.DrawFn) -> tuple[Text, list[Change], Text]:
    """A text, changes of it, and the text as they leave it. Leads move last: what an abolished lead leaves is judged by
    the clause, and of one that no text names there is none."""
    text = draw(texts())
    charges = text.charges
    known = list(dict.fromkeys(n for charge in charges for n in [*charge.leads, *charge.others] if n != GROUP))
    changes: list[Change] = []
    for new in NEW[: draw(st.integers(0, 3))]:
        kind = draw(st.sampled_from(["abolish", "into", "merge", "rename"]))
        if len(known) < 3:
            break
        units = draw(st.lists(st.sampled_from(known), min_size=2, max_size=3, unique=True))
        if kind == "abolish":
            gone, heir = units[:1], ""
            changes.append(Abolish(units[0]))
        elif kind == "into":
            gone, heir = units[:1], units[1]
            changes.append(Abolish(units[0], heir))
        elif kind == "merge":
            gone, heir = units, draw(st.sampled_from([new, *units, *known]))
            changes.append(Merge(tuple(units), heir))
        else:
            gone, heir = units[:1], new
            changes.append(Rename(units[0], new))
        charges = [charge.replaced(gone, heir) for charge in charges]
        known = [*(name for name in known if name not in gone or name == heir), *([heir] if heir == new else [])]
    if not text.by_rule:
        for index in draw(st.lists(st.integers(0, len(charges) - 1), max_size=2, unique=True)):
            unit = draw(st.sampled_from(known))
            changes.append(Move(text.number(index), unit))
            charges = [c.led_by(unit) if n == index else c for n, c in enumerate(charges)]
    return text, changes, text._replace(charges=charges)


Held = tuple[frozenset[str], frozenset[str]]
"""Who leads a task, and who else holds it."""


def held_by(parties: Iterable[Assignment]) -> Held:
    listed = list(parties)
    leads = frozenset(party.party for party in listed if party.role is Role.LEAD)
    return leads, frozenset(party.party for party in listed) - leads


def held(tasks: Iterable[Task]) -> dict[str, Held]:
    return {task.number: held_by(a for clause in task.clauses for a in clause.assignments) for task in tasks}


def loads(graph: DutyGraph) -> dict[str, tuple[int, int]]:
    counts = {graph.printed[unit]: graph.count(unit) for unit in graph.units}
    return {name: (count[Role.LEAD], sum(count.values()) - count[Role.LEAD]) for name, count in counts.items()}


def told(graph: DutyGraph, outcome: Outcome) -> dict[str, Held]:
    """Who holds which task by the outcome: what it tells of those that it names, and of the others what was before."""
    after = {consequence.task.number: held_by(consequence.after) for consequence in outcome.consequences}
    return held(graph.tasks.values()) | after


@given(reforms())
def test_who_holds_what_is_what_the_rewritten_text_says(reform: tuple[Text, list[Change], Text]) -> None:
    text, changes, rewritten = reform
    graph, anew = DutyGraph([text.read()]), DutyGraph([rewritten.read()])
    assert told(graph, what_if(graph, changes)) == held(anew.tasks.values())


@given(reforms())
def test_what_is_orphaned_or_without_a_lead_is_what_the_rewritten_text_lacks(
    reform: tuple[Text, list[Change], Text],
) -> None:
    text, changes, rewritten = reform
    graph = DutyGraph([text.read()])
    before, after = held(graph.tasks.values()), held(rewritten.read().tasks)
    outcome = what_if(graph, changes)

    def having(effect: Effect) -> set[str]:
        return {consequence.task.number for consequence in outcome.consequences if effect in consequence.effects}

    groups = {number for number, (leads, others) in after.items() if not leads and others == {GROUP}}
    unled = {number for number, (leads, others) in after.items() if not leads and others}
    was_led = {number for number, (leads, _) in before.items() if leads}
    named = {number for number, (leads, others) in before.items() if leads or others != {GROUP}}
    assert having(Effect.ORPHANED) == {number for number, one in after.items() if not any(one) and any(before[number])}
    assert having(Effect.GROUPS_ONLY) == groups & named
    assert having(Effect.LOSES_LEAD) == (unled & was_led) - groups


@given(reforms())
def test_loads_are_those_of_the_rewritten_text(reform: tuple[Text, list[Change], Text]) -> None:
    text, changes, rewritten = reform
    graph = DutyGraph([text.read()])
    before, after = loads(graph), loads(DutyGraph([rewritten.read()]))
    now = {name: name for name in before}  # the name that a unit has then, for those that change theirs
    for change in changes:
        if isinstance(change, Rename):
            now = {first: change.name if name == change.unit else name for first, name in now.items()}
    then = {name: first for first, name in now.items()}
    expected = {
        name: (before.get(then.get(name, name), (0, 0)), after.get(name, (0, 0))) for name in {*now.values(), *after}
    }
    found = what_if(graph, changes).loads
    assert {load.unit: tuple(zip(load.leads, load.others, strict=True)) for load in found} == {
        name: pair for name, pair in expected.items() if pair[0] != pair[1]
    }


@given(reforms())
def test_the_graph_stays_as_it_was(reform: tuple[Text, list[Change], Text]) -> None:
    text, changes, _ = reform
    graph = DutyGraph([text.read()])
    before = held(graph.tasks.values()), loads(graph), dict(graph.names), graph.plans
    what_if(graph, changes)
    assert (held(graph.tasks.values()), loads(graph), dict(graph.names), graph.plans) == before

"""What would happen to the duties, as tables that people read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dutygraph.exports.tables import Table
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang, say
from dutygraph.model import Assignment, Role
from dutygraph.queries.what_if import Consequence, Effect, Outcome, Step

#: Effects that a terminal shows as a list of tasks: they change little.
_LIGHT = (Effect.REPLACED, Effect.RENAMED, Effect.FEWER)
#: Parties that stay as they were are counted where they are more.
_MOST_NAMED = 3


def outcome_table(outcome: Outcome, lang: Lang, *, every: bool) -> Table:
    """The consequences between what changes and whose load changes: those that weigh, a row each; of the light ones the tasks.

    ``every`` gives each consequence its row and nothing around them, for a spreadsheet.
    """
    if every:
        return effects_table(outcome, outcome.consequences, lang)
    weighty = [c for c in outcome.consequences if c.effects[0] not in _LIGHT]
    after = [""] if weighty else []
    for effect in _LIGHT:
        light = [c for c in outcome.consequences if c.effects[0] is effect]
        after += _light_lines(outcome, effect, light, lang)
    if outcome.loads:
        after += ["", say("load_heading", lang), *(f"    {line}" for line in _load_lines(outcome, lang))]
    before = [*steps_told(outcome, lang), "", told(outcome, lang), ""]
    return effects_table(outcome, weighty, lang)._replace(before=before, after=after)


def effects_table(outcome: Outcome, consequences: Iterable[Consequence], lang: Lang) -> Table:
    """Consequences, a row each: what happens, where, which places change hands."""
    several = is_of_several_plans(outcome)
    keys = ["effect", *(["plan"] if several else []), "number", "task", "before", "after", "note"]
    rows = [
        [
            effects_told(c, lang),
            *([c.task.plan] if several else []),
            c.task.number,
            c.task.title,
            _places(c.went, lang),
            _after(c, lang),
            "；".join(notes(c, lang)),
        ]
        for c in consequences
    ]
    return Table([say(f"col_{key}", lang) for key in keys], rows)


def loads_table(outcome: Outcome, lang: Lang) -> Table:
    """Whose load changes, and from how many tasks to how many."""
    keys = ("unit", "leads_before", "leads_after", "others_before", "others_after")
    rows = [[load.unit, *map(str, (*load.leads, *load.others))] for load in outcome.loads]
    return Table([say(f"col_{key}", lang) for key in keys], rows)


def summary_table(graph: DutyGraph, outcome: Outcome, lang: Lang) -> Table:
    """The plans, the changes, and what happens in how many tasks."""
    rows = [[say("col_plan", lang), plan.title] for plan in graph.plans]
    rows += [[say("col_step", lang), line] for line in steps_told(outcome, lang)]
    rows.append([say("col_effect", lang), told(outcome, lang)])
    for effect, count in outcome.counts.items():
        label = f"{say(f'effect_{effect.value}', lang)} {count}"
        rows.append(["", say("labelled", lang, label=label, text=say(f"means_{effect.value}", lang))])
    rows.append([say("col_note", lang), say("what_if_hypothesis", lang)])
    return Table([say("col_item", lang), say("col_content", lang)], rows)


def steps_told(outcome: Outcome, lang: Lang) -> list[str]:
    """The changes as they were understood, a line each, numbered where there are several."""
    lines = [_step(step, lang) for step in outcome.steps]
    return lines if len(lines) == 1 else [f"{number}. {line}" for number, line in enumerate(lines, 1)]


def told(outcome: Outcome, lang: Lang) -> str:
    """How many tasks are affected, and how."""
    if not outcome.consequences:
        return say("what_if_none", lang)
    counts = [f"{say(f'effect_{effect.value}', lang)} {count}" for effect, count in outcome.counts.items()]
    tasks = len({c.task.id for c in outcome.consequences})
    return say("what_if_counts", lang, tasks=tasks, counts=say("comma", lang).join(counts))


def effects_told(consequence: Consequence, lang: Lang) -> str:
    """What happens, the weightiest first."""
    return say("comma", lang).join(say(f"effect_{effect.value}", lang) for effect in consequence.effects)


def notes(consequence: Consequence, lang: Lang) -> Iterator[str]:
    """What else is to be known: which duties, why a unit leads, whose roles are double, that a list is left open."""
    if consequence.duties:
        orders = "、".join(str(duty.order) for duty in consequence.duties)
        yield say("note_duties", lang, orders=orders)
    if consequence.given:
        yield say(f"note_{consequence.given.value}", lang)
    for double in consequence.doubles:
        roles = say("comma", lang).join(say(f"role_{role.value}", lang) for role in double.roles)
        yield say("labelled", lang, label=double.unit, text=roles)
    if consequence.is_open and Effect.ORPHANED in consequence.effects:
        yield say("note_open", lang)


def is_of_several_plans(outcome: Outcome) -> bool:
    return len({c.task.plan for c in outcome.consequences}) > 1


def _step(step: Step, lang: Lang) -> str:
    line = say(
        f"step_{step.kind.value}" + ("_into" if step.into else ""),
        lang,
        units="、".join(step.units),
        into=step.into,
        task=f"{step.task.number} {step.task.title}" if step.task else "",
    )
    is_new = step.is_new and step.kind.value == "merge"
    return say("step_new", lang, step=line) if is_new else line


def _places(places: Iterable[Assignment], lang: Lang) -> str:
    """Parties by role."""
    listed = list(places)
    by_role = {role: "、".join(dict.fromkeys(p.party for p in listed if p.role is role)) for role in Role}
    return "；".join(
        say("labelled", lang, label=say(f"role_{role.value}", lang), text=parties)
        for role, parties in by_role.items()
        if parties
    )


def _after(consequence: Consequence, lang: Lang) -> str:
    if not consequence.after:
        return say("what_if_nobody", lang)
    rest = len(consequence.after) - len(consequence.came)
    if rest <= _MOST_NAMED:
        return _places(consequence.after, lang)
    told = [_places(consequence.came, lang)] if consequence.came else []
    return "；".join([*told, say("rest_stays", lang, count=rest)])


def _light_lines(outcome: Outcome, effect: Effect, found: list[Consequence], lang: Lang) -> Iterator[str]:
    if not found:
        return
    label = f"{say(f'effect_{effect.value}', lang)} × {len({c.task.id for c in found})}"
    yield say("labelled", lang, label=label, text=say(f"means_{effect.value}", lang))
    for plan in dict.fromkeys(c.task.plan for c in found):
        numbers = " ".join(dict.fromkeys(c.task.number for c in found if c.task.plan == plan))
        yield "    " + (say("labelled", lang, label=plan, text=numbers) if is_of_several_plans(outcome) else numbers)


def _load_lines(outcome: Outcome, lang: Lang) -> Iterator[str]:
    for load in outcome.loads:
        leads, others = (" → ".join(map(str, dict.fromkeys(pair))) for pair in (load.leads, load.others))
        yield say("load_of", lang, unit=load.unit, leads=leads, others=others)

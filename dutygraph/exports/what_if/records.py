"""What would happen to the duties, as records that other programs read. The keys are a contract: none may change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dutygraph.exports.records import span_record, task_record
from dutygraph.model import Assignment
from dutygraph.queries.tasks import about
from dutygraph.queries.what_if import Consequence, Load, Outcome, Step

Record = dict[str, Any]


def outcome_record(outcome: Outcome) -> Record:
    """The changes as they were understood, in how many tasks each thing happens, what happens where, and whose load changes."""
    return {
        "changes": [_step(step) for step in outcome.steps],
        "counts": {effect.value: count for effect, count in outcome.counts.items()},
        "consequences": [_consequence(consequence) for consequence in outcome.consequences],
        "loads": [_load(load) for load in outcome.loads],
    }


def _step(step: Step) -> Record:
    return {
        "change": step.kind.value,
        "units": list(step.units),
        "into": step.into or None,
        "new": step.is_new,
        "task": step.task.id if step.task else None,
    }


def _consequence(consequence: Consequence) -> Record:
    """``task`` is the task as it stands; ``duties`` are orders, [] for the whole task."""
    return {
        "effects": [effect.value for effect in consequence.effects],
        "task": task_record(about(consequence.task)),
        "duties": [duty.order for duty in consequence.duties],
        "before": _parties(consequence.before),
        "after": _parties(consequence.after),
        "double_roles": [
            {"unit": double.unit, "roles": [role.value for role in double.roles]} for double in consequence.doubles
        ],
        "basis": consequence.given.value if consequence.given else None,
        "open_list": consequence.is_open,
        "evidence": [span_record(span) for span in consequence.quotes],
    }


def _parties(parties: Iterable[Assignment]) -> list[Record]:
    return [{"unit": p.party, "role": p.role.value, "scope": p.scope, "group": p.is_group} for p in parties]


def _load(load: Load) -> Record:
    return {
        "unit": load.unit,
        "leads": {"before": load.leads[0], "after": load.leads[1]},
        "others": {"before": load.others[0], "after": load.others[1]},
    }

"""unowned-target: a measurable target that nobody is named for."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dutygraph.graph.doubts import last_not_understood
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.unowned import unowned
from dutygraph.messages import Text
from dutygraph.model import MAY_CHARGE, Plan, Severity, Target
from dutygraph.queries.gaps.rule import Finding, Rule

_OF_REGION = re.compile("^(?:全[国省市县区]|本[省市县区]|我[省市县区])(?:的)?")
#: A duty takes up a target of the plan where it has so large a share of the pairs of characters in the target's name,
#: those of the plan's title aside, for 安全 tells nothing in a plan of safety; or where its own target has the same value
#: and so many of them.
_SHARE, _SHARED_PAIRS = 0.4, 2
#: The title of a task with an owner does where it has so long a part of the name: 生活污水治理 | 率. A heading above it has
#: to have all of it, for such headings say 重点行业领域 of anything.
_SHARED_RUN = 5
#: What a rate is the rate of, two words of two characters: 安全技能 | 培训率, which 培训 …提高操作技能 takes up.
_RATE_OF = re.compile("([\u4e00-\u9fff]{2})([\u4e00-\u9fff]{2})率$")
#: So many targets stand in the message; the evidence has all.
_SHOWN = 3


def find(graph: DutyGraph, _: dt.date) -> Iterator[Finding]:
    """The targets of each plan that no duty with an owner takes up, all in one finding; and duties without an owner that
    have a target.

    None of a duty that something behind it may charge somebody with that was not understood, and none of a plan where
    such a thing stands among its aims.
    """
    for plan in graph.plans:
        last_suspect = last_not_understood(plan)
        aims = list(_unowned(plan))
        if aims and not _may_be_charged(plan):
            values = {"where": plan.title, "targets": _listed(aims), "count": str(len(aims))}
            yield Finding(None, aims[0].span, values, also=tuple(one.span for one in aims[1:]), plan=plan.id)
        for task in plan.tasks:
            for duty in unowned(task, last_suspect.get(task.id)).by_nobody:
                if duty.targets:
                    first, *others = duty.targets
                    where = f"{task.number} {task.title}"
                    values = {"where": where, "targets": _listed(duty.targets), "count": str(len(duty.targets))}
                    yield Finding(task, first.span, values, also=tuple(one.span for one in others))


def _unowned(plan: Plan) -> Iterator[Target]:
    """Targets of the plan that nothing with an owner takes up; none of what the whole plan is about (its title)."""
    tasks = [task for task in plan.tasks if task.clauses]
    titles = "\n".join(task.title for task in tasks)
    above = {task.number[:length] for task in tasks for length in range(len(task.number))}
    headings = "\n".join(section.title for section in plan.sections if section.number in above)
    owned = [duty for task in tasks for duty in task.duties if task.clauses_of(duty)]
    named: dict[tuple[float | None, str], list[str]] = defaultdict(list)
    for duty in owned:
        for target in duty.targets:
            named[target.value, target.unit].append(target.what)
    everyone = min((one.span.start for one in plan.conventions if one.kind == "everyone"), default=None)
    for target in plan.targets:
        if everyone is not None and everyone < target.span.start:
            break  # 以下各项均需各区人民政府落实 is said of it, too
        what = _OF_REGION.sub("", target.what)
        pairs = _parts(what, 2)
        own = pairs - _parts(plan.title, 2)
        rate = _RATE_OF.search(what)
        rate_of = set(rate.groups()) & own if rate else set()
        is_taken_up = (
            not own
            or what.removesuffix("率") in headings
            or any(run in titles for run in _parts(what, _SHARED_RUN))
            or any(_shared(own, duty.text) >= _SHARE * len(own) for duty in owned)
            or (len(rate_of) > 1 and any(_shared(rate_of, duty.text) == len(rate_of) for duty in owned))
            or any(_shared(pairs, name) >= _SHARED_PAIRS for name in named[target.value, target.unit])
        )
        if not is_taken_up:
            yield target


def _shared(parts: set[str], words: str) -> int:
    return sum(part in words for part in parts)


def _may_be_charged(plan: Plan) -> bool:
    """Whether words among the aims of the plan may charge somebody and were not understood."""
    starts = sorted(record.span.start for records in (plan.sections, plan.tasks) for record in records)
    doubts = sorted(d.span.start for d in plan.diagnostics if d.code in MAY_CHARGE and d.accepted is None)
    for target in plan.targets:
        behind = bisect_right(starts, target.span.start)
        end = starts[behind] if behind < len(starts) else target.span.end
        if bisect_left(doubts, target.span.start) < bisect_left(doubts, end):
            return True
    return False


def _parts(words: str, length: int) -> set[str]:
    return {words[at : at + length] for at in range(len(words) - length + 1)}


def _listed(targets: Sequence[Target]) -> str:
    """The first of them in their words; a number alone goes on with the target before it: 分别达到30%、88%."""
    shown = targets[:_SHOWN]
    words = shown[0].text
    for before, target in pairwise(shown):
        goes_on = target.what == before.what and target.text[0].isdecimal()
        words += ("、" if goes_on else "；") + target.text
    return words + ("……" if len(targets) > _SHOWN else "")


RULE = Rule(
    name="unowned-target",
    severity=Severity.MEDIUM,
    meaning=Text(
        "指标没有责任单位：规划目标中提出的指标，没有一项有责任单位的举措承接；或者举措带有指标，却没有写明责任单位。"
        "这样的指标，考核时找不到责任单位。",
        "A target has no owner: a target among the aims of the plan that no duty with an owner takes up, or a duty with a "
        "target that nobody is named for. When it is missed, there is nobody to ask.",
    ),
    message=Text(
        "{where}：{count}项指标没有落实到责任单位：{targets}",
        "{where}: nobody is named for {count} targets: {targets}",
    ),
    suggestion=Text(
        "把指标逐项分解落实到责任单位，或写明由谁统计、对谁考核。",
        "Give each target to a unit, or say who measures it and who answers for it.",
    ),
    find=find,
)

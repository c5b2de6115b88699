"""Who is charged with what, to be drawn: parties, and the tasks that they hold in their chapters. Where there are too many
tasks for one drawing, chapters stand in their place, or whole plans."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang, say
from dutygraph.model import Plan, Role, Task
from dutygraph.text.characters import in_one_line


class Level(StrEnum):
    """What the boxes are. Declared from the finest to the coarsest."""

    TASK = "task"
    CHAPTER = "chapter"
    PLAN = "plan"


class Frame(NamedTuple):
    """A chapter with its tasks, a plan with its chapters, or all plans: boxes by their names, with what they show."""

    title: str
    boxes: dict[str, str]


class Party(NamedTuple):
    """A unit, or a group of unnamed ones."""

    label: str
    is_group: bool


class Link(NamedTuple):
    """A party's role in a box, and in how many of its tasks it has it."""

    party: str
    box: str
    role: Role
    tasks: int


class Responsibility(NamedTuple):
    """The drawing. Names of boxes and parties are letters and digits, never text of a plan."""

    title: str
    frames: list[Frame]
    parties: dict[str, Party]
    links: list[Link]

    @property
    def unheld(self) -> list[str]:
        """The boxes that nobody holds anything of, in their order."""
        held = {link.box for link in self.links}
        return [name for frame in self.frames for name in frame.boxes if name not in held]


def responsibility(graph: DutyGraph, level: Level, lang: Lang) -> Responsibility:
    """The drawing at this level, plans, tasks and parties in their order.

    >>> import dutygraph
    >>> drawn = responsibility(dutygraph.load(), Level.TASK, "zh")
    >>> len(drawn.frames), len(drawn.parties), len(drawn.links)
    (8, 42, 222)
    """
    frames: dict[tuple[str, ...], Frame] = {}
    boxes: dict[tuple[str, ...], str] = {}
    parties: dict[str, str] = {}
    counts: dict[tuple[str, str, Role], int] = {}
    for plan in graph.plans:
        titles = {section.number: section.title for section in plan.sections}
        for task in plan.tasks:
            frame, box, shown = _place(plan, task, titles, level)
            name = boxes.setdefault(box, f"t{len(boxes) + 1}")
            frames.setdefault(frame, Frame(in_one_line(" ".join(frame[1:])), {})).boxes[name] = in_one_line(shown)
            for party, role in dict.fromkeys(_held(graph, plan, task)):
                link = parties.setdefault(party, f"u{len(parties) + 1}"), name, role
                counts[link] = counts.get(link, 0) + 1
    titles_of_plans = "、".join(plan.title for plan in graph.plans[:3]) + ("…" if len(graph.plans) > 3 else "")
    return Responsibility(
        in_one_line(say(f"responsibility_{level}", lang, title=titles_of_plans)),
        list(frames.values()),
        {
            name: Party(in_one_line(graph.printed[party]), graph.units[party].kind == "group")
            for party, name in parties.items()
        },
        [Link(*link, count) for link, count in counts.items()],
    )


def _place(
    plan: Plan, task: Task, titles: dict[str, str], level: Level
) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """What tells the frame and the box of a task from others, and what the box shows."""
    chapter = f"{task.chapter} {titles.get(task.chapter, '')}".strip()
    if level is Level.TASK:
        return (plan.id, chapter), (task.id,), f"{task.number} {task.title}"
    if level is Level.CHAPTER:
        return (plan.id, plan.title), (plan.id, task.chapter), chapter or plan.title
    return ("",), (plan.id,), plan.title


def _held(graph: DutyGraph, plan: Plan, task: Task) -> Iterator[tuple[str, Role]]:
    for clause in task.clauses:
        for assignment in clause.assignments:
            yield graph.registry.party_of(plan, assignment.party).name, assignment.role

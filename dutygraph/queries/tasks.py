"""Tasks of a unit, one task, what falls due, and words in duties."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dutygraph.errors import UnknownName
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.progress import Latest, reported
from dutygraph.model import Deadline, Duty, Role, State, Task
from dutygraph.queries.timetable import Due, dues_of
from dutygraph.text.marks import mend


class TaskAnswer(msgspec.Struct, frozen=True):
    """A task as an answer: the asked unit's role in it, if a unit was asked for, and the duties that matched, if any."""

    task: Task
    role: Role | None = None
    joint: bool = False
    duties: tuple[Duty, ...] = ()
    due: tuple[Deadline, ...] = ()
    progress: tuple[Due, ...] = ()
    """How far the work is that each deadline of ``due`` is set for, where that was asked."""


def tasks_of(
    graph: DutyGraph,
    unit: str,
    role: Role | None = None,
    *,
    joint: bool | None = None,
    due_before: dt.date | None = None,
) -> list[TaskAnswer]:
    """The tasks of a unit, in the order of the plans.

    Parameters
    ----------
    role : only those where it has this role; any by default
    joint : only those it leads, together with others (True) or alone (False)
    due_before : only those with a deadline on or before this day

    Raises
    ------
    UnknownName

    Examples
    --------
    >>> import dutygraph
    >>> [answer.task.number for answer in tasks_of(dutygraph.load(), "省大数据局", Role.LEAD)]
    ['五（四）', '九（三）']
    """
    answers = []
    for held in graph.held(unit, role):
        due = tuple(deadlines_due(held.task, None, due_before)) if due_before else ()
        leads_so = joint is None or (held.role is Role.LEAD and held.joint is joint)
        if leads_so and (due or not due_before):
            answers.append(TaskAnswer(held.task, held.role, held.joint, due=due))
    return answers


def shared_tasks(
    graph: DutyGraph,
    units: Sequence[str],
    role: Role | None = None,
    *,
    joint: bool | None = None,
    due_before: dt.date | None = None,
) -> list[TaskAnswer]:
    """The tasks of the first unit, as :func:`tasks_of` gives them, that all the others hold too, in the same role if one
    is asked for."""
    others = [{held.task.id for held in graph.held(unit, role)} for unit in units[1:]]
    answers = tasks_of(graph, units[0], role, joint=joint, due_before=due_before)
    return [answer for answer in answers if all(answer.task.id in held for held in others)]


def about_topic(graph: DutyGraph, answers: Iterable[TaskAnswer], words: str) -> list[TaskAnswer]:
    """Those answers whose task :func:`search` finds by these words, in the order in which it finds them."""
    return among(answers, search(graph, words))


def among(answers: Iterable[TaskAnswer], found: Iterable[TaskAnswer]) -> list[TaskAnswer]:
    """Those answers whose task is among those found, in the order in which they were found."""
    order = {answer.task.id: position for position, answer in enumerate(found)}
    return sorted((answer for answer in answers if answer.task.id in order), key=lambda answer: order[answer.task.id])


def all_tasks(graph: DutyGraph, *, due_before: dt.date | None = None) -> list[TaskAnswer]:
    """Every task, in the order of the plans; or those with a deadline on or before this day, the earliest first."""
    return due(graph, before=due_before) if due_before else [about(task) for task in graph.tasks.values()]


def find_task(graph: DutyGraph, number: str) -> TaskAnswer:
    """The task with this number or id. Raises UnknownName when there is none, or one in each of several plans."""
    found = graph.find_tasks(number)
    refuse_several([task.id for task in found], number)
    return about(found[0])


def refuse_several(tasks: Sequence[str], number: str) -> None:
    """Raises UnknownName when several tasks have the number."""
    if len(tasks) > 1:
        raise UnknownName("ambiguous_task", tasks, name=number)


def about(task: Task, duties: Iterable[Duty] = (), due: Iterable[Deadline] = ()) -> TaskAnswer:
    """A task as an answer that no unit was asked for."""
    leads = {party for clause in task.clauses for party in clause.units(Role.LEAD)}
    return TaskAnswer(task, None, len(leads) > 1, tuple(duties), tuple(due))


def due(
    graph: DutyGraph,
    *,
    after: dt.date | None = None,
    before: dt.date | None = None,
    unit: str | None = None,
    on: dt.date | None = None,
    late: bool = False,
) -> list[TaskAnswer]:
    """Tasks with a deadline from ``after`` to ``before``, both included, the earliest first, and how far each is.

    Parameters
    ----------
    unit : only those that this unit holds, in any role
    on : the day that it is asked about, today by default
    late : only deadlines that are past and not reported done, or reported to be late

    Raises
    ------
    UnknownName
    """
    day = on or dt.date.today()
    latest = {key: status for plan in graph.plans for key, status in reported(plan, day).items()}
    asked = (
        [TaskAnswer(h.task, h.role, h.joint) for h in graph.held(unit)]
        if unit is not None
        else map(about, graph.tasks.values())
    )
    return earliest_first(with_progress(asked, after, before, latest, day, late=late))


def with_progress(
    answers: Iterable[TaskAnswer],
    after: dt.date | None,
    before: dt.date | None,
    latest: Latest,
    on: dt.date,
    *,
    late: bool,
) -> Iterator[TaskAnswer]:
    """Those answers that have deadlines from ``after`` to ``before``, with these and how far each is by what was reported."""
    for answer in answers:
        if wanted := list(deadlines_due(answer.task, after, before)):
            dues = [one for one in dues_of(answer.task, latest, on) if one.deadline in wanted]
            if shown := tuple(one for one in dues if not late or one.state is State.LATE):
                deadlines = tuple(one.deadline for one in shown)
                yield TaskAnswer(answer.task, answer.role, answer.joint, due=deadlines, progress=shown)


def earliest_first(answers: Iterable[TaskAnswer]) -> list[TaskAnswer]:
    """Answers with deadlines by the first of them."""
    return sorted(answers, key=lambda answer: min(deadline.by or dt.date.max for deadline in answer.due))


def search(graph: DutyGraph, words: str) -> list[TaskAnswer]:
    """Tasks with duties (or a title) that have all the words, which blanks part; those with the words in the title first.
    Case and layout do not matter.

    >>> import dutygraph
    >>> [answer.task.number for answer in search(dutygraph.load(), "石膏")]
    ['六（三）']
    """
    wanted = wanted_words(words)
    found = []
    for task in graph.tasks.values():
        duties = [duty for duty in task.duties if all(word in duty.text.lower() for word in wanted)]
        if wanted and (duties or all(word in task.title.lower() for word in wanted)):
            found.append(about(task, duties))
    return titles_first(found, wanted)


def titles_first(answers: Iterable[TaskAnswer], wanted: Sequence[str]) -> list[TaskAnswer]:
    """Answers whose title has all the wanted words, then the others."""
    return sorted(answers, key=lambda answer: not all(word in answer.task.title.lower() for word in wanted))


def wanted_words(words: str) -> list[str]:
    """The words that blanks part, as :func:`search` looks for them in a text in lower case."""
    return [mend(word).lower() for word in words.split()]


def deadlines_due(task: Task, after: dt.date | None, before: dt.date | None) -> Iterable[Deadline]:
    """The deadlines of a task that have a date from ``after`` to ``before``, both included."""
    for deadline in task.deadlines():
        if deadline.by and (after is None or after <= deadline.by) and (before is None or deadline.by <= before):
            yield deadline

"""Questions in Chinese or English → a named query: no network, no model, and it says how it understood them.

A question is read by what it mentions (units, a task number, a date), by a few words that tell the intent, and by what
is left over, which is its topic. The first intent that fits answers.
"""

from __future__ import annotations

import datetime as dt
import re
import shlex
from typing import NamedTuple

from dutygraph.errors import NotUnderstood
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang, say
from dutygraph.model import Role
from dutygraph.queries.gaps import survey
from dutygraph.queries.tasks import TaskAnswer, about, about_topic, all_tasks, due, find_task, search, shared_tasks
from dutygraph.text.calendar import first_day, last_day
from dutygraph.text.deadlines import Horizon, find_deadlines
from dutygraph.text.numerals import HAN
from dutygraph.text.words import UNIT_HEADS
from dutygraph.units.names import find_abbreviation

#: Words that tell the intent, in both languages. 哪些任务没有责任单位; which duties have no owner.
_LACKS = r"(?:没有?|无|缺少?|未明确|未写明|不明确)"
_GAPS = {
    "no-lead": rf"{_LACKS}(?:明确|写明|指定|确定)?的?.{{0,4}}牵头|牵头.{{0,4}}(?:不明|缺失)|(?:no|without(?: an?)?|lacks?(?: an?)?|missing(?: an?)?) lead",
    "no-deadline": rf"{_LACKS}.{{0,6}}(?:时限|期限|完成时间|截止)|(?:no|without(?: an?)?|lacks?(?: an?)?) (?:deadline|due date)",
    "no-target": rf"{_LACKS}.{{0,6}}(?:指标|目标值)|(?:no|without(?: an?)?|lacks?(?: an?)?) target",
    "no-owner": (
        rf"{_LACKS}.{{0,6}}(?:责任|主管|负责|归口|管)|(?:无人|没人|无主)|"
        r"(?:no|without(?: an?)?|lacks?(?: an?)?|missing(?: an?)?) (?:owner|one|body|responsible)|no-?one|nobody|unowned|orphan"
    ),
}
_LEAD = r"牵头|主责|主办|领头|带头|\blead(?:s|ers?|ing)?\b|\bled\b|\bheads?\b"
_SUPPORT = (
    r"配合|参与|参加|协办|协助|支持|\bsupport(?:s|ed|ing)?\b|\bcooperat\w*|\bparticipat\w*|\bassist\w*|\bhelps?\b"
)
_SOLE = r"单独|独自|独立|\balone\b|\bsole(?:ly)?\b"
_ANY_ROLE = (
    r"责任(?:单位|部门|主体|人)?|负责|承担|归口|主管|涉及|有关|相关|分工|\bresponsib\w*|\bin charge\b|\binvolv\w*"
)
_WHO = (
    r"归?(?:谁|哪[个些家]?(?:单位|部门|厅局)|什么(?:单位|部门))(?:来?管(?![理道控线网]))?|责任(?:单位|部门|主体)|"
    r"\bwho\b|\bwhich (?:units?|departments?|agenc\w+|organi[sz]ations?|bod\w+)\b"
)
_TOGETHER = r"一起|共同|联合|协同|协作|合作|\btogether\b|\bjoint\w*|\bco-?work\w*|\bshared?\b|\bwith\b"
_DUE = r"到期|截止|时限|期限|什么时候|何时|\bdue\b|\bdeadlines?\b|\bby when\b|\bwhen\b"
_TASKS = r"任务|工作|职责|事项|事情|举措|\btasks?\b|\bdut(?:y|ies)\b|\bwork\b|\bresponsibilit\w+"
_AFTER = r"以后|之后|后|起|\bafter\b|\bsince\b|\bfrom\b"
_WHOLE_YEAR = r"(?:今|本|明|去)年度?|年内|\bthis year\b|\bnext year\b|\blast year\b"
#: What carries no topic once the words above are gone.
_FILLERS = (
    r"请问|请|帮我|查一下|查询|查|列出|告诉我|一下|看看|都?有哪些|是哪些|哪些|哪个|哪几[项个]|什么|多少|几[项个]|所有的?|全部的?|全省|主要|"
    r"有多少|共?有|怎么|如何|吗|呢|的|了|是|由|和|与|跟|及|在|对|把|要|做|都|哪|项|个|方面|领域|单位|部门|关于|完成|之?前|以前|底|末|到|"
    r"\b(?:please|show|list|tell|me|all|the|a|an|of|on|for|in|to|is|are|was|be|does|do|did|has|have|what|which|how|that|and|or|by|"
    r"before|until|many|at|any|every|there|units?|departments?|agenc\w+|about|regarding|get|find|it|its)\b"
)
#: Messages that name the topic themselves.
_NAME_TOPIC = ("ask_who", "ask_who_leads", "ask_units_on")
_ENGLISH_QUESTION = re.compile(r"\b(?:wh\w+|how|list|show|tasks?|dut(?:y|ies)|lead\w*|led|due|units?)\b", re.IGNORECASE)
_NUMBER = re.compile(rf"[{HAN}]+（[{HAN}]+）\d*")
_ENGLISH_DATE = re.compile(r"\b(20\d\d)(?:-(\d\d)(?:-(\d\d))?)?(?!\d)")
_CHINESE_DATE = re.compile(r"(20\d\d)年(?:(1[0-2]|0?[1-9])月(?:(\d{1,2})日)?)?")
_UNIT_END = re.compile(rf"(?:{UNIT_HEADS})")
_MARKS = re.compile(r"[\s，。？！?!,.;；：:“”\"'（）()、]+")


class Asked(NamedTuple):
    """How a question was understood and what answers it. ``command`` gives the same answer."""

    question: str
    understood: str
    command: str
    answers: list[TaskAnswer]
    lang: Lang = "zh"


class _Question(NamedTuple):
    text: str
    lang: Lang
    units: list[str]
    number: str
    after: dt.date | None
    before: dt.date | None
    topic: str
    found: list[TaskAnswer]
    """What the plans have about the topic."""

    @property
    def unit(self) -> str | None:
        """The first unit asked about."""
        return self.units[0] if self.units else None

    @property
    def is_off_topic(self) -> bool:
        """Whether it has a topic that nothing in the plans is about."""
        return bool(self.topic) and not self.found

    def says(self, pattern: str) -> bool:
        return re.search(pattern, self.text, re.IGNORECASE) is not None


def ask(graph: DutyGraph, question: str, *, today: dt.date | None = None, lang: Lang | None = None) -> Asked:
    """Answers a question.

    Parameters
    ----------
    today : what 今年 is counted from
    lang : the language of ``understood``; by default that of the question

    Raises
    ------
    NotUnderstood
        when no query fits
    UnknownName
        when it asks for a unit the plans do not have

    Examples
    --------
    >>> import dutygraph
    >>> asked = ask(dutygraph.load(), "省应急厅牵头哪些任务")
    >>> asked.understood, len(asked.answers)
    ('省应急厅牵头的任务', 31)
    """
    read = _read(graph, question, today or dt.date.today(), lang)
    for intent in (_gaps, _deadlines, _units_tasks, _one_task, _unknown_unit, _topic):
        if asked := intent(graph, read):
            return asked
    raise NotUnderstood("not_understood", name=question)


# --- intents, in the order they are tried -----------------------------------------------------------------


def _gaps(graph: DutyGraph, read: _Question) -> Asked | None:
    rule = next((rule for rule, words in _GAPS.items() if read.says(words)), None)
    if rule is None or len(read.units) > 1 or read.is_off_topic:
        return None
    found = survey(graph, [rule], unit=read.unit, about=read.topic or None)
    tasks = dict.fromkeys(gap.task.id for gap in found.open if gap.task)
    answers = [about(graph.tasks[identity]) for identity in tasks]
    asked = _asked_of_unit(read, f"ask_{rule.replace('-', '_')}", ["gaps", "--rule", rule], answers)
    if not found.accepted:
        return asked
    return asked._replace(understood=asked.understood + say("ask_accepted", read.lang, count=len(found.accepted)))


def _deadlines(graph: DutyGraph, read: _Question) -> Asked | None:
    if read.number or len(read.units) > 1 or read.is_off_topic:
        return None
    if not (read.says(_DUE) or read.after or read.before):
        return None
    command = ["due"]
    if read.after:
        command += ["--after", read.after.isoformat()]
    if read.before:
        command += ["--before", read.before.isoformat()]
    answers = due(graph, after=read.after, before=read.before, unit=read.unit)
    key = f"ask_due{'_after' * bool(read.after)}{'_before' * bool(read.before)}"
    return _asked_of_unit(read, key, command, _on_topic(graph, read, answers), after=read.after, before=read.before)


def _units_tasks(graph: DutyGraph, read: _Question) -> Asked | None:
    if read.unit is None or read.after or read.is_off_topic:
        return None
    if len(read.units) > 1:
        role = Role.LEAD if read.says(_LEAD) and not read.says(_SUPPORT) else None
        joint = None
        key = "ask_together_lead" if role else "ask_together"
    else:
        role = _asked_role(graph, read, read.unit)
        joint = _asked_joint(read)
        key = {None: f"ask_tasks_{role.value if role else 'any'}", True: "ask_joint", False: "ask_sole"}[joint]
    command = ["tasks", *read.units, *(["--role", role.value] if role else [])]
    command += [] if joint is None else ["--joint" if joint else "--sole"]
    command += ["--due-before", read.before.isoformat()] if read.before else []
    answers = shared_tasks(graph, read.units, role, joint=joint, due_before=read.before)
    keys = [key, *(["ask_due_by"] if read.before else [])]
    values = {"unit": read.unit, "units": "、".join(read.units), "before": read.before}
    return _asked(read, keys, command, _on_topic(graph, read, answers), **values)


def _one_task(graph: DutyGraph, read: _Question) -> Asked | None:
    if not read.number:
        return None
    return _asked(read, ["ask_task"], ["task", read.number], [find_task(graph, read.number)], number=read.number)


def _unknown_unit(graph: DutyGraph, read: _Question) -> Asked | None:
    """省财政厅牵头哪些任务, of a plan that does not name it: that is understood, and the answer is its near names."""
    named = _UNIT_END.search(read.topic[-2:]) and (read.says(_TASKS) or read.says(_LEAD) or read.says(_SUPPORT))
    if named and not read.says(_WHO) and not read.found:
        graph.find_unit(read.topic)
    return None


def _topic(graph: DutyGraph, read: _Question) -> Asked | None:
    if read.units or not read.found:
        return None
    if read.says(_TOGETHER):
        key = "ask_units_on"
    elif read.says(_WHO) or read.says(_LEAD) or read.says(_SUPPORT):
        key = "ask_who_leads" if read.says(_LEAD) else "ask_who"
    else:
        return _asked(read, ["ask_search"], ["search", read.topic], read.found)
    return _asked(read, [key], ["tasks"], _on_topic(graph, read, all_tasks(graph)))


def _on_topic(graph: DutyGraph, read: _Question, answers: list[TaskAnswer]) -> list[TaskAnswer]:
    return about_topic(graph, answers, read.topic) if read.topic else answers


def _asked_role(graph: DutyGraph, read: _Question, unit: str) -> Role | None:
    if read.says(_LEAD):
        return Role.LEAD
    if read.says(_SUPPORT):
        # Few plans tell 配合 from 按职责分工负责; ask for the one that this unit has.
        return Role.COOPERATE if graph.held(unit, Role.COOPERATE) else Role.SUPPORT
    return None


def _asked_joint(read: _Question) -> bool | None:
    """Whether it asks for what a unit leads with others (True) or alone (False); None when it does not say."""
    if not read.says(_LEAD):
        return None
    return False if read.says(_SOLE) else True if read.says(_TOGETHER) else None


def _asked_of_unit(read: _Question, key: str, command: list[str], answers: list[TaskAnswer], **values: object) -> Asked:
    """An answer that the command narrows to a unit by --unit, if one was asked about."""
    if read.unit is None:
        return _asked(read, [key], command, answers, **values)
    return _asked(read, [key, "ask_of"], [*command, "--unit", read.unit], answers, unit=read.unit, **values)


def _asked(read: _Question, keys: list[str], command: list[str], answers: list[TaskAnswer], **values: object) -> Asked:
    """How it was understood, in the words of the catalogue, and the command that says the same."""
    understood = "".join(say(key, read.lang, topic=read.topic, **values) for key in keys)
    if read.topic and command[0] in ("tasks", "due", "gaps"):
        command = [*command, "--about", read.topic]
        understood += "" if keys[0] in _NAME_TOPIC else say("ask_about", read.lang, topic=read.topic)
    quoted = " ".join(word if word.isalnum() or word.startswith("--") else shlex.quote(word) for word in command)
    return Asked(read.text, understood, f"dutygraph {quoted}", answers, read.lang)


# --- reading a question -----------------------------------------------------------------------------------


def _read(graph: DutyGraph, question: str, today: dt.date, lang: Lang | None) -> _Question:
    text = " ".join(question.replace("(", "（").replace(")", "）").split())
    asked_in: Lang = "en" if _ENGLISH_QUESTION.search(text) else "zh"
    units, rest = _units_in(graph, text)
    number = _NUMBER.search(rest)
    rest = _without(rest, _NUMBER.pattern) if number else rest
    after, before, rest = _dates(rest, today)
    for words in (*_GAPS.values(), _WHO, _TOGETHER, _DUE, _TASKS, _SOLE, _LEAD, _SUPPORT, _ANY_ROLE, _FILLERS):
        rest = _without(rest, words)
    topic = _MARKS.sub(" ", rest).strip()
    topic = topic if len(topic) > 1 else ""  # a single character left over is no topic
    found = search(graph, topic) if topic else []
    return _Question(question, lang or asked_in, units, number[0] if number else "", after, before, topic, found)


def _without(text: str, pattern: str) -> str:
    return re.sub(pattern, " ", text, flags=re.IGNORECASE)


def _units_in(graph: DutyGraph, text: str) -> tuple[list[str], str]:
    """Units the text names, as they are printed, in order; and the text without them."""
    found: list[tuple[int, str]] = []
    for name in sorted(graph.names, key=len, reverse=True):
        position = text.find(name)
        if position >= 0:
            found.append((position, graph.name_of(graph.find_unit(name).name)))
            text = text.replace(name, " " * len(name))
    for match in re.finditer(rf"[\u4e00-\u9fff]{{2,12}}?(?:{UNIT_HEADS})", text):
        for start in range(match.start(), match.end() - 1):
            if canonical := find_abbreviation(text[start : match.end()], graph.names):
                found.append((start, graph.name_of(canonical)))
                text = text[:start] + " " * (match.end() - start) + text[match.end() :]
                break
    return list(dict.fromkeys(name for _, name in sorted(found))), text


def _dates(text: str, today: dt.date) -> tuple[dt.date | None, dt.date | None, str]:
    """The first and last day asked for, and the text without the words for them."""
    if year := re.search(_WHOLE_YEAR, text, re.IGNORECASE):
        word = year[0].lower()
        shift = 1 if word.startswith(("明", "next")) else -1 if word.startswith(("去", "last")) else 0
        asked = today.year + shift
        rest = text[: year.start()] + " " + text[year.end() :]
        return dt.date(asked, 1, 1), dt.date(asked, 12, 31), rest
    for reading in find_deadlines(text, Horizon()):
        if reading.by:
            return None, reading.by, text[: reading.start] + " " + text[reading.end :]
    match = _CHINESE_DATE.search(text) or _ENGLISH_DATE.search(text)
    if not match:
        return None, None, text
    before, behind = text[max(0, match.start() - 8) : match.start()], text[match.end() : match.end() + 3]
    rest = text[: match.start()] + " " + text[match.end() :]
    printed = [int(part) for part in match.groups() if part]
    first, last = first_day(*printed), last_day(*printed)
    if re.search(_AFTER, before + " " + behind, re.IGNORECASE):
        return first, None, _without(rest, _AFTER)
    if re.search(r"\bbefore\s*$", before, re.IGNORECASE) and not match[3]:
        return None, first - dt.timedelta(days=1), rest
    if re.search(r"\bby\s*$|\bbefore\s*$|\buntil\s*$|到$", before, re.IGNORECASE):
        return None, last, rest
    return first, last, rest

"""Plan YAML ↔ Plan: the file that people review and correct.

Reading is strict and tells all problems at once. Writing is stable: the same plan gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from dutygraph.errors import InvalidPlan
from dutygraph.loaders.decode import read_text
from dutygraph.loaders.strict_yaml import Fields, StrictYaml, near_names
from dutygraph.model import (
    Assignment,
    Basis,
    Citation,
    Clause,
    Comparator,
    Convention,
    Deadline,
    Diagnostic,
    Duty,
    Period,
    Plan,
    Precision,
    Role,
    Section,
    SectionKind,
    Span,
    Target,
    Task,
)
from dutygraph.text.layout import mend

SUFFIXES = (".yaml", ".yml")

HEADER = """\
# 计划任务（dutygraph）。可以直接修改：再次提取时，人工修改会被保留。quote 是原文，at 是它在原文件中的字符位置。
# Plan tasks (dutygraph). Correct them here: a later extraction keeps your corrections. See docs/plan-yaml.md.
"""
FORMAT = 1
_ROLE_KEYS = tuple(role.value for role in Role)

Data = dict[str, Any]


def load(path: Path) -> Plan:
    """Reads a plan file.

    Raises
    ------
    UnreadableFile
    InvalidPlan
        with every problem found, each at its file:line:column
    """
    return loads(read_text(path), str(path))


def loads(text: str, name: str = "<text>") -> Plan:
    """Reads plan YAML from a string; ``name`` is the file that problems are told for."""
    reader = _Reader(name)
    root = reader.compose(text)
    plan = reader.plan(root) if root is not None else None
    if reader.problems or plan is None:
        raise InvalidPlan(reader.problems)
    return plan


def dumps(plan: Plan) -> str:
    """The plan as YAML text."""
    return dump_data(to_data(plan))


def dump_data(data: Data) -> str:
    """What :func:`to_data` gave, as YAML text."""
    body: str = yaml.dump(
        data,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=None,
        width=1 << 30,
    )
    return HEADER + body


class _Dumper(yaml.CSafeDumper):
    """Writes a quote with line breaks on one line, with the breaks as \\n."""


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if "\n" in text else None)


_Dumper.add_representer(str, _represent_text)


# --- Plan → plain data ------------------------------------------------------------------------------------


def to_data(plan: Plan) -> Data:
    """The plan as plain dictionaries and lists, in the order they are written. Empty values are left out."""
    return {
        "format": FORMAT,
        "plan": _filled(
            id=plan.id,
            title=plan.title,
            region=plan.region,
            issuer=plan.issuer,
            period=[plan.period.first, plan.period.last] if plan.period else None,
            source=plan.source,
        ),
        "conventions": [_filled(kind=c.kind, party=c.party) | _quoted(c.span) for c in plan.conventions],
        "sections": [
            {"number": s.number, "title": s.title, "kind": s.kind.value} | _quoted(s.span) for s in plan.sections
        ],
        "targets": [_target_data(target) for target in plan.targets],
        "citations": [_citation_data(citation) for citation in plan.citations],
        "tasks": [_task_data(task) for task in plan.tasks],
        "diagnostics": [{"code": d.code, "line": d.line} | _quoted(d.span) for d in plan.diagnostics],
        "as_read": list(plan.as_read),
    }


def _filled(**values: object) -> Data:
    return {key: value for key, value in values.items() if value not in (None, "", [], False)}


def _quoted(span: Span) -> Data:
    return {"quote": span.quote, "at": [span.start, span.end]}


def _task_data(task: Task) -> Data:
    return (
        {"number": task.number, "title": task.title, "chapter": task.chapter}
        | _quoted(task.span)
        | _filled(
            clauses=[_clause_data(clause) for clause in task.clauses],
            duties=[_duty_data(duty) for duty in task.duties],
        )
    )


def _clause_data(clause: Clause) -> Data:
    return (
        _quoted(clause.span)
        | _filled(**{role.value: [a.party for a in clause.assignments if a.role is role] for role in Role})
        | _filled(groups=clause.groups)
        | {"basis": clause.basis.value}
        | _filled(
            open_list=clause.open_list,
            scope=clause.scope,
            scopes={a.party: a.scope for a in clause.assignments if a.scope} or None,
            deadlines=[_deadline_data(deadline) for deadline in clause.deadlines],
            duties=list(clause.duties),
        )
    )


def _duty_data(duty: Duty) -> Data:
    return _quoted(duty.span) | _filled(
        deadlines=[_deadline_data(deadline) for deadline in duty.deadlines],
        targets=[_target_data(target) for target in duty.targets],
        citations=[_citation_data(citation) for citation in duty.citations],
    )


def _deadline_data(deadline: Deadline) -> Data:
    by = deadline.by.isoformat() if deadline.by else None
    return _quoted(deadline.span) | _filled(by=by) | {"precision": deadline.precision.value}


def _target_data(target: Target) -> Data:
    data = _quoted(target.span) | {"what": target.what, "comparator": target.comparator.value}
    if target.value is not None:
        data["value"] = int(target.value) if target.value.is_integer() else target.value
    return data | _filled(unit=target.unit, by=target.by.isoformat() if target.by else None)


def _citation_data(citation: Citation) -> Data:
    return _quoted(citation.span) | {"title": citation.title} | _filled(act=citation.act)


# --- YAML nodes → Plan ------------------------------------------------------------------------------------


class _Reader(StrictYaml):
    """Turns the nodes of a plan file into records."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.source = ""

    def span(self, fields: Fields) -> Span:
        quote = self.text(fields, "quote")
        at = self.items(fields, "at", self.integer)
        if len(at) != 2 or at[1] - at[0] != len(quote):
            self.problem(fields.values["at"], "yaml_bad_at", length=len(quote))
            return Span(self.source, 0, 0, quote)
        return Span(self.source, at[0], at[1], quote)

    def plan(self, root: yaml.Node) -> Plan | None:
        top = self.fields(root, "format plan tasks", "conventions sections targets citations diagnostics as_read")
        if top is None:
            return None
        if self.text(top, "format") != str(FORMAT):
            self.problem(top.values["format"], "yaml_format", known=FORMAT)
        about = self.fields(top.values["plan"], "id title source", "region issuer period")
        if about is None:
            return None
        self.source = self.text(about, "source")
        plan_id = self.text(about, "id")
        period = self.items(about, "period", self.integer)
        if period and len(period) != 2:
            self.problem(about.values["period"], "yaml_bad_period")
        tasks = self.items(top, "tasks", lambda node: self.task(node, plan_id))
        self._unique(top.values["tasks"], tasks)
        return Plan(
            id=plan_id,
            title=self.text(about, "title"),
            region=self.text(about, "region"),
            issuer=self.text(about, "issuer"),
            period=Period(period[0], period[1]) if len(period) == 2 else None,
            source=self.source,
            sections=self.items(top, "sections", self.section),
            tasks=tasks,
            targets=self.items(top, "targets", self.target),
            citations=self.items(top, "citations", self.citation),
            conventions=self.items(top, "conventions", self.convention),
            diagnostics=self.items(top, "diagnostics", self.diagnostic),
            as_read=self.items(top, "as_read", self.string),
        )

    def _unique(self, node: yaml.Node, tasks: tuple[Task, ...]) -> None:
        seen: set[str] = set()
        for task in tasks:
            if task.number in seen:
                self.problem(node, "yaml_same_number", number=task.number)
            seen.add(task.number)

    def section(self, node: yaml.Node) -> Section | None:
        fields = self.fields(node, "number title kind quote at")
        if fields is None:
            return None
        kind = self.choice(fields, "kind", SectionKind)
        return Section(self.text(fields, "number"), self.text(fields, "title"), kind, self.span(fields))

    def convention(self, node: yaml.Node) -> Convention | None:
        fields = self.fields(node, "kind quote at", "party")
        if fields is None:
            return None
        return Convention(self.text(fields, "kind"), self.text(fields, "party"), self.span(fields))

    def diagnostic(self, node: yaml.Node) -> Diagnostic | None:
        fields = self.fields(node, "code line quote at")
        if fields is None:
            return None
        return Diagnostic(self.text(fields, "code"), self.integer(fields.values["line"]) or 0, self.span(fields))

    def task(self, node: yaml.Node, plan_id: str) -> Task | None:
        fields = self.fields(node, "number title chapter quote at", "clauses duties")
        if fields is None:
            return None
        duties = self.items(fields, "duties", self.duty)
        return Task(
            plan=plan_id,
            number=self.text(fields, "number"),
            title=self.text(fields, "title"),
            chapter=self.text(fields, "chapter"),
            span=self.span(fields),
            clauses=self.items(fields, "clauses", lambda clause: self.clause(clause, len(duties))),
            duties=tuple(
                Duty(order, duty.text, duty.span, duty.deadlines, duty.targets, duty.citations)
                for order, duty in enumerate(duties, 1)
            ),
        )

    def duty(self, node: yaml.Node) -> Duty | None:
        fields = self.fields(node, "quote at", "deadlines targets citations")
        if fields is None:
            return None
        span = self.span(fields)
        return Duty(
            order=0,
            text=mend(span.quote),
            span=span,
            deadlines=self.items(fields, "deadlines", self.deadline),
            targets=self.items(fields, "targets", self.target),
            citations=self.items(fields, "citations", self.citation),
        )

    def clause(self, node: yaml.Node, duty_count: int) -> Clause | None:
        fields = self.fields(
            node, "quote at basis", f"{' '.join(_ROLE_KEYS)} groups open_list scope scopes deadlines duties"
        )
        if fields is None:
            return None
        orders = self.items(fields, "duties", self.integer)
        if any(not 1 <= order <= duty_count for order in orders):
            self.problem(fields.values["duties"], "yaml_no_such_duty", count=duty_count)
        return Clause(
            span=self.span(fields),
            assignments=tuple(self.assignments(fields)),
            basis=self.choice(fields, "basis", Basis),
            open_list=self.flag(fields, "open_list"),
            scope=self.text(fields, "scope"),
            deadlines=self.items(fields, "deadlines", self.deadline),
            duties=orders,
        )

    def assignments(self, fields: Fields) -> Iterator[Assignment]:
        groups = set(self.items(fields, "groups", self.string))
        scopes: dict[str, str] = {}
        if (scope_node := fields.values.get("scopes")) is not None and isinstance(scope_node, yaml.MappingNode):
            scopes = {str(key.value): str(value.value) for key, value in scope_node.value}
        named: set[str] = set()
        for role in Role:
            for rank, party in enumerate(self.items(fields, role.value, self.string), 1):
                if party in named:
                    self.problem(fields.values[role.value], "yaml_same_party", party=party)
                named.add(party)
                yield Assignment(party, party in groups, role, rank, scopes.get(party, ""))
        for stray in sorted((groups | scopes.keys()) - named):
            self.problem(
                fields.values["groups" if stray in groups else "scopes"],
                "yaml_stray_group",
                party=stray,
                near=near_names(stray, sorted(named)),
            )

    def deadline(self, node: yaml.Node) -> Deadline | None:
        fields = self.fields(node, "quote at precision", "by")
        if fields is None:
            return None
        span = self.span(fields)
        return Deadline(mend(span.quote), self.date(fields, "by"), self.choice(fields, "precision", Precision), span)

    def target(self, node: yaml.Node) -> Target | None:
        fields = self.fields(node, "quote at what comparator", "value unit by")
        if fields is None:
            return None
        span = self.span(fields)
        return Target(
            what=self.text(fields, "what"),
            comparator=self.choice(fields, "comparator", Comparator),
            value=self.number(fields, "value"),
            unit=self.text(fields, "unit"),
            by=self.date(fields, "by"),
            text=mend(span.quote),
            span=span,
        )

    def citation(self, node: yaml.Node) -> Citation | None:
        fields = self.fields(node, "quote at title", "act")
        if fields is None:
            return None
        return Citation(self.text(fields, "title"), self.text(fields, "act"), self.span(fields))

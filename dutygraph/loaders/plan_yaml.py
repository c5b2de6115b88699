"""Plan YAML ↔ Plan: the file that people review and correct.

Reading is strict and tells all problems at once. Writing is stable: the same plan gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

from dutygraph.errors import InvalidPlan
from dutygraph.loaders.decode import read_text
from dutygraph.loaders.strict_yaml import Fields, StrictYaml, near_names
from dutygraph.messages import diagnostic_codes
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
from dutygraph.text.marks import mend

SUFFIXES = (".yaml", ".yml")

HEADER = """\
# 计划任务（dutygraph）。可以直接修改：再次提取时，人工修改会被保留。quote 是原文，at 是它在原文件中的字符位置。
# Plan tasks (dutygraph). Correct them here: a later extraction keeps your corrections. See docs/plan-yaml.md.
"""
FORMAT = 1
CONVENTIONS = ("first-leads", "first-leads-others-cooperate", "marked-leads", "everyone")
#: Where a quote stands, which any record may tell.
_PLACE = "at place"
_ROLE_KEYS = tuple(role.value for role in Role)
_BASES = tuple(basis for basis in Basis if basis is not Basis.INFERRED)
#: Marks that part names in Chinese, but no items of YAML: [省公安厅、省财政厅].
_LISTED = re.compile("[，；]")
_BRACKETS = re.compile("（[^（）]*）")

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
    """Writes a key a line, lists of words on one line, and a quote with line breaks on one line, with the breaks as \\n.

    Places that two records share are written out twice: the reader takes no aliases.
    """

    def ignore_aliases(self, data: object) -> bool:
        return True


def _represent_record(dumper: _Dumper, record: Data) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", record, flow_style=False)


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if "\n" in text else None)


_Dumper.add_representer(dict, _represent_record)
_Dumper.add_representer(str, _represent_text)


# --- Plan → plain data ------------------------------------------------------------------------------------


def to_data(plan: Plan) -> Data:
    """The plan as plain dictionaries and lists, in the order they are written. Empty values are left out."""
    return {
        "format": FORMAT,
        "plan": {"id": plan.id, "title": plan.title}
        | _filled(
            region=plan.region,
            issuer=plan.issuer,
            period=[plan.period.first, plan.period.last] if plan.period else None,
            issued=plan.issued.isoformat() if plan.issued else None,
        )
        | {"source": plan.source},
        "conventions": [_filled(kind=c.kind, party=c.party) | _quoted(c.span) for c in plan.conventions],
        "sections": [
            {"number": s.number, "title": s.title, "kind": s.kind.value} | _quoted(s.span) for s in plan.sections
        ],
        "targets": [_target_data(target) for target in plan.targets],
        "citations": [_citation_data(citation) for citation in plan.citations],
        "tasks": [_task_data(task) for task in plan.tasks],
        "diagnostics": [
            {"code": d.code, "line": d.line} | _quoted(d.span) | _accepted_data(d.accepted) for d in plan.diagnostics
        ],
        "as_read": list(plan.as_read),
    }


def _filled(**values: object) -> Data:
    return {key: value for key, value in values.items() if value not in (None, "", [], False)}


def _quoted(span: Span) -> Data:
    """The quote and its place; a person's own record has no place."""
    stands = span.end - span.start == len(span.quote)
    return {"quote": span.quote} | ({"at": [span.start, span.end]} if stands else {}) | _filled(place=span.place)


def _accepted_data(accepted: str | None) -> Data:
    return {} if accepted is None else {"accepted": True} | _filled(reason=accepted)


def _said(text: str, span: Span) -> Data:
    """The words of a fact, where they are not just its quote, mended: a quote of a Markdown file has its markup."""
    return {"text": text} if text != mend(span.quote) else {}


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
    return (
        _quoted(duty.span)
        | _said(duty.text, duty.span)
        | _filled(
            deadlines=[_deadline_data(deadline) for deadline in duty.deadlines],
            targets=[_target_data(target) for target in duty.targets],
            citations=[_citation_data(citation) for citation in duty.citations],
        )
    )


def _deadline_data(deadline: Deadline) -> Data:
    by = deadline.by.isoformat() if deadline.by else None
    return (
        _quoted(deadline.span)
        | _said(deadline.text, deadline.span)
        | _filled(by=by)
        | {"precision": deadline.precision.value}
        | _accepted_data(deadline.accepted)
    )


def _target_data(target: Target) -> Data:
    data = (
        _quoted(target.span)
        | _said(target.text, target.span)
        | {"what": target.what, "comparator": target.comparator.value}
    )
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
        self.numbers: set[str] = set()
        self.section_numbers: set[str] = set()

    def span(self, fields: Fields) -> Span:
        """Where a record stands; a record that a person adds stands nowhere in the document, and has no ``at``."""
        quote = self.filled(fields, "quote")
        if "at" not in fields.values or not quote.strip():
            return Span(self.source, 0, 0, quote)
        at = self.pair(fields, "at")
        if at is None or at[1] - at[0] != len(quote):
            self.problem(fields.values["at"], "yaml_bad_at", length=len(quote))
            return Span(self.source, 0, 0, quote)
        return Span(self.source, *at, quote, self.text(fields, "place"))

    def plan(self, root: yaml.Node) -> Plan | None:
        if not self._is_plan(root):
            return None
        top = self.fields(root, "format plan tasks", "conventions sections targets citations diagnostics as_read")
        about = self.fields(top.values["plan"], "id title source", "region issuer period issued") if top else None
        if top is None or about is None:
            return None
        self.source = self.text(about, "source")
        plan_id = self.filled(about, "id")
        return Plan(
            id=plan_id,
            title=self.text(about, "title"),
            region=self.text(about, "region"),
            issuer=self.text(about, "issuer"),
            period=self.period(about),
            issued=self.date(about, "issued"),
            source=self.source,
            sections=self.items(top, "sections", self.section),
            tasks=self.items(top, "tasks", lambda node: self.task(node, plan_id)),
            targets=self.items(top, "targets", self.target),
            citations=self.items(top, "citations", self.citation),
            conventions=self.items(top, "conventions", self.convention),
            diagnostics=self.items(top, "diagnostics", self.diagnostic),
            as_read=self.items(top, "as_read", self.string),
        )

    def _is_plan(self, root: yaml.Node) -> bool:
        """Tells in one problem what is no plan file, or one of another version: listing its keys would mend nothing."""
        pairs = root.value if isinstance(root, yaml.MappingNode) else []
        values = {key.value: value for key, value in pairs if isinstance(key, yaml.ScalarNode)}
        if "plan" not in values and "tasks" not in values:
            self.problem(root, "yaml_no_plan")
        elif "format" in values and values["format"].value != str(FORMAT):
            self.problem(values["format"], "yaml_format", known=FORMAT)
        return not self.problems

    def period(self, about: Fields) -> Period | None:
        if "period" not in about.values:
            return None
        years = self.pair(about, "period")
        if years is None:
            self.problem(about.values["period"], "yaml_bad_period")
        return Period(*years) if years else None

    def section(self, node: yaml.Node) -> Section | None:
        fields = self.fields(node, "number title kind quote", _PLACE)
        if fields is None:
            return None
        kind = self.choice(fields, "kind", SectionKind)
        number = self.text(fields, "number")
        if number in self.section_numbers:
            self.problem(fields.values["number"], "yaml_same_number", number=number)
        self.section_numbers.add(number)
        return Section(number, self.text(fields, "title"), kind, self.span(fields))

    def convention(self, node: yaml.Node) -> Convention | None:
        fields = self.fields(node, "kind quote", f"{_PLACE} party")
        if fields is None:
            return None
        kind = self.choice(fields, "kind", CONVENTIONS)
        return Convention(kind, self.text(fields, "party"), self.span(fields))

    def diagnostic(self, node: yaml.Node) -> Diagnostic | None:
        fields = self.fields(node, "code line quote", f"{_PLACE} accepted reason")
        if fields is None:
            return None
        code = self.choice(fields, "code", diagnostic_codes())
        line = self.integer(fields.values["line"]) or 0
        return Diagnostic(code, line, self.span(fields), self.accepted(fields))

    def accepted(self, fields: Fields) -> str | None:
        """A person's reason to accept a reading, '' without one; None when it is not accepted."""
        is_accepted = self.flag(fields, "accepted")
        if "reason" in fields.values and not is_accepted:
            self.problem(fields.values["reason"], "yaml_reason")
        return self.text(fields, "reason") if is_accepted else None

    def task(self, node: yaml.Node, plan_id: str) -> Task | None:
        fields = self.fields(node, "number title chapter quote", f"{_PLACE} clauses duties")
        if fields is None:
            return None
        number = self.filled(fields, "number")
        if number in self.numbers:
            self.problem(fields.values["number"], "yaml_same_number", number=number)
        self.numbers.add(number)
        duties = self.items(fields, "duties", self.duty)
        return Task(
            plan=plan_id,
            number=number,
            title=self.text(fields, "title"),
            chapter=self.text(fields, "chapter"),
            span=self.span(fields),
            clauses=self.items(fields, "clauses", lambda clause: self.clause(clause, len(duties))),
            duties=tuple(msgspec.structs.replace(duty, order=order) for order, duty in enumerate(duties, 1)),
        )

    def duty(self, node: yaml.Node) -> Duty | None:
        fields = self.fields(node, "quote", f"{_PLACE} text deadlines targets citations")
        if fields is None:
            return None
        span = self.span(fields)
        return Duty(
            order=0,
            text=self.text(fields, "text") or mend(span.quote),
            span=span,
            deadlines=self.items(fields, "deadlines", self.deadline),
            targets=self.items(fields, "targets", self.target),
            citations=self.items(fields, "citations", self.citation),
        )

    def clause(self, node: yaml.Node, duty_count: int) -> Clause | None:
        fields = self.fields(
            node, "quote basis", f"{_PLACE} {' '.join(_ROLE_KEYS)} groups open_list scope scopes deadlines duties"
        )
        if fields is None:
            return None
        orders = self.items(fields, "duties", self.integer)
        if any(not 1 <= order <= duty_count for order in orders):
            self.problem(fields.values["duties"], "yaml_no_such_duty", count=duty_count)
        assignments = tuple(self.assignments(fields))
        basis = self.choice(fields, "basis", _BASES)
        if basis is Basis.NONE and any(one.role is Role.LEAD and not one.is_group for one in assignments):
            basis = Basis.CORRECTED  # no reading gives a lead for no reason: a person did
        return Clause(
            span=self.span(fields),
            assignments=assignments,
            basis=basis,
            open_list=self.flag(fields, "open_list"),
            scope=self.text(fields, "scope"),
            deadlines=self.items(fields, "deadlines", self.deadline),
            duties=orders,
        )

    def assignments(self, fields: Fields) -> Iterator[Assignment]:
        groups = set(self.items(fields, "groups", self.string))
        scopes = self.scopes(fields)
        named: set[str] = set()
        for role in Role:
            for rank, party in enumerate(self.items(fields, role.value, self.party), 1):
                if party in named:
                    self.problem(fields.values[role.value], "yaml_same_party", party=party)
                named.add(party)
                yield Assignment(party, party in groups, role, rank, scopes.get(party, ""))
        for stray in sorted((groups | scopes.keys()) - named):
            node = fields.values["groups" if stray in groups else "scopes"]
            near = "、".join(near_names(stray, sorted(named))) or "–"
            self.problem(node, "yaml_stray_group", party=stray, near=near)

    def party(self, node: yaml.Node) -> str | None:
        party = self.string(node)
        if party is not None and (not party.strip() or are_several(party)):
            self.problem(node, "yaml_bad_party", party=party)
        return party

    def scopes(self, fields: Fields) -> dict[str, str]:
        node = fields.values.get("scopes")
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self.problem(node, "yaml_bad_scopes")
            return {}
        return {self.string(party) or "": self.string(scope) or "" for party, scope in node.value}

    def deadline(self, node: yaml.Node) -> Deadline | None:
        fields = self.fields(node, "quote precision", f"{_PLACE} text by accepted reason")
        if fields is None:
            return None
        span = self.span(fields)
        by = self.date(fields, "by")
        precision = self.choice(fields, "precision", Precision)
        if by is not None and precision is Precision.STANDING:
            self.problem(fields.values["precision"], "yaml_standing")
        return Deadline(self.text(fields, "text") or mend(span.quote), by, precision, span, self.accepted(fields))

    def target(self, node: yaml.Node) -> Target | None:
        fields = self.fields(node, "quote what comparator", f"{_PLACE} text value unit by")
        if fields is None:
            return None
        span = self.span(fields)
        return Target(
            what=self.text(fields, "what"),
            comparator=self.choice(fields, "comparator", Comparator),
            value=self.number(fields, "value"),
            unit=self.text(fields, "unit"),
            by=self.date(fields, "by"),
            text=self.text(fields, "text") or mend(span.quote),
            span=span,
        )

    def citation(self, node: yaml.Node) -> Citation | None:
        fields = self.fields(node, "quote title", f"{_PLACE} act")
        if fields is None:
            return None
        return Citation(self.text(fields, "title"), self.text(fields, "act"), self.span(fields))


def are_several(party: str) -> bool:
    """Whether an item is a list of names: 省公安厅、省财政厅, but not 各市、县（市、区）政府, which is one."""
    outside = _BRACKETS.sub("", party)
    if "、" not in outside or _LISTED.search(outside):
        return _LISTED.search(outside) is not None
    from dutygraph.text.parties import read_parties  # only here: most plan files need no reading of names

    return len(read_parties(party).parties) > 1

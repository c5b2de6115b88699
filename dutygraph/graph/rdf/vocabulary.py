"""Which RDF terms stand for the nodes, edges and properties of :mod:`dutygraph.graph.schema`.

Standard vocabularies say what they have a word for: W3C ORG and SKOS of units and groups, Dublin Core and ELI of plans and the
documents they cite, PROV-O of what is read from which words, NIF of where the words stand, OWL-Time of deadlines. The rest is
this vocabulary, whose terms the ontology (:mod:`dutygraph.graph.rdf.ontology`) relates to them.
"""

from __future__ import annotations

from typing import NamedTuple

from dutygraph.model import Role

#: IRIs of nodes begin with this, IRIs of the vocabulary with the next. Nobody serves them: they name, they do not lead anywhere.
BASE = "urn:dutygraph:"
DG = "urn:dutygraph:vocabulary#"
DCTERMS = "http://purl.org/dc/terms/"
ELI = "http://data.europa.eu/eli/ontology#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
ORG = "http://www.w3.org/ns/org#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TIME = "http://www.w3.org/2006/time#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {
    "dg": DG,
    "dcterms": DCTERMS,
    "eli": ELI,
    "nif": NIF,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "time": TIME,
    "xsd": XSD,
}


class Class(NamedTuple):
    """The class of a kind of node, and the classes of other vocabularies that it is a kind of, which its nodes are said to
    be too. Its labels are those of :mod:`dutygraph.graph.schema`, unless that does not know it."""

    iri: str
    parents: tuple[str, ...] = ()
    zh: str = ""
    en: str = ""


class Property(NamedTuple):
    """The RDF property of a node's or edge's property, its datatype, its labels, and those it is a kind of."""

    iri: str
    datatype: str
    zh: str
    en: str
    parents: tuple[str, ...] = ()


class Link(NamedTuple):
    """The RDF property of a kind of edge, those it is a kind of, and its labels where the schema has none."""

    iri: str
    parents: tuple[str, ...] = ()
    zh: str = ""
    en: str = ""


#: By the name of the kind of node.
CLASSES = {
    "plan": Class(DG + "Plan", (ELI + "LegalResource", PROV + "Plan")),
    "section": Class(DG + "Section", (ELI + "LegalResourceSubdivision",)),
    "task": Class(DG + "Task", (ELI + "LegalResourceSubdivision", PROV + "Plan")),
    "duty": Class(DG + "Duty", (PROV + "Plan",)),
    "clause": Class(DG + "Clause", (PROV + "Entity",)),
    "unit": Class(DG + "Unit", (ORG + "Organization", PROV + "Agent")),
    "group": Class(DG + "Group", (SKOS + "Concept", PROV + "Agent")),
    "deadline": Class(DG + "Deadline", (TIME + "Instant",)),
    "target": Class(DG + "Target", (PROV + "Entity",)),
    "document": Class(DG + "Document", (ELI + "LegalResource",)),
    "convention": Class(DG + "Convention", (PROV + "Entity",)),
    "diagnostic": Class(DG + "Diagnostic", (PROV + "Entity",)),
    "status": Class(DG + "Status", (PROV + "Entity",)),
    "acceptance": Class(DG + "Acceptance", (PROV + "Entity",)),
}

_STRING, _INTEGER, _BOOLEAN, _DATE = XSD + "string", XSD + "integer", XSD + "boolean", XSD + "date"

_TITLE = Property(DCTERMS + "title", _STRING, "题名", "title")
_TEXT = Property(DG + "text", _STRING, "文字", "text")
_PRINTED_NAME = Property(DG + "printedName", _STRING, "首次印作", "name as first printed")
_TITLES = dict.fromkeys(("plan", "section", "task", "document"), _TITLE) | dict.fromkeys(
    ("unit", "group"), _PRINTED_NAME
)
#: A target is no instant, which what has an OWL-Time date is.
_REACHED_BY = Property(DG + "reachedBy", _DATE, "达到期限", "last day to reach it")

#: By the name of the property of nodes and edges; the others by :func:`property_of`.
PROPERTIES = {
    "region": Property(DG + "region", _STRING, "地区", "region"),
    "issuer": Property(DG + "issuer", _STRING, "发布单位", "issuer"),
    "issued": Property(DCTERMS + "issued", _DATE, "发布日期", "date of issue"),
    "first_year": Property(DG + "firstYear", _INTEGER, "起始年", "first year"),
    "last_year": Property(DG + "lastYear", _INTEGER, "终止年", "last year"),
    "source": Property(DG + "source", _STRING, "来源", "source"),
    "number": Property(DG + "number", _STRING, "编号", "printed number"),
    "holds": Property(DG + "holds", _STRING, "内容类别", "what the section holds"),
    "chapter": Property(DG + "chapter", _STRING, "所在章", "chapter"),
    "order": Property(DG + "order", _INTEGER, "次序", "order among its like"),
    "basis": Property(DG + "basis", _STRING, "依据", "basis"),
    "open_list": Property(DG + "openList", _BOOLEAN, "名单未列尽", "the list is open"),
    "scope": Property(DG + "scope", _STRING, "范围", "scope"),
    "asks_for_all": Property(DG + "asksForAll", _BOOLEAN, "要求全部", "asks for all of something"),
    "unowned": Property(DG + "unowned", _STRING, "未落实责任", "named for nobody, or only for groups"),
    "name": Property(SKOS + "prefLabel", _STRING, "规范名称", "canonical name"),
    "names": Property(SKOS + "altLabel", _STRING, "其他名称", "another name"),
    "unit_kind": Property(DG + "kind", _STRING, "单位类别", "kind of unit"),
    "by": Property(DG + "by", _DATE, "期限", "last day allowed", (TIME + "inXSDDate",)),
    "precision": Property(DG + "precision", _STRING, "精度", "precision"),
    "accepted": Property(DG + "accepted", _BOOLEAN, "已由人认可", "accepted by a person"),
    "reason": Property(DG + "reason", _STRING, "理由", "reason"),
    "what": Property(DG + "what", _STRING, "指标内容", "what is measured"),
    "comparator": Property(DG + "comparator", _STRING, "比较方式", "comparator"),
    "value": Property(DG + "value", XSD + "double", "数值", "value"),
    "unit": Property(DG + "measure", _STRING, "计量单位", "unit of measure"),
    "says": Property(DG + "says", _STRING, "通则类别", "what the convention says"),
    "party": Property(DG + "namedParty", _STRING, "所涉名称", "whom it names"),
    "code": Property(DG + "code", _STRING, "存疑类别", "kind of doubt"),
    "line": Property(DG + "line", _INTEGER, "行号", "line in the source"),
    "state": Property(DG + "state", _STRING, "状态", "state"),
    "on": Property(DG + "on", _DATE, "日期", "day it was said"),
    "duties": Property(DG + "dutyTexts", RDF + "Seq", "所涉举措", "words of the duties it is about, in order"),
    "note": Property(DG + "note", _STRING, "说明", "note"),
    "rule": Property(DG + "rule", _STRING, "规则", "gap rule"),
    "quote": Property(DG + "quote", _STRING, "引文", "words quoted"),
    "who": Property(DG + "who", _STRING, "认可人", "who accepts it"),
    "about": Property(DG + "about", _STRING, "所涉", "what it is about"),
    "act": Property(DG + "act", _STRING, "要求", "act asked for"),
    "printed": Property(DG + "printedAs", _STRING, "文中写作", "name as printed here"),
    "as_group": Property(DG + "asGroup", _BOOLEAN, "写作泛称", "printed as a group"),
    "rank": Property(DG + "rank", _INTEGER, "名次", "rank within its role"),
}

#: By the name of the kind of edge. A role is also told by an Assignment, a citation by a Citation: these carry the rest.
LINKS = {
    "has_section": Link(DG + "hasSection", (DCTERMS + "hasPart",)),
    "has_task": Link(DG + "hasTask", (DCTERMS + "hasPart",)),
    "has_duty": Link(DG + "hasDuty", (DCTERMS + "hasPart",)),
    "has_clause": Link(DG + "hasClause", (DCTERMS + "hasPart",)),
    "governs": Link(DG + "governs"),
    Role.LEAD.value: Link(DG + "leads"),
    Role.SHARED.value: Link(DG + "shares"),
    Role.SUPPORT.value: Link(DG + "supports"),
    Role.COOPERATE.value: Link(DG + "cooperatesIn"),
    Role.GUIDE.value: Link(DG + "guides"),
    "due": Link(DG + "due"),
    "aims_at": Link(DG + "aimsAt"),
    "cites": Link(DCTERMS + "references"),
    "has_convention": Link(DG + "hasConvention"),
    "has_diagnostic": Link(DG + "hasDiagnostic"),
    "may_charge": Link(DG + "mayCharge"),
    "reports_on": Link(DG + "reportsOn"),
    "has_status": Link(DG + "hasStatus"),
    "has_acceptance": Link(DG + "hasAcceptance"),
}
#: Links of which no more is said: what they lead to is told in full by another. (A unit's link to the unit above it,
#: org:subOrganizationOf, would be one.)
BARE = frozenset(("governs", "may_charge", "reports_on"))

#: What tells a role in full: its party, what it is a role in (a task, or duties of it), the role, and the clause.
ASSIGNMENT = Class(DG + "Assignment", (PROV + "Association",), "分工", "assignment")
PARTY = Link(DG + "party", (PROV + "agent",), "承担者", "party")
ROLE = Link(DG + "role", (PROV + "hadRole",), "角色", "role")
IN = Link(DG + "in", (PROV + "hadPlan",), "所担任务", "what it is a role in")
STATED_IN = Link(DG + "statedIn", (DCTERMS + "source",), "见责任条款", "clause that says so")
#: The roles, as concepts of one scheme.
ROLE_CLASS = Class(DG + "Role", (SKOS + "Concept", PROV + "Role"), "角色", "role")
ROLES = DG + "roles"
#: What tells a citation in full: who cites, and what.
CITATION = Class(DG + "Citation", (PROV + "Entity",), "引用", "citation")
CITED_BY = Link(DG + "citedBy", (), "引用者", "who cites")
CITED = Link(DG + "cited", (), "所引文件", "what is cited")
#: What a fact was read from: words at a place in a file.
QUOTE = Class(NIF + "String")
READ_FROM = Link(PROV + "wasDerivedFrom")
FILE = Class(NIF + "Context")
IN_FILE = Link(NIF + "referenceContext")
FILE_NAME = Property(DG + "fileName", _STRING, "文件名", "file name")
PLACES = {
    "start": Property(NIF + "beginIndex", XSD + "nonNegativeInteger", "起点", "first character"),
    "end": Property(NIF + "endIndex", XSD + "nonNegativeInteger", "终点", "character behind the last"),
    "quote": Property(NIF + "anchorOf", _STRING, "原文", "words"),
    "place": Property(DG + "place", _STRING, "位置", "where people find it"),
}


def all_links() -> tuple[Link, ...]:
    """Every property that leads from a thing to a thing."""
    listed = PROPERTIES["duties"]
    parts = (PARTY, ROLE, IN, STATED_IN, CITED_BY, CITED, READ_FROM, IN_FILE)
    return (*LINKS.values(), *parts, Link(listed.iri, (), listed.zh, listed.en))


def all_properties() -> tuple[Property, ...]:
    """Every property that says something in words or numbers."""
    said = (prop for name, prop in PROPERTIES.items() if name != "duties")
    return (_TITLE, _TEXT, _PRINTED_NAME, *said, _REACHED_BY, FILE_NAME, *PLACES.values())


def role_iri(role: str) -> str:
    """The concept of a role."""
    return DG + role


def property_of(kind: str, name: str) -> Property:
    """The RDF property of a property of a kind of node or edge."""
    if name == "title":
        return _TITLES.get(kind, _TEXT)
    return _REACHED_BY if (kind, name) == ("target", "by") else PROPERTIES[name]

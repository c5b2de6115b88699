"""LadybugDB, an embedded engine that speaks Cypher (the successor of Kùzu): its tables are made of the project's schema, and
filled from the CSV files that Neo4j imports.

The catalogue's Cypher runs there as it is where it can. It knows no ``type()``, no list comprehension, no pattern alone in
``EXISTS { }`` and no test of a label, so other queries stand beside this file in its dialect, asking the same of the same
tables; each is written the way that was found to be the fastest there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.neo4j.csv_files import write_csv
from dutygraph.graph.neo4j.mapping import KINDS, LABELS, SHARED, TYPES, node_properties
from dutygraph.graph.neo4j.portions import shared_nodes
from dutygraph.graph.rdf import vocabulary as v
from dutygraph.graph.schema import EDGES, NODES, SPAN_PROPERTIES, EdgeKind, NodeKind
from dutygraph.queries.catalogue import Entry, Row
from dutygraph.queries.catalogue.query import Kind
from dutygraph.queries.engines.elsewhere import Elsewhere
from dutygraph.queries.engines.parameters import Value

OWN = Path(__file__).with_name("ladybug")
_TYPES = {v.XSD + "integer": "INT64", v.XSD + "boolean": "BOOLEAN", v.XSD + "double": "DOUBLE"}
#: What the catalogue's Cypher says, and what the same is here.
_DIALECT = {
    r":(\w+\|)?Group\b": r":\1`Group`",  # reserved words
    r"\.order\b": ".`order`",
    r"AS order\b": "AS `order`",
    r"\btype\(": "label(",
    r"(\w+):`Group` THEN": r"label(\1) = 'Group' THEN",
    r"EXISTS \{(\s*)\(": r"EXISTS {\1MATCH (",
    r"head\(\[role IN (\w+|\[[^]]*\]) WHERE role IN (\w+)\]\)": r"list_filter(\1, role -> list_contains(\2, role))[1]",
}
_IDENTITIES = ("id", "whole_id", "plan", "clause", "file")


def on_ladybug(graph: DutyGraph, folder: Path) -> Elsewhere:
    """The engine of a new database in a folder, which has the graph."""
    import ladybug

    connection: Any = ladybug.Connection(ladybug.Database(str(folder / "database")))
    _fill(connection, graph, folder / "csv")

    def ask(entry: Entry, values: Mapping[str, Value]) -> Iterator[Row]:
        given = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
        result = connection.execute(_text(entry, values), {k: value for k, value in given.items() if value is not None})
        while result.has_next():
            yield tuple(result.get_next())

    return Elsewhere(ask)


def _text(entry: Entry, values: Mapping[str, Value]) -> str:
    """The query in this engine's dialect."""
    own = OWN / f"{entry.file.stem}.cypher"
    text = own.read_text(encoding="utf-8") if own.exists() else entry.text("cypher")
    for words, here in _DIALECT.items():
        text = re.sub(words, here, text)
    for parameter in entry.query.parameters:
        if values[parameter.name] is None:  # a null must have a type
            of_type = "BOOLEAN" if parameter.kind is Kind.FLAG else "STRING"
            text = re.sub(rf"\${parameter.name}\b", f"CAST(NULL AS {of_type})", text)
    return text


def _fill(connection: Any, graph: DutyGraph, files: Path) -> None:
    write_csv(graph, files)
    tables = [*map(_node_table, NODES), *map(_edge_table, EDGES)]
    for statement in tables:
        connection.execute(statement)
    for node in shared_nodes(graph).values():  # few; COPY takes other lists of names than these files have
        held = node_properties(node, None)
        connection.execute(
            f"CREATE (:`{LABELS[node.kind]}` {{{', '.join(f'`{name}`: ${name}' for name in held)}}})", held
        )
    written = sorted(file.stem for file in files.glob("*.csv") if not file.stem.endswith("-header"))
    for name in sorted(written, key=lambda name: name.count("-")):  # nodes, then edges
        source, type_, target = name.split("-") if "-" in name else ("", name, "")
        if KINDS.get(type_) in SHARED:
            continue
        ends = f", from='{source}', to='{target}'" if source else ""
        connection.execute(
            f"COPY `{type_}` FROM '{files / name}.csv' (header=false, escape='\"', parallel=false{ends})"
        )


def _node_table(kind: NodeKind) -> str:
    names = ("id", "whole_id", *(() if kind.name in SHARED else ("plan",)), *kind.properties)
    return f"CREATE NODE TABLE `{LABELS[kind.name]}` ({_columns(kind.name, names)}, PRIMARY KEY (id))"


def _edge_table(kind: EdgeKind) -> str:
    ways = ", ".join(
        f"FROM `{LABELS[source]}` TO `{LABELS[target]}`" for source in kind.sources for target in kind.targets
    )
    return (
        f"CREATE REL TABLE `{TYPES[kind.name]}` ({ways}, {_columns(kind.name, (*kind.properties, *SPAN_PROPERTIES))})"
    )


def _columns(kind: str, names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}` {_type(kind, name)}" for name in names)


def _type(kind: str, name: str) -> str:
    if name == "names":
        return "STRING[]"
    if name in _IDENTITIES:
        return "STRING"
    found = v.PLACES.get(name) or v.property_of(kind, name)
    return _TYPES.get(found.datatype, "STRING")

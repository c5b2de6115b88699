"""LadybugDB, an embedded engine that speaks Cypher (the successor of Kùzu): its tables are made of the project's schema, and
filled from the CSV files that Neo4j imports.

The catalogue's Cypher runs there as it is, but for some words that are spelled otherwise (``_DIALECT``). Queries that use
what the engine does not have (``CALL { }``, Neo4j's full-text index, the comparison of nodes) stand beside this file in its
dialect: they ask the same of the same tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.neo4j.csv_files import write_csv
from dutygraph.graph.neo4j.mapping import LABELS, TYPES, node_properties
from dutygraph.graph.neo4j.portions import shared_nodes
from dutygraph.graph.rdf import vocabulary as v
from dutygraph.graph.schema import EDGES, NODES, SPAN_PROPERTIES, EdgeKind, NodeKind
from dutygraph.queries.catalogue import Entry, Row
from dutygraph.queries.catalogue.query import Kind
from dutygraph.queries.engines.elsewhere import Elsewhere
from dutygraph.queries.engines.parameters import Value

OWN = Path(__file__).with_name("ladybug")
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
#: The types of columns, by those that the CSV files tell, and by those of RDF where a column has no value.
_TYPES = {
    "long": "INT64",
    "double": "DOUBLE",
    "boolean": "BOOLEAN",
    "string[]": "STRING[]",
    v.XSD + "integer": "INT64",
    v.XSD + "double": "DOUBLE",
    v.XSD + "boolean": "BOOLEAN",
}


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
    written = [file.stem for file in files.glob("*.csv") if not file.stem.endswith("-header")]
    types = _types(files, written)
    tables = [_node_table(kind, types) for kind in NODES] + [_edge_table(kind, types) for kind in EDGES]
    for statement in tables:
        connection.execute(statement)
    shared = shared_nodes(graph).values()
    for node in shared:  # few, and with lists, which COPY takes in another form than these files have
        held = node_properties(node, None)
        values = ", ".join(f"`{name}`: ${name}" for name in held)
        connection.execute(f"CREATE (:`{LABELS[node.kind]}` {{{values}}})", held)
    done = {LABELS[node.kind] for node in shared}
    for name in sorted(written, key=lambda name: name.count("-")):  # nodes, then edges
        if name in done:
            continue
        source, table, target = name.split("-") if "-" in name else ("", name, "")
        names = ", ".join(f"`{column}`" for column in _header(files, name) if not column.startswith(":"))
        ends = f", from='{source}', to='{target}'" if source else ""
        settings = f"header=false, escape='\"', parallel=false{ends}"
        connection.execute(f"COPY `{table}` ({names}) FROM '{files / name}.csv' ({settings})")


def _types(files: Path, written: Iterable[str]) -> dict[tuple[str, str], str]:
    """Table and column → the type of the column's values, where it has any that are no texts."""
    return {
        (name.split("-")[1] if "-" in name else name, column): _TYPES[of_type]
        for name in written
        for column, of_type in _header(files, name).items()
        if of_type in _TYPES
    }


def _header(files: Path, name: str) -> dict[str, str]:
    """The columns of a file, each with the type that the file tells; ``:START_ID(…)`` and ``:END_ID(…)`` keep their names."""
    columns = (files / f"{name}-header.csv").read_text(encoding="utf-8").strip().split(",")
    parted = (column.partition(":") for column in columns)
    return {name or f":{of_type}": of_type for name, _, of_type in parted}


def _node_table(kind: NodeKind, types: Mapping[tuple[str, str], str]) -> str:
    label = LABELS[kind.name]
    columns = _columns(label, kind.name, ("id", "whole_id", "plan", *kind.properties), types)
    return f"CREATE NODE TABLE `{label}` ({columns}, PRIMARY KEY (id))"


def _edge_table(kind: EdgeKind, types: Mapping[tuple[str, str], str]) -> str:
    pairs = ((LABELS[source], LABELS[target]) for source in kind.sources for target in kind.targets)
    ways = ", ".join(f"FROM `{source}` TO `{target}`" for source, target in pairs)
    columns = _columns(TYPES[kind.name], kind.name, (*kind.properties, *SPAN_PROPERTIES), types)
    return f"CREATE REL TABLE `{TYPES[kind.name]}` ({ways}, {columns})"


def _columns(table: str, kind: str, names: Iterable[str], types: Mapping[tuple[str, str], str]) -> str:
    return ", ".join(f"`{name}` {types.get((table, name)) or _type(kind, name)}" for name in names)


def _type(kind: str, name: str) -> str:
    """The type of a column that has no value, as the RDF vocabulary has it."""
    if name not in v.PROPERTIES:
        return "STRING"
    return _TYPES.get(v.property_of(kind, name).datatype, "STRING")

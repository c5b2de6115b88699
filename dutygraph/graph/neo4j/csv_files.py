"""DutyGraph → CSV files that ``neo4j-admin database import`` reads: for a first load of a country's plans, which it takes at
once and far faster than any server."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from dutygraph.errors import DutyGraphError, UnreadableFile
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.neo4j.mapping import LABELS, SHARED, TYPES, Properties, edge_properties, key, node_properties
from dutygraph.graph.neo4j.portions import portions, shared_nodes
from dutygraph.graph.neo4j.statements import SCHEMA
from dutygraph.graph.schema import EDGE_KINDS, NODE_KINDS, SPAN_PROPERTIES

ARGUMENTS, SCHEMA_FILE = "import.args", "schema.cypher"
#: Between the texts of a list stands one of these, which none of the texts has.
_DELIMITERS = ";|\x1f\x1e\x1d\x1c\x01\x02\x03\x04\x05\x06"


def write_csv(graph: DutyGraph, folder: Path) -> None:
    """Writes a folder of a CSV file with its header for each label and for each way that edges lead, with the arguments of
    the import and the constraints to make after it. The folder appears whole or not at all.

    Raises
    ------
    UnreadableFile
        when there is something at the folder's place, or it cannot be written
    DutyGraphError
        for a number that Neo4j cannot hold
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UnreadableFile("neo4j_folder_in_use", str(folder))
    if not folder.parent.is_dir():
        raise UnreadableFile("no_such_folder", str(folder))
    try:
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name[:40]}.", dir=folder.parent))
        try:
            _write_into(beside, graph)
            beside.chmod(0o755)
            beside.replace(folder)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise
    except OSError as error:
        raise UnreadableFile("cannot_write", str(folder), reason=error.strerror or error) from None


def _write_into(folder: Path, graph: DutyGraph) -> None:
    delimiter = _delimiter(graph)
    shared = shared_nodes(graph)
    with ExitStack() as stack:
        nodes, edges = _Files(folder, delimiter, stack), _Files(folder, delimiter, stack)
        for node in shared.values():
            nodes.add(LABELS[node.kind], _node_columns(node.kind), node_properties(node, None))
        for portion in portions(graph):
            for node in portion.nodes.values():
                nodes.add(LABELS[node.kind], _node_columns(node.kind), node_properties(node, portion.plan))
            for edge in portion.edges:
                source, target = (LABELS[node.kind] for node in portion.ends(edge, shared))
                ends = {f":START_ID({source})": key(edge.source), f":END_ID({target})": key(edge.target)}
                columns = (*ends, *EDGE_KINDS[edge.kind].properties, *SPAN_PROPERTIES)
                edges.add(f"{source}-{TYPES[edge.kind]}-{target}", columns, ends | edge_properties(edge))
    arguments = [f"--array-delimiter=U+{ord(delimiter):04X}", "--multiline-fields=true"]
    arguments += [f"--nodes={name}={name}-header.csv,{name}.csv" for name in nodes.write_headers()]
    arguments += [
        f"--relationships={name.split('-')[1]}={name}-header.csv,{name}.csv" for name in edges.write_headers()
    ]
    folder.joinpath(ARGUMENTS).write_text("\n".join(arguments) + "\n", encoding="utf-8")
    folder.joinpath(SCHEMA_FILE).write_text("".join(f"{statement};\n" for statement in SCHEMA), encoding="utf-8")


def _node_columns(kind: str) -> tuple[str, ...]:
    return ("id", "whole_id", *(() if kind in SHARED else ("plan",)), *NODE_KINDS[kind].properties)


class _Files:
    """Files of rows, opened when the first row comes; each column's type is known when the last has come."""

    def __init__(self, folder: Path, delimiter: str, stack: ExitStack) -> None:
        self._folder = folder
        self._delimiter = delimiter
        self._stack = stack
        self._files: dict[str, TextIO] = {}
        self._types: dict[str, dict[str, str]] = {}

    def add(self, name: str, columns: Iterable[str], row: Properties) -> None:
        if name not in self._files:
            file = self._folder.joinpath(f"{name}.csv").open("w", encoding="utf-8", newline="")
            self._files[name] = self._stack.enter_context(file)
            self._types[name] = dict.fromkeys(columns, "")
        types = self._types[name]
        for column, value in row.items():
            if types[column] != "double":
                types[column] = _type(value)
        self._files[name].write(",".join(self._cell(row.get(column)) for column in types) + "\n")

    def write_headers(self) -> Iterator[str]:
        """Writes a file of column names and types for each file, and gives the names."""
        for name, types in self._types.items():
            header = ",".join(_header(name, column, of_type) for column, of_type in types.items())
            self._folder.joinpath(f"{name}-header.csv").write_text(header + "\n", encoding="utf-8")
            yield name

    def _cell(self, value: object) -> str:
        if value is None:
            return ""
        if isinstance(value, list):
            value = self._delimiter.join(value)
        elif isinstance(value, bool):
            return "true" if value else "false"
        return '"' + value.replace('"', '""') + '"' if isinstance(value, str) else str(value)


def _header(name: str, column: str, of_type: str) -> str:
    if column.startswith(":"):
        return column
    if column == "id":
        return f"id:ID({name})"
    return f"{column}:{of_type or 'string'}"


def _type(value: object) -> str:
    """The import's name of a value's type; bool before int, which it is too."""
    types = {bool: "boolean", int: "long", float: "double", list: "string[]"}
    return types.get(type(value), "string")


def _delimiter(graph: DutyGraph) -> str:
    """A character that no text of a list has."""
    met: set[str] = set()
    for node in graph.nodes():
        for value in node.properties.values():
            if isinstance(value, tuple):
                met.update(*value)
    free = [delimiter for delimiter in _DELIMITERS if delimiter not in met]
    if not free:
        raise DutyGraphError("neo4j_no_delimiter")
    return free[0]

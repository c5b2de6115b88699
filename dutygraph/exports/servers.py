"""What a server answered, as records and tables: its rows, and how it differs from the plans."""

from __future__ import annotations

from typing import Any

import msgspec

from dutygraph.exports.tables import Table
from dutygraph.graph.neo4j.compare import Comparison, Difference, How
from dutygraph.graph.neo4j.connect import Rows
from dutygraph.messages import Lang, say


def comparison_record(comparison: Comparison) -> dict[str, Any]:
    """The numbers of differences of each sort, and the first thousand differences."""
    counts = {how.value: comparison.counts[how] for how in How}
    return {"equal": not comparison.first, **counts, "differences": list(map(_difference_record, comparison.first))}


def comparison_table(comparison: Comparison, lang: Lang) -> Table:
    """A row for each difference."""
    rows = [
        [
            say(f"neo4j_{found.how.value}", lang),
            found.kind,
            f"{found.id} → {found.target}" if found.target else found.id,
            "、".join(found.properties),
        ]
        for found in comparison.first
    ]
    headers = [say(f"col_neo4j_{name}", lang) for name in ("how", "kind", "what", "properties")]
    if not comparison.first:
        return Table(headers, [], [say("neo4j_equal", lang)])
    counts = {how.value: comparison.counts[how] for how in How}
    return Table(headers, rows, [say("neo4j_differs", lang, **counts), ""])


def rows_record(answer: Rows) -> list[dict[str, Any]]:
    """A record for each row that a query gave."""
    return [dict(zip(answer.columns, map(plain, row), strict=True)) for row in answer.rows]


def rows_table(answer: Rows) -> Table:
    """The rows that a query gave."""
    return Table(answer.columns, [[_cell(plain(value)) for value in row] for row in answer.rows])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _difference_record(found: Difference) -> dict[str, Any]:
    return {
        "how": found.how.value,
        "kind": found.kind,
        "id": found.id,
        "target": found.target or None,
        "properties": list(found.properties),
    }


def plain(value: Any) -> Any:
    """A value of the server without the driver's types: a node with its labels, a relationship with its type, a path as its
    nodes and relationships, a date as it is written."""
    from neo4j.graph import Node, Path, Relationship

    if isinstance(value, Node):
        return {"labels": sorted(value.labels), **_plain_items(value.items())}
    if isinstance(value, Relationship):
        return {"type": value.type, **_plain_items(value.items())}
    if isinstance(value, Path):
        steps = [plain(value.nodes[0])]
        for relationship, node in zip(value.relationships, value.nodes[1:], strict=True):
            steps += [plain(relationship), plain(node)]
        return steps
    if isinstance(value, dict):
        return _plain_items(value.items())
    if hasattr(value, "iso_format"):
        return value.iso_format()
    if isinstance(value, list | tuple):
        return list(map(plain, value))
    if isinstance(value, bytes | bytearray):
        return value.hex()
    return value


def _plain_items(items: Any) -> dict[str, Any]:
    return {name: plain(value) for name, value in items}

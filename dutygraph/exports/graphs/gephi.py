"""Two CSV files for Gephi's spreadsheet import, nodes.csv and edges.csv, in one zip archive."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence

from dutygraph.exports.answers.csv import guard_formula
from dutygraph.exports.looks import edge_label, label_of
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.messages import Lang
from dutygraph.text.characters import without_controls

#: The earliest that an archive can say: the same graph gives the same bytes.
_MADE = (1980, 1, 1, 0, 0, 0)


def render(graph: DutyGraph, lang: Lang) -> bytes:
    """The archive. The files have no byte order mark, which Gephi would take for part of the first column's name."""
    nodes = ((node.id, label_of(node), node.kind, str(node.properties.get("title", ""))) for node in graph.nodes())
    edges = (
        (edge.source, edge.target, "Directed", edge_label(edge.kind, lang), edge.kind, "1") for edge in graph.edges()
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, table in {
            "nodes.csv": _table(("Id", "Label", "Kind", "Title"), nodes),
            "edges.csv": _table(("Source", "Target", "Type", "Label", "Kind", "Weight"), edges),
        }.items():
            archive.writestr(zipfile.ZipInfo(name, _MADE), table, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([guard_formula(without_controls(cell)) for cell in row] for row in rows)
    return out.getvalue().encode()

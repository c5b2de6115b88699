"""The catalogue of queries as records and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from dutygraph.exports.records import Record
from dutygraph.exports.tables import Table
from dutygraph.messages import Lang, say
from dutygraph.queries.catalogue import Entry


def query_record(entry: Entry, lang: Lang) -> Record:
    """A query: its name, what it asks, its parameters and the columns of its rows."""
    return {
        "query": entry.name,
        "asks": entry.query.meaning.render(lang),
        "parameters": [
            {
                "name": one.name,
                "kind": one.kind.value,
                "optional": one.optional,
                "meaning": one.meaning.render(lang),
                "example": one.example,
            }
            for one in entry.query.parameters
        ],
        "columns": list(entry.query.columns),
    }


def queries_table(entries: Sequence[Entry], lang: Lang) -> Table:
    """Queries, a row each; parameters that may be left out stand in brackets."""
    headers = [say(f"col_{key}", lang) for key in ("query", "asks", "parameters", "columns")]
    rows = [
        [
            entry.name,
            entry.query.meaning.render(lang),
            ", ".join(f"[{one.name}]" if one.optional else one.name for one in entry.query.parameters),
            ", ".join(entry.query.columns),
        ]
        for entry in entries
    ]
    return Table(headers, rows)

"""Named queries, each in one place and three languages: ``NAME.py`` says what it asks and answers it on a DutyGraph,
``NAME.rq`` is its SPARQL and ``NAME.cypher`` its Cypher. A module here with a ``QUERY`` is found by itself.

In SPARQL the values of the parameters stand in lines ``VALUES … # parameters``, in Cypher they are ``$name``.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Literal, NamedTuple

from dutygraph.errors import UnknownName
from dutygraph.queries.catalogue.query import Query, Row

__all__ = ["LANGUAGES", "Entry", "Language", "Query", "Row", "find_query", "queries"]

Language = Literal["python", "sparql", "cypher"]
LANGUAGES: dict[Language, str] = {"python": ".py", "sparql": ".rq", "cypher": ".cypher"}
"""The languages of a query, and the suffixes of the files it stands in."""


class Entry(NamedTuple):
    """A query with its name and the file of its Python form."""

    name: str
    query: Query
    file: Path

    def text(self, language: Language) -> str:
        """The query in this language, as it stands in its file."""
        return self.file.with_suffix(LANGUAGES[language]).read_text(encoding="utf-8")


@cache
def queries() -> dict[str, Entry]:
    """All queries by name.

    >>> queries()["unit-tasks"].query.columns
    ('task', 'number', 'title', 'role', 'joint')
    """
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    found = (
        Entry(module.__name__.rpartition(".")[2].replace("_", "-"), module.QUERY, Path(str(module.__file__)))
        for module in modules
        if hasattr(module, "QUERY")
    )
    return {entry.name: entry for entry in sorted(found)}


def find_query(name: str) -> Entry:
    """The query of this name. Raises UnknownName."""
    if name not in queries():
        raise UnknownName("unknown_query", list(queries()), name=name)
    return queries()[name]

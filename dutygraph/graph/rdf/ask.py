"""SPARQL queries on the plans themselves, in a store in memory that is made of them."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store, Triple

from dutygraph.errors import DutyGraphError
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.rdf import vocabulary as v
from dutygraph.graph.rdf.tokens import check
from dutygraph.graph.rdf.write import quads

_Result = TypeVar("_Result")

Term = NamedNode | BlankNode | Literal | Triple

#: Seconds that a query may take unless another limit is given.
TIMEOUT = 60.0
#: Rows or statements that an answer has at most: what is kept of it; what an engine sorts or counts meanwhile has no bound.
MOST_ROWS = 1_000_000
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
#: What a parser would have taken instead can fill a page.
_LONGEST_REASON = 160


class Found(NamedTuple):
    """What a query gives: rows of what its variables stand for (SELECT), statements (CONSTRUCT, DESCRIBE), or whether
    there is any (ASK). The others are empty, or None."""

    variables: tuple[str, ...] = ()
    rows: Sequence[tuple[Term | None, ...]] = ()
    statements: Sequence[Triple] | None = None
    exists: bool | None = None


def store_of(graph: DutyGraph) -> Store:
    """The graph in a store in memory, each plan in a named graph of its own."""
    store = Store()
    store.bulk_extend(quads(graph, by_plan=True))
    return store


def ask(store: Store, query: str, timeout: float = TIMEOUT, name: str = "query") -> Found:
    """Answers a query over all graphs of a store. The prefixes of :data:`vocabulary.PREFIXES` need no declaration.

    Raises
    ------
    DutyGraphError
        when it is no query, asks another server (see :func:`check`), is wrong (``name:line:column``), gives more than
        :data:`MOST_ROWS`, or takes longer than ``timeout`` seconds. The engine goes on in the background then: a program that answers once should end.

    >>> import dutygraph
    >>> store = store_of(dutygraph.load())
    >>> found = ask(store, 'SELECT ?number { ?unit skos:altLabel "省能源局" ; dg:shares/dg:number ?number } ORDER BY ?number')
    >>> [term.value for term, in found.rows]
    ['六（二）', '六（十三）', '六（十二）']
    """
    check(query, name)
    answers: list[Found | Exception] = []

    def run() -> None:
        try:
            answers.append(found_of(store.query(query, prefixes=v.PREFIXES, use_default_graph_as_union=True), name))
        except Exception as error:  # told below, in the thread that asks
            answers.append(error.with_traceback(None))  # which holds results that must not leave their thread

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(timeout)
    if not answers:
        raise DutyGraphError("sparql_timeout", name, seconds=f"{timeout:g}")
    if isinstance(answers[0], Found):
        return answers[0]
    raise _error(answers[0], name)


def found_of(results: QuerySolutions | QueryTriples | QueryBoolean, name: str) -> Found:
    """All of what an engine gives bit by bit. Raises DutyGraphError when it is too much."""
    if isinstance(results, QueryBoolean):
        return Found(exists=bool(results))
    if isinstance(results, QueryTriples):
        return Found(statements=list(_bounded(results, name)))
    names = tuple(variable.value for variable in results.variables)
    return Found(names, [tuple(solution[name] for name in names) for solution in _bounded(results, name)])


def _bounded(results: Iterable[_Result], name: str) -> Iterator[_Result]:
    for count, result in enumerate(results):
        if count == MOST_ROWS:
            raise DutyGraphError("sparql_too_many", name, most=f"{MOST_ROWS:,}")
        yield result


def _error(error: Exception, name: str) -> DutyGraphError:
    if isinstance(error, DutyGraphError):
        return error
    if isinstance(error, SyntaxError) and (place := _PLACE.match(str(error))):
        reason = " ".join(place[3].split())
        short = reason if len(reason) <= _LONGEST_REASON else reason[:_LONGEST_REASON] + " …"
        return DutyGraphError("sparql_syntax", f"{name}:{place[1]}:{place[2]}", reason=short)
    return DutyGraphError("sparql_failed", name, reason=error)

"""SPARQL queries on the plans themselves, in a store in memory that is made of them."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store, Triple

from dutygraph.errors import DutyGraphError
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.graph.rdf import vocabulary as v
from dutygraph.graph.rdf.tokens import check
from dutygraph.graph.rdf.write import quads

Term = NamedNode | BlankNode | Literal | Triple

#: Seconds that a query may take unless another limit is given.
TIMEOUT = 60.0
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
        when it is no query, asks another server (see :func:`check`), is wrong (``name:line:column``), or takes longer
        than ``timeout`` seconds. The engine goes on in the background then: a program that answers once should end.

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
            answers.append(found_of(store.query(query, prefixes=v.PREFIXES, use_default_graph_as_union=True)))
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


def found_of(results: QuerySolutions | QueryTriples | QueryBoolean) -> Found:
    """All of what an engine gives bit by bit."""
    if isinstance(results, QueryBoolean):
        return Found(exists=bool(results))
    if isinstance(results, QueryTriples):
        return Found(statements=list(results))
    names = tuple(variable.value for variable in results.variables)
    return Found(names, [tuple(solution[name] for name in names) for solution in results])


def _error(error: Exception, name: str) -> DutyGraphError:
    if isinstance(error, SyntaxError) and (place := _PLACE.match(str(error))):
        reason = " ".join(place[3].split())
        short = reason if len(reason) <= _LONGEST_REASON else reason[:_LONGEST_REASON] + " …"
        return DutyGraphError("sparql_syntax", f"{name}:{place[1]}:{place[2]}", reason=short)
    return DutyGraphError("sparql_failed", name, reason=error)

"""pySHACL, kept from the network and from scripts."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pyshacl
import rdflib
from rdflib.plugins import sparql

from dutygraph.errors import DutyGraphError

_LONGEST_REASON = 300


def validate(data: rdflib.Graph, shapes: rdflib.Graph) -> rdflib.Graph:
    """The validation report. Raises DutyGraphError when a shape is wrong."""
    try:
        with nothing_fetched(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            _, report, said = pyshacl.validate(
                data, shacl_graph=shapes, do_owl_imports=False, js=False, advanced=False, inplace=True
            )
    except DutyGraphError:
        raise
    except Exception as error:  # whatever a wrong shape makes it raise
        raise _wrong(error) from None
    if not isinstance(report, rdflib.Graph):
        raise _wrong(said)
    return report


def _wrong(reason: object) -> DutyGraphError:
    return DutyGraphError("shapes_wrong", reason=" ".join(str(reason).split())[:_LONGEST_REASON])


@contextmanager
def nothing_fetched() -> Iterator[None]:
    """rdflib asks no server meanwhile, should a query have passed that means to."""

    def refuse(_: Any, part: Any) -> Any:
        if part.name == "ServiceGraphPattern":
            raise DutyGraphError("sparql_service")
        raise NotImplementedError  # leaves the part to rdflib

    before = sparql.SPARQL_LOAD_GRAPHS
    sparql.SPARQL_LOAD_GRAPHS = False
    sparql.CUSTOM_EVALS["dutygraph"] = refuse
    try:
        yield
    finally:
        sparql.SPARQL_LOAD_GRAPHS = before
        del sparql.CUSTOM_EVALS["dutygraph"]

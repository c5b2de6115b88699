"""Gaps that SHACL shapes find (https://www.w3.org/TR/shacl/): the bundled shapes, and those that people add."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dutygraph.extras import need
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.model import Severity
from dutygraph.queries.gaps.rule import Gap

_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


def find_by_shapes(graph: DutyGraph, files: Iterable[Path] = ()) -> list[Gap]:
    """What the bundled shapes and those of ``files`` find: the weightiest first, by shape, then in the order of the plans.

    A rule is called what its shape's IRI ends in. Nothing is fetched: owl:imports and scripts are left alone.

    Raises
    ------
    UnreadableFile
        when a file cannot be read, or is no RDF
    DutyGraphError
        when a file holds no shapes, or wrong ones, or a query that would ask another server; or the extra ``shacl`` lacks

    Examples
    --------
    >>> import dutygraph
    >>> [gap.task.number for gap in find_by_shapes(dutygraph.load()) if gap.rule.name == "no-owner"]
    ['十（二）', '十（三）', '十（四）']
    """
    need("shacl", "pyoxigraph", "rdflib", "pyshacl")
    from dutygraph.queries.shapes.places import Places
    from dutygraph.queries.shapes.reading import read_shapes
    from dutygraph.queries.shapes.report import gaps_of
    from dutygraph.queries.shapes.validation import validate

    shapes = read_shapes(files)
    places = Places(graph)
    gaps = gaps_of(validate(graph.rdflib, shapes), shapes, places)
    placed = sorted(
        gaps, key=lambda gap: (_WEIGHT[gap[1].rule.severity], gap[1].rule.name, places.order(gap[0]), gap[0])
    )
    return [gap for _, gap in placed]

"""RDF → plans: what ``dutygraph export --to turtle`` (nquads, jsonld, rdfxml) wrote, or a server gave back.

Nothing is fetched: a JSON-LD context must stand in the file, and an XML document type is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dutygraph.errors import DutyGraphError, NoPlan, UnreadableFile
from dutygraph.extras import need
from dutygraph.loaders.decode import read_text
from dutygraph.model import Plan

if TYPE_CHECKING:
    from pyoxigraph import Quad

#: Suffix → media type.
_MEDIA = {
    ".ttl": "text/turtle",
    ".nq": "application/n-quads",
    ".nt": "application/n-triples",
    ".jsonld": "application/ld+json",
    ".rdf": "application/rdf+xml",
}
SUFFIXES = tuple(_MEDIA)
_MB = 1024 * 1024
_LARGEST_FILE = 2048 * _MB
#: Its entities may grow without end.
_DOCTYPE = re.compile("<!DOCTYPE|<!ENTITY", re.IGNORECASE)
#: Which place and name tell already.
_TOLD = re.compile(r"Parser error (?:at|from|between) line .*?: ")


def load(path: Path) -> tuple[Plan, ...]:
    """All plans of a file, by id.

    Raises
    ------
    UnreadableFile
        when it cannot be opened, or is too large or no RDF of its suffix
    NoPlan
    DutyGraphError
        when it holds a part of a plan, or pyoxigraph is not installed
    """
    from dutygraph.graph.rdf.read import nodes_and_edges
    from dutygraph.graph.rebuild import plans

    try:
        found = plans(*nodes_and_edges(statements(path)))
    except UnreadableFile:
        raise
    except DutyGraphError as error:
        raise DutyGraphError(error.key, ": ".join(filter(None, (str(path), error.where))), **error.values) from None
    if not found:
        raise NoPlan("rdf_no_plan", str(path))
    return tuple(sorted(found, key=lambda plan: plan.id))


def statements(path: Path) -> Iterator[Quad]:
    """The statements of a file, as they stand in it. Raises UnreadableFile, or DutyGraphError where pyoxigraph lacks."""
    need("rdf", "pyoxigraph")
    from pyoxigraph import RdfFormat, parse

    suffix = path.suffix.lower()
    if suffix not in _MEDIA:
        raise UnreadableFile("unknown_format", str(path), suffix=suffix, known=" ".join(SUFFIXES))
    if path.is_file() and (size := path.stat().st_size) > _LARGEST_FILE:
        raise UnreadableFile("too_large_rdf", str(path), size=size // _MB, most=_LARGEST_FILE // _MB)
    text = read_text(path)
    if suffix == ".rdf" and _DOCTYPE.search(text):
        raise UnreadableFile("rdf_doctype", str(path))
    try:
        yield from parse(text, format=RdfFormat.from_media_type(_MEDIA[suffix]))
    except SyntaxError as error:
        raise _syntax_error(path, error) from None


def _syntax_error(path: Path, error: SyntaxError) -> UnreadableFile:
    if "LoadDocumentCallback" in str(error):
        return UnreadableFile("rdf_remote_context", str(path))
    place = ":".join([str(path), *(str(number) for number in (error.lineno, error.offset) if number)])
    return UnreadableFile("rdf_syntax", place, reason=_TOLD.sub("", error.msg, count=1))

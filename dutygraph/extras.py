"""What an optional part of the program needs beside the package itself."""

from __future__ import annotations

from importlib.util import find_spec

from dutygraph.errors import DutyGraphError


def need(extra: str, *modules: str) -> None:
    """Makes sure that the modules of an extra (``rdf``, ``shacl``, ``neo4j``) are installed, without importing them.

    Raises
    ------
    DutyGraphError
        which says how to install it
    """
    if not all(map(find_spec, modules)):
        raise DutyGraphError("extra_lacks", extra=extra)

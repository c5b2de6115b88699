"""The parts of a Word file, and short ways to look into their XML.

The parts are opened here and not by a library for Word files, since such a library opens all parts, and so fails on the
dangling references that add-ins and WPS leave behind (a picture at ``NULL``), which Word itself does not mind.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

_WHOLE = re.compile(r"-?\d{1,9}")


class WordParts(NamedTuple):
    """The root elements of the parts that are read; None for one that the file lacks."""

    document: _Element
    styles: _Element | None
    numbering: _Element | None
    has_pictures: bool


def open_parts(path: Path) -> WordParts:
    """The parts of a file that :func:`dutygraph.loaders.office.check_package` let pass.

    Raises
    ------
    KeyError, ValueError
        when there is no main part, or a part is no XML
    """
    with zipfile.ZipFile(path) as archive:
        main = _related(archive, "")["officeDocument"]
        related = _related(archive, main)
        styles, numbering = (_optional(archive, related.get(kind, "")) for kind in ("styles", "numbering"))
        pictures = any(member.startswith("word/media/") for member in archive.namelist())
        return WordParts(_tree(archive, main), styles, numbering, pictures)


def name(element: _Element) -> str:
    """The element's name without its namespace, which is another in files of the strict kind."""
    return str(element.tag).rpartition("}")[2]


def children(element: _Element | None, *names: str) -> Iterator[_Element]:
    """The child elements, or those of them with one of these names."""
    if element is not None:
        yield from (child for child in element.iterchildren("*") if not names or name(child) in names)


def child(element: _Element | None, *path: str) -> _Element | None:
    """The first child of this name, of that the first of the next name …"""
    for step in path:
        element = next(children(element, step), None)
    return element


def value(element: _Element | None, attribute: str = "val") -> str:
    """An attribute in the namespace of its element; '' where either is missing."""
    if element is None:
        return ""
    return str(element.get(str(element.tag).rpartition("}")[0] + "}" + attribute) or "")


def whole(element: _Element | None, default: int, attribute: str = "val") -> int:
    """An attribute that is a whole number, else ``default``."""
    text = value(element, attribute)
    return int(text) if _WHOLE.fullmatch(text) else default


def is_on(element: _Element | None) -> bool:
    """Whether a property like ``w:vanish`` is there and not switched off."""
    return element is not None and value(element) not in ("0", "false", "off")


def _tree(archive: zipfile.ZipFile, part: str) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(archive.read(part), parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(part) from error


def _optional(archive: zipfile.ZipFile, part: str) -> _Element | None:
    return _tree(archive, part) if part in archive.namelist() else None


def _related(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Kind → name of the parts that a part names as related, of the whole file for ''."""
    folder, file = posixpath.split(part)
    relations = _optional(archive, posixpath.join(folder, "_rels", f"{file}.rels"))
    related: dict[str, str] = {}
    for relation in children(relations, "Relationship"):
        kind = str(relation.get("Type", "")).rpartition("/")[2]
        target = posixpath.join("/", folder, str(relation.get("Target", "")))
        related.setdefault(kind, posixpath.normpath(target).lstrip("/"))
    return related

"""Reports of this program that hold parts of plans: their properties say so, and they are not read as a plan."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from pathlib import Path

#: What stands among the properties of such a workbook (its category).
MARK = "dutygraph: report, not a plan"
_PROPERTIES = "docProps/core.xml"
_LARGEST = 1024 * 1024


def is_marked(path: Path) -> bool:
    """Whether a workbook says that it is such a report."""
    with suppress(KeyError, zipfile.BadZipFile), zipfile.ZipFile(path) as archive:
        small = archive.getinfo(_PROPERTIES).file_size < _LARGEST
        return small and MARK.encode() in archive.read(_PROPERTIES)
    return False

"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from dutygraph.errors import UnreadableFile


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file through a neighbour that is renamed when it is complete. A link stays, and what it points at is
    written; a device or a pipe (/dev/stdout) is written to as it is.

    Raises
    ------
    UnreadableFile
        when the folder is missing or the file cannot be written; what stood there before is untouched
    """
    if not path.parent.is_dir():
        raise UnreadableFile("no_such_folder", str(path))
    if path.is_dir():
        raise UnreadableFile("is_folder", str(path))
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            _replace(path.resolve(), content)
    except OSError as error:
        raise UnreadableFile("cannot_write", str(path), reason=error.strerror or error) from None


def _replace(path: Path, content: bytes) -> None:
    handle, beside = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from dutygraph.errors import UnreadableFile


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file through a neighbour that is renamed when it is complete.

    Raises
    ------
    UnreadableFile
        when the folder is missing or the file cannot be written; what stood there before is untouched
    """
    if not path.parent.is_dir():
        raise UnreadableFile("no_such_folder", str(path))
    if path.is_dir():
        raise UnreadableFile("is_folder", str(path))
    beside = ""
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        os.replace(beside, path)
        beside = ""
    except OSError as error:
        raise UnreadableFile("cannot_write", str(path), reason=error.strerror or error) from None
    finally:
        if beside:
            Path(beside).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

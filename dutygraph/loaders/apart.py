"""Runs a reader as a program of its own, so that a file made to exhaust it ends that program and not this one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dutygraph.errors import UnreadableFile

if TYPE_CHECKING:
    from subprocess import CompletedProcess


def run_apart(program: str | None, path: Path, argument: int, timeout: float | None = None) -> CompletedProcess[bytes]:
    """Runs the file of a module on a document, with what this process can import; its exit code says nothing.

    Raises
    ------
    UnreadableFile
        when no process can be started
    subprocess.TimeoutExpired
    """
    import subprocess

    assert program is not None  # the file of a module that was imported
    search = os.pathsep.join(filter(None, sys.path))
    try:
        return subprocess.run(
            [sys.executable, "-P", program, path, str(argument)],
            env={**os.environ, "PYTHONPATH": search},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=timeout,
            check=False,
        )
    except OSError as error:
        raise UnreadableFile("cannot_read", str(path), reason=error.strerror) from None

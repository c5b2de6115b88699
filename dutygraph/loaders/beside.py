"""What people say of a plan beside its file: how far tasks are (计划.status.jsonl) and which findings they accept
(计划.accepted.jsonl). A JSON record a line, only ever added to, so that nothing said is lost when the plan is read again."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from dutygraph.errors import DutyGraphError, UnreadableFile
from dutygraph.model import Acceptance, Plan, Status

_Said = TypeVar("_Said", Status, Acceptance)


def status_file(plan: Path) -> Path:
    """Where the statuses of the plan in a file are kept."""
    return plan.with_suffix(".status.jsonl")


def acceptance_file(plan: Path) -> Path:
    """Where the accepted findings of the plan in a file are kept."""
    return plan.with_suffix(".accepted.jsonl")


def with_what_is_said(plan: Plan, file: Path) -> Plan:
    """The plan of a file, with its statuses and acceptances. Raises UnreadableFile or DutyGraphError."""
    statuses = _read(status_file(file), Status)
    acceptances = _read(acceptance_file(file), Acceptance)
    if not statuses and not acceptances:
        return plan
    return msgspec.structs.replace(
        plan, statuses=_with(plan.statuses, statuses), acceptances=_with(plan.acceptances, acceptances)
    )


def _with(held: tuple[_Said, ...], said: tuple[_Said, ...]) -> tuple[_Said, ...]:
    """What a file holds itself, as one of RDF may, and what is said beside it, each once."""
    return tuple(dict.fromkeys(held + said)) if held else said


def add(file: Path, said: Iterable[Status | Acceptance]) -> None:
    """Adds records to a file of :func:`status_file` or :func:`acceptance_file`, all of them or none. Raises UnreadableFile."""
    lines = b"".join(msgspec.json.encode(record) + b"\n" for record in said)
    try:
        # One write, so that others who add at the same time come before or after.
        with file.open("ab+", buffering=0) as stream:
            size = stream.seek(0, os.SEEK_END)
            stream.seek(max(0, size - 1))
            gap = b"" if stream.read(1) in (b"", b"\n") else b"\n"  # a person may have left out the last line end
            try:
                if stream.write(gap + lines) != len(gap + lines):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                os.fsync(stream.fileno())
            except OSError:
                stream.truncate(size)
                raise
    except OSError as error:
        raise UnreadableFile("cannot_write", str(file), reason=error.strerror or error) from None


def _read(file: Path, kind: type[_Said]) -> tuple[_Said, ...]:
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise UnreadableFile("cannot_read", str(file), reason=error.strerror or error) from None
    decoder = msgspec.json.Decoder(kind)
    said: list[_Said] = []
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            try:
                said.append(decoder.decode(line))
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise DutyGraphError("beside_line", f"{file}:{number}", reason=error) from None
    return tuple(said)

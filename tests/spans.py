"""The spans of any record, for tests that read them back."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dutygraph.model import Span


def spans_in(record: object) -> Iterator[Span]:
    """Every span below a record."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from spans_in(item)
    elif isinstance(record, msgspec.Struct):
        for name in record.__struct_fields__:
            yield from spans_in(getattr(record, name))

"""One JSON document."""

from __future__ import annotations

import msgspec

from dutygraph.exports.answers import Answer


def render(answer: Answer) -> bytes:
    return encode(answer.records)


def encode(records: object) -> bytes:
    """Indented JSON, Chinese as it is."""
    return msgspec.json.format(msgspec.json.encode(records), indent=2) + b"\n"

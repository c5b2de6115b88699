"""One JSON record a line."""

from __future__ import annotations

import msgspec

from dutygraph.exports.answers import Answer


def render(answer: Answer) -> bytes:
    records = answer.records if isinstance(answer.records, list) else [answer.records]
    return b"".join(msgspec.json.encode(record) + b"\n" for record in records)

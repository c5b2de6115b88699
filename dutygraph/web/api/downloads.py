"""Answers as files: which formats there are, what they are called, and what a browser is told of them."""

from __future__ import annotations

import re
from urllib.parse import quote

from starlette.responses import Response

#: What a list can be downloaded as, in the formats of :mod:`dutygraph.exports.answers`.
MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "md": "text/markdown; charset=utf-8",
}
#: What no system allows in the name of a file, or what would end a header.
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|\u2028-\u202e\u2066-\u2069\ud800-\udfff]+')
_LONGEST_NAME = 80


def download(content: bytes, name: str, suffix: str, media_type: str) -> Response:
    """A file that the browser saves (RFC 6266): its name in Chinese, and a plain one for what cannot read that."""
    full = f"{file_name(name)}.{suffix}"
    disposition = f"attachment; filename=\"dutygraph.{suffix}\"; filename*=UTF-8''{quote(full, safe='')}"
    return Response(content, media_type=media_type, headers={"Content-Disposition": disposition})


def file_name(words: str) -> str:
    """Words as the name of a file.

    >>> file_name("任务 省应急厅/../x")
    '任务 省应急厅 .. x'
    """
    return " ".join(_NOT_IN_NAMES.sub(" ", words).split()).strip(" .")[:_LONGEST_NAME].rstrip(" .") or "dutygraph"

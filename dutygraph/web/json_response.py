"""JSON as the commands print it: Chinese as it is."""

from __future__ import annotations

from starlette.responses import Response

from dutygraph.exports.answers.json import encode


class JsonResponse(Response):
    """A record, or a list of them."""

    media_type = "application/json"

    def render(self, content: object) -> bytes:
        return encode(content)

"""Messages about the catalogue of queries and the engines that run it."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "unknown_query": Text("没有叫“{name}”的查询。可用：{near}", "no query is called {name!r}; there are: {near}"),
}

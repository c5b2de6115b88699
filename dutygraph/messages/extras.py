"""Messages about optional parts that are not installed."""

from __future__ import annotations

from dutygraph.messages.text import Text

MESSAGES = {
    "extra_lacks": Text(
        "这项功能需要另外安装：pip install 'dutygraph[{extra}]'",
        "this needs an extra; install it with: pip install 'dutygraph[{extra}]'",
    ),
}

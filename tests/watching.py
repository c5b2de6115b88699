"""Pages that a browser opens, and a list of what goes wrong in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def watched_page(browser: Any, wrong: list[str], is_own: Callable[[str], bool], **settings: Any) -> Any:
    """A page in a fresh context with these settings. What it asks of an address that is not its own, and what it complains
    about, is put into ``wrong``."""
    page = browser.new_context(**settings).new_page()
    page.set_default_timeout(10_000)
    page.on("request", lambda request: None if is_own(request.url) else wrong.append(request.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    return page


def close_all(browser: Any) -> None:
    """Closes what a test opened."""
    for context in browser.contexts:
        context.close()

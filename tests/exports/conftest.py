"""Pages opened from a file: a fresh context a page, and nothing that goes wrong unnoticed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Opens a page as a user does, from a file. Afterwards nothing may have been asked for or complained about."""
    wrong: list[str] = []

    def open_page(html: str, *, width: int = 1280, height: int = 900, javascript: bool = True) -> Any:
        path = tmp_path / "matrix.html"
        path.write_text(html, encoding="utf-8")
        viewport = {"width": width, "height": height}
        page = browser.new_context(viewport=viewport, java_script_enabled=javascript).new_page()
        page.set_default_timeout(10_000)
        page.on("request", lambda request: wrong.append(request.url) if request.url != path.as_uri() else None)
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in browser.contexts:
        context.close()
    assert wrong == []

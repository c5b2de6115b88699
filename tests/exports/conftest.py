"""Pages opened from a file: a fresh context a page, and nothing that goes wrong unnoticed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.watching import close_all, watched_page


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Opens a page as a user does, from a file. Afterwards nothing may have been asked for or complained about."""
    wrong: list[str] = []

    def open_page(html: str, *, width: int = 1280, height: int = 900, javascript: bool = True) -> Any:
        path = tmp_path / "matrix.html"
        path.write_text(html, encoding="utf-8")
        viewport = {"width": width, "height": height}
        page = watched_page(browser, wrong, path.as_uri().__eq__, viewport=viewport, java_script_enabled=javascript)
        page.goto(path.as_uri())
        return page

    yield open_page
    close_all(browser)
    assert wrong == []

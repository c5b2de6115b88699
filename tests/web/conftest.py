"""The local page of the Shandong plan, and a browser that looks at local pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.watching import close_all, watched_page
from tests.web.serving import app_of, client_of, served


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """Asks the page of the Shandong plan."""
    return client_of(app_of(tmp_path_factory.mktemp("kept")))


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a browser finds the page of the Shandong plan."""
    with served(tmp_path_factory.mktemp("kept")) as found:
        yield found


@pytest.fixture
def look(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a page of a server. Afterwards nothing may have been asked of anybody else, or complained about."""
    wrong: list[str] = []

    def open_page(url: str, *, width: int = 1280, javascript: bool = True, lang: str = "zh-CN") -> Any:
        viewport = {"width": width, "height": 900}
        own = ("/".join([*url.split("/")[:3], ""]), "data:")
        settings = {"viewport": viewport, "java_script_enabled": javascript, "locale": lang}
        page = watched_page(browser, wrong, lambda asked: asked.startswith(own), **settings)
        page.goto(url)
        return page

    yield open_page
    close_all(browser)
    assert wrong == []

"""Coroutines of a test, run in a thread apart: the browser of other tests may have a loop running in this one."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Given = TypeVar("Given")


def run_apart(coroutine: Coroutine[Any, Any, Given]) -> Given:
    """What a coroutine gives."""
    with ThreadPoolExecutor() as apart:
        return apart.submit(asyncio.run, coroutine).result()

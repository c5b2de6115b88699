"""The benchmark of the engines, on one small plan: that it asks all there is and finds the same answers. It times nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from dutygraph.queries.catalogue import queries

ROOT = Path(__file__).parents[1]


def test_every_query_of_the_catalogue_is_asked_and_the_answers_are_the_same() -> None:
    command = [sys.executable, "-m", "benchmarks.engines", "--duties", "328", "--engines", "pyoxigraph"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    asked = {line.split("|")[1].strip() for line in done.stdout.splitlines() if line.startswith("|")}
    assert queries().keys() <= asked
    assert "left out" not in done.stdout
    assert done.stdout.endswith("All answers that were given are equal.\n")

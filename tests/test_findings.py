"""The page of all findings on the bundled plan, which people checked by hand, is what the program finds."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from dutygraph.cli import cli

PAGE = Path(__file__).parents[1] / "docs" / "findings-shandong.md"


def test_the_page_of_findings_is_up_to_date(tmp_path: Path) -> None:
    found = tmp_path / "found.md"
    result = CliRunner().invoke(cli, ["report", "--gaps", "--on", "2026-01-01", "--lang", "zh", "-o", str(found)])
    assert result.exit_code == 0, result.output
    assert found.read_text("utf-8") == PAGE.read_text("utf-8"), f"dutygraph report --gaps … -o {PAGE.name}"

"""The command line: the program and its commands.

What only one command needs is imported in it, so that a plain answer starts fast.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from pathlib import Path

import click

from dutygraph.commands import (
    assistants,
    documents,
    gaps,
    neo4j,
    progress,
    queries,
    questions,
    rdf,
    sectors,
    serve,
    what_if,
)
from dutygraph.commands.shared import option
from dutygraph.localised import Group, Option, tell
from dutygraph.messages import locale_lang, say


@click.group(cls=Group, name="dutygraph")
@option("--data", multiple=True, type=click.Path(path_type=Path))
@option("--config", type=click.Path(path_type=Path))
@click.version_option(package_name="dutygraph", message="%(version)s", cls=Option)
def cli(data: tuple[Path, ...], config: Path | None) -> None:
    """The program; the commands take ``data`` and ``config`` from its context."""


for command in (
    questions.ask_command,
    questions.tasks_command,
    questions.task_command,
    questions.unit_command,
    questions.units_command,
    questions.due_command,
    questions.search_command,
    gaps.gaps_command,
    sectors.sectors_command,
    progress.status_command,
    queries.queries_command,
    documents.extract_command,
    documents.review_command,
    documents.diff_command,
    documents.check_command,
    documents.export_command,
    documents.report_command,
    what_if.what_if_command,
    rdf.sparql_command,
    rdf.shacl_command,
    neo4j.neo4j_group,
    serve.serve_command,
    assistants.mcp_command,
):
    cli.add_command(command)


def main() -> None:
    """The program ``dutygraph``."""
    gc.disable()  # it answers once and ends: looking for garbage costs time and finds none
    _make_printable()
    try:
        cli(prog_name="dutygraph")
    except OSError as error:  # click ends the program quietly when a pipe was closed; this is a full disk
        tell(say("cannot_print", locale_lang(), reason=error.strerror or error))
        os._exit(1)  # nothing more can be written, at exit neither


def _make_printable() -> None:
    """Chinese goes out as UTF-8, but to a terminal in the terminal's own encoding; what it lacks is replaced."""
    if sys.stdout is None:  # closed by whoever started the program
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")

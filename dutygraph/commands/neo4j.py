"""Commands on a Neo4j server: push, verify, pull, query, csv."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable
from functools import wraps
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dutygraph.commands.passwords import ask_password
from dutygraph.commands.shared import Words, graph_of, option, print_answer, with_format, with_output, write
from dutygraph.errors import DutyGraphError, UnreadableFile
from dutygraph.localised import Command, Group, lang_of, tell
from dutygraph.messages import say

if TYPE_CHECKING:
    from dutygraph.graph.neo4j.access import Access
    from dutygraph.model import Plan


@click.group(cls=Group, name="neo4j")
def neo4j_group() -> None:
    """The commands on a server."""


def with_access(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say which server, as one argument ``access``."""

    @option("--uri")
    @option("--user")
    @option("--database")
    @option("--password-file", type=click.Path(path_type=Path))
    @option("--unencrypted", is_flag=True)
    @wraps(command)
    def with_options(
        *args: Any,
        uri: str | None,
        user: str | None,
        database: str | None,
        password_file: Path | None,
        unencrypted: bool,
        **others: Any,
    ) -> None:
        from dutygraph.graph.neo4j.access import access

        found = access(uri, user, database, password_file, unencrypted=unencrypted, ask=ask_password)
        command(*args, access=found, **others)

    return with_options


@neo4j_group.command(cls=Command, name="push")
@option("--prune", is_flag=True)
@with_access
@click.pass_context
def push_command(ctx: click.Context, access: Access, prune: bool) -> None:
    from dutygraph.graph.neo4j.connect import connect
    from dutygraph.graph.neo4j.prune import prune as delete_extra
    from dutygraph.graph.neo4j.push import push

    graph, lang = graph_of(ctx), lang_of(ctx)
    with connect(access) as server:
        hidden = not sys.stderr.isatty()
        length = 0 if hidden else sum(1 for _ in chain(graph.nodes(), graph.edges()))
        label = say("neo4j_pushing", lang)
        with click.progressbar(length=length, label=label, file=sys.stderr, hidden=hidden) as bar:
            pushed = push(server, graph, bar.update)
        tell(say("neo4j_pushed", lang, **pushed._asdict()))
        if prune:
            tell(say("neo4j_pruned", lang, **delete_extra(server, graph)._asdict()))


@neo4j_group.command(cls=Command, name="verify")
@with_access
@with_format
@click.pass_context
def verify_command(ctx: click.Context, access: Access, form: str) -> None:
    from dutygraph.exports.servers import comparison_record, comparison_table
    from dutygraph.graph.neo4j.compare import compare
    from dutygraph.graph.neo4j.connect import connect

    graph = graph_of(ctx)
    with connect(access) as server:
        comparison = compare(server, graph)
    print_answer(comparison_record(comparison), comparison_table(comparison, lang_of(ctx)), form)
    if comparison.first:
        ctx.exit(1)


@neo4j_group.command(cls=Command, name="pull")
@with_output
@with_access
@click.pass_context
def pull_command(ctx: click.Context, access: Access, output: Path | None) -> None:
    from dutygraph.graph.neo4j.connect import connect
    from dutygraph.graph.neo4j.pull import pull
    from dutygraph.graph.neo4j.stored import plan_ids
    from dutygraph.loaders import plan_yaml

    with connect(access) as server:
        ids = plan_ids(server)
        if not ids:
            raise DutyGraphError("neo4j_no_plans", access.uri)
        if output is None:
            for place, plan in enumerate(pull(server)):
                write(f"{'---' if place else ''}\n{plan_yaml.dumps(plan)}".lstrip("\n").encode())
            return
        if len(ids) > 1 and not output.is_dir():
            raise DutyGraphError("neo4j_several_plans", str(output), count=len(ids))
        files = _files_for(ids, output) if output.is_dir() else [output]
        for file, plan in zip(files, pull(server), strict=True):
            _write_pulled(file, plan)
            tell(say("neo4j_pulled", lang_of(ctx), file=file, title=plan.title))


def _files_for(ids: list[str], folder: Path) -> list[Path]:
    """A file in the folder for each plan, named after its identity: letters and digits of it, and a number where two would
    be the same."""
    names = Counter[str]()
    files = []
    for identity in ids:
        name = re.sub(r"\W+", "-", identity)[:60].strip("-") or "plan"
        names[name.lower()] += 1
        count = names[name.lower()]
        files.append(folder / (f"{name}.yaml" if count == 1 else f"{name}~{count}.yaml"))
    return files


def _write_pulled(file: Path, plan: Plan) -> None:
    """Writes a plan file with what people say beside it; nothing that is there already is overwritten or added to."""
    from dutygraph.exports.files import write_whole
    from dutygraph.loaders import beside, plan_yaml

    statuses, acceptances = beside.status_file(file), beside.acceptance_file(file)
    for wanted in (file, statuses, acceptances):
        if wanted.exists():
            raise UnreadableFile("neo4j_file_in_use", str(wanted))
    write_whole(file, plan_yaml.dumps(plan).encode())
    if plan.statuses:
        beside.add(statuses, plan.statuses)
    if plan.acceptances:
        beside.add(acceptances, plan.acceptances)


@neo4j_group.command(cls=Command, name="query")
@click.argument("cypher", metavar="FILE|CYPHER", type=Words())
@with_access
@with_format
@click.pass_context
def query_command(ctx: click.Context, cypher: str, access: Access, form: str) -> None:
    from dutygraph.exports.servers import rows_record, rows_table
    from dutygraph.graph.neo4j.connect import connect
    from dutygraph.graph.neo4j.reading import check_only_reads

    query = _query_of(cypher)
    check_only_reads(query)
    with connect(access) as server:
        answer = server.ask(query)
    print_answer(rows_record(answer), rows_table(answer), form)


def _query_of(cypher: str) -> str:
    """The query in the file of this name, or the words themselves where they name none."""
    from dutygraph.loaders.decode import read_text

    try:
        is_file = Path(cypher).is_file()
    except (OSError, ValueError):  # longer than a name may be
        is_file = False
    return read_text(Path(cypher)) if is_file else cypher


@neo4j_group.command(cls=Command, name="csv")
@option("-o", "--output", required=True, type=click.Path(path_type=Path))
@click.pass_context
def csv_command(ctx: click.Context, output: Path) -> None:
    from dutygraph.graph.neo4j.csv_files import write_csv

    write_csv(graph_of(ctx), output)
    tell(say("neo4j_csv_written", lang_of(ctx), folder=output))

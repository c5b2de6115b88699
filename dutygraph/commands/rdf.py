"""Commands on the graph as RDF: sparql, shacl."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dutygraph.commands.passwords import ask_password
from dutygraph.commands.shared import Words, graph_of, option, print_answer, with_format, write
from dutygraph.localised import Command, lang_of, tell
from dutygraph.messages import say
from dutygraph.model import Severity

#: Suffixes of files that hold a query.
_QUERY_FILES = (".rq", ".sparql")


@click.command(cls=Command, name="sparql")
@click.argument("query", metavar="QUERY|FILE|-", type=Words())
@option("--endpoint", metavar="URL")
@option("--user", "sparql_user")
@option("--password-file", "sparql_password_file", type=click.Path(path_type=Path))
@option("--timeout", type=click.FloatRange(min=0, min_open=True), default=60.0, show_default=True)
@with_format
@click.pass_context
def sparql_command(
    ctx: click.Context,
    query: str,
    endpoint: str | None,
    sparql_user: str | None,
    sparql_password_file: Path | None,
    timeout: float,
    form: str,
) -> None:
    from dutygraph.exports.bindings import answer_of, turtle_of
    from dutygraph.graph.rdf.ask import ask, store_of
    from dutygraph.graph.rdf.endpoint import ask_server, login
    from dutygraph.graph.rdf.tokens import check

    text, name = _query(query)
    check(text, name)  # before the plans are read
    if endpoint:
        as_user = login(sparql_user, sparql_password_file, ask=ask_password)
        found = ask_server(endpoint, text, timeout, name, as_user)
    else:
        found = ask(store_of(graph_of(ctx)), text, timeout, name)
    if found.statements is not None and form == "table":
        write(turtle_of(found.statements))
        return
    answer = answer_of(found)
    print_answer(answer.records, answer.table, form)
    if not answer.table.rows:
        tell(say("sparql_none", lang_of(ctx)))


@click.command(cls=Command, name="shacl")
@option("--shapes", multiple=True, type=click.Path(path_type=Path))
@option("--fail-on", type=click.Choice([severity.value for severity in Severity]))
@with_format
@click.pass_context
def shacl_command(ctx: click.Context, shapes: tuple[Path, ...], fail_on: str | None, form: str) -> None:
    from dutygraph.exports.records import gap_record
    from dutygraph.exports.tables import gaps_table
    from dutygraph.queries.gaps import at_least
    from dutygraph.queries.shapes import find_by_shapes

    lang = lang_of(ctx)
    found = find_by_shapes(graph_of(ctx), shapes)
    print_answer([gap_record(gap, lang) for gap in found], gaps_table(found, lang, every=form in ("csv", "xlsx")), form)
    if fail_on and at_least(found, Severity(fail_on)):
        ctx.exit(3)


def _query(given: str) -> tuple[str, str]:
    """The query, and what errors call it: that of a file, of the standard input, or the words themselves."""
    from dutygraph.loaders.decode import read_text

    if given == "-":
        return sys.stdin.buffer.read().decode("utf-8", "replace"), "-"
    if given.lower().endswith(_QUERY_FILES):
        return read_text(Path(given)), given
    return given, "query"

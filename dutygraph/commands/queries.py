"""The catalogue of named queries: queries."""

from __future__ import annotations

from typing import Literal

import click

from dutygraph.commands.shared import option, print_answer, with_format, write
from dutygraph.localised import Command, lang_of

#: Those of :data:`dutygraph.queries.catalogue.LANGUAGES`, which is imported when it is needed.
_LANGUAGES = ("python", "sparql", "cypher")


@click.command(cls=Command, name="queries")
@click.argument("name", required=False)
@option("--language", type=click.Choice(_LANGUAGES), default="cypher", show_default=True)
@with_format
@click.pass_context
def queries_command(
    ctx: click.Context, name: str | None, language: Literal["python", "sparql", "cypher"], form: str
) -> None:
    from dutygraph.exports.catalogue import queries_table, query_record
    from dutygraph.queries.catalogue import find_query, queries
    from dutygraph.queries.catalogue.paste import to_paste

    lang = lang_of(ctx)
    if name is not None:
        write(to_paste(find_query(name), language, lang).encode())
        return
    entries = list(queries().values())
    print_answer([query_record(entry, lang) for entry in entries], queries_table(entries, lang), form)

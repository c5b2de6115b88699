"""Commands on a Neo4j server: push, verify, pull, query, csv."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dutygraph.commands.shared import graph_of, option
from dutygraph.localised import Command, Group, lang_of, tell
from dutygraph.messages import say

if TYPE_CHECKING:
    from dutygraph.graph.neo4j.access import Access


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

        found = access(uri, user, database, password_file, unencrypted=unencrypted, ask=_ask_password)
        command(*args, access=found, **others)

    return with_options


def _ask_password(user: str) -> str:
    if not sys.stdin.isatty():
        return ""
    lang = lang_of(click.get_current_context(silent=True))
    password: str = click.prompt(say("neo4j_password", lang, user=user), hide_input=True, err=True)
    return password


@neo4j_group.command(cls=Command, name="push")
@with_access
@click.pass_context
def push_command(ctx: click.Context, access: Access) -> None:
    from dutygraph.graph.neo4j.connect import connect
    from dutygraph.graph.neo4j.push import push

    graph, lang = graph_of(ctx), lang_of(ctx)
    with connect(access) as server:
        nodes, edges = sum(1 for _ in graph.nodes()), sum(1 for _ in graph.edges())
        hidden = not sys.stderr.isatty()
        with click.progressbar(
            length=nodes + edges, label=say("neo4j_pushing", lang), file=sys.stderr, hidden=hidden
        ) as bar:
            push(server, graph, bar.update)
    tell(say("neo4j_pushed", lang, nodes=nodes, edges=edges))

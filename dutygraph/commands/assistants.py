"""The server that assistants ask: mcp."""

from __future__ import annotations

import gc

import click

from dutygraph.commands.shared import graph_of, tell_rules_off
from dutygraph.extras import need
from dutygraph.localised import Command, lang_of


@click.command(cls=Command, name="mcp")
@click.pass_context
def mcp_command(ctx: click.Context) -> None:
    need("mcp", "mcp", "mcp.server.mcpserver")  # releases before 2 have no such module
    from dutygraph.assistants.server import build

    graph = graph_of(ctx)
    tell_rules_off(ctx, graph)
    gc.enable()  # it stays, unlike the other commands
    build(graph, lang_of(ctx)).run()

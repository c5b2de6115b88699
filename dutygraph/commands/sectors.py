"""The command that holds the checklist of sectors against the plans."""

from __future__ import annotations

import click

from dutygraph.commands.shared import graph_of, option, print_answer, with_format
from dutygraph.localised import Command, lang_of, tell
from dutygraph.messages import say


@click.command(cls=Command, name="sectors")
@option("--uncovered", is_flag=True)
@with_format
@click.pass_context
def sectors_command(ctx: click.Context, uncovered: bool, form: str) -> None:
    from dutygraph.exports.sectors import sector_record, sectors_table, uncovered_table
    from dutygraph.queries import sectors

    lang, graph = lang_of(ctx), graph_of(ctx)
    every = sectors.sectors(graph)
    shown = sectors.uncovered(every) if uncovered else every
    table = uncovered_table(shown, every, lang) if uncovered else sectors_table(every, graph.scheme, lang)
    print_answer([sector_record(answer) for answer in shown], table, form)
    if not any(sectors.concerns_safety(plan) for plan in graph.plans):
        tell(say("sectors_not_for_it", lang))

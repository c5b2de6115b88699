"""The command what-if: changes of units and leads, in the order written, and what they do to the duties."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dutygraph.commands.documents import refuse_to_overwrite
from dutygraph.commands.shared import (
    Words,
    complete_unit,
    data_of,
    graph_of,
    option,
    print_answer,
    with_format,
    with_output,
)
from dutygraph.localised import Command, lang_of
from dutygraph.messages import Lang, say

if TYPE_CHECKING:
    from dutygraph.queries.what_if import Change

Written = tuple[str, Any]
"""An option as it was written: its name and its value."""


class InOrder(Command):
    """A command that remembers in which order its options were written."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        _, _, ctx.meta[__name__] = self.make_parser(ctx).parse_args(args=list(args))
        return super().parse_args(ctx, args)


def _written(ctx: click.Context, values: dict[str, tuple[Any, ...]]) -> list[Written]:
    """The options of ``values``, one by one, in the order written."""
    left = {name: iter(of_option) for name, of_option in values.items()}
    return [(param.name, next(left[param.name])) for param in ctx.meta[__name__] if param.name in left]


@click.command(cls=InOrder, name="what-if")
@option("--abolish", multiple=True, metavar="UNIT", type=Words(), shell_complete=complete_unit)
@option("--merge", multiple=True, metavar="UNIT", type=Words(), shell_complete=complete_unit)
@option("--into", multiple=True, metavar="UNIT", type=Words(), shell_complete=complete_unit)
@option("--rename", multiple=True, metavar="UNIT NAME", type=(Words(), Words()))
@option("--move", multiple=True, metavar="TASK UNIT", type=(Words(), Words()))
@with_output
@with_format
@click.pass_context
def what_if_command(ctx: click.Context, /, output: Path | None, form: str, **values: tuple[Any, ...]) -> None:
    from dutygraph.exports.files import write_whole
    from dutygraph.exports.what_if.files import FILES
    from dutygraph.exports.what_if.records import outcome_record
    from dutygraph.exports.what_if.tables import outcome_table
    from dutygraph.loaders import find_files
    from dutygraph.queries.what_if import what_if

    lang = lang_of(ctx)
    changes = _changes(_written(ctx, values), lang)
    if output and output.suffix.lower() not in FILES:
        raise click.UsageError(say("reform_output", lang, known=" ".join(FILES)))
    if output:
        refuse_to_overwrite(ctx, output, find_files(data_of(ctx)), is_yaml_written=False)
    graph = graph_of(ctx)
    outcome = what_if(graph, changes)
    if output:
        write_whole(output, FILES[output.suffix.lower()](graph, outcome, lang))
    else:
        print_answer(outcome_record(outcome), outcome_table(outcome, lang, every=form in ("csv", "xlsx")), form)


def _changes(written: Iterable[Written], lang: Lang) -> list[Change]:
    """The changes that options say. What --into names belongs to what stands right before it."""
    from dutygraph.queries.what_if import Abolish, Merge, Move, Rename

    changes: list[Change] = []
    merged: list[str] = []
    former = ""
    for name, value in written:
        if merged and name not in ("merge", "into"):
            raise click.UsageError(say("reform_merge_open", lang))
        if name == "abolish":
            changes.append(Abolish(value))
        elif name == "merge":
            merged.append(value)
        elif name == "rename":
            changes.append(Rename(*value))
        elif name == "move":
            changes.append(Move(*value))
        elif merged:
            changes.append(Merge(tuple(merged), value))
            merged = []
        elif former == "abolish":
            abolished = changes.pop()
            assert isinstance(abolished, Abolish)
            changes.append(Abolish(abolished.unit, value))
        else:
            raise click.UsageError(say("reform_into_alone", lang))
        former = name
    if merged:
        raise click.UsageError(say("reform_merge_open", lang))
    if not changes:
        raise click.UsageError(say("reform_nothing", lang))
    return changes

"""The gap report, and the acceptance of what stands in it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click
from click.core import ParameterSource

from dutygraph.commands.shared import (
    Day,
    Words,
    complete_unit,
    graph_of,
    option,
    plan_files,
    print_answer,
    tell_rules_off,
    with_format,
)
from dutygraph.errors import DutyGraphError
from dutygraph.localised import Command, Group, lang_of, printable, tell
from dutygraph.messages import say
from dutygraph.model import Acceptance, Severity


@click.group(cls=Group, name="gaps", invoke_without_command=True, subcommand_metavar="[accept …]")
@option("--rule", "rules", multiple=True)
@option("--unit", type=Words(), shell_complete=complete_unit)
@option("--about", type=Words())
@option("--accepted", is_flag=True)
@option("--on", type=Day())
@option("--fail-on", type=click.Choice([severity.value for severity in Severity]))
@with_format
@click.pass_context
def gaps_command(
    ctx: click.Context,
    rules: tuple[str, ...],
    unit: str | None,
    about: str | None,
    accepted: bool,
    on: dt.date | None,
    fail_on: str | None,
    form: str,
) -> None:
    from dutygraph.exports.acceptances import accepted_record, accepted_table
    from dutygraph.exports.records import gap_record
    from dutygraph.exports.tables import gaps_table
    from dutygraph.queries.gaps import at_least, survey

    lang = lang_of(ctx)
    if ctx.invoked_subcommand:
        if any(ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE for name in ctx.params):
            raise click.UsageError(say("options_before_accept", lang))
        return
    graph = graph_of(ctx)
    found = survey(graph, rules, unit=unit, about=about, on=on)
    if accepted:
        records = [accepted_record(gap, lang) for gap in found.accepted]
        print_answer(records, accepted_table(found.accepted, lang), form)
    else:
        every = bool(rules) or form in ("csv", "xlsx")
        print_answer([gap_record(gap, lang) for gap in found.open], gaps_table(found.open, lang, every=every), form)
        if found.accepted:
            tell(say("gaps_accepted", lang, count=len(found.accepted)))
    if not rules:
        tell_rules_off(ctx, graph)
    if fail_on and at_least(found.open, Severity(fail_on)):
        ctx.exit(3)


@gaps_command.command(cls=Command, name="accept")
@click.argument("rule")
@click.argument("task", required=False, type=Words())
@option("--reason", required=True, type=Words())
@option("--by", default="", type=Words())
@option("--words", default="", type=Words())
@click.pass_context
def accept_command(ctx: click.Context, rule: str, task: str | None, reason: str, by: str, words: str) -> None:
    from dutygraph.loaders.beside import acceptance_file, add
    from dutygraph.queries.acceptance import find_acceptable
    from dutygraph.queries.gaps.accepted import acceptance_of

    lang = lang_of(ctx)
    reason, by = (" ".join(printable(text).split()) for text in (reason, by))
    if not reason:
        raise click.UsageError(say("accept_no_reason", lang))
    graph, files = graph_of(ctx), plan_files(ctx)
    found = find_acceptable(graph, rule, task, words)
    said: dict[Path, list[Acceptance]] = {}
    for plan, file in zip(graph.plans, files, strict=True):
        if of_plan := [gap for gap in found if gap.plan in (plan.id, "")]:
            _refuse_unless_own(file)
            said[acceptance_file(file)] = [acceptance_of(gap, reason, dt.date.today(), by) for gap in of_plan]
    for beside, acceptances in said.items():
        add(beside, acceptances)
    for gap in found:
        tell(say("accept_done", lang, found=gap._replace(lapsed=None).message(lang)))
    for beside in said:
        tell(say("accept_saved", lang, file=beside))


def _refuse_unless_own(file: Path) -> None:
    """What is said of the bundled plan would be lost with the next installation; beside a pipe nothing can stand."""
    from dutygraph.loaders import BUNDLED

    if not file.is_file() or file.samefile(BUNDLED):
        raise DutyGraphError("accept_no_file", str(file), source=file)

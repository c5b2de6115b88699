"""Commands on how far the work is: status, status take, status set."""

from __future__ import annotations

import datetime as dt
import getpass
from pathlib import Path

import click

from dutygraph.commands.shared import Day, Words, data_of, graph_of, option, print_answer, with_format
from dutygraph.errors import DutyGraphError
from dutygraph.localised import Command, Group, lang_of, tell
from dutygraph.messages import say


@click.group(cls=Group, name="status", invoke_without_command=True)
@with_format
@click.pass_context
def status_command(ctx: click.Context, form: str) -> None:
    if ctx.invoked_subcommand:
        return
    from dutygraph.exports.progress import report_record, reports_table
    from dutygraph.graph.progress import last_reports

    lang = lang_of(ctx)
    found = [(plan, report) for plan in graph_of(ctx).plans for report in last_reports(plan)]
    table = reports_table((report for _, report in found), lang)
    print_answer([report_record(plan, report) for plan, report in found], table, form)
    if not found:
        tell(say("status_none", lang))
    if lost := sum(report.subject.task is None for _, report in found):
        tell(say("status_lost", lang, count=lost))


@status_command.command(cls=Command, name="take")
@click.argument("ledger", type=click.Path(path_type=Path))
@click.pass_context
def take_command(ctx: click.Context, ledger: Path) -> None:
    from dutygraph.commands.returned import take_statuses, tell_corrections
    from dutygraph.loaders import is_plan_yaml, load_plan, read_document
    from dutygraph.queries.filled import check_is_of
    from dutygraph.text.filled_rows import has_reports, read_rows

    file = _plan_file(ctx)
    plan = load_plan(file)
    if is_plan_yaml(ledger) or not has_reports(source := read_document(ledger)):
        raise DutyGraphError("status_no_column", str(ledger))
    check_is_of(plan, list(read_rows(source)), source.file)
    take_statuses(ctx, file, plan, source)
    tell_corrections(ctx, file, plan, ledger, source)


@status_command.command(cls=Command, name="set")
@click.argument("number", metavar="TASK", type=Words())
@click.argument("state", type=Words())
@option("--note", type=Words(), default="")
@option("--date", "on", type=Day())
@click.pass_context
def set_command(ctx: click.Context, number: str, state: str, note: str, on: dt.date | None) -> None:
    from dutygraph.commands.returned import tell_statuses
    from dutygraph.graph.duty_graph import DutyGraph
    from dutygraph.loaders import load_plan
    from dutygraph.loaders.beside import add, status_file
    from dutygraph.model import Status
    from dutygraph.text.states import read_state

    lang, today = lang_of(ctx), dt.date.today()
    meant = read_state(state)
    if meant is None:
        raise click.UsageError(say("status_unknown_state", lang, words=state))
    if on and on > today:
        raise click.UsageError(say("status_ahead", lang, day=on))
    file = _plan_file(ctx)
    (task,) = DutyGraph([load_plan(file)]).find_tasks(number)
    duties = tuple(duty.text for duty in task.duties)
    said = Status(task.number, task.title, meant, on or today, _who(), duties, " ".join(note.split()))
    add(status_file(file), [said])
    tell_statuses([said], status_file(file), lang)


def _plan_file(ctx: click.Context) -> Path:
    """The one plan file that is asked about, which statuses are kept beside."""
    from dutygraph.loaders import BUNDLED

    lang, data = lang_of(ctx), data_of(ctx)
    if not data or any(file.exists() and file.samefile(BUNDLED) for file in data):
        raise DutyGraphError("status_bundled", file=BUNDLED)
    if len(data) > 1 or data[0].is_dir():
        raise click.UsageError(say("status_one_plan", lang))
    return data[0]


def _who() -> str:
    """The person at the keyboard, by the name that the system has for them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # nobody in the list of users, as in some containers
        return "?"

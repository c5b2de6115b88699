"""The command line: parse arguments, call one function, print.

What only one command needs is imported in it, so that a plain answer starts fast.
"""

from __future__ import annotations

import datetime as dt
import gc
import io
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource
from click.shell_completion import CompletionItem

import dutygraph
from dutygraph.errors import DutyGraphError, InvalidPlan, NotUnderstood, UnknownName
from dutygraph.exports.answers import Answer, render
from dutygraph.exports.records import duty_records, task_record, unit_record, unit_with_tasks_record
from dutygraph.exports.tables import Table, due_table, found_table, task_table, tasks_table, unit_table, units_table
from dutygraph.localised import Group, Option, lang_of, lang_option, tell
from dutygraph.messages import Lang, locale_lang, say, say_place
from dutygraph.model import Role, Severity
from dutygraph.queries.tasks import TaskAnswer, about_topic, all_tasks, due, find_task, search, shared_tasks
from dutygraph.queries.units import unit, units

if TYPE_CHECKING:
    from dutygraph.model import Plan

    _DateType = click.ParamType[dt.date]
    _TextType = click.ParamType[str]
else:
    _DateType = _TextType = click.ParamType  # before click 8.4 no generic class

F = TypeVar("F", bound=Callable[..., Any])

#: Diagnostics told on the terminal; the plan file has them all.
_MOST_TOLD = 20
_FORMATS = ("table", "json", "jsonl", "csv", "md", "xlsx")


class _Day(_DateType):
    """A date: 2025-12-31, or the first day of 2025-12 or 2025."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        parts = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", str(value))
        try:
            if parts:
                return dt.date(*(int(part or 1) for part in parts.groups()))
        except ValueError:  # 2025-02-30
            pass
        return self.fail(say("not_a_date", lang_of(ctx), value=value), param, ctx)


class _Words(_TextType):
    """Words of a name or a question; bytes that are no text in the locale are taken for UTF-8."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value)
        return os.fsencode(text).decode(errors="replace") if re.search("[\ud800-\udfff]", text) else text


def _complete_unit(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Units and groups whose name has the letters typed so far, anywhere."""
    try:
        names = _graph(ctx).names
    except DutyGraphError:  # told when the command runs; a message here would land in the line being typed
        return []
    return [CompletionItem(name) for name in sorted(names) if incomplete in name]


def _option(*names: str, **settings: Any) -> Callable[[F], F]:
    return click.option(*names, cls=Option, **settings)


_with_format = _option("--format", "form", type=click.Choice(_FORMATS), default="table")
_with_output = _option("-o", "--output", type=click.Path(path_type=Path))


@click.group(cls=Group, name="dutygraph")
@_option("--data", multiple=True, type=click.Path(path_type=Path))
@click.version_option(package_name="dutygraph", message="%(version)s", cls=Option)
def cli(data: tuple[Path, ...]) -> None:
    """The program; the commands take ``data`` from its context."""


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


def _data(ctx: click.Context) -> tuple[Path, ...]:
    """The files and folders that stand behind --data."""
    data: tuple[Path, ...] = ctx.find_root().params.get("data", ())
    return data


def _graph(ctx: click.Context) -> dutygraph.DutyGraph:
    from dutygraph.loaders import BUNDLED, load_plans, refused_files

    paths = _data(ctx) or (BUNDLED,)
    lang = lang_of(ctx)
    for file in refused_files(paths):
        tell(f"{file}: {say('not_read', lang)}")
    return dutygraph.DutyGraph(load_plans(paths, lambda files: _watched(files, lang)))


def _watched(files: list[Path], lang: Lang) -> Iterator[Path]:
    """The files, with a bar on stderr that shows how far their reading is, where that is a terminal and they are many."""
    from dutygraph.loaders import is_plan_yaml

    is_long = sys.stderr.isatty() and len(files) > 1 and not all(map(is_plan_yaml, files))
    with click.progressbar(files, label=say("reading", lang), file=sys.stderr, hidden=not is_long) as bar:
        yield from bar


def _print(records: Any, table: Table, form: str) -> None:
    _write(render(Answer(records, table), form), binary=form == "xlsx")


def _print_tasks(
    ctx: click.Context, answers: list[TaskAnswer], table: Callable[..., Table], form: str, *, if_none: str
) -> None:
    lang = lang_of(ctx)
    _print([task_record(answer) for answer in answers], table(answers, lang), form)
    if not answers:
        tell(say(if_none, lang))


def _write(content: bytes, *, binary: bool = False) -> None:
    if sys.stdout.isatty() and binary:
        raise click.UsageError(say("binary_to_terminal", lang_of(click.get_current_context())))
    if sys.stdout.isatty():
        click.echo(content.decode(), nl=False)
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()


# --- questions --------------------------------------------------------------------------------------------


@cli.command("ask")
@click.argument("question", nargs=-1, required=True, type=_Words())
@_with_format
@click.pass_context
def ask_command(ctx: click.Context, question: tuple[str, ...], form: str) -> None:
    from dutygraph.exports.records import asked_record
    from dutygraph.exports.tables import asked_table
    from dutygraph.queries.ask import Asked, ask

    words = " ".join(question)
    try:
        asked = ask(_graph(ctx), words, lang=lang_option(ctx))
    except (NotUnderstood, UnknownName):
        if form in ("json", "jsonl"):
            nothing = Asked(words, "", "", [])
            _print(asked_record(nothing), asked_table(nothing, lang_of(ctx)), form)
        raise
    lang = lang_option(ctx) or asked.lang
    tell(say("understood", lang, understood=asked.understood, command=asked.command))
    _print(asked_record(asked), asked_table(asked, lang), form)


@cli.command("tasks")
@click.argument("unit", nargs=-1, type=_Words(), shell_complete=_complete_unit)
@_option("--role", type=click.Choice([*(role.value for role in Role), "any"]), default="any")
@_option("--sole", "joint", flag_value=False, type=bool, default=None)
@_option("--joint", "joint", flag_value=True, type=bool, default=None)
@_option("--due-before", type=_Day())
@_option("--about", type=_Words())
@_with_format
@click.pass_context
def tasks_command(
    ctx: click.Context,
    unit: tuple[str, ...],
    role: str,
    joint: bool | None,
    due_before: dt.date | None,
    about: str | None,
    form: str,
) -> None:
    wanted = None if role == "any" else Role(role)
    if not unit and (not about or wanted or joint is not None):
        raise click.UsageError(say("unit_or_about", lang_of(ctx)))
    graph = _graph(ctx)
    answers = (
        shared_tasks(graph, unit, wanted, joint=joint, due_before=due_before)
        if unit
        else all_tasks(graph, due_before=due_before)
    )
    if about:
        answers = about_topic(graph, answers, about)
    _print_tasks(ctx, answers, tasks_table, form, if_none="none_such")


@cli.command("task")
@click.argument("number", type=_Words())
@_with_format
@click.pass_context
def task_command(ctx: click.Context, number: str, form: str) -> None:
    found = find_task(_graph(ctx), number)
    _print({**task_record(found), "duties": duty_records(found.task)}, task_table(found, lang_of(ctx)), form)


@cli.command("unit")
@click.argument("name", metavar="UNIT", type=_Words(), shell_complete=_complete_unit)
@_with_format
@click.pass_context
def unit_command(ctx: click.Context, name: str, form: str) -> None:
    found = unit(_graph(ctx), name)
    _print(unit_with_tasks_record(found), unit_table(found, lang_of(ctx)), form)


@cli.command("units")
@_with_format
@click.pass_context
def units_command(ctx: click.Context, form: str) -> None:
    found = units(_graph(ctx))
    _print([unit_record(answer) for answer in found], units_table(found, lang_of(ctx)), form)


@cli.command("due")
@_option("--before", type=_Day())
@_option("--after", type=_Day())
@_option("--unit", type=_Words(), shell_complete=_complete_unit)
@_option("--about", type=_Words())
@_with_format
@click.pass_context
def due_command(
    ctx: click.Context,
    before: dt.date | None,
    after: dt.date | None,
    unit: str | None,
    about: str | None,
    form: str,
) -> None:
    graph = _graph(ctx)
    answers = due(graph, after=after, before=before, unit=unit)
    if about:
        answers = about_topic(graph, answers, about)
    _print_tasks(ctx, answers, due_table, form, if_none="none_such")


@cli.command("search")
@click.argument("words", nargs=-1, required=True, type=_Words())
@_with_format
@click.pass_context
def search_command(ctx: click.Context, words: tuple[str, ...], form: str) -> None:
    answers = search(_graph(ctx), " ".join(words))
    _print_tasks(ctx, answers, found_table, form, if_none="nothing_found")
    if not answers:
        ctx.exit(1)


@cli.command("gaps")
@_option("--rule", "rules", multiple=True)
@_option("--unit", type=_Words(), shell_complete=_complete_unit)
@_option("--about", type=_Words())
@_option("--fail-on", type=click.Choice([severity.value for severity in Severity]))
@_with_format
@click.pass_context
def gaps_command(
    ctx: click.Context,
    rules: tuple[str, ...],
    unit: str | None,
    about: str | None,
    fail_on: str | None,
    form: str,
) -> None:
    from dutygraph.exports.records import gap_record
    from dutygraph.exports.tables import gaps_table
    from dutygraph.queries.gaps import at_least, find_gaps

    lang = lang_of(ctx)
    found = find_gaps(_graph(ctx), rules, unit=unit, about=about)
    every = bool(rules) or form in ("csv", "xlsx")
    _print([gap_record(gap, lang) for gap in found], gaps_table(found, lang, every=every), form)
    if fail_on and at_least(found, Severity(fail_on)):
        ctx.exit(3)


# --- documents and plan files -----------------------------------------------------------------------------


@cli.command("extract")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@_with_output
@_option("--format", "form", type=click.Choice(["yaml", "json"]), default="yaml")
@click.pass_context
def extract_command(ctx: click.Context, files: tuple[Path, ...], output: Path | None, form: str) -> None:
    from dutygraph.exports.answers.json import encode
    from dutygraph.exports.files import write_whole
    from dutygraph.exports.records import plan_record
    from dutygraph.loaders import find_files, is_plan_yaml, load_plan, plan_yaml
    from dutygraph.loaders.merge import sealed
    from dutygraph.queries.review import review

    sources = find_files(files)
    if output and len(sources) > 1:
        raise click.UsageError(say("one_output", lang_of(ctx)))
    if output:
        _refuse_to_overwrite(ctx, output, sources, is_yaml_written=form == "yaml")
    watched = _watched(sources, lang_of(ctx))
    plans = [load_plan(file) if is_plan_yaml(file) else sealed(load_plan(file)) for file in watched]
    if output and form == "yaml" and output.is_file() and output.stat().st_size:
        plans = [_merged(ctx, output, plans[0])]
    if form == "json":
        content = encode(plan_record(plans[0]) if len(plans) == 1 else [plan_record(plan) for plan in plans])
    else:
        content = "---\n".join(map(plan_yaml.dumps, plans)).encode()
    if output:
        write_whole(output, content)
    else:
        _write(content)
    for plan in plans:
        _account(ctx, plan)
    if output and form == "yaml" and (count := len(review(plans[0]))):
        tell(say("review_next", lang_of(ctx), count=count, file=output))


def _merged(ctx: click.Context, output: Path, plan: Plan) -> Plan:
    """The plan with the corrections of the file that it is written to. Refuses a file of anything else."""
    from dutygraph.loaders import plan_yaml
    from dutygraph.loaders.merge import is_same, merge

    try:
        former = plan_yaml.load(output)
    except DutyGraphError as error:
        problems = error.problems if isinstance(error, InvalidPlan) else [error]
        raise InvalidPlan([*problems, DutyGraphError("output_no_plan", str(output))]) from None
    if not is_same(former, plan):
        raise DutyGraphError("output_other_plan", str(output), id=former.id, new=plan.id)
    merged = merge(former, plan)
    lang = lang_of(ctx)
    if merged.kept:
        tell(say("merge_kept", lang, count=merged.kept))
    for conflict in merged.conflicts:
        key = "merge_gone" if conflict.gone else "merge_conflict"
        tell(say(key, lang, place=conflict.place, quote="".join(conflict.quote.split())))
    return merged.plan


def _account(ctx: click.Context, plan: Plan) -> None:
    """What was read, repaired and not understood, on stderr."""
    from dutygraph.queries.account import account

    lang = lang_of(ctx)
    read = account(plan)
    tell(say("account", lang, title=plan.title, **read.counts))
    for diagnostic in read.noted[:_MOST_TOLD]:
        quote = "".join(diagnostic.span.quote.split())[:40]
        what = say("labelled", lang, label=say(f"diagnostic_{diagnostic.code}", lang), text=quote)
        place = say_place(diagnostic.span.place, lang) or diagnostic.line
        tell(f"{plan.source}:{place}: {what}" if place else f"{plan.source}: {what}")
    if len(read.noted) > _MOST_TOLD:
        tell(say("account_more", lang, count=len(read.noted) - _MOST_TOLD))


@cli.command("review")
@click.argument("file", type=click.Path(path_type=Path))
@_with_format
@click.pass_context
def review_command(ctx: click.Context, file: Path, form: str) -> None:
    from dutygraph.dialogue import Dialogue, on_terminal
    from dutygraph.exports.records import doubt_record
    from dutygraph.exports.tables import review_table
    from dutygraph.loaders import is_plan_yaml, plan_yaml
    from dutygraph.queries.review import review

    lang = lang_of(ctx)
    if file.is_file() and not is_plan_yaml(file):
        raise DutyGraphError("review_no_yaml", str(file))
    if on_terminal() and ctx.get_parameter_source("form") is ParameterSource.DEFAULT:
        Dialogue(file, lang).hold()
        return
    doubts = review(plan_yaml.load(file))
    _print([doubt_record(doubt) for doubt in doubts], review_table(doubts, lang), form)
    if not doubts:
        tell(say("review_nothing", lang))


@cli.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@_with_format
@click.pass_context
def diff_command(ctx: click.Context, old: Path, new: Path, form: str) -> None:
    from dutygraph.exports.changes import change_record, changes_table
    from dutygraph.queries.diff import compare

    changes = compare(dutygraph.load_plan(old), dutygraph.load_plan(new))
    _print([change_record(change) for change in changes], changes_table(changes, lang_of(ctx)), form)


@cli.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_context
def check_command(ctx: click.Context, files: tuple[Path, ...]) -> None:
    from dutygraph.loaders import is_plan_yaml, plan_yaml

    lang = lang_of(ctx)
    wrong = 0
    for file in files:
        try:
            if file.is_file() and not is_plan_yaml(file):
                raise DutyGraphError("check_no_yaml", str(file))
            plan = plan_yaml.load(file)
        except DutyGraphError as error:
            tell(error.render(lang))
            wrong += len(error.problems) if isinstance(error, InvalidPlan) else 1
        else:
            click.echo(f"{file}: {say('check_ok', lang, tasks=len(plan.tasks))}")
    if wrong > 1:
        tell(say("invalid_plan", lang, count=wrong))
    if wrong:
        ctx.exit(1)


@cli.command("export")
@_option("--to", "kind", required=True)
@_with_output
@click.pass_context
def export_command(ctx: click.Context, kind: str, output: Path | None) -> None:
    from dutygraph.exports.files import write_whole
    from dutygraph.exports.graphs import kinds, render
    from dutygraph.loaders import find_files

    if kind not in kinds():
        raise click.UsageError(say("unknown_kind", lang_of(ctx), kind=kind, known=", ".join(kinds())))
    if output:
        _refuse_to_overwrite(ctx, output, find_files(_data(ctx)), is_yaml_written=False)
    content = render(_graph(ctx), kind, lang_of(ctx))
    if output:
        write_whole(output, content)
    else:
        _write(content)


@cli.command("report")
@_with_output
@click.pass_context
def report_command(ctx: click.Context, output: Path | None) -> None:
    from dutygraph.exports.files import write_whole
    from dutygraph.exports.reports import render, suffixes
    from dutygraph.loaders import find_files

    known = " ".join(suffixes())
    if output is None or output.suffix.lower() not in suffixes():
        raise click.UsageError(say("report_needs_file", lang_of(ctx), known=known))
    _refuse_to_overwrite(ctx, output, find_files(_data(ctx)), is_yaml_written=False)
    write_whole(output, render(_graph(ctx), output.suffix.lower(), lang_of(ctx)))


def _refuse_to_overwrite(ctx: click.Context, output: Path, sources: Iterable[Path], *, is_yaml_written: bool) -> None:
    """Documents and the plan files that people corrected are never written over."""
    from dutygraph.loaders import is_plan_yaml

    if any(output.exists() and source.exists() and output.samefile(source) for source in sources):
        raise click.UsageError(say("output_is_input", lang_of(ctx), output=output))
    if is_plan_yaml(output) and not is_yaml_written:
        raise click.UsageError(say("output_is_yaml", lang_of(ctx), output=output))

"""The command line: parse arguments, call one function, print."""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from dutygraph.errors import InvalidPlan, NotUnderstood, UnknownName
from dutygraph.localised import Group, Option, lang_of, state_of
from dutygraph.messages import say
from dutygraph.model import Role, Severity

if TYPE_CHECKING:
    from dutygraph.exports.answers import Answer
    from dutygraph.graph.duty_graph import DutyGraph
    from dutygraph.model import Plan

F = TypeVar("F", bound=Callable[..., Any])

_FORMATS = ("table", "json", "jsonl", "csv", "md", "xlsx")


class _Day(click.ParamType[dt.date]):
    """A date: 2025-12-31, or the first day of 2025-12 or 2025."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        parts = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", str(value))
        try:
            return dt.date(*(int(part or 1) for part in parts.groups())) if parts else self.fail(value, param, ctx)
        except ValueError:
            self.fail(say("not_a_date", lang_of(ctx), value=value), param, ctx)


def _complete_unit(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Units and groups whose name has the letters typed so far, anywhere."""
    names = _graph(ctx).names
    return [CompletionItem(name) for name in sorted(names) if incomplete in name]


def _option(*names: str, **settings: Any) -> Callable[[F], F]:
    return click.option(*names, cls=Option, **settings)


def _with_format(command: F) -> F:
    return _option("--format", "form", type=click.Choice(_FORMATS), default="table")(command)


@click.group(cls=Group, name="dutygraph")
@_option("--data", multiple=True, type=click.Path(path_type=Path))
@click.version_option(package_name="dutygraph", message="%(version)s")
@click.pass_context
def cli(ctx: click.Context, data: tuple[Path, ...]) -> None:
    state_of(ctx).data = data


def main() -> None:
    """The program ``dutygraph``."""
    _make_printable()
    cli(prog_name="dutygraph")


def _make_printable() -> None:
    """Chinese goes out as UTF-8, but to a terminal in the terminal's own encoding; what it lacks is replaced."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _graph(ctx: click.Context) -> DutyGraph:
    import dutygraph

    return dutygraph.load(*state_of(ctx).data)


def _print(answer: Answer, form: str) -> None:
    from dutygraph.exports.answers import render

    _write(render(answer, form), binary=form == "xlsx")


def _write(content: bytes, *, binary: bool = False) -> None:
    if sys.stdout.isatty() and binary:
        raise click.UsageError(say("binary_to_terminal", lang_of(click.get_current_context())))
    if sys.stdout.isatty():
        click.echo(content.decode(), nl=False)
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()


# --- questions --------------------------------------------------------------------------------------------


@cli.command()
@click.argument("question", nargs=-1, required=True)
@_with_format
@click.pass_context
def ask(ctx: click.Context, question: tuple[str, ...], form: str) -> None:
    from dutygraph.exports.answers import Answer
    from dutygraph.exports.records import asked_record
    from dutygraph.exports.tables import asked_table
    from dutygraph.queries.ask import Asked
    from dutygraph.queries.ask import ask as answer_question

    words = " ".join(question)
    try:
        asked = answer_question(_graph(ctx), words, lang=state_of(ctx).lang)
    except (NotUnderstood, UnknownName):
        if form in ("json", "jsonl"):
            nothing = Asked(words, "", "", [])
            _print(Answer(asked_record(nothing), asked_table(nothing, lang_of(ctx))), form)
        raise
    lang = state_of(ctx).lang or asked.lang
    click.echo(say("understood", lang, understood=asked.understood, command=asked.command), err=True)
    _print(Answer(asked_record(asked), asked_table(asked, lang)), form)


@cli.command()
@click.argument("unit", nargs=-1, required=True, shell_complete=_complete_unit)
@_option("--role", type=click.Choice([*(role.value for role in Role), "any"]), default="any")
@_option("--sole", "joint", flag_value=False, type=bool, default=None)
@_option("--joint", "joint", flag_value=True, type=bool, default=None)
@_option("--due-before", type=_Day())
@_option("--about")
@_with_format
@click.pass_context
def tasks(
    ctx: click.Context,
    unit: tuple[str, ...],
    role: str,
    joint: bool | None,
    due_before: dt.date | None,
    about: str | None,
    form: str,
) -> None:
    from dutygraph.exports.answers import Answer
    from dutygraph.exports.records import task_record
    from dutygraph.exports.tables import tasks_table
    from dutygraph.queries.tasks import about_topic, shared_tasks

    graph = _graph(ctx)
    wanted = None if role == "any" else Role(role)
    answers = shared_tasks(graph, unit, wanted, joint=joint, due_before=due_before)
    if about:
        answers = about_topic(graph, answers, about)
    _print(Answer([task_record(answer) for answer in answers], tasks_table(answers, lang_of(ctx))), form)
    if not answers:
        click.echo(say("none_such", lang_of(ctx)), err=True)


@cli.command()
@click.argument("number")
@_with_format
@click.pass_context
def task(ctx: click.Context, number: str, form: str) -> None:
    from dutygraph.exports.answers import Answer
    from dutygraph.exports.records import duty_records, task_record
    from dutygraph.exports.tables import task_table
    from dutygraph.queries.tasks import find_task

    found = find_task(_graph(ctx), number)
    record = {**task_record(found), "duties": duty_records(found.task)}
    _print(Answer(record, task_table(found, lang_of(ctx))), form)


@cli.command()
@click.argument("unit", shell_complete=_complete_unit)
@_with_format
@click.pass_context
def unit(ctx: click.Context, unit: str, form: str) -> None:
    from dutygraph.exports.answers import Answer
    from dutygraph.exports.records import unit_with_tasks_record
    from dutygraph.exports.tables import unit_table
    from dutygraph.queries.units import unit as find_unit

    found = find_unit(_graph(ctx), unit)
    _print(Answer(unit_with_tasks_record(found), unit_table(found, lang_of(ctx))), form)


@cli.command()
@_with_format
@click.pass_context
def units(ctx: click.Context, form: str) -> None:
    from dutygraph.exports.answers import Answer
    from dutygraph.exports.records import unit_record
    from dutygraph.exports.tables import units_table
    from dutygraph.queries.units import units as all_units

    found = all_units(_graph(ctx))
    _print(Answer([unit_record(answer) for answer in found], units_table(found, lang_of(ctx))), form)


@cli.command()
@_option("--before", type=_Day())
@_option("--after", type=_Day())
@_option("--unit", shell_complete=_complete_unit)
@_option("--about")
@_with_format
@click.pass_context
def due(
    ctx: click.Context,
    before: dt.date | None,
    after: dt.date | None,
    unit: str | None,
    about: str | None,
    form: str,
) -> None:
    from dutygraph.exports.answers import Answer
    from dutygraph.exports.records import task_record
    from dutygraph.exports.tables import due_table
    from dutygraph.queries.tasks import about_topic
    from dutygraph.queries.tasks import due as find_due

    graph = _graph(ctx)
    answers = find_due(graph, after=after, before=before, unit=unit)
    if about:
        answers = about_topic(graph, answers, about)
    _print(Answer([task_record(answer) for answer in answers], due_table(answers, lang_of(ctx))), form)
    if not answers:
        click.echo(say("none_such", lang_of(ctx)), err=True)


@cli.command()
@click.argument("words", nargs=-1, required=True)
@_with_format
@click.pass_context
def search(ctx: click.Context, words: tuple[str, ...], form: str) -> None:
    from dutygraph.exports.answers import Answer
    from dutygraph.exports.records import task_record
    from dutygraph.exports.tables import found_table
    from dutygraph.queries.tasks import search as find_words

    answers = find_words(_graph(ctx), " ".join(words))
    _print(Answer([task_record(answer) for answer in answers], found_table(answers, lang_of(ctx))), form)
    if not answers:
        click.echo(say("nothing_found", lang_of(ctx)), err=True)
        ctx.exit(1)


@cli.command()
@_option("--rule", "rules", multiple=True)
@_option("--fail-on", type=click.Choice([severity.value for severity in Severity]))
@_with_format
@click.pass_context
def gaps(ctx: click.Context, rules: tuple[str, ...], fail_on: str | None, form: str) -> None:
    from dutygraph.exports.answers import Answer
    from dutygraph.exports.records import gap_record
    from dutygraph.exports.tables import gaps_table
    from dutygraph.queries.gaps import at_least, find_gaps

    lang = lang_of(ctx)
    found = find_gaps(_graph(ctx), rules)
    every = bool(rules) or form in ("csv", "xlsx")
    _print(Answer([gap_record(gap, lang) for gap in found], gaps_table(found, lang, every=every)), form)
    if fail_on and at_least(found, Severity(fail_on)):
        ctx.exit(3)


# --- documents and plan files -----------------------------------------------------------------------------


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@_option("-o", "--output", type=click.Path(path_type=Path))
@_option("--format", "form", type=click.Choice(["yaml", "json"]), default="yaml")
@click.pass_context
def extract(ctx: click.Context, files: tuple[Path, ...], output: Path | None, form: str) -> None:
    from dutygraph.exports.answers.json import encode
    from dutygraph.exports.files import write_whole
    from dutygraph.exports.records import plan_record
    from dutygraph.loaders import load_plans, plan_yaml
    from dutygraph.loaders.merge import sealed

    plans = [sealed(plan) for plan in load_plans(list(files))]
    if output:
        if len(plans) > 1:
            raise click.UsageError(say("one_output", lang_of(ctx)))
        plans = [_merged(ctx, output, plans[0]) if output.exists() and form == "yaml" else plans[0]]
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


def _merged(ctx: click.Context, output: Path, plan: Plan) -> Plan:
    from dutygraph.loaders import plan_yaml
    from dutygraph.loaders.merge import merge

    merged = merge(plan_yaml.load(output), plan)
    lang = lang_of(ctx)
    if merged.kept:
        click.echo(say("merge_kept", lang, count=merged.kept), err=True)
    for conflict in merged.conflicts:
        click.echo(say("merge_conflict", lang, place=conflict.place, quote="".join(conflict.quote.split())), err=True)
    return merged.plan


def _account(ctx: click.Context, plan: Plan) -> None:
    """What was read, repaired and not understood, on stderr."""
    from dutygraph.queries.account import account

    lang = lang_of(ctx)
    read = account(plan)
    click.echo(say("account", lang, title=plan.title, **read.counts), err=True)
    for diagnostic in read.noted:
        quote = "".join(diagnostic.span.quote.split())[:40]
        what = say("labelled", lang, label=say(f"diagnostic_{diagnostic.code}", lang), text=quote)
        click.echo(f"{plan.source}:{diagnostic.line}: {what}", err=True)


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_context
def check(ctx: click.Context, files: tuple[Path, ...]) -> None:
    from dutygraph.loaders import plan_yaml

    lang = lang_of(ctx)
    wrong = 0
    for file in files:
        try:
            plan = plan_yaml.load(file)
        except InvalidPlan as invalid:
            click.echo(invalid.render(lang), err=True)
            wrong += len(invalid.problems)
        else:
            click.echo(f"{file}: {say('check_ok', lang, tasks=len(plan.tasks))}")
    if wrong:
        click.echo(say("invalid_plan", lang, count=wrong), err=True)
        ctx.exit(1)


@cli.command()
@_option("--to", "kind", required=True)
@_option("-o", "--output", type=click.Path(path_type=Path))
@click.pass_context
def export(ctx: click.Context, kind: str, output: Path | None) -> None:
    from dutygraph.exports.files import write_whole
    from dutygraph.exports.graphs import kinds, render

    if kind not in kinds():
        raise click.UsageError(say("unknown_kind", lang_of(ctx), kind=kind, known=", ".join(kinds())))
    content = render(_graph(ctx), kind, lang_of(ctx))
    if output:
        write_whole(output, content)
    else:
        _write(content)

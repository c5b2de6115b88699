"""Commands that answer questions about the plans: ask, tasks, task, unit, units, due, search."""

from __future__ import annotations

import datetime as dt

import click

from dutygraph.commands.engines import Engine, answers_of, with_engine
from dutygraph.commands.shared import (
    Day,
    Words,
    complete_unit,
    graph_of,
    option,
    print_answer,
    print_tasks,
    with_format,
)
from dutygraph.errors import NotUnderstood, UnknownName
from dutygraph.exports.progress import due_record
from dutygraph.exports.records import duty_records, task_record, unit_record, unit_with_tasks_record
from dutygraph.exports.tables import due_table, found_table, task_table, tasks_table, unit_table, units_table
from dutygraph.localised import Command, lang_of, lang_option, tell
from dutygraph.messages import say
from dutygraph.model import Role


@click.command(cls=Command, name="ask")
@click.argument("question", nargs=-1, required=True, type=Words())
@with_format
@click.pass_context
def ask_command(ctx: click.Context, question: tuple[str, ...], form: str) -> None:
    from dutygraph.exports.records import asked_record
    from dutygraph.exports.tables import asked_table
    from dutygraph.queries.ask import Asked, ask

    words = " ".join(question)
    try:
        asked = ask(graph_of(ctx), words, lang=lang_option(ctx))
    except (NotUnderstood, UnknownName):
        if form in ("json", "jsonl"):
            nothing = Asked(words, "", "", [])
            print_answer(asked_record(nothing), asked_table(nothing, lang_of(ctx)), form)
        raise
    lang = lang_option(ctx) or asked.lang
    tell(say("understood", lang, understood=asked.understood, command=asked.command))
    print_answer(asked_record(asked), asked_table(asked, lang), form)


@click.command(cls=Command, name="tasks")
@click.argument("unit", nargs=-1, type=Words(), shell_complete=complete_unit)
@option("--role", type=click.Choice([*(role.value for role in Role), "any"]), default="any")
@option("--sole", "joint", flag_value=False, type=bool, default=None)
@option("--joint", "joint", flag_value=True, type=bool, default=None)
@option("--due-before", type=Day())
@option("--about", type=Words())
@with_engine
@with_format
@click.pass_context
def tasks_command(
    ctx: click.Context,
    unit: tuple[str, ...],
    role: str,
    joint: bool | None,
    due_before: dt.date | None,
    about: str | None,
    engine: Engine,
    form: str,
) -> None:
    wanted = None if role == "any" else Role(role)
    if not unit and (not about or wanted or joint is not None):
        raise click.UsageError(say("unit_or_about", lang_of(ctx)))
    with answers_of(ctx, engine) as asked:
        answers = asked.tasks(unit, wanted, joint=joint, due_before=due_before, topic=about)
    print_tasks(ctx, answers, tasks_table, form, if_none="none_such")


@click.command(cls=Command, name="task")
@click.argument("number", type=Words())
@with_engine
@with_format
@click.pass_context
def task_command(ctx: click.Context, number: str, engine: Engine, form: str) -> None:
    with answers_of(ctx, engine) as asked:
        found = asked.task(number)
    print_answer({**task_record(found), "duties": duty_records(found.task)}, task_table(found, lang_of(ctx)), form)


@click.command(cls=Command, name="unit")
@click.argument("name", metavar="UNIT", type=Words(), shell_complete=complete_unit)
@with_engine
@with_format
@click.pass_context
def unit_command(ctx: click.Context, name: str, engine: Engine, form: str) -> None:
    with answers_of(ctx, engine) as asked:
        found = asked.unit(name)
    print_answer(unit_with_tasks_record(found), unit_table(found, lang_of(ctx)), form)


@click.command(cls=Command, name="units")
@with_engine
@with_format
@click.pass_context
def units_command(ctx: click.Context, engine: Engine, form: str) -> None:
    with answers_of(ctx, engine) as asked:
        found = asked.units()
    print_answer([unit_record(answer) for answer in found], units_table(found, lang_of(ctx)), form)


@click.command(cls=Command, name="due")
@option("--before", type=Day())
@option("--after", type=Day())
@option("--unit", type=Words(), shell_complete=complete_unit)
@option("--about", type=Words())
@option("--on", type=Day())
@option("--late", is_flag=True)
@with_engine
@with_format
@click.pass_context
def due_command(
    ctx: click.Context,
    before: dt.date | None,
    after: dt.date | None,
    unit: str | None,
    about: str | None,
    on: dt.date | None,
    late: bool,
    engine: Engine,
    form: str,
) -> None:
    with answers_of(ctx, engine) as asked:
        answers = asked.due(after=after, before=before, unit=unit, topic=about, on=on, late=late)
    print_tasks(ctx, answers, due_table, form, if_none="none_such", record=due_record)


@click.command(cls=Command, name="search")
@click.argument("words", nargs=-1, required=True, type=Words())
@with_engine
@with_format
@click.pass_context
def search_command(ctx: click.Context, words: tuple[str, ...], engine: Engine, form: str) -> None:
    with answers_of(ctx, engine) as asked:
        answers = asked.search(" ".join(words))
    print_tasks(ctx, answers, found_table, form, if_none="nothing_found")
    if not answers:
        ctx.exit(1)

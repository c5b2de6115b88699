"""Commands on documents and plan files: extract, review, diff, check, export, report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from dutygraph.commands.shared import (
    Day,
    Words,
    complete_unit,
    data_of,
    graph_of,
    option,
    print_answer,
    registry_of,
    settings_of,
    tell_rules_off,
    watched,
    with_format,
    with_output,
    write,
)
from dutygraph.errors import DutyGraphError, InvalidPlan
from dutygraph.localised import Command, lang_of, tell
from dutygraph.messages import say, say_place

if TYPE_CHECKING:
    from dutygraph.exports.reports import About
    from dutygraph.model import Plan

#: Diagnostics told on the terminal; the plan file has them all.
_MOST_TOLD = 20


@click.command(cls=Command, name="extract")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@with_output
@option("--format", "form", type=click.Choice(["yaml", "json"]), default="yaml")
@click.pass_context
def extract_command(ctx: click.Context, files: tuple[Path, ...], output: Path | None, form: str) -> None:
    from dutygraph.exports.answers.json import encode
    from dutygraph.exports.files import write_whole
    from dutygraph.exports.records import plan_record
    from dutygraph.loaders import find_files, plan_yaml

    sources = find_files(files)
    if output and output.is_dir() and form == "yaml":
        _extract_into(ctx, sources, output)
        return
    if output and len(sources) > 1:
        raise click.UsageError(say("one_output", lang_of(ctx)))
    if output:
        refuse_to_overwrite(ctx, output, sources, is_yaml_written=form == "yaml")
    if output and form == "yaml":
        _write_plan(ctx, output, sources[0])
        return
    plans = [_plan_of(file) for file in watched(sources, lang_of(ctx))]
    if form == "json":
        content = encode(plan_record(plans[0]) if len(plans) == 1 else [plan_record(plan) for plan in plans])
    else:
        content = "---\n".join(map(plan_yaml.dumps, plans)).encode()
    if output:
        write_whole(output, content)
    else:
        write(content)
    for plan in plans:
        _account(ctx, plan)


def _extract_into(ctx: click.Context, sources: list[Path], folder: Path) -> None:
    """A plan file for each document, named like it; one that cannot be read keeps none of the others from being."""
    outputs = [folder / f"{source.stem}.yaml" for source in sources]
    for source, output in zip(sources, outputs, strict=True):
        if outputs.count(output) > 1:
            raise click.UsageError(say("same_output", lang_of(ctx), file=source, output=output))
        refuse_to_overwrite(ctx, output, sources, is_yaml_written=True)
    failed = False
    for source, output in zip(watched(sources, lang_of(ctx)), outputs, strict=True):
        try:
            _write_plan(ctx, output, source)
        except DutyGraphError as error:
            tell(error.render(lang_of(ctx)))
            failed = True
    if failed:
        ctx.exit(1)


def _plan_of(file: Path) -> Plan:
    from dutygraph.loaders import is_document, load_plan
    from dutygraph.loaders.merge import sealed

    plan = load_plan(file)
    return sealed(plan) if is_document(file) else plan


def _write_plan(ctx: click.Context, output: Path, file: Path) -> None:
    """Writes a plan file, with the corrections that it holds already, and tells what was read and what to do next.

    Into the plan that it was written of, a ledger takes only what staff changed in it.
    """
    from dutygraph.commands.returned import take_back, take_statuses
    from dutygraph.exports.files import write_whole
    from dutygraph.loaders import is_document, load_plan, plan_of, plan_yaml, read_document
    from dutygraph.loaders.merge import sealed
    from dutygraph.queries.review import review
    from dutygraph.text.filled_rows import is_own_ledger

    exists = output.is_file() and output.stat().st_size > 0
    document = read_document(file) if is_document(file) else None
    if document and exists and is_own_ledger(document) and (former := _former(output)).source != document.file:
        take_back(ctx, output, former, document)
        return
    plan = sealed(plan_of(document, file)) if document else load_plan(file)
    if exists:
        plan = _merged(ctx, output, plan)
    write_whole(output, plan_yaml.dumps(plan).encode())
    _account(ctx, plan)
    if document:
        take_statuses(ctx, output, load_plan(output), document)
    if count := len(review(plan)):
        tell(say("review_next", lang_of(ctx), count=count, file=output))


def _former(output: Path) -> Plan:
    """The plan of the file that is written to, with what people said of it. Refuses a file of anything else."""
    from dutygraph.loaders import plan_yaml
    from dutygraph.loaders.beside import with_what_is_said

    try:
        former = plan_yaml.load(output)
    except DutyGraphError as error:
        problems = error.problems if isinstance(error, InvalidPlan) else [error]
        raise InvalidPlan([*problems, DutyGraphError("output_no_plan", str(output))]) from None
    return with_what_is_said(former, output)


def _merged(ctx: click.Context, output: Path, plan: Plan) -> Plan:
    """The plan with the corrections of the file that it is written to. Refuses a file of anything else."""
    import msgspec

    from dutygraph.graph.progress import unplaced
    from dutygraph.loaders.merge import is_same, merge

    former = _former(output)
    if not is_same(former, plan):
        raise DutyGraphError("output_other_plan", str(output), id=former.id, new=plan.id)
    merged = merge(former, plan)
    lang = lang_of(ctx)
    if merged.kept:
        tell(say("merge_kept", lang, count=merged.kept))
    for conflict in merged.conflicts:
        key = "merge_gone" if conflict.gone else "merge_conflict"
        tell(say(key, lang, place=conflict.place, quote="".join(conflict.quote.split())))
    if lost := unplaced(msgspec.structs.replace(merged.plan, statuses=former.statuses)):
        tell(say("status_lost", lang, count=len(lost)))
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


@click.command(cls=Command, name="review")
@click.argument("file", type=click.Path(path_type=Path))
@with_format
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
    print_answer([doubt_record(doubt) for doubt in doubts], review_table(doubts, lang), form)
    if not doubts:
        tell(say("review_nothing", lang))


@click.command(cls=Command, name="diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@with_format
@click.pass_context
def diff_command(ctx: click.Context, old: Path, new: Path, form: str) -> None:
    from dutygraph.exports.changes import change_record, changes_table
    from dutygraph.loaders import load_plan
    from dutygraph.queries.diff import compare

    changes = compare(load_plan(old), load_plan(new), registry_of(settings_of(ctx)))
    print_answer([change_record(change) for change in changes], changes_table(changes, lang_of(ctx)), form)


@click.command(cls=Command, name="check")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_context
def check_command(ctx: click.Context, files: tuple[Path, ...]) -> None:
    from dutygraph.commands.checked import check
    from dutygraph.loaders import is_plan_yaml

    lang = lang_of(ctx)
    wrong = 0
    for file in files:
        try:
            if file.is_file() and not is_plan_yaml(file):
                raise DutyGraphError("check_no_yaml", str(file))
            told = check(file, lang)
        except DutyGraphError as error:
            tell(error.render(lang))
            wrong += len(error.problems) if isinstance(error, InvalidPlan) else 1
        else:
            click.echo(f"{file}: {told}")
    if wrong > 1:
        tell(say("invalid_plan", lang, count=wrong))
    if wrong:
        ctx.exit(1)


@click.command(cls=Command, name="export")
@option("--to", "kind", required=True)
@with_output
@click.pass_context
def export_command(ctx: click.Context, kind: str, output: Path | None) -> None:
    from dutygraph.exports.files import write_whole
    from dutygraph.exports.graphs import kinds, render
    from dutygraph.loaders import find_files

    if kind not in kinds():
        raise click.UsageError(say("unknown_kind", lang_of(ctx), kind=kind, known=", ".join(kinds())))
    if output:
        refuse_to_overwrite(ctx, output, find_files(data_of(ctx)), is_yaml_written=False)
    graph = graph_of(ctx)
    content = render(graph, kind, lang_of(ctx))
    if output:
        write_whole(output, content)
    else:
        write(content, binary=b"\0" in content)
    tell_rules_off(ctx, graph)


@click.command(cls=Command, name="report")
@option("--unit", type=Words(), shell_complete=complete_unit)
@option("--gaps", "only_gaps", is_flag=True)
@option("--on", type=Day())
@with_output
@click.pass_context
def report_command(
    ctx: click.Context, unit: str | None, only_gaps: bool, on: dt.date | None, output: Path | None
) -> None:
    from dutygraph.exports.files import write_whole
    from dutygraph.exports.reports import reports, subject_of, suffixes
    from dutygraph.loaders import find_files

    lang = lang_of(ctx)
    if unit and only_gaps:
        raise click.UsageError(say("report_unit_or_gaps", lang))
    about: About = "gaps" if only_gaps else "unit" if unit else "plan"
    if output is None or output.suffix.lower() not in suffixes(about):
        raise click.UsageError(say("report_needs_file", lang, known=" ".join(suffixes(about))))
    refuse_to_overwrite(ctx, output, find_files(data_of(ctx)), is_yaml_written=False)
    graph = graph_of(ctx)
    subject = subject_of(graph, lang, on or dt.date.today(), unit or "")
    write_whole(output, reports()[about, output.suffix.lower()].render(subject))
    tell_rules_off(ctx, graph)


def refuse_to_overwrite(ctx: click.Context, output: Path, sources: Iterable[Path], *, is_yaml_written: bool) -> None:
    """Documents and the plan files that people corrected are never written over."""
    from dutygraph.loaders import is_plan_yaml

    if any(output.exists() and source.exists() and output.samefile(source) for source in sources):
        raise click.UsageError(say("output_is_input", lang_of(ctx), output=output))
    if is_plan_yaml(output) and not is_yaml_written:
        raise click.UsageError(say("output_is_yaml", lang_of(ctx), output=output))

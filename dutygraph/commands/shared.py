"""What the commands share: their options, the plans that are asked, and the answers that go out."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from dutygraph.errors import DutyGraphError
from dutygraph.exports.answers import Answer, render
from dutygraph.exports.records import Record, task_record
from dutygraph.exports.tables import Table
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.localised import Option, lang_of, tell
from dutygraph.messages import Lang, say
from dutygraph.queries.tasks import TaskAnswer
from dutygraph.text.calendar import typed_day

if TYPE_CHECKING:
    from dutygraph.model import Plan
    from dutygraph.sectors.scheme import Scheme
    from dutygraph.settings import Settings
    from dutygraph.units.registry import Registry

    _DateType = click.ParamType[dt.date]
    _TextType = click.ParamType[str]
else:
    _DateType = _TextType = click.ParamType  # before click 8.4 no generic class

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("table", "json", "jsonl", "csv", "md", "xlsx")


class Day(_DateType):
    """A date: 2025-12-31, or the first day of 2025-12 or 2025."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        return typed_day(str(value)) or self.fail(say("not_a_date", lang_of(ctx), value=value), param, ctx)


class Words(_TextType):
    """Words of a name or a question; bytes that are no text in the locale are taken for UTF-8."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value)
        return os.fsencode(text).decode(errors="replace") if re.search("[\ud800-\udfff]", text) else text


def complete_unit(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Units and groups whose name has the letters typed so far, anywhere."""
    try:
        names = graph_of(ctx).names
    except DutyGraphError:  # told when the command runs; a message here would land in the line being typed
        return []
    return [CompletionItem(name) for name in sorted(names) if incomplete in name]


def option(*names: str, **settings: Any) -> Callable[[F], F]:
    return click.option(*names, cls=Option, **settings)


with_format = option("--format", "form", type=click.Choice(FORMATS), default="table")
with_output = option("-o", "--output", type=click.Path(path_type=Path))


def data_of(ctx: click.Context) -> tuple[Path, ...]:
    """The files and folders that stand behind --data."""
    data: tuple[Path, ...] = ctx.find_root().params.get("data", ())
    return data


def plan_files(ctx: click.Context) -> list[Path]:
    """The files of the plans that are asked, in the order of the graph's plans."""
    from dutygraph.loaders import BUNDLED, find_files

    return find_files(data_of(ctx) or (BUNDLED,))


def settings_of(ctx: click.Context) -> Settings:
    """What stands in the file behind --config."""
    from dutygraph import settings

    config: Path | None = ctx.find_root().params.get("config")
    return settings.load(config) if config else settings.Settings()


def graph_of(ctx: click.Context) -> DutyGraph:
    """The graph that is asked, of the plans behind --data, as the settings behind --config want it."""
    make = graph_maker(ctx)  # settings that cannot be read are told before long reading
    return make(plans_of(ctx))


def plans_of(ctx: click.Context) -> list[Plan]:
    """The plans behind --data."""
    from dutygraph.loaders import BUNDLED, load_plans, refused_files

    paths = data_of(ctx) or (BUNDLED,)
    lang = lang_of(ctx)
    for file in refused_files(paths):
        tell(f"{file}: {say('not_read', lang)}")
    return load_plans(paths, lambda files: watched(files, lang))


def graph_maker(ctx: click.Context) -> Callable[[Iterable[Plan]], DutyGraph]:
    """What makes the graph of some plans, as the settings behind --config want it."""
    settings = settings_of(ctx)
    registry, scheme = registry_of(settings), _scheme(settings)
    return lambda plans: DutyGraph(plans, registry, scheme, severities=settings.severities)


def registry_of(settings: Settings) -> Registry:
    """The bundled registry of units, with those that the settings name."""
    from dutygraph.units import registry

    own = map(registry.load, settings.units)
    return reduce(registry.Registry.extended, own, registry.bundled())


def _scheme(settings: Settings) -> Scheme | None:
    """The checklist of sectors that the settings name."""
    if settings.sectors is None:
        return None
    from dutygraph.sectors import scheme

    return scheme.load(settings.sectors)


def tell_rules_off(ctx: click.Context, graph: DutyGraph) -> None:
    """Says which gap rules were not looked for, so that no gap is taken for none to be found."""
    from dutygraph.queries.gaps import rules_off

    if off := rules_off(graph):
        tell(say("gaps_off", lang_of(ctx), rules="、".join(off)))


def watched(files: list[Path], lang: Lang) -> Iterator[Path]:
    """The files, with a bar on stderr that shows how far their reading is, where that is a terminal and they are many."""
    from dutygraph.loaders import is_plan_yaml

    is_long = sys.stderr.isatty() and len(files) > 1 and not all(map(is_plan_yaml, files))
    with click.progressbar(files, label=say("reading", lang), file=sys.stderr, hidden=not is_long) as bar:
        yield from bar


def print_answer(records: Any, table: Table, form: str) -> None:
    write(render(Answer(records, table), form), binary=form == "xlsx")


def print_tasks(
    ctx: click.Context,
    answers: list[TaskAnswer],
    table: Callable[..., Table],
    form: str,
    *,
    if_none: str,
    record: Callable[[TaskAnswer], Record] = task_record,
) -> None:
    lang = lang_of(ctx)
    print_answer([record(answer) for answer in answers], table(answers, lang), form)
    if not answers:
        tell(say(if_none, lang))


def write(content: bytes, *, binary: bool = False) -> None:
    if sys.stdout.isatty() and binary:
        raise click.UsageError(say("binary_to_terminal", lang_of(click.get_current_context())))
    if sys.stdout.isatty():
        click.echo(content.decode(), nl=False)
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()

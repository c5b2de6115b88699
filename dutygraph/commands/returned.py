"""A ledger that staff filled in comes back: into the plan's file, and into the file beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dutygraph.exports.progress import state_name
from dutygraph.localised import lang_of, tell
from dutygraph.messages import Lang, say

if TYPE_CHECKING:
    from dutygraph.model import Plan, Status
    from dutygraph.queries.filled import Untaken
    from dutygraph.text.source import Source


def take_back(ctx: click.Context, file: Path, plan: Plan, source: Source) -> None:
    """Takes what staff changed in the ledger of a plan into the plan's file, and what they reported beside it.

    Raises DutyGraphError.
    """
    from dutygraph.exports.files import write_whole
    from dutygraph.exports.reports.returned import take_back as read_back
    from dutygraph.loaders import plan_yaml
    from dutygraph.text.filled_rows import read_rows

    lang = lang_of(ctx)
    returned = read_back(plan, list(read_rows(source)), source.file)
    for task, column, old, new, place in returned.corrections:
        blank = say("returned_blank", lang)
        words = {"column": say(f"ledger_{column}", lang), "old": old or blank, "new": new or blank}
        tell(say("returned_corrected", lang, place=place, number=task.number, title=task.title, **words))
    _tell_untaken(returned.untaken, lang)
    if returned.corrections:
        write_whole(file, plan_yaml.dumps(returned.plan).encode())
        tell(say("returned_count", lang, count=len(returned.corrections)))
    else:
        tell(say("returned_same", lang, file=file))
    take_statuses(ctx, file, plan, source)


def take_statuses(ctx: click.Context, file: Path, plan: Plan, source: Source) -> None:
    """Adds what a ledger newly reports of the plan in a file to the statuses beside it. Raises DutyGraphError."""
    from dutygraph.loaders.beside import add, status_file
    from dutygraph.queries.filled import new_statuses
    from dutygraph.text.filled_rows import has_reports, read_rows

    lang = lang_of(ctx)
    if not has_reports(source):
        return
    reported = new_statuses(plan, source.file, list(read_rows(source)), dt.date.today())
    _tell_untaken(reported.untaken, lang)
    if not reported.statuses:
        tell(say("status_not_new", lang))
        return
    add(status_file(file), reported.statuses)
    tell_statuses(reported.statuses, status_file(file), lang)


def tell_corrections(ctx: click.Context, file: Path, plan: Plan, ledger: Path, source: Source) -> None:
    """Tells of what staff changed in the ledger beside the progress, and how to take it too. Raises DutyGraphError."""
    from dutygraph.exports.reports.returned import take_back as read_back
    from dutygraph.loaders import is_plan_yaml
    from dutygraph.text.filled_rows import is_own_ledger, read_rows

    if is_plan_yaml(file) and is_own_ledger(source):
        returned = read_back(plan, list(read_rows(source)), source.file)
        if count := len(returned.corrections):
            tell(say("returned_use_extract", lang_of(ctx), count=count, ledger=ledger, file=file))


def tell_statuses(statuses: list[Status], kept: Path, lang: Lang) -> None:
    """Tells what was added to a file of statuses."""
    for status in statuses:
        named = {"number": status.number, "title": status.title, "day": status.on}
        state = state_name(status.state, lang) or say("state_unread", lang)
        tell(say("status_added", lang, place=status.source, state=state, **named))
    tell(say("status_taken", lang, count=len(statuses), file=kept))


def _tell_untaken(untaken: Iterable[Untaken], lang: Lang) -> None:
    for one in untaken:
        what = say(f"untaken_{one.key}", lang, words=one.words)
        tell(say("untaken", lang, place=one.place, number=one.number, what=what))

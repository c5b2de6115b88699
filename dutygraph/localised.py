"""Click commands whose help speaks the reader's language: texts are looked up when they are shown."""

from __future__ import annotations

import re
from typing import Any

import click

from dutygraph.errors import DutyGraphError
from dutygraph.messages import LANGS, Lang, locale_lang, say

#: What moves the cursor or turns the direction of writing; not a line break.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def lang_option(ctx: click.Context) -> Lang | None:
    """The language asked for with --lang, before the command or behind it."""
    lang: Lang | None = ctx.meta.get(__name__)
    return lang


def lang_of(ctx: click.Context | None) -> Lang:
    """The language asked for, else the locale's."""
    return (lang_option(ctx) if ctx else None) or locale_lang()


def tell(message: str) -> None:
    """Prints a message on stderr; control characters of a file's text never reach the terminal."""
    click.echo(printable(message), err=True)


def printable(text: str) -> str:
    """The text as it may go to a terminal, without control characters."""
    return _CONTROL.sub(" ", text)


class Option(click.Option):
    """An option whose help is the message ``opt_<name>``."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        self.help = say(f"opt_{self.name}", lang_of(ctx))
        return super().get_help_record(ctx)


def _set_lang(ctx: click.Context, _: click.Parameter, value: Lang | None) -> None:
    if value:
        ctx.meta[__name__] = value


class _Localised(click.Command):
    """A command with ``--lang``, whose help is the message ``help_<name>``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = click.Choice(LANGS)
        self.params.append(Option(["--lang"], type=choice, is_eager=True, expose_value=False, callback=_set_lang))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        found = super().get_help_option(ctx)
        if found:
            found.help = say("opt_help", lang_of(ctx))
        return found

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(f"help_{self.name}", lang_of(ctx)))

    def get_short_help_str(self, limit: int = 45) -> str:
        return say(f"help_{self.name}", lang_of(click.get_current_context(silent=True))).split("\n")[0]


class Command(_Localised):
    """A command of the program."""


class Group(_Localised, click.Group):
    """The program: its commands are :class:`Command`, and an error on purpose is one message and exit code 1."""

    command_class = Command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DutyGraphError as error:
            tell(error.render(lang_of(ctx)))
            ctx.exit(1)

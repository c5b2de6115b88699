"""A password that is asked for on the terminal."""

from __future__ import annotations

import sys

import click

from dutygraph.localised import lang_of
from dutygraph.messages import say


def ask_password(user: str) -> str:
    """The password of a user, typed unseen; '' where nobody sits at a terminal."""
    if not sys.stdin.isatty():
        return ""
    lang = lang_of(click.get_current_context(silent=True))
    password: str = click.prompt(say("password_of", lang, user=user), hide_input=True, err=True)
    return password

"""Puts pages together from the templates, in the frame that all share."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from dutygraph.exports.papers.words import due_day, where
from dutygraph.exports.tables import leads, others
from dutygraph.text.marks import mend
from dutygraph.web.pages import menu

if TYPE_CHECKING:
    from dutygraph.web.visit import Visit


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        loader=PackageLoader("dutygraph.web"),
        auto_reload=False,
    )
    environment.globals.update(mend=mend, menu=menu(), leads=leads, others=others)
    return environment


def render(template: str, visit: Visit, /, **values: object) -> str:
    """A page as HTML. ``text`` gives the template the messages of the catalogue, ``link`` the addresses of this server."""
    return (
        _environment()
        .get_template(template)
        .render(
            visit=visit,
            lang=visit.lang,
            text=visit.say,
            link=visit.link,
            path=visit.path,
            where=lambda span: where(span, visit.lang),
            due_day=lambda deadline: due_day(deadline, visit.lang),
            **values,
        )
    )

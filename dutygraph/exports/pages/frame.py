"""Puts a page together: its template, style and script, in the frame that all pages share. It needs no network."""

from __future__ import annotations

import base64
import hashlib
from functools import partial
from importlib.resources import files
from types import ModuleType

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from dutygraph.exports import pages
from dutygraph.messages import Lang, say
from dutygraph.text.characters import without_controls


def render_page(package: ModuleType, lang: Lang, *, style: str = "", **values: object) -> str:
    """The page of a package with ``page.html.j2``, ``page.css`` and, if it needs a script, ``page.js``.

    Parameters
    ----------
    package : where these files are; the template extends ``frame.html.j2``
    style : what the page's data adds to its style
    values : what the template shows; ``text`` gives it the messages of the catalogue
    """
    style = _file(pages, "frame.css") + _file(package, "page.css") + style
    script = _file(package, "page.js") if files(package).joinpath("page.js").is_file() else ""
    environment = Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(partial(_file, pages)),
    )
    page = environment.from_string(_file(package, "page.html.j2")).render(
        lang=lang,
        text=partial(_text, lang),
        policy=_policy(script, style),
        style=Markup(style),
        script=Markup(script),
        **values,
    )
    return without_controls(page)


def _text(lang: Lang, key: str, /, **values: object) -> str:
    return say(key, lang, **values)


def _file(package: ModuleType, name: str) -> str:
    return files(package).joinpath(name).read_text(encoding="utf-8")


def _policy(script: str, style: str) -> str:
    """Content security policy: this script and this style, and nothing else from anywhere."""
    scripts = f"script-src {_hash(script)}; " if script else ""
    return f"default-src 'none'; {scripts}style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"

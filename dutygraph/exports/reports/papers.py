"""The papers that an office sends out, each as a Word file and as Markdown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from dutygraph.exports.papers import markdown
from dutygraph.exports.papers.division import division_paper
from dutygraph.exports.papers.gaps import gaps_paper
from dutygraph.exports.papers.paper import Paper
from dutygraph.exports.papers.unit import unit_paper
from dutygraph.exports.reports import Report, Subject

Builder = Callable[[Subject], Paper]


def _as_word(build: Builder, subject: Subject) -> bytes:
    from dutygraph.exports.papers import word

    return word.render(build(subject), subject.lang, subject.on)


def _as_markdown(build: Builder, subject: Subject) -> bytes:
    return markdown.render(build(subject), subject.lang)


REPORTS = (
    Report("plan", ".docx", partial(_as_word, division_paper)),
    Report("plan", ".md", partial(_as_markdown, division_paper)),
    Report("unit", ".docx", partial(_as_word, unit_paper)),
    Report("unit", ".md", partial(_as_markdown, unit_paper)),
    Report("gaps", ".docx", partial(_as_word, gaps_paper)),
    # Markdown is kept and compared from one day to the next, so it tells every finding.
    Report("gaps", ".md", partial(_as_markdown, partial(gaps_paper, every=True))),
)

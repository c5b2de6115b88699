"""The dialogue of ``dutygraph review``: uncertain readings one by one, each answer written before the next question."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import groupby
from pathlib import Path

import click
import msgspec

from dutygraph.errors import DutyGraphError
from dutygraph.exports.files import write_whole
from dutygraph.exports.tables import doubt_name, doubt_place, party_lines
from dutygraph.graph.duty_graph import DutyGraph
from dutygraph.loaders import plan_yaml
from dutygraph.localised import printable, tell
from dutygraph.messages import MESSAGES, Lang, say
from dutygraph.model import Clause, Deadline, Diagnostic, Plan
from dutygraph.queries.corrections import (
    accept,
    can_enter,
    date,
    enter,
    entered_clause,
    rename,
    typed_names,
    unknown_names,
)
from dutygraph.queries.gaps import find_gaps
from dutygraph.queries.gaps.rule import Gap
from dutygraph.queries.review import UNDATED, Doubt, review

_DAY = re.compile(r"(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?", re.ASCII)
#: A longer quote is shown by its beginning and its end.
_LONGEST_QUOTE = 400

#: What a person corrects: gives the plan with the correction, None when they thought better of it.
_Corrector = Callable[[Doubt], Plan | None]


def on_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


class Dialogue:
    """Asks about the uncertain readings of a plan file and keeps the answers in it.

    Raises
    ------
    UnreadableFile, InvalidPlan
        when the file cannot be read
    """

    def __init__(self, file: Path, lang: Lang) -> None:
        self.file = file
        self.lang = lang
        self.plan = plan_yaml.load(file)
        self._on_disk = file.read_bytes()
        self._skipped: set[Diagnostic | Deadline] = set()
        self._answered = 0

    def hold(self) -> None:
        """Asks until nothing is open or the person quits: by the key, Ctrl-C, or the end of the input.

        Raises
        ------
        UnreadableFile
            when an answer cannot be written
        DutyGraphError
            when something else changed the file meanwhile; it stays as it is
        """
        with suppress(ImportError):
            import readline  # noqa: F401  # lines that are typed can be edited, Chinese too
        self._tell("review_open", file=self.file, count=len(self._left()))
        if _has_own_comments(self._on_disk):
            self._tell("review_comments")
        try:
            while self._left() and self._ask(self._left()[0]):
                pass
        except (KeyboardInterrupt, EOFError, click.Abort):
            tell("")
        finally:
            self._tell("review_done", answered=self._answered, left=len(review(self.plan)))
            if self._answered:
                self._tell("review_saved", file=self.file)

    def _left(self) -> list[Doubt]:
        return [doubt for doubt in review(self.plan) if doubt.fact not in self._skipped]

    # --- one question ------------------------------------------------------------------------------------

    def _ask(self, doubt: Doubt) -> bool:
        """Shows one reading and takes the answer. False when the person quits."""
        self._show(doubt)
        correction = self._correction(doubt)
        alike = (
            [] if correction else [one for one in self._left() if one.code == doubt.code and not self._correction(one)]
        )
        keys = {"a": self._accepting(doubt), "r": say("review_key_reason", self.lang)}
        if correction:
            keys["c"] = say(correction[0], self.lang)
        elif len(alike) > 1:
            keys["k"] = say("review_key_all", self.lang, count=len(alike))
        keys |= {key: say(f"review_key_{name}", self.lang) for key, name in (("s", "skip"), ("q", "quit"))}
        if not correction:
            self._tell("review_elsewise", file=self.file)
        while True:
            key = self._choose(keys)
            if key == "q":
                return False
            if key == "s":
                self._skipped.add(doubt.fact)
            elif key == "c" and correction:
                plan = correction[1](doubt)
                if plan is None:
                    continue
                self._save(plan)
            else:
                reason = self._line("review_ask_reason") if key == "r" else ""
                self._accept(alike if key == "k" else [doubt], reason)
            return True

    def _show(self, doubt: Doubt) -> None:
        number = self._answered + len(self._skipped) + 1
        total = number - 1 + len(self._left())
        place = doubt_place(doubt, self.lang)
        tell("")
        tell(f"[{number}/{total}] {doubt_name(doubt, self.lang)}{f'  {place}' if place else ''}")
        if doubt.task:
            self._tell("review_task", number=doubt.task.number, title=doubt.task.title)
        else:
            self._tell("review_no_task")
        quote = "".join(doubt.span.quote.split())
        if len(quote) > _LONGEST_QUOTE:
            quote = f"{quote[: _LONGEST_QUOTE // 2]} … {quote[-_LONGEST_QUOTE // 2 :]}"
        click.echo(f"    {printable(doubt.before)}{_highlighted(quote)}{printable(doubt.after)}", err=True)
        if doubt.clause:
            self._tell("review_reading", reading="；".join(party_lines(doubt.clause, self.lang)))

    def _accepting(self, doubt: Doubt) -> str:
        """What it means to accept this kind of reading."""
        own = f"review_key_accept_{doubt.code}"
        return say(own if own in MESSAGES else "review_key_accept", self.lang)

    def _accept(self, doubts: list[Doubt], reason: str) -> None:
        plan = self.plan
        for doubt in doubts:
            plan = accept(plan, doubt, reason)
        self._save(plan, len(doubts))

    # --- corrections -------------------------------------------------------------------------------------

    def _correction(self, doubt: Doubt) -> tuple[str, _Corrector] | None:
        """What a person may correct here: the message of its key, and how."""
        if can_enter(doubt):
            return "review_key_enter", self._enter
        if doubt.code == "unknown-party" and unknown_names(doubt):
            return "review_key_rename", self._rename
        if doubt.code == UNDATED:
            return "review_key_date", self._date
        return None

    def _enter(self, doubt: Doubt) -> Plan | None:
        while words := self._line("review_ask_clause"):
            found = entered_clause(self.plan, doubt, words)
            if found is None:
                self._tell("review_not_read")
                continue
            clause, unknown = found
            self._tell("review_understood", reading="；".join(party_lines(clause, self.lang)))
            if unknown:
                self._tell("review_no_unit", names="、".join(unknown))
            keys = {"y": "yes", "w": "whole", "n": "no"}
            if clause.duties:
                self._tell("review_duties", orders="、".join(map(str, clause.duties)))
            else:
                self._tell("review_whole_task")
                del keys["w"]
            key = self._choose({key: say(f"review_key_{name}", self.lang) for key, name in keys.items()})
            if key != "n":
                return enter(self.plan, doubt, _for_whole_task(clause) if key == "w" else clause)
        return None

    def _rename(self, doubt: Doubt) -> Plan | None:
        right = {}
        for name in unknown_names(doubt):
            if parties := typed_names(self._line("review_ask_name", name=name)):
                right[name] = parties
                self._tell("review_understood", reading="、".join(party.name for party in parties))
        return rename(self.plan, doubt, right) if right else None

    def _date(self, doubt: Doubt) -> Plan | None:
        while words := self._line("review_ask_date"):
            if by := _day(words):
                return date(self.plan, doubt, by)
            self._tell("not_a_date", value=words)
        return None

    # --- the terminal and the file -----------------------------------------------------------------------

    def _tell(self, key: str, **values: object) -> None:
        tell(say(key, self.lang, **values))

    def _choose(self, keys: Mapping[str, str]) -> str:
        """The one of ``keys`` that is pressed; a full-width or capital letter is as good."""
        menu = "  ".join(f"[{key}] {label}" for key, label in keys.items())
        while True:
            click.echo(f"{printable(menu)} > ", nl=False, err=True)
            pressed = click.getchar()
            if not pressed:
                raise EOFError
            key = unicodedata.normalize("NFKC", pressed).lower()
            tell(key if key in keys else "")
            if key in keys:
                return key

    def _line(self, key: str, **values: object) -> str:
        """A line that is typed; '' for none."""
        question = printable(say(key, self.lang, **values))
        typed: str = click.prompt(question, default="", show_default=False, prompt_suffix="\n> ", err=True)
        return typed.encode(errors="replace").decode().strip()

    def _save(self, plan: Plan, answers: int = 1) -> None:
        """Writes the answered plan, and tells what is reported now because nothing there is uncertain any more."""
        try:
            is_ours = self.file.read_bytes() == self._on_disk
        except OSError:
            is_ours = False
        if not is_ours:
            raise DutyGraphError("review_changed", str(self.file))
        content = plan_yaml.dumps(plan).encode()
        write_whole(self.file, content)
        unowned = {gap.evidence for gap in _unowned(self.plan)}
        self.plan, self._on_disk = plan, content
        self._answered += answers
        gaps = [gap for gap in _unowned(plan) if gap.evidence not in unowned]
        for number, found in groupby(gaps, key=lambda gap: gap.task.number if gap.task else ""):
            whats = [gap.finding.values["what"] for gap in found]
            self._tell("review_unowned", number=number, count=len(whats), what=whats[0])


def _unowned(plan: Plan) -> list[Gap]:
    return find_gaps(DutyGraph([plan]), ["no-owner"])


def _for_whole_task(clause: Clause) -> Clause:
    return msgspec.structs.replace(clause, duties=())


def _day(words: str) -> dt.date | None:
    """The day that is typed: 2025-12-31, 2025年12月31日."""
    match = _DAY.fullmatch(unicodedata.normalize("NFKC", words))
    try:
        return dt.date(*map(int, match.groups())) if match else None
    except ValueError:  # 2025-02-30
        return None


def _highlighted(quote: str) -> str:
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return f"〖{printable(quote)}〗" if plain else click.style(printable(quote), reverse=True)


def _has_own_comments(content: bytes) -> bool:
    """Whether a person wrote comments into the file, beside those at its head."""
    lines = content.decode(errors="replace").removeprefix(plan_yaml.HEADER).splitlines()
    return any(line.lstrip().startswith("#") for line in lines)

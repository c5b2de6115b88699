"""One family of errors: each says what is wrong, where, and how to mend it, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from dutygraph.messages import Lang, say


class DutyGraphError(Exception):
    """Base of all errors the package raises on purpose.

    Parameters
    ----------
    key : a key of :data:`dutygraph.messages.MESSAGES`, whose text says what is wrong and how to mend it
    where : ``file``, ``file:line`` or ``file:line:column``; '' when there is no place
    values : what the message's placeholders stand for
    """

    def __init__(self, key: str, where: str = "", /, **values: object) -> None:
        super().__init__(key, where, values)
        self.key = key
        self.where = where
        self.values = values

    def render(self, lang: Lang) -> str:
        """The message in ``lang``, led by the place."""
        text = say(self.key, lang, **self.values)
        return f"{self.where}: {text}" if self.where else text

    def __str__(self) -> str:
        return self.render("en")


class UnreadableFile(DutyGraphError):
    """The file cannot be opened, decoded or written."""


class NoPlan(DutyGraphError):
    """The file was read, but holds nothing that looks like a plan."""


class UnknownName(DutyGraphError):
    """No unit, task, rule or plan has this name; ``near`` holds names that look like it."""

    def __init__(self, key: str, near: Sequence[str] = (), /, **values: object) -> None:
        super().__init__(key, "", near="、".join(near) or "–", **values)
        self.near = tuple(near)


class ContradictoryReform(DutyGraphError):
    """Changes that cannot all be made: one unit changed twice, or work given to a unit that is abolished."""


class NotUnderstood(DutyGraphError):
    """A question fits no query; the message says which questions do."""


class RuleOff(DutyGraphError):
    """A gap rule was asked for that the settings turn off: it was not looked for, which is not to say that there is no gap."""


class InvalidPlan(DutyGraphError):
    """A plan file, or another YAML file of ours, breaks the format. ``problems`` lists every breach found, each with its own place."""

    def __init__(self, problems: Sequence[DutyGraphError]) -> None:
        super().__init__("invalid_plan", "", count=len(problems))
        self.problems = tuple(problems)

    def render(self, lang: Lang) -> str:
        """All problems, one a line."""
        return "\n".join(problem.render(lang) for problem in self.problems)

"""Rules about people made and taken back on a thread; what was done is posted in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.message import Message

from annotate.errors import PostilError
from annotate.people.rules import Rule, RuleKind
from store.index.counting import VoiceCounts
from store.index.rule_checks import check_rule
from store.library.people_rules import PeopleFile
from tui.config.workspace import Workspace
from tui.display.people_words import rule_words
from tui.display.plural import counted


@dataclass
class RuleChanged(Message):
    """A rule was made or taken back, or could not be."""

    words: str
    """What was done, or why not."""
    name: str = ""
    """The name that the cursor goes to; empty where it stays."""
    is_warning: bool = False
    """True if nothing was changed."""
    can_undo: bool = False
    """True if the change can be taken back."""


@dataclass(frozen=True, slots=True)
class NewRule:
    """A rule that is to be made."""

    kind: RuleKind
    """What it does."""
    name: str
    """The name, or the words of a source, that it is about."""
    to: str
    """The name that takes its place."""
    article: str = ""
    """Id of the only article that it is about; empty for all."""
    claims: int = 0
    """Number of claims that it is about."""


@dataclass(frozen=True, slots=True)
class _Step:
    """One change."""

    rules: tuple[Rule, ...]
    """The rules that were made, or taken back."""
    revoked_at: str = ""
    """What names the taking back; empty where they were made."""


Post = Callable[[Message], object]


class RuleChanger:
    """Makes rules in the library of a workspace, and takes back what was changed here."""

    def __init__(self, workspace: Workspace) -> None:
        self._author = workspace.author
        self._file = PeopleFile(workspace.library.root)
        self._steps: list[_Step] = []
        """The changes that were made here."""

    def make(self, rules: Sequence[NewRule], voices: Sequence[VoiceCounts], post: Post) -> None:
        """Make rules, each checked against who speaks; none where one makes no sense."""

        def change() -> RuleChanged:
            for rule in rules:
                check_rule(rule.kind, rule.name, rule.to, voices)
            made = tuple(self._add(rule) for rule in rules)
            self._steps.append(_Step(made))
            claims = counted(sum(rule.claims for rule in rules), "claim")
            words = f"{'; '.join(map(rule_words, made))}: {claims}"
            return RuleChanged(words, made[-1].to, can_undo=True)

        _report(change, post)

    def revoke(self, rule: Rule, post: Post) -> None:
        """Take a rule back."""

        def change() -> RuleChanged:
            self._steps.append(_Step((rule,), self._file.revoke(rule, self._author)))
            return RuleChanged(f"taken back: {rule_words(rule)}", can_undo=True)

        _report(change, post)

    def undo(self, post: Post) -> None:
        """Take back the last change that was made here."""

        def change() -> RuleChanged:
            if not self._steps:
                return RuleChanged("nothing to undo: no rule was changed here", is_warning=True)
            step = self._steps[-1]
            if step.revoked_at:
                self._file.restore(step.revoked_at, self._author)
            else:
                for rule in step.rules:
                    self._file.revoke(rule, self._author)
            self._steps.pop()
            done = "in force again" if step.revoked_at else "taken back"
            words = "; ".join(map(rule_words, step.rules))
            return RuleChanged(f"{done}: {words}", step.rules[0].name)

        _report(change, post)

    def _add(self, rule: NewRule) -> Rule:
        return self._file.add(rule.kind, rule.name, rule.to, self._author, article=rule.article)


def _report(change: Callable[[], RuleChanged], post: Post) -> None:
    try:
        post(change())
    except (PostilError, OSError) as error:
        post(RuleChanged(str(error), is_warning=True))

"""Rules about people made and taken back on a thread; what was done is posted in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.message import Message

from annotate.errors import PostilError
from annotate.people.rules import Rule, RuleKind
from store.index.counting import VoiceCounts
from store.index.rule_checks import checked
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


Post = Callable[[Message], object]


class RuleChanger:
    """Makes rules in the library of a workspace, and takes back what was changed here."""

    def __init__(self, workspace: Workspace) -> None:
        self._author = workspace.author
        self._file = PeopleFile(workspace.library.root)
        self._steps: list[tuple[tuple[Rule, ...], tuple[Rule, ...]]] = []
        """The rules that were made and those that were taken back, by each change here."""

    def make(self, rules: Sequence[NewRule], voices: Sequence[VoiceCounts], post: Post) -> None:
        """Make rules, each checked against who speaks; none where one makes no sense."""

        def change() -> RuleChanged:
            for rule in rules:
                checked(rule.kind, rule.name, rule.to, voices)
            made = tuple(self._add(rule) for rule in rules)
            self._steps.append((made, ()))
            claims = counted(sum(rule.claims for rule in rules), "claim")
            words = f"{'; '.join(map(rule_words, made))}: {claims}"
            return RuleChanged(words, made[-1].to, can_undo=True)

        _report(change, post)

    def revoke(self, rule: Rule, post: Post) -> None:
        """Take a rule back."""

        def change() -> RuleChanged:
            self._file.revoke(rule, self._author)
            self._steps.append(((), (rule,)))
            return RuleChanged(f"taken back: {rule_words(rule)}", can_undo=True)

        _report(change, post)

    def undo(self, post: Post) -> None:
        """Take back the last change that was made here."""

        def change() -> RuleChanged:
            if not self._steps:
                return RuleChanged("nothing was changed here that could be taken back")
            made, revoked = self._steps[-1]
            for rule in made:
                self._file.revoke(rule, self._author)
            for rule in revoked:
                self._file.add(rule.kind, rule.name, rule.to, self._author, article=rule.article)
            self._steps.pop()
            words = [f"taken back: {rule_words(rule)}" for rule in made]
            words += [f"in force again: {rule_words(rule)}" for rule in revoked]
            return RuleChanged("; ".join(words), made[0].name if made else "")

        _report(change, post)

    def _add(self, rule: NewRule) -> Rule:
        return self._file.add(rule.kind, rule.name, rule.to, self._author, article=rule.article)


def _report(change: Callable[[], RuleChanged], post: Post) -> None:
    try:
        post(change())
    except (PostilError, OSError) as error:
        post(RuleChanged(str(error), is_warning=True))

"""Rules of the reader: what is said about people that no text decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from annotate.people.names import key, one_line


class RuleKind(StrEnum):
    """What a rule does; the values are those of the file."""

    MERGE = "merge"
    """Two names are one person."""
    RENAME = "rename"
    """A person goes by another name."""
    SPLIT = "split"
    """A name is another person in one article."""
    LINK = "link"
    """Words such as “the company” stand for somebody: in one article, or in all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule."""

    kind: RuleKind
    """What it does."""
    name: str
    """The name, or the words of the source, that it is about."""
    to: str
    """The name that takes its place."""
    article: str = ""
    """Id of the only article that it is about; empty for all."""
    at: str = ""
    """When it was made: UTC, ISO 8601. Names it."""
    by: str = ""
    """Who made it."""

    def is_about(self, name: str, article: str) -> bool:
        """Tell whether it changes who a name is in an article."""
        return key(self.name) == key(name) and self.article in ("", article)


def renamed(rules: Iterable[Rule], name: str, article: str) -> str:
    """The name that takes the place of another in an article, by rules in their order."""
    for rule in rules:
        if rule.kind is not RuleKind.LINK and rule.is_about(name, article):
            name = rule.to
    return name


def linked(rules: Iterable[Rule], words: str, article: str) -> str:
    """The name that the words of a source, on one line, stand for; empty where no rule says.

    A rule for one article goes before one for all; of equal ones the last counts.
    """
    fitting = [rule for rule in rules if rule.kind is RuleKind.LINK]
    fitting = [
        rule
        for rule in fitting
        if key(one_line(rule.name)) == key(words) and rule.article in ("", article)
    ]
    return max(fitting, key=lambda rule: (bool(rule.article), rule.at)).to if fitting else ""


def names_behind(rules: Iterable[Rule], names: Iterable[str]) -> set[str]:
    """The keys of all names and words that rules turn into one of some names, and of these."""
    keys = set(map(key, names))
    for rule in reversed(tuple(rules)):
        if key(rule.to) in keys:
            keys.add(key(one_line(rule.name)))
    return keys

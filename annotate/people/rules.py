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


class RuleBook:
    """The rules in force, looked up by the names and words that they are about.

    Args:
        rules: The rules in the order in which they were made.
    """

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        self.rules = tuple(rules)
        """The rules, in their order."""
        self._names: dict[str, list[tuple[int, Rule]]] = {}
        """By the key of a name, its rules with their places in the order."""
        self._links: dict[str, list[Rule]] = {}
        """By the key of some words, the rules that link them."""
        for place, rule in enumerate(self.rules):
            if rule.kind is RuleKind.LINK:
                self._links.setdefault(key(one_line(rule.name)), []).append(rule)
            else:
                self._names.setdefault(key(rule.name), []).append((place, rule))

    def renamed(self, name: str, article: str) -> str:
        """The name that takes the place of another in an article, by rules in their order."""
        last = -1
        while True:
            rules = self._names.get(key(name), ())
            fitting = (
                (place, rule)
                for place, rule in rules
                if place > last and rule.article in ("", article)
            )
            following = next(fitting, None)
            if following is None:
                return name
            last, name = following[0], following[1].to

    def linked(self, words: str, article: str) -> str:
        """The name that the words of a source, on one line, stand for; empty where no rule says.

        A rule for one article goes before one for all; of equal ones the last counts.
        """
        fitting = [
            rule for rule in self._links.get(key(words), ()) if rule.article in ("", article)
        ]
        return max(fitting, key=lambda rule: (bool(rule.article), rule.at)).to if fitting else ""


def names_behind(rules: Iterable[Rule], names: Iterable[str]) -> set[str]:
    """The keys of all names and words that rules turn into one of some names, and of these."""
    keys = set(map(key, names))
    for rule in reversed(tuple(rules)):
        if key(rule.to) in keys:
            keys.add(key(one_line(rule.name)))
    return keys

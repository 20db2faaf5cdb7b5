"""`people.jsonl`: what the readers of a library have said about its people, a line each.

Lines are only ever added: one that takes another back names it by its time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotate.author import Author
from annotate.labels.speaker_labels import people_labels
from annotate.people.article_speakers import KnownPeople
from annotate.people.names import key
from annotate.people.rules import Rule, RuleBook, RuleKind
from store.files.line_file import LineFile, record_line
from store.library.library import Library

_REVOKE = "revoke"


@dataclass(frozen=True, slots=True)
class PeopleRules:
    """The rules of a library."""

    rules: tuple[Rule, ...] = ()
    """Those in force, in the order in which they were made."""
    troubles: tuple[str, ...] = ()
    """What is wrong with lines that mean nothing, each with its place."""


class PeopleFile:
    """The file of the rules; any number of processes may add to it.

    Args:
        root: The folder of the library.
    """

    def __init__(self, root: Path) -> None:
        self.path = root / "people.jsonl"
        """The file."""
        self._lines = LineFile(self.path)

    def read(self) -> PeopleRules:
        """The rules in force; lines that mean nothing are passed over and named.

        Raises:
            StoreDamaged: The file is there and cannot be read.
        """
        lines = _Lines()
        troubles = self._lines.take_records(self._lines.content(), lines.take)
        return PeopleRules(lines.in_force, troubles)

    def add(self, kind: RuleKind, name: str, to: str, author: Author, *, article: str = "") -> Rule:
        """Make a rule, durably.

        Raises:
            StoreDamaged: The file cannot be read.
            StoreLocked: Another process keeps it.
            WriteFailed: The disk refused; nothing has changed.
        """
        rule = Rule(kind, name, to, article, author.now(), author.name)
        record = {"at": rule.at, "by": rule.by, "do": kind.value, "name": name, "to": to}
        self._append({**record, "article": article} if article else record)
        return rule

    def revoke(self, rule: Rule, author: Author) -> str:
        """Take a rule back, durably; returns the time that names this.

        Raises:
            StoreDamaged: The file cannot be read.
            StoreLocked: Another process keeps it.
            WriteFailed: The disk refused; nothing has changed.
        """
        return self._revoke(rule.at, author)

    def restore(self, revoked_at: str, author: Author) -> None:
        """Put a rule that was taken back in force again, at its old place, durably.

        Args:
            revoked_at: What `revoke` returned.
            author: Who does it.

        Raises:
            StoreDamaged: The file cannot be read.
            StoreLocked: Another process keeps it.
            WriteFailed: The disk refused; nothing has changed.
        """
        self._revoke(revoked_at, author)

    def _revoke(self, at: str, author: Author) -> str:
        record = {"at": author.now(), "by": author.name, "do": _REVOKE, "rule": at}
        self._append(record)
        return record["at"]

    def _append(self, record: dict[str, str]) -> None:
        self._lines.add(lambda _: record_line(record))


def known_by_rules(library: Library) -> KnownPeople:
    """What the rules of a library and its labels say about people.

    Raises:
        StoreDamaged: The file cannot be read.
    """
    rules = PeopleFile(library.root).read().rules
    return KnownPeople(people_labels(library.scheme), RuleBook(rules))


class _Lines:
    """The lines of the file so far: what they made, and what they took back."""

    def __init__(self) -> None:
        self._rules: dict[int, Rule] = {}
        """The rules in force by the numbers of their lines."""
        self._revoked: dict[str, dict[int, Rule]] = {}
        """By the time of a line that takes something back, the rules that it took out."""

    @property
    def in_force(self) -> tuple[Rule, ...]:
        """The rules in force, in the order of their lines."""
        return tuple(rule for _, rule in sorted(self._rules.items()))

    def take(self, record: Mapping[str, Any], number: int) -> None:
        """Add a rule, take one out, or put one back.

        Raises:
            ValueError: The record means nothing; so do KeyError and TypeError.
        """
        if record["do"] != _REVOKE:
            self._rules[number] = _rule(record)
            return
        at = record["rule"]
        if at in self._revoked:
            self._rules |= self._revoked.pop(at)
            return
        revoked = {place: rule for place, rule in self._rules.items() if rule.at == at}
        if not revoked:
            raise ValueError(f"there is no rule of {at} to take back")
        self._rules = {place: rule for place, rule in self._rules.items() if place not in revoked}
        self._revoked[record["at"]] = revoked


def _rule(record: Mapping[str, Any]) -> Rule:
    words = {name: record[name] for name in ("name", "to", "at")}
    words |= {name: record.get(name, "") for name in ("article", "by")}
    for field, value in words.items():
        if not isinstance(value, str):
            raise TypeError(f"{field} is {value!r:.40}, not a text")
    if not key(words["name"]) or not key(words["to"]):
        raise ValueError("name and to must not be empty")
    return Rule(RuleKind(record["do"]), **words)

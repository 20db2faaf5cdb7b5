"""`people.jsonl`: what the readers of a library have said about its people, a line each.

Lines are only ever added: one that takes another back names it by its time.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotate.author import Author
from annotate.people.names import key
from annotate.people.rules import Rule, RuleKind
from store.files.line_file import LineFile

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
        rules: dict[tuple[str, int], Rule] = {}
        troubles = []
        for number, line in enumerate(self._lines.content().split(b"\n"), 1):
            if not line.strip():
                continue
            try:
                _take(rules, json.loads(line), number)
            except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
                fault = f"no {error}" if isinstance(error, KeyError) else error
                troubles.append(f"{self.path}, line {number}, is passed over: {fault}")
        return PeopleRules(tuple(rules.values()), tuple(troubles))

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

    def revoke(self, rule: Rule, author: Author) -> None:
        """Take a rule back, durably.

        Raises:
            StoreDamaged: The file cannot be read.
            StoreLocked: Another process keeps it.
            WriteFailed: The disk refused; nothing has changed.
        """
        self._append({"at": author.now(), "by": author.name, "do": _REVOKE, "rule": rule.at})

    def _append(self, record: dict[str, str]) -> None:
        line = json.dumps(record).encode("ascii") + b"\n"
        self._lines.add(lambda _: line)


def _take(rules: dict[tuple[str, int], Rule], record: dict[str, Any], number: int) -> None:
    """Add a rule to those in force, or take one out.

    Raises:
        ValueError: The record means nothing; so do KeyError and TypeError.
    """
    if record["do"] == _REVOKE:
        revoked = [place for place in rules if place[0] == record["rule"]]
        if not revoked:
            raise ValueError(f"there is no rule of {record['rule']} to take back")
        for place in revoked:
            del rules[place]
        return
    words = {name: record[name] for name in ("name", "to", "at")}
    words |= {name: record.get(name, "") for name in ("article", "by")}
    for field, value in words.items():
        if not isinstance(value, str):
            raise TypeError(f"{field} is {value!r:.40}, not a text")
    if not key(words["name"]) or not key(words["to"]):
        raise ValueError("name and to must not be empty")
    rules[words["at"], number] = Rule(RuleKind(record["do"]), **words)

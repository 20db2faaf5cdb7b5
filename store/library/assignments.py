"""`assignments.jsonl`: which annotator is to read which article, a line for each article.

Lines are only ever added: a later one takes back what an earlier one says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from annotate.author import Author
from store.errors import StoreError
from store.files.line_file import LineFile, record_line
from store.layer.layer import Layer
from store.library.file_states import States, state_of_file
from store.library.library import Library

_ASSIGN, _REVOKE, _BLIND = "assign", "revoke", "blind"

Shares = Mapping[str, Iterable[str]]
"""Annotators by the id of an article."""


class Assignments(NamedTuple):
    """The assignments in force."""

    by_article: Mapping[str, frozenset[str]] = MappingProxyType({})
    """By the id of an article those who are to read it."""
    is_blind: bool = False
    """True if nobody is to see what others did with an article before having done it."""
    troubles: tuple[str, ...] = ()
    """What is wrong with lines that mean nothing, each with its place."""

    @property
    def annotators(self) -> list[str]:
        """Everybody who has something, sorted."""
        return sorted(frozenset().union(*self.by_article.values()))

    def of(self, annotator: str) -> frozenset[str]:
        """The ids of the articles that an annotator is to read."""
        return frozenset(a for a, names in self.by_article.items() if annotator in names)


class AssignmentsFile:
    """The file of the assignments; any number of processes may add to it.

    Args:
        root: The folder of the library.
    """

    def __init__(self, root: Path) -> None:
        self._lines = LineFile(root / "assignments.jsonl")

    def read(self) -> Assignments:
        """The assignments in force; lines that mean nothing are passed over and named.

        Raises:
            StoreDamaged: The file is there and cannot be read.
        """
        return self._parse(self._lines.content())

    def assign(
        self,
        plan: Callable[[Assignments], Shares],
        author: Author,
        titles: Mapping[str, str],
    ) -> Assignments:
        """Assign articles, durably; nobody else can between the plan and its lines.

        Args:
            plan: Says who gets which article, given what is in force.
            author: Who assigns.
            titles: By the id of an article its title, for people who read the file.

        Returns:
            What was in force before.

        Raises:
            StoreDamaged: The file cannot be read.
            StoreLocked: Another process keeps it.
            WriteFailed: The disk refused; nothing has changed.
        """
        return self._add(_ASSIGN, plan, author, titles)

    def revoke(
        self,
        plan: Callable[[Assignments], Shares],
        author: Author,
        titles: Mapping[str, str],
    ) -> Assignments:
        """Take assignments back, durably; the arguments and errors are those of `assign`."""
        return self._add(_REVOKE, plan, author, titles)

    def set_blind(self, *, is_blind: bool, author: Author) -> None:
        """Put the blind first pass in force, or end it; the errors are those of `assign`."""
        line = record_line({"at": author.now(), "by": author.name, "do": _BLIND, "on": is_blind})
        self._lines.add(lambda content: b"" if self._parse(content).is_blind is is_blind else line)

    def _add(
        self,
        what: str,
        plan: Callable[[Assignments], Shares],
        author: Author,
        titles: Mapping[str, str],
    ) -> Assignments:
        before = Assignments()

        def make_lines(content: bytes) -> bytes:
            nonlocal before
            before = self._parse(content)
            head = {"at": author.now(), "by": author.name, "do": what}
            return b"".join(
                record_line(
                    {**head, "article": a, "title": titles.get(a, ""), "annotators": [*names]}
                )
                for a, names in plan(before).items()
            )

        self._lines.add(make_lines)
        return before

    def _parse(self, content: bytes) -> Assignments:
        by_article: dict[str, frozenset[str]] = {}
        is_blind = False

        def take(record: Mapping[str, Any], number: int) -> None:
            nonlocal is_blind
            if record["do"] == _BLIND:
                is_blind = _flag(record["on"])
            else:
                _take(by_article, record)

        troubles = self._lines.take_records(content, take)
        return Assignments(MappingProxyType(by_article), is_blind, troubles)


class DoneArticles:
    """Tells which articles annotators have done; a layer is read again only where it changed."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._answers: dict[tuple[str, str], tuple[States, bool]] = {}

    def of(self, assignments: Assignments, annotator: str) -> frozenset[str]:
        """The ids of the articles that were assigned to an annotator and are done or set aside."""
        return frozenset(a for a in assignments.of(annotator) if self.has(a, annotator))

    def has(self, article_id: str, annotator: str) -> bool:
        """Tell whether an annotator has an article done, or set aside."""
        layer = self._library.article(article_id).layer(annotator)
        state = [state_of_file(layer.path), state_of_file(layer.journal_path)]
        answer = self._answers.get((article_id, annotator))
        if answer is None or answer[0] != state:
            answer = (state, _has_answer(layer))
            self._answers[article_id, annotator] = answer
        return answer[1]


def held_back(
    library: Library, annotator: str, done_articles: DoneArticles | None = None
) -> frozenset[str]:
    """The ids of articles of which an annotator is not to see yet what others did with them.

    Args:
        library: The library.
        annotator: Who is not to see it.
        done_articles: Remembers what is done, for those who ask again and again.

    Raises:
        StoreDamaged: The assignments cannot be read.
    """
    assignments = AssignmentsFile(library.root).read()
    if not assignments.is_blind:
        return frozenset()
    done_articles = done_articles or DoneArticles(library)
    return assignments.of(annotator) - done_articles.of(assignments, annotator)


def _has_answer(layer: Layer) -> bool:
    try:
        return layer.load_records().facts.get("answer") is not None
    except StoreError:
        # A damaged layer is reported where it is opened; nothing of it is known to be done.
        return False


def _take(by_article: dict[str, frozenset[str]], record: Mapping[str, Any]) -> None:
    """Assign an article as a record says, or take it back.

    Raises:
        ValueError: The record means nothing; so do KeyError and TypeError.
    """
    article, names = record["article"], record["annotators"]
    if not isinstance(article, str) or not isinstance(names, list):
        raise TypeError("article is no text, or annotators is no list")
    if not all(isinstance(name, str) and name for name in names):
        raise TypeError("annotators must be names")
    holders = by_article.get(article, frozenset())
    if record["do"] not in (_ASSIGN, _REVOKE):
        raise ValueError(f"do is {record['do']!r:.40}")
    changed = holders | set(names) if record["do"] == _ASSIGN else holders - set(names)
    by_article.pop(article, None)
    if changed:
        by_article[article] = changed


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"on is {value!r:.40}, not true or false")
    return value

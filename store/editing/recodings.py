"""Recodings: one decision on hits in many articles, done, cut off, finished and taken back.

The plan is on disk before the first article is changed, and every article takes one edit. After a
kill each of them is as it was or as it should be, and the plan says which are to come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Any

from annotate.annotation import Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.change import Edit
from annotate.commands import Recode, TakeBack, Verb
from annotate.errors import EditRefused, NothingToChange, PostilError
from annotate.labels.fitting import fitting
from annotate.labels.scheme import LabelScheme
from annotate.span import Span
from store.editing.open_article import OpenArticle, SaveListener
from store.editing.opening import open_article
from store.editing.session import Session
from store.files.json_files import read_optional, to_json, write_with_folder
from store.files.safe_names import file_name
from store.library.latest_suggestions import latest_suggestions
from store.library.library import Library


class Stage(StrEnum):
    """How far a recoding is."""

    DOING = "doing"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Part:
    """What a recoding is about in one article."""

    article_id: str
    """The article's id."""
    title: str
    """A name for people."""
    digest: str
    """That of the text in which the places are."""
    ids: tuple[str, ...] = ()
    """Items."""
    spans: tuple[tuple[int, int], ...] = ()
    """Places, half-open, in code points."""

    @property
    def count(self) -> int:
        """Number of items and places."""
        return len(self.ids) + len(self.spans)


@dataclass(frozen=True, slots=True)
class Recoding:
    """One decision on hits in many articles."""

    at: str
    """Time of the decision, which tells its edits from all others: UTC, ISO 8601."""
    verb: Verb
    """What is done."""
    label: str
    """The label, where one is given."""
    parts: tuple[Part, ...]
    """The articles."""
    stage: Stage = Stage.DOING
    """How far it is."""

    @property
    def count(self) -> int:
        """Number of items and places in all articles."""
        return sum(part.count for part in self.parts)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a recoding in one article."""

    part: Part
    """The article."""
    changed: int = 0
    """Annotations that were changed or made."""
    trouble: str = ""
    """Reason why something, or all of it, was not changed; empty where all is as it should be."""


class Recodings:
    """The last recoding of an annotator in a library, and its way forth and back."""

    def __init__(self, library: Library, author: Author, scheme: LabelScheme) -> None:
        self._library = library
        self._author = author
        self._scheme = scheme
        self._path = library.root / "recodings" / f"{file_name(author.name)}.json"

    def last(self) -> Recoding | None:
        """The last recoding; None where there was none, or its file is damaged."""
        try:
            return _parse(read_optional(self._path))
        except (KeyError, TypeError, ValueError):
            return None

    def begin(self, verb: Verb, label: str, parts: Sequence[Part]) -> Recoding:
        """Plan a recoding, durably.

        Raises:
            WriteFailed: The disk refused; nothing is to be done.
        """
        return self._save(Recoding(self._author.now(), verb, label, tuple(parts)))

    def carry_out(self, recoding: Recoding) -> Iterator[Outcome]:
        """Make the changes, article by article; those of an article are on disk when it comes.

        An article that has them already is left alone, so that what was cut off can go on.

        Raises:
            WriteFailed: The disk refused the plan; nothing was changed after that.
        """
        recoding = self._save(replace(recoding, stage=Stage.DOING))
        author = self._author._replace(now=lambda: recoding.at)
        for part in recoding.parts:
            change = partial(_change_items, recoding=recoding, part=part, scheme=self._scheme)
            yield self._outcome(part, author, change)
        self._save(replace(recoding, stage=Stage.DONE))

    def take_back(self, recoding: Recoding) -> Iterator[Outcome]:
        """Take the changes back, article by article; what was changed since is left alone.

        Raises:
            WriteFailed: The disk refused the plan; nothing was changed after that.
        """
        recoding = self._save(replace(recoding, stage=Stage.UNDOING))
        for part in recoding.parts:
            yield self._outcome(part, self._author, partial(_take_back, recoding=recoding))
        self._save(replace(recoding, stage=Stage.UNDONE))

    def _outcome(
        self, part: Part, author: Author, change: Callable[[OpenArticle], tuple[int, str]]
    ) -> Outcome:
        """Change one article, durably and as a whole, or say why not."""
        try:
            with self._open(part, author) as opened:
                changed, trouble = change(opened)
        except NothingToChange:
            return Outcome(part)
        except (PostilError, OSError) as error:
            return Outcome(part, trouble=str(error))
        return Outcome(part, changed, trouble)

    @contextmanager
    def _open(self, part: Part, author: Author) -> Iterator[OpenArticle]:
        """Open an article with its suggestions; it is stored and closed in the end.

        Raises:
            PostilError: It cannot be opened or written, or its text has changed.
        """
        stored = self._library.article(part.article_id)
        document = stored.document()
        if document.digest != part.digest:
            raise EditRefused("the text has changed since it was searched")
        opened = open_article(
            self._library,
            document,
            author,
            scheme=self._scheme.names,
            pipeline=None,
            listener=SaveListener(saved=lambda _: None, failed=lambda _: None),
            labels=self._scheme,
        )
        trouble = None
        try:
            latest = latest_suggestions(
                opened.stored,
                author.name,
                document.digest,
                suggesters=self._library.suggesters,
                fit=fitting(self._scheme)[0],
            )
            opened.session.annotations.add_suggestions(latest.suggestions)
            yield opened
        finally:
            trouble = opened.close()
        if trouble is not None:
            raise trouble

    def _save(self, recoding: Recoding) -> Recoding:
        write_with_folder(self._path, to_json(asdict(recoding)))
        return recoding


def _change_items(
    opened: OpenArticle, recoding: Recoding, part: Part, scheme: LabelScheme
) -> tuple[int, str]:
    """Make the changes of an article, unless they are made.

    Returns:
        Their number, and what was left out of them and why.
    """
    session = opened.session
    edit = _edit_of(session, recoding)
    objections: dict[str, str] = {}
    if recoding.verb is Verb.ACCEPT:
        objections = _objections(session.annotations, part.ids, scheme)
    if edit is None:
        spans = tuple(Span(*span) for span in part.spans)
        ids = tuple(item_id for item_id in part.ids if item_id not in objections)
        if not ids and objections:
            return 0, _left_out(objections)
        edit = session.perform(Recode(recoding.verb, ids, spans, recoding.label))
    return len(edit.changes), _left_out(objections)


def _objections(
    annotations: AnnotationSet, ids: Iterable[str], scheme: LabelScheme
) -> dict[str, str]:
    """The items that may not be accepted as they are, such as a claim without a source."""
    items = [item for item in map(annotations.get, ids) if item is not None]
    open_items = (item for item in items if status_of(item) is not Status.ACCEPTED)
    reasons = {item.id: scheme.objection(item.body) for item in open_items}
    return {item_id: reason for item_id, reason in reasons.items() if reason}


def _left_out(objections: Mapping[str, str]) -> str:
    if not objections:
        return ""
    return f"{len(objections)} left pending, as {next(iter(objections.values()))}"


def _take_back(opened: OpenArticle, recoding: Recoding) -> tuple[int, str]:
    """Take the changes of an article back, as far as nothing has changed them since."""
    session = opened.session
    edit = _edit_of(session, recoding)
    if edit is None:
        return 0, ""
    if session.annotations.history.next_undo() == edit:
        return len(session.undo().changes), ""
    return len(session.perform(TakeBack(edit)).changes), ""


def _edit_of(session: Session, recoding: Recoding) -> Edit | None:
    """The edit that a recoding made in an article, if it is in force."""
    history = session.annotations.history
    in_force = history.edits[: history.position]
    return next((edit for edit in reversed(in_force) if edit.at == recoding.at), None)


def _parse(stored: Mapping[str, Any]) -> Recoding:
    parts = tuple(
        Part(
            str(part["article_id"]),
            str(part["title"]),
            str(part["digest"]),
            tuple(map(str, part["ids"])),
            tuple((int(start), int(end)) for start, end in part["spans"]),
        )
        for part in stored["parts"]
    )
    return Recoding(
        str(stored["at"]), Verb(stored["verb"]), str(stored["label"]), parts, Stage(stored["stage"])
    )

"""The library: a folder with one folder an article."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.document import Document, article_id
from store.errors import StoreDamaged, StoreError, StoreTooNew
from store.files.durable import make_folder, write_durably
from store.files.safe_names import file_name, folder_name
from store.library.reading_position import ReadingPosition, place_path, stored_place

if TYPE_CHECKING:
    from store.annotated_article import AnnotatedArticle
    from store.library.overview import Overview
    from store.library.stored_article import StoredArticle

_Facts = dict[str, str]


class Library:
    """Finds articles; nothing is written until an article is opened for editing."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.articles_folder = root / "articles"
        """Where the articles' folders stand."""

    def article_for(self, document: Document) -> StoredArticle:
        """The article with this text, else the one from the same place, whose text was another.

        It need not be in the library yet.
        """
        known = self._named_after(document) or self._pointed_at(document.digest)
        if known is not None:
            return known
        shelf = self._shelf()
        same_text = [a for a, facts in shelf if facts.get("digest") == document.digest]
        same_place = [a for a, facts in shelf if _is_same_place(facts, document)]
        # Earlier versions made another article of each text; the latest one goes on.
        same_place.sort(key=lambda article: -article.created)
        return next(iter([*same_text, *same_place]), self._unused(document))

    def indexed(self, digest: str) -> StoredArticle | None:
        """The article whose present text has this digest, if its id or the index tell it."""
        own = self.article(article_id(digest))
        return own if _facts(own).get("digest") == digest else self._pointed_at(digest)

    def unindexed(self) -> dict[str, str]:
        """Ids by the digests of texts that `indexed` does not find; mostly there are none.

        Reads a small file of every article.
        """
        found = {}
        for article, facts in self.described():
            digest = facts.get("digest")
            if digest is not None and self.indexed(digest) is None:
                found[digest] = article.id
        return found

    def article(self, name: str) -> StoredArticle:
        """The article with an id, which need not be in the library yet."""
        from store.library.stored_article import StoredArticle  # not needed for the first page

        return StoredArticle(self.articles_folder / folder_name(name), name)

    def articles(self) -> list[StoredArticle]:
        """Every article in the library, ordered by title."""
        return [article for article, _ in self._shelf()]

    def described(self) -> Iterator[tuple[StoredArticle, dict[str, str]]]:
        """Every article in no order, with its facts; none of them where they cannot be read."""
        for article in self.folders():
            if article.exists():
                yield _described(article.folder)

    def folders(self) -> Iterator[StoredArticle]:
        """Every article in no order, named by its folder: reads nothing, for looks at many."""
        from store.library.stored_article import StoredArticle

        if self.articles_folder.is_dir():
            with os.scandir(self.articles_folder) as folders:
                for folder in folders:
                    yield StoredArticle(self.articles_folder / folder.name, folder.name)

    def last_place(self, document: Document, annotator: str) -> ReadingPosition | None:
        """Where an annotator stopped reading a text; reads two small files at the most."""
        name = self._pointed_folder(document.digest) or folder_name(article_id(document.digest))
        return stored_place(place_path(self.articles_folder / name, annotator), document.text)

    def names_path(self, annotator: str) -> Path:
        """Where the names that an annotator decided on are remembered."""
        return self.root / "names" / f"{file_name(annotator)}.json"

    @property
    def patterns_path(self) -> Path:
        """Where the library's own patterns stand, if it has some."""
        return self.root / "patterns.jsonl"

    @property
    def labels_path(self) -> Path:
        """Where the library's own labels stand, if it has some."""
        return self.root / "labels.toml"

    def find(self, name: str) -> list[StoredArticle]:
        """Articles whose id begins with a name, or whose title or path it is."""
        return [
            article
            for article, facts in self._shelf()
            if answers_to(name, article.id, facts.get("title"), facts.get("uri"))
        ]

    def annotated(self, article: StoredArticle, annotator: str) -> AnnotatedArticle:
        """An article with an annotator's layer and the suggestions that are still pending.

        Raises:
            StoreDamaged: Something of it is not what was written.
            StoreTooNew: A later version wrote it.
        """
        from annotate.annotation_set import AnnotationSet
        from store.library.snapshot import snapshot

        content = article.layer(annotator).load()
        document = article.document(content.facts.get("digest"))
        content.check_against(document)
        proposed = article.latest_suggestions(annotator, document.digest)
        pipeline, suggestions = proposed if proposed is not None else (None, ())
        annotations = AnnotationSet(document, records=content.records, suggestions=suggestions)
        return snapshot(
            annotations,
            article_id=article.id,
            annotator=annotator,
            pipeline=_title_of(pipeline) if pipeline else content.facts.get("pipeline"),
            facts=content.facts,
        )

    def annotated_by(self, annotator: str) -> list[AnnotatedArticle]:
        """Every article on which an annotator has worked, as `annotated` gives it.

        Raises:
            StoreDamaged: One of the layers is not what was written.
            StoreTooNew: A later version wrote one.
        """
        return [
            self.annotated(article, annotator)
            for article in self.articles()
            if annotator in article.annotators()
        ]

    def overviews(self, annotator: str) -> Iterator[Overview]:
        """An overview of each article and layer; of `annotator`'s where nobody annotated yet."""
        for article in self.articles():
            for name in article.annotators() or [annotator]:
                yield self.overview(article, name)

    def overview(self, article: StoredArticle, annotator: str) -> Overview:
        """An article and an annotator's work on it; `trouble` says why it cannot be read."""
        from store.library.overview import Overview, overview

        try:
            return overview(self.annotated(article, annotator), changed=article.changed(annotator))
        except StoreError as error:
            title = _facts(article).get("title", article.id)
            return Overview(article.id, title, "", annotator, trouble=str(error))

    def put(self, article: StoredArticle, document: Document) -> None:
        """Put an article into the library, with its text.

        Raises:
            WriteFailed: The disk refused.
        """
        article.create(document)
        self._point_at(article, document)

    def keep_up(self, article: StoredArticle, document: Document) -> None:
        """Make a text the present one of an article, and its source that of the article.

        A copy elsewhere does not change where the article comes from; a file that was renamed
        or moved does.

        Raises:
            StoreDamaged: What is stored is not what was written.
            WriteFailed: The disk refused; nothing is otherwise than it was.
        """
        facts = article.facts()
        if facts["digest"] != document.digest:
            article.take_text(document)
            self._point_at(article, document)
        elif _is_elsewhere(facts["uri"], document.uri):
            article.rename(document)

    def _point_at(self, article: StoredArticle, document: Document) -> None:
        """Remember which article a text belongs to that does not give it its name.

        That saves a look at every article. It can be deleted at any time.
        """
        if article.id == article_id(document.digest):
            return
        path = self._pointer(document.digest)
        with contextlib.suppress(OSError):
            make_folder(path.parent)
            write_durably(path, article.folder.name.encode("ascii"))

    def _named_after(self, document: Document) -> StoredArticle | None:
        """The article that has its id from this text, if that is its text still."""
        own = self.article(article_id(document.digest))
        if not own.exists():
            return None
        facts = _facts(own)
        # One that cannot be read is to be told of, not to be made anew beside it.
        fits = facts.get("digest") == document.digest or _is_same_place(facts, document)
        return own if fits or not facts else None

    def _pointed_at(self, digest: str) -> StoredArticle | None:
        name = self._pointed_folder(digest)
        if name is None:
            return None
        article, facts = _described(self.articles_folder / name)
        return article if facts.get("digest") == digest else None

    def _pointed_folder(self, digest: str) -> str | None:
        try:
            return self._pointer(digest).read_text("ascii")
        except (OSError, ValueError):
            return None

    def _pointer(self, digest: str) -> Path:
        return self.root / "index" / "texts" / digest

    def _unused(self, document: Document) -> StoredArticle:
        """A place for a new article; an article that had this text once may have its id."""
        name = article_id(document.digest)
        names = chain([name], (f"{name}-{number}" for number in count(2)))
        return next(article for article in map(self.article, names) if not article.exists())

    def _shelf(self) -> list[tuple[StoredArticle, _Facts]]:
        """Every article with its facts, each read once, ordered by title."""
        return sorted(
            self.described(), key=lambda one: (one[1].get("title", "").casefold(), one[0].id)
        )


def _described(folder: Path) -> tuple[StoredArticle, _Facts]:
    """The article in a folder, and its facts."""
    from store.library.stored_article import StoredArticle

    facts = _facts(StoredArticle(folder, folder.name))
    return StoredArticle(folder, facts.get("id", folder.name)), facts


def _facts(article: StoredArticle) -> _Facts:
    try:
        return article.facts()
    except (StoreDamaged, StoreTooNew):
        return {}


def _is_same_place(facts: _Facts, document: Document) -> bool:
    """Whether an article came from where a document comes from; a pipe is no place."""
    return facts.get("uri") == document.uri and document.uri not in {"", "-"}


def _is_elsewhere(known: str, uri: str) -> bool:
    """Whether a source is where the known one has gone to, as far as one can see."""
    if uri in {"", "-", known}:
        return False
    return known in {"", "-"} or (Path(known).is_absolute() and not Path(known).exists())


def _title_of(cache_name: str) -> str:
    """Name and version of the pipeline, without those of the rules on top of it."""
    return cache_name.partition(" + ")[0]


def answers_to(name: str, known_id: str, title: str | None, uri: str | None) -> bool:
    """Whether a name is an article's title or path, or what its id begins with."""
    return known_id.startswith(name) or name == title or str(Path(name).resolve()) == uri

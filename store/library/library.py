"""The library: a folder with one folder an article."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.document import Document, article_id
from store.errors import StoreDamaged, StoreError, StoreTooNew
from store.files.safe_names import file_name, folder_name
from store.library.digest_index import DigestIndex
from store.library.reading_position import ReadingPosition, last_position_path, read_position
from store.library.same_source import has_moved, has_other_title, is_same_source

if TYPE_CHECKING:
    from annotate.labels.scheme import LabelScheme
    from store.annotated_article import AnnotatedArticle
    from store.library.article_facts import ArticleFacts
    from store.library.overview import Overview
    from store.library.stored_article import StoredArticle


class Library:
    """Finds articles; nothing is written until an article is opened for editing.

    Args:
        root: Its folder.
        scheme: The labels under which suggestions are counted and exported; without them, each
            stays under the label of its pipeline.
        suggesters: The names of the suggesters whose suggestions count beside the pipeline's.
    """

    def __init__(
        self, root: Path, scheme: LabelScheme | None = None, suggesters: tuple[str, ...] = ()
    ) -> None:
        self.root = root
        self.scheme = scheme
        self.suggesters = suggesters
        self.articles_folder = root / "articles"
        """The folder of the articles' folders."""
        self.incoming_folder = root / "incoming"
        """The folder in which an import makes articles; there is none at other times."""
        self._digest_index = DigestIndex(root / "index" / "texts")

    def under(self, scheme: LabelScheme) -> Library:
        """The same library under other labels."""
        return Library(self.root, scheme, self.suggesters)

    def article_for(self, document: Document) -> StoredArticle:
        """The article with this text, else the one from the same source, which had another text.

        It need not be in the library yet.
        """
        article = self._named_after(document) or self._pointed_at(document.digest)
        if article is not None:
            return article
        articles = self._by_title()
        same_text = [a for a, facts in articles if facts and facts.digest == document.digest]
        same_source = [a for a, facts in articles if facts and is_same_source(facts, document)]
        # Earlier versions made another article of each text; the latest one goes on.
        same_source.sort(key=lambda article: -article.created)
        return next(iter([*same_text, *same_source]), self._unused(document))

    def by_digest(self, digest: str) -> StoredArticle | None:
        """The article whose present text has this digest, if its id or the index names it."""
        article = self.article(article_id(digest))
        facts = _facts(article)
        return article if facts and facts.digest == digest else self._pointed_at(digest)

    def unindexed_digests(self) -> dict[str, str]:
        """Ids by the digests of texts that `by_digest` does not find; mostly there are none.

        Reads a small file of every article.
        """
        return {
            facts.digest: article.id
            for article, facts in self.with_facts()
            if facts is not None and self.by_digest(facts.digest) is None
        }

    def article(self, name: str) -> StoredArticle:
        """The article with an id, which need not be in the library yet."""
        from store.library.stored_article import StoredArticle  # not needed for the first page

        return StoredArticle(self.articles_folder / folder_name(name), name)

    def articles(self) -> list[StoredArticle]:
        """Every article in the library, ordered by title."""
        return [article for article, _ in self._by_title()]

    def with_facts(self) -> Iterator[tuple[StoredArticle, ArticleFacts | None]]:
        """Every article in no order, with its facts; None where they cannot be read."""
        for article in self.folders():
            if article.exists():
                yield _with_facts(article.folder)

    def folders(self) -> Iterator[StoredArticle]:
        """Every article in no order, named by its folder; reads no file, however many there are."""
        from store.library.stored_article import StoredArticle

        if self.articles_folder.is_dir():
            with os.scandir(self.articles_folder) as folders:
                for folder in folders:
                    yield StoredArticle(self.articles_folder / folder.name, folder.name)

    def last_reading_position(self, document: Document, annotator: str) -> ReadingPosition | None:
        """The point where an annotator stopped reading a text; reads two small files at most."""
        path = last_position_path(self.root, document.digest, annotator)
        return read_position(path, document.text)

    def names_path(self, annotator: str) -> Path:
        """The file that remembers the names on which an annotator decided."""
        return self.root / "names" / f"{file_name(annotator)}.json"

    @property
    def patterns_path(self) -> Path:
        """The file of the library's own patterns, which need not exist."""
        return self.root / "patterns.jsonl"

    @property
    def cues_path(self) -> Path:
        """The file of the library's own cues, which need not exist."""
        return self.root / "cues.toml"

    @property
    def labels_path(self) -> Path:
        """The file of the library's own labels, which need not exist."""
        return self.root / "labels.toml"

    def find(self, name: str) -> list[StoredArticle]:
        """Articles whose id begins with a name, or whose title or path it is."""

        def is_named(article: StoredArticle, facts: ArticleFacts | None) -> bool:
            title, uri = (facts.title, facts.uri) if facts else (None, None)
            return answers_to(name, article.id, title, uri)

        return [article for article, facts in self._by_title() if is_named(article, facts)]

    def annotated(self, article: StoredArticle, annotator: str) -> AnnotatedArticle:
        """An article with an annotator's layer and the suggestions that are still pending.

        Raises:
            StoreDamaged: Something of it is not what was written.
            StoreTooNew: A later version wrote it.
        """
        from store.library.snapshot import stored_snapshot

        return stored_snapshot(article, annotator, self.scheme, suggesters=self.suggesters)

    def annotated_by(
        self, annotator: str, *, on_trouble: Callable[[StoreError], None] | None = None
    ) -> list[AnnotatedArticle]:
        """Every article on which an annotator has worked, as `annotated` gives it.

        Args:
            annotator: Whose layers to read.
            on_trouble: Gets why an article cannot be read, which is then left out; without it, the
                first such error is raised.

        Raises:
            StoreDamaged: One of the layers is not what was written.
            StoreTooNew: A later version wrote one.
        """
        articles: list[AnnotatedArticle] = []
        for article in self.articles():
            if annotator in article.annotators():
                try:
                    articles.append(self.annotated(article, annotator))
                except StoreError as error:
                    if on_trouble is None:
                        raise
                    on_trouble(error)
        return articles

    def overviews(
        self, annotator: str, assigned: Mapping[str, frozenset[str]] | None = None
    ) -> Iterator[Overview]:
        """An overview of each article and layer, or of whom it is assigned to, by its id.

        It is `annotator`'s where there is nobody.
        """
        for article in self.articles():
            names = {*article.annotators(), *(assigned or {}).get(article.id, ())}
            for name in sorted(names) or [annotator]:
                yield self.overview(article, name)

    def overview(self, article: StoredArticle, annotator: str) -> Overview:
        """An article and an annotator's work on it; `trouble` says why it cannot be read."""
        from store.library.overview import Overview, overview

        try:
            numbers = overview(
                self.annotated(article, annotator), changed=article.last_change(annotator)
            )
            return replace(numbers, opened=article.last_opened(annotator))
        except StoreError as error:
            facts = _facts(article)
            title, uri = (facts.title, facts.uri) if facts else (article.id, "")
            return Overview(article.id, title, uri, annotator, trouble=str(error))

    def add(self, article: StoredArticle, document: Document) -> None:
        """Put an article into the library, with its text.

        Raises:
            WriteFailed: The disk refused.
        """
        article.create(document)
        self._point_at(article, document)

    def update_text(self, article: StoredArticle, document: Document) -> ArticleFacts:
        """Make a text the present one of an article, and its title and source those of the article.

        A copy elsewhere changes neither title nor source of the article; a file that was renamed
        or moved does.

        Returns:
            The facts of the article from now on.

        Raises:
            StoreDamaged: What is stored is not what was written.
            StoreTooNew: A later version wrote it.
            WriteFailed: The disk refused; nothing was changed.
        """
        facts = article.facts()
        if facts.digest != document.digest:
            facts = article.update(document, facts)
            self._point_at(article, document)
        elif has_moved(facts, document) or has_other_title(facts, document):
            facts = article.update(document, facts)
        return facts

    def pointer(self, article: StoredArticle, document: Document) -> tuple[Path, bytes] | None:
        """The file of the index that names an article by its text, and its content.

        None for an article that has its id from the text.
        """
        if article.id == article_id(document.digest):
            return None
        return self._digest_index.entry(document.digest, article.folder.name)

    def _point_at(self, article: StoredArticle, document: Document) -> None:
        """Remember which article has a text that does not give it its id."""
        if article.id != article_id(document.digest):
            self._digest_index.point(document.digest, article.folder.name)

    def _named_after(self, document: Document) -> StoredArticle | None:
        """The article that has its id from this text, if that is its text still."""
        article = self.article(article_id(document.digest))
        if not article.exists():
            return None
        facts = _facts(article)
        if facts is None:
            # One that cannot be read is to be reported, not to be made anew beside it.
            return article
        fits = facts.digest == document.digest or is_same_source(facts, document)
        return article if fits else None

    def _pointed_at(self, digest: str) -> StoredArticle | None:
        name = self._digest_index.folder_name(digest)
        if name is None:
            return None
        article, facts = _with_facts(self.articles_folder / name)
        return article if facts and facts.digest == digest else None

    def _unused(self, document: Document) -> StoredArticle:
        """A new article under a free id; one that had this text once may have the first."""
        name = article_id(document.digest)
        names = chain([name], (f"{name}-{number}" for number in count(2)))
        return next(article for article in map(self.article, names) if not article.exists())

    def _by_title(self) -> list[tuple[StoredArticle, ArticleFacts | None]]:
        """Every article with its facts, each read once, ordered by title."""

        def title_and_id(row: tuple[StoredArticle, ArticleFacts | None]) -> tuple[str, str]:
            article, facts = row
            return facts.title.casefold() if facts else "", article.id

        return sorted(self.with_facts(), key=title_and_id)


def _with_facts(folder: Path) -> tuple[StoredArticle, ArticleFacts | None]:
    """The article in a folder, under its own id where that can be read, and its facts."""
    from store.library.stored_article import StoredArticle

    facts = _facts(StoredArticle(folder, folder.name))
    return StoredArticle(folder, facts.id if facts else folder.name), facts


def _facts(article: StoredArticle) -> ArticleFacts | None:
    try:
        return article.facts()
    except (StoreDamaged, StoreTooNew):
        return None


def answers_to(name: str, own_id: str, title: str | None, uri: str | None) -> bool:
    """Tell whether a name is an article's title or path, or the beginning of its id."""
    return own_id.startswith(name) or name == title or str(Path(name).resolve()) == uri

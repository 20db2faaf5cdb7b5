"""The library: a folder with one folder an article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotate.annotation_set import AnnotationSet
from annotate.document import Document, article_id
from store.annotated_article import AnnotatedArticle
from store.errors import StoreDamaged, StoreError
from store.overview import Overview, overview
from store.snapshot import snapshot
from store.stored_article import StoredArticle, file_name, folder_name

_Facts = dict[str, str]


class Library:
    """Finds articles; nothing is written until an article is opened for editing."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.articles_folder = root / "articles"
        """Where the articles' folders stand."""

    def article_for(self, document: Document) -> StoredArticle:
        """The article with this text, which need not be in the library yet."""
        own = self.article(article_id(document.digest))
        if own.exists():
            return own
        same_text = (a for a, facts in self._shelf() if facts.get("digest") == document.digest)
        return next(same_text, own)

    def article(self, name: str) -> StoredArticle:
        """The article with an id, which need not be in the library yet."""
        return StoredArticle(self.articles_folder / folder_name(name), name)

    def articles(self) -> list[StoredArticle]:
        """Every article in the library, ordered by title."""
        return [article for article, _ in self._shelf()]

    def folders(self) -> Iterator[StoredArticle]:
        """Every article in no order, named by its folder: reads nothing, for looks at many."""
        if self.articles_folder.is_dir():
            for folder in self.articles_folder.iterdir():
                yield StoredArticle(folder, folder.name)

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
        return [article for article, facts in self._shelf() if _answers_to(article, facts, name)]

    def earlier_versions(self, document: Document) -> list[StoredArticle]:
        """Articles from the same place with another text."""
        mine = self.article_for(document).id
        return [
            article
            for article, facts in self._shelf()
            if article.id != mine and facts.get("uri") == document.uri
        ]

    def annotated(self, article: StoredArticle, annotator: str) -> AnnotatedArticle:
        """An article with an annotator's layer and the suggestions that are still pending.

        Raises:
            StoreDamaged: Something of it is not what was written.
            StoreTooNew: A later version wrote it.
        """
        document = article.document()
        content = article.layer(annotator).load()
        content.check_against(document)
        proposed = article.latest_suggestions(annotator)
        pipeline, suggestions = proposed if proposed is not None else (None, ())
        annotations = AnnotationSet(document, records=content.records, suggestions=suggestions)
        return snapshot(
            annotations,
            article_id=article.id,
            annotator=annotator,
            pipeline=_title_of(pipeline) if pipeline else content.facts.get("pipeline"),
            facts=content.facts,
        )

    def overviews(self, annotator: str) -> Iterator[Overview]:
        """An overview of each article and layer; of `annotator`'s where nobody annotated yet."""
        for article in self.articles():
            for name in article.annotators() or [annotator]:
                yield self.overview(article, name)

    def overview(self, article: StoredArticle, annotator: str) -> Overview:
        """An article and an annotator's work on it; `trouble` says why it cannot be read."""
        try:
            return overview(self.annotated(article, annotator), changed=article.changed(annotator))
        except StoreError as error:
            title = _facts(article).get("title", article.id)
            return Overview(article.id, title, "", annotator, trouble=str(error))

    def _shelf(self) -> list[tuple[StoredArticle, _Facts]]:
        """Every article with its facts, each read once, ordered by title."""
        folders = [path.parent for path in self.articles_folder.glob("*/article.json")]
        found = [_described(folder) for folder in folders]
        return sorted(found, key=lambda one: (one[1].get("title", "").casefold(), one[0].id))


def _described(folder: Path) -> tuple[StoredArticle, _Facts]:
    """The article in a folder, and its facts."""
    facts = _facts(StoredArticle(folder, folder.name))
    return StoredArticle(folder, facts.get("id", folder.name)), facts


def _facts(article: StoredArticle) -> _Facts:
    try:
        return article.facts()
    except StoreDamaged:
        return {}


def _title_of(cache_name: str) -> str:
    """Name and version of the pipeline, without those of the rules on top of it."""
    return cache_name.partition(" + ")[0]


def _answers_to(article: StoredArticle, facts: _Facts, name: str) -> bool:
    if article.id.startswith(name) or name == facts.get("title"):
        return True
    return str(Path(name).resolve()) == facts.get("uri")

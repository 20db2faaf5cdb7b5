"""What is imported, in two readings: the first one checks, the second one gives the articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from annotate.author import Author
from annotate.errors import UnreadableArticle
from store.annotated_article import AnnotatedArticle
from store.errors import ImportConflict
from store.files.disk_dict import DiskDict
from store.formats.format import Format, ImportOptions
from store.formats.incoming import ArticleParts, join_parts, part_key
from store.formats.registry import NATIVE
from store.formats.report import Report
from store.importer.article_ids import ArticleIds
from store.importer.import_article import OnExisting, check_import
from store.importer.read_source import read_source
from store.library.library import Library


class ImportSource:
    """A file or folder. It is read twice, and no article is held for longer than it must be."""

    def __init__(
        self,
        path: Path,
        kind: Format,
        *,
        library: Library,
        author: Author,
        texts: Path | None = None,
        options: ImportOptions,
    ) -> None:
        """Begin; nothing is read yet.

        Args:
            path: The file; for a format with files for each article the folder, or one of them.
            kind: Its format.
            library: Where the articles go.
            author: Who imports.
            texts: The folder with the texts, where those are elsewhere.
            options: How to read the format.
        """
        self.path = path
        self.kind = kind
        self.report = Report()
        """What cannot be taken in, or stands in another place; whole after the second reading."""
        self._library = library
        self._author = author
        self._texts = texts
        self._options = options
        self._parts = ArticleParts()
        self._homes = ArticleIds(library)
        self._moved = DiskDict()

    def checked(self, known: OnExisting, standing: DiskDict) -> Iterator[str]:
        """The first reading, which writes nothing.

        Args:
            known: What to do with articles that are annotated already.
            standing: The source of each article and annotator; those of this one are added.

        Yields:
            For each part of an article what there is to know of it, mostly nothing.

        Raises:
            UnreadableArticle: Something is not what it should be, or there twice.
            ImportConflict: The import needs a decision that nobody made.
        """
        for part in self._read(self.report):
            is_new = self._parts.note(part)
            home = self._home(part)
            article = self._in_library(part, home)
            name = (article.article_id, article.annotator)
            if is_new and (before := standing.get(name)) is not None:
                raise UnreadableArticle(
                    f"{self.path}: article {article.article_id} by {article.annotator} stands in "
                    f"{before} already; nothing was imported"
                )
            standing.put(name, str(self.path))
            try:
                yield check_import(self._library, article, known, self._author)
            except ImportConflict:
                # What is said of the difference is about the article with all of its parts.
                whole = self._in_library(self._whole(part), home)
                check_import(self._library, whole, known, self._author)
                raise

    def articles(self) -> Iterator[AnnotatedArticle]:
        """The second reading: the articles, whole, as they are called in the library."""
        for article in self._parts.join(self._read(Report()), self.report):
            home = self._moved.get(part_key(article))
            yield self._in_library(article, home or article.article_id)

    def _read(self, report: Report) -> Iterator[AnnotatedArticle]:
        return read_source(self.path, self.kind, report, texts=self._texts, options=self._options)

    def _home(self, part: AnnotatedArticle) -> str:
        if self.kind is NATIVE:
            return part.article_id
        home = self._homes.of(part)
        if home != part.article_id:
            self._moved.put(part_key(part), home)
        return home

    def _in_library(self, article: AnnotatedArticle, home: str) -> AnnotatedArticle:
        """The article under its id there; whose it is, where nobody says, is who imports it."""
        annotator = article.annotator or self._author.name
        return replace(article, article_id=home, annotator=annotator)

    def _whole(self, part: AnnotatedArticle) -> AnnotatedArticle:
        """The article with this part, which everything is read again for."""
        if self.kind is NATIVE:
            return part
        same = (one for one in self._read(Report()) if part_key(one) == part_key(part))
        return join_parts(same, Report())

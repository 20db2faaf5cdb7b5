"""The reader of editions: articles of the library, exports with one article, or texts."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from annotate.author import Author
from annotate.document import Document
from annotate.errors import UnreadableArticle
from annotate.labels.fitting import fit_all
from annotate.loaders import bounded
from annotate.loaders.lines import is_lines
from store.annotated_article import AnnotatedArticle
from store.formats.report import Report
from store.importer.annotated_files import read_annotated
from store.library.assignments import held_back
from store.library.library import Library
from store.library.stored_article import StoredArticle
from tui.cli.articles import articles_named, tell_held_back
from tui.cli.input_sources import is_stream_or_address, named_source
from tui.cli.messages import tell
from tui.cli.values import reader_name
from tui.config.configuration import Configuration
from tui.config.label_files import labels_in_force, named_files
from tui.config.pipeline_in_force import pipeline_in_force


class EditionReader:
    """Reads editions of an article, with the claims in them.

    Args:
        arguments: The parsed command line.
        settings: The configuration.
        library: Where articles are.
        author: Whose layer counts, if there is one.
    """

    def __init__(
        self, arguments: Namespace, settings: Configuration, library: Library, author: Author
    ) -> None:
        self._arguments = arguments
        self._settings = settings
        self._library = library
        self._author = author
        self.is_complete = True
        """False once something of a text is missing, or held back."""

    def read(self, name: str) -> AnnotatedArticle:
        """An article by its name in the library, or from a file, an address or standard input.

        A text that the library has comes with the annotations there; for another one, suggestions
        are made. Nothing is stored.

        Raises:
            UnreadableArticle: There is none, or it cannot be read, or a file holds several.
            PipelineUnavailable: Suggestions are needed, and no pipeline makes them.
            StoreDamaged: The article or its layer is damaged.
        """
        if is_stream_or_address(name) or Path(name).exists():
            return self._read_file(name)
        articles = articles_named(self._library, name)
        if len(articles) != 1:
            root = self._library.root
            fault = f"{name} is neither a file nor an article in {root}; postil list shows all"
            if articles:
                fault = f"{name} is the name of {len(articles)} articles in {root}; give an id"
            raise UnreadableArticle(fault)
        return self._stored(articles[0])

    def _read_file(self, name: str) -> AnnotatedArticle:
        source = named_source(name, self._arguments.encoding)
        if is_lines(source):
            articles = list(read_annotated(Path(name), Report()))
            if len(articles) != 1:
                raise UnreadableArticle(f"{name} holds {len(articles)} articles; give one")
            return articles[0]
        document = bounded.load(source)
        for remark in document.remarks:
            tell(f"{name}: {remark}")
        self.is_complete = self.is_complete and document.is_complete
        stored = self._library.by_digest(document.digest)
        return self._stored(stored) if stored is not None else self._suggested(document)

    def _stored(self, article: StoredArticle) -> AnnotatedArticle:
        """An article of the library as the annotator has it, else the first one who has it.

        Where the blind first pass holds that back, as the reader has it, else with suggestions.
        """
        annotators, name = article.annotators(), self._author.name
        is_own = self._arguments.annotator is not None or name in annotators or not annotators
        chosen, reader = name if is_own else annotators[0], reader_name(self._settings)
        if chosen != reader and article.id in held_back(self._library, reader):
            tell_held_back([article.id], reader)
            self.is_complete, chosen = False, reader
        return self._library.annotated(article, chosen)

    def _suggested(self, document: Document) -> AnnotatedArticle:
        from annotate.extract.extractor import Extractor  # spaCy is slow to import

        arguments, settings = self._arguments, self._settings
        choice = pipeline_in_force(
            self._library, self._author.name, named=arguments.model, usual=settings.usual_model
        )
        scheme = labels_in_force(self._library, named_files(settings, arguments.labels)).scheme
        [result] = Extractor(choice).suggest_many([(document.text, document.digest)])
        if isinstance(result, Exception):
            raise UnreadableArticle(f"{document.title}: {result}") from result
        suggestions, _ = fit_all(scheme, result)
        return AnnotatedArticle(document, document.digest, "", suggestions=suggestions)

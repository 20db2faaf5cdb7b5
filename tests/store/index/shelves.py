"""Small libraries to be searched, and what a search of them gives."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.author import Author
from annotate.document import Document, article_id
from annotate.entity import Entity
from annotate.span import Span
from annotate.suggestion import Suggestion, suggestion_id
from store.editing.open_article import OpenArticle, SaveListener
from store.editing.opening import open_article
from store.index.finding import SearchStep, find
from store.index.library_index import LibraryIndex
from store.index.typed_query import parse_query
from store.library.library import Library

TEXTS = {
    "harbour": "Mayor Ida Quill said the quay would open in May.\nQuill praised the builders.\n",
    "bridge": "The bridge is closed, said Tom Farrow. It costs 12 percent more.\n",
    "envoy": "俄罗斯外交部发言人周四说。 The café of Zoë Müller reopened.\n",
}
DATES = {"harbour": "2024-05-17", "bridge": "2024-06-02", "envoy": ""}


def shelf(library: Library, texts: dict[str, str] = TEXTS) -> None:
    """Put these articles into a library, with a name suggested at each capital `Q`."""
    for title, text in texts.items():
        date = DATES.get(title, "")
        document = Document(text, title, f"/shelf/{title}", facts={"date": date} if date else {})
        stored = library.article(article_id(document.digest))
        library.add(stored, document)
        names = [Entity(Span(at, at + 5), "PERSON") for at in positions(text, "Quill")]
        if names:
            proposed = [Suggestion(suggestion_id(title, n), n, 0.9, "rules 1") for n in names]
            stored.save_suggestions("rules 1", document.digest, proposed)


def positions(text: str, words: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(words, at)]


def opened(library: Library, title: str, annotator: str = "anna") -> OpenArticle:
    [stored] = library.find(title)
    return open_article(
        library,
        stored.document(),
        Author(annotator),
        scheme=["PERSON"],
        pipeline="rules 1",
        listener=SaveListener(saved=lambda _: None, failed=lambda _: None),
    )


@dataclass
class Answer:
    """Everything that a search gave."""

    steps: list[SearchStep]

    @property
    def places(self) -> list[tuple[str, str]]:
        """The title of the article and the words of each hit, in order of titles."""
        return sorted(
            (step.article.title, hit.words)
            for step in self.steps
            if step.article is not None
            for hit in step.hits
        )

    @property
    def was_read(self) -> int:
        """Number of articles that were read from their own files."""
        return sum(step.was_read for step in self.steps)


def ask(index: LibraryIndex, line: str, *, asker: str = "anna") -> Answer:
    return Answer(list(find(index, parse_query(line, asker=asker))))

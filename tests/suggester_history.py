"""A finished article, in which a suggester proposed names that were accepted or not."""

from __future__ import annotations

from annotate.commands import Accept
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from annotate.suggestion import Suggestion, suggestion_id
from store.editing.open_article import SaveListener
from store.editing.opening import open_article
from store.library.analysis_cache import GIVEN
from store.library.answers import give_answer
from store.library.library import Library
from store.library.suggester_cache import SuggesterCache
from tests.builders import author


def finish(
    library: Library, annotator: str, *, right: int, wrong: int, title: str = "First"
) -> None:
    """Finish an article in which `names` proposed so many; the right ones have the better score."""
    names = [f"Anna {n}" for n in range(right)] + [f"Bert {n}" for n in range(wrong)]
    text = " ".join(f"{name} left." for name in names) + f" {title}."
    document = Document(text, title, f"/{title}.txt")
    stored = library.article_for(document)
    stored.create(document)
    bodies = [
        Entity(Span(at, at + len(n)), "PERSON") for n in names for at in [text.index(f"{n} ")]
    ]
    proposed = [
        Suggestion(suggestion_id(stored.id, body), body, 0.99 if n < right else 0.9, "names")
        for n, body in enumerate(bodies)
    ]
    stored.save_suggestions(GIVEN, document.digest, proposed)
    SuggesterCache(stored, "names").save(document.digest, "", proposed)
    article = open_article(
        library,
        document,
        author(annotator),
        scheme=["PERSON"],
        pipeline=None,
        listener=SaveListener(saved=lambda _: None, failed=lambda _: None),
    )
    article.session.perform(Accept(tuple(each.id for each in proposed[:right]), bulk=True))
    assert article.close() is None
    give_answer(stored, author(annotator), "accept")

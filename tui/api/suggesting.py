"""Articles from files, and what a pipeline suggests for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotate.document import Document
    from annotate.extract.extractor import Extractor
    from store.annotated_article import AnnotatedArticle


def load_file(path: str | Path, *, encoding: str | None = None) -> Document:
    """Read an article from a text, Markdown, HTML, EPUB or PDF file.

    Args:
        path: The file, of 50 MB at most.
        encoding: That of a text, where it is not UTF-8.

    Raises:
        PostilError: It is missing, too large or malformed, its reader is not installed, or
            reading it takes more than 30 seconds of the processor or 2 GB of memory.
    """
    from annotate.loaders.bounded import load_file as load

    return load(Path(path), encoding=encoding)


def load_extractor(model: str | None = None) -> Extractor:
    """Load a spaCy pipeline and the rules on top of it, which takes a second or more.

    Args:
        model: A package or the path of a pipeline's folder; without one, the best English
            pipeline that is installed.

    Raises:
        PostilError: There is none, or spaCy cannot load it.
    """
    from annotate.extract.extractor import Extractor
    from annotate.extract.pipeline import choose

    return Extractor(choose(model))


def extract(article: Document | str, extractor: Extractor | None = None) -> AnnotatedArticle:
    """Return an article with the entities and claims that a pipeline suggests for it.

    Suggesters, which are other programs of the user's configuration, are not asked;
    `postil extract --suggester` asks one.

    The suggestions are in `suggestions`: names in text order, then claims, chunk by chunk; each
    has a `body`, which is an `Entity` or a `Claim`, and a `score` from 0 to 1 or None.

    Args:
        article: A document, or a text.
        extractor: A loaded pipeline. Without one it is loaded for this call alone, so hand the
            same one in for many texts.

    Raises:
        PostilError: No pipeline can be loaded.
    """
    from annotate.document import Document, article_id
    from store.annotated_article import AnnotatedArticle

    document = Document(article, "", "") if isinstance(article, str) else article
    name = article_id(document.digest)
    [outcome] = (extractor or load_extractor()).suggest_many([(document.text, name)])
    if isinstance(outcome, Exception):
        raise outcome
    pipeline = outcome[0].pipeline if outcome else None
    return AnnotatedArticle(document, name, "", suggestions=outcome, pipeline=pipeline)

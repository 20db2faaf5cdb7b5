"""Opening an article for a reader: everything that is read from disk for it."""

from __future__ import annotations

from typing import NamedTuple

from annotate.document import Document
from annotate.errors import PipelineUnavailable
from annotate.extract.pipeline import PipelineChoice
from annotate.people.article_speakers import ArticleSpeakers, KnownPeople
from store.editing.open_article import OpenArticle, SaveListener
from store.editing.opening import open_article
from store.errors import StoreDamaged
from store.library.learned_parts import learned_parts
from store.library.people_rules import known_by_rules
from store.library.source_check import has_newer_source
from tui.config.workspace import Workspace
from tui.extraction.suggesters.earlier_suggestions import EarlierSuggestions, add_earlier

OPENING = "one moment: the article is being opened"
"""What a key says that needs the annotations, until they are there."""


class OpenedArticle(NamedTuple):
    """An article that is open, and what was read together with it."""

    article: OpenArticle
    speakers: ArticleSpeakers
    """Who speaks in it, as far as the article and the rules say."""
    pipeline: PipelineChoice | PipelineUnavailable
    has_newer_source: bool
    """True if the file that it came from has another text by now."""
    earlier: EarlierSuggestions
    """What suggesters proposed before."""
    remark: str = ""
    """What had to be set aside of what was learned; mostly empty."""


def opened_article(
    workspace: Workspace, document: Document, listener: SaveListener
) -> OpenedArticle:
    """Open an article of the library; called on a worker's thread.

    Raises:
        PostilError: Its layer cannot be read.
    """
    pipeline = workspace.pipeline()
    digest, remark = _learned(workspace, pipeline)
    article = open_article(
        workspace.library,
        document,
        workspace.author,
        scheme=workspace.scheme.names,
        pipeline=pipeline.cache_name
        if isinstance(pipeline, PipelineChoice) and workspace.has_suggestions
        else None,
        listener=listener,
        labels=workspace.scheme,
        learned=digest,
    )
    try:
        known = known_by_rules(workspace.library)
    except StoreDamaged as error:
        known, remark = KnownPeople(), "; ".join(filter(None, (remark, str(error))))
    speakers = ArticleSpeakers(article.session.annotations, article.stored.id, known)
    speakers.follow()
    is_newer = has_newer_source(article.stored, document)
    earlier = add_earlier(workspace, article)
    return OpenedArticle(article, speakers, pipeline, is_newer, earlier, remark)


def _learned(
    workspace: Workspace, pipeline: PipelineChoice | PipelineUnavailable
) -> tuple[str, str]:
    """The digest of what was learned and speaks now, and what had to be set aside."""
    if not isinstance(pipeline, PipelineChoice):
        return "", ""
    parts = learned_parts(workspace.course(pipeline))
    return parts.digest, parts.remark

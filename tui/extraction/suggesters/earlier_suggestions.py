"""Earlier suggestions: what suggesters proposed for an article, as their caches have it."""

from __future__ import annotations

from dataclasses import dataclass, field

from annotate.suggesters.merging import MergedSuggestions
from store.editing.open_article import OpenArticle
from store.library.suggester_cache import SuggesterCache
from tui.config.consents import Consents
from tui.config.suggesters import Suggester
from tui.config.workspace import Workspace


@dataclass(frozen=True, slots=True)
class EarlierSuggestions:
    """What suggesters proposed for an article before, and who is still to be asked."""

    merged: MergedSuggestions = field(default_factory=MergedSuggestions)
    """Their suggestions, which are among those of the article already."""
    unasked: tuple[Suggester, ...] = ()
    """Those who have not been asked about this text with their present settings."""
    unallowed: tuple[Suggester, ...] = ()
    """Those of them whose host no text of this library may be sent to yet."""


def add_earlier(workspace: Workspace, article: OpenArticle) -> EarlierSuggestions:
    """Add the suggestions to an article that was just opened; called on a worker's thread."""
    suggesters, annotations = workspace.suggesters, article.session.annotations
    merged = MergedSuggestions(suggester.title for suggester in suggesters)
    digest, unasked = annotations.document.digest, []
    for suggester in workspace.suggesters_in_force:
        cache = SuggesterCache(article.stored, suggester.name)
        suggestions = cache.read_calibrated(digest, settings_digest(suggester, workspace))
        if suggestions is None:
            unasked.append(suggester)
        else:
            merged.add(map(workspace.scheme.fitted, suggestions))
    merged.show(annotations, [suggestion.body for suggestion in merged])
    annotations.take_changed_spans()
    consents = Consents(workspace.library.root)
    unallowed = tuple(each for each in unasked if not consents.has(each.host))
    return EarlierSuggestions(merged, tuple(unasked), unallowed)


def settings_digest(suggester: Suggester, workspace: Workspace) -> str:
    """The digest of what a suggester is asked with: its settings, the labels, their guidelines."""
    return suggester.digest_with(workspace.labels.file_text or "")

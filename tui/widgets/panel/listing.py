"""What the panel is to list, and what it says where there is nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from annotate.annotation import Item
from annotate.annotation_set import AnnotationSet
from annotate.people.article_speakers import ArticleSpeakers


@dataclass(frozen=True, slots=True)
class Listing:
    """The annotations of the article that is open, as far as the filter shows them."""

    annotations: AnnotationSet | None
    """None while the article is being opened."""
    speakers: ArticleSpeakers | None
    """Who speaks in them; None as long as they are."""
    passes: Callable[[Item], bool]
    """Tells whether the filter shows an annotation."""
    filter_words: str
    """The words of the filter; empty without one."""
    filter_key: str
    """The key of the filter."""
    label_key: str
    """The key of the first label."""
    progress: float | None
    """The share of the article in which suggestions were looked for; None when that is over."""

    def is_same(self, other: Listing | None) -> bool:
        """Tell whether another listing has the same annotations under the same filter."""
        return (
            other is not None
            and self.annotations is other.annotations
            and self.filter_words == other.filter_words
        )

    @property
    def empty_words(self) -> str:
        """What stands in place of rows where there are none."""
        if self.annotations is None:
            return "the article is being opened …"
        if self.progress is not None:
            return f"looking for suggestions … {self.progress:.0%}"
        if self.filter_words:
            key = self.filter_key
            return f"nothing passes the filter {key} {self.filter_words}: {key} again shows all"
        how = f": {self.label_key} labels the word at the cursor" if self.label_key else ""
        return f"no annotations yet{how}"

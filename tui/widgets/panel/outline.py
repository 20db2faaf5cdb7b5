"""The outline of an article's annotations: what the side panel lists, kept up to date in place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from annotate.annotation import Item
from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim
from annotate.labels.scheme import LabelScheme
from annotate.people.article_speakers import ArticleSpeakers
from annotate.speaker_names import name_of
from tui.widgets.panel.entity_groups import EntityGroups, Key
from tui.widgets.panel.rows import Heading, Row
from tui.widgets.panel.speaker_groups import SpeakerGroups

ENTITIES = "entities"
"""The heading of the entities."""
_MANY = 100
"""Changes after which all rows may as well be drawn again; chosen by hand."""


class Outline:
    """Claims by speaker, then entities by name; each change costs the same in a long article.

    It begins empty: `grow` takes in what was there before, as much at a time as there is time for.

    Args:
        annotations: What to list; its index reports what changes.
        speakers: Who speaks in them.
        scheme: Has the order of the labels.
        passes: Whether the filter shows an annotation.
    """

    def __init__(
        self,
        annotations: AnnotationSet,
        speakers: ArticleSpeakers,
        scheme: LabelScheme,
        passes: Callable[[Item], bool],
    ) -> None:
        self.annotations = annotations
        self._speakers = speakers
        ranks = {name: rank for rank, name in enumerate(scheme.names)}
        self._passes = passes
        self._claims = SpeakerGroups()
        self._entities = EntityGroups(lambda label: ranks.get(label, len(ranks)))
        self._linked: defaultdict[str, set[str]] = defaultdict(set)
        """Ids of the listed claims by the ids of the entities that their sources are linked to."""
        self._by_word: defaultdict[str, set[str]] = defaultdict(set)
        """Ids of claims that were listed by the words that decide who speaks in them."""
        self._changed: list[Item] | None = None
        """What has changed on its row; None where rows have come, gone or moved."""
        self._coming: Iterator[Item] = iter(list(annotations.items))
        self._total = len(annotations.items)
        self._taken = 0
        annotations.items.watchers.append(self._note)
        speakers.listeners.append(self._name_words_anew)

    def close(self) -> None:
        """Follow no more changes."""
        self._speakers.listeners.remove(self._name_words_anew)
        self.annotations.items.watchers.remove(self._note)

    @property
    def is_complete(self) -> bool:
        """True if everything is listed."""
        return self._taken >= self._total

    def grow(self, items: int) -> None:
        """Take in this many more of the annotations that were there in the beginning."""
        self._changed = None
        self._taken += items
        taken = (self.annotations.items.get(item.id) for item in islice(self._coming, items))
        current = [item for item in taken if item is not None]
        passing = list(filter(self._passes, current))
        entities = (item for item in passing if not isinstance(item.body, Claim))
        self._entities.extend((self._key(item), item) for item in entities)
        for item in passing:
            if isinstance(item.body, Claim):
                self._add(item)
        if self.is_complete:
            self._coming = iter(())

    @property
    def claims(self) -> int:
        """The number of claims."""
        return self._claims.count

    @property
    def entities(self) -> int:
        """The number of entities."""
        return self._entities.count

    def __len__(self) -> int:
        """The number of rows."""
        return len(self._claims) + (1 + len(self._entities) if len(self._entities) else 0)

    def row(self, number: int) -> Row | None:
        """The row with a number; None below the last one."""
        claim_rows = len(self._claims)
        if number < claim_rows:
            return self._claims.row(number)
        if number >= len(self):
            return None
        if number == claim_rows:
            return Heading(ENTITIES, self.entities)
        return self._entities.row(number - claim_rows - 1)

    def items_at(self, number: int) -> Sequence[Item]:
        """The annotations that a row stands for, in text order; none for a heading."""
        claim_rows = len(self._claims)
        if 0 <= number < claim_rows:
            return self._claims.items(number)
        return (
            self._entities.items(number - claim_rows - 1) if claim_rows < number < len(self) else ()
        )

    def rows_of(self, item: Item) -> range | None:
        """The rows of an annotation; None where it is not listed."""
        if isinstance(item.body, Claim):
            first = self._claims.index(item)
            return range(first, first + 2) if first is not None else None
        index = self._entities.index(self._key(item), item)
        if index is None:
            return None
        row = len(self._claims) + 1 + index
        return range(row, row + 1)

    def rank_in_row(self, item: Item) -> int:
        """The number of an entity among those of its row, counted from 0; 0 for a claim."""
        if isinstance(item.body, Claim):
            return 0
        return self._entities.rank_in_group(self._key(item), item) or 0

    def take_changed_rows(self) -> list[range] | None:
        """The rows that have changed since the last call; None where others may have, too."""
        changed, self._changed = self._changed, []
        if changed is None:
            return None
        return [rows for rows in map(self.rows_of, changed) if rows is not None]

    def speaker(self, claim: Item) -> str:
        """The name under which a claim is listed; empty where it is not named."""
        return self._claims.name(claim.id) or ""

    def _note(self, before: Item | None, after: Item | None) -> None:
        """Follow a change."""
        shown = after if after is not None and self._passes(after) else None
        if before is not None and shown is not None and self._replace(before, shown):
            self._note_changed(shown)
        else:
            self._changed = None
            if before is not None:
                self._discard(before)
            if shown is not None:
                self._add(shown)
        item = before or after
        if item is not None and (before is None or after is None or before.body != after.body):
            self._name_anew(set(self._linked.get(item.id, ())))

    def _note_changed(self, item: Item) -> None:
        """Note that an annotation has changed on its row."""
        if self._changed is not None:
            self._changed = [*self._changed, item] if len(self._changed) < _MANY else None

    def _key(self, entity: Item) -> Key:
        return entity.body.label, name_of(self.annotations, entity)

    def _add(self, item: Item) -> None:
        """List an annotation, unless it is listed."""
        if not isinstance(item.body, Claim):
            self._entities.extend([(self._key(item), item)])
            return
        if self._claims.name(item.id) is not None:
            return
        self._claims.add(self._listed_name(item.id, item.body), item)
        if item.body.speaker is not None:
            self._linked[item.body.speaker].add(item.id)

    def _discard(self, item: Item) -> None:
        if not isinstance(item.body, Claim):
            self._entities.discard(self._key(item), item)
            return
        self._claims.discard(item)
        if item.body.speaker is not None:
            self._linked[item.body.speaker].discard(item.id)

    def _replace(self, before: Item, after: Item) -> bool:
        """Put an annotation in the place of an equal one; False where that is not listed."""
        if before.body != after.body:
            return False
        if isinstance(after.body, Claim):
            return self._claims.replace(before, after)
        return self._entities.replace(self._key(after), before, after)

    def _listed_name(self, claim_id: str, claim: Claim) -> str:
        """The name under which to list a claim; empty where nobody is named."""
        for word in self._speakers.words(claim):
            self._by_word[word].add(claim_id)
        return self._speakers.speaker(claim).known_name

    def _name_words_anew(self, words: Iterable[str]) -> None:
        """List the claims anew that have one of some words in their sources."""
        self._name_anew({name for word in words for name in self._by_word.pop(word, ())})

    def _name_anew(self, claim_ids: Iterable[str]) -> None:
        """List claims under other names, where they have others now."""
        for claim in map(self.annotations.items.get, claim_ids):
            listed = self._claims.name(claim.id) if claim is not None else None
            if claim is not None and listed is not None and isinstance(claim.body, Claim):
                name = self._listed_name(claim.id, claim.body)
                if name != listed:
                    self._changed = None
                    self._claims.discard(claim)
                    self._claims.add(name, claim)

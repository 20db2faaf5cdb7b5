"""An article's entities: the pipeline's, corrected by rules and by the names of earlier chunks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.entity import Entity
from annotate.extract.entities.abbreviations import Abbreviations
from annotate.extract.entities.appositions import mark_appositions
from annotate.extract.entities.borders import trim_borders
from annotate.extract.entities.clues import (
    mark_companies,
    mark_datelines,
    mark_people_who,
    team_names,
)
from annotate.extract.entities.completion import complete_people
from annotate.extract.entities.draft import Draft
from annotate.extract.entities.givennames import name_people_by_given_name
from annotate.extract.entities.headlines import Headlines
from annotate.extract.entities.labels import GPE, NAMES, ORG, STANDARD
from annotate.extract.entities.lexicon import english_lexicon
from annotate.extract.entities.nationalities import label_nationalities, mark_missed_nationalities
from annotate.extract.entities.patterns import mark_patterns
from annotate.extract.entities.people import People
from annotate.extract.entities.repeats import Repeats
from annotate.extract.entities.shortnames import short_names
from annotate.extract.entities.titles import name_titled_people
from annotate.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from spacy.tokens import Doc


class ArticleEntities:
    """The memory of one article's names; feed it the article's chunks in reading order.

    The rules are for English and for the labels PERSON, ORG, FAC, GPE, LOC and NORP. Chunks in
    another language and entities with another label pass through as the pipeline has them.
    """

    def __init__(self, *, labels: Collection[str] | None = None) -> None:
        """Start an article.

        Args:
            labels: Those that the pipeline can give; the rules give no others. With None, a
                pipeline that gives a label outside of spaCy's usual ones gets no labels from the
                rules that it has not given itself.
        """
        self._pipeline_labels = None if labels is None else frozenset(labels)
        self._seen_labels: set[str] = set()
        self._lexicon = english_lexicon()
        self._people = People(self._lexicon)
        self._abbreviations = Abbreviations()
        self._repeats = Repeats()
        self._headlines = Headlines(self._lexicon)

    def add(self, doc: Doc) -> list[Entity]:
        """The entities of the next chunk.

        Args:
            doc: One or more whole paragraphs, analysed by the pipeline.

        Returns:
            Entities at offsets into the chunk's text: sorted, not overlapping, and without white
            space at their ends.
        """
        self._seen_labels.update(ent.label_ for ent in doc.ents)
        if doc.lang_ != "en":
            return _entities(
                doc.text, ((ent.start_char, ent.end_char, ent.label_) for ent in doc.ents)
            )
        draft = Draft(doc, labels=self._labels)
        self._apply_rules(draft, doc.text)
        words = draft.words
        return _entities(
            doc.text,
            (
                (words.starts[mention.start], words.end_of(mention.end - 1), mention.label)
                for mention in draft.mentions
            ),
        )

    @property
    def _labels(self) -> frozenset[str]:
        """The labels that the rules may give."""
        if self._pipeline_labels is not None:
            return NAMES & self._pipeline_labels
        return NAMES if self._seen_labels <= STANDARD else NAMES & self._seen_labels

    def _apply_rules(self, draft: Draft, text: str) -> None:
        lexicon = self._lexicon
        trim_borders(draft, lexicon)
        label_nationalities(draft, lexicon)
        name_titled_people(draft, lexicon)
        name_people_by_given_name(draft, lexicon)
        complete_people(draft, lexicon)
        mark_patterns(draft, lexicon)
        mark_datelines(draft, text)
        mark_people_who(draft, lexicon)
        mark_companies(draft, lexicon)
        self._repeats.fix_label(team_names(draft, lexicon), ORG)
        self._repeats.fix_label(mark_appositions(draft, lexicon), GPE)
        self._abbreviations.learn(draft)
        self._people.learn(draft)
        self._people.link(draft)
        self._abbreviations.link(draft)
        short = [name for name in short_names(draft, lexicon) if not self._people.knows(name[0])]
        self._repeats.fix_label(short, ORG)
        self._repeats.learn(draft)
        self._repeats.link(draft)
        mark_missed_nationalities(draft, lexicon)
        self._headlines.link(draft, self._people)


def _entities(text: str, ranges: Iterable[tuple[int, int, str]]) -> list[Entity]:
    """Entities for ranges of characters, without white space at their ends."""
    entities = []
    for start, end, label in ranges:
        piece = text[start:end]
        begin = start + len(piece) - len(piece.lstrip())
        stop = begin + len(piece.strip())
        if begin < stop:
            entities.append(Entity(Span(begin, stop), label))
    return entities

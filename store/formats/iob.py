"""Entities as tags on tokens, IOB2: what CoNLL and Hugging Face files are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotate.annotation import Annotation
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.formats.alignment import Tokens, align_article, without_overlaps
from store.formats.format import ExportOptions
from store.formats.report import Report
from store.formats.training_items import report_lost_notes, training_items

OUTSIDE = "O"
_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class TaggedArticle:
    """An article as tokens with tags."""

    tokens: tuple[Span, ...]
    """Where the tokens stand."""
    tags: tuple[str, ...]
    """`B-PERSON`, `I-PERSON`, `O`, one for each token."""
    entities: tuple[Annotation, ...]
    """The entities that the tags tell, in text order."""


def tag_article(article: AnnotatedArticle, options: ExportOptions, report: Report) -> TaggedArticle:
    """The entities of an article as tags; of overlapping ones the longest, and no claims."""
    tokens = Tokens.of(article.document.text)
    selected = training_items(article, options, report)
    report.lose("claims", len(selected.claims))
    report_lost_notes(selected.entities, report)
    entities = AnnotatedArticle(
        article.document, article.article_id, article.annotator, selected.entities
    )
    aligned = align_article(entities, tokens, options.align, report)
    chosen = without_overlaps(aligned.spans, report, "overlapping entities")
    tags = [OUTSIDE] * len(tokens.spans)
    for item in chosen:
        first, last = tokens.range(item.body.extent)
        name = tag_label(item.body.label)
        if name != item.body.label:
            report.lose(f"labels with white space, such as {item.body.label!r}, written as {name}")
        tags[first] = f"B-{name}"
        tags[first + 1 : last + 1] = [f"I-{name}"] * (last - first)
    return TaggedArticle(tokens.spans, tuple(tags), tuple(chosen))


def tag_label(label: str) -> str:
    """A label as it can stand in a tag: without white space, and not empty."""
    return _BLANK.sub("_", label) or "_"


def entities_of(tokens: Sequence[Span], tags: Sequence[str]) -> Iterator[Entity]:
    """The entities that tags tell: IOB2, and IOB1, BIOES and BILOU as well.

    An `I-` that nothing opened opens an entity.

    Raises:
        ValueError: A tag is none.
    """
    start = label = None
    for index, (place, tag) in enumerate(zip(tokens, tags, strict=True)):
        mark, name = _parts(tag)
        if start is not None and label is not None and (mark in "BSUO" or name != label):
            yield Entity(Span(start, tokens[index - 1].end), label)
            start = None
        if name is None:
            label = None
        elif start is None:
            start, label = place.start, name
        if start is not None and label is not None and mark in "ESLU":
            yield Entity(Span(start, place.end), label)
            start = None
    if start is not None and label is not None:
        yield Entity(Span(start, tokens[-1].end), label)


def _parts(tag: str) -> tuple[str, str | None]:
    mark, _, name = tag.partition("-")
    if tag == OUTSIDE:
        return OUTSIDE, None
    if mark not in {"B", "I", "E", "S", "L", "U"} or not name:
        raise ValueError(f"{tag!r} is no tag such as B-PERSON, I-PERSON or O")
    return mark, name


def join_words(words: Iterable[Sequence[str]]) -> tuple[str, list[Span]]:
    """A text from the words of sentences: a space between words, a line break between sentences.

    Returns:
        The text, and where each word stands.
    """
    text: list[str] = []
    places: list[Span] = []
    length = 0
    for number, sentence in enumerate(words):
        for index, word in enumerate(sentence):
            gap = " " if index else "\n" if number else ""
            text += [gap, word]
            places.append(Span(length + len(gap), length + len(gap) + len(word)))
            length = places[-1].end
    assert all(before.end < after.start for before, after in pairwise(places))  # noqa: S101
    return "".join(text), places

"""Entities as IOB2 tags on tokens, for CoNLL and Hugging Face files.

Spans are half-open, in code points.
"""

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
"""The tag of a token that is in no entity."""
_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class TaggedArticle:
    """An article as tokens with tags."""

    tokens: tuple[Span, ...]
    """The spans of the tokens."""
    tags: tuple[str, ...]
    """`B-PERSON`, `I-PERSON`, `O`, one for each token."""
    entities: tuple[Annotation, ...]
    """The entities that the tags express, in text order."""


def tag_article(article: AnnotatedArticle, options: ExportOptions, report: Report) -> TaggedArticle:
    """Express the entities of an article as tags; of overlapping ones the longest is tagged."""
    tokens = Tokens.of(article.document.text)
    items = training_items(article, options, report)
    report.lose("claims", len(items.claims))
    report_lost_notes(items.entities, report)
    entities_alone = AnnotatedArticle(
        article.document, article.article_id, article.annotator, items.entities
    )
    aligned = align_article(entities_alone, tokens, options.align, report)
    entities = without_overlaps(aligned.spans, report, "overlapping entities")
    tags = [OUTSIDE] * len(tokens.spans)
    for item in entities:
        first, end = tokens.token_range(item.body.extent)
        label = tag_label(item.body.label)
        if label != item.body.label:
            report.lose(f"labels with white space, such as {item.body.label!r}, written as {label}")
        tags[first] = f"B-{label}"
        tags[first + 1 : end] = [f"I-{label}"] * (end - first - 1)
    return TaggedArticle(tokens.spans, tuple(tags), tuple(entities))


def tag_label(label: str) -> str:
    """Return a label as a tag can hold it: without white space, and not empty."""
    return _BLANK.sub("_", label) or "_"


def entities_of(tokens: Sequence[Span], tags: Sequence[str]) -> Iterator[Entity]:
    """Yield the entities that tags express in IOB2, IOB1, BIOES or BILOU.

    An `I-` without a `B-` before it opens an entity.

    Raises:
        ValueError: A tag is malformed.
    """
    start = label = None
    for index, (token, tag) in enumerate(zip(tokens, tags, strict=True)):
        prefix, tagged_label = _split_tag(tag)
        if start is not None and label is not None and (prefix in "BSUO" or tagged_label != label):
            yield Entity(Span(start, tokens[index - 1].end), label)
            start = None
        if tagged_label is None:
            label = None
        elif start is None:
            start, label = token.start, tagged_label
        if start is not None and label is not None and prefix in "ESLU":
            yield Entity(Span(start, token.end), label)
            start = None
    if start is not None and label is not None:
        yield Entity(Span(start, tokens[-1].end), label)


def _split_tag(tag: str) -> tuple[str, str | None]:
    prefix, _, label = tag.partition("-")
    if tag == OUTSIDE:
        return OUTSIDE, None
    if prefix not in {"B", "I", "E", "S", "L", "U"} or not label:
        raise ValueError(f"{tag!r} is not a tag such as B-PERSON, I-PERSON or O")
    return prefix, label


def join_words(sentences: Iterable[Sequence[str]]) -> tuple[str, list[Span]]:
    """Make a text of words: a space between words, a line break between sentences.

    Returns:
        The text, and the span of each word.
    """
    pieces: list[str] = []
    spans: list[Span] = []
    length = 0
    for number, words in enumerate(sentences):
        for index, word in enumerate(words):
            gap = " " if index else "\n" if number else ""
            pieces += [gap, word]
            spans.append(Span(length + len(gap), length + len(gap) + len(word)))
            length = spans[-1].end
    assert all(before.end < after.start for before, after in pairwise(spans))  # noqa: S101
    return "".join(pieces), spans

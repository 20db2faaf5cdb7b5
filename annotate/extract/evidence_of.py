"""Evidence from analysed docs: the tokens that a person selects, with what the pipeline says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.attrs import DEP, HEAD, IDX, LEMMA, LOWER, POS, SENT_START, TAG

from annotate.entity import Entity
from annotate.extract.normalised.chunk import Chunk
from annotate.extract.token_columns import names, numbers
from annotate.learning.claim_reading import ClaimReading
from annotate.learning.evidence import Evidence
from annotate.text.tokenizer import tokenize

if TYPE_CHECKING:
    from spacy.tokens import Doc


def evidence_of(doc: Doc, entities: Iterable[Entity], chunk: Chunk) -> Evidence:
    """The evidence of a chunk, at offsets into its article as it is.

    Args:
        doc: The chunk, analysed.
        entities: The entities in it, at offsets into the chunk.
        chunk: The chunk.
    """
    extent, article = chunk.extent, chunk.article
    source = article.source[extent.start : extent.end]
    spans = [token.span.shifted(extent.start) for token in tokenize(source)]
    if not spans or not len(doc):
        return Evidence()
    word_starts, distances, marks = numbers(doc, [IDX, HEAD, SENT_START])
    tags, parts, relations, lemmas, lower = names(doc, [TAG, POS, DEP, LEMMA, LOWER])
    places = [article.text_offset(span.start) - chunk.place.start for span in spans]
    word_of = [max(0, bisect_right(word_starts, place) - 1) for place in places]
    token_of = _first_tokens(word_of, len(word_starts))
    sentence_of = _sentences(marks)
    return Evidence(
        starts=tuple(span.start for span in spans),
        ends=tuple(span.end for span in spans),
        tags=tuple(tags[word] for word in word_of),
        parts=tuple(parts[word] for word in word_of),
        relations=tuple(relations[word] for word in word_of),
        heads=tuple(token_of[word + distances[word]] for word in word_of),
        firsts=tuple(
            index
            for index, word in enumerate(word_of)
            if not index or sentence_of[word] != sentence_of[word_of[index - 1]]
        ),
        lemmas=tuple("" if lemmas[word] == lower[word] else lemmas[word] for word in word_of),
        entities=tuple(filter(None, map(chunk.source_entity, entities))),
        readings=tuple(_source_readings(doc, chunk)),
    )


def _first_tokens(word_of: list[int], word_count: int) -> list[int]:
    """The first token in each word of the pipeline, else the one before."""
    token_of, token = [], 0
    for word in range(word_count):
        while token + 1 < len(word_of) and word_of[token] < word:
            token += 1
        token_of.append(token)
    return token_of


def _sentences(marks: list[int]) -> list[int]:
    """The number of each word's sentence."""
    sentence, sentences = 0, []
    for mark in marks:
        sentence += mark == 1
        sentences.append(sentence)
    return sentences


def _source_readings(doc: Doc, chunk: Chunk) -> Iterator[ClaimReading]:
    """The readings of a chunk in its article, without those of which nothing can be seen there."""
    readings = (doc._.readings or ()) if doc.has_extension("readings") else ()
    for reading in readings:
        claim = chunk.source_claim(reading.claim)
        if claim is not None:
            speaker = reading.speaker and chunk.source_span(reading.speaker)
            yield replace(reading, claim=claim, speaker=speaker)

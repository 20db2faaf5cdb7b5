"""The extractor: from a text to suggestions, chunk by chunk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from copy import copy
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from annotate.extract.article_suggestions import ArticleSuggestions, Sources
from annotate.extract.batch import Batch
from annotate.extract.chunks import analysable
from annotate.extract.loading import load
from annotate.extract.normalised.chunk import Chunk, chunks_of
from annotate.extract.normalised.text import NormalisedText
from annotate.extract.pipeline import PipelineChoice
from annotate.extract.structure_from_doc import structure_of
from annotate.gazetteer import NO_NAMES, Gazetteer
from annotate.learning.evidence import Evidence, joined
from annotate.own_cues import NO_CUES, OwnCues
from annotate.suggestion import Suggestion

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotate.learning.learned_model import LearnedModel

_VISIBLE_CHUNKS = 2
"""Number of chunks that a large screen may show."""

_CHUNKS_AT_ONCE = 64
"""Number of chunks that go through each component together; chosen by hand."""

_IN_CACHE: dict[str, object] = {"batch_size": 16}
"""Fewer chunks for the word vectors, which otherwise do not stay in the processor's cache."""

SuggestResult = tuple[Suggestion, ...] | Exception
"""The suggestions for a text, or the error that prevented them."""


@dataclass(frozen=True, slots=True)
class Extras:
    """What is to be read in a text beside suggestions; each takes time."""

    structure: bool = False
    """The structure of each chunk."""
    evidence: bool = False
    """The evidence of each chunk."""


class Extractor:
    """A loaded pipeline that turns texts into suggestions.

    Raises:
        PipelineUnavailable: spaCy cannot load the pipeline.
    """

    def __init__(
        self,
        choice: PipelineChoice,
        *,
        names: Gazetteer = NO_NAMES,
        learned: LearnedModel | None = None,
        cues: OwnCues = NO_CUES,
    ) -> None:
        loaded = load(choice)
        self._nlp = loaded.nlp
        self._sources = Sources(choice.title, loaded.labels, names, learned, loaded.retired, cues)
        self._is_warm = False
        self._loaded = loaded

    @property
    def notices(self) -> tuple[str, ...]:
        """The limits of the pipeline, and of its patterns so far, each in words for people."""
        stopped = (regex.notice for regex in self._loaded.regexes if regex.notice)
        return (*self._loaded.notices, *stopped)

    def under(
        self,
        *,
        names: Gazetteer = NO_NAMES,
        learned: LearnedModel | None = None,
        cues: OwnCues = NO_CUES,
    ) -> Extractor:
        """The same pipeline with other names, another model and other cues beside it."""
        other = copy(self)
        other._sources = replace(self._sources, names=names, learned=learned, cues=cues)
        return other

    def suggest(
        self,
        text: str,
        article_id: str,
        *,
        first: int = 0,
        with_structure: bool = False,
        with_evidence: bool = False,
        look: Callable[[], int | None] = lambda: None,
    ) -> Iterator[Batch]:
        """Analyse a text and yield its suggestions, one batch for each chunk, in reading order.

        Args:
            text: The article; offsets in the suggestions are code points into it.
            article_id: Goes into the suggestions' ids.
            first: Offset of a character on the reader's screen. Its chunk and the one behind it
                come first, provisionally, because names are learned from the text before them.
            with_structure: Whether each chunk brings its structure, once.
            with_evidence: Whether each chunk brings its evidence, once and not provisionally.
            look: Called before each chunk for the offset that is on the reader's screen now, or
                None; when that is another one, further down, its chunks come next.
        """
        extras = Extras(structure=with_structure, evidence=with_evidence)
        reading = _Reading(self, text, article_id, extras)
        yield from reading.preview(first)
        visible: int | None = first
        for chunk in reading.chunks:
            previous, visible = visible, look()
            if visible is not None and visible != previous and visible >= chunk.extent.end:
                yield from reading.preview(visible)
            yield reading.batch(chunk)

    def suggest_many(self, articles: Sequence[tuple[str, str]]) -> list[SuggestResult]:
        """Analyse texts together, which is considerably faster than one by one.

        Args:
            articles: The text and the id of each, as for `suggest`.

        Returns:
            The suggestions for each; for a text that the pipeline cannot handle, the error.
        """
        # Words that a text adds to the vocabulary are dropped with it, or memory would grow with
        # every text; but those of the first texts are worth keeping.
        with self._nlp.memory_zone() if self._is_warm else nullcontext():
            self._is_warm = True
            try:
                return self._suggest_together(articles)
            except Exception as error:
                if len(articles) == 1:
                    return [error]
        return [result for article in articles for result in self.suggest_many([article])]

    def _suggest_together(self, articles: Sequence[tuple[str, str]]) -> list[SuggestResult]:
        texts = [NormalisedText(analysable(text)) for text, _ in articles]
        chunks_of_texts = [list(chunks_of(text)) for text in texts]
        pieces = [chunk.text for text_chunks in chunks_of_texts for chunk in text_chunks]
        component_settings = self._settings(Extras())
        if "tok2vec" in self._nlp.pipe_names:
            component_settings["tok2vec"] = _IN_CACHE
        docs = iter(
            list(
                self._nlp.pipe(pieces, batch_size=_CHUNKS_AT_ONCE, component_cfg=component_settings)
            )
        )
        return [
            self._article(article_id, [(next(docs), chunk) for chunk in text_chunks])
            for (_, article_id), text_chunks in zip(articles, chunks_of_texts, strict=True)
        ]

    def evidence(self, text: str) -> Evidence:
        """Analyse a text for learners alone."""
        article = self.new_article("")
        extras = Extras(evidence=True)
        return joined(
            [
                article.evidence(self.parse(chunk.text, extras), chunk)
                for chunk in chunks_of(NormalisedText(analysable(text)))
            ]
        )

    def _article(
        self, article_id: str, docs: Iterable[tuple[Doc, Chunk]]
    ) -> tuple[Suggestion, ...]:
        """The suggestions of an article from its chunks."""
        article = self.new_article(article_id)
        return tuple(chain.from_iterable(article.add(doc, chunk)[0] for doc, chunk in docs))

    def parse(self, text: str, extras: Extras) -> Doc:
        """Send a chunk through the pipeline."""
        return self._nlp(text, component_cfg=self._settings(extras))

    def new_article(self, article_id: str) -> ArticleSuggestions:
        """Start the suggestions of an article, which come chunk by chunk."""
        return ArticleSuggestions(self._sources, article_id)

    def _settings(self, extras: Extras) -> dict[str, dict[str, object]]:
        """The settings of the pipeline's components."""
        with_readings = extras.evidence or self._sources.learned is not None
        claims: dict[str, object] = {
            "with_proposals": extras.structure,
            "with_readings": with_readings,
            "own_cues": self._sources.cues,
        }
        return {"postil_claims": claims}


class _Reading:
    """A text under analysis: the chunks parsed before their turn, and the suggestions so far."""

    def __init__(self, extractor: Extractor, text: str, article_id: str, extras: Extras) -> None:
        self._extractor = extractor
        self._text = NormalisedText(analysable(text))
        self._extras = extras
        self._article = extractor.new_article(article_id)
        self._preview = extractor.new_article(article_id)
        self._docs: dict[int, Doc] = {}
        """Chunks that were parsed before their turn, by their start."""

    @property
    def chunks(self) -> Iterator[Chunk]:
        """The chunks of the article, in reading order."""
        return chunks_of(self._text)

    def preview(self, place: int) -> Iterator[Batch]:
        """The chunk with a character of the article and the one behind it, provisionally."""
        for chunk in _visible_chunks(self._text, place):
            if chunk.place.start not in self._docs:
                doc = self._docs[chunk.place.start] = self._parse(chunk)
                yield self._batch(chunk, doc, self._preview, is_new=True, is_provisional=True)

    def batch(self, chunk: Chunk) -> Batch:
        """The next chunk in reading order."""
        previewed = self._docs.pop(chunk.place.start, None)
        doc = previewed if previewed is not None else self._parse(chunk)
        return self._batch(
            chunk, doc, self._article, is_new=previewed is None, is_provisional=False
        )

    def _parse(self, chunk: Chunk) -> Doc:
        return self._extractor.parse(chunk.text, self._extras)

    def _batch(
        self,
        chunk: Chunk,
        doc: Doc,
        article: ArticleSuggestions,
        *,
        is_new: bool,
        is_provisional: bool,
    ) -> Batch:
        extent, extras = chunk.extent, self._extras
        with_evidence = extras.evidence and not is_provisional
        suggestions, evidence = article.add(doc, chunk, with_evidence=with_evidence)
        return Batch(
            0 if is_provisional else extent.end,
            len(self._text.source),
            suggestions,
            start=extent.start,
            end=extent.end,
            is_provisional=is_provisional,
            structure=structure_of(doc, chunk) if extras.structure and is_new else None,
            evidence=evidence.to_bytes() if with_evidence and evidence is not None else None,
        )


def _visible_chunks(text: NormalisedText, place: int) -> list[Chunk]:
    """The chunk with a character of the article and the one behind it.

    None where the article begins with them.
    """
    first = text.text_offset(place)
    visible: list[Chunk] = []
    for chunk in chunks_of(text):
        if chunk.place.end > first:
            visible.append(chunk)
        if len(visible) == _VISIBLE_CHUNKS:
            break
    return visible if visible and visible[0].place.start > 0 else []

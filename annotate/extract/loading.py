"""Loading a spaCy pipeline of any language, with the project's own components where they fit."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.errors import PatternsUnusable, PipelineUnavailable
from annotate.extract.limited_regex import LimitedRegex
from annotate.extract.patterns import add_patterns
from annotate.extract.pipeline import ORIGIN, PipelineChoice

if TYPE_CHECKING:
    from spacy.language import Language

_UNUSED = frozenset(
    {"textcat", "textcat_multilabel", "entity_linker", "spancat_singlelabel"}
    | {"span_finder", "doc_cleaner"}
)
"""Factories whose results nothing here reads."""

_LEMMATIZERS = frozenset({"lemmatizer", "trainable_lemmatizer"})
_ANALYSIS = frozenset({"tagger", "morphologizer", "attribute_ruler"}) | _LEMMATIZERS
"""Factories that set parts of speech and lemmas."""

_ENTITY_FACTORIES = frozenset(
    {"ner", "beam_ner", "entity_ruler", "span_ruler", "future_entity_ruler", "spancat"}
)
_WITHOUT_ANALYSIS = frozenset(
    {"tok2vec", "transformer", "curated_transformer", "parser", "senter", "sentencizer"}
    | {"ner", "beam_ner", "spancat"}
)
"""Factories that read no parts of speech and no lemmas."""

_KNOWN_FACTORIES = _UNUSED | _ANALYSIS | _ENTITY_FACTORIES | _WITHOUT_ANALYSIS
"""Factories of which it is known whether they set entities."""


@dataclass(frozen=True, slots=True)
class LoadedPipeline:
    """A pipeline in memory, with its labels and limits."""

    nlp: Language
    """The pipeline, with the project's components."""
    labels: frozenset[str] | None
    """The labels that it can give; None where that is unknown."""
    retired: frozenset[str]
    """The labels of entities that it still gives and should not: a training put others in their
    place."""
    notices: tuple[str, ...]
    """The limits of the pipeline, each in a few words for people."""
    regexes: tuple[LimitedRegex, ...]
    """The regular expressions of the library's patterns."""


def load(choice: PipelineChoice) -> LoadedPipeline:
    """Load a pipeline and add the project's own components.

    Raises:
        PipelineUnavailable: It is there, but spaCy cannot load it.
    """
    # The matrices are too small to share among threads, which would spin beside other work.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy  # costs more than all of the interface

    from annotate.extract import claims, paragraphs  # noqa: F401 - registers the factories

    try:
        nlp = spacy.load(choice.spacy_name)
    except (OSError, ImportError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise PipelineUnavailable(f"{choice.title} cannot be loaded: {reason}") from error
    retired = _retired_labels(nlp)
    labels = _labels(nlp)
    patterns_notice, regexes = _add_patterns(nlp, choice)
    notices = [patterns_notice, _entities_notice(nlp, choice.name)]
    no_claims = _claims_notice(nlp, choice.name)
    _leave_out_unused(nlp, with_claims=not no_claims)
    if "parser" in nlp.pipe_names:
        nlp.add_pipe("postil_paragraphs", before="parser")
    if not no_claims:
        nlp.add_pipe("postil_claims")
    _multiply_with_numpy(nlp)
    _match_rules_quickly(nlp)
    if labels is not None:
        labels -= retired - _span_labels(nlp)
    words = tuple(filter(None, [*notices, no_claims]))
    return LoadedPipeline(nlp, labels, retired, words, regexes)


def _add_patterns(nlp: Language, choice: PipelineChoice) -> tuple[str, tuple[LimitedRegex, ...]]:
    """Add the library's patterns; returns their fault in words or "", and their expressions."""
    try:
        return "", add_patterns(nlp, choice.patterns) if choice.patterns is not None else ()
    except PatternsUnusable as error:
        return str(error), ()


def _entities_notice(nlp: Language, name: str) -> str:
    factories = _factories(nlp)
    may_set_entities = factories & _ENTITY_FACTORIES or factories - _KNOWN_FACTORIES
    return "" if may_set_entities else f"no entities: {name} has no ner"


def _claims_notice(nlp: Language, name: str) -> str:
    """The reason why there will be no claims; empty when there may be some."""
    from annotate.extract.claims.candidates.lexicon import load_lexicon

    if "parser" not in nlp.pipe_names:
        return f"no claims: {name} has no parser"
    if load_lexicon(nlp.lang) is None:
        return f"no claims: no cue lexicon for {type(nlp).__name__} ({nlp.lang})"
    if _factories(nlp) <= _KNOWN_FACTORIES and not _factories(nlp) & _LEMMATIZERS:
        return f"no claims: {name} has no lemmatizer"
    return ""


def _leave_out_unused(nlp: Language, *, with_claims: bool) -> None:
    """Switch off components whose results nothing reads.

    Sentences count for `ner`, so a parser stays in any case. Components for parts of speech
    and lemmas go only where neither claims, nor the rules for English names, nor patterns read
    them.
    """
    unused = _UNUSED
    if (
        not with_claims
        and nlp.lang != "en"
        and _factories(nlp) <= _WITHOUT_ANALYSIS | _ANALYSIS | _UNUSED
    ):
        unused |= _ANALYSIS
    for name in nlp.pipe_names:
        if nlp.get_pipe_meta(name).factory in unused:
            nlp.disable_pipe(name)


def _multiply_with_numpy(nlp: Language) -> None:
    """Let numpy multiply the matrices; spaCy's own way takes two to three times as long.

    Pipelines that compute elsewhere, on a graphics card for example, stay as they are.
    """
    from thinc.api import Model, NumpyOps

    fast = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                if type(node.ops) is NumpyOps:
                    node.ops = fast


def _match_rules_quickly(nlp: Language) -> None:
    from spacy.pipeline import AttributeRuler

    from annotate.extract.quick_rules import QuickRules

    for _, component in nlp.pipeline:
        if type(component) is AttributeRuler:
            component.match = QuickRules(component)  # type: ignore[method-assign]


def _labels(nlp: Language) -> frozenset[str] | None:
    """The labels of the components that set entities; None if an unknown one may set some too."""
    if not _factories(nlp) <= _KNOWN_FACTORIES:
        return None
    return frozenset(
        label
        for name in nlp.pipe_names
        if nlp.get_pipe_meta(name).factory in _ENTITY_FACTORIES
        for label in nlp.pipe_labels.get(name, ())
    )


def _retired_labels(nlp: Language) -> frozenset[str]:
    """The labels that a training by this program has put others in the place of."""
    origin = nlp.meta.get(ORIGIN)
    retired = origin.get("retired", ()) if isinstance(origin, dict) else ()
    return frozenset(label for label in retired if isinstance(label, str))


def _span_labels(nlp: Language) -> frozenset[str]:
    """The labels of spans that may overlap."""
    names = [name for name in nlp.pipe_names if nlp.get_pipe_meta(name).factory == "spancat"]
    return frozenset(label for name in names for label in nlp.pipe_labels.get(name, ()))


def _factories(nlp: Language) -> frozenset[str]:
    return frozenset(nlp.get_pipe_meta(name).factory for name in nlp.pipe_names)

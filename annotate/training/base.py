"""The pipeline that a training starts from."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.errors import PipelineUnavailable
from annotate.extract.pipeline import choose

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BLANK = "blank:"
"""The beginning of the name of an empty pipeline: `blank:en`."""

_NER = frozenset({"ner", "beam_ner"})
"""Factories of components that learn entities token by token."""

_READ = _NER | {"tok2vec", "transformer", "curated_transformer", "parser", "senter", "sentencizer"}
"""Factories of the components that find entities and sentences, and of what these need."""


@dataclass(frozen=True, slots=True)
class Base:
    """A pipeline in memory, with what is known about it."""

    nlp: Language
    """The pipeline."""
    location: str
    """The name or path by which spaCy loads it; empty for an empty pipeline."""
    title: str
    """Name and version, for people."""
    licence: str = ""
    """Its licence, in its own words; empty where it names none."""
    package: str = ""
    """The package that holds it under another name than its own; empty where none does."""

    @property
    def name(self) -> str:
        """The name by which `load_base` finds it."""
        return self.package or self.location or f"{BLANK}{self.nlp.lang}"

    @property
    def ner(self) -> str | None:
        """The name of its component for entities; None where it has none."""
        names = (n for n in self.nlp.pipe_names if self.nlp.get_pipe_meta(n).factory in _NER)
        return next(names, None)

    @property
    def labels(self) -> frozenset[str]:
        """The labels of its entities."""
        return frozenset(self.nlp.pipe_labels[self.ner]) if self.ner is not None else frozenset()

    def read(self, docs: Sequence[Doc]) -> list[Doc]:
        """Return the docs with the entities and sentences that it finds in them."""
        unused = [n for n in self.nlp.pipe_names if self.nlp.get_pipe_meta(n).factory not in _READ]
        with self.nlp.select_pipes(disable=unused):
            return list(self.nlp.pipe([doc.text for doc in docs]))


def load_base(name: str) -> Base:
    """Load the pipeline that a name stands for.

    Args:
        name: A package, a folder, or `blank:xx` for an empty pipeline of a language.

    Raises:
        PipelineUnavailable: There is none, or spaCy cannot load it.
    """
    # The matrices are too small to share among threads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy

    if name.startswith(BLANK):
        language = name.removeprefix(BLANK)
        try:
            return Base(spacy.blank(language), "", f"an empty pipeline ({language})")
        except ImportError as error:
            raise PipelineUnavailable(f"{name}: spaCy knows no language {language}") from error
    choice = choose(name)
    try:
        nlp = spacy.load(choice.spacy_name)
    except (OSError, ImportError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise PipelineUnavailable(f"{choice.title} cannot be loaded: {reason}") from error
    licence = str(nlp.meta.get("license") or "")
    return Base(nlp, choice.spacy_name, choice.title, licence, choice.package)

"""The configuration of a training, as `spacy train` reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spacy.util import load_model_from_config
from thinc.api import Config

from annotate.training.base import Base
from annotate.training.callbacks import INHERIT_LABELS
from annotate.training.corpus import SPANS, Corpus

if TYPE_CHECKING:
    from spacy.tokens import Doc

TRAIN, DEV, CONFIG = "train.spacy", "dev.spacy", "config.cfg"
"""The files of a training."""

_WORDS_OF_UPDATE = 110
"""Words of an update, of which spaCy takes more and more as it goes; a round is estimated by it."""

_LEAST_STEPS, _MOST_STEPS = 10, 200
"""Fewest and most updates between two scores; chosen by hand."""

_PATIENCE = 6
"""Scores that may pass without a better one; chosen by hand."""

_MOST_ROUNDS, _MOST_ROUNDS_BLANK = 20, 60
"""Rounds over all docs, of a component that knows something already and of a new one; by hand."""

_LEARN_RATE, _LEARN_RATE_BLANK = 0.002, 0.001
"""Step of an update, of a component that knows something already and of a new one. The second is
spaCy's own; after two rounds on 40 articles of CoNLL, 0.0005, 0.001 and 0.002 reach 67, 70, 73."""

_DROPOUT = 0.1
"""Share of the network that each update leaves out, which is spaCy's own."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The length of a training."""

    steps: int | None = None
    """Updates; None for as many as bring something."""
    seed: int = 0
    """The seed of the training."""


def training_config(base: Base, corpus: Corpus, pace: Pace) -> Config:
    """Return the configuration of a training.

    Args:
        base: The pipeline that it starts from.
        corpus: What it learns from.
        pace: How long it takes.
    """
    is_new = corpus.component == "spancat" or base.ner is None
    trained = corpus.component if is_new else str(base.ner)
    names = list(base.nlp.component_names)
    if trained not in names:
        names.append(trained)
    sources = {name: {"source": base.location} for name in names if name != trained}
    component = _new_component(corpus) if is_new else _sourced_ner(base, trained)
    return Config(
        {
            "paths": {"train": TRAIN, "dev": DEV},
            "system": {"seed": pace.seed, "gpu_allocator": None},
            "nlp": _language(base, names),
            "components": {**sources, trained: component},
            "corpora": {
                name: {"@readers": "spacy.Corpus.v1", "path": f"${{paths.{name}}}"}
                for name in ("train", "dev")
            },
            "training": {
                **_rounds(corpus.train, pace, is_new=is_new),
                "frozen_components": [name for name in names if name != trained],
                "score_weights": _score_weights(base, corpus),
            },
            "initialize": _initialize(base, trained, corpus, is_new=is_new),
        }
    )


def check_config(base: Base, corpus: Corpus) -> Config:
    """Return a configuration for `spacy debug data`: the trained component alone, as a new one.

    spaCy would try to initialise the frozen components with docs that say nothing for them.
    """
    config = training_config(Base(base.nlp, "", base.title), corpus, Pace())
    check = {
        **config,
        "nlp": {"lang": base.nlp.lang, "pipeline": [corpus.component]},
        "components": {corpus.component: _new_component(corpus)},
        "training": {**config["training"], "frozen_components": []},
        "initialize": {"vectors": None, "init_tok2vec": None},
    }
    # Unlike `spacy train`, the command fills in no defaults.
    return load_model_from_config(Config(check), auto_fill=True).config


def _language(base: Base, names: Sequence[str]) -> dict[str, Any]:
    config = base.nlp.config["nlp"]
    copied = ("lang", "batch_size", "tokenizer", "vectors")
    return {
        **{name: config[name] for name in copied if name in config},
        "pipeline": list(names),
        "disabled": list(base.nlp.disabled),
    }


def _score_weights(base: Base, corpus: Corpus) -> dict[str, float | None]:
    """Return weights that let nothing count but F1: by default, frozen components count too."""
    factories = [base.nlp.get_pipe_meta(name).factory for name in base.nlp.component_names]
    unused = {
        name: None
        for factory in (*factories, corpus.component)
        for name in base.nlp.get_factory_meta(factory).default_score_weights or ()
    }
    return {**unused, "ents_f" if corpus.component == "ner" else f"spans_{SPANS}_f": 1.0}


def _new_component(corpus: Corpus) -> dict[str, Any]:
    if corpus.component == "ner":
        return {"factory": "ner"}
    return {
        "factory": "spancat",
        "spans_key": SPANS,
        "suggester": {
            "@misc": "spacy.ngram_range_suggester.v1",
            "min_size": 1,
            "max_size": corpus.longest,
        },
    }


def _sourced_ner(base: Base, name: str) -> dict[str, Any]:
    """Return the component of the base, with a copy of the vectors that it would listen to."""
    source: dict[str, Any] = {"source": base.location}
    tok2vec = base.nlp.get_pipe_config(name)["model"].get("tok2vec", {})
    if "Listener" in str(tok2vec.get("@architectures", "")):
        source["replace_listeners"] = ["model.tok2vec"]
    return source


def _initialize(base: Base, trained: str, corpus: Corpus, *, is_new: bool) -> dict[str, Any]:
    """Return what happens at the start."""
    steps: dict[str, Any] = {"vectors": None, "init_tok2vec": None}
    if base.location:
        steps["before_init"] = {
            "@callbacks": "spacy.copy_from_base_model.v1",
            "tokenizer": base.location,
            "vocab": base.location,
        }
    if not is_new:
        steps["after_init"] = {
            "@callbacks": INHERIT_LABELS,
            "component": trained,
            "labels": sorted(corpus.labels | corpus.rehearsed),
            "heirs": dict(corpus.heirs),
            "retired": sorted(corpus.retired),
        }
    return steps


def _rounds(docs: Sequence[Doc], pace: Pace, *, is_new: bool) -> dict[str, Any]:
    words = sum(map(len, docs))
    steps = max(1, min(len(docs), words // _WORDS_OF_UPDATE))
    between = max(_LEAST_STEPS, min(steps, _MOST_STEPS))
    rate = _LEARN_RATE_BLANK if is_new else _LEARN_RATE
    return {
        "seed": "${system.seed}",
        "gpu_allocator": "${system.gpu_allocator}",
        "dropout": _DROPOUT,
        "eval_frequency": min(between, pace.steps or between),
        "patience": _PATIENCE * between,
        "max_epochs": _MOST_ROUNDS_BLANK if is_new else _MOST_ROUNDS,
        "max_steps": pace.steps or 0,
        "optimizer": {"@optimizers": "Adam.v1", "learn_rate": rate},
    }

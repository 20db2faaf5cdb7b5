"""The trained pipeline as a folder that anything that reads spaCy pipelines can load."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate.evaluation.tally import Tally
from annotate.extract.pipeline import ORIGIN
from annotate.training.card import CardFacts, model_card
from annotate.training.training import Trained, Training

if TYPE_CHECKING:
    from spacy.language import Language

_VERSION_DIGITS = 8
"""Hexadecimal digits that tell the versions of one day apart; chosen by hand."""

_CARD = "README.md"


def save_trained(training: Training, trained: Trained, folder: Path, facts: CardFacts) -> str:
    """Write a trained pipeline with its model card into a new folder; returns its title."""
    nlp = trained.nlp
    _describe(training, trained, facts)
    _forget_places(nlp)
    nlp.to_disk(folder)
    title = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
    remark = "" if trained.is_complete else "It was ended before the scores stopped rising."
    card = model_card(title, facts, training.base, training.corpus, trained.scores, remark=remark)
    (folder / _CARD).write_text(card, encoding="utf-8")
    return title


def _describe(training: Training, trained: Trained, facts: CardFacts) -> None:
    """Give the pipeline its name, its version and its origin."""
    meta: dict[str, Any] = trained.nlp.meta
    base, corpus = training.base, training.corpus
    date = ".".join(str(int(part)) for part in facts.date.split("-"))
    meta |= {
        "name": re.sub(r"\W+", "_", facts.annotator.casefold()).strip("_") or "postil",
        # Suggestions are remembered by it, so no two pipelines may share one.
        "version": f"{date}+{_digest(trained.folder)}",
        "description": f"Trained by postil train from {base.title}.",
        "license": base.licence,
        "performance": _performance(trained),
        ORIGIN: {"base": base.name, "retired": sorted(corpus.retired)},
    }
    for field in ("sources", "author", "email", "url"):
        meta.pop(field, None)


def _performance(trained: Trained) -> dict[str, object]:
    scores = trained.scores
    per_label = {label: _rates(tally, "") for label, tally in scores.after.items()}
    return {**_rates(scores.overall_after, "ents_"), "ents_per_type": per_label}


def _rates(tally: Tally, prefix: str) -> dict[str, float]:
    values = {"p": tally.precision, "r": tally.recall, "f": tally.f1}
    return {f"{prefix}{name}": value for name, value in values.items()}


def _forget_places(nlp: Language) -> None:
    """Take out of the configuration what holds for the training and this machine alone."""
    config = nlp.config
    config["paths"] = {"train": None, "dev": None}
    config["training"].pop("logger", None)
    for step in ("before_init", "after_init"):
        config["initialize"][step] = None
    nlp.config = config


def _digest(folder: Path) -> str:
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:_VERSION_DIGITS]

"""Learned models: what was learned from one person's finished articles, in memory and in files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from annotate.errors import LearnedModelUnusable
from annotate.learning.calibration import Calibrator
from annotate.learning.claim_model import ClaimModel
from annotate.learning.claim_rescorer import ClaimRescorer
from annotate.learning.crf import Crf
from annotate.learning.entity_model import EntityModel, Way
from annotate.learning.entity_sources import EntitySources
from annotate.learning.known_words import KnownWords
from annotate.learning.label_map import LabelMap
from annotate.learning.names import Names

VERSION = 3
"""The version of the files; a Postil that writes others counts it up."""

_MODEL, _FIELD = "model.json", "entities.crfsuite"
_DIGEST_LENGTH = 16
"""Number of hexadecimal digits of a digest; chosen by hand."""


@dataclass(frozen=True, slots=True)
class LearnedModel:
    """What was learned; where a part is None, the pipeline speaks for itself."""

    entities: EntityModel | None = None
    """What suggests entities."""
    claims: ClaimModel | None = None
    """What chooses among the pipeline's readings of claims."""

    @property
    def digest(self) -> str:
        """A name for exactly this model: what learned the same has the same."""
        digest = sha256()
        for name, data in sorted(self.to_files().items()):
            digest.update(f"{name} {len(data)}\n".encode() + data)
        return digest.hexdigest()[:_DIGEST_LENGTH]

    def to_files(self) -> dict[str, bytes]:
        """The files that hold it, by name."""
        fields: dict[str, object] = {"version": VERSION}
        files = {}
        if self.entities is not None:
            crf = self.entities.sources.crf
            if crf is not None:
                files[_FIELD] = crf.model
            fields["entities"] = _entity_fields(self.entities)
        if self.claims is not None:
            fields["claims"] = {
                "coefficients": dict(self.claims.rescorer.coefficients),
                "threshold": self.claims.threshold,
            }
        model = json.dumps(fields, sort_keys=True, ensure_ascii=False, indent=0)
        return {**files, _MODEL: model.encode()}

    @staticmethod
    def from_files(files: Mapping[str, bytes]) -> LearnedModel:
        """Read what `to_files` has written; other files are ignored.

        Raises:
            LearnedModelUnusable: A file is missing or damaged, or a later version wrote it.
        """
        try:
            fields = json.loads(files[_MODEL])
            if fields["version"] > VERSION:
                raise LearnedModelUnusable("a newer version of Postil wrote what was learned")
            if fields["version"] < VERSION:
                raise LearnedModelUnusable("an older version of Postil wrote what was learned")
            entities, claims = fields.get("entities"), fields.get("claims")
            return LearnedModel(
                None if entities is None else _entity_model(entities, files),
                None if claims is None else _claim_model(claims),
            )
        except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
            raise LearnedModelUnusable(f"what was learned is damaged: {error}") from error


def _entity_fields(model: EntityModel) -> dict[str, object]:
    names, words = model.sources.names.counts, model.sources.words.counts
    crf = model.sources.crf
    return {
        "way": model.way.value,
        "labels": dict(model.sources.label_map.labels),
        "names": [[list(words), dict(names[words])] for words in sorted(names)],
        "words": {word: dict(words[word]) for word in words},
        "calibrator": dict(model.calibrator.coefficients),
        "crf": None if crf is None else sha256(crf.model).hexdigest(),
    }


def _entity_model(fields: Mapping[str, Any], files: Mapping[str, bytes]) -> EntityModel:
    names = {tuple(map(_word, words)): _numbers(counts) for words, counts in fields["names"]}
    labels = {_word(label): _word(own) for label, own in fields["labels"].items()}
    words = {_word(word): _numbers(counts) for word, counts in fields["words"].items()}
    crf = _crf(fields["crf"], files)
    sources = EntitySources(LabelMap(labels), Names(names), KnownWords(words), crf)
    return EntityModel(sources, Calibrator(_numbers(fields["calibrator"])), Way(fields["way"]))


def _crf(digest: str | None, files: Mapping[str, bytes]) -> Crf | None:
    """The random field; crfsuite itself reads damaged bytes as if they were whole."""
    if digest is None:
        return None
    model = files[_FIELD]
    if sha256(model).hexdigest() != digest:
        raise ValueError(f"{_FIELD} is not the one that {_MODEL} was written with")
    return Crf(model)


def _claim_model(fields: Mapping[str, Any]) -> ClaimModel:
    rescorer = ClaimRescorer(_numbers(fields["coefficients"]))
    return ClaimModel(rescorer, _number(fields["threshold"]))


def _numbers(fields: Mapping[str, Any]) -> dict[str, float]:
    return {_word(name): _number(value) for name, value in fields.items()}


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is not a number")
    return float(value)


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not text")
    return value

"""A file of what was learned about claims, which other libraries can suggest with."""

from __future__ import annotations

import json
from dataclasses import dataclass

from annotate.cue_file import cues_toml, parse_cues
from annotate.errors import CuesUnusable, LearnedModelUnusable
from annotate.learning.learned_model import LearnedModel
from annotate.own_cues import NO_CUES, OwnCues

SCHEMA = "postil-claims/1"
"""Names the format; a later one counts it up."""

_MODEL = "model.json"
_DAMAGED = (LookupError, TypeError, ValueError, RecursionError)


@dataclass(frozen=True, slots=True)
class ClaimsFile:
    """What was learned about claims, with where it comes from."""

    model: LearnedModel
    """The re-scorer; without claims where the pipeline's own scores were as good."""
    pipeline: str
    """Name and version of the pipeline whose readings it rates."""
    articles: int
    """The number of done articles that it was learned from."""
    before: float = 0.0
    """F1 of the pipeline's own scores, from 0 to 100."""
    after: float = 0.0
    """F1 with what was learned."""
    cues: OwnCues = NO_CUES
    """The library's own cues."""

    def to_bytes(self) -> bytes:
        """Return the content of the file, which is JSON."""
        fields = {
            "schema": SCHEMA,
            "pipeline": self.pipeline,
            "articles": self.articles,
            "f1": [round(self.before, 1), round(self.after, 1)],
            "cues": cues_toml(self.cues) if self.cues else "",
            "model": json.loads(LearnedModel(claims=self.model.claims).to_files()[_MODEL]),
        }
        return json.dumps(fields, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"

    @staticmethod
    def from_bytes(data: bytes) -> ClaimsFile:
        """Read what `to_bytes` has written.

        Raises:
            LearnedModelUnusable: It is something else, or a later version wrote it.
        """
        try:
            fields = json.loads(data)
            if fields["schema"] != SCHEMA:
                raise LearnedModelUnusable(f"it says {fields['schema']!r} and not {SCHEMA}")
            before, after = fields["f1"]
            return ClaimsFile(
                LearnedModel.from_files({_MODEL: json.dumps(fields["model"]).encode()}),
                str(fields["pipeline"]),
                int(fields["articles"]),
                float(before),
                float(after),
                parse_cues(str(fields["cues"]), title="cues"),
            )
        except (*_DAMAGED, CuesUnusable) as error:
            raise LearnedModelUnusable("postil train --claims did not write it") from error

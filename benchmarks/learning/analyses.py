"""Analyses of corpora, remembered between runs in the folder for temporary files."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from annotate.document import text_digest
from annotate.extract.chunks import analysable
from annotate.extract.entities import ArticleEntities
from annotate.extract.evidence_of import evidence_of
from annotate.extract.loading import LoadedPipeline, load
from annotate.extract.normalised.chunk import chunks_of
from annotate.extract.normalised.text import NormalisedText
from annotate.extract.pipeline import PipelineChoice, choose
from annotate.learning.evidence import Evidence, joined

_WITH_READINGS = {"postil_claims": {"with_readings": True}}


class Analyses:
    """Reads texts with the pipeline that is installed, each once."""

    def __init__(self) -> None:
        self._choice: PipelineChoice = choose()
        self._pipeline: LoadedPipeline | None = None
        self._seconds: dict[str, float] = {}
        self._folder = Path(tempfile.gettempdir()) / "postil-learning" / self._choice.cache_name

    @property
    def title(self) -> str:
        """Name and version of the pipeline."""
        return self._choice.title

    def evidence(self, text: str) -> Evidence:
        """What the pipeline reads in a text."""
        path = self._folder / f"{text_digest(text)}.evidence"
        if path.is_file():
            return Evidence.from_bytes(path.read_bytes())
        evidence = self._analysed(text)
        self._folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(evidence.to_bytes())
        return evidence

    def seconds(self, text: str) -> float:
        """The processor time of analysing a text, taken once in each run."""
        if text not in self._seconds:
            if self._pipeline is None:
                # What comes first takes longer.
                self._analysed(text)
            start = time.process_time()
            self._analysed(text)
            self._seconds[text] = time.process_time() - start
        return self._seconds[text]

    def _analysed(self, text: str) -> Evidence:
        if self._pipeline is None:
            self._pipeline = load(self._choice)
        rules = ArticleEntities(labels=self._pipeline.labels)
        parts = []
        for chunk in chunks_of(NormalisedText(analysable(text))):
            doc = self._pipeline.nlp(chunk.text, component_cfg=_WITH_READINGS)
            parts.append(evidence_of(doc, rules.add(doc), chunk))
        return joined(parts)

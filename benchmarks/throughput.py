"""Speed of `postil extract` as a ratio: `python -m benchmarks.throughput [FOLDER]`.

spaCy's own `nlp.pipe` with every component of the pipeline, and all of the work of `extract` on
the same texts, lines of JSON included, take turns in one process; the best turn of each
counts, in processor time. It also compares the results of the two: the entities as the pipeline has
them, and the claims of a pipeline in which nothing was left out or made faster. FOLDER holds texts,
`*.txt`; without one, the samples are taken.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

# Each side has one thread; the results do not depend on it.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import annotate.extract.paragraphs  # noqa: F401
from annotate.extract import claims  # noqa: F401 - registers its factory, as paragraphs does
from annotate.extract.chunks import analysable, chunks
from annotate.extract.loading import load
from annotate.extract.pipeline import choose
from annotate.labels.scheme import ONTONOTES
from annotate.loaders import plain
from annotate.loaders.jsonl import TextRecord, record_of
from annotate.loaders.source import file_source
from benchmarks.command_line import parser
from store.exporter.suggestion_lines import LineMaker, LineSettings

_TURNS = 3
"""Measured turns of each side, behind one that does not count."""

_SAMPLES = Path(__file__).parents[1] / "sample"


def main(folder: Path) -> None:
    """Print the ratio, and how many entities and claims are the same."""
    choice = choose()
    texts = [record_of(plain.load(file_source(path))) for path in sorted(folder.glob("*.txt"))]
    characters = sum(len(text.document.text) for text in texts)
    print(f"{choice.title}; {len(texts)} texts, {characters:,} characters")
    stock = spacy.load(choice.spacy_name)
    maker = LineMaker(LineSettings(choice, "anna", ONTONOTES))
    stock_time, our_time = _best(
        lambda: list(stock.pipe(text.document.text for text in texts)),
        lambda: maker.make_lines(texts),
    )
    print(
        f"nlp.pipe {stock_time:.2f} s, extract {our_time:.2f} s: "
        f"{stock_time / our_time:.2f} times as fast"
    )
    _compare(_everything(choice.spacy_name), load(choice).nlp, texts)


def _best(*sides: Callable[[], object]) -> list[float]:
    """The least processor time of each side; they take turns, behind one that does not count."""
    times: list[list[float]] = [[] for _ in sides]
    for _ in range(_TURNS + 1):
        for side, seconds in zip(sides, times, strict=True):
            start = time.process_time()
            side()
            seconds.append(time.process_time() - start)
    return [min(seconds[1:]) for seconds in times]


def _everything(location: str) -> Language:
    """The pipeline with the project's components, nothing left out and nothing made faster."""
    nlp = spacy.load(location)
    nlp.add_pipe("postil_paragraphs", before="parser")
    nlp.add_pipe("postil_claims")
    return nlp


def _compare(full: Language, quick: Language, texts: list[TextRecord]) -> None:
    pieces = [
        analysable(text.document.text[chunk.start : chunk.end])
        for text in texts
        for chunk in chunks(text.document.text)
    ]
    slow, fast = list(full.pipe(pieces)), list(quick.pipe(pieces, batch_size=64))
    for kind, read in (("entities", _entities), ("claims", _claims)):
        pairs = [
            (read(full_doc), read(quick_doc))
            for full_doc, quick_doc in zip(slow, fast, strict=True)
        ]
        count = sum(len(in_full) for in_full, _ in pairs)
        different = sum(len(set(in_full) ^ set(in_quick)) for in_full, in_quick in pairs)
        print(f"{kind}: {count} with everything on; {different} are not the same")


def _entities(doc: Doc) -> list[object]:
    return [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]


def _claims(doc: Doc) -> list[object]:
    return [(scored.claim, scored.score) for scored in doc._.claims]


if __name__ == "__main__":
    _command_line = parser("throughput", __doc__)
    _command_line.add_argument("folder", nargs="?", type=Path, default=_SAMPLES, metavar="FOLDER")
    main(_command_line.parse_args().folder)

"""Quality and speed of the suggestions: `python -m benchmarks.extraction POLNEAR CONLL`.

POLNEAR is the folder of PolNeAR with `dev` in it, CONLL the validation part of CoNLL-2003 in its
own columns; either may be `-`. Only numbers are printed.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from annotate.entity import Entity
from annotate.errors import PostilError
from annotate.evaluation.coding import Coding, Pair
from annotate.evaluation.entities import EntityScores
from annotate.evaluation.evaluation import evaluate
from annotate.evaluation.report import claim_tables, entity_table, table
from annotate.extract.chunks import analysable, chunks
from annotate.extract.entities import ArticleEntities
from annotate.extract.extractor import Extractor
from annotate.extract.loading import LoadedPipeline, load
from annotate.extract.pipeline import PipelineChoice, choose
from annotate.span import Span
from benchmarks.command_line import parser
from benchmarks.conll import as_conll, documents
from store.annotated_article import AnnotatedArticle
from store.formats.report import Report
from store.importer.annotated_files import read_annotated
from store.library.comparison import compare

Finder = Callable[[Doc], Iterable[Entity]]
"""Finds the entities of an article's next chunk, at offsets into the chunk."""

_CLAIMS = "postil_claims"
_SCORE_STEPS = (0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
"""Limits of the rows of scores; a claim may score 1."""


def main(polnear: str, conll: str) -> None:
    """Print every table whose corpus is given."""
    choice = choose()
    print(f"{datetime.now(UTC):%Y-%m-%d}, {choice.title}")
    pipeline = load(choice)
    if polnear != "-":
        gold = list(read_annotated(Path(polnear) / "dev", Report()))
        _print(f"PolNeAR dev, {len(gold)} articles", _claims(choice, gold))
        _print("time, PolNeAR dev", _times(pipeline, [article.document.text for article in gold]))
    if conll != "-":
        for name, scores in _entities(pipeline, Path(conll)).items():
            _print(f"CoNLL-2003 validation, {name}", entity_table(scores))


def _print(title: str, lines: Iterable[str]) -> None:
    print("", title, "", *lines, sep="\n", flush=True)


def _claims(choice: PipelineChoice, gold: Sequence[AnnotatedArticle]) -> Iterator[str]:
    """The tables of claims, as a person would see them in the reader."""
    extractor = Extractor(choice)
    suggested = [_suggested(extractor, article) for article in gold]
    yield from claim_tables(evaluate(compare(gold, suggested).pairs).claims)
    yield ""
    yield from _by_score(gold, suggested)


def _by_score(
    gold: Sequence[AnnotatedArticle], suggested: Sequence[AnnotatedArticle]
) -> Iterator[str]:
    """The share of claims of each score that are right, source included."""
    rows = [("claims with a score of", "suggested", "per cent right")]
    for low, high in pairwise(_SCORE_STEPS):
        in_range = [_with_scores(article, low, high) for article in suggested]
        right = evaluate(compare(gold, in_range).pairs).claims.end_to_end
        if right.predicted:
            share = f"{100 * right.precision:.1f}"
            rows.append((f"{low:.1f} and more", f"{right.predicted:,}", share))
    return table(rows)


def _with_scores(article: AnnotatedArticle, low: float, high: float) -> AnnotatedArticle:
    """The article with those suggestions alone that score from `low` to below `high`."""
    in_range = tuple(
        s for s in article.suggestions if s.score is not None and low <= s.score < high
    )
    return replace(article, suggestions=in_range)


def _suggested(extractor: Extractor, article: AnnotatedArticle) -> AnnotatedArticle:
    batches = extractor.suggest(article.document.text, article.article_id)
    suggestions = tuple(suggestion for batch in batches for suggestion in batch.suggestions)
    return AnnotatedArticle(article.document, article.article_id, "", suggestions=suggestions)


def _entities(pipeline: LoadedPipeline, path: Path) -> dict[str, EntityScores]:
    """Scores by the origin of the entities."""
    pairs: dict[str, list[Pair]] = {"the pipeline alone": [], "with the entity rules": []}
    for text, gold in documents(path):
        docs = list(_analysed(pipeline.nlp, text))
        rules = ArticleEntities(labels=pipeline.labels)
        finders: Sequence[Finder] = (_of_pipeline, rules.add)
        for name, find in zip(pairs, finders, strict=True):
            predicted = (
                Entity(entity.span.shifted(offset), entity.label)
                for offset, doc in docs
                for entity in find(doc)
            )
            pairs[name].append(Pair(text, Coding(gold), Coding(as_conll(text, predicted))))
    return {name: evaluate(articles).entities for name, articles in pairs.items()}


def _analysed(nlp: Language, text: str) -> Iterator[tuple[int, Doc]]:
    """Each chunk of a text, analysed, with its offset."""
    safe = analysable(text)
    for chunk in chunks(text):
        yield chunk.start, nlp(safe[chunk.start : chunk.end])


def _of_pipeline(doc: Doc) -> Iterator[Entity]:
    for ent in doc.ents:
        yield Entity(Span(ent.start_char, ent.end_char), ent.label_)


def _times(pipeline: LoadedPipeline, texts: Sequence[str]) -> Iterator[str]:
    """CPU seconds of every component and of the entity rules, each beside the bare pipeline."""
    seconds: dict[str, float] = defaultdict(float)
    words = sum(_time(pipeline, text, seconds) for text in texts)
    added = {"claims": seconds.pop(_CLAIMS), "entity rules": seconds.pop("entity rules")}
    bare = sum(seconds.values())
    added_in_all = sum(added.values())
    rows = {
        **seconds,
        "pipeline, together": bare,
        **added,
        "claims and entity rules": added_in_all,
    }
    yield f"{words:,} tokens, {words / (bare + added_in_all):,.0f} a CPU second with everything"
    yield ""
    yield from table(
        [
            ("component", "CPU seconds", "per cent of the pipeline"),
            *(
                (name, f"{cpu_seconds:.2f}", f"{100 * cpu_seconds / bare:.1f}")
                for name, cpu_seconds in rows.items()
            ),
        ]
    )


def _time(pipeline: LoadedPipeline, text: str, seconds: dict[str, float]) -> int:
    """Add up the cost of each step on a text; returns its number of tokens."""
    nlp, rules = pipeline.nlp, ArticleEntities(labels=pipeline.labels)
    words, safe = 0, analysable(text)
    for chunk in chunks(text):
        clock = time.process_time()
        doc = nlp.make_doc(safe[chunk.start : chunk.end])
        steps: list[tuple[str, Callable[[Doc], object]]] = [
            *((name, nlp.get_pipe(name)) for name in nlp.pipe_names),
            ("entity rules", rules.add),
        ]
        seconds["tokenizer"] += time.process_time() - clock
        for name, step in steps:
            clock = time.process_time()
            step(doc)
            seconds[name] += time.process_time() - clock
        words += len(doc)
    return words


if __name__ == "__main__":
    _command_line = parser("extraction", __doc__)
    _command_line.add_argument("polnear", metavar="POLNEAR")
    _command_line.add_argument("conll", metavar="CONLL")
    _given = _command_line.parse_args()
    if _given.polnear == _given.conll == "-":
        sys.exit("make eval POLNEAR=FOLDER CONLL=FILE; one of the two is enough")
    try:
        main(_given.polnear, _given.conll)
    except (PostilError, OSError) as error:
        sys.exit(str(error))

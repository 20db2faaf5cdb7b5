"""The spaCy component `postil_claims`: reads a parsed doc and leaves claims on it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from annotate.claim import Claim
from annotate.extract.claims.candidate import Candidate
from annotate.extract.claims.family import Family
from annotate.extract.claims.lexicon import Lexicon, lexicon
from annotate.extract.claims.quoted import quoted
from annotate.extract.claims.ranges import Ranges
from annotate.extract.claims.readings import readings
from annotate.extract.claims.scored import ScoredClaim
from annotate.extract.claims.scores import rated
from annotate.extract.claims.selection import selected
from annotate.extract.claims.syntax import Syntax, syntax
from annotate.span import Fragments, Span

if not Doc.has_extension("claims"):
    Doc.set_extension("claims", default=[])


class ClaimFinder:
    """Finds attributed claims in parsed docs and leaves them, scored, in `doc._.claims`.

    A doc without a parse, or of a language without a cue lexicon, gets none.
    """

    def __init__(
        self, words: Lexicon | None, *, threshold: float, without: frozenset[Family] = frozenset()
    ) -> None:
        self._words = words
        self._threshold = threshold
        self._without = without

    @property
    def is_available(self) -> bool:
        """Whether there is a cue lexicon for the language."""
        return self._words is not None

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.claims`, in text order."""
        doc._.claims = self._claims(doc)
        return doc

    def _claims(self, doc: Doc) -> list[ScoredClaim]:
        if self._words is None or not len(doc) or not doc.has_annotation("DEP"):
            return []
        tree = syntax(doc)
        marks = quoted(doc.text, tree)
        found = readings(tree, marks, self._words, without=self._without)
        chosen = selected(rated(tree, marks, found), self._threshold)
        return [_scored(tree, candidate, score) for score, candidate in chosen]


@Language.factory(
    "postil_claims",
    default_config={"threshold": 0.35, "without": []},
    requires=["token.dep", "token.head", "token.pos", "token.lemma", "doc.sents"],
    assigns=["doc._.claims"],
)
def make_claim_finder(
    nlp: Language, name: str, threshold: float, without: Iterable[str]
) -> ClaimFinder:
    """Build the component for the pipeline's language.

    Args:
        nlp: The pipeline; its language chooses the cue lexicon.
        name: The component's name in the pipeline.
        threshold: The least score of a claim.
        without: Names of rule families to leave out.
    """
    left_out = frozenset(Family(family) for family in without)
    return ClaimFinder(lexicon(nlp.lang), threshold=threshold, without=left_out)


def _scored(tree: Syntax, candidate: Candidate, score: float) -> ScoredClaim:
    claim = Claim(
        source=_characters(tree, candidate.source),
        cue=_characters(tree, candidate.cue),
        content=_characters(tree, candidate.content),
    )
    return ScoredClaim(claim, score, candidate.family.value)


def _characters(tree: Syntax, pieces: Ranges) -> Fragments:
    """Ranges of words as fragments of characters."""
    return tuple(Span(tree.start[start], tree.end[end - 1]) for start, end in pieces)

"""The spaCy component `postil_claims`: reads a parsed doc and leaves claims on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.attrs import DEP
from spacy.language import Language
from spacy.tokens import Doc

from annotate.claim import Claim
from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.candidate_index import Rated
from annotate.extract.claims.candidates.family import Family
from annotate.extract.claims.candidates.generate import readings
from annotate.extract.claims.candidates.lexicon import Lexicon, lexicon
from annotate.extract.claims.parse.quotations import Quoted, quoted
from annotate.extract.claims.parse.syntax import Syntax, syntax
from annotate.extract.claims.proposals import characters, proposals
from annotate.extract.claims.resolve.extend_quotations import completed
from annotate.extract.claims.resolve.outside_sources import voiced
from annotate.extract.claims.resolve.select import selected
from annotate.extract.claims.resolve.split_quotations import rejoined
from annotate.extract.claims.resolve.trim import balanced, begun, ended
from annotate.extract.claims.scored import ScoredClaim
from annotate.extract.claims.scoring.model import Model, model
from annotate.extract.claims.scoring.score import rated
from annotate.extract.claims.speakers import Speakers
from annotate.span import Span

_LEAST = 0.15

if not Doc.has_extension("claims"):
    Doc.set_extension("claims", default=[])
    Doc.set_extension("proposals", default=[])


class ClaimFinder:
    """Finds attributed claims in parsed docs and leaves them, scored, in `doc._.claims`.

    Where it is asked for, what every possible cue would make a claim of, likely or not, is left in
    `doc._.proposals`.

    A doc without a parse, or of a language without a cue lexicon, gets none.
    """

    def __init__(
        self,
        words: Lexicon | None,
        trained: Model | None,
        *,
        threshold: float,
        without: frozenset[Family] = frozenset(),
    ) -> None:
        self._words = words
        self._trained = trained
        self._threshold = threshold
        self._without = without

    @property
    def is_available(self) -> bool:
        """Whether there is a cue lexicon for the language."""
        return self._words is not None

    def __call__(self, doc: Doc, *, with_proposals: bool = False) -> Doc:
        """Set `doc._.claims`, in text order.

        Args:
            doc: The doc, parsed.
            with_proposals: Whether to set `doc._.proposals` too, which costs time. In a pipeline:
                `nlp(text, component_cfg={"postil_claims": {"with_proposals": True}})`.
        """
        if self._words is None or not len(doc) or not doc.to_array(DEP).any():
            doc._.claims = []
            return doc
        tree = syntax(doc)
        marks = quoted(tree.whole_text(), tree)
        found = readings(tree, marks, self._words, leave_out=self._without)
        pairs = rated(tree, marks, self._words, found, trained=self._trained)
        whole = self._chosen(tree, marks, self._words, pairs)
        speakers = Speakers(doc, tree, self._words.pronouns)
        doc._.claims = [
            _scored(tree, score, candidate, speakers.speaker(candidate.source))
            for score, candidate in whole
        ]
        if with_proposals:
            likely = [(self._chance(score), one) for score, one in pairs]
            everything = proposals(
                tree, marks, self._words, found, pairs=likely, claims=whole, speakers=speakers
            )
            doc._.proposals = list(everything)
        return doc

    def _chosen(
        self, tree: Syntax, marks: Quoted, words: Lexicon, pairs: Sequence[Rated]
    ) -> list[Rated]:
        """The claims among the rated readings, mended, each with its chance."""
        chosen = [(self._chance(score), candidate) for score, candidate in selected(pairs, _LEAST)]
        kept = [
            (score, voiced(tree, marks, one)) for score, one in chosen if score >= self._threshold
        ]
        spare = [
            (self._chance(score), voiced(tree, marks, one))
            for score, one in pairs
            if score > _LEAST
        ]
        joined = rejoined(tree, marks, words, kept, spare)
        closed = [(score, balanced(tree, marks, one)) for score, one in joined]
        whole = completed(
            tree, marks, [(score, begun(tree, ended(tree, one))) for score, one in closed]
        )
        return sorted(whole, key=lambda pair: _first_word(pair[1]))

    def _chance(self, score: float) -> float:
        return self._trained.chance(score) if self._trained is not None else score


def make_claim_finder(
    nlp: Language, name: str, threshold: float, without: Iterable[str], use_model: bool
) -> ClaimFinder:
    """Build the component for the pipeline's language.

    Args:
        nlp: The pipeline; its language chooses the cue lexicon.
        name: The component's name in the pipeline.
        threshold: The least score of a claim.
        without: Names of rule families to leave out.
        use_model: Whether to score with the trained model, if the language has one.
    """
    left_out = frozenset(Family(family) for family in without)
    words = lexicon(nlp.lang)
    trained = model(nlp.lang) if use_model else None
    return ClaimFinder(words, trained, threshold=threshold, without=left_out)


def _first_word(candidate: Candidate) -> tuple[int, int]:
    """Where a claim begins, and its cue to tell it from others there."""
    first = min(part[0][0] for part in (candidate.source, candidate.cue, candidate.content) if part)
    return first, candidate.anchor


def _scored(tree: Syntax, score: float, candidate: Candidate, speaker: Span | None) -> ScoredClaim:
    claim = Claim(
        source=characters(tree, candidate.source),
        cue=characters(tree, candidate.cue),
        content=characters(tree, candidate.content),
    )
    return ScoredClaim(claim, round(score, 3), candidate.family.value, speaker)


# Last: spaCy looks the factory up by its entry point, in this very module, while it registers it.
Language.factory(
    "postil_claims",
    default_config={"threshold": 0.38, "without": [], "use_model": True},
    requires=["token.dep", "token.head", "token.pos", "token.lemma", "doc.sents", "doc.ents"],
    assigns=["doc._.claims", "doc._.proposals"],
    func=make_claim_finder,
)

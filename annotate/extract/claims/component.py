"""The spaCy component `postil_claims`: reads a parsed doc and leaves claims on it.

Its three steps are packages: `candidates` generates every reading of every cue, `scoring` rates
them, `resolve` chooses among them and completes the chosen ones. `parse` has what all three read,
`languages` what a language does in a way of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.attrs import DEP
from spacy.language import Language
from spacy.tokens import Doc

from annotate.entity import PEOPLE
from annotate.extract.claims.bylines import with_bylines
from annotate.extract.claims.candidates.candidate import Candidate, ScoredCandidate
from annotate.extract.claims.candidates.lexicon import Lexicon, load_lexicon
from annotate.extract.claims.candidates.own_entries import with_own_cues
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.dialogue import with_dialogue
from annotate.extract.claims.languages.english import ENGLISH
from annotate.extract.claims.languages.language_rules import LanguageRules
from annotate.extract.claims.languages.registry import rules_of
from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.proposals import SAY_NOTHING, propose_claims, to_claim
from annotate.extract.claims.readings import LEAST_CHANCE, claim_readings
from annotate.extract.claims.resolve.extend_quotations import extend_quotations
from annotate.extract.claims.resolve.outside_sources import attach_outside_source
from annotate.extract.claims.resolve.select import LEAST_RAW_SCORE, select_candidates
from annotate.extract.claims.resolve.split_quotations import rejoin_split_quotations
from annotate.extract.claims.resolve.trim import clean_borders
from annotate.extract.claims.scored import ScoredClaim
from annotate.extract.claims.scoring.model import Model, load_model
from annotate.extract.claims.scoring.score import score_candidates
from annotate.extract.claims.speakers import Speakers
from annotate.own_cues import NO_CUES, OwnCues
from annotate.span import Span

_THRESHOLD = 0.38
"""Least chance of a claim, from 0 to 1, unless the pipeline's configuration has another.

With it the precision on PolNeAR dev is 85 %, the recall 72 % (docs/extraction.md).
"""

if not Doc.has_extension("claims"):
    Doc.set_extension("claims", default=[])
    Doc.set_extension("proposals", default=[])
    Doc.set_extension("readings", default=[])


class ClaimFinder:
    """Finds attributed claims in parsed docs and leaves them, scored, in `doc._.claims`.

    Where it is asked for, what every possible cue would make a claim of, likely or not, is left in
    `doc._.proposals`.

    A doc without a parse, or of a language without a cue lexicon, gets none.
    """

    def __init__(
        self,
        lexicon: Lexicon | None,
        model: Model | None,
        *,
        threshold: float,
        leave_out: frozenset[Family] = frozenset(),
        rules: LanguageRules = ENGLISH,
    ) -> None:
        self._lexicon = lexicon
        self._rules = rules
        self._model = model
        self._threshold = threshold
        self._leave_out = leave_out
        self._extended: tuple[OwnCues, Lexicon] | None = None
        """The last own cues, and the lexicon with them."""

    def __call__(
        self,
        doc: Doc,
        *,
        with_proposals: bool = False,
        with_readings: bool = False,
        own_cues: OwnCues = NO_CUES,
    ) -> Doc:
        """Set `doc._.claims`, in text order.

        Args:
            doc: The doc, parsed.
            with_proposals: Whether to set `doc._.proposals` too, which costs time. In a pipeline:
                `nlp(text, component_cfg={"postil_claims": {"with_proposals": True}})`.
            with_readings: Whether to set `doc._.readings` too: what learners get to see.
            own_cues: The cues of a library, beside those of the lexicon.
        """
        lexicon = self._lexicon_with(own_cues)
        if lexicon is None or not len(doc) or not doc.to_array(DEP).any():
            doc._.claims = doc._.readings = []
            return doc
        tree, quotations = self._rules.read(doc, lexicon)
        candidates = self._rules.generate(tree, quotations, lexicon, self._leave_out)
        scored_candidates = score_candidates(
            tree, quotations, lexicon, candidates, model=self._model
        )
        claims = self._resolve(tree, quotations, lexicon, scored_candidates, self._threshold)
        speakers = Speakers(doc, tree, lexicon.pronouns)
        reported_claims = [
            _scored_claim(tree, score, candidate, speakers.resolve(candidate.source))
            for score, candidate in claims
        ]
        doc._.claims = _with_layout(doc, reported_claims)
        parse = (tree, quotations, lexicon, candidates)
        if with_readings:
            likely = self._resolve(tree, quotations, lexicon, scored_candidates, LEAST_CHANCE)
            doc._.readings = list(claim_readings(*parse, claims=likely, speakers=speakers))
        if with_proposals:
            calibrated = self._calibrated(scored_candidates)
            proposals = propose_claims(*parse, scored=calibrated, claims=claims, speakers=speakers)
            doc._.proposals = list(proposals)
        return doc

    def _lexicon_with(self, own_cues: OwnCues) -> Lexicon | None:
        """The lexicon with own cues, put together once for all docs in a row."""
        if self._lexicon is None or not own_cues:
            return self._lexicon
        if self._extended is None or self._extended[0] != own_cues:
            self._extended = (own_cues, with_own_cues(self._lexicon, own_cues))
        return self._extended[1]

    def _resolve(
        self,
        tree: Syntax,
        quotations: Quotations,
        lexicon: Lexicon,
        scored_candidates: Sequence[ScoredCandidate],
        threshold: float,
    ) -> list[ScoredCandidate]:
        """The claims among the candidates, completed, in text order, each with its chance."""

        def with_source(candidate: Candidate) -> Candidate:
            return attach_outside_source(tree, quotations, candidate)

        selected = self._calibrated(select_candidates(scored_candidates, LEAST_RAW_SCORE))
        claims = [
            ScoredCandidate(chance, with_source(candidate))
            for chance, candidate in selected
            if chance >= threshold
        ]
        spares = [
            ScoredCandidate(self._chance(score), with_source(candidate))
            for score, candidate in scored_candidates
            if score > LEAST_RAW_SCORE
        ]
        claims = rejoin_split_quotations(tree, quotations, lexicon, claims, spares)
        claims = [
            ScoredCandidate(chance, clean_borders(tree, quotations, candidate))
            for chance, candidate in claims
        ]
        claims = extend_quotations(tree, quotations, claims)
        return sorted(claims, key=lambda claim: _text_order(claim.candidate))

    def _calibrated(self, scored_candidates: Iterable[ScoredCandidate]) -> list[ScoredCandidate]:
        return [
            ScoredCandidate(self._chance(score), candidate)
            for score, candidate in scored_candidates
        ]

    def _chance(self, score: float) -> float:
        return self._model.chance(score) if self._model is not None else score


def make_claim_finder(
    nlp: Language, name: str, threshold: float, without: Iterable[str], use_model: bool
) -> ClaimFinder:
    """Build the component for the pipeline's language.

    Args:
        nlp: The pipeline; its language chooses the cue lexicon.
        name: The component's name in the pipeline.
        threshold: The least score of a claim, from 0 to 1.
        without: Names of rule families to leave out.
        use_model: Whether to score with the trained model, if the language has one.
    """
    lexicon = load_lexicon(nlp.lang)
    model = load_model(nlp.lang) if use_model else None
    leave_out = frozenset(Family(family) for family in without)
    return ClaimFinder(
        lexicon, model, threshold=threshold, leave_out=leave_out, rules=rules_of(nlp.lang or "")
    )


def _text_order(candidate: Candidate) -> tuple[int, int]:
    """The first word of a claim, and its cue to order those that begin there."""
    parts = (candidate.source, candidate.cue, candidate.content)
    return min(part[0][0] for part in parts if part), candidate.anchor


def _scored_claim(
    tree: Syntax, chance: float, candidate: Candidate, speaker: Span | None
) -> ScoredClaim:
    claim = to_claim(tree, candidate)
    return ScoredClaim(
        claim, round(chance, 3), candidate.family.value, speaker, candidate.entry.own_words
    )


def _with_layout(doc: Doc, claims: Iterable[ScoredClaim]) -> list[ScoredClaim]:
    """The claims with those that the layout of the text makes without a word of saying."""
    text = doc.text
    labelled = [(ent.label_, Span(ent.start_char, ent.end_char)) for ent in doc.ents]
    people = [span for label, span in labelled if label in PEOPLE]
    places = [span for label, span in labelled if label in SAY_NOTHING]
    return with_bylines(text, with_dialogue(text, claims, people), places)


# Last: spaCy looks the factory up by its entry point, in this very module, while it registers it.
Language.factory(
    "postil_claims",
    default_config={"threshold": _THRESHOLD, "without": [], "use_model": True},
    requires=["token.dep", "token.head", "token.pos", "token.lemma", "doc.sents", "doc.ents"],
    assigns=["doc._.claims", "doc._.proposals", "doc._.readings"],
    func=make_claim_finder,
)

